"""What SQLite and PostgreSQL say differently."""

import hashlib
from typing import Any

from sqlalchemy import Connection, Dialect, Table, dialects, text


def insert_into(connection: Connection, table: Table) -> Any:
    """An ``INSERT`` that can say what happens to rows that are there already (``on_conflict_…``)."""
    return insert_for(connection.dialect, table)


def insert_for(dialect: Dialect, table: Table) -> Any:
    """An ``INSERT`` for a dialect that can say what happens to rows that are there already."""
    # The engine has loaded the module of its dialect, and only that one.
    return getattr(dialects, dialect.name).insert(table)


def is_replica(connection: Connection) -> bool:
    """Whether this is a server that writes for nobody: it follows another one, or was made read-only."""
    return (
        connection.dialect.name == "postgresql"
        and connection.scalar(text("SHOW transaction_read_only")) == "on"
    )


def lock_named(connection: Connection, name: str) -> None:
    """Let no other transaction go on that asks for ``name``, until this one ends; SQLite has one writer."""
    if connection.dialect.name == "postgresql":
        digest = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
        connection.execute(_LOCK_ONE, {"number": int.from_bytes(digest, signed=True)})


_LOCK_ONE = text("SELECT pg_advisory_xact_lock(:number)")
