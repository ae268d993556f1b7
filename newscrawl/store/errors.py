"""Errors of the store in one plain line that says what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)

from newscrawl.exceptions import NewscrawlError
from newscrawl.redaction import redacted

_NO_CONNECTION_FREE = "the server has no connection left; raise its max_connections or run less at once"
# What the database says (lower case) and what a person can do about it, first match counts.
_ADVICE = (
    ("is not a database", "the file is damaged or is no SQLite database; move it away or restore a copy"),
    ("malformed", "the file is damaged; move it away or restore a copy"),
    ("disk i/o error", "the disk failed or is full; free space on it and start again"),
    ("is full", "the disk is full; free space on it and start again"),
    ("no space left", "the disk is full; free space on it and start again"),
    ("is locked", "another program keeps the database locked; end it and start again"),
    ("readonly", "it cannot be written; give this user the right to write the file and its folder"),
    (
        "read-only transaction",
        "it cannot be written: a replica, or made read-only; name the server that is written",
    ),
    ("unable to open", "it cannot be opened or made; check the path and the rights on its folder"),
    ("password authentication failed", "the server refuses the user or password in STORE_URL"),
    ("no password supplied", "the server wants a password; give it in STORE_URL"),
    ("pg_hba.conf", "the server lets this user in from here by no such connection; allow it in pg_hba.conf"),
    ("does not support ssl", "the server has no TLS, which sslmode in STORE_URL wants; change one of them"),
    ("certificate", "the server's certificate is not trusted; correct sslmode or sslrootcert in STORE_URL"),
    ("too many connections", _NO_CONNECTION_FREE),
    ("connection slots", _NO_CONNECTION_FREE),
    ("no more connections", _NO_CONNECTION_FREE),
    ("connection refused", "no server answers there; start it or correct STORE_URL"),
    ("could not translate host", "the host in STORE_URL is not known; correct it"),
    ("name or service not known", "the host in STORE_URL is not known; correct it"),
    ("statement timeout", "the server's statement_timeout is too short; raise it for the user in STORE_URL"),
    ("lock timeout", "the server's lock_timeout is too short; raise it for the user in STORE_URL"),
    ("timeout", "the server does not answer; check it and the host in STORE_URL"),
    ("does not exist", "the database or role in STORE_URL does not exist; make it or correct STORE_URL"),
    ("permission denied", "the user in STORE_URL may not write there; grant it the right"),
    ("connection", "the server ended the connection; check that it runs and start again"),
)


class StoreError(NewscrawlError):
    """The store cannot be opened, read or written. Raised by ``Store``; the message is one line."""


class ValueRefusedError(StoreError):
    """The database works but refuses a value, such as a number too large for its column."""


class StoreLostError(StoreError):
    """The connection to the server is gone; the same work may succeed once it is back."""


class ConflictError(StoreError):
    """The server broke off one of two transactions that waited for each other; it may be tried again."""


# Raised where SQLite's driver is asked by itself; see store.prepared.
_SQLITE_REFUSES = (sqlite3.DataError, sqlite3.IntegrityError)
# SQLSTATE (PostgreSQL, appendix A): connection exceptions, and a server that shuts down or starts up.
_LOST = ("08", "57P01", "57P02", "57P03")
# Serialization failure and deadlock.
_CONFLICT = ("40001", "40P01")


def _kind(error: Exception) -> type[StoreError]:
    if not isinstance(error, DBAPIError):
        return StoreError
    state = getattr(error.orig, "sqlstate", None)
    if state in _CONFLICT:
        return ConflictError
    # psycopg names no state where it never reached the server, or lost it.
    silent = state is None and "psycopg" in type(error.orig).__module__
    is_lost = error.connection_invalidated or str(state).startswith(_LOST) or silent
    return StoreLostError if is_lost and isinstance(error, OperationalError | InterfaceError) else StoreError


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Turn what a database or file system raises into a ``StoreError`` about the store called ``name``."""
    try:
        yield
    except StoreError:
        raise
    except (DataError, IntegrityError, *_SQLITE_REFUSES, OverflowError, UnicodeEncodeError) as error:
        raise ValueRefusedError(
            f"Store {name} refuses a value: {' '.join(str(error).split())[:300]}"
        ) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        message = redacted(" ".join(str(getattr(error, "orig", None) or error).split()))
        advice = next((advice for sign, advice in _ADVICE if sign in message.lower()), "see the message")
        raise _kind(error)(f"Store {name}: {advice} ({message})") from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        advice = "the disk is full; free space on it" if full else "check the path and its rights"
        raise StoreError(f"Store {name}: {advice} ({error})") from error
