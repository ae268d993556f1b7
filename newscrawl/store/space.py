"""What a store's tables take on the disk, and the way back for what is free in an SQLite file."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

# Of an SQLite file so many pages in ten stay free: the next run fills them again.
_SPARE = 10


@dataclass(frozen=True, slots=True)
class TableSize:
    """A table with its indexes: rows, and bytes on the disk."""

    name: str
    rows: int
    bytes: int


def sizes(connection: Connection) -> list[TableSize]:
    """Every table of the store, the largest first. Counts the rows, which takes seconds for millions."""
    virtual = text("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
    hidden = set(connection.scalars(virtual)) if connection.dialect.name == "sqlite" else set()
    # A virtual table (the index of the search) keeps its rows in others, and cannot count them itself.
    names = [name for name in inspect(connection).get_table_names() if name not in hidden]
    taken = _of_sqlite(connection) if connection.dialect.name == "sqlite" else _of_postgresql(connection)
    found = [
        TableSize(name, connection.scalar(text(f'SELECT COUNT(*) FROM "{name}"')) or 0, taken[name])  # noqa: S608 - names of tables
        for name in names
    ]
    return sorted(found, key=lambda one: (-one.bytes, one.name))


def _of_sqlite(connection: Connection) -> dict[str, int]:
    """By the table ``dbstat`` (https://www.sqlite.org/dbstat.html)."""
    query = text(
        "SELECT tbl_name, SUM(pgsize) FROM dbstat JOIN sqlite_master USING (name)"
        " WHERE aggregate = TRUE GROUP BY tbl_name"
    )
    return defaultdict(int, {row[0]: int(row[1]) for row in connection.execute(query)})


def _of_postgresql(connection: Connection) -> dict[str, int]:
    query = text("SELECT relname, pg_total_relation_size(relid) FROM pg_stat_user_tables")
    return defaultdict(int, {row[0]: int(row[1]) for row in connection.execute(query)})


def free_bytes(connection: Connection) -> int:
    """Bytes of an SQLite file that hold nothing. PostgreSQL keeps its own account of that: 0."""
    if connection.dialect.name != "sqlite":
        return 0
    return _pragma(connection, "freelist_count") * _pragma(connection, "page_size")


def shrink(connection: Connection, most: int | None = None) -> int:
    """Give free pages at the end of an SQLite file back to the disk, ``most`` bytes at once; the bytes.

    A tenth stays free. A file that was not made for it (``auto_vacuum``, see ``store.connection``) stays as
    it is until ``rebuild``. No transaction may be open.
    """
    if connection.dialect.name != "sqlite" or _pragma(connection, "auto_vacuum") != 2:
        return 0
    size, before = _pragma(connection, "page_size"), _pragma(connection, "page_count")
    pages = _pragma(connection, "freelist_count") - before // _SPARE
    if most is not None:
        pages = min(pages, most // size)
    if pages <= 0:
        return 0
    # Frees one page a step, without a row; of sqlite3's methods only this one goes on to the end.
    connection.connection.cursor().executescript(f"PRAGMA incremental_vacuum({pages})")
    return (before - _pragma(connection, "page_count")) * size


def rebuild(connection: Connection) -> None:
    """Write an SQLite file anew, without free pages, ready for ``shrink``. Takes as much disk again."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA auto_vacuum=INCREMENTAL")
        connection.exec_driver_sql("VACUUM")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def total(connection: Connection) -> int:
    """Bytes of the whole database on the disk, without SQLite's log beside it."""
    if connection.dialect.name == "sqlite":
        return _pragma(connection, "page_count") * _pragma(connection, "page_size")
    return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
