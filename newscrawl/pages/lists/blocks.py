"""Blocks of rows on a page nobody described, each row around one article.

One pass over the tree collects the links; counting how many different articles stand below each element then
gives rows (the largest elements around one article) and blocks (the elements that hold several).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.addresses import address_key
from newscrawl.pages.lists.media import KNOWN_MEDIA
from newscrawl.pages.lists.words import LINK_LABEL, squeeze
from newscrawl.sites.likeness import article_likeness

# Attributes in which pages without <a href> keep the way to an article.
_DATA_ATTRIBUTES = ("data-url", "data-href", "data-link")
_ADDRESSED = etree.XPath(
    "descendant-or-self::a[@href]"
    " | descendant-or-self::*[self::span or self::li or self::div][@data-url or @data-href or @data-link]"
)
_SHORTEST_TITLE = 5


@dataclass(slots=True)
class Link:
    """A link to one page; ``likeness`` as :func:`article_likeness` has it, ``text`` its words or its
    picture's.
    """

    element: HtmlElement
    url: str
    key: str
    likeness: int
    text: str


@dataclass(slots=True)
class Row:
    """The part of a page that belongs to one article, with the links to it."""

    element: HtmlElement
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """An element with several articles below it: rows, smaller blocks, or both, in document order."""

    element: HtmlElement
    parts: "list[Row | Block]" = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The rows that stand directly in the block."""
        return [part for part in self.parts if isinstance(part, Row)]

    @property
    def blocks(self) -> "list[Block]":
        """The smaller blocks in the block."""
        return [part for part in self.parts if isinstance(part, Block)]

    def all_rows(self) -> list[Row]:
        """The rows of the block, however deep."""
        rows: list[Row] = []
        waiting: list[Row | Block] = [self]
        while waiting:  # a page may be nested more deeply than Python calls may be
            part = waiting.pop()
            if isinstance(part, Row):
                rows.append(part)
            else:
                waiting += reversed(part.parts)
        return rows


def page_links(root: HtmlElement, urljoin: Callable[[str], str], *, least: int = 1) -> list[Link]:
    """The links below ``root`` that look like articles, at least by ``least``, in document order."""
    known: dict[str, tuple[str, str, int]] = {}
    links = []
    for element in _ADDRESSED(root):
        href = element.get("href") if element.tag == "a" else _data_address(element)
        if not href or href[0] == "#" or (href[0] in "jJ" and href[:11].lower() == "javascript:"):
            continue
        address = known.get(href)
        if address is None:
            try:
                url = href.strip()
                if not url.startswith(("https://", "http://")):
                    url = urljoin(url)
            except ValueError:  # "http://[" is no address
                continue
            likeness = article_likeness(url)
            address = known[href] = (url, address_key(url) if likeness > -2 else "", likeness)
        url, key, likeness = address
        if likeness >= least:
            links.append(Link(element, url, key, likeness, _words(element)))
    return links


def with_titles(links: Iterable[Link]) -> list[Link]:
    """``links`` without the addresses to which no title leads, and without labels such as ``관련기사``."""
    links = list(links)
    titled = {link.key for link in links if _may_be_title(link.text)}
    return [link for link in links if link.key in titled and (not link.text or _may_be_title(link.text))]


def _data_address(element: HtmlElement) -> str | None:
    return next((value for name in _DATA_ATTRIBUTES if (value := element.get(name))), None)


def _words(element: HtmlElement) -> str:
    text = squeeze(element.text_content())
    if not text:
        text = (
            squeeze(" ".join(image.get("alt") or "" for image in element.iter("img")))
            or element.get("title")
            or ""
        )
    return text


def _may_be_title(text: str) -> bool:
    return len(text) >= _SHORTEST_TITLE and not LINK_LABEL.match(text) and text not in KNOWN_MEDIA


def block_tree(links: list[Link]) -> Block | Row | None:
    """The smallest block around all ``links``; the one row if all lead to the same article; None without
    links.
    """
    below = articles_below(links)
    rows: dict[HtmlElement, Row] = {}
    nodes: dict[HtmlElement, Block] = {}
    top: Block | Row | None = None
    for link in links:
        element: HtmlElement = link.element
        while (parent := element.getparent()) is not None and len(below[parent]) == 1:
            element = parent
        row = rows.get(element)
        if row is not None:
            row.links.append(link)
            continue
        new = rows[element] = Row(element, [link])
        part: Row | Block = new
        # Hang the row into the blocks above it; elements that add no article of their own are passed over.
        while (parent := element.getparent()) is not None:
            if len(below[parent]) > len(below[element]):
                block = nodes.get(parent)
                if block is not None:
                    block.parts.append(part)
                    break
                block = nodes[parent] = Block(parent, [part])
                part = block
            elif parent in nodes:  # pragma: no cover - a parent with as many articles never became a block
                break
            element = parent
        else:
            top = part
    return top


def articles_below(links: list[Link]) -> dict[HtmlElement, set[str]]:
    """For each element, the keys of the different articles that are linked below it."""
    below: dict[HtmlElement, set[str]] = {}
    for link in links:
        key, element = link.key, link.element
        while element is not None:
            keys = below.setdefault(element, set())
            if key in keys:
                break
            keys.add(key)
            element = element.getparent()
    return below


def text_of(element: HtmlElement) -> str:
    """All text below ``element``, white space folded."""
    return squeeze(" ".join(_texts(element)))


def _texts(element: HtmlElement) -> Iterator[str]:
    for node in element.iter():
        if isinstance(node.tag, str) and node.tag not in {"script", "style"} and node.text:
            yield node.text
        if node is not element and node.tail:
            yield node.tail
