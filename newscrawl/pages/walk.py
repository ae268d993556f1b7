"""One walk over a parsed page, in the order of the document.

Every line (``Line``) knows the element it stands in (``Node``); every node knows which lines lie inside it.
What the head says (meta elements, links, scripts, the title) is noted on the same walk.
"""

from collections.abc import Collection
from typing import Any

from lxml import etree

from newscrawl.pages.elements import (
    BLOCK,
    BREAK,
    IMAGE,
    INLINE,
    KNOWN,
    LINK,
    NOTED,
    STRONG,
    UNKNOWN,
    is_plain_cell,
)
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
from newscrawl.pages.tree import is_open
from newscrawl.pages.visibility import display_of, is_shown_wide
from newscrawl.text import is_sentence, one_line
from newscrawl.usage import RSL_TYPE

# The attributes that say something; most others are addresses, targets and data-*.
_READ = frozenset(("class", "hidden", "id", "itemprop", "style"))
_CELLS = frozenset(("td", "th"))
_HIDDEN, _TIME = Role.HIDDEN, Role.TIME
_WHOLE = frozenset(("html", "body"))
# These inline elements are lines of their own where they are named for a part of an article.
_OWN_LINE = Role.CAPTION | Role.BYLINE | Role.TIME | Role.SUBTITLE | Role.COPYRIGHT | Role.TITLE


