"""The lists on a page without rules: blocks of rows, their headings, what they are."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from newscrawl.pages.listing.blocks import Block, page_blocks, page_links
from newscrawl.pages.listing.heading import heading_of, heading_text
from newscrawl.pages.listing.rows import Entry, read_row
from newscrawl.pages.listing.words import MAINNEWS, NO_NEWS, TRENDING, is_medium
from newscrawl.sites.sources import ListKind


@dataclass(slots=True)
class FoundList:
    """A list found on a page."""

    kind: ListKind
    name: str | None
    entries: list[Entry]
    publisher: str | None = None
    headed: bool = False
    tab: str | None = None
    section: str | None = None
    element: HtmlElement | None = field(default=None, repr=False)


def find_lists(response: TextResponse) -> list[FoundList]:
    """All blocks of a page that look like lists of articles, in document order."""
    root = response.selector.root
    links = list(page_links(root, response.urljoin))
    holders = _holders(links)
    lists = []
    for block in page_blocks(links):
        entries = [entry for row in block.rows if (entry := read_row(row)) is not None]
        if not _is_list(block, entries):
            continue
        heading = heading_of(block.element, holders)
        name = heading_text(heading) if heading is not None else None
        if name and NO_NEWS.search(name):
            continue
        found = FoundList(_kind(name), name, entries, element=block.element, headed=bool(name and _says_list(name)))
        if name and is_medium(name):
            found.publisher = name
        lists.append(found)
    return lists


def _holders(links: list) -> set[HtmlElement]:  # type: ignore[type-arg]
    holders: set[HtmlElement] = set()
    for link in links:
        element = link.element
        while element is not None and element not in holders:
            holders.add(element)
            element = element.getparent()
    return holders


def _is_list(block: Block, entries: list[Entry]) -> bool:
    if len(entries) < 2:
        return False
    alike = sum(entry.likeness > 0 for entry in entries)
    lengths = sorted(len(entry.title) for entry in entries)
    median = lengths[len(lengths) // 2]
    return alike >= len(entries) * 0.6 and median >= 10


def _kind(name: str | None) -> ListKind:
    return "trending" if name and TRENDING.search(name) else "mainnews"


def _says_list(name: str) -> bool:
    return bool(TRENDING.search(name) or MAINNEWS.search(name))
