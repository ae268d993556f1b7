"""A page as the lines it shows: one pass over the parsed tree.

Every line (Block) knows the element it stands in (Node); every Node knows which lines lie inside it. All
that the readers of bodies, bylines, times and tags ask is answered from these two lists.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

from newscrawl.pages.names import Role, role_of
from newscrawl.text import comparable, is_sentence, one_line

_SKIPPED = frozenset(
    (
        "audio", "button", "canvas", "datalist", "dialog", "head", "iframe", "map", "math", "noscript",
        "object", "script", "select", "style", "svg", "template", "textarea",
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "amp-fit-text", "b", "bdi", "bdo", "big", "cite", "code", "data",
        "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip


# Captions, bylines and copyright lines belong to an article, so they do not speak against its container.
_APART = Role.CAPTION | Role.BYLINE | Role.COPYRIGHT | Role.SUBTITLE


class Node:
    """An element that holds lines: ``first`` to ``last`` (excluded) are the indices of its blocks."""

    __slots__ = ("aside", "context", "element", "first", "index", "last", "parent", "role", "tag")

    def __init__(
        self, element: etree._Element, parent: "Node | None", role: int, first: int, index: int
    ) -> None:
        self.element = element
        self.tag: str = element.tag
        self.parent = parent
        self.role = role
        self.first = first
        self.last = first
        self.index = index
        self.aside = False
        # The roles of this element and of all around it.
        self.context: int = role | parent.context if parent is not None else role


class Block:
    """One line of the page or, where ``image`` is not None, one picture.

    ``linked`` counts the characters of ``text`` that are links.
    """

    __slots__ = ("_key", "image", "index", "linked", "node", "prose", "text")

    def __init__(
        self, text: str, node: Node, index: int, linked: int = 0, image: etree._Element | None = None
    ) -> None:
        self.text = text
        self.node = node
        self.index = index
        self.linked = linked
        self.image = image

        self._key: str | None = None
        # Whether the line reads as running text: a sentence, or long, and no link.
        size = len(text)
        self.prose = (
            size > 14 and linked * 2 <= size and not node.role & _APART and (size > 80 or is_sentence(text))
        )

    @property
    def key(self) -> str:
        """The text's letters and digits, for comparing."""
        if self._key is None:
            self._key = comparable(self.text)
        return self._key


# Classes that hide on small screens only, as Tailwind and Bootstrap write them.
_SHOWN_WIDE = re.compile(
    r"(?:^| )(?:(?:sm|md|lg|xl|2xl|pc|desktop):(?:!?block|!?flex|!?grid|!?inline[\w-]*|!?contents)"
    r"|d-(?:sm|md|lg|xl)-\w+)"
)
_STYLE_HIDDEN = re.compile(r"display ?: ?none|visibility ?: ?hidden", re.IGNORECASE)
_INLINE_PARTS = Role.CAPTION | Role.BYLINE | Role.TIME | Role.SUBTITLE | Role.COPYRIGHT | Role.TITLE


def _is_plain_cell(cell: etree._Element) -> bool:
    return not cell.get("class") and all(
        isinstance(child.tag, str) and child.tag in _INLINE and len(child) == 0 for child in cell
    )


