"""Values as the cells of a table: readable for people, safe to open in a spreadsheet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from newscrawl.items import Author, Image, Placement

# A spreadsheet runs a cell that begins with one of these as a formula; the last four are the full-width
# forms, which some convert (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Any) -> str | int | float | None:
    """A value as one cell. Numbers stay numbers; text that could run as a formula gets a leading ``'``."""
    kind = type(value)
    if value is None or kind is int or kind is float:
        number: float | None = value
        return number
    text = value if kind is str else readable(value)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return guarded(text)


def guarded(text: str) -> str:
    """``text`` that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def readable(value: Any) -> str:
    """A value as text: lists joined with ``; ``, times in ISO 8601, authors as ``이름 <email>``."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {count}" for name, count in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(readable(one) for one in value)
    return _part(value)


def _part(value: Any) -> str:
    if isinstance(value, Author):
        return f"{value.name} <{value.email}>" if value.email else value.name
    if isinstance(value, Image):
        return " ".join(part for part in (value.caption, value.url and f"<{value.url}>") if part)
    if isinstance(value, Placement):
        return _placement(value)
    return str(value)


def _placement(place: Placement) -> str:
    """``경제 주요뉴스 #3``, ``트렌드 뉴스 / 인기뉴스 #1``."""
    name = place.name or place.list
    section = place.section if place.section and place.section not in name else None
    where = " / ".join(part for part in (section, name, place.tab) if part)
    return f"{where} #{place.rank}" if place.rank is not None else where
