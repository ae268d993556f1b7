"""Opening a database that is only looked at: nothing is made in it, and it refuses whatever would write."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event, inspect, select

from newscrawl.redaction import Redactor
from newscrawl.store.connection import POSTGRESQL_ARGUMENTS, set_postgresql
from newscrawl.store.errors import StoreError, plain_errors
from newscrawl.store.location import driven, hidden, parsed, shown
from newscrawl.store.tables import SCHEMA_VERSION, schema_version

# How long a reader waits for a database that is locked as a whole, seconds: writers do not lock it so.
_BUSY_TIMEOUT = 5
# Connections that are kept, and that there may be at most.
_KEPT, _MOST = 4, 16


def is_on_read_only_disk(url: str) -> bool:
    """Whether this is an SQLite file on a file system that nobody can write, and without a journal beside it,
    which holds what is not in the file yet.
    """
    if not url.startswith("sqlite"):
        return False
    path = Path(parsed(url).database or "")
    try:
        is_frozen = bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:  # there is none
        return False
    return is_frozen and not path.with_name(f"{path.name}-wal").exists()


def open_reading(url: str, *, frozen: bool = False) -> tuple[Engine, str]:
    """Connect to the database at ``url``; the engine and a name to show, as ``open_engine``.

    ``frozen``: it is on a disk that nobody writes, where SQLite can make none of the files that it reads by.

    Raises ``StoreError``, also where there is no store, or one of another schema than this newscrawl's.
    """
    address = parsed(url)
    name = shown(address)
    engine = None
    try:
        with plain_errors(name):
            engine = _engine(address, frozen=frozen)
            _check_schema(engine, name)
    except StoreError as error:
        if engine is not None:
            engine.dispose()
        raise type(error)(Redactor(hidden(address))(str(error))) from None
    return engine, name


def _engine(address: URL, *, frozen: bool) -> Engine:
    address = driven(address)
    if address.get_backend_name() == "sqlite":
        opening = _opening(Path(address.database or ""), "?mode=ro&immutable=1" if frozen else "?mode=ro")
        return create_engine(address, creator=opening, pool_size=_KEPT, max_overflow=_MOST - _KEPT)
    try:
        engine = create_engine(
            address,
            pool_pre_ping=True,
            pool_size=_KEPT,
            max_overflow=_MOST - _KEPT,
            connect_args=POSTGRESQL_ARGUMENTS,
            # Said by each transaction: a pooler does not pass on options of a connection.
            execution_options={"postgresql_readonly": True},
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            f"STORE_URL needs the package {error.name}: pip install 'newscrawl[postgres]'"
        ) from error
    event.listen(engine, "connect", set_postgresql)
    return engine


def _opening(path: Path, how: str) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        # Where the file is gone, this makes none.
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}{how}",
            uri=True,
            timeout=_BUSY_TIMEOUT,
            check_same_thread=False,
            isolation_level=None,  # transactions are begun in words, as in a store that is written
        )
        connection.execute("PRAGMA query_only=ON")
        return connection

    return connect


def _check_schema(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        tables: Any = inspect(connection)
        version = None
        if tables.has_table(schema_version.name):
            version = connection.scalar(select(schema_version.c.version))
    if version is None:
        raise StoreError(f"Store {name} has no tables yet: the first run makes them")
    if version < SCHEMA_VERSION:
        raise StoreError(
            f"Store {name} is of an older newscrawl (schema {version}, this one knows {SCHEMA_VERSION});"
            " `scrapy store` brings it up to date"
        )
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"Store {name} was written by a newer newscrawl (schema {version}, this one knows"
            f" {SCHEMA_VERSION}); update newscrawl"
        )
