"""Writing an export: whole under its name or not there, or into a pipe while it is read."""

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any, Final, cast

from newscrawl.export.errors import ExportError
from newscrawl.export.formats import Format
from newscrawl.export.kinds import Kind
from newscrawl.export.writers import DocumentInfo
from newscrawl.feeds.errors import feed_error
from newscrawl.feeds.wholefile import SUFFIX, WholeFile, sync_directory
from newscrawl.store import Store
from newscrawl.store.selection import Selection
from newscrawl.text import KST

# Rows after which a disk that is full is noticed.
_CHECKED: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asked for. ``limit``: rows at most. ``title`` and ``link`` are of the document."""

    kind: Kind
    format: Format
    selection: Selection
    limit: int | None = None
    title: str = "newscrawl"
    link: str | None = None

    @property
    def info(self) -> DocumentInfo:
        """What the document says of itself."""
        return DocumentInfo(self.kind.item, self.title, self.link)


def to_file(store: Store, order: Order, path: Path, seen: Callable[[], None]) -> int:
    """Write one file. Returns the number of rows; ``seen`` is called for each.

    What stood at ``path`` stays until the new file is whole. Raises ``FeedError`` and ``StoreError``.
    """
    file = WholeFile(path)
    try:
        number = _write(_rows(store, order), order, cast("IO[bytes]", file), seen, path)
        file.keep()
    finally:
        file.discard()
    return number


def to_pipe(store: Store, order: Order, pipe: IO[bytes], seen: Callable[[], None]) -> int:
    """Write into a pipe. Returns the number of rows. Raises ``BrokenPipeError`` and ``StoreError``."""
    number = _write(_rows(store, order), order, pipe, seen)
    pipe.flush()
    return number


def to_days(store: Store, order: Order, folder: Path, seen: Callable[[], None]) -> int:
    """Write a folder with one file a day, as Hive names them: ``day=2025-02-05/part-0.parquet``.

    The days are Korean. The folder appears when it is whole, and must not be there, or be empty.
    Raises ``ExportError``, ``FeedError`` and ``StoreError``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} is there already: move it away, or name another folder")
    part = folder.with_name(f".{folder.name[:60]}.{secrets.token_hex(4)}{SUFFIX}")
    try:
        part.mkdir(parents=True)
        number = sum(
            _day(rows, order, part / f"day={day or '__HIVE_DEFAULT_PARTITION__'}", seen)
            for day, rows in _by_day(_rows(store, order), order.kind)
        )
        part.rename(folder)
        sync_directory(folder.parent)
    except OSError as error:
        raise feed_error(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return number


def _day(rows: Iterable[Any], order: Order, folder: Path, seen: Callable[[], None]) -> int:
    folder.mkdir(exist_ok=True)
    # Rows of one day may come in several parts, where they are not in the order of their time.
    path = folder / f"part-{len([*folder.iterdir()])}.{order.format.name}"
    file = WholeFile(path)
    try:
        number = _write(rows, order, cast("IO[bytes]", file), seen, path)
        file.keep()
    finally:
        file.discard()
    return number


def _by_day(rows: Iterable[Any], kind: Kind) -> Iterator[tuple[date | None, Iterator[Any]]]:
    def day(row: Any) -> date | None:
        return moment.astimezone(KST).date() if (moment := kind.time(row)) is not None else None

    return groupby(rows, key=day)


def _rows(store: Store, order: Order) -> Iterator[Any]:
    rows = order.kind.rows(store, order.selection)
    return rows if order.limit is None else islice(rows, order.limit)


def _write(
    rows: Iterable[Any], order: Order, file: IO[bytes], seen: Callable[[], None], path: Path | None = None
) -> int:
    writer = order.format.make(file, order.info)
    number = 0
    for row in rows:
        writer.write(row)
        number += 1
        seen()
        if number % _CHECKED == 0:
            _check(file, path)
    writer.finish()
    return number


def _check(file: IO[bytes], path: Path | None) -> None:
    """Raise ``FeedError`` where the file has no room any more; else a million rows go nowhere."""
    error = getattr(file, "failure", None)
    if error is not None:
        raise feed_error(path, error) from error
