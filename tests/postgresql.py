"""A PostgreSQL server of our own, in a folder of its own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import create_engine, text

from tests.ports import free_port

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def why_not() -> str | None:
    """Why no server can be started here, if none can."""
    if not BINARIES:
        return "no PostgreSQL under /usr/lib/postgresql"
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        return "setpriv is needed to start PostgreSQL as another user than root"
    return None


class Server:
    """Serves an empty database on loopback until ``remove``."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="newscrawl-pg-"))
        self._prefix: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "nobody")
            self._prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        self.port = free_port()
        self._run(
            "initdb", "-D", f"{self.folder}/data", "-U", "news", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    @property
    def url(self) -> str:
        """The address as STORE_URL takes it."""
        return f"postgresql+psycopg://news@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start; the server answers when this returns."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._control("-o", f"{options} -c unix_socket_directories={self.folder}", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop: ``immediate`` as by a power cut, ``fast`` in order."""
        self._control("-m", mode, "stop")

    def remove(self) -> None:
        """Stop for good."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._prefix, str(BINARIES[-1] / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, timeout=90)


@contextmanager
def serving() -> Iterator[Server]:
    """A server that answers meanwhile."""
    server = Server()
    server.start()
    try:
        yield server
    finally:
        server.remove()


def served() -> Iterator[str]:
    """The address of a server that serves until the next step; a test that needs one is skipped where there
    can be none.
    """
    if reason := why_not():
        pytest.skip(reason)
    with serving() as server:
        yield server.url


def empty(url: str) -> str:
    """``url``, with nothing there."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url
