"""A page as the lines it shows and the elements they stand in: one walk over the parsed tree.

Every line (``Line``) knows the element it stands in (``Node``); every node knows which lines lie inside it.
What the head says (meta elements, links, scripts, the title) is noted on the same walk. All sources of an
article's fields read from here.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.pages.names import TAG_ROLES, Role, role_of_id, role_of_names, role_of_property
from newscrawl.pages.tree import tree_of
from newscrawl.text import comparable, is_sentence, one_line
from newscrawl.usage import RSL_TYPE

# What the walk does with an element: a block begins a line, an inline element goes on with it.
_BLOCK, _INLINE, _LINK, _STRONG, _BREAK, _IMAGE, _NOTED, _SKIPPED = range(8)
_INLINE_TAGS = (
    "abbr", "acronym", "amp-fit-text", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "sub", "sup", "time", "tt", "u", "var", "wbr",
)  # fmt: skip
_SKIPPED_TAGS = (
    "audio", "canvas", "datalist", "dialog", "iframe", "map", "math", "noscript", "object",
    "select", "style", "svg", "template", "textarea",
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(_INLINE_TAGS, _INLINE),
    "a": _LINK,
    "b": _STRONG,
    "strong": _STRONG,
    "br": _BREAK,
    "img": _IMAGE,
    "amp-img": _IMAGE,
    **dict.fromkeys(("base", "button", "input", "link", "meta", "script", "title"), _NOTED),
    **dict.fromkeys(_SKIPPED_TAGS, _SKIPPED),
}
_BOLD = frozenset(("b", "h2", "h3", "h4", "h5", "strong"))
_CELLS = frozenset(("td", "th"))
_HIDDEN, _TIME = Role.HIDDEN, Role.TIME
_NEVER_HIDDEN = frozenset(("html", "body"))
# These inline elements are lines of their own where they are named for a part of an article.
_OWN_LINE = Role.CAPTION | Role.BYLINE | Role.TIME | Role.SUBTITLE | Role.COPYRIGHT | Role.TITLE
# Captions, bylines and copyright lines belong to an article, so they do not speak against its container.
_APART = Role.CAPTION | Role.BYLINE | Role.COPYRIGHT | Role.SUBTITLE
# Classes that hide on small screens only, as Tailwind and Bootstrap write them.
_SHOWN_WIDE = re.compile(
    r"(?:^| )(?:(?:sm|md|lg|xl|2xl|pc|desktop):(?:!?block|!?flex|!?grid|!?inline[\w-]*|!?contents)"
    r"|d-(?:sm|md|lg|xl)-\w+)"
)
_STYLE_BLOCK = re.compile(r"display ?: ?block", re.IGNORECASE)
_STYLE_HIDDEN = re.compile(r"display ?: ?none|visibility ?: ?hidden", re.IGNORECASE)
# A line of fewer characters is running text only if it ends as a sentence.
_LONG_LINE = 80
_SHORTEST_SENTENCE = 15


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
            and not node.role & _APART
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
        return self.node.tag, str(self.node.element.get("class") or "")

    def stands_in(self, role: int, levels: int = 4) -> bool:
        """Whether the line's element has ``role``, or one of those around it, ``levels`` in all."""
        node: Node | None = self.node
        while node is not None and levels:
            if node.role & role:
                return True
            node, levels = node.parent, levels - 1
        return False


# WordPress, Ghost, Drupal and others: rel=author, or a page of the author's own.
_AUTHOR_LINKS = etree.XPath(
    "descendant::a[contains(@rel, 'author') or contains(@href, '/author/') or contains(@href, '/authors/')"
    " or contains(@href, '/profile/') or contains(@href, '/contributor') or contains(@href, '/staff/')"
    " or contains(@href, '/people/') or contains(@href, '/autor')]"
)


