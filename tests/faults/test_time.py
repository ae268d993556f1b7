"""Lists beside their own past: what stands still or goes back is doubted, what breathes is not."""

import sqlite3
from datetime import datetime, timedelta

from benchmarks import breathing
from newscrawl.exceptions import FailureClass
from tests.faults.ageing import age
from tests.faults.conftest import SECOND, World


def test_the_lists_of_yesterday_stay_unpublished(world: World) -> None:
    before = world.first.published
    run = world.run(faults="standing-still")
    assert run.verdict.startswith(("degraded", "broken")), run.verdict
    assert run.result.returncode == run.verdict.startswith("broken")
    assert FailureClass.STILL in run.classes
    assert run.published == before
    assert world.false_articles() == []


def test_the_very_same_list_for_two_days_is_said(world: World) -> None:
    store = world.folder / "newscrawl.db"
    age(store, timedelta(hours=10))
    assert world.run().verdict == "ok"  # ten hours later there is a new list
    before = world.first.published
    age(store, timedelta(days=2))
    run = world.run(at=SECOND)
    assert run.verdict.startswith(("degraded", "broken")), run.verdict
    assert FailureClass.STILL in run.classes
    assert world.worse(before, run.published) == []


def test_the_same_list_an_hour_later_is_nothing(world: World) -> None:
    age(world.folder / "newscrawl.db", timedelta(hours=10))
    world.run()
    age(world.folder / "newscrawl.db", timedelta(hours=1))
    run = world.run(at=SECOND)
    assert run.verdict == "ok"
    assert run.classes == set()


def test_lists_that_breathe_are_not_doubted(capsys) -> None:
    code = breathing.main(breathing.parsed(["--runs", "6"]))
    said = capsys.readouterr().out
    assert code == 0, said
    assert "0 false alarms" in said


def test_a_store_is_aged_as_a_whole(world: World) -> None:
    def started() -> list[datetime]:
        with sqlite3.connect(world.folder / "newscrawl.db") as connection:
            query = "SELECT started FROM runs UNION SELECT started FROM crawls"
            return [datetime.fromisoformat(row[0]) for row in connection.execute(query)]

    before = started()
    age(world.folder / "newscrawl.db", timedelta(days=400))
    apart = [was - now for was, now in zip(before, started(), strict=True)]
    # SQLite counts in thousandths of a second.
    assert all(abs(each - timedelta(days=400)) < timedelta(milliseconds=2) for each in apart)
