"""Executing statements that are made once, with less ado than SQLAlchemy's.

SQLAlchemy looks up what a statement was compiled to, prepares every value and every result by its type, and
writes out an IN for each number of values anew: on SQLite that takes several times as long as the answer.
Here a statement is compiled once for a dialect, and a text is kept for each number of values, rounded up to a
power of two, so that the driver knows it as well. Servers, whose answers take longer than that, are asked in
SQLAlchemy's way.

Statements stand in modules: they are remembered, and one that is made for each call would be for nothing.
"""

import re
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

from sqlalchemy import CompoundSelect, Connection, Dialect, LargeBinary, Select, TextClause, UpdateBase
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | CompoundSelect[Any] | UpdateBase | TextClause
_Processor = Callable[[Any], Any]
# Its columns are known when a statement is compiled, and not before.
_row_class: Callable[..., Any] = namedtuple
# Where SQLAlchemy leaves room for the values of an IN.
_ROOM = re.compile(r"\(__\[POSTCOMPILE_(\w+)\]\)")
# More values are not rounded: SQLite has room for 32,766 in a statement.
_ROUNDED = 512
# An IN without values; SQLite would read the whole table for ().
_NONE = "(SELECT 1 WHERE 0)"


def fetch(connection: Connection, statement: Statement, values: Mapping[str, Any]) -> Sequence[Any]:
    """The rows that a query finds, with their columns as attributes. ``values``: its parameters by name."""
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, dict(values)).all()
    compiled = _compiled(connection.dialect, statement)
    return compiled.rows(compiled.execute(connection, values))


def fetch_value(connection: Connection, statement: Statement, values: Mapping[str, Any]) -> Any:
    """The first column of the first row; None if there is none."""
    rows = fetch(connection, statement, values)
    return rows[0][0] if rows else None


def execute(connection: Connection, statement: Statement, values: Mapping[str, Any]) -> int:
    """Execute what changes rows. Returns how many."""
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, dict(values)).rowcount
    return _compiled(connection.dialect, statement).execute(connection, values).rowcount


def cursor_of(connection: Connection) -> sqlite3.Cursor:
    """What SQLite's driver is asked by. It raises errors of its own; ``errors.plain_errors`` knows them."""
    return cast("sqlite3.Cursor", connection.connection.cursor())


class _Parameter(NamedTuple):
    """``own``: what the statement has for it; ``is_room``: it is the values of an IN."""

    name: str
    is_required: bool
    own: Any
    is_room: bool
    process: _Processor | None


def processor_of(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What makes a value of this type the driver's own; None where the driver takes it as it is."""
    if dialect.name == "sqlite" and isinstance(kind, LargeBinary):
        return None  # SQLAlchemy would wrap all bytes
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _rounded(size: int) -> int:
    """For how many values there is room where so many are given; the last one stands there again."""
    return 1 << (size - 1).bit_length() if 0 < size <= _ROUNDED else size


class _Compiled:
    """What a statement is for SQLite's driver."""

    def __init__(self, dialect: Dialect, statement: Statement) -> None:
        compiled = statement.compile(dialect=dialect)
        # Texts and the names of the rooms between them, in turn.
        self._parts: list[str] = _ROOM.split(str(compiled))
        binds = [compiled.binds[name] for name in compiled.positiontup or ()]
        self._parameters = [
            _Parameter(
                bind.key,
                bind.required,
                bind.effective_value,
                bind.expanding,
                processor_of(bind.type, dialect),
            )
            for bind in binds
        ]
        self._texts: dict[tuple[int, ...], str] = {}
        columns = [*statement.selected_columns] if isinstance(statement, Select) else []
        results = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self._processors = [(place, one) for place, one in enumerate(results) if one is not None]
        names = [str(column.key) for column in columns]
        # Those of a text come as the driver gives them.
        self._make: Callable[[Iterable[Any]], Any] | None = None
        if names:
            self._make = _row_class("_Row", names, rename=True)._make

    def execute(self, connection: Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        """Hand the statement to the driver."""
        given: list[Any] = []
        sizes: list[int] = []
        for one in self._parameters:
            value = values[one.name] if one.is_required else values.get(one.name, one.own)
            process = one.process
            if one.is_room:
                several = list(value) if process is None else [*map(process, value)]
                sizes.append(_rounded(len(several)))
                given += several
                given += several[-1:] * (sizes[-1] - len(several))
            else:
                given.append(value if process is None else process(value))
        return cursor_of(connection).execute(self._text(tuple(sizes)), given)

    def _text(self, sizes: tuple[int, ...]) -> str:
        """The statement with room for so many values in each of its INs."""
        if (text := self._texts.get(sizes)) is None:
            rooms = [f"({', '.join('?' * size)})" if size else _NONE for size in sizes]
            text = "".join(part for pair in zip(self._parts[::2], [*rooms, ""], strict=True) for part in pair)
            self._texts[sizes] = text
        return text

    def rows(self, found: Iterable[Sequence[Any]]) -> list[Any]:
        """The rows as Python has their values."""
        make = self._make
        if make is None:
            return [*found]
        if not self._processors:
            return [*map(make, found)]
        rows = []
        for row in found:
            converted = list(row)
            for place, process in self._processors:
                converted[place] = process(converted[place])
            rows.append(make(converted))
        return rows


# More than there are such statements.
@lru_cache(maxsize=512)
def _compiled(dialect: Dialect, statement: Statement) -> _Compiled:
    return _Compiled(dialect, statement)
