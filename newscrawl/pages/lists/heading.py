"""The heading over a block of rows, and what it says of the list."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.pages.lists.blocks import text_of
from newscrawl.pages.lists.words import NO_HEADING, is_tab_bar, squeeze, without_buttons

_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "dt", "strong"})
_CLASS = re.compile(r"(?i)tit|head|(?:^|[\s_-])(?:hd|name|subject|label)(?:$|[\s_\d-])")
_LONGEST = 30
_LONGEST_PLAIN = 20
_LEVELS = 7
# Elements before a block that are looked at on each level; a heading stands close.
_SIBLINGS = 40
_SKIPPED = frozenset({"script", "style", "noscript", "template", "nav", "footer"})


def headings_of(
    element: HtmlElement, holders: Mapping[HtmlElement, Collection[str]]
) -> Iterator[tuple[HtmlElement, int]]:
    """The elements that head ``element``, nearest first, and how many levels above it they stand.

    ``holders`` are the elements with articles below them.
    """
    if (own := _first_heading(element, holders)) is not None:
        yield own, 0
    node = element
    for level in range(_LEVELS):
        for before in islice(node.itersiblings(preceding=True), _SIBLINGS):
            if not isinstance(before.tag, str) or before.tag in _SKIPPED or is_tab_bar(before):
                continue
            if before in holders:
                # Another block of the same list, or the list before; its own heading may be for both.
                if before.tag == node.tag and before.tag not in {"ul", "ol", "dl", "table"}:
                    continue
                if (found := _first_heading(before, holders)) is not None:
                    yield found, level
                continue
            if (found := _heading_in(before)) is not None:
                yield found, level
                break
        parent = node.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            return
        node = parent


def _is_heading(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or not (
        element.tag in _TAGS or _CLASS.search(element.get("class") or "")
    ):
        return False
    return 1 < len(heading_text(element)) <= _LONGEST and not NO_HEADING.match(heading_text(element))


def _heading_in(element: HtmlElement) -> HtmlElement | None:
    """The heading in an element that stands before a list: a heading's tag wins over a class."""
    by_class = None
    for candidate in element.iter():
        if _is_heading(candidate):
            if candidate.tag in _TAGS:
                return candidate
            by_class = by_class if by_class is not None else candidate
    if (
        by_class is None
        and element.tag not in {"li", "a"}
        and 1 < len(text_of(element)) <= _LONGEST_PLAIN
        and not NO_HEADING.match(text_of(element))
    ):
        return element
    return by_class


def _first_heading(
    element: HtmlElement, holders: Mapping[HtmlElement, Collection[str]]
) -> HtmlElement | None:
    """The heading inside an element that holds articles, before its first one."""
    if element.tag == "a":
        return None
    for child in element:
        if child in holders:
            return _first_heading(child, holders) if len(holders[child]) > 1 else None
        if (
            isinstance(child.tag, str)
            and child.tag not in _SKIPPED
            and (found := _heading_in(child)) is not None
        ):
            return found
    return None


def heading_text(element: HtmlElement) -> str:
    """The words of a heading; the description of its picture if it has none."""
    text = text_of(element) or squeeze(" ".join(image.get("alt") or "" for image in element.iter("img")))
    return without_buttons(text)
