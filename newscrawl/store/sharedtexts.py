"""Texts that stand in many rows, each once: ids of runs, copyright lines, what gave the fields of articles.

A row has a number of 8 bytes for one that takes 30 to 90; see ``textkeys``.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Connection, Table, Text, select

from newscrawl.store.manyrows import insert_rows
from newscrawl.store.tables import metadata
from newscrawl.store.textkeys import text_key

shared_texts = Table(
    "shared_texts",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # textkeys.text_key
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)


def text_of(column: Column[Any]) -> ColumnElement[Any]:
    """The text that a column has the key of, under the column's name."""
    query = select(shared_texts.c.text).where(shared_texts.c.key == column)
    return query.correlate(column.table).scalar_subquery().label(column.name)


def note(connection: Connection, texts: Iterable[str | int | None]) -> None:
    """Write the texts that rows of this transaction have keys of. What is a key was written before.

    Always in the same order, and after articles are locked, so that no two transactions wait for each other.
    """
    keys = sorted((text_key(one), one) for one in {*texts} if isinstance(one, str))
    insert_rows(connection, shared_texts, [{"key": key, "text": one} for key, one in keys], skipping=True)
