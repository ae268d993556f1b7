"""Stores of every released schema, in ``kept/``: two crawls of the bundled portal by the code of that time.

``schema-N.db.xz`` is the SQLite file, ``schema-N.sql.xz`` what pg_dump wrote of the same on PostgreSQL.
"""

import json
import lzma
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, inspect, make_url, text

from newscrawl.store import Store
from tests.postgresql import BINARIES, empty

KEPT = Path(__file__).parent / "kept"
VERSIONS = tuple(range(1, 7))
# Whose rows are what was observed, and are kept in another form since.
REFORMED = {"rankings", "schema_version"}
# Opens the store and kills itself, as kill -9 does, just before its statement number argv[2].
KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from newscrawl.store import Store
left = int(sys.argv[2])
def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", count)
event.listen(Engine, "commit", count)
Store(sys.argv[1]).close()
print(int(sys.argv[2]) - left)
"""


def load(version: int, url: str) -> None:
    """Have the kept store of ``version`` at ``url``: a file that is not there yet, or an empty database."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        Path(str(address.database)).write_bytes(
            lzma.decompress((KEPT / f"schema-{version}.db.xz").read_bytes())
        )
        return
    dump = lzma.decompress((KEPT / f"schema-{version}.sql.xz").read_bytes())
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    command = [str(BINARIES[-1] / "psql"), "--quiet", "--set=ON_ERROR_STOP=1", plain]
    subprocess.run(command, input=dump, check=True, capture_output=True)


def version_of(engine: Engine) -> int:
    """The schema that the store says it has."""
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())


def rows(engine: Engine) -> dict[str, int]:
    """How many rows each table has that is kept as it was."""
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - REFORMED
        return {
            name: connection.execute(text(f"SELECT COUNT(*) FROM {name}")).scalar_one()
            for name in sorted(names)
        }


def texts(engine: Engine) -> dict[tuple[str, int], tuple[str, str]]:
    """Headline and text of every revision, straight from the table."""
    with engine.connect() as connection:
        found = connection.execute(text("SELECT article_id, revision, content FROM revisions")).all()
    contents = {(row[0], row[1]): json.loads(row[2]) if isinstance(row[2], str) else row[2] for row in found}
    return {key: (content["title"], content["body"]) for key, content in contents.items()}


def ranks(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """What each run observed, in its order, from the tables of schema 1 to 6."""
    with engine.connect() as connection:
        apart = "list_key" in {one["name"] for one in inspect(connection).get_columns("rankings")}
        lists = "JOIN lists ON lists.key = rankings.list_key" if apart else ""
        query = f"SELECT run, site, list, tab, section, rank, title FROM rankings {lists} ORDER BY seq"
        found: dict[str, list[tuple[Any, ...]]] = {}
        for run, *rest in connection.execute(text(query)):
            found.setdefault(run, []).append(tuple(rest))
    return found


def lost(
    url: str, before: Mapping[str, int], revisions: Mapping[tuple[str, int], tuple[str, str]]
) -> list[str]:
    """What of an old store is not in the store at ``url`` any more; it is brought up to date by this."""
    store = Store(url)
    engine = create_engine(url)
    now = rows(engine)
    engine.dispose()
    found = [f"{name}: {count} rows, now {now[name]}" for name, count in before.items() if now[name] < count]
    kept = {(one.id, one.revision): one for key in revisions for one in store.revisions(key[0])}
    for key, (title, body) in revisions.items():
        if key not in kept or (kept[key].title, kept[key].body) != (title, body):
            found.append(f"revision {key}")
    store.close()
    return found


def opened(url: str, kill_before: int) -> subprocess.CompletedProcess[str]:
    """Have another process open the store that is killed before its statement of that number."""
    command = [sys.executable, "-c", KILLED, url, str(kill_before)]
    # The order of sets, and with it what is asked of the database, is the same each time.
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def statements(url: str) -> int:
    """How many statements and commits it takes to bring the store up to date, up to the commit that does."""
    done = opened(url, 1_000_000)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def emptied(url: str) -> str:
    """``url``, with nothing there."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        for one in Path(str(address.database)).parent.glob(f"{Path(str(address.database)).name}*"):
            one.unlink()
        return url
    return empty(url)
