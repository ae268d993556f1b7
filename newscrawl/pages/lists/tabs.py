"""Tabs over lists: which label belongs to which of the lists that a page shows one at a time."""

from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.pages.lists.heading import Headings
from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.tabbar import tab_labels
from newscrawl.pages.lists.words import heading_kind, is_no_heading, is_skip_link, section_in

_LONGEST = 15
_LEVELS = 2
_NAVIGATION = frozenset({"nav", "header"})
# Parts of a page that have a head and navigation of their own.
_PARTS = frozenset({"main", "section", "article", "aside"})
_CONTROLLING = etree.XPath("//*[@aria-controls]")


def name_tabs(page: Outline, lists: Sequence[FoundList], headings: Headings, *, controls: bool) -> None:
    """Give the lists of a page that are panes of tabs the tabs' labels, and the kind that these say where no
    heading says one.
    """
    labels = _controlled(page, controls=controls)
    if labels:
        for found in lists:
            names = (page.elements[place].get("id") for place in page.above(found.place))
            found.tab = next((labels[name] for name in names if name in labels), None)
    if len(lists) > 1:
        for bar, labels_in_bar in _bars(page, [found for found in lists if found.tab is None]):
            panes = _panes_after(page, bar, [found for found in lists if found.tab is None])
            if len(panes) == len(labels_in_bar):
                for pane, name in zip(panes, labels_in_bar, strict=True):
                    for found in pane:
                        found.tab = name
        _name_headed(page, lists, headings)
    for found in lists:
        if found.name == found.tab is not None:
            # The pane repeats its tab's label; what all panes are says the heading over the bar.
            found.name = found.telling or found.name
        kind = heading_kind(found.tab) if found.tab and not found.headed else None
        if kind in {"trending", "mainnews"}:
            found.kind, found.headed = kind, True


def _controlled(page: Outline, *, controls: bool) -> dict[str, str]:
    """Ids of panes and the labels of the tabs that say they open them."""
    tabs = [(place, href[1:]) for place, href in page.hrefs() if href[0] == "#" and len(href) > 1]
    tabs += [
        (page.place_of(element), element.get("aria-controls") or "")
        for element in (_CONTROLLING(page.elements[0]) if controls else ())
    ]
    bars: dict[int, dict[str, str]] = defaultdict(dict)
    for place, pane in tabs:
        label = page.text(place) if place >= 0 else ""
        if 0 < len(label) <= _LONGEST and not is_skip_link(label):
            holder = page.parents[place]
            if page.tags[holder] == "li":
                holder = page.parents[holder]
            bars[holder][pane] = label
    # A single link into the page is a way to skip the menu, not a tab.
    return {pane: label for labels in bars.values() if len(labels) > 1 for pane, label in labels.items()}


def _bars(page: Outline, lists: Sequence[FoundList]) -> list[tuple[int, list[str]]]:
    """The bars of tabs before ``lists``."""
    bars: dict[int, list[str]] = {}
    for found in lists:
        node = found.place
        for _ in range(_LEVELS + 1):
            before, seen = page.previous(node), 0
            while before >= 0 and seen < _LEVELS:
                labels = tab_labels(page, before) if before not in bars else []
                if labels and not _is_menu(page, before):
                    bars[before] = [text for _, text in labels]
                before, seen = page.previous(before), seen + (page.first[before] < page.last[before])
            node = page.parents[node]
            if node < 0:
                break
    return list(bars.items())


def _is_menu(page: Outline, place: int) -> bool:
    """Whether an element stands in the navigation or head of the page and holds links to other pages."""
    around = {page.tags[element] for element in page.above(place)}
    if around.isdisjoint(_NAVIGATION) or not around.isdisjoint(_PARTS):
        return False
    hrefs = [href for link, href in page.hrefs() if place <= link < page.ends[place]]
    return bool(hrefs) and not any(href.startswith(("#", "javascript:")) for href in hrefs)


def _panes_after(page: Outline, bar: int, lists: Sequence[FoundList]) -> list[list[FoundList]]:
    """The lists behind a bar of tabs, put together by the sibling of the bar that they stand in."""
    node = bar
    for _ in range(_LEVELS):
        parent = page.parents[node]
        if parent < 0:
            break
        behind = [found for found in lists if page.ends[node] <= found.place < page.ends[parent]]
        panes = _by_child(page, parent, behind)
        if len(panes) == 1:
            (holder,) = panes
            panes = _by_child(page, holder, behind) if behind[0].place != holder else panes
        if panes:
            return list(panes.values())
        node = parent
    return []


def _by_child(page: Outline, holder: int, lists: Sequence[FoundList]) -> dict[int, list[FoundList]]:
    panes: dict[int, list[FoundList]] = defaultdict(list)
    for found in lists:
        child = found.place
        while page.parents[child] not in {holder, -1}:
            child = page.parents[child]
        panes[child].append(found)
    return panes


def _name_headed(page: Outline, lists: Sequence[FoundList], headings: Headings) -> None:
    """Tabs that are headings: lists one behind the other, each under a word for a kind of list, and all under
    one more such heading.
    """
    start = 0
    while start < len(lists) - 1:
        end = start + 1
        while end < len(lists) and _goes_on(page, lists[end - 1], lists[end]):
            end += 1
        if end - start > 1 and (over := _heading_over(lists[start], headings)) is not None:
            for found in lists[start:end]:
                found.tab, found.name = found.name, over
                found.kind = "trending" if heading_kind(over) == "trending" else "mainnews"
                found.section = section_in(over)
        start = end


def _goes_on(page: Outline, before: FoundList, found: FoundList) -> bool:
    """Whether the heading of ``found`` is like that of ``before`` and stands right behind that list."""
    if not (before.headed and found.headed) or before.tab or found.tab or before.name == found.name:
        return False
    one, other = before.heading, found.heading
    if one < 0 or other < 0 or page.tags[one] != page.tags[other]:
        return False
    between = page.lines(page.last[before.place], page.first[other])
    return all(is_no_heading(text) for _, text in between)


def _heading_over(found: FoundList, headings: Headings) -> str | None:
    """The heading above the one of a list, if it says itself what its lists are and nothing is between."""
    heading = next(headings.over(found.heading), None)
    if heading is None or heading_kind(heading.text) not in {"mainnews", "trending"}:
        return None
    page = headings.page
    between = page.lines(page.last[heading.place], page.first[found.heading])
    return heading.text if all(is_no_heading(text) for _, text in between) else None
