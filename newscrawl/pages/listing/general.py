"""The lists on a page without rules: which blocks are lists, their headings, what they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from newscrawl.pages.listing.blocks import Block, Link, Row, articles_below, block_tree, page_links
from newscrawl.pages.listing.document import root_of
from newscrawl.pages.listing.heading import heading_text, headings_of
from newscrawl.pages.listing.rows import Entry, read_row
from newscrawl.pages.listing.words import MAINNEWS, NO_NEWS, TRENDING, is_medium
from newscrawl.sites.sources import ListKind

# A list of leads: of the repeated parts of a block, at least this share is a single article, the rest are an
# article with its related ones.
_SINGLES = 0.25
# Levels above a block within which a heading surely speaks of it.
_NEAR = 2


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
    root = root_of(response)
    links = page_links(root, response.urljoin)
    holders = articles_below(links)
    lists = []
    for element, rows in _candidates(block_tree(links)):
        entries = [entry for row in rows if (entry := read_row(row)) is not None]
        if _is_list(entries):
            found = _described(element, entries, holders)
            if found is not None:
                lists.append(found)
    return lists


def _candidates(part: Block | Row | None) -> Iterator[tuple[HtmlElement, list[Row]]]:
    """The lists that the block tree ``part`` may hold: an element, and the rows in it."""
    if not isinstance(part, Block):
        return
    rows, blocks = part.rows, part.blocks
    leads = _leads(part)
    if leads:
        yield part.element, leads
    elif 1 <= len(rows) <= 2 and len(blocks) == 1 and not blocks[0].blocks and part.parts[0] is rows[0]:
        # A large first headline and the list below it.
        yield part.element, rows + blocks[0].rows
    else:
        if len(rows) > 1:
            yield part.element, rows
        for block in blocks:
            yield from _candidates(block)


def _leads(block: Block) -> list[Row]:
    """The first article of each part, where the parts are articles with or without related ones below.

    The first articles are known by standing at the same place in every part, where the related ones do not.
    """
    signatures = [_signature(part.element) for part in block.parts]
    common = max(set(signatures), key=signatures.count)
    repeated = [part for part, signature in zip(block.parts, signatures, strict=True) if signature == common]
    singles = [part for part in repeated if isinstance(part, Row)]
    if len(repeated) < 4 or not _SINGLES * len(repeated) <= len(singles) < len(repeated):
        return []
    places = {_place(row, row.element) for row in singles}
    for part in repeated:
        if isinstance(part, Block):
            lead, *related = part.all_rows()
            if _place(lead, part.element) not in places or any(_place(row, part.element) in places for row in related):
                return []
    return [part if isinstance(part, Row) else part.all_rows()[0] for part in repeated]


def _place(row: Row, top: HtmlElement) -> tuple[tuple[str, str], ...]:
    """Where in ``top`` the titled link of ``row`` stands."""
    element = next((link.element for link in row.links if link.text), row.links[0].element)
    place = []
    while element is not top:
        place.append(_signature(element))
        element = element.getparent()
    return tuple(place)


def _signature(element: HtmlElement) -> tuple[str, str]:
    classes = (element.get("class") or "").split()
    return element.tag, classes[0] if classes else ""


def _is_list(entries: list[Entry]) -> bool:
    if len(entries) < 2:
        return False
    lengths = sorted(len(entry.title) for entry in entries)
    return lengths[len(lengths) // 2] >= 10


def _described(
    element: HtmlElement, entries: list[Entry], holders: dict[HtmlElement, set[str]]
) -> FoundList | None:
    """The list with what its headings say; None if they say that it is none of articles."""
    found = FoundList("mainnews", None, entries, element=element)
    for heading, level in headings_of(element, holders):
        text = heading_text(heading)
        if found.publisher is None and found.name is None and is_medium(text):
            found.publisher = text
            continue
        if found.name is None:
            if NO_NEWS.search(text):
                if level <= _NEAR:
                    return None
                break
            found.name = text
        if TRENDING.search(text) or MAINNEWS.search(text):
            found.kind = "trending" if TRENDING.search(text) else "mainnews"
            found.headed = True
            break
    return found


__all__ = ["FoundList", "Link", "find_lists"]
