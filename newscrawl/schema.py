"""The public schema of the items: JSON Schema and a table for people, both from the dataclasses."""

import dataclasses
import json
import types
import typing
from datetime import datetime
from typing import Any

from newscrawl.items import Article, Author, Bounds, Image, Placement, Ranking

ITEMS = (Article, Ranking)
PARTS = (Author, Image, Placement)
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},  # missing is null, never ""
    int: {"type": "integer"},
    datetime: {"type": "string", "format": "date-time", "pattern": r"\+09:00$"},
}


def json_schema(item: type) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one item as it stands in a JSON feed."""
    return {
        "$schema": DRAFT,
        "title": item.__name__,
        "description": _summary(item),
        **_object(item),
    }


def _object(item: type) -> dict[str, Any]:
    hints = typing.get_type_hints(item)
    properties = {}
    for field in dataclasses.fields(item):
        described = {"description": field.metadata["about"], "examples": [field.metadata["example"]]}
        inner = _schema_of(hints[field.name])
        properties[field.name] = inner | _bounded(inner, field.metadata["bounds"]) | described
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _bounded(inner: dict[str, Any], bounds: Bounds | None) -> dict[str, Any]:
    """What a field's bounds add to its schema."""
    if bounds is None:
        return {}
    longest = bounds.longest or bounds.largest
    if "items" not in inner and "additionalProperties" not in inner:
        return {"maxLength": longest}
    if "items" not in inner:
        return {"maxProperties": bounds.most, "propertyNames": {"maxLength": longest}}
    bound = {"items": inner["items"] | {"maxLength": longest}} if longest else {}
    return bound | {"maxItems": bounds.most}


def _schema_of(hint: Any) -> dict[str, Any]:
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        inner = _schema_of(next(kind for kind in arguments if kind is not types.NoneType))
        return inner | {"type": [inner["type"], "null"]}
    if origin is list:
        return {"type": "array", "items": _schema_of(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1])}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _object(hint)
    raise TypeError(f"no JSON Schema for {hint!r}")


def _summary(item: type) -> str:
    return (item.__doc__ or "").splitlines()[0]


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


def markdown() -> str:
    """``docs/items.md``: every field with its type, meaning and example."""
    lines = [
        "# Items",
        "",
        "Generated from `newscrawl/items/` by `scrapy schema`; change the fields there.",
        "",
        "A missing value is `null` or an empty list in JSON and an empty cell in CSV. Times are ISO 8601 in",
        "Korean time (`+09:00`). In CSV, lists are joined with `; ` and authors are",
        "written as `이름 <email>`.",
        "",
        *_EXITS,
    ]
    for item in (*ITEMS, *PARTS):
        hints = typing.get_type_hints(item)
        lines += ["", f"## {item.__name__}", "", _summary(item), ""]
        lines += ["| field | type | at most | meaning | example |", "| --- | --- | --- | --- | --- |"]
        for field in dataclasses.fields(item):
            example = json.dumps(field.metadata["example"], ensure_ascii=False).replace("|", "\\|")
            meaning = field.metadata["about"].replace("|", "\\|")
            kind, most = _type_name(hints[field.name]), _in_words(field.metadata["bounds"])
            lines.append(f"| `{field.name}` | {kind} | {most} | {meaning} | `{example}` |")
    return "\n".join(lines) + "\n"


def documents() -> dict[str, str]:
    """File name in ``docs/`` to its content, for every generated document."""
    schemas = {
        f"{item.__name__.lower()}.schema.json": json.dumps(json_schema(item), ensure_ascii=False, indent=2)
        + "\n"
        for item in ITEMS
    }
    return {"items.md": markdown(), **schemas}
