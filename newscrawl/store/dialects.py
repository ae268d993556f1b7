"""What SQLite and PostgreSQL say differently."""

from typing import Any

from sqlalchemy import Connection, Table, dialects


def insert_into(connection: Connection, table: Table) -> Any:
    """An ``INSERT`` that can say what happens to rows that are there already (``on_conflict_…``)."""
    # The engine has loaded the module of its dialect, and only that one.
    return getattr(dialects, connection.dialect.name).insert(table)
