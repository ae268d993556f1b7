"""What many articles share stands in each row of an older store: the step to schema 7."""

from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    inspect,
    literal_column,
    select,
    text,
)
from sqlalchemy.engine.interfaces import ReflectedColumn

from newscrawl.store import sharedtexts, views
from newscrawl.store.tables import articles, revisions
from newscrawl.store.textkeys import TextKey


def share_texts(connection: Connection) -> None:
    """Write the rows of articles and revisions anew, with keys for those texts, in the same order."""
    views.drop_views(connection)
    # SQLite would compare each row with every text; PostgreSQL makes a table of hashes by itself.
    is_indexed = connection.dialect.name == "sqlite"
    if is_indexed:
        connection.execute(text("CREATE INDEX shared_texts_by_text ON shared_texts (text)"))
    for table, index in ((articles, "articles_by_story"), (revisions, "revisions_by_run")):
        connection.execute(text(f"DROP INDEX IF EXISTS {index}"))
        _rewrite(connection, table)
    if is_indexed:
        connection.execute(text("DROP INDEX shared_texts_by_text"))


def _rewrite(connection: Connection, table: Table) -> None:
    old = {column["name"]: column for column in inspect(connection).get_columns(table.name)}
    kept = [column for column in table.columns if column.name in old]
    shared = [column.name for column in kept if _is_to_share(column, old[column.name])]
    for name in shared:
        texts: Select[Any] = select(literal_column(_text(name))).select_from(text(f"{table.name} AS old"))
        sharedtexts.note(connection, connection.scalars(texts.distinct()))
    connection.execute(text(f"ALTER TABLE {table.name} RENAME TO {table.name}_old"))
    table.create(connection)
    values = [f"of_{column.name}.key" if column.name in shared else _value(column) for column in kept]
    joins = [f"LEFT JOIN shared_texts AS of_{name} ON of_{name}.text = {_text(name)}" for name in shared]
    columns: list[ColumnElement[Any]] = [literal_column(value) for value in values]
    rows = select(*columns).select_from(text(" ".join([f"{table.name}_old AS old", *joins])))
    connection.execute(table.insert().from_select(kept, rows))
    connection.execute(text(f"DROP TABLE {table.name}_old"))


def _is_to_share(column: Column[object], old: ReflectedColumn) -> bool:
    return isinstance(column.type, TextKey) and not isinstance(old["type"], Integer)


def _text(name: str) -> str:
    """A shared text in an old row: JSON as text, and no JSON for none."""
    return f"NULLIF(CAST(old.{name} AS TEXT), 'null')" if name == "sources" else f"old.{name}"


def _value(column: Column[object]) -> str:
    """The value of another column: what was JSON for none is none."""
    name = f"old.{column.name}"
    if isinstance(column.type, JSON) and column.type.none_as_null:
        return f"CASE WHEN CAST({name} AS TEXT) <> 'null' THEN {name} END"
    return name
