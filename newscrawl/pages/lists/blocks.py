"""Blocks of rows on a page nobody described, each row around one article.

The links of a page are counted for the elements around them: an element below which one article is linked is
part of a row, one with several, in more than one of its children, is a block.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.addresses import Joiner, address_key, split
from newscrawl.pages.lists.linktext import link_text
from newscrawl.pages.lists.media import KNOWN_MEDIA
from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.words import LINK_LABEL
from newscrawl.sites.likeness import article_likeness

# Attributes in which pages without <a href> keep the way to an article.
_DATA_ATTRIBUTES = ("data-url", "data-href", "data-link")
# What shows that such an attribute is on a page, or that a row leads on where it is clicked.
IN_DATA = re.compile(rb"data-(?:url|href|link)|onclick=[\"'][^\"'>]{0,40}location")
_CLICKED = re.compile(r"location(?:\.href)? ?= ?['\"]([^'\"]{1,500})['\"]")
_DATA_LINKS = etree.XPath(
    "descendant-or-self::*[@data-url or @data-href or @data-link or contains(@onclick, 'location')]"
    "[self::span or self::li or self::div or self::tr"
    # A link that says where it leads to a script alone.
    " or self::a[not(@href) or starts-with(@href, '#') or starts-with(@href, 'javascript:')]]"
)
_SHORTEST_TITLE = 5
# What is below an element: no article, or more than one; else the number of the one.
_NONE, _MANY = -1, -2


@dataclass(slots=True)
class Link:
    """A link to one page: ``place`` in the outline, ``href`` as it stands and ``url`` in full, ``key`` as
    :func:`address_key` has it, ``likeness`` as :func:`article_likeness` has it, ``text`` its words or its
    picture's.
    """

    place: int
    href: str
    url: str
    key: str
    likeness: int
    text: str


@dataclass(slots=True)
class Row:
    """The part of a page that belongs to one article, with the links to it.

    ``until``: the text from which on it is another row's, where that stands in this one.
    """

    place: int
    links: list[Link] = field(default_factory=list)
    until: int | None = None


@dataclass(slots=True)
class RowBlock:
    """An element with several articles below it: rows, smaller blocks, or both, in document order."""

    place: int
    parts: "list[Row | RowBlock]" = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The rows that stand directly in the block."""
        return [part for part in self.parts if isinstance(part, Row)]

    @property
    def blocks(self) -> "list[RowBlock]":
        """The smaller blocks in the block."""
        return [part for part in self.parts if isinstance(part, RowBlock)]

    def all_rows(self) -> list[Row]:
        """The rows of the block, however deep."""
        rows: list[Row] = []
        waiting: list[Row | RowBlock] = [self]
        while waiting:  # a page may be nested more deeply than Python calls may be
            part = waiting.pop()
            if isinstance(part, Row):
                rows.append(part)
            else:
                waiting += reversed(part.parts)
        return rows


def page_links(page: Outline, urljoin: Joiner, host: str, *, in_data: bool) -> list[Link]:
    """The links of a page on ``host`` that may lead to articles (likeness above -2), in document order.

    ``in_data``: also those that attributes for scripts hold.
    """
    known: dict[str, tuple[str, str, int] | None] = {}
    hrefs: Iterable[tuple[int, str]] = page.hrefs()
    if data_links := _DATA_LINKS(page.elements[0]) if in_data else []:
        found = ((page.place_of(element), _data_address(element)) for element in data_links)
        hrefs = sorted([*hrefs, *((place, href) for place, href in found if place >= 0)])
    links = []
    for place, href in hrefs:
        if href in known:
            address = known[href]
        else:
            address = known[href] = _address(href, urljoin, host)
        if address is not None:
            links.append(Link(place, href, *address, link_text(page, place)))
    return links


def _data_address(element: HtmlElement) -> str:
    """The address that an attribute holds, or that a click on an element leads to."""
    held = next(filter(None, map(element.get, _DATA_ATTRIBUTES)), "")
    clicked = None if held else _CLICKED.search(element.get("onclick") or "")
    return clicked[1] if clicked else held


