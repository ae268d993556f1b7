"""Lists that a page brings along as JSON and shows only with a script: the state of its front end."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from lxml.html import HtmlElement

from newscrawl.addresses import Joiner, address_key
from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.pages.lists.rows import ListEntry
from newscrawl.pages.lists.words import kind_in_name
from newscrawl.pages.sources import reactstream
from newscrawl.sites.likeness import article_likeness
from newscrawl.sites.sources import ListKind
from newscrawl.text import one_line, unescaped

# What a script assigns, or holds alone; rows that a server has put into what a program is called with; a text
# that is JSON itself.
_VALUE = re.compile(
    r"(?:^\s*|[\w\])]\s{0,4}=\s{0,4})(?=[{\[])"
    r"|[\w\"']\s{0,4}[:(]\s{0,4}(?=\[\s{0,8}\{\s{0,8}\")"
    r"|JSON\.parse\(\s{0,4}(?=\")"
)
# What the first value of Nuxt's payload is; in it objects name the places of their values.
_REACTIVE = ("Reactive", "ShallowReactive")
_WRAPPED = frozenset((*_REACTIVE, "Ref", "ShallowRef", "EmptyRef", "Set"))
_LEAST_SCRIPT = 200
_MOST_VALUES = 40
# Objects of a state that are looked at, and rows that make a list.
_MOST_OBJECTS = 50_000
_LEAST_ROWS = 3
_LEAST_TITLE = 8
# How the objects call the parts of a row.
_ADDRESS = re.compile(r"(?:^|_|[a-z](?=[A-Z]))(?:url|link|href|uri|path|permalink)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?!sub(?!ject$))(?:[a-z]{1,12}_?)?(?:title|headline|subject)$", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"^(?:press|publisher|media|medium|cp|provider|office|source)(?:_?name)?$", re.IGNORECASE
)
_NAME = re.compile(r"^(?:[a-z]{1,12}_?)?name$", re.IGNORECASE)
_COMMENTS = re.compile(r"^(?:comments?|repl(?:y|ies))_?(?:count|cnt|num)$", re.IGNORECASE)


def lists_in_state(root: HtmlElement, urljoin: Joiner) -> list[FoundList]:
    """The lists among the JSON values of a page's scripts: arrays whose objects have a title and the address
    of an article. What their names, or those of what they stand in, say is their kind.
    """
    texts = [
        script.text or "" for script in root.iter("script") if "ld+json" not in (script.get("type") or "")
    ]
    values = (value for text in texts if len(text) >= _LEAST_SCRIPT for value in _values(text))
    streamed, _ = reactstream.rows_of(
        chunk for text in texts if reactstream.SIGN in text for chunk in reactstream.chunks_in(text)
    )
    return lists_in_values(chain(values, streamed), urljoin)


def lists_in_values(values: Iterable[Any], urljoin: Joiner) -> list[FoundList]:
    """The lists among JSON values: arrays whose objects have a title and the address of an article."""
    lists: dict[tuple[str, ...], FoundList] = {}
    for value in values:
        for names, rows in _arrays(value):
            entries = [entry for row in rows if (entry := _entry(row, urljoin)) is not None]
            if len(entries) >= _LEAST_ROWS and 2 * len(entries) > len(rows):
                kind = _kind(names)
                found = FoundList(kind or "mainnews", None, entries, headed=kind is not None)
                lists.setdefault(tuple(entry.key for entry in entries), found)
    return list(lists.values())


def _values(text: str) -> Iterator[Any]:
    decoder, end = json.JSONDecoder(strict=False), 0
    for attempt, match in enumerate(_VALUE.finditer(text)):
        if attempt == _MOST_VALUES:
            return
        if match.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):  # no JSON but a program's
            continue
        value = _parsed(value) if isinstance(value, str) else value
        yield _with_values(value) if _holds_places(value) else value


def _parsed(text: str) -> Any:
    """The JSON that a text is; None if it is none."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _holds_places(value: Any) -> bool:
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, list) and len(first) > 1 and first[0] in _REACTIVE


def _with_values(places: list[Any]) -> Any:
    """The object that a payload is, with values where it has the places of these."""
    made: dict[int, Any] = {
        place: {} if isinstance(one, dict) else [] if isinstance(one, list) else one
        for place, one in enumerate(places)
    }

    def value(place: Any) -> Any:
        one = places[place] if isinstance(place, int) and 0 <= place < len(places) else None
        if isinstance(one, list) and len(one) > 1 and one[0] in _WRAPPED:
            return made.get(one[1]) if isinstance(one[1], int) else None
        return made[place] if one is not None else None

    for place, one in enumerate(places):
        if isinstance(one, dict):
            made[place].update({name: value(at) for name, at in one.items()})
        elif isinstance(one, list) and not (one and isinstance(one[0], str)):
            made[place].extend(map(value, one))
    return value(0)


def _arrays(value: Any) -> Iterator[tuple[tuple[str, ...], list[Mapping[str, Any]]]]:
    """The arrays of objects inside a value, in its order, with the names that lead to them."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), value)]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        names, inner = waiting.pop()
        seen += 1
        if isinstance(inner, dict):
            waiting += [((*names[-2:], str(name)), one) for name, one in reversed(inner.items())]
        elif isinstance(inner, list):
            rows: list[Mapping[str, Any]] = [one for one in inner if isinstance(one, dict)]
            if len(rows) >= _LEAST_ROWS:
                yield names, rows
            waiting += [(names, one) for one in reversed(inner)]


def _entry(row: Mapping[str, Any], urljoin: Joiner) -> ListEntry | None:
    """The entry that an object, or one that it holds, is; None if it is none."""
    for part in (row, *(inner for inner in row.values() if isinstance(inner, dict))):
        title = one_line(unescaped(_text(part, _TITLE) or _basic(part.get("headlines"))))
        urls = (
            urljoin(value) for name, value in part.items() if isinstance(value, str) and _ADDRESS.search(name)
        )
        url = next((url for url in urls if url and article_likeness(url) > 0), None)
        if url and len(title) >= _LEAST_TITLE:
            return ListEntry(
                url,
                title,
                key=address_key(url),
                publisher=_publisher(part) or _publisher(row),
                comments=_text(part, _COMMENTS) or None,
            )
    return None


def _basic(headlines: Any) -> str:
    """The headline among those that Arc XP has of an article."""
    basic = headlines.get("basic") if isinstance(headlines, dict) else None
    return basic if isinstance(basic, str) else ""


def _publisher(part: Mapping[str, Any]) -> str | None:
    """The name of a publisher that an object, or one in it for the publisher, holds; a number is none."""
    named = [value for key, value in part.items() if _PUBLISHER.search(key)]
    named += [_text(value, _NAME) for value in named if isinstance(value, dict)]
    names = (value for value in named if isinstance(value, str) and not value.isdecimal())
    return next(filter(str.strip, names), None)


def _text(part: Mapping[str, Any], name: re.Pattern[str]) -> str:
    """What stands under a name, as text."""
    found = (value for key, value in part.items() if name.search(key) and isinstance(value, str | int))
    return next((str(value) for value in found if str(value).strip()), "")


def _kind(names: tuple[str, ...]) -> ListKind | None:
    """What the names that lead to an array say of it, the nearest first."""
    for name in reversed(names):
        kind = kind_in_name(name)
        if kind in {"trending", "mainnews"}:
            return kind
    return None