class Page:
    """The lines of a page (``blocks``) and the elements they stand in (``nodes``), in document order."""

    def __init__(self, root: etree._Element, *, with_hidden: bool = False) -> None:
        self.blocks: list[Block] = []
        self.nodes: list[Node] = []
        self._read(root, with_hidden=with_hidden)
        self.sum_up()

    def sum_up(self) -> None:
        """Count anew what every element holds; to be called once lines have changed their kind."""
        blocks = self.blocks
        self._prose = list(accumulate((len(b.text) if b.prose else 0 for b in blocks), initial=0))
        limit = 0.6 * self._prose[-1]
        for node in self.nodes:
            # What is named as an aside and holds most of the page's text is none.
            node.aside = (node.parent is not None and node.parent.aside) or bool(
                node.role & Role.ASIDE and not node.role & Role.BODY and self.prose(node) < limit
            )
        self._text = list(
            accumulate((len(b.text) if b.prose and not b.node.aside else 0 for b in blocks), initial=0)
        )
        self._plain = list(
            accumulate(
                (
                    0 if b.node.role & _APART or b.node.aside else max(0, len(b.text) - b.linked)
                    for b in blocks
                ),
                initial=0,
            )
        )
        self._linked = list(accumulate((0 if b.node.aside else b.linked for b in blocks), initial=0))

    def text(self, node: Node) -> int:
        """Characters of running text inside ``node`` without its asides; an aside's own if it is one."""
        sums = self._prose if node.aside else self._text
        return sums[node.last] - sums[node.first]

    def prose(self, node: Node) -> int:
        """Characters of running text inside ``node``."""
        return self._prose[node.last] - self._prose[node.first]

    def prose_between(self, first: int, last: int) -> int:
        """Characters of running text of the blocks ``first`` to ``last`` (excluded)."""
        return self._prose[last] - self._prose[first]

    def plain(self, node: Node) -> int:
        """Characters inside ``node`` that are no link."""
        return self._plain[node.last] - self._plain[node.first]

    def linked(self, node: Node) -> int:
        """Characters inside ``node`` that are links."""
        return self._linked[node.last] - self._linked[node.first]

    def inside(self, node: Node) -> Iterator[Block]:
        """The blocks of ``node`` in order."""
        return iter(self.blocks[node.first : node.last])

    def _read(self, root: etree._Element, *, with_hidden: bool) -> None:  # noqa: C901, PLR0912, PLR0915 - one pass
        blocks, nodes = self.blocks, self.nodes
        parts: list[str] = []
        linked = 0
        in_link = 0
        top = Node(root, None, Role.NONE, 0, 0)
        nodes.append(top)
        current = top
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: set[etree._Element] = set()
        plain_cells: set[etree._Element] = set()

        def flush() -> None:
            nonlocal linked
            text = one_line("".join(parts))
            parts.clear()
            if text:
                blocks.append(Block(text, current, len(blocks), min(linked, len(text))))
            linked = 0

        for event, element in walk:
            if event == "start":
                tag = element.tag
                if tag in _SKIPPED:
                    walk.skip_subtree()
                    skipped.add(element)
                    continue
                if tag == "br":
                    if parts:
                        flush()
                    continue
                if tag in ("img", "amp-img"):
                    if parts:
                        flush()
                    blocks.append(Block("", current, len(blocks), image=element))
                    continue
                attributes = element.attrib
                role = Role.NONE
                if attributes:
                    style = attributes.get("style")
                    role = role_of(
                        tag,
                        attributes.get("id") or "",
                        attributes.get("class") or "",
                        attributes.get("itemprop") or "",
                    )
                    hidden = (
                        (role & Role.HIDDEN and not _SHOWN_WIDE.search(attributes.get("class") or ""))
                        or "hidden" in attributes
                        or (style is not None and _STYLE_HIDDEN.search(style) is not None)
                    )
                    if hidden and not with_hidden and element is not root and tag not in ("html", "body"):
                        walk.skip_subtree()
                        skipped.add(element)
                        continue
                elif tag not in _INLINE:
                    role = role_of(tag, "", "", "")
                if tag in _INLINE and (not role & _INLINE_PARTS or tag == "a" or current.role & Role.CAPTION):
                    if tag == "a":
                        in_link += 1
                elif tag in ("td", "th") and current.tag == "tr" and _is_plain_cell(element):
                    # The cells of a row of figures are one line.
                    plain_cells.add(element)
                    parts.append(" ")
                else:
                    if parts:
                        flush()
                    current = Node(element, current, role, len(blocks), len(nodes))
                    nodes.append(current)
                text = element.text
                if text:
                    if not text.isspace():
                        parts.append(text)
                        if in_link:
                            linked += len(text.strip())
                    elif parts:
                        parts.append(" ")
            elif event == "end":
                if skipped and element in skipped:
                    skipped.discard(element)
                    tag = ""
                else:
                    tag = element.tag
                    if tag == "a":
                        in_link = max(0, in_link - 1)
                    if plain_cells and element in plain_cells:
                        plain_cells.discard(element)
                    elif current.element is element and current is not top:
                        if parts:
                            flush()
                        current.last = len(blocks)
                        current = current.parent or top
                tail = element.tail
                # Most of what stands between elements is the indentation of the source.
                if tail and element is not root:
                    if not tail.isspace():
                        parts.append(tail)
                        if in_link:
                            linked += len(tail.strip())
                    elif parts:
                        parts.append(" ")
            elif element.tail:
                parts.append(element.tail)
                if in_link:
                    linked += len(element.tail.strip())
        if parts:
            flush()
        top.last = len(blocks)
