"""Bars of tabs: which elements are one, and what their labels are."""

from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.words import heading_kind, is_no_heading, is_section_heading, is_skip_link

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "dt", "strong"})
_LONGEST_TAB = 15
_LINES = 30  # in a bar at most
_ENDS = 5  # a bar and what stands at its ends are less


def tab_labels(page: Outline, place: int) -> list[tuple[int, str]]:
    """The labels of an element that is a bar of tabs, with their elements; none if it is no such bar.

    A bar holds nothing but two or more short labels, each in an element of its own, that open something on
    the same page or that are alike: items that are headings, all sections, or all words for kinds of lists.
    """
    if page.last[place] - page.first[place] > _LINES or page.last[place] - page.first[place] < 2:
        return []
    for _ in range(3):
        # Buttons that move the bar stand at its ends.
        children = [child for child in page.children(place) if page.first[child] < page.last[child]]
        if len(children) < _ENDS and len({page.tags[child] for child in children}) > 1:
            children = [child for child in children if not is_no_heading(page.text(child))]
        if len(children) != 1:
            break
        place = children[0]
    if len(children) < 2 or place in page.mixed:
        return []
    labels = [(child, page.text(child)) for child in children]
    if any(len(text) > _LONGEST_TAB or is_skip_link(text) for _, text in labels):
        return []
    if page.elements[place].get("role") == "tablist" or all(_opens(page, child) for child in children):
        return labels
    if all(page.tags[child] == "li" and _heads(page, child) for child in children):
        return labels
    kinds = [_kind(text) for _, text in labels]
    return labels if kinds[0] is not None and len(set(kinds)) == 1 else []


def _opens(page: Outline, place: int) -> bool:
    """Whether an element is a button, or a link into the page it stands on."""
    for inside in range(place, min(page.ends[place], place + 4)):
        element = page.elements[inside]
        if page.tags[inside] == "button" or element.get("role") == "tab" or element.get("aria-controls"):
            return True
        if page.tags[inside] == "a":
            href = element.get("href") or ""
            return href[:1] in {"", "#"} or href[:11].lower() == "javascript:"
    return False


def _heads(page: Outline, place: int) -> bool:
    return any(page.tags[inside] in _HEADS for inside in range(place, min(page.ends[place], place + 4)))


def _kind(text: str) -> str | None:
    if is_section_heading(text):
        return "section"
    kind = heading_kind(text)
    return "kind" if kind in {"mainnews", "trending"} else None