def _address(href: str, urljoin: Joiner, host: str) -> tuple[str, str, int] | None:
    url = href.strip()
    if not url or url[0] == "#" or url[:11].lower() == "javascript:":
        return None
    url = urljoin(url)
    if not url:
        return None
    likeness = article_likeness(url, own=split(url).host == host)
    # What is no article needs no key that is equal for all its addresses.
    return (url, address_key(url) if likeness >= 0 else url, likeness) if likeness > -2 else None


def with_titles(links: Iterable[Link]) -> list[Link]:
    """``links`` without the addresses to which no title leads, and without labels such as ``관련기사``."""
    links = list(links)
    titled = {link.key for link in links if _may_be_title(link.text)}
    return [link for link in links if link.key in titled and (not link.text or _may_be_title(link.text))]


def _may_be_title(text: str) -> bool:
    return len(text) >= _SHORTEST_TITLE and not LINK_LABEL.match(text) and text not in KNOWN_MEDIA


class Articles:
    """Where on a page articles are linked: below which elements none is, one, or several."""

    def __init__(self, page: Outline, links: Iterable[Link]) -> None:
        self.page = page
        keys: dict[str, int] = {}
        self._below = [_NONE] * len(page.elements)
        below, parents = self._below, page.parents
        for link in links:
            key = keys.setdefault(link.key, len(keys))
            place = link.place
            while place >= 0:
                held = below[place]
                if held in (key, _MANY):
                    break
                below[place] = key if held == _NONE else _MANY
                place = parents[place]

    def any_in(self, place: int) -> bool:
        """Whether an article is linked in the element."""
        return self._below[place] != _NONE

    def many_in(self, place: int) -> bool:
        """Whether several articles are linked in the element."""
        return self._below[place] == _MANY

    def one_in(self, place: int) -> bool:
        """Whether just one article is linked in the element."""
        return self._below[place] >= 0

    def first_row(self, place: int) -> int:
        """The first row, or other part with one article, of an element that holds articles."""
        while self._below[place] == _MANY:
            child = next((child for child in self.page.children(place) if self._below[child] != _NONE), None)
            if child is None:  # the element is itself a link
                break
            place = child
        return place

    def tree(self, links: Iterable[Link]) -> "RowBlock | Row | None":
        """The smallest block around all ``links``; the one row if all lead to the same article; None without
        links.
        """
        rows: dict[int, Row] = {}
        for link in links:
            place = link.place
            if self.many_in(place):
                continue
            while (parent := self.page.parents[place]) >= 0 and self.one_in(parent):
                place = parent
            rows.setdefault(place, Row(place)).links.append(link)
        return self._hung(sorted(rows.values(), key=lambda row: row.place))

    def _hung(self, rows: list[Row]) -> "RowBlock | Row | None":
        """``rows`` in the blocks around them; elements that add no article of their own are passed over."""
        around = self._blocks_around(rows)
        blocks: dict[int, RowBlock] = {}
        top: Row | RowBlock | None = None
        for row in rows:
            part: Row | RowBlock = row
            while True:
                place = around.get(part.place, -1)
                if place < 0:
                    top = part
                    break
                block = blocks.get(place)
                if block is not None:
                    block.parts.append(part)
                    break
                block = blocks[place] = RowBlock(place, [part])
                part = block
        return top

    def _blocks_around(self, rows: list[Row]) -> dict[int, int]:
        """For every row and block, the next element around it that has rows in several of its children."""
        parents = self.page.parents
        branches: dict[int, set[int]] = {}
        for row in rows:
            child, parent = row.place, parents[row.place]
            while parent >= 0:
                children = branches.setdefault(parent, set())
                if child in children:
                    break
                known = bool(children)
                children.add(child)
                if known:
                    break
                child, parent = parent, parents[parent]
        around: dict[int, int] = {}
        waiting = [row.place for row in rows]
        passed: dict[int, int] = {}
        while waiting:
            start = waiting.pop()
            if start in around:
                continue
            path, place = [], parents[start]
            while place >= 0 and place not in passed and len(branches.get(place, ())) < 2:
                path.append(place)
                place = parents[place]
            place = passed.get(place, place)
            for element in path:
                passed[element] = place
            around[start] = place
            if place >= 0:
                waiting.append(place)
        return around
