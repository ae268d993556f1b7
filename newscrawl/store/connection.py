"""Opening a database: its address, how SQLite is set, and the version of its tables."""

import contextlib
import json
import logging
import secrets
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, select, text, update

from newscrawl.redaction import Redactor
from newscrawl.store.alltables import metadata
from newscrawl.store.backup import back_up
from newscrawl.store.errors import StoreError, plain_errors
from newscrawl.store.location import driven, hidden, parsed, shown
from newscrawl.store.prepared import cursor_of
from newscrawl.store.tables import SCHEMA_VERSION, schema_version
from newscrawl.store.upgrade import upgrade
from newscrawl.store.views import make_views

logger = logging.getLogger(__name__)

# How long a writer waits for another one, seconds. A commit takes milliseconds, so a database that is
# locked for longer is held by something that will not let go.
BUSY_TIMEOUT = 30
# Bytes of a page of a new SQLite file.
PAGE_SIZE = 16_384
# Seconds; and what is sent and read, whatever the database or the environment has as its own. A network that
# breaks says nothing: what a server does not confirm for 30 s (in ms here), or a server that is silent for a
# minute, is given up and tried again. Linux would wait for a quarter of an hour, and for two hours.
POSTGRESQL_ARGUMENTS = {
    "connect_timeout": 10,
    "client_encoding": "utf8",
    "tcp_user_timeout": 30_000,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
# Lets one process at a time make or change the tables of a PostgreSQL database. Any constant would do.
_SCHEMA_LOCK = 0x6E657773


def open_engine(url: str) -> tuple[Engine, str]:
    """Connect to the database at ``url``, make missing tables, and return the engine and a name to show.

    The name holds no password. Raises ``StoreError``.
    """
    address = parsed(url)
    name = shown(address)
    engine, upgraded = None, None
    try:
        with plain_errors(name):
            engine = _engine(address)
            with engine.begin() as connection:
                begin_writing(connection)
                if connection.dialect.name == "postgresql":
                    _check_encoding(connection, name)
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _SCHEMA_LOCK})
                upgraded = _check_schema(connection, name)
    except BaseException as error:
        if engine is not None:
            engine.dispose()
        if not isinstance(error, StoreError):
            raise
        # In the driver's own words, of which no stack trace is shown either.
        raise type(error)(Redactor(hidden(address))(str(error))) from None
    if upgraded:  # now that it is committed; seen without a crawl's settings of the log too
        logger.warning("%s", upgraded)
    return engine, name


def begin_writing(connection: Connection) -> None:
    """Begin a transaction that writes.

    SQLite has one writer at a time; it waits here, so that what is read first still holds when it is written.
    On PostgreSQL writers do not wait for each other: what must hold still is locked row by row, or article
    by article (``lock_articles``).
    """
    if connection.dialect.name == "sqlite":
        # The driver begins nothing by itself (see _set_sqlite), so this is the transaction's first word.
        cursor_of(connection).execute("BEGIN IMMEDIATE")


def lock_articles(connection: Connection, keys: Iterable[bytes]) -> None:
    """Let no other transaction write the articles with these keys until this one ends.

    Always in the same order, so that no two transactions wait for each other.
    """
    if connection.dialect.name != "postgresql":
        return
    numbers = sorted({int.from_bytes(key[:8], signed=True) for key in keys})
    connection.execute(_LOCK_EACH, {"numbers": numbers})


_LOCK_EACH = text(
    "SELECT pg_advisory_xact_lock(number) FROM unnest(CAST(:numbers AS bigint[])) WITH ORDINALITY"
    " AS keys (number, place)"
)


def _engine(address: URL) -> Engine:
    address = driven(address)
    if address.get_backend_name() == "sqlite":
        if address.database and address.database != ":memory:":
            _prepare(Path(address.database))
        engine = create_engine(
            address, connect_args={"timeout": BUSY_TIMEOUT, "check_same_thread": False}, json_serializer=_json
        )
        event.listen(engine, "connect", _set_sqlite)
        return engine
    try:
        engine = create_engine(
            address, pool_pre_ping=True, connect_args=POSTGRESQL_ARGUMENTS, json_serializer=_json
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            f"STORE_URL needs the package {error.name}: pip install 'newscrawl[postgres]'"
        ) from error
    event.listen(engine, "connect", set_postgresql)
    return engine


