"""What is old goes, what is not stays, and the disk has it back."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from newscrawl.items import ServedPage
from newscrawl.store import Store
from tests.conftest import scrapy_command
from tests.store.samples import article, end, ranking

NOW = datetime.now(UTC).replace(microsecond=0)


def stamped(days: int) -> str:
    return f"{NOW - timedelta(days=days):%Y%m%dT%H%M%SZ}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with old and new feeds, logs and pages, and what is not ours."""
    folder = tmp_path / "data"
    for name, days in {
        f"feeds/mainnews/{stamped(91)}-mainnews-1a2b3c.articles.json": 0,
        f"feeds/mainnews/{stamped(89)}-mainnews-1a2b3d.articles.json": 0,
        f"feeds/my_2/{stamped(91)}-my_2-1a2b3e.rankings.csv": 0,  # of a spider of one's own
        f"feeds/mainnews/{stamped(400)}-my-own.json": 400,
        "feeds/mainnews/published/20240205T063000Z/mainnews.articles.json": 400,
        "logs/newscrawl/mainnews/old.log": 31,
        "logs/newscrawl/mainnews/new.log": 29,
        "logs/notes.txt": 400,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1000)
        at = (NOW - timedelta(days=days)).timestamp()
        os.utime(path, (at, at))
    url = f"sqlite:///{folder / 'newscrawl.db'}"
    store = Store(url, timedelta(days=90))
    for number in (1, 2):
        item = article(number)
        item.page = ServedPage(item.url or "", "utf-8", os.urandom(2_000_000))
        store.commit("run-1", [item], [ranking(number, number)])
        store.quarantine(
            "run-1", f"https://news.example.com/{number}", "no title", os.urandom(500_000), "utf-8"
        )
    store.close()
    engine = create_engine(url)
    with engine.begin() as connection:
        change = text("UPDATE pages SET read_at = :at WHERE article_id = :id")
        for number, days in ((1, 91), (2, 89)):
            at = (NOW - timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S.%f")
            connection.execute(change, {"at": at, "id": f"demo:{number}"})
        refused = text("UPDATE quarantine SET seen_at = :at WHERE url = :url")
        for number, days in ((1, 31), (2, 29)):
            at = (NOW - timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S.%f")
            connection.execute(refused, {"at": at, "url": f"https://news.example.com/{number}"})
    engine.dispose()
    return folder


def files(data: Path) -> set[str]:
    return {
        path.name for path in data.rglob("*") if path.is_file() and not path.name.startswith("newscrawl.db")
    }


def test_old_things_go_and_the_disk_has_them_back(data: Path) -> None:
    shown = scrapy_command(data)("store", "--json")
    held = {one["name"]: one for one in json.loads(shown.stdout)}
    assert held["table pages"]["number"] == 2
    assert held["table pages"]["freed"] >= 2_000_000
    assert held["table quarantine"]["freed"] >= 500_000
    assert held["table quarantine"]["kept"] == "KEEP_QUARANTINE=30d, 5,000 at most"
    assert (held["feeds of runs"]["number"], held["feeds of runs"]["freed"]) == (3, 2000)
    assert (held["logs"]["number"], held["logs"]["freed"]) == (2, 1000)
    before, size = files(data), (data / "newscrawl.db").stat().st_size

    dry = scrapy_command(data)("prune", "--dry-run")
    assert "table pages: 2.0 MB" in dry.stdout
    assert files(data) == before

    done = scrapy_command(data)("prune")
    assert done.returncode == 0, done.stderr
    assert "refused pages and withheld readings: 1 deleted, 500" in done.stdout
    feeds = f"{stamped(91)}-mainnews-1a2b3c.articles.json", f"{stamped(91)}-my_2-1a2b3e.rankings.csv"
    gone = {*feeds, "old.log"}
    assert before - files(data) == gone
    # Some 2 MB were deleted; a tenth of the file stays free for the next run.
    assert (data / "newscrawl.db").stat().st_size < size - 1_000_000
    store = Store(f"sqlite:///{data / 'newscrawl.db'}")
    assert [(one.name, one.rows) for one in store.sizes() if one.name == "pages"] == [("pages", 1)]
    assert store.expired_pages() == (0, 0)
    assert [url for url, *_ in store.quarantined()] == ["https://news.example.com/2"]
    assert len(store.revisions("demo:1")) == 1
    store.close()


def test_a_table_for_a_person(data: Path) -> None:
    done = scrapy_command(data)("store")
    assert "table revisions" in done.stdout
    assert "KEEP_FEEDS=90d" in done.stdout
    assert "together" in done.stdout


def test_without_a_store_one_line_says_so_and_makes_none(tmp_path: Path) -> None:
    done = scrapy_command(tmp_path)("store")
    assert done.returncode == 1
    assert (
        done.stderr
        == f"newscrawl: there is no store at {tmp_path / 'newscrawl.db'}: the first run makes it\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_old_is_rebuilt_once_and_then_shrinks(tmp_path: Path) -> None:
    """As the stores were made before: deleted rows leave their pages in the file."""
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("CREATE TABLE bulk (x)")
        connection.exec_driver_sql("INSERT INTO bulk VALUES (randomblob(2000000))")
        connection.exec_driver_sql("DELETE FROM bulk")
        connection.commit()
    engine.dispose()
    store = Store(f"sqlite:///{tmp_path / 'old.db'}")
    assert store.free_bytes() > 1_000_000  # the rest went to tables
    assert store.shrink() == 0
    store.rebuild()
    assert store.free_bytes() == 0
    store.close()


def test_at_the_end_of_a_run_only_so_much_is_given_back(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'news.db'}")
    with store._writing() as connection:
        connection.exec_driver_sql("CREATE TABLE bulk (x)")
        connection.exec_driver_sql("INSERT INTO bulk VALUES (randomblob(4000000))")
    with store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM bulk")
    free = store.free_bytes()
    assert store.shrink(1_000_000) == 1_000_000 // 16_384 * 16_384
    assert free - store.free_bytes() == 1_000_000 // 16_384 * 16_384
    store.close()


def test_postgresql_says_what_its_tables_take(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    sizes = {one.name: one for one in store.sizes()}
    assert sizes["articles"].rows == 1
    assert sizes["articles"].bytes >= 8192
    assert (store.free_bytes(), store.shrink()) == (0, 0)
    store.close()


def test_how_long_refused_pages_wait_is_a_setting(data: Path) -> None:
    longer = scrapy_command(data)("prune", "--dry-run", "-s", "KEEP_QUARANTINE=32d")
    assert "quarantine" not in longer.stdout
    forever = scrapy_command(data)("prune", "-s", "KEEP_QUARANTINE=0")
    assert "withheld readings: 0 deleted" in forever.stdout
    shorter = scrapy_command(data)("prune", "-s", "KEEP_QUARANTINE=12h")
    assert "withheld readings: 2 deleted" in shorter.stdout
    wrong = scrapy_command(data)("prune", "-s", "KEEP_QUARANTINE=soon")
    assert (wrong.returncode, wrong.stderr[:43]) == (1, "newscrawl: KEEP_QUARANTINE=soon is no lengt"), (
        wrong.stderr
    )


def test_observations_go_once_they_are_history(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/data/newscrawl.db"
    store = Store(url)
    for number, hours in ((1, 5), (2, 1)):
        started = NOW - timedelta(hours=hours)
        rank = ranking(1, 1, run=f"run-{number}", observed_at=started)
        store.commit(f"run-{number}", [], [rank])
        end(store, f"run-{number}", site="demo", started=started)
    store.close()
    engine = create_engine(url)
    with engine.begin() as connection:  # the first one, hours ago
        ended = {"at": f"{NOW - timedelta(hours=5):%Y-%m-%d %H:%M:%S.%f}"}
        connection.execute(text("UPDATE crawls SET ended = :at WHERE id = 1"), ended)
    engine.dispose()
    shown = json.loads(scrapy_command(tmp_path / "data")("store", "--json").stdout)
    [ranks] = [one for one in shown if one["name"] == "table rankings"]
    assert (ranks["number"], ranks["freed"]) == (2, ranks["bytes"] // 2)
    longer = scrapy_command(tmp_path / "data")("prune", "-s", "KEEP_OBSERVATIONS=6h")
    assert "ranks as they were observed: 0 deleted" in longer.stdout
    done = scrapy_command(tmp_path / "data")("prune")
    assert "ranks as they were observed: 1 deleted" in done.stdout, done.stderr
    store = Store(url)
    assert [one.rows for one in store.sizes() if one.name == "rankings"] == [1]
    store.close()
