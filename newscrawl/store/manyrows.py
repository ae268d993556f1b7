"""Inserting many rows at once.

SQLAlchemy prepares every value of every row anew, which takes longer than SQLite takes to write it. Here a
statement is compiled once for a table, and rows go to the driver as it takes them. To begin and end a
statement takes SQLite several times as long as a row of a few columns, so that one statement writes many.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import JSON, ColumnElement, Connection, Dialect, Table, Text, cast, or_

from newscrawl.store.dialects import insert_for
from newscrawl.store.prepared import cursor_of, processor_of

_Processor = Callable[[Any], Any] | None
# How many rows one statement writes: as many as there are, of these. A driver knows few texts at once.
_AT_ONCE: Final = (64, 8, 1)


class _Statement(NamedTuple):
    """What a driver is given: the text, and the columns in its order, each with what makes a value its own.

    ``by_name``: it takes values by name, and one row. ``of_many``: the texts for each of ``_AT_ONCE``.
    """

    text: str
    columns: Sequence[tuple[str, _Processor]]
    by_name: bool
    of_many: Mapping[int, str]


def insert_rows(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    replacing: tuple[str, ...] = (),
    skipping: bool = False,
) -> None:
    """Insert rows that all have the same columns. Of one whose key is there already the ``replacing`` columns
    take the place of the old ones where they differ, or nothing is written (``skipping``); else that is an
    error.
    """
    if not rows:
        return
    statement = _compiled(connection.dialect, table, tuple(rows[0]), replacing, skipping)
    columns = statement.columns
    if statement.by_name:
        values = [{name: _of(row[name], make) for name, make in columns} for row in rows]
        connection.exec_driver_sql(statement.text, values)
        return
    cursor = cursor_of(connection)
    for these, size in _groups(len(rows)):
        given = [
            row[name] if make is None else make(row[name]) for row in rows[these] for name, make in columns
        ]
        cursor.execute(statement.of_many[size], given)


def _groups(number: int) -> Iterator[tuple[slice, int]]:
    """So many rows in groups, each as large as one of ``_AT_ONCE``, with its size."""
    start = 0
    for size in _AT_ONCE:
        while number - start >= size:
            yield slice(start, start + size), size
            start += size


def _of(value: Any, make: _Processor) -> Any:
    return value if make is None else make(value)


def _differ(old: ColumnElement[Any], new: ColumnElement[Any]) -> ColumnElement[bool]:
    if isinstance(old.type, JSON):  # PostgreSQL compares no JSON
        return cast(old, Text).is_distinct_from(cast(new, Text))
    return old.is_distinct_from(new)


@lru_cache(maxsize=128)
def _compiled(
    dialect: Dialect, table: Table, names: tuple[str, ...], replacing: tuple[str, ...], skipping: bool
) -> _Statement:
    insert = insert_for(dialect, table)
    if replacing:
        insert = insert.on_conflict_do_update(
            index_elements=[*table.primary_key],
            set_={name: insert.excluded[name] for name in replacing},
            where=or_(*(_differ(table.c[name], insert.excluded[name]) for name in replacing)),
        )
    elif skipping:
        insert = insert.on_conflict_do_nothing()
    compiled = insert.compile(dialect=dialect, column_keys=names)
    order = compiled.positiontup or names
    columns = [(name, processor_of(table.c[name].type, dialect)) for name in order]
    statement = str(compiled)
    row = f"({', '.join('?' * len(columns))})"
    of_many = {size: statement.replace(row, ", ".join([row] * size), 1) for size in _AT_ONCE}
    return _Statement(statement, columns, by_name=not compiled.positional, of_many=of_many)
