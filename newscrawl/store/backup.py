"""A copy of an SQLite store, made beside it before its tables are changed."""

import contextlib
import os
import secrets
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from newscrawl.store.errors import StoreError

# The copy, and at worst as much again for the journal of the transaction that changes the tables.
_TIMES_ITS_SIZE = 2


def back_up(path: Path, version: int) -> Path:
    """Copy the store at ``path``, of schema ``version``, as it was last committed; the path of the copy.

    The copy stands in the same folder, has the version and the time (UTC) in its name, and is there whole or
    not at all. For one process at a time, which holds the right to write. Raises ``StoreError`` where the
    disk has no room for it; ``sqlite3.Error``, ``OSError``.
    """
    for leftover in path.parent.glob(f".{path.stem}.schema-*.part"):  # of one that was killed
        leftover.unlink(missing_ok=True)
    _check_space(path, version)
    copy = path.with_name(f"{path.stem}.schema-{version}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{path.suffix}")
    part = path.with_name(f".{copy.name}.{secrets.token_hex(4)}.part")
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as source:
            source.execute("VACUUM INTO ?", (str(part),))
        part.chmod(path.stat().st_mode & 0o777)
        _sync(part)
        part.replace(copy)
        _sync(copy.parent)
    finally:
        part.unlink(missing_ok=True)
    return copy


def _check_space(path: Path, version: int) -> None:
    log = path.with_name(f"{path.name}-wal")
    size = path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    free = shutil.disk_usage(path.parent).free
    if free < size * _TIMES_ITS_SIZE:
        raise StoreError(
            f"Store {path} is of schema {version} and is copied before it is brought up to date, which"
            f" takes {size * _TIMES_ITS_SIZE / 1e6:,.0f} MB, but {free / 1e6:,.0f} MB are free:"
            " free space and start again"
        )


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
