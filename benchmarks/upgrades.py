"""Stores of old schemas that are killed while they are brought up to date: is each the old or the new one?

``python -m benchmarks.upgrades --kills 20`` kills so many for each version on SQLite and on PostgreSQL,
evenly over the statements that it takes, the last one just before the commit.
Exit code 1 if anything was lost.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from sqlalchemy import create_engine

from tests.postgresql import serving, why_not
from tests.store import keptstores


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--versions", type=int, nargs="+", default=keptstores.VERSIONS)
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        wrong += tortured(f"sqlite:///{Path(folder) / 'news.db'}", options.versions, options.kills)
    if reason := why_not():
        print(f"PostgreSQL: {reason}")
        return 1
    with serving() as server:
        wrong += tortured(server.url, options.versions, options.kills)
    return 1 if wrong else 0


def tortured(url: str, versions: list[int], kills: int) -> int:
    """How many of the kills left something else than the old store, or lost something."""
    wrong = 0
    for version in versions:
        keptstores.load(version, keptstores.emptied(url))
        engine = create_engine(url)
        before, revisions = keptstores.rows(engine), keptstores.texts(engine)
        engine.dispose()
        count = keptstores.statements(url)
        for number in range(1, kills + 1):
            wrong += one_kill(url, version, before, revisions, max(1, round(count * number / kills)))
        kind = url.partition(":")[0]
        print(
            f"{kind} schema {version}: {kills} kills over {count} statements, wrong so far: {wrong}",
            flush=True,
        )
    return wrong


def one_kill(
    url: str,
    version: int,
    before: dict[str, int],
    revisions: dict[tuple[str, int], tuple[str, str]],
    statement: int,
) -> bool:
    keptstores.load(version, keptstores.emptied(url))
    killed = keptstores.opened(url, statement).returncode == -9
    engine = create_engine(url)
    is_old = keptstores.version_of(engine) == version and keptstores.rows(engine) == before
    engine.dispose()
    lost = keptstores.lost(url, before, revisions)
    if not killed or not is_old or lost:
        print(f"statement {statement}: killed {killed}, the old one {is_old}, lost {lost}")
    return not killed or not is_old or bool(lost)


if __name__ == "__main__":
    sys.exit(main())
