"""Values as the cells of a table: readable for people, safe to open in a spreadsheet."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from newscrawl.characters import cut, without_controls
from newscrawl.items import Author, Image, Placement

# A spreadsheet runs a cell that begins with one of these as a formula, also behind white space and quotes
# that it takes off; full-width and small forms are converted by some (OWASP, CSV Injection).
_FORMULA: Final = re.compile(r"""[\s"'“”‘’«»`]*[\t\r\n=+\-@＝＋－＠﹦﹢﹣﹫]""")
_PARTS: Final = (Placement, Image, Author)
LONGEST_CELL: Final = 32_767
"""UTF-16 units that a cell of Excel holds; a longer one runs over into the next row."""


def cell(value: Any) -> str | int | float | None:
    """A value as one cell. Numbers stay numbers; text that could run as a formula gets a leading ``'`` (see
    ``guarded``); of a longer text than a spreadsheet's cell holds its beginning and ``…``.
    """
    kind = type(value)
    if value is None or kind is int or kind is float:
        number: float | None = value
        return number
    text = value if kind is str else readable(value)
    if not text:
        return text
    # Most cells are asked three short questions, and need nothing else.
    if not text.isprintable():
        text = without_controls(text)
    if not text[:1].isalnum():
        text = guarded(text)
    return text if len(text) * 2 <= LONGEST_CELL else within_cell(text)


def guarded(text: str) -> str:
    """``text`` that no spreadsheet runs as a formula: an apostrophe before one, and before an apostrophe that
    stands before one, so that of two texts it never makes the same.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def within_cell(text: str) -> str:
    """``text`` as far as a spreadsheet's cell holds it; of a longer one its beginning and ``…``."""
    if len(text) * 2 <= LONGEST_CELL:  # a character has two units at most
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= LONGEST_CELL * 2:
        return text
    beginning = units[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore")
    return cut(text, len(beginning)) + "…"


def readable(value: Any) -> str:
    """A value as text: lists joined with ``; ``, times in ISO 8601, authors as ``이름 <email>``."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "; ".join([one if type(one) is str else readable(one) for one in value])
    # An abstract class takes ten times as long to ask for.
    if not isinstance(value, _PARTS) and isinstance(value, (dict, Mapping)):
        return "; ".join([f"{name} {_plain(one)}" for name, one in value.items()])
    return _part(value)


def _plain(value: Any) -> Any:
    if isinstance(value, (int, str)) or not isinstance(value, (dict, Mapping, list)):
        return value
    return json.dumps(value, ensure_ascii=False)


def _part(value: Any) -> str:
    if isinstance(value, Author):
        return f"{value.name} <{value.email}>" if value.email else value.name
    if isinstance(value, Image):
        return " ".join([part for part in (value.caption, value.url and f"<{value.url}>") if part])
    if isinstance(value, Placement):
        return _placement(value)
    return str(value)


def _placement(place: Placement) -> str:
    """``경제 주요뉴스 #3``, ``트렌드 뉴스 / 인기뉴스 #1``."""
    name = place.name or place.list
    section = place.section if place.section and place.section not in name else None
    where = " / ".join([part for part in (section, name, place.tab) if part])
    return f"{where} #{place.rank}" if place.rank is not None else where
