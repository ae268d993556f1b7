"""XPaths that lead to an element, the ones that last longest first.

What an element is called by its id outlasts a class, a class outlasts its place among others, and a word that
a build tool made up lasts until the next build.
"""

import re
from collections.abc import Iterator

from lxml import etree

# How little each kind of anchor is trusted; every step further down from it costs as well.
_ID, _PROPERTY, _LABEL, _CLASS, _DATA, _TAG, _MADE_UP = 0.0, 1.0, 2.5, 2.0, 3.0, 2.5, 2.0
_STEP, _PLACE = 0.8, 2.5
# From farther above than this an element is not described.
_ABOVE = 5
# Elements of which a page has one, or few.
_SPEAKING_TAGS = frozenset(("h1", "h2", "article", "main", "time", "address"))
# Words with many digits, or of a hash's letters: ``css-1q2w3e``, ``Title_abc12__Xy``, ``id_20250303``.
_MADE_UP_WORD = re.compile(r"\d{4}|(?=[\w-]*\d)(?=[\w-]*[a-zA-Z])[\w-]*[\da-f]{6}|__\w{5,}$|^(?:css|sc|jsx)-")
_NAME = re.compile(r"[A-Za-z_][\w-]*")
# A label is short and has no figures: 입력, 기자, 등록일.
_LABEL_TEXT = re.compile(r"[^\d'\"]{2,8}")
_LABEL_TAGS = frozenset(("b", "dt", "em", "label", "li", "span", "strong", "td", "th"))


def has_class(name: str) -> str:
    """The XPath condition that ``name`` is one of an element's classes."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def expressions(element: etree._Element) -> list[tuple[float, str]]:
    """XPaths from the root that find ``element``, perhaps among others, each with its cost, cheapest
    first.
    """
    found: dict[str, float] = {}
    for cost, xpath in _all(element):
        found[xpath] = min(cost, found.get(xpath, cost))
    return sorted(((cost, xpath) for xpath, cost in found.items()), key=lambda one: (one[0], len(one[1])))


def _all(element: etree._Element) -> Iterator[tuple[float, str]]:
    for cost, head in _own(element):
        yield cost, f"//{head}" if not head.startswith("id(") else head
    yield from _labelled(element)
    above, steps = element.getparent(), 1
    while above is not None and above.tag not in {"body", "html"} and steps <= _ABOVE:
        for cost, head in _own(above):
            anchor = head if head.startswith("id(") else f"//{head}"
            yield cost + _STEP * steps, f"{anchor}//{element.tag}"
            way = _way(above, element)
            yield cost + _STEP * steps + _PLACE * way.count("["), anchor + way
            for own_cost, own in _own(element):
                if not own.startswith("id("):
                    yield cost + own_cost / 2 + _STEP * steps, f"{anchor}//{own}"
        above, steps = above.getparent(), steps + 1


def _own(element: etree._Element) -> Iterator[tuple[float, str]]:
    """What names the element itself: a step of an XPath, or ``id('…')``."""
    tag = str(element.tag)
    name = element.get("id") or ""
    if _NAME.fullmatch(name):
        yield _ID + _suspicion(name), f"id('{name}')"
    for attribute in ("itemprop", "property", "rel"):
        value = element.get(attribute) or ""
        if _NAME.fullmatch(value):
            yield _PROPERTY, f"{tag}[@{attribute}='{value}']"
    for token in (element.get("class") or "").split():
        if _NAME.fullmatch(token):
            yield _CLASS + _suspicion(token), f"{tag}[{has_class(token)}]"
    for attribute in element.attrib:
        if attribute.startswith("data-") and _NAME.fullmatch(attribute):
            yield _DATA, f"{tag}[@{attribute}]"
    if tag in _SPEAKING_TAGS:
        yield _TAG, tag


def _suspicion(name: str) -> float:
    return _MADE_UP if _MADE_UP_WORD.search(name) else 0.0


def _labelled(element: etree._Element) -> Iterator[tuple[float, str]]:
    """By the label that stands right before it, as in a row of a table."""
    before = element.getprevious()
    if before is None or before.tag not in _LABEL_TAGS:
        return
    label = " ".join("".join(before.itertext()).split())
    if _LABEL_TEXT.fullmatch(label):
        yield (
            _LABEL,
            f"//{before.tag}[normalize-space()='{label}']/following-sibling::*[1][self::{element.tag}]",
        )


def _way(above: etree._Element, element: etree._Element) -> str:
    """The steps down from ``above`` to ``element``, with places where a tag stands several times."""
    steps: list[str] = []
    while element is not above:
        parent = element.getparent()
        alike = [child for child in parent if child.tag == element.tag]
        place = f"[{alike.index(element) + 1}]" if len(alike) > 1 else ""
        steps.append(f"/{element.tag}{place}")
        element = parent
    return "".join(reversed(steps))