def set_postgresql(connection: Any, _record: Any) -> None:
    """Let a new connection prepare no statements if it leads to a pooler, such as PgBouncer: in transaction
    mode each transaction has another process of the server, which knows none of them.

    A server's process says its own number when it is connected to, a pooler one that it has made up.
    """
    [number] = connection.execute("SELECT pg_backend_pid()").fetchone()
    connection.rollback()
    if number != connection.info.backend_pid:
        connection.prepare_threshold = None


def _prepare(path: Path) -> None:
    """Make the file of a store that is new, and refuse one that is empty: a store never is.

    SQLite makes an empty file first and writes it later; a new one gets its name only when it is written, so
    that a kill in between leaves nothing that looks like a store that was lost.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        if path.is_file() and not path.stat().st_size:
            raise StoreError(
                f"Store {path} is an empty file, which no store is: move it away to begin a new one,"
                " or restore a copy"
            )
        return
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with contextlib.closing(sqlite3.connect(part)) as connection:
            _set_sqlite(connection, None)
        _link(part, path)
    finally:
        part.unlink(missing_ok=True)


def _link(part: Path, path: Path) -> None:
    """Give a new store its name, if no other process has made one meanwhile."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        part.rename(path)


# Korean as it is: a person reads it, and it takes half of the bytes of its escapes.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _set_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by begin_writing
    cursor = connection.cursor()
    # For a new file only. A revision takes some 3 KB: of 4,096 bytes each would leave a quarter empty.
    cursor.execute(f"PRAGMA page_size={PAGE_SIZE}")
    # For a new file only, too: what is deleted can go back to the disk without writing the file anew.
    cursor.execute("PRAGMA auto_vacuum=INCREMENTAL")
    # Readers (a notebook, a report) never block a crawl's commits, nor the other way round.
    cursor.execute("PRAGMA journal_mode=WAL")
    # A committed article moves on to a feed; if the power fails after that, it must still be known, or the
    # next run exports it twice. Commits are grouped, so the price is one fsync a group, off the event loop.
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _check_encoding(connection: Connection, name: str) -> None:
    """A cluster that was made in the locale C has databases without an encoding; others know one script."""
    if (encoding := connection.scalar(text("SHOW server_encoding"))) != "UTF8":
        raise StoreError(
            f"Store {name}: the database keeps {encoding}, which cannot hold every article; make another with"
            " createdb -E UTF8 -T template0 NAME, and name it in STORE_URL"
        )


def _check_schema(connection: Connection, name: str) -> str | None:
    """Make missing tables and bring an older store up to date; what to say about the latter.

    An upgrade and the new version are one transaction: killed anywhere, the store is the old or the new one.
    """
    # Asking an empty file for each table takes as long as making them.
    metadata.create_all(connection, checkfirst=not _is_empty_file(connection))
    version = connection.scalar(select(schema_version.c.version))
    if version is None:
        connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))
        make_views(connection)
    elif version < SCHEMA_VERSION:
        copy = _copied(connection, version)
        upgrade(connection, version)
        make_views(connection)
        connection.execute(update(schema_version).values(version=SCHEMA_VERSION))
        before = f", after a copy of it: {copy}" if copy else ""
        return f"Store {name} was brought up to date from schema {version} to {SCHEMA_VERSION}{before}"
    elif version > SCHEMA_VERSION:
        raise StoreError(
            f"Store {name} was written by a newer newscrawl (schema {version}, this one knows"
            f" {SCHEMA_VERSION}); update newscrawl, or restore the copy that was made before the upgrade"
        )
    return None


def _is_empty_file(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite" and not connection.scalar(
        text("SELECT count(*) FROM sqlite_master")
    )


def _copied(connection: Connection, version: int) -> Path | None:
    """A copy of the SQLite file before it is changed. PostgreSQL's own tools copy a server's database."""
    database = connection.engine.url.database
    if connection.dialect.name != "sqlite" or not database or database == ":memory:":
        return None
    return back_up(Path(database), version)
