"""The public schema of the items: JSON Schema and a table for people, both from the dataclasses."""

import dataclasses
import json
import types
import typing
from datetime import datetime
from typing import Any

from newscrawl.items import Article, Author, Image, Placement, Ranking

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
        properties[field.name] = _schema_of(hints[field.name]) | described
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


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


def markdown() -> str:
    """``docs/items.md``: every field with its type, meaning and example."""
    lines = [
        "# Items",
        "",
        "Generated from `newscrawl/items.py` by `scrapy schema`; change the fields there.",
        "",
        "A missing value is `null` or an empty list in JSON and an empty cell in CSV. Times are ISO 8601 in",
        "Korean time (`+09:00`). In CSV, lists are joined with `; ` and authors are",
        "written as `이름 <email>`.",
    ]
    for item in (*ITEMS, *PARTS):
        hints = typing.get_type_hints(item)
        lines += ["", f"## {item.__name__}", "", _summary(item), ""]
        lines += ["| field | type | meaning | example |", "| --- | --- | --- | --- |"]
        for field in dataclasses.fields(item):
            example = json.dumps(field.metadata["example"], ensure_ascii=False).replace("|", "\\|")
            meaning = field.metadata["about"].replace("|", "\\|")
            lines.append(f"| `{field.name}` | {_type_name(hints[field.name])} | {meaning} | `{example}` |")
    return "\n".join(lines) + "\n"


def documents() -> dict[str, str]:
    """File name in ``docs/`` to its content, for every generated document."""
    schemas = {
        f"{item.__name__.lower()}.schema.json": json.dumps(json_schema(item), ensure_ascii=False, indent=2)
        + "\n"
        for item in ITEMS
    }
    return {"items.md": markdown(), **schemas}
