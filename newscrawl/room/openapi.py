"""The JSON API in OpenAPI 3.1: paths from the views, schemas from the dataclasses that they answer with."""

import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, Literal

from newscrawl import __version__
from newscrawl.room.asked import LONGEST, PAGES
from newscrawl.room.views import VIEWS, View

_SCALARS: Final[Mapping[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
    Any: {},
}
_TIME: Final = "2026-11-24T07:30; Korean time where no zone is given"
_PARAMETERS: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "at": (f"the moment that is looked at: {_TIME}; without it, now", {"type": "string"}),
    "since": (f"from when on: {_TIME}; at most {LONGEST.days} days", {"type": "string"}),
    "until": (f"until when, not included: {_TIME}; without it, now", {"type": "string"}),
    "span": ("in place of since: so long before until, as 24h or 7d", {"type": "string"}),
    "site": ("of this site alone", {"type": "string"}),
    "sites": ("the sites that stand beside each other", {"type": "array", "items": {"type": "string"}}),
    "publisher": ("of this publisher alone", {"type": "string"}),
    "list": ("of this kind of list alone", {"type": "string", "enum": ["mainnews", "trending"]}),
    "by": ("what is added up by", {"type": "string", "enum": ["publisher", "section"]}),
    "class": ("of one of these classes", {"type": "array", "items": {"type": "string"}}),
    "q": ('words that all must be there: rate "base rate" -stocks', {"type": "string"}),
    "page": ("which page of rows", {"type": "integer", "minimum": 1, "maximum": PAGES}),
}
_STATUSES: Final = {
    "400": "a parameter is none",
    "404": "there is nothing of that name",
    "503": "the store cannot be read at this moment",
}


@cache
def document() -> Mapping[str, Any]:
    """The whole description."""
    schemas: dict[str, Any] = {}
    paths = {f"/api/v1{view.api.replace(':path', '')}": _path(view, schemas) for view in VIEWS}
    error = {"type": "object", "required": ["error", "message"], "additionalProperties": False}
    error["properties"] = {"error": {"type": "string"}, "message": {"type": "string"}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newscrawl: the reading room",
            "version": __version__,
            "description": "Lists as they stood at any minute, articles with their versions, what changed.",
        },
        "paths": paths,
        "components": {"schemas": {"Error": error, **dict(sorted(schemas.items()))}},
    }


def _path(view: View, schemas: dict[str, Any]) -> dict[str, Any]:
    summary = (view.answer.__doc__ or "").splitlines()[0]
    answers = {"200": _content(summary, _schema_of(view.answers, schemas))}
    for status, why in _STATUSES.items():
        answers[status] = _content(why, {"$ref": "#/components/schemas/Error"})
    parameters = [_parameter(name) for name in view.parameters]
    parameters += [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in ("key", "id")
        if f"{{{name}" in view.api
    ]
    operation = {"operationId": view.name, "summary": summary, "parameters": parameters, "responses": answers}
    return {"get": operation}


def _content(description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _parameter(name: str) -> dict[str, Any]:
    about, schema = _PARAMETERS[name]
    # Several sites are written as ``site=a&site=b``.
    return {"name": name.removesuffix("s") if name == "sites" else name, "in": "query", "description": about,
            "schema": schema}  # fmt: skip


def _schema_of(hint: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; that of a dataclass goes to ``schemas`` and is pointed to."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _SCALARS:
        schema = dict(_SCALARS[hint])
    elif origin in (types.UnionType, typing.Union):
        kinds = [_schema_of(one, schemas) for one in arguments if one is not types.NoneType]
        schema = {"anyOf": [*kinds, {"type": "null"}]}
    elif origin is Literal:
        schema = {"enum": list(arguments)}
    elif origin in (list, tuple, Sequence):
        schema = {"type": "array", "items": _schema_of(arguments[0], schemas)}
    elif origin is dict:
        schema = {"type": "object", "additionalProperties": _schema_of(arguments[1], schemas)}
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        schema = {"enum": [one.value for one in hint]}
    elif is_dataclass(hint) and isinstance(hint, type):
        schema = _object(hint, schemas)
    else:
        raise TypeError(f"no schema for {hint!r}")
    return schema


def _object(item: type, schemas: dict[str, Any]) -> dict[str, Any]:
    name = item.__name__
    if name not in schemas:
        schemas[name] = {}  # it may hold itself
        hints = typing.get_type_hints(item)
        names = [one.name for one in fields(item)]
        schemas[name] = {
            "type": "object",
            "description": " ".join((item.__doc__ or "").split()),
            "properties": {one: _schema_of(hints[one], schemas) for one in names},
            "required": names,
            "additionalProperties": False,
        }
    return {"$ref": f"#/components/schemas/{name}"}
