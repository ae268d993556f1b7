"""Files that runs leave behind in DATA_DIR: the feeds of each run, logs, copies from before an upgrade."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.lengths import keep_for
from newscrawl.store.location import data_dir

# Files deleted at the end of a run: some milliseconds, and many more than a run writes.
AT_ONCE = 2_000
# The feeds of a run by their name (see feeds/defaults); what anybody else put there stays.
_FEED = re.compile(r"(\d{8}T\d{6}Z)-.+-[0-9a-f]{6}\.(?:articles|rankings)\.[a-z]+")
_COPY = re.compile(r".+\.schema-\d+-\d{8}T\d{6}Z\.\w+")


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files of one kind, and those of them that are older than they are kept for, the oldest first."""

    name: str
    kept_for: str  # the setting, as it is written; empty where nothing says how long
    files: tuple[Path, ...]
    expired: tuple[Path, ...] = ()


def groups(settings: BaseSettings, now: datetime) -> list[FileGroup]:
    """What stands in the data folder, by kind. Raises ``StoreError`` for a setting that is no length."""
    folder = data_dir(settings)
    shown = tuple(one for one in (folder / "feeds").glob("*/published/*/*") if one.is_file())
    copies = tuple(path for path in folder.glob("*.schema-*") if _COPY.fullmatch(path.name))
    return [
        *ageing(settings, now),
        FileGroup("published feeds", "", shown),
        FileGroup("copies from before an upgrade", "", copies),
    ]


def ageing(settings: BaseSettings, now: datetime) -> list[FileGroup]:
    """Those kinds of which something says how long they are kept. Raises as ``groups``."""
    folder = data_dir(settings)
    feeds = {path: _named(path) for path in _feeds(folder / "feeds")}
    logs = {path: _changed(path) for path in sorted((folder / "logs").glob("**/*.log*")) if path.is_file()}
    return [
        _group("feeds of runs", "KEEP_FEEDS", settings, feeds, now),
        _group("logs", "KEEP_LOGS", settings, logs, now),
    ]


def remove(paths: Iterable[Path]) -> tuple[int, int]:
    """Delete files; how many there were, and their bytes. One that cannot be deleted is passed."""
    count = size = 0
    for path in paths:
        try:
            taken = path.stat().st_size
            path.unlink()
        except OSError:
            continue
        count, size = count + 1, size + taken
    return count, size


def size_of(paths: Iterable[Path]) -> int:
    """Bytes of files; one that is gone meanwhile has none."""
    return sum(path.stat().st_size for path in paths if path.exists())


def _group(
    name: str, setting: str, settings: BaseSettings, files: dict[Path, datetime], now: datetime
) -> FileGroup:
    value = str(settings.get(setting) or "0")
    kept_for = keep_for(value, setting)
    expired = [path for path, at in files.items() if kept_for and now - at > kept_for]
    return FileGroup(
        name, f"{setting}={value}", tuple(files), tuple(sorted(expired, key=lambda one: files[one]))
    )


def _feeds(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*/*.*")) if _FEED.fullmatch(path.name))


def _named(path: Path) -> datetime:
    """When the run of a feed began, as its name says."""
    return datetime.strptime(path.name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _changed(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return datetime.now(UTC) + timedelta(days=1)  # gone meanwhile: not old
