"""A page as the lines it shows: one pass over the parsed tree.

Every line (Block) knows the element it stands in (Node); every Node knows which lines lie inside it. All
that the readers of bodies, bylines, times and tags ask is answered from these two lists.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from lxml import etree

from newscrawl.cleaners.text import comparable, is_sentence, one_line


class Role:
    """What the tag, id and class of an element say that it is: bits, which one element may have several of.

    Plain integers, because they are asked for every line and an enum's operators are ten times slower.
    """

    NONE = 0
    HIDDEN = 1
    ASIDE = 2
    CAPTION = 4
    BYLINE = 8
    TIME = 16
    SUBTITLE = 32
    TAGS = 64
    COPYRIGHT = 128
    HEADING = 256
    BODY = 512
    FIGURE = 1024
    ITEM_BODY = 2048
    TITLE = 4096


_SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "head",
        "select",
        "textarea",
        "object",
        "canvas",
        "math",
        "map",
        "audio",
        "datalist",
        "dialog",
        "button",
    )
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "amp-fit-text",
        "nobr",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def _tokens(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[-_ .:])(?:{words})(?=$|[-_ .:\d])")


_NAMES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        Role.HIDDEN,
        re.compile(
            r"(?:^| )(?:hide|hidden|blind|is-?_?blind|sr-?_?only|show-?_?for-?_?sr|screen-?_?out|screen-?_?reader\w*|ir|a11y\w*|skip|visually-?_?hidden|offscreen|d-none"
            r"|u-?_?hc|readable-?_?hidden|for-?_?print|print-?_?only|ng-?_?hide|dn|hide-?_?on-?_?desktop|clipboard\w*)(?= |$)"
        ),
    ),
    (
        Role.CAPTION,
        _tokens(
            r"fig-?caption|caption\w*|photo-?caption|img-?caption|imgcap\w*|cap|caps|photo-?cap|img-?desc|photo-?desc|image-?desc|img-?txt|img-?text|photo-?txt|photo-?text"
            r"|img-?info|pic-?txt|image-?txt|image-?text|image-?source|photo-?info|photo-?title|photo-?tit|article-?photo-?[a-z]*txt|sub-?img-?tit|imgcomment|img-?comment|wp-caption-text|photo-?credit|image-?credit|vod-?cap|desc-?img|txt-?photo|txt-?img|cont-?img-?txt"
        ),
    ),
    (
        Role.FIGURE,
        _tokens(
            r"figure|photo|photos|img|imgs|image|images|img-?box|photo-?box|img-?wrap|img-?area|photo-?area|photo-?layout|thumb|pic|article-?photo\w*|news-?img|center-?img|con-?img|end-?photo-?org|artcle-?conimg|article-?image|img-?popup|editor-?img-?box"
        ),
    ),
    (
        Role.BYLINE,
        _tokens(
            r"byline\w*|cbyline|by-?line|reporter\w*|journalist\w*|writer\w*|author\w*|editors?-?info|view-?editors|gija\w*|name-?card|pen-?name|article-?writer|wrt|wrtr|writing-?info|mailto|news-?writer|press-?name|kija\w*"
        ),
    ),
    (
        Role.TIME,
        _tokens(
            r"date\w*|time\w*|pub-?date|reg-?date|regist\w*|info-?text|infomation|news-?date|input-?date|dates|datetime|dateline|view-?date|article-?date|write-?date|write-?info"
        ),
    ),
    (
        Role.SUBTITLE,
        _tokens(
            r"sub-?tit\w*|sub-?title\w*|sub-?head\w*|subheading|sub-?hd|sub-?ttl|mid-?title|mid-?tit|mtitle|summary|summary-?view|article-?summary|end-?summary|head-?sub|deck|standfirst|sub-?txt|stit|s-?title|sub-?subj\w*|article-?head-?sub|lead-?text|news-?summary|subject-?sub|desc-?tit|title-?sub|tit-?sub|sec-?title|midtitle|midtitle-?text"
        ),
    ),
    (
        Role.TAGS,
        _tokens(
            r"tags?|tag-?list|tag-?area|tag-?box|tag-?group|tag-?wrap|hash-?tags?|hashtag\w*|keywords?|keyword-?\w*|key-?word|keywordlist|tagname|article-?tag\w*|news-?tag\w*|issue-?keyword|related-?tag\w*"
        ),
    ),
    (
        Role.COPYRIGHT,
        _tokens(r"copyrights?|copy-?right\w*|copy|cpy|txt-?copyright|article-?copy\w*|view-?copyright|cr"),
    ),
    (
        Role.TITLE,
        _tokens(
            r"article-?head-?title|head-?title|headline|article-?title|art-?title|news-?title|news-?ttl|view-?title|title|subject|tit|headline-?title|article-?tit|main-?tit|view-?tit|tit-?view|article-?headline|heading|art-?tit|news-?tit|entry-title|post-title|end-?tit|ttl|media-?end-?head-?headline|news-?subject|arti?-?title|read-?title|titles?"
        ),
    ),
    (
        Role.ASIDE,
        _tokens(
            r"relat(?:ed|ion|ions|e)(?:-?\w+)?|rel|rel-\w+|relnews|rel(?:ated|ation)\w*|recom\w*|share\w*|sns\w*|social\w*|comments?|comment-?\w+|reply\w*|replies|banner\w*|ads?|adv|ad-?\w+|adbox|advert\w*|sponsor\w*|promo\w*|popular\w*|rank\w*|ranking\w*|best\w*|most\w*"
            r"|hot|hot-?news|issue\w*|subscri\w*|newsletter\w*|foot|footer\w*|gnb|lnb|snb|nav\w*|menu\w*|breadcrumb\w*|loc|location|print\w*|font-?\w+|util\w*|tool\w*|btn\w*|buttons?|player\w*|vod-?list|layer\w*|popup\w*|pop|modal\w*|dimmed|toast|tooltip\w*"
            r"|dable\w*|taboola\w*|google\w*|livere\w*|emotion\w*|reaction\w*|feedback|sympath\w*|vote\w*|poll|survey|donat\w*|support\w*|login\w*|summary-?ai|ai-?summary|sum-?news|news-?sum\w*|autosum\w*|digest\w*|synop\w*|control|controls|option|options|more|more-?news|other-?news|other-?article\w*|latest|recent\w*|headline-?news"
            r"|nsideview|cheer\w*|like|likes|good|interest|follow\w*|channel\w*|notice\w*|guide|info-?channel|series\w*|plus|thumb-?list|news-?list|article-?list|list-?news|swiper\w*|slick\w*|together|click\w*|wrap-?ad|photo-?list|photo-?news|aside|side|sidebar|right-?\w+|section-?side|left-?menu|family|company|app-?down\w*|tts|audio\w*|voice|bookmark\w*|scrap|read-?more|prev|next|paging|pagination|event|quiz|search\w*|pick|cont-?pick|editor-?ment|ment|keyword-?news|today|ranknews|bx-?wrapper|timeline|tabs?|tab-(?:menu|list|wrap|area|box|cont\w*)|gallery-?list|promotion"
        ),
    ),
)
_BODY_NAME = re.compile(
    r"(?:^|[-_ ])(?:(?:article|articles|artice|arti|art|ar|news|newsct|view|story|post|entry|read|gisa|detail|cnt|cont|conts|content|contents|par|text|body|td-post|editor|dic|news-?end|news-?cnt)[-_ ]?"
    r"(?:view|veiw|news|end|cnt|detail)?[-_ ]?(?:main)?[-_ ]?(?:body|txt|text|con|cont|conts|contents?|article|area|detail|view|newstext|bm|news)"
    r"|article|harmony-?container|entry|gisa|article-?view-?content-?div|main-?text|editor|fr-view|news-?bm|paragraph|texts?|body|story|newsbody)(?=$|[-_ \d])"
)


@lru_cache(maxsize=4096)
def role_of(tag: str, ids: str, classes: str, itemprop: str) -> int:
    """What ``tag`` with this id, class and itemprop is, by the names Korean pages give their parts."""
    role = Role.NONE
    if tag == "figcaption":
        role |= Role.CAPTION
    elif tag == "figure":
        role |= Role.FIGURE
    elif tag in _HEADINGS:
        role |= Role.HEADING
    elif tag in ("nav", "aside", "footer"):
        role |= Role.ASIDE
    elif tag == "time":
        role |= Role.TIME
    elif tag == "address":
        role |= Role.BYLINE
    if "articleBody" in itemprop:
        role |= Role.ITEM_BODY | Role.BODY
    if itemprop in ("datePublished", "dateModified", "dateCreated"):
        role |= Role.TIME
    elif itemprop in ("author", "creator"):
        role |= Role.BYLINE
    elif itemprop == "headline":
        role |= Role.TITLE
    names = f"{ids} {classes}".strip()
    if names:
        words = _CAMEL.sub("-", names).lower().replace("_", "-")
        for flag, pattern in _NAMES:
            if pattern.search(words):
                role |= flag
        if _BODY_NAME.search(words):
            role |= Role.BODY
    return role


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
        self.prose = size > 14 and linked * 2 <= size and (size > 80 or is_sentence(text))

    @property
    def key(self) -> str:
        """The text's letters and digits, for comparing."""
        if self._key is None:
            self._key = comparable(self.text)
        return self._key


