"""The lists on a page nobody described: blocks of like-shaped rows, each around one article.

One pass over the tree collects the links; counting how many different articles stand below each element then
gives rows (the largest elements around one article) and blocks (what holds several rows).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newscrawl.cleaners.urls import address_key
from newscrawl.pages.listing.links import article_likeness
from newscrawl.pages.listing.words import squeeze

_ATTRIBUTES = ("href", "data-url", "data-href", "data-link")


@dataclass(slots=True)
class Link:
    """A link to one page; ``likeness`` as in :func:`article_likeness`."""

    element: HtmlElement
    url: str
    key: str
    likeness: int


@dataclass(slots=True)
class Row:
    """The part of a page that belongs to one article, with the links to it."""

    element: HtmlElement
    links: list[Link]

    @property
    def url(self) -> str:
        """The address the row leads to."""
        return self.links[0].url

    @property
    def likeness(self) -> int:
        """How much its address looks like an article's."""
        return self.links[0].likeness


@dataclass(slots=True)
class Block:
    """Rows side by side: a candidate for a list."""

    element: HtmlElement
    rows: list[Row] = field(default_factory=list)


def page_links(root: HtmlElement, urljoin: Callable[[str], str]) -> Iterator[Link]:
    """The links of a page that may lead to articles, in document order."""
    likeness_of: dict[str, int] = {}
    for element in root.iter("a", "span", "li", "div"):
        href = None
        for attribute in _ATTRIBUTES[: None if element.tag != "a" else 1]:
            href = element.get(attribute) if attribute != "href" or element.tag == "a" else None
            if href:
                break
        if not href or href[0] == "#" or href[:11].lower() == "javascript:":
            continue
        try:
            url = urljoin(href.strip())
        except ValueError:  # "http://[" is no address
            continue
        likeness = likeness_of.get(url)
        if likeness is None:
            likeness = likeness_of[url] = article_likeness(url)
        if likeness > -2:
            yield Link(element, url, address_key(url), likeness)


def page_blocks(links: list[Link]) -> list[Block]:
    """The blocks that ``links`` form, in document order."""
    below: dict[HtmlElement, set[str]] = defaultdict(set)
    for link in links:
        key, element = link.key, link.element
        while element is not None:
            keys = below[element]
            if key in keys:
                break
            keys.add(key)
            element = element.getparent()
    rows: dict[HtmlElement, Row] = {}
    blocks: dict[HtmlElement, Block] = {}
    for link in links:
        top: HtmlElement = link.element
        parent = top.getparent()
        while parent is not None and len(below[parent]) == 1:
            top, parent = parent, parent.getparent()
        row = rows.get(top)
        if row is not None:
            row.links.append(link)
            continue
        row = rows[top] = Row(top, [link])
        holder = parent if parent is not None else top
        block = blocks.get(holder)
        if block is None:
            block = blocks[holder] = Block(holder)
        block.rows.append(row)
    return list(blocks.values())


def text_of(element: HtmlElement) -> str:
    """All text below ``element``, white space folded, without scripts and styles."""
    return squeeze(" ".join(pieces(element)))


def pieces(element: HtmlElement) -> Iterator[str]:
    """The texts below ``element`` in document order, without scripts and styles."""
    for text in element.itertext():
        if not isinstance(text, str) or not text.strip():
            continue
        yield text
