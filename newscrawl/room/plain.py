"""Answers as JSON: dataclasses as objects, times in ISO 8601 with their zone."""

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from newscrawl.characters import json_without_controls


def as_text(answer: Any) -> str:
    """An answer as JSON, Korean as it is; characters that act are escaped, which JSON reads back."""
    return json_without_controls(json.dumps(answer, default=_plain, ensure_ascii=False))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(f"{type(value).__name__} is nothing that JSON has")