# Classes that hide on small screens only, as Tailwind and Bootstrap write them.
_SHOWN_WIDE = re.compile(
    r"(?:^| )(?:(?:sm|md|lg|xl|2xl|pc|desktop):(?:!?block|!?flex|!?grid|!?inline[\w-]*|!?contents)|d-(?:sm|md|lg|xl)-\w+)"
)
_STYLE_HIDDEN = re.compile(r"display ?: ?none|visibility ?: ?hidden", re.IGNORECASE)
_INLINE_PARTS = Role.CAPTION | Role.BYLINE | Role.TIME | Role.SUBTITLE | Role.COPYRIGHT | Role.TITLE


def _is_plain_cell(cell: etree._Element) -> bool:
    return not cell.get("class") and all(
        isinstance(child.tag, str) and child.tag in _INLINE and len(child) == 0 for child in cell
    )


# Captions, bylines and copyright lines belong to an article, so they do not speak against its container.
_APART = Role.CAPTION | Role.BYLINE | Role.COPYRIGHT | Role.SUBTITLE


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
            if parts:
                text = one_line("".join(parts))
                parts.clear()
                if text:
                    blocks.append(Block(text, current, len(blocks), min(linked, len(text))))
                linked = 0

        def add(text: str) -> None:
            nonlocal linked
            parts.append(text)
            if in_link:
                linked += len(text.strip())

        for event, element in walk:
            if event == "start":
                tag = element.tag
                if tag in _SKIPPED:
                    walk.skip_subtree()
                    skipped.add(element)
                    continue
                if tag == "br":
                    flush()
                    continue
                if tag in ("img", "amp-img"):
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
                        if not (role & Role.CAPTION and tag == "img"):
                            walk.skip_subtree()
                            skipped.add(element)
                            continue
                elif tag not in _INLINE:
                    role = role_of(tag, "", "", "")
                if tag in _INLINE and (not role & _INLINE_PARTS or tag == "a" or current.role & Role.CAPTION):
                    if tag == "a":
                        in_link += 1
                else:
                    if tag in ("td", "th") and current.tag == "tr" and _is_plain_cell(element):
                        # The cells of a row of figures are one line.
                        plain_cells.add(element)
                        parts.append(" ")
                    else:
                        flush()
                        current = Node(element, current, role, len(blocks), len(nodes))
                        nodes.append(current)
                if element.text:
                    add(element.text)
            elif event == "end":
                if element in skipped:
                    skipped.discard(element)
                    tag = ""
                else:
                    tag = element.tag
                    if tag == "a":
                        in_link = max(0, in_link - 1)
                    if element in plain_cells:
                        plain_cells.discard(element)
                    elif current.element is element and current is not top:
                        flush()
                        current.last = len(blocks)
                        current = current.parent or top
                if element.tail and element is not root:
                    add(element.tail)
            elif element.tail:
                add(element.tail)
        flush()
        top.last = len(blocks)
