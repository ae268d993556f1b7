"""``scrapy stories``: what several outlets tell."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from newscrawl.store import Store
from newscrawl.text import KST
from tests.conftest import Command
from tests.stories.texts import OTHER_REPORT, name, report

FIRST = datetime(2025, 2, 5, 11, 0, tzinfo=KST)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    store.commit(
        "run-1", [report(2, crawled_at=FIRST), report(1), report(3, OTHER_REPORT), report(4, title="=1+1")]
    )
    return store


def test_stories_are_shown_with_their_original(run_scrapy: Command, store: Store) -> None:
    table = run_scrapy("stories")
    assert table.returncode == 0, table.stderr
    assert "02-05 09:01" in table.stdout
    assert "1번일보" in table.stdout
    [story] = json.loads(run_scrapy("stories", "--json").stdout)
    assert (story["story"], story["original"]) == (name(2), name(1))
    assert story["publishers"] == ["1번일보", "2번일보", "4번일보"]
    rows = list(csv.DictReader(io.StringIO(run_scrapy("stories", "--csv").stdout)))
    assert [(row["id"], row["original"]) for row in rows] == [(name(1), "yes"), (name(2), ""), (name(4), "")]
    assert rows[2]["title"] == "'=1+1"
    assert "No story" in run_scrapy("stories", "--outlets", "4").stdout


def test_one_story_is_shown_by_any_of_its_articles(run_scrapy: Command, store: Store) -> None:
    shown = run_scrapy("stories", name(4)).stdout
    assert [word in shown for word in ("1번일보", "2번일보", "3번일보", "4번일보")] == [
        True,
        True,
        False,
        True,
    ]
    unknown = run_scrapy("stories", "nobody:1")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert unknown.stderr.startswith("newscrawl: no article or story is called nobody:1; ")


@pytest.mark.parametrize("columns", [80, 120])
def test_a_history_names_the_other_outlets(
    run_scrapy: Command, store: Store, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run_scrapy("history", name(4)).stdout
    assert max(map(cell_len, shown.splitlines())) <= columns
    told = shown.partition("The same story elsewhere")[2]
    rows = [line.split() for line in told.splitlines() if "번일보" in line]
    assert [(row[2], row[3]) for row in rows] == [("1번일보", "original:"), ("2번일보", "가람시")]
    assert "which has it from here" in run_scrapy("history", name(1)).stdout
    assert "No other outlet" in run_scrapy("history", name(3)).stdout


def test_the_other_outlets_as_data(run_scrapy: Command, store: Store) -> None:
    found = json.loads(run_scrapy("history", "--json", name(1)).stdout)["story"]
    assert (found["id"], found["original"], found["named"]) == (name(2), name(1), None)
    assert [one["id"] for one in found["elsewhere"]] == [name(2), name(4)]
    assert found["elsewhere"][0]["first_seen"] == store.revisions(name(2))[0].crawled_at.isoformat()
    rows = list(csv.DictReader(io.StringIO(run_scrapy("history", "--csv", name(4)).stdout)))
    assert {(row["what"], row["publisher"], row["article"]) for row in rows} == {
        ("read", "", ""),
        ("original elsewhere", "1번일보", name(1)),
        ("elsewhere", "2번일보", name(2)),
    }


def test_stories_are_found_anew(run_scrapy: Command, store: Store) -> None:
    before = store.stories()
    done = run_scrapy("stories", "--rebuild")
    assert done.stdout == "4 articles held against each other; 1 stories are told by several publishers\n"
    assert store.stories() == before
