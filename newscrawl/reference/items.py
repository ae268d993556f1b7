"""The table of the items for people, from their dataclasses."""

import dataclasses
import json
import types
import typing
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newscrawl.items import Article, Author, Bounds, Image, Placement, Ranking
from newscrawl.reference.markdown import page, table
from newscrawl.schema import summary_of

ITEMS = (Article, Ranking)
PARTS = (Author, Image, Placement)


def _type_name(hint: Any) -> str:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return " or ".join("none" if kind is types.NoneType else _type_name(kind) for kind in arguments)
    if origin is list:
        return f"list of {_type_name(arguments[0])}"
    if origin is dict:
        return f"{_type_name(arguments[0])} to {_type_name(arguments[1])}"
    names = {str: "text", int: "whole number", datetime: "time"}
    return names.get(hint) or str(hint.__name__)


def _in_words(bounds: Bounds | None) -> str:
    """Bounds in words: ``100 of 100 characters``."""
    if bounds is None:
        return ""
    size = f"{bounds.longest:,} characters" if bounds.longest else ""
    size = f"{bounds.largest:,} bytes" if bounds.largest else size
    return " of ".join(filter(None, (f"{bounds.most:,}" if bounds.most else "", size)))


_EXITS = (
    "No text holds characters that act and do not show: control characters, bidirectional marks,",
    "overrides and isolates, zero-width and tag characters, lone surrogates and non-characters are taken",
    "out; joiners and tags stay in emoji, joiners also where a script needs them. What is beyond a",
    "field's bounds (*at most*) is cut where a letter ends, an address that long is left out; an",
    "article's field that was cut is doubted.",
    "",
    "A CSV cell that a spreadsheet would run as a formula has an apostrophe before it: one that begins",
    "with `=`, `+`, `-`, `@`, a tab, a line end or a full-width form, also behind blanks and quotes. Take",
    "one apostrophe off where what follows begins like that, and every text is what it was",
    "(`newscrawl.feeds.cells.unguarded`). Of a text longer than the 32,767 UTF-16 units of a",
    "spreadsheet's cell CSV has the beginning and `…`, JSON the whole.",
)


_FORMS = (
    "A missing value is `null` or an empty list in JSON and an empty cell in CSV. Times are ISO 8601 in",
    "Korean time (`+09:00`). In CSV, lists are joined with `; ` and authors are",
    "written as `이름 <email>`.",
)
_COLUMNS = ("field", "type", "at most", "meaning", "example")


def items_page() -> str:
    """Every field of every item with its type, meaning and example."""
    items = (
        [f"## {item.__name__}", "", summary_of(item), "", *table(_COLUMNS, _rows(item))]
        for item in (*ITEMS, *PARTS)
    )
    return page("Items", "newscrawl/items/", [*_FORMS, "", *_EXITS], *items)


def _rows(item: type) -> Iterator[tuple[str, ...]]:
    hints = typing.get_type_hints(item)
    for field in dataclasses.fields(item):
        example = json.dumps(field.metadata["example"], ensure_ascii=False)
        kind, most = _type_name(hints[field.name]), _in_words(field.metadata["bounds"])
        yield f"`{field.name}`", kind, most, field.metadata["about"], f"`{example}`"
