"""What a run left: feeds that are whole or not, and a store that others than SQLite in Python can read."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString, Protocol

import psycopg
import turso
from psycopg import sql
from psycopg.rows import dict_row

from tests.postgresql import Server

FEEDS = tuple(f"mainnews.{what}.{kind}" for what in ("articles", "rankings") for kind in ("json", "csv"))


def published(data: Path) -> dict[str, bytes]:
    """The files at the fixed paths."""
    return {name: (data / "feeds" / name).read_bytes() for name in FEEDS if (data / "feeds" / name).is_file()}


def half_files(data: Path) -> Iterator[str]:
    """Names of feeds that are no whole JSON, or whose CSV has another number of rows."""
    # A link whose folder is not there yet is no file.
    for path in sorted(filter(Path.is_file, (data / "feeds").rglob("[!.]*.json"))):
        try:
            json.loads(path.read_bytes())
        except ValueError:
            yield path.name
    for path in sorted(filter(Path.is_file, (data / "feeds").rglob("[!.]*.csv"))):
        if not path.read_bytes().endswith(b"\n"):
            yield path.name


class Stores(Protocol):
    """Where runs keep what they read: one store for each folder, all begun as that of the first run is."""

    def environment(self, data: Path) -> dict[str, str]:
        """What tells a run where its store is."""

    def begin(self, data: Path) -> None:
        """Make the store of a folder, whose files are copied already; the first one is empty."""

    def forget(self, data: Path) -> None:
        """Take it away."""

    def asked(self, data: Path, query: str) -> list[dict[str, Any]]:
        """Rows of a query."""

    def broken(self, data: Path) -> list[str]:
        """What is wrong with it as a store."""


class InFile:
    """SQLite in the folder itself."""

    def environment(self, data: Path) -> dict[str, str]:
        return {"STORE_URL": f"sqlite:///{data / 'newscrawl.db'}"}

    def begin(self, data: Path) -> None:
        pass

    def forget(self, data: Path) -> None:
        pass

    def asked(self, data: Path, query: str) -> list[dict[str, Any]]:
        return asked(data / "newscrawl.db", query)

    def broken(self, data: Path) -> list[str]:
        return broken_store(data / "newscrawl.db")


class OnServer:
    """Databases of a PostgreSQL server, each a copy of the first."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._first: str | None = None

    def environment(self, data: Path) -> dict[str, str]:
        return {"STORE_URL": self._url(data)}

    def _url(self, data: Path) -> str:
        return self._server.url.removesuffix("/postgres") + f"/{data.parent.name}"

    def _do(self, command: LiteralString, *names: str) -> None:
        with psycopg.connect(self._server.url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def begin(self, data: Path) -> None:
        name = data.parent.name
        self._do("CREATE DATABASE {} TEMPLATE {}", name, self._first or "template1")
        self._first = self._first or name

    def forget(self, data: Path) -> None:
        self._do("DROP DATABASE {} WITH (FORCE)", data.parent.name)

    def asked(self, data: Path, query: str) -> list[dict[str, Any]]:
        with psycopg.connect(self._url(data).replace("+psycopg", ""), row_factory=dict_row) as connection:
            return connection.execute(query.encode()).fetchall()

    def broken(self, data: Path) -> list[str]:
        """The files are the server's own matter; what was kept in one transaction is there together."""
        alone = "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM revisions)"
        return [f"{row['id']} has no text" for row in self.asked(data, alone)]


def asked(store: Path, query: str) -> list[dict[str, Any]]:
    """Rows of a query, by the command-line shell of SQLite: another build of it than Python's."""
    ended = subprocess.run(
        ["sqlite3", "-json", str(store), query], capture_output=True, encoding="utf-8", check=True
    )
    rows: list[dict[str, Any]] = json.loads(ended.stdout or "[]")
    return rows


def broken_store(store: Path) -> list[str]:
    """What a copy of the store says: to the check of SQLite, and to another implementation of its format."""
    with tempfile.TemporaryDirectory(dir=store.parent.parent) as folder:
        copy = Path(folder) / store.name
        # As after a power failure: the file and its log, without what was shared in memory.
        for end in ("", "-wal", "-journal"):
            if store.with_name(store.name + end).exists():
                shutil.copy(store.with_name(store.name + end), copy.with_name(copy.name + end))
        check = [row["integrity_check"] for row in asked(copy, "PRAGMA integrity_check")]
        if check != ["ok"]:
            return [f"the store is corrupt: {check[:3]}"]
        if not asked(copy, "SELECT name FROM sqlite_master"):
            return []  # nothing yet
        queries = (
            "SELECT id, url FROM articles ORDER BY id",
            "SELECT article_id, revision FROM revisions ORDER BY article_id, revision",
            "SELECT seq, run, article_id FROM rankings ORDER BY seq",
        )
        wanted = [[tuple(row.values()) for row in asked(copy, query)] for query in queries]
        other = turso.connect(str(copy))
        found = [other.cursor().execute(query).fetchall() for query in queries]
        other.close()
        return [] if found == wanted else ["another implementation of SQLite reads other rows"]