class Walk:
    """The lines of a page (``lines``) and the elements they stand in (``nodes``), in document order.

    ``running`` are the lines of running text among them, few beside all others.
    ``metas`` are the head's pairs of name and content, names in lower case; ``scripts`` the elements of
    inline scripts; ``canonical`` and ``licences`` (RSL) what link elements name; ``title`` the page's own
    title on one line.
    ``times``: the line and the machine-readable time of each element that has one; ``inputs`` the types of
    the fields of forms, ``buttons`` their buttons, whose words are no lines; ``based`` whether addresses
    count from another place than the page's own.
    ``apart``: elements that are lines of their own, wherever they stand.
    """

    def __init__(
        self,
        root: etree._Element,
        *,
        with_hidden: bool = False,
        apart: Collection[etree._Element] = frozenset(),
    ) -> None:
        self.root = root
        self.lines: list[Line] = []
        self.running: list[Line] = []
        self.nodes: list[Node] = []
        self.metas: list[tuple[str, str]] = []
        self.scripts: list[etree._Element] = []
        self.canonical: list[str] = []
        self.licences: list[str] = []
        self.title = ""
        self.times: list[Stamp] = []
        self.inputs: list[str] = []
        self.buttons: list[etree._Element] = []
        self.based = False
        self.apart = apart
        self._walk(root, with_hidden=with_hidden)

    def _note_head(self, tag: str, element: etree._Element) -> None:
        if tag == "meta":
            get = element.get
            content = get("content")
            key = get("property") or get("name") or get("itemprop") or get("http-equiv")
            key = "author" if key == "name" and element.getparent().get("itemprop") == "author" else key
            if key and content and not content.isspace():
                self.metas.append((key.strip().lower(), content))
        elif tag == "input":
            self.inputs.append((element.get("type") or "text").lower())
        elif tag == "button":
            self.buttons.append(element)
        elif tag == "script":
            # Whether it holds anything is left to those who read it: its text is long and decoded anew each
            # time.
            if not element.get("src"):
                self.scripts.append(element)
        elif tag == "base":
            self.based = True
        elif tag == "title":
            self.title = self.title or one_line("".join(element.itertext()))
        elif (rel := element.get("rel")) and (href := element.get("href")) is not None:
            if rel == "canonical" and href:
                self.canonical.append(href)
            elif "license" in rel.split() and element.get("type") == RSL_TYPE:
                self.licences.append(href)

    def _walk(self, root: etree._Element, *, with_hidden: bool) -> None:  # noqa: C901, PLR0912, PLR0915 - one pass
        """Note what the tree holds, in the order of the document.

        Every element passes here, so it is asked for nothing twice and for an attribute only if it has it.
        From one to the next costs less than an iterator for each open one, which costs half of the events
        of ``iterwalk``.
        """
        lines, nodes, apart = self.lines, self.nodes, self.apart
        known = KNOWN.get
        parts: list[str] = []
        linked = in_link = strong = in_strong = 0
        line_count, node_count = 0, 1  # their lengths, which are asked for at every element
        top = Node.outermost(root)
        current: Any = top
        nodes.append(top)
        # The bold element that began its line; if it holds line breaks, it ends its line too.
        headed: etree._Element | None = None
        broken = False
        # The elements that are open, each with what its end means and how many blocks were before it.
        opened: list[tuple[etree._Element, int, int]] = []

        def flush(image: etree._Element | None = None) -> None:
            nonlocal line_count, linked, strong
            text = "".join(parts).strip()
            parts.clear()
            if "  " in text or not text.isprintable():
                text = one_line(text)
            if text or image is not None:
                size = len(text)
                line = Line()  # a call of an ``__init__`` takes longer than all it would do, here and below
                line.text = text
                line.node = current
                line.index = line_count
                line.linked = linked if linked < size else size
                line.strong = strong if strong < size else size
                line.image = image
                line.letters = None
                line.prose = (
                    size >= SHORTEST_SENTENCE
                    and linked * 2 <= size
                    and not current.role & APART
                    and (size > LONG_LINE or is_sentence(text))
                )
                lines.append(line)
                line_count += 1
                if line.prose:
                    self.running.append(line)
            linked = strong = 0

        element: Any = root
        while True:
            tag = element.tag
            kind, role = known(tag, UNKNOWN)
            if kind >= BREAK:
                end = INLINE
                if kind == BREAK:
                    if parts:
                        flush()
                        broken = headed is not None
                elif kind == IMAGE:
                    if parts and not in_brackets("".join(parts)):
                        flush()
                    if not parts:
                        flush(element)
                elif kind == NOTED:
                    self._note_head(tag, element)
                enters = kind <= IMAGE or (tag == "button" and is_open(element))
            else:
                hidden = False
                for name, value in element.items() if kind != LINK else _read_alone(element):
                    if name == "class":
                        role |= role_of_names(value)
                    elif name not in _READ:
                        continue
                    elif name == "id":
                        role |= role_of_id(value)
                    elif name == "style":
                        shows, hides = display_of(value)
                        if shows and kind == INLINE:
                            kind = BLOCK
                        hidden = hidden or hides
                    elif name == "itemprop":
                        role |= role_of_property(value)
                    elif name == "hidden":
                        hidden = True
                if role:
                    if tag in _WHOLE:
                        role = Role.NONE  # its names say of what kind the page is: ``<body class="guide">``
                    elif role & _HIDDEN and not hidden:
                        hidden = not is_shown_wide(element.get("class") or "")
                if hidden and not with_hidden and element is not root and tag not in _WHOLE:
                    enters, end = False, INLINE
                else:
                    enters = True
                    if role and role & _TIME and (stamp := machine_time(element)):
                        self.times.append(Stamp(line_count, stamped(element), stamp))
                    if apart and element in apart:
                        kind = BLOCK
                    end = kind
                    text = element.text
                    if kind == LINK:
                        in_link += 1
                    elif kind and (not role & _OWN_LINE or current.role & Role.CAPTION):
                        if kind == STRONG:
                            in_strong += 1
                            if not parts:
                                headed, broken = element, False
                    elif tag in _CELLS and current.tag == "tr" and is_plain_cell(element):
                        # The cells of a row of figures are one line.
                        parts.append(" ")
                        end = INLINE
                    else:
                        if parts:
                            flush()
                        node = Node()
                        node.element = element
                        node.tag = tag
                        node.parent = current
                        node.role = role
                        node.context = role | current.context
                        node.first = line_count
                        node.index = node_count
                        node.aside = False
                        nodes.append(node)
                        node_count += 1
                        current = node
                        end = BLOCK
                    if kind and parts and text and begins_apart(element, tag, text, parts):
                        parts.append(" ")
                    if text is not None:
                        # In line, here and below; most texts are the indentation of the source.
                        if text.isspace():
                            if parts:
                                parts.append(" ")
                        elif text:
                            parts.append(text)
                            if in_link:
                                linked += len(text.strip())
                            if in_strong:
                                strong += len(text.strip())
            if enters and len(element):
                opened.append((element, end, node_count))
                element = element[0]
                continue
            while True:
                # The element ends here, and what follows it in its parent begins.
                if not end:  # of a block
                    if parts:
                        flush()
                    current.last = line_count
                    current = current.parent
                elif end == LINK:
                    in_link -= 1
                elif end == STRONG:
                    in_strong -= 1
                    if element is headed:
                        if broken and parts:
                            flush()
                        headed = None
                if not opened:
                    if parts:
                        flush()
                    top.last = line_count
                    return
                text = element.tail
                if text is not None:
                    if text.isspace():
                        if parts:
                            parts.append(" ")
                    elif text:
                        parts.append(text)
                        if in_link:
                            linked += len(text.strip())
                        if in_strong:
                            strong += len(text.strip())
                following = element.getnext()
                if following is not None:
                    element = following
                    break
                element, end, before = opened.pop()
                if parts and end == INLINE and node_count > before:
                    flush()  # what holds a block ends a line as one: a picture in a box and its caption


def _read_alone(link: etree._Element) -> Collection[tuple[str, str]]:
    """What a link's attributes say: half have none that does, and names cost a third of all values."""
    names = _READ.intersection(link.keys())
    return [(name, link.get(name, "")) for name in names] if names else ()