class Document:
    """The lines of a page (``lines``) and the elements they stand in (``nodes``), in document order.

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
        self.nodes: list[Node] = []
        self.metas: list[tuple[str, str]] = []
        self.scripts: list[etree._Element] = []
        self.canonical: list[str] = []
        self.licences: list[str] = []
        self.title = ""
        self.times: list[tuple[int, str]] = []
        self.inputs: list[str] = []
        self.buttons: list[etree._Element] = []
        self.based = False
        self.apart = apart
        self._walk(root, with_hidden=with_hidden)
        self.sum_up()

    @classmethod
    def of(
        cls,
        response: TextResponse,
        apart: Callable[[etree._Element], Collection[etree._Element]] | None = None,
    ) -> "Document":
        """The document of a response, decoded as it is and not as it says. ``apart`` is told its root."""
        root = tree_of(response)
        if root is None:
            return cls(etree.Element("html"))
        return cls(root, apart=apart(root)) if apart is not None else cls(root)

    def sum_up(self) -> None:
        """Count anew what every element holds; to be called once lines have changed their kind."""
        prose = self._prose = list(accumulate([len(b.text) if b.prose else 0 for b in self.lines], initial=0))
        limit = 0.6 * prose[-1]
        aside = Role.ASIDE
        for node in self.nodes:
            if node.context & aside:
                # What is named as an aside and holds most of the page's text is none.
                parent = node.parent
                node.aside = (parent is not None and parent.aside) or (
                    node.role & _ASIDE_OR_BODY == aside and prose[node.last] - prose[node.first] < limit
                )
        self.__dict__.pop("_sums", None)

    @cached_property
    def _sums(self) -> tuple[list[int], list[int], list[int]]:
        """Characters of running text, of no link and of links up to each line, without asides."""
        text, plain, linked = [0], [0], [0]
        t = p = k = 0
        for b in self.lines:
            node = b.node
            if not node.aside:
                size = len(b.text)
                if b.prose:
                    t += size
                if not node.role & _APART:
                    p += size - b.linked
                k += b.linked
            text.append(t)
            plain.append(p)
            linked.append(k)
        return text, plain, linked

    @property
    def size(self) -> int:
        """Characters of running text on the page."""
        return self._prose[-1]

    def text(self, node: Node) -> int:
        """Characters of running text inside ``node`` without its asides; an aside's own if it is one."""
        sums = self._prose if node.aside else self._sums[0]
        return sums[node.last] - sums[node.first]

    def prose(self, node: Node) -> int:
        """Characters of running text inside ``node``."""
        return self._prose[node.last] - self._prose[node.first]

    def prose_between(self, first: int, last: int) -> int:
        """Characters of running text of the lines ``first`` to ``last`` (excluded)."""
        return self._prose[last] - self._prose[first]

    def plain(self, node: Node) -> int:
        """Characters inside ``node`` that are no link."""
        sums = self._sums[1]
        return sums[node.last] - sums[node.first]

    def linked(self, node: Node) -> int:
        """Characters inside ``node`` that are links."""
        sums = self._sums[2]
        return sums[node.last] - sums[node.first]

    def nodes_with_text(self) -> list[Node]:
        """The elements that can hold a text: those with running text, or named as an article's body."""
        prose, body = self._prose, Role.ITEM_BODY
        return [node for node in self.nodes if prose[node.first] != prose[node.last] or node.role & body]

    def author_links(self) -> list[tuple[int, str]]:
        """Links to the pages of authors, as western sites have them: the line's index and the link's text."""
        links = _AUTHOR_LINKS(self.root)
        node_of = {node.element: node for node in self.nodes} if links else {}
        found = []
        for link in links:
            text = one_line("".join(link.itertext()))
            around = (node_of[one] for one in chain((link,), link.iterancestors()) if one in node_of)
            node = next(around, None)
            if text and node is not None:
                places = (line.index for line in self.inside(node) if text in line.text)
                found.append((next(places, node.first), text))
        return found

    def inside(self, node: Node) -> Iterator[Line]:
        """The lines of ``node`` in order."""
        return iter(self.lines[node.first : node.last])

    def _note_head(self, tag: str, element: etree._Element) -> None:
        if tag == "meta":
            get = element.get
            content = get("content")
            key = get("property") or get("name") or get("itemprop") or get("http-equiv")
            if key and content and not content.isspace():
                self.metas.append((key.strip().lower(), content))
        elif tag == "input":
            self.inputs.append((element.get("type") or "text").lower())
        elif tag == "button":
            self.buttons.append(element)
        elif tag == "script":
            # Whether it holds anything is left to those who read it: its text is long and decoded anew each
            # time.
            if element.get("src") is None:
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

        Every element passes here, so it is asked for nothing twice and for an attribute only if it has it;
        an iterator for each open element costs half of what the events of ``iterwalk`` do.
        """
        lines, nodes, apart = self.lines, self.nodes, self.apart
        kind_of, role_by_tag = _KINDS.get, TAG_ROLES.get
        parts: list[str] = []
        linked = in_link = strong = in_strong = 0
        top = current = Node(root, str(root.tag), None, Role.NONE, 0, 0)
        nodes.append(top)
        # The bold element that began its line; if it holds line breaks, it ends its line too.
        headed: etree._Element | None = None
        broken = False
        # The elements that are open, each with what its end means and the rest of its siblings.
        opened: list[tuple[etree._Element, int, Iterator[etree._Element]]] = []
        siblings = iter((root,))

        def flush() -> None:
            nonlocal linked, strong
            text = " ".join(("".join(parts) if len(parts) > 1 else parts[0]).split())
            parts.clear()
            if text and not text.isprintable():
                text = one_line(text)
            if text:
                lines.append(Line(text, current, len(lines), linked, strong))
            linked = strong = 0

        element: Any
        while True:
            element = next(siblings, None)
            if element is not None:
                tag = element.tag
                kind = kind_of(tag, _BLOCK)
                if kind >= _BREAK:
                    if kind == _BREAK:
                        if parts:
                            flush()
                            broken = headed is not None
                    elif kind == _IMAGE:
                        if parts:
                            flush()
                        lines.append(Line("", current, len(lines), image=element))
                    elif kind == _NOTED:
                        self._note_head(tag, element)
                    text, enters, end = None, kind <= _IMAGE, _INLINE
                else:
                    role = role_by_tag(tag, 0)
                    hidden = False
                    classes = None
                    names = element.keys()
                    for name in names:
                        if name == "class":
                            classes = element.get("class")
                            role |= role_of_names(classes)
                        elif name == "id":
                            role |= role_of_id(element.get("id"))
                        elif name == "style":
                            style = element.get("style")
                            if kind == _INLINE and _STYLE_BLOCK.search(style):
                                kind = _BLOCK
                            hidden = hidden or _STYLE_HIDDEN.search(style) is not None
                        elif name == "itemprop":
                            role |= role_of_property(element.get("itemprop"))
                        elif name == "hidden":
                            hidden = True
                    if role & _HIDDEN and not hidden:
                        hidden = not _SHOWN_WIDE.search(classes or "")
                    if hidden and not with_hidden and element is not root and tag not in _NEVER_HIDDEN:
                        text, enters, end = None, False, _INLINE
                    else:
                        if role & _TIME and (stamp := element.get("datetime") or element.get("content")):
                            self.times.append((len(lines), stamp))
                        if apart and element in apart:
                            kind = _BLOCK
                        end = kind
                        if kind == _LINK:
                            in_link += 1
                        elif kind and (not role & _OWN_LINE or current.role & Role.CAPTION):
                            if kind == _STRONG:
                                in_strong += 1
                                if not parts:
                                    headed, broken = element, False
                        elif tag in _CELLS and current.tag == "tr" and _is_plain_cell(element):
                            # The cells of a row of figures are one line.
                            parts.append(" ")
                            end = _INLINE
                        else:
                            if parts:
                                flush()
                            current = Node(element, tag, current, role, len(lines), len(nodes))
                            nodes.append(current)
                            end = _BLOCK
                        text, enters = element.text, True
                        begins = kind and parts and text and text[0].isdigit()
                        if begins and (_is_apart(element) or (tag == "span" and parts[-1][-1].isdigit())):
                            parts.append(" ")
                if text:
                    # Most of what stands between elements is the indentation of the source.
                    if not text.isspace():
                        parts.append(text)
                        if in_link:
                            linked += len(text.strip())
                        if in_strong:
                            strong += len(text.strip())
                    elif parts:
                        parts.append(" ")
                if enters and len(element):
                    opened.append((element, end, siblings))
                    siblings = iter(element)
                    continue
            elif opened:
                element, end, siblings = opened.pop()
            else:
                break
            # The element ends here, and what follows it in its parent begins.
            if end == _BLOCK:
                if parts:
                    flush()
                current.last = len(lines)
                current = current.parent or top
            elif end == _LINK:
                in_link -= 1
            elif end == _STRONG:
                in_strong -= 1
                if element is headed:
                    if broken and parts:
                        flush()
                    headed = None
            text = element.tail
            # In line, as above: this is done for every text of the page.
            if text and element is not root:
                if not text.isspace():
                    parts.append(text)
                    if in_link:
                        linked += len(text.strip())
                    if in_strong:
                        strong += len(text.strip())
                elif parts:
                    parts.append(" ")
        if parts:
            flush()
        top.last = len(lines)


_IN_A_LINE = (_INLINE, _LINK, _STRONG)
_ASIDE_OR_BODY = Role.ASIDE | Role.BODY


def _is_apart(element: etree._Element) -> bool:
    """Whether an inline element follows another one without a space: a name and a time, a time and a count.

    Style sheets set such elements apart; within a word or a number nobody changes the element twice.
    """
    before = element.getprevious()
    return before is not None and not before.tail


def _is_plain_cell(cell: etree._Element) -> bool:
    return not cell.get("class") and all(
        isinstance(child.tag, str) and _KINDS.get(child.tag, _BLOCK) in _IN_A_LINE and len(child) == 0
        for child in cell
    )
