"""What a page shows, line by line (``Line``), and the elements that hold the lines (``Node``)."""

from typing import NamedTuple

from lxml import etree

from newscrawl.pages.names import Role
from newscrawl.text import comparable, is_sentence

_BOLD = frozenset(("b", "h2", "h3", "h4", "h5", "strong"))
# Captions, bylines and copyright lines belong to an article, so they do not speak against its container.
APART = Role.CAPTION | Role.BYLINE | Role.COPYRIGHT | Role.SUBTITLE
# A line of fewer characters is running text only if it ends as a sentence.
_LONG_LINE = 80
_SHORTEST_SENTENCE = 15

# Microdata, the classes of microformats, and an attribute of the drafts of HTML5.
_CHANGED = frozenset(("dateModified", "updated", "modified"))
_PUBLISHED = frozenset(("datePublished", "published", "pubdate"))


class Node:
    """An element that holds lines: ``first`` to ``last`` (excluded) are the indices of its lines.

    ``role`` is what its names say, ``context`` what its own and those of all elements around it say.
    """

    __slots__ = ("aside", "context", "element", "first", "index", "last", "parent", "role", "tag")

    def __init__(  # noqa: PLR0917 - called for every element: naming its arguments costs as much as the rest
        self, element: etree._Element, tag: str, parent: "Node | None", role: int, first: int, index: int
    ) -> None:
        self.element = element
        self.tag = tag
        self.parent = parent
        self.role = role
        self.first = first
        self.last = first
        self.index = index
        self.aside = False
        self.context: int = role | parent.context if parent is not None else role

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


def stamped(element: etree._Element, classes: str) -> str:
    """What a machine-readable time is of; one that is called both is of the publication."""
    names = {*classes.split(), *(element.get("itemprop") or "").split(), *element.keys()}
    return "published" if names & _PUBLISHED else "modified" if names & _CHANGED else ""


class Line:
    """One line of the page or, where ``image`` is not None, one picture.

    ``linked`` and ``strong`` count the characters of ``text`` that are links and that are set in bold.
    ``prose``: whether it reads as running text, by its length, its end and its links alone.
    """

    __slots__ = ("_key", "image", "index", "linked", "node", "prose", "strong", "text")

    def __init__(  # noqa: PLR0917 - as above
        self,
        text: str,
        node: Node,
        index: int,
        linked: int = 0,
        strong: int = 0,
        image: etree._Element | None = None,
    ) -> None:
        self.text = text
        self.node = node
        self.index = index
        size = len(text)
        self.linked = linked if linked < size else size
        self.strong = strong if strong < size else size
        self.image = image
        self._key: str | None = None
        self.prose = (
            size >= _SHORTEST_SENTENCE
            and linked * 2 <= size
            and not node.role & APART
            and (size > _LONG_LINE or is_sentence(text))
        )

    @property
    def key(self) -> str:
        """The text's letters and digits, for comparing."""
        if self._key is None:
            self._key = comparable(self.text)
        return self._key

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
