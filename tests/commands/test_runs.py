"""``scrapy runs``: the table, and the exit code that a monitor looks at."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.schedule.declaration import parse
from newscrawl.schedule.monitor import alarms
from newscrawl.store import RunRecord, Store
from newscrawl.text import KST
from tests.conftest import Command
from tests.store.samples import begin

SCHEDULE = '[[run]]\nspider = "mainnews"\nsite = "portal"\nevery = 60\n'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path}/data/newscrawl.db")


def keep(
    store: Store,
    run: str,
    started: datetime,
    verdict: str | None,
    *reasons: str,
    health: dict[str, dict[str, Any]] | None = None,
    **counts: int,
) -> None:
    begun = begin(store, run, started=started, site="portal", arguments={"site": "portal"})
    if verdict is not None:
        ended = RunRecord(
            id=run,
            spider="mainnews",
            crawl=begun.crawl,
            started=started,
            ended=started + timedelta(seconds=75),
            verdict=verdict,
            reasons=list(reasons),
            counts={f"articles/{name}": number for name, number in counts.items()},
            timings={},
            health=health,
        )
        store.finish_run(ended)


def now() -> datetime:
    return datetime.now(KST).replace(microsecond=0)


def test_the_last_runs_as_a_table(run_scrapy: Command, store: Store) -> None:
    keep(store, "r1", now() - timedelta(hours=2), "ok", new=1234, known=20, revised=3, failed=1)
    keep(store, "r2", now() - timedelta(minutes=1), "degraded", "2 lists empty", "interrupted")
    done = run_scrapy("runs", env={"COLUMNS": "160"})
    assert done.returncode == 0, done.stderr
    rows = [line.strip() for line in done.stdout.splitlines() if "portal" in line]
    newer, older = (re.split(r" {2,}", row) for row in rows)
    assert newer[4] == "degraded: 2 lists empty; interrupted"
    assert older[:2] == ["mainnews", "portal"]
    assert older[2].startswith(f"{now() - timedelta(hours=2):%m-%d %H}")
    assert older[3:] == ["0:01:15", "ok", "1,234", "3", "20", "1"]


@pytest.mark.parametrize("columns", [30, 40, 60])
def test_on_a_narrow_terminal_nothing_is_left_out(run_scrapy: Command, store: Store, columns: int) -> None:
    keep(store, "r1", now() - timedelta(hours=2), "ok", new=1234, known=20, revised=3, failed=1)
    keep(store, "r2", now() - timedelta(minutes=1), "degraded", "2 lists empty")
    shown = run_scrapy("runs", env={"COLUMNS": str(columns)}).stdout
    assert max(map(len, shown.splitlines())) <= columns
    newer, older = shown.strip().split("\n\n")
    assert " ".join(newer.split()).endswith("degraded: 2 lists empty new 0 revised 0 known 0 failed 0")
    assert [line.split() for line in older.splitlines()][-6:] == [
        ["length", "0:01:15"],
        ["verdict", "ok"],
        ["new", "1,234"],
        ["revised", "3"],
        ["known", "20"],
        ["failed", "1"],
    ]


def test_json_and_since(run_scrapy: Command, store: Store) -> None:
    keep(store, "old", now() - timedelta(days=2), "ok", new=1)
    keep(store, "new", now() - timedelta(hours=2), "ok", new=2)
    assert [run["id"] for run in json.loads(run_scrapy("runs", "--json").stdout)] == ["new", "old"]
    recent = json.loads(run_scrapy("runs", "--json", "--since", "1d").stdout)
    assert [(run["id"], run["verdict"], run["seconds"]) for run in recent] == [("new", "ok", 75.0)]
    assert json.loads(run_scrapy("runs", "--json", "--since", f"{now():%Y-%m-%d %H:%M}").stdout) == []
    wrong = run_scrapy("runs", "--since", "yesterday")
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("newscrawl: --since=yesterday is no time")


def test_the_health_of_each_site_on_each_day(run_scrapy: Command, store: Store) -> None:
    noon = now().replace(hour=12, minute=0) - timedelta(days=2)

    def of(portal: str, *classes: str) -> dict[str, dict[str, Any]]:
        sound = {"verdict": "ok", "classes": []}
        return {"portal": {"verdict": portal, "classes": list(classes)}, "asiae": sound}

    keep(store, "before", noon - timedelta(days=9), "broken", health=of("broken", "dns"))
    keep(store, "r1", noon, "degraded", health=of("degraded", "list shrunk"))
    keep(store, "r2", noon + timedelta(hours=1), "ok", health=of("ok"))
    keep(store, "r3", noon + timedelta(days=1), "broken", health=of("broken", "401/403", "list shrunk"))
    keep(store, "r4", noon + timedelta(days=1, hours=1), "broken")  # says nothing of its sites
    done = run_scrapy("runs", "--health", env={"COLUMNS": "160"})
    assert done.returncode == 0, done.stderr
    lines = [re.split(r" {2,}", line.strip()) for line in done.stdout.splitlines() if line.strip()]
    days = [f"{noon:%m-%d}", f"{noon + timedelta(days=1):%m-%d}"]
    assert lines[1] == ["site", *days]
    assert lines[3:] == [
        ["asiae", "ok", "ok"],
        ["portal", "degraded 1 of 2: list shrunk", "broken: 401/403, list shrunk"],
    ]
    _, portal = json.loads(run_scrapy("runs", "--health", "--json", "--since", "30d").stdout)
    assert portal["site"] == "portal"
    assert portal["days"][f"{noon - timedelta(days=9):%Y-%m-%d}"] == {
        "verdict": "broken",
        "runs": {"broken": 1},
        "classes": {"dns": 1},
    }
    assert portal["days"][f"{noon + timedelta(days=1):%Y-%m-%d}"]["runs"] == {"broken": 2}


def test_before_the_first_run_nothing_is_made(run_scrapy: Command, tmp_path: Path) -> None:
    done = run_scrapy("runs")
    assert (done.returncode, done.stdout) == (0, "No runs yet\n")
    assert not (tmp_path / "data").exists()


def test_a_killed_run_is_broken_and_a_monitor_hears_of_it(
    run_scrapy: Command, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "schedule.toml"
    path.write_text(SCHEDULE, encoding="utf-8")
    keep(store, "good", now(), "ok")
    assert run_scrapy("runs", "--file", str(path)).returncode == 0
    # A run of a process that is no more: this one's number with another start.
    keep(store, "gone", now() + timedelta(seconds=1), None)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE runs SET process_started = 1 WHERE id = 'gone'")
    done = run_scrapy("runs", "--json", "--file", str(path))
    assert done.returncode == 1
    assert done.stderr == "newscrawl: mainnews portal is broken: killed (gone)\n"
    (gone, _) = json.loads(done.stdout)
    assert (gone["state"], gone["verdict"], gone["reasons"]) == ("killed", "broken", ["killed"])


HOURLY = parse({"run": [{"spider": "mainnews", "site": "portal,naver", "every": 60, "jitter": 120}]})
NOW = datetime(2025, 2, 5, 15, 30, tzinfo=KST)
DECLARED = datetime(2025, 2, 1, tzinfo=KST)


def run(minute: int, verdict: str | None = "ok", *, hour: int = 15, site: str = "portal,naver") -> RunRecord:
    started = NOW.replace(hour=hour, minute=minute)
    ended = started + timedelta(minutes=1) if verdict else None
    return RunRecord(
        id=f"{hour}:{minute:02}",
        spider="mainnews",
        site=site,
        started=started,
        ended=ended,
        verdict=verdict,
        reasons=["no list could be fetched"] if verdict == "broken" else [],
    )


@pytest.mark.parametrize(
    ("newest_first", "said"),
    [
        ([run(1)], []),
        ([run(1, "degraded")], []),
        # A run of the hour before; this hour's was due half an hour ago.
        (
            [run(1, hour=14)],
            [
                f"mainnews {site} is overdue: due at 2025-02-05 15:00, the latest run is of 2025-02-05 14:01"
                for site in ("portal", "naver")
            ],
        ),
        # At work since 14:01: the slot of 15:00 was skipped with good reason.
        ([run(1, None, hour=14)], []),
        (
            [run(1, None, hour=8)],
            [
                f"mainnews {site} is overdue: 8:01 has not ended since 2025-02-05 08:01"
                for site in ("portal", "naver")
            ],
        ),
        (
            [run(20, "broken", site="naver"), run(1)],
            ["mainnews naver is broken: no list could be fetched (15:20)"],
        ),
        ([run(20), run(1, "broken")], []),
        (
            [],
            [
                f"mainnews {site} is overdue: no run yet, one was due at 2025-02-05 15:00"
                for site in ("portal", "naver")
            ],
        ),
    ],
)
def test_alarms(newest_first: list[RunRecord], said: list[str]) -> None:
    assert alarms(HOURLY, newest_first, NOW, DECLARED) == said


def test_a_slot_just_due_is_given_time() -> None:
    assert alarms(HOURLY, [run(1, hour=14)], NOW.replace(minute=5), DECLARED) == []
    assert alarms(HOURLY, [run(1, hour=14)], NOW.replace(minute=8), DECLARED) != []


def test_what_was_due_before_the_schedule_was_declared_is_not_missed() -> None:
    assert alarms(HOURLY, [], NOW, NOW.replace(minute=10)) == []
    assert len(alarms(HOURLY, [], NOW + timedelta(hours=1), NOW.replace(minute=10))) == 2


def test_a_schedule_without_sites_watches_the_spider() -> None:
    schedule = parse({"run": [{"spider": "mainnews", "every": 60}]})
    assert alarms(schedule, [run(1, "broken")], NOW, DECLARED) == [
        "mainnews is broken: no list could be fetched (15:01)"
    ]
