"""The public schema of the items: JSON Schema from their dataclasses."""

import dataclasses
import types
import typing
from datetime import datetime
from typing import Any

from newscrawl.items import Bounds

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
        "description": summary_of(item),
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


def summary_of(item: type) -> str:
    """The first line of an item's documentation."""
    return (item.__doc__ or "").splitlines()[0]
