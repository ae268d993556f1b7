"""One run at a time of a spider on a site, on one store."""

import fcntl
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, Connection, NullPool, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from newscrawl.exceptions import NewscrawlError
from newscrawl.store.errors import plain_errors


class RunningError(NewscrawlError):
    """The same spider already runs on the same site and store. Raised by ``RunLock``."""


class _Hold(Protocol):
    def take(self, key: str) -> bool:
        """Try to hold ``key``; False if another one has it."""

    def release(self) -> None:
        """Let go of everything taken."""


class RunLock:
    """Holds a spider and its sites on the store at ``url`` until ``release`` or the end of the process.

    It dies with its holder, whatever ends that one: on SQLite it is a lock of the operating system on files
    in ``locks/`` beside the database; on PostgreSQL an advisory lock of a connection of its own, so that
    runs on several machines exclude each other too. The files stay; an unlocked one means nothing.
    A database in memory belongs to its process alone and needs no lock.

    Raises ``RunningError`` at once if another run has one of the sites, ``StoreError`` if the store cannot be
    reached.
    """

    def __init__(self, url: str, spider: str, sites: Sequence[str]) -> None:
        self._hold = _hold(url)
        for site in dict.fromkeys(sites) if sites else [""]:
            if not self._hold.take(f"{spider} {site}".strip()):
                self.release()
                where = f" on {site}" if site else ""
                raise RunningError(f"{spider} is running already{where}; wait until it ends, or stop it")

    def release(self) -> None:
        """Let other runs begin. Releasing twice is allowed."""
        self._hold.release()


def _hold(address: str) -> _Hold:
    try:
        url = make_url(address)
    except ArgumentError:
        return _Nothing()  # the store says what is wrong with it
    if url.get_backend_name() == "postgresql":
        return _AdvisoryLocks(url)
    if url.database and url.database != ":memory:":
        return _FileLocks(Path(url.database))
    return _Nothing()


class _FileLocks:
    """Locks on files named like ``newscrawl.db.mainnews-naver``."""

    def __init__(self, database: Path) -> None:
        self._database = database.resolve()  # the same store by another path has the same locks
        self._files: list[int] = []

    def take(self, key: str) -> bool:
        """Lock the key's file."""
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
        """Unlock all files."""
        while self._files:
            os.close(self._files.pop())


class _AdvisoryLocks:
    """Advisory locks of PostgreSQL, held by a connection that does nothing else."""

    def __init__(self, url: URL) -> None:
        self._name = repr(url)
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        # The server looks whether a silent holder's machine is still there, and finds out within a minute.
        probes = "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
        with plain_errors(self._name):
            self._engine = create_engine(
                url,
                poolclass=NullPool,
                isolation_level="AUTOCOMMIT",
                connect_args={"connect_timeout": 10, "options": probes},
            )
            self._connection: Connection | None = self._engine.connect()

    def take(self, key: str) -> bool:
        """Lock the key's number."""
        if self._connection is None:
            raise RuntimeError("the locks were released")
        number = int.from_bytes(
            hashlib.blake2b(f"newscrawl {key}".encode(), digest_size=8).digest(), signed=True
        )
        with plain_errors(self._name):
            return bool(
                self._connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), {"number": number})
            )

    def release(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            with plain_errors(self._name):
                self._connection.close()
            self._connection = None


class _Nothing:
    def take(self, key: str) -> bool:  # noqa: ARG002 - the protocol's
        """Nobody else can see the database."""
        return True

    def release(self) -> None:
        """Nothing to let go of."""


def _file_name(key: str) -> str:
    """The key with what a file name cannot hold replaced; a digest keeps two such keys apart."""
    plain = re.sub(r"[^A-Za-z0-9._]+", "-", key)[:80]
    exact = key.replace(" ", "-") == plain
    return plain if exact else f"{plain}-{hashlib.blake2b(key.encode(), digest_size=6).hexdigest()}"
