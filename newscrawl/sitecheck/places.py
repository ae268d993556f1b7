"""Where on a page the value of a field stands: the elements, and the attributes, that a rule could name."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree

from newscrawl.loaders import ArticleLoader, TimeReading, Written
from newscrawl.pages.document import Document
from newscrawl.text import comparable, one_line

# A place that holds more characters than the value and this is not its own.
_MORE = 60
_LONGEST = 400
_NO_VALUES = frozenset(("class", "id", "style", "onclick", "src", "srcset", "width", "height", "type", "rel"))
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title", "meta", "link"))
_LONGEST_TIME = len("2025년 03월 03일 오후 11시 01분")
# Of the paragraphs of a text, what must stand on a page to be the same article's.
_MOST = 0.8


class ValuePlace(NamedTuple):
    """An element, or one of its attributes. ``more``: characters that it holds beside the value."""

    element: etree._Element
    attribute: str = ""
    more: int = 0


Key = Callable[[Any], Any]


def _letters(value: Any) -> str:
    return comparable(value if isinstance(value, str) else "".join(value))


def _minute(value: datetime | TimeReading) -> datetime:
    at = value.at if isinstance(value, TimeReading) else value
    return at.replace(second=0, microsecond=0)


def _names(values: Sequence[Any]) -> frozenset[str]:
    return frozenset(comparable(getattr(one, "name", one)) for one in values)


# What makes two values of a field the same.
KEYS: Mapping[str, Key] = {
    "title": _letters,
    "subtitle": _letters,
    "publisher": _letters,
    "section": _letters,
    "copyright": _letters,
    "published_at": _minute,
    "modified_at": _minute,
    "authors": _names,
    "tags": _names,
    "reactions": frozenset,
    "source_url": str,
    "comment_count": int,
    "body": _letters,
}
_OF_ATTRIBUTES = frozenset(
    ("title", "publisher", "section", "published_at", "modified_at", "source_url", "comment_count")
)


def key_of(field: str, value: Any) -> Any:
    """What tells values of ``field`` apart; None for a missing one, which 0 is not."""
    return KEYS[field](value) if value not in (None, "", [], {}) else None


def places(document: Document, field: str, value: Any) -> list[ValuePlace]:
    """Every place of the page that says ``value`` and nothing else, the innermost first.

    ``field`` is one of ``KEYS``. For ``body`` the one element that holds all of its paragraphs.
    """
    if field == "body":
        return _of_text(document, str(value))
    if field == "reactions":
        return _rows(document, frozenset(map(comparable, value)), whole=False)
    want, loader = key_of(field, value), ArticleLoader()
    test = _quick(value)
    found = []
    for element in document.root.iter(etree.Element):
        if element.tag in _UNSEEN or _inside_unseen(element):
            continue
        text = one_line("".join(element.itertext()))
        if test(text) and _says(loader, field, text) == want:
            found.append(ValuePlace(element, more=max(0, len(text) - _length(value))))
        if field in _OF_ATTRIBUTES:
            found += [
                ValuePlace(element, str(name))
                for name, text in element.attrib.items()
                if name not in _NO_VALUES and test(text) and _says(loader, field, text) == want
            ]
    if field == "tags":
        found += _rows(document, want, whole=True)
    return found[::-1]


def _inside_unseen(element: etree._Element) -> bool:
    return any(above.tag in _UNSEEN or _is_hidden(above) for above in (element, *element.iterancestors()))


def _is_hidden(element: etree._Element) -> bool:
    return "display:none" in (element.get("style") or "").replace(" ", "") or "hidden" in element.attrib


def _length(value: Any) -> int:
    """How many characters a page needs to say ``value``."""
    if isinstance(value, datetime):
        return _LONGEST_TIME
    if isinstance(value, (list, tuple)):
        return sum(len(str(getattr(one, "name", one))) + 2 for one in value)
    return len(str(value))


def _says(loader: ArticleLoader, field: str, text: str) -> Any:
    raw: Any = Written(text, byline=True) if field == "authors" else text
    cleaned = loader.clean(field, raw)
    if not cleaned:
        return None
    return key_of(field, cleaned if field in {"authors", "tags"} else cleaned[0])


def _quick(value: Any) -> Callable[[str], bool]:
    """A test that rules out most texts before they are cleaned."""
    if isinstance(value, datetime):
        minute, digits = f"{value:%M}", f"{value:%d}".lstrip("0")
        return lambda text: len(text) < _LONGEST and minute in text and digits in text
    if isinstance(value, int):
        return lambda text: 0 < len(text) < _MORE and str(value) in text.replace(",", "")
    if isinstance(value, str):
        part, most = comparable(value)[:8], len(value) + _MORE
        return lambda text: 0 < len(text) <= most and part in comparable(text)
    words = [comparable(getattr(one, "name", one)) for one in value]
    most = 2 * sum(map(len, words)) + _MORE
    return lambda text: 0 < len(text) <= most and all(word in comparable(text) for word in words)


def _rows(document: Document, words: frozenset[str], *, whole: bool) -> list[ValuePlace]:
    """The first of the elements beside each other that say one of ``words`` each, ``whole`` or among
    others.
    """
    seen: dict[tuple[etree._Element, str], set[str]] = {}
    for element in document.root.iter(etree.Element):
        parent = element.getparent()
        if parent is None or element.tag in _UNSEEN:
            continue
        text = comparable("".join(element.itertext()))
        held = {text} & words if whole else {word for word in words if word in text}
        if len(held) == 1:
            seen.setdefault((parent, str(element.tag)), set()).update(held)
    return [
        ValuePlace(next(child for child in parent if child.tag == tag))
        for (parent, tag), held in seen.items()
        if held == words
    ]


def _of_text(document: Document, body: str) -> list[ValuePlace]:
    """The innermost element around all lines that are paragraphs of ``body``."""
    wanted = {comparable(paragraph) for paragraph in body.split("\n\n")} - {""}
    # The page's line may begin with a dateline or end with a byline that is no part of the text.
    held = {line.index: paragraph for line in document.lines for paragraph in wanted if paragraph in line.key}
    if len({*held.values()}) < _MOST * len(wanted):
        return []
    out = []
    for node in reversed(document.nodes):
        inside = {paragraph for index, paragraph in held.items() if node.first <= index < node.last}
        if len(inside) >= _MOST * len(wanted) and node.tag not in {"body", "html"}:
            out.append(ValuePlace(node.element))
    return out[:4]
