"""Tabs over lists: which label belongs to which of the lists that a page shows one at a time."""

from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

from newscrawl.pages.lists.found import FoundList
from newscrawl.pages.lists.words import is_tab_bar, squeeze

_LONGEST = 15
_LEVELS = 2


def name_tabs(root: HtmlElement, lists: list[FoundList]) -> None:
    """Give the lists of ``root`` that are panes of tabs the tabs' labels."""
    labels = _controlled(root)
    for found in lists:
        if found.element is not None and labels:
            found.tab = next(
                (labels[pane] for node in _upwards(found.element) if (pane := node.get("id")) in labels), None
            )
    for bar, names in _bars(root):
        panes = _panes_after(bar, [found for found in lists if found.tab is None])
        if len(panes) == len(names):
            for pane, name in zip(panes, names, strict=True):
                for found in pane:
                    found.tab = name


def _controlled(root: HtmlElement) -> dict[str, str]:
    """Ids of panes and the labels of the tabs that say they open them."""
    bars: dict[HtmlElement | None, dict[str, str]] = defaultdict(dict)
    for element in root.iter("a", "button", "li"):
        pane = element.get("aria-controls") or ""
        href = element.get("href") or ""
        if not pane and len(href) > 1 and href[0] == "#":
            pane = href[1:]
        if pane:
            label = squeeze(element.text_content())
            if 0 < len(label) <= _LONGEST and not label.endswith("바로가기"):
                holder = element.getparent()
                if holder is not None and holder.tag == "li":
                    holder = holder.getparent()
                bars[holder][pane] = label
    # A single link into the page is a way to skip the menu, not a tab.
    return {pane: label for labels in bars.values() if len(labels) > 1 for pane, label in labels.items()}


def _bars(root: HtmlElement) -> Iterator[tuple[HtmlElement, list[str]]]:
    """The elements that hold nothing but two or more short labels and say that they are tabs."""
    for element in root.iter("ul", "div", "ol", "nav"):
        if is_tab_bar(element):
            names = [squeeze(child.text_content()) for child in element if isinstance(child.tag, str)]
            if len(names) == 1:
                names = [squeeze(child.text_content()) for child in element[0] if isinstance(child.tag, str)]
            if len(names) > 1 and all(0 < len(name) <= _LONGEST for name in names):
                yield element, names


def _panes_after(bar: HtmlElement, lists: list[FoundList]) -> list[list[FoundList]]:
    """The lists behind a bar of tabs, put together by the sibling of the bar that they stand in."""
    node = bar
    for _ in range(_LEVELS):
        panes: dict[HtmlElement, list[FoundList]] = defaultdict(list)
        after = set(node.itersiblings())
        for found in lists:
            for element in _upwards(found.element):
                if element in after:
                    panes[element].append(found)
                    break
        if len(panes) > 1:
            return list(panes.values())
        if len(panes) == 1:
            ((holder, inside),) = panes.items()
            deeper: dict[HtmlElement, list[FoundList]] = defaultdict(list)
            for found in inside:
                child = next((e for e in _upwards(found.element) if e.getparent() is holder), holder)
                deeper[child].append(found)
            return list(deeper.values())
        parent = node.getparent()
        if parent is None:
            break
        node = parent
    return []


def _upwards(element: HtmlElement | None) -> Iterator[HtmlElement]:
    while element is not None:
        yield element
        element = element.getparent()
