"""What a page shows, line by line (``Line``), and the elements that hold the lines (``Node``)."""

from typing import NamedTuple, Self

from lxml import etree

from newscrawl.pages.names import Role
from newscrawl.text import comparable

_BOLD = frozenset(("b", "h2", "h3", "h4", "h5", "strong"))
# Captions, bylines and copyright lines belong to an article, so they do not speak against its container.
APART = Role.CAPTION | Role.BYLINE | Role.COPYRIGHT | Role.SUBTITLE
# A line of fewer characters is running text only if it ends as a sentence.
LONG_LINE = 80
SHORTEST_SENTENCE = 15

# Microdata, the classes of microformats, and an attribute of the drafts of HTML5.
_CHANGED = frozenset(("dateModified", "updated", "modified"))
_PUBLISHED = frozenset(("datePublished", "published", "pubdate"))


class Node:
    """An element that holds lines: ``first`` to ``last`` (excluded) are the indices of its lines.

    ``role`` is what its names say, ``context`` what its own and those of all elements around it say. The walk
    sets what it knows when the element begins, and ``last`` at its end.
    """

    __slots__ = ("aside", "context", "element", "first", "index", "last", "parent", "role", "tag")

    aside: bool
    context: int
    element: etree._Element
    first: int
    index: int
    last: int
    parent: "Node | None"
    role: int
    tag: str

    @classmethod
    def outermost(cls, root: etree._Element) -> Self:
        """What all nodes of a page stand in, before any line."""
        node = cls()
        node.element, node.tag, node.parent = root, str(root.tag), None
        node.role = node.context = Role.NONE
        node.first = node.last = node.index = 0
        node.aside = False
        return node

    @property
    def shape(self) -> tuple[str, str]:
        """The tag and class of the element, which elements of one kind share."""
        return self.tag, str(self.element.get("class") or "")

    def within(self, tag: str) -> "Node | None":
        """The innermost element with this ``tag`` that the node is or stands in."""
        node: Node | None = self
        while node is not None and node.tag != tag:
            node = node.parent
        return node


class Stamp(NamedTuple):
    """A machine-readable time: its line's index, what its element is called (``published``, ``modified`` or
    ``""``), the time.
    """

    line: int
    kind: str
    text: str


def machine_time(element: etree._Element) -> str | None:
    """The time that an element says to machines: HTML, microdata, the ``abbr`` of microformats."""
    return (
        element.get("datetime")
        or element.get("content")
        or (element.get("title") if element.tag == "abbr" else None)
    )


def stamped(element: etree._Element) -> str:
    """What a machine-readable time is of; one that is called both is of the publication."""
    names = {*(element.get("class") or "").split(), *(element.get("itemprop") or "").split(), *element.keys()}
    return "published" if names & _PUBLISHED else "modified" if names & _CHANGED else ""


class Line:
    """One line of the page or, where ``image`` is not None, one picture.

    ``linked`` and ``strong`` count the characters of ``text`` that are links and that are set in bold.
    ``prose``: whether it reads as running text, by its length, its end and its links alone. The walk sets all
    but ``letters``, which ``key`` keeps.
    """

    __slots__ = ("image", "index", "letters", "linked", "node", "prose", "strong", "text")

    image: etree._Element | None
    index: int
    letters: str | None
    linked: int
    node: Node
    prose: bool
    strong: int
    text: str

    @property
    def key(self) -> str:
        """The text's letters and digits, for comparing."""
        if self.letters is None:
            self.letters = comparable(self.text)
        return self.letters

    @property
    def bold(self) -> bool:
        """Whether the whole line is set as a heading is."""
        return self.strong * 5 > len(self.text) * 4 or self.node.tag in _BOLD

    @property
    def shape(self) -> tuple[str, str]:
        """The tag and class of the element that the line stands in: paragraphs of a text share theirs."""
        return self.node.shape

    def stands_in(self, role: int, levels: int = 4) -> bool:
        """Whether the line's element has ``role``, or one of those around it, ``levels`` in all."""
        node: Node | None = self.node
        while node is not None and levels:
            if node.role & role:
                return True
            node, levels = node.parent, levels - 1
        return False
