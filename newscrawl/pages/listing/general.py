"""The lists on a page without rules: which blocks are lists, their headings, what they are."""

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from newscrawl.cleaners.urls import split
from newscrawl.pages.listing.blocks import Block, Link, Row, articles_below, block_tree, page_links
from newscrawl.pages.listing.found import FoundList
from newscrawl.pages.listing.heading import heading_text, headings_of
from newscrawl.pages.listing.rows import Entry, read_row
from newscrawl.pages.listing.tabs import name_tabs
from newscrawl.pages.listing.words import MAINNEWS, NO_NEWS, TRENDING, is_medium

# A list of leads: of the repeated parts of a block, at least this share is a single article, the rest are an
# article with its related ones.
_SINGLES = 0.25
# Characters that half of a list's titles must have.
_LEAST_TITLE = 10
# Rows that a block of plain links needs to be taken for a list.
_PLAIN = 3
# Levels above a block within which a heading surely speaks of it.
_NEAR = 2


def find_lists(root: HtmlElement, url: str, urljoin: Callable[[str], str]) -> list[FoundList]:
    """All blocks of the page ``root`` at ``url`` that look like lists of articles, in document order.

    Where no link looks like an article's, the largest block of links on the same host is the only list.
    """
    links = page_links(root, urljoin)
    lists = [_completed(found, urljoin) for found in _lists_of(links, _LEAST_TITLE)]
    if not lists:
        here = split(url).netloc
        links = [link for link in page_links(root, urljoin, least=-1) if split(link.url).netloc == here]
        lists = [found for found in _lists_of(links, 0) if len(found.entries) >= _PLAIN and not _in_navigation(found)]
        lists = sorted(lists, key=lambda found: -len(found.entries))[:1]
    lists = _joined(lists)
    name_tabs(root, lists)
    return lists


def _lists_of(links: list[Link], least_title: int) -> list[FoundList]:
    holders = articles_below(links)
    lists = []
    for element, rows in _candidates(block_tree(links)):
        entries = [entry for row in rows if (entry := read_row(row)) is not None]
        if len(entries) > 1 and _median([len(entry.title) for entry in entries]) >= least_title:
            found = _described(element, entries, holders)
            if found is not None:
                lists.append(found)
    return lists


def _median(values: list[int]) -> int:
    return sorted(values)[len(values) // 2]


def _in_navigation(found: FoundList) -> bool:
    element = found.element
    while element is not None:
        if element.tag in {"nav", "header", "footer"}:
            return True
        element = element.getparent()
    return False


def _completed(found: FoundList, urljoin: Callable[[str], str]) -> FoundList:
    """The list with those of its rows whose addresses do not look like articles on their own."""
    if found.element is None or len(found.entries) < _PLAIN:
        return found
    known = {split(entry.url).netloc: None for entry in found.entries}
    have = {entry.url: entry for entry in found.entries}
    signatures = {_signature(child) for child in found.element if any(link in have for link in _addresses(child, urljoin))}
    entries: list[Entry] = []
    for child in found.element:
        links = page_links(child, urljoin, least=-1) if isinstance(child.tag, str) and _signature(child) in signatures else []
        if links and not any(link.url in have for link in links) and len({link.key for link in links}) == 1:
            entry = read_row(Row(child, links)) if split(links[0].url).netloc in known else None
            if entry is not None and len(entry.title) >= _LEAST_TITLE:
                entries.append(entry)
        else:
            entries.extend({link.url: have[link.url] for link in links if link.url in have}.values())
    if len(entries) > len(found.entries):
        found.entries = entries
    return found


def _addresses(element: HtmlElement, urljoin: Callable[[str], str]) -> list[str]:
    return [link.url for link in page_links(element, urljoin)] if isinstance(element.tag, str) else []


def _joined(lists: list[FoundList]) -> list[FoundList]:
    """``lists`` with the parts of a list that is cut into several elements side by side put together."""
    joined: list[FoundList] = []
    for found in lists:
        before = joined[-1] if joined else None
        if before is not None and _continues(before, found):
            before.entries = before.entries + found.entries
            before.element = found.element
        else:
            joined.append(found)
    return joined


def _continues(before: FoundList, found: FoundList) -> bool:
    one, other = before.element, found.element
    if one is None or other is None or one.tag != other.tag or one.getnext() is not other:
        return False
    if (before.name, before.publisher) != (found.name, found.publisher):
        return False
    first, last = found.entries[0].rank, before.entries[-1].rank
    return first is None if last is None else first == last + 1


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
    alike = unlike = 0
    for part in repeated:
        if isinstance(part, Block):
            lead, *related = part.all_rows()
            led = _place(lead, part.element) in places
            if led and all(_place(row, part.element) not in places for row in related):
                alike += 1
            else:
                unlike += 1
    if alike <= unlike:
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

