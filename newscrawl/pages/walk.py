"""One walk over a parsed page, in the order of the document.

Every line (``Line``) knows the element it stands in (``Node``); every node knows which lines lie inside it.
What the head says (meta elements, links, scripts, the title) is noted on the same walk.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from lxml import etree

from newscrawl.pages.elements import (
    BLOCK,
    INLINE,
    KNOWN,
    LINK,
    SKIPPED,
    STRONG,
    UNKNOWN,
    is_plain_cell,
)
from newscrawl.pages.head import Head
from newscrawl.pages.inline import begins_apart, in_brackets
from newscrawl.pages.names import Role, role_of_id, role_of_names, role_of_property
from newscrawl.pages.nodes import (
    APART,
    LONG_LINE,
    SHORTEST_SENTENCE,
    Line,
    Node,
    Stamp,
    machine_time,
    stamped,
)
from newscrawl.pages.visibility import display_of, is_shown_wide, unseen
from newscrawl.text import is_sentence, one_line

# The attributes that say something; most others are addresses, targets and data-*.
_READERS: Mapping[str, Callable[[str], int]] = {
    "class": role_of_names,
    "hidden": unseen,
    "id": role_of_id,
    "itemprop": role_of_property,
    "style": display_of,
}
_READ = frozenset(_READERS)
# What is looked at where an element has it, and what of it is a role.
_HIDDEN = Role.HIDDEN | Role.UNSEEN
_WEIGHED = _HIDDEN | Role.AS_BLOCK | Role.WHOLE | Role.TIME
_NAMES = ~(Role.AS_BLOCK | Role.UNSEEN)
_CELLS = frozenset(("td", "th"))
# These inline elements are lines of their own where they are named for a part of an article.
_OWN_LINE = Role.CAPTION | Role.BYLINE | Role.TIME | Role.SUBTITLE | Role.COPYRIGHT | Role.TITLE


class Walk(Head):
    """The lines of a page (``lines``) and the elements they stand in (``nodes``), in document order.

    ``running`` are the lines of running text among them, few beside all others; ``times``: the line and the
    machine-readable time of each element that has one; the rest as of ``Head``.
    ``apart``: elements that are lines of their own, wherever they stand.
    """

    def __init__(
        self,
        root: etree._Element,
        *,
        with_hidden: bool = False,
        apart: Collection[etree._Element] = frozenset(),
    ) -> None:
        super().__init__()
        self.root = root
        self.lines: list[Line] = []
        self.running: list[Line] = []
        self.nodes: list[Node] = [Node.outermost(root)]
        self.times: list[Stamp] = []
        self.apart = apart
        self._with_hidden = with_hidden
        # The line that is being read: its texts, how many of their characters are links and bold.
        self._parts: list[str] = []
        self._linked = self._strong = 0
        # Where the walk is: the innermost block, and inside how many links and bold elements.
        self._current = self._latest = self.nodes[0]
        self._in_link = self._in_strong = 0
        # The bold element that began its line; if it holds line breaks, it ends its line too.
        self._headed: etree._Element | None = None
        self._broken = False
        self._walk()

    def _walk(self) -> None:
        """Note what the tree holds, from one element to the next, which costs less than any iterator."""
        parts, lines, known = self._parts, self.lines, KNOWN.get
        begin, go_on = self._begin, self._go_on
        # By the kind of an element, in the order of ``elements``: what is done with it tells what its end
        # means, ``SKIPPED`` if it is not read.
        steps = (begin, go_on, go_on, go_on, self._break, self._picture, self.note, self._skip)
        # The elements that are open, each with what its end means and the last block before it.
        opened: list[tuple[etree._Element, int, Node]] = []
        element: Any = self.root
        while True:
            tag = element.tag
            kind, role = known(tag, UNKNOWN)
            end = steps[kind](element, tag, kind, role) if kind else begin(element, tag, kind, role)
            if end != SKIPPED and len(element):
                opened.append((element, end, self._latest))
                element = element[0]
                continue
            while True:
                # The element ends here, and what follows it in its parent begins.
                if not end:  # of a block
                    if parts:
                        self._flush()
                    current: Any = self._current
                    current.last = len(lines)
                    self._current = current.parent
                elif end == LINK:
                    self._in_link -= 1
                elif end == STRONG:
                    self._end_strong(element)
                if not opened:
                    return self._finish()
                if (text := element.tail) is not None and (parts or not text.isspace()):
                    self._add(text)
                if (following := element.getnext()) is not None:
                    element = following
                    break
                element, end, before = opened.pop()
                if parts and end == INLINE and before is not self._latest:
                    self._flush()  # what holds a block ends a line as one: a picture in a box and its caption

    def _begin(self, element: etree._Element, tag: str, _kind: int, role: int) -> int:
        """Begin a block, and so end the line before it; what its end means, ``SKIPPED`` if it is hidden."""
        for name, value in element.items():
            if name == "class":
                role |= role_of_names(value)
            elif name in _READ:
                role |= _READERS[name](value)
        if role & _WEIGHED:
            role = self._weighed(element, role)
            if role < 0:
                return SKIPPED
        current, nodes = self._current, self.nodes
        if tag in _CELLS and current.tag == "tr" and is_plain_cell(element):
            self._parts.append(" ")  # the cells of a row of figures are one line
            end = INLINE
        else:
            if self._parts:
                self._flush()
            node = Node()  # a call of an ``__init__`` takes longer than all it would do, here and below
            node.element = element
            node.tag = tag
            node.parent = current
            node.role = role
            node.context = role | current.context
            node.first = len(self.lines)
            node.index = len(nodes)
            node.aside = False
            nodes.append(node)
            self._current = self._latest = node
            end = BLOCK
        text = element.text
        if text is not None and not text.isspace():
            if self._in_link or self._in_strong:
                self._add(text)
            elif text:
                self._parts.append(text)
        return end

    def _go_on(self, element: etree._Element, tag: str, kind: int, role: int) -> int:
        """Go on with the line; what the element's end means, ``SKIPPED`` if it is hidden."""
        for name, value in element.items() if kind != LINK else _read_alone(element):
            if name == "class":
                role |= role_of_names(value)
            elif name in _READ:
                role |= _READERS[name](value)
        if role or self.apart:
            if self._is_own_line(element, kind, role):
                return self._begin(element, tag, BLOCK, role)
            if role & _WEIGHED and self._weighed(element, role) < 0:
                return SKIPPED
        parts = self._parts
        if kind == LINK:
            self._in_link += 1
        elif kind == STRONG:
            self._begin_strong(element)
        text = element.text
        if text is not None:
            if parts and text and begins_apart(element, tag, text, parts):
                parts.append(" ")
            if parts or not text.isspace():
                self._add(text)
        return kind

    def _is_own_line(self, element: etree._Element, kind: int, role: int) -> bool:
        if element in self.apart:
            return True
        if kind == LINK:
            return False
        if role & _OWN_LINE and not self._current.role & Role.CAPTION:
            return True
        return kind == INLINE and bool(role & Role.AS_BLOCK)

    def _weighed(self, element: etree._Element, role: int) -> int:
        """What an element is that may be hidden or the whole page, or say a time; below 0 if it is hidden."""
        if role & Role.WHOLE:
            return Role.NONE  # its names say of what kind the page is: ``<body class="guide">``
        hidden = role & Role.UNSEEN or (
            role & Role.HIDDEN and not is_shown_wide(str(element.get("class") or ""))
        )
        if hidden and not self._with_hidden and element is not self.root:
            return -1
        if role & Role.TIME and (stamp := machine_time(element)):
            self.times.append(Stamp(len(self.lines), stamped(element), stamp))
        return role & _NAMES

    def _add(self, text: str) -> None:
        """Go on with the line by ``text``."""
        if text.isspace():
            self._parts.append(" ")
        elif text:
            self._parts.append(text)
            if self._in_link:
                self._linked += len(text.strip())
            if self._in_strong:
                self._strong += len(text.strip())

    def _begin_strong(self, element: etree._Element) -> None:
        self._in_strong += 1
        if not self._parts:
            self._headed, self._broken = element, False

    def _end_strong(self, element: etree._Element) -> None:
        self._in_strong -= 1
        if element is self._headed:
            if self._broken and self._parts:
                self._flush()
            self._headed = None

    def _flush(self, image: etree._Element | None = None) -> None:
        """End the line; note it, or the picture ``image``."""
        parts, lines = self._parts, self.lines
        text = "".join(parts).strip()
        parts.clear()
        if "  " in text or not text.isprintable():
            text = one_line(text)
        if text or image is not None:
            linked, strong, size = self._linked, self._strong, len(text)
            line = Line()
            line.text = text
            line.node = current = self._current
            line.index = len(lines)
            line.linked = linked if linked < size else size
            line.strong = strong if strong < size else size
            line.image = image
            line.letters = None
            line.prose = prose = (
                size >= SHORTEST_SENTENCE
                and linked * 2 <= size
                and not current.role & APART
                and (size > LONG_LINE or is_sentence(text))
            )
            lines.append(line)
            if prose:
                self.running.append(line)
        self._linked = self._strong = 0

    def _break(self, _element: etree._Element, _tag: str, _kind: int, _role: int) -> int:
        if self._parts:
            self._flush()
            self._broken = self._headed is not None
        return INLINE

    def _picture(self, element: etree._Element, _tag: str, _kind: int, _role: int) -> int:
        if self._parts and not in_brackets("".join(self._parts)):
            self._flush()
        if not self._parts:
            self._flush(element)
        return INLINE

    def _skip(self, _element: etree._Element, _tag: str, _kind: int, _role: int) -> int:
        return SKIPPED

    def _finish(self) -> None:
        if self._parts:
            self._flush()
        self.nodes[0].last = len(self.lines)


def _read_alone(link: etree._Element) -> Collection[tuple[str, str]]:
    """What a link's attributes say: half have none that does, and names cost a third of all values."""
    names = _READ.intersection(link.keys())
    return [(name, link.get(name, "")) for name in names] if names else ()
