"""What a run left: feeds that are whole or not, and a store that others than SQLite in Python can read."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import turso

FEEDS = tuple(f"mainnews.{what}.{kind}" for what in ("articles", "rankings") for kind in ("json", "csv"))


def published(data: Path) -> dict[str, bytes]:
    """The files at the fixed paths."""
    return {name: (data / "feeds" / name).read_bytes() for name in FEEDS if (data / "feeds" / name).is_file()}


def half_files(data: Path) -> Iterator[str]:
    """Names of feeds that are no whole JSON, or whose CSV has another number of rows."""
    for path in sorted((data / "feeds").rglob("[!.]*.json")):
        try:
            json.loads(path.read_bytes())
        except ValueError:
            yield path.name
    for path in sorted((data / "feeds").rglob("[!.]*.csv")):
        if not path.read_bytes().endswith(b"\n"):
            yield path.name


def asked(store: Path, query: str) -> list[dict[str, Any]]:
    """Rows of a query, by the command-line shell of SQLite: another build of it than Python's."""
    ended = subprocess.run(
        ["sqlite3", "-json", str(store), query], capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(ended.stdout or "[]")


def broken_store(store: Path) -> list[str]:
    """What a copy of the store says: to the check of SQLite, and to another implementation of its format."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / store.name
        # As after a power failure: the file and its log, without what was shared in memory.
        for end in ("", "-wal", "-journal"):
            if store.with_name(store.name + end).exists():
                shutil.copy(store.with_name(store.name + end), copy.with_name(copy.name + end))
        check = [row["integrity_check"] for row in asked(copy, "PRAGMA integrity_check")]
        if check != ["ok"]:
            return [f"the store is corrupt: {check[:3]}"]
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
