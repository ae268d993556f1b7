"""A crawl killed at any moment: every feed parses, and what is known is what was committed."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import select

from newscrawl.store import Store
from newscrawl.store.tables import articles, revisions
from tests import forkserver
from tests.pipelines.conftest import PROJECT


def committed(store: Store) -> int:
    return store.counts()["articles"]


def again(command: list[str]) -> None:
    done = forkserver.run(command[2], command[3:], os.environ, 120)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("after", [1, 100])
def test_killed_and_run_again(tmp_path: Path, after: int) -> None:
    command = [sys.executable, "-m", "tests.pipelines.listcrawl", str(tmp_path), "plain", "count=250"]
    own = f'FEEDS={{"{tmp_path}/own.json": {{"format": "json", "overwrite": true}}}}'
    (tmp_path / "own.json").write_text('[{"id": "old"}]', encoding="utf-8")
    store = Store(f"sqlite:///{tmp_path}/newscrawl.db")
    with subprocess.Popen([*command, own], cwd=PROJECT, stderr=subprocess.DEVNULL) as process:
        try:
            ends = time.monotonic() + 60
            while committed(store) < after and process.poll() is None and time.monotonic() < ends:
                time.sleep(0.01)
        finally:
            process.kill()
    assert committed(store) >= after
    assert process.returncode == -9
    # The feed of before is whole, and known is exactly what has a revision.
    assert json.loads((tmp_path / "own.json").read_text(encoding="utf-8")) == [{"id": "old"}]
    with store._engine.connect() as raw:
        ids = set(raw.scalars(select(articles.c.id)))
        assert ids == set(raw.scalars(select(revisions.c.article_id)))
    known = store.known([(f"demo:{n}", f"http://news.example.com/{n}") for n in range(1, 251)])
    assert set(known) == ids
    [left_open] = [path.name for path in tmp_path.glob(".own.json.*")] or [None]
    again([*command, own])
    # Every article is new once: those of the killed run are not exported again.
    feed = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))
    assert {one["id"] for one in feed} == {f"demo:{n}" for n in range(1, 251)} - ids
    assert len(feed) == 250 - len(ids)
    assert committed(store) == 250
    if left_open:
        assert not (tmp_path / left_open).exists()
    store.close()


def test_default_feeds_parse_after_a_kill(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.pipelines.listcrawl", str(tmp_path), "plain", "count=200"]
    store = Store(f"sqlite:///{tmp_path}/newscrawl.db")
    with subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.DEVNULL) as process:
        while committed(store) < 50 and process.poll() is None:
            time.sleep(0.01)
        process.kill()
    folder = tmp_path / "feeds" / "listspider"
    for path in folder.glob("[!.]*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in folder.glob("[!.]*.csv"):
        pd.read_csv(path)
    again(command)
    assert [path.name for path in folder.glob(".*")] == []
    assert len(list(folder.glob("*.articles.json"))) == 1
    with store._engine.connect() as raw:
        states = raw.exec_driver_sql(
            "SELECT state, verdict, reasons FROM runs ORDER BY started, state DESC"
        ).all()
    assert ("killed", "broken", '["killed"]') in [tuple(state) for state in states]
    store.close()
