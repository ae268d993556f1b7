"""One run at a time of a spider on a site, on one SQLite store."""

import fcntl
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from newscrawl.exceptions import NewscrawlError
from newscrawl.store.errors import plain_errors


class RunningError(NewscrawlError):
    """The same spider already runs on the same site and store. Raised by ``RunLock``."""


class RunLock:
    """Holds a spider and its sites on the store at ``url`` until ``release`` or the end of the process.

    SQLite has one writer at a time, so a second process would gain nothing. The lock dies with its holder,
    whatever ends that one: it is a lock of the operating system on files in ``locks/`` beside the database.
    The files stay; an unlocked one means nothing. On PostgreSQL runs share a crawl instead, and a database in
    memory belongs to its process alone: neither is locked.

    Raises ``RunningError`` at once if another run has one of the sites, ``StoreError`` if the folder cannot
    be written.
    """

    def __init__(self, url: str, spider: str, sites: Sequence[str]) -> None:
        self._database = _file_of(url)
        self._files: list[int] = []
        for site in dict.fromkeys(sites) if sites else [""]:
            if not self._take(f"{spider} {site}".strip()):
                self.release()
                where = f" on {site}" if site else ""
                raise RunningError(f"{spider} is running already{where}; wait until it ends, or stop it")

    def _take(self, key: str) -> bool:
        """Lock the key's file, named like ``newscrawl.db.mainnews-naver``; False if another one has it."""
        if self._database is None:
            return True
        folder = self._database.parent / "locks"
        with plain_errors(str(self._database)):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{self._database.name}.{_file_name(key)}"
            # Not inherited by child processes, which may live longer.
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                return False
        self._files.append(file)
        return True

    def release(self) -> None:
        """Let other runs begin. Releasing twice is allowed."""
        while self._files:
            os.close(self._files.pop())


def _file_of(address: str) -> Path | None:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # the latter for its port
        return None  # the store says what is wrong with it
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database).resolve()  # the same store by another path has the same locks


def _file_name(key: str) -> str:
    """The key with what a file name cannot hold replaced; a digest keeps two such keys apart."""
    plain = re.sub(r"[^A-Za-z0-9._]+", "-", key)[:80]
    exact = key.replace(" ", "-") == plain
    return plain if exact else f"{plain}-{hashlib.blake2b(key.encode(), digest_size=6).hexdigest()}"
