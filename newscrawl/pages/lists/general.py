"""The lists on a page without rules: which blocks are lists, their headings, what they are."""

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from newscrawl.addresses import registered_domain, split
from newscrawl.pages.lists.blocks import (
    Block,
    Link,
    Row,
    articles_below,
    block_tree,
    page_links,
    with_titles,
)
from newscrawl.pages.lists.found import FoundList
from newscrawl.pages.lists.heading import heading_text, headings_of
from newscrawl.pages.lists.media import is_medium, own_medium
from newscrawl.pages.lists.rows import Entry, names_publisher, publisher_before, read_row, take_numbers
from newscrawl.pages.lists.tabs import name_tabs
from newscrawl.pages.lists.words import MAINNEWS, NO_NEWS, TRENDING, section_in

# A list of leads: of the repeated parts of a block, at least this share is a single article, the rest are an
# article with its related ones.
_SINGLES = 0.25
# Characters that half of a list's titles must have.
_LEAST_TITLE = 10
# Share of a list's entries that lead to one site, from which on the others are taken for advertisements.
_ONE_SITE = 0.7
_LONGEST_MEDIUM = 14
# Rows that a block of plain links needs to be taken for a list.
_PLAIN = 3
# Share of a page's own links that such a list must hold: less is a menu.
_PLAIN_SHARE = 0.5
# Levels above a block within which a heading surely speaks of it.
_NEAR = 2


def find_lists(root: HtmlElement, url: str, urljoin: Callable[[str], str]) -> list[FoundList]:
    """All blocks of the page ``root`` at ``url`` that look like lists of articles, in document order.

    Where no link looks like an article's, the largest block of links on the same host is the only list.
    """
    links = page_links(root, urljoin, least=-1)
    lists = _lists_of(with_titles(link for link in links if link.likeness > 0), url, _LEAST_TITLE)
    if lists:
        _complete(lists, with_titles(links))
    else:
        here = split(url).netloc
        plain = _lists_of(
            with_titles(link for link in links if link.likeness >= 0 and split(link.url).netloc == here),
            url,
            0,
        )
        plain = [found for found in plain if len(found.entries) >= _PLAIN and not _in_navigation(found)]
        least = _PLAIN_SHARE * len({link.key for link in links if split(link.url).netloc == here})
        lists = sorted(plain, key=lambda found: -len(found.entries))[:1]
        lists = [found for found in lists if len(found.entries) >= least]
    lists = _joined(lists)
    name_tabs(root, lists)
    medium = own_medium(root)
    for found in lists:
        own = sum(
            registered_domain(split(entry.url).host) == registered_domain(split(url).host)
            for entry in found.entries
        )
        if medium and own == len(found.entries) and not any(entry.publisher for entry in found.entries):
            found.publisher = found.publisher or medium
    return lists


def _lists_of(links: list[Link], url: str, least_title: int) -> list[FoundList]:
    holders = articles_below(links)
    lists = []
    for element, rows in _candidates(block_tree(links)):
        entries = []
        for row in rows:
            if (entry := read_row(row)) is not None:
                entry.publisher = entry.publisher or publisher_before(row.element, holders)
                entries.append(entry)
        entries = _of_one_site(entries, url)
        take_numbers(entries)
        if len(entries) > 1 and _median([len(entry.title) for entry in entries]) >= least_title:
            found = _described(element, entries, holders)
            if found is not None:
                lists.append(found)
    return lists


def _of_one_site(entries: list[Entry], url: str) -> list[Entry]:
    """``entries`` without the few that lead elsewhere from a list of one site: they are advertisements."""
    domains = [registered_domain(split(entry.url).host) for entry in entries]
    most = max(set(domains), key=domains.count) if domains else ""
    if domains.count(most) < _ONE_SITE * len(domains):
        return entries
    allowed = {most, registered_domain(split(url).host)}
    return [entry for entry, domain in zip(entries, domains, strict=True) if domain in allowed]


def _names_medium(heading: HtmlElement, text: str) -> bool:
    """Whether a heading is the name of the medium whose articles follow."""
    if is_medium(text, strict=True):
        return True
    if TRENDING.search(text) or MAINNEWS.search(text) or text.endswith("기자"):
        return False
    return is_medium(text) or (names_publisher(heading) and len(text) <= _LONGEST_MEDIUM and " " not in text)


def _median(values: list[int]) -> int:
    return sorted(values)[len(values) // 2]


def _in_navigation(found: FoundList) -> bool:
    element = found.element
    while element is not None:
        if element.tag in {"nav", "header", "footer"}:
            return True
        element = element.getparent()
    return False


def _complete(lists: list[FoundList], links: list[Link]) -> None:
    """Give ``lists`` those of their rows whose addresses do not look like articles on their own."""
    by_element = {found.element: found for found in lists}
    children: dict[HtmlElement, dict[HtmlElement, list[Link]]] = {
        element: {} for element in by_element if element is not None
    }
    for link in links:
        element = link.element
        while element is not None:
            parent = element.getparent()
            if parent in children:
                children[parent].setdefault(element, []).append(link)
                break
            element = parent
    for holder, rows in children.items():
        found = by_element[holder]
        have = {entry.url: entry for entry in found.entries}
        hosts = {split(entry.url).netloc for entry in found.entries}
        like = {_signature(row) for row, inside in rows.items() if any(link.url in have for link in inside)}
        entries: dict[str, Entry] = {}
        for row, inside in rows.items():
            known = [have[link.url] for link in inside if link.url in have]
            if not known and _signature(row) in like and len({link.key for link in inside}) == 1:
                entry = read_row(Row(row, inside)) if split(inside[0].url).netloc in hosts else None
                known = [entry] if entry is not None else []
            entries.update((entry.url, entry) for entry in known)
        if len(entries) > len(found.entries):
            found.entries = list(entries.values())


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


def _candidates(top: Block | Row | None) -> Iterator[tuple[HtmlElement, list[Row]]]:
    """The lists that the block tree below ``top`` may hold: an element, and the rows in it."""
    waiting = [top] if isinstance(top, Block) else []
    while waiting:
        part = waiting.pop()
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
            waiting += reversed(blocks)


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
    leads: list[Row] = []
    alike = 0
    for part in repeated:
        rows = (
            [part]
            if isinstance(part, Row)
            else [row for row in part.all_rows() if _place(row, part.element) in places]
        )
        leads += rows[:1]
        alike += isinstance(part, Block) and len(rows) == 1
    return leads if alike * 2 > len(repeated) - len(singles) else []


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
    titles = {entry.title for entry in entries}
    for heading, level in headings_of(element, holders):
        text = heading_text(heading)
        if not text or text in titles:
            continue
        if found.publisher is None and found.name is None and _names_medium(heading, text):
            found.publisher = text
            continue
        if found.name is None:
            if NO_NEWS.search(text):
                if level <= _NEAR:
                    return None
                break
            found.name, found.section = text, section_in(text)
        if TRENDING.search(text) or MAINNEWS.search(text):
            found.kind = "trending" if TRENDING.search(text) else "mainnews"
            found.headed = True
            break
    return found
