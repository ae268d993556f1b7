"""The heading over a block of rows, and what it says of the list."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newscrawl.pages.listing.blocks import text_of
from newscrawl.pages.listing.words import squeeze

_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "dt", "strong"})
_CLASS = re.compile(r"(?i)tit|head|(?:^|[\s_-])(?:hd|name|subject|label)(?:$|[\s_\d-])")
_LONGEST = 40
_LEVELS = 7


def heading_of(element: HtmlElement, holders: set[HtmlElement]) -> HtmlElement | None:
    """The element that heads ``element``, going outwards; ``holders`` are elements with articles below them."""
    node = element
    for _ in range(_LEVELS):
        for before in node.itersiblings(preceding=True):
            if not isinstance(before.tag, str) or before.tag in {"script", "style"}:
                continue
            if before in holders:
                if before.tag == node.tag:
                    continue  # another block of the same list, or the list before: its heading may be ours
                if (inner := _first_heading(before, holders)) is not None:
                    return inner
                continue
            if (found := _last_heading(before)) is not None:
                return found
        parent = node.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            return None
        node = parent
    return None


def _is_heading(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    if element.tag in _TAGS or _CLASS.search(element.get("class") or ""):
        return 1 < len(text_of(element)) <= _LONGEST
    return False


def _last_heading(element: HtmlElement) -> HtmlElement | None:
    found = None
    for candidate in element.iter():
        if _is_heading(candidate):
            if candidate.tag in _TAGS:
                return candidate
            found = found if found is not None else candidate
    if found is None and 1 < len(text_of(element)) <= 20:
        return element
    return found


def _first_heading(element: HtmlElement, holders: set[HtmlElement]) -> HtmlElement | None:
    return next((c for c in _flat(element, holders) if c.tag in _TAGS and _is_heading(c)), None)


def _flat(element: HtmlElement, holders: set[HtmlElement]) -> Iterator[HtmlElement]:
    for child in element:
        if child not in holders:
            yield from child.iter()


def heading_text(element: HtmlElement) -> str:
    """The words of a heading; the description of its picture if it has none."""
    text = text_of(element)
    if not text:
        text = squeeze(" ".join(image.get("alt") or "" for image in element.iter("img")))
    return text
