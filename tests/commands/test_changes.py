"""``scrapy history`` and ``scrapy changes``: tables of 80 and 120 columns, JSON, CSV. Texts are invented."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from newscrawl.changes.words import differences
from newscrawl.commands.history import passages
from newscrawl.store import Store, Unread
from newscrawl.store.waiting import ReadList, WaitingList
from newscrawl.text import KST
from tests.conftest import Command
from tests.store.samples import article, begin, ranking

NOW = datetime.now(KST).replace(microsecond=0)
TITLES = ("가람시, 내년 예산 4조1200억원 확정", "가람시, 내년 예산 4조1300억원 확정")
BODY = (
    "가람시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. 규모는 올해보다 3.2% 늘어난 4조1200억원이다."
    "\n\n윤슬 시장은 “돌봄이 먼저다”라고 말했다."
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An article whose headline and text were corrected two hours ago, and one that was withdrawn."""
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    for hour, title in ((5, TITLES[0]), (2, TITLES[1])):
        run, at = f"run-{hour}", NOW - timedelta(hours=hour)
        source = WaitingList(site="demo", slot="demo", url="https://news.example.com/", source="{}")
        begun = begin(store, run, lists=[source], started=at)
        listed = [ranking(1, 8 - hour, title=title), ranking(2, 9, title="2번째 시장 소식")]
        for entry in listed:
            entry.observed_at = at
        store.keep_list(
            run, begun.crawl, ReadList(key=source.key, site="demo", rankings=listed, slots=["demo"] * 2), {}
        )
        one = article(1, title=title, body=BODY.replace("1200", "1300" if title == TITLES[1] else "1200"))
        two = article(2)
        one.crawled_at = two.crawled_at = at
        store.commit(run, [one, two], crawl=begun.crawl)
        record = store.run(run)
        assert record is not None
        store.finish_run(replace(record, ended=at, verdict="ok"))
    gone = Unread(how="gone", article_id="demo:2", url="https://news.example.com/2")
    store.commit("run-2", [], (), [gone])
    return store


@pytest.mark.parametrize("columns", [80, 120])
def test_a_history_on_a_terminal(
    run_scrapy: Command, store: Store, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run_scrapy("history", "demo:1")
    assert (shown.returncode, shown.stderr) == (0, "")
    lines = shown.stdout.splitlines()
    assert lines[0] == TITLES[1]
    assert max(map(cell_len, lines)) <= columns
    text = " ".join(shown.stdout.split())
    assert "headline, correction" in text
    assert "[-4조1200억원이다.-]{+4조1300억원이다.+}" in text
    assert "경제 주요뉴스" in text
    assert "still there" in text


def test_a_history_by_address_as_data(run_scrapy: Command, store: Store) -> None:
    found = json.loads(run_scrapy("history", "--json", "https://news.example.com/1").stdout)
    assert (found["id"], found["title"]) == ("demo:1", TITLES[1])
    assert [version["title"] for version in found["versions"]] == [*TITLES]
    assert found["versions"][1]["classes"] == ["headline", "correction"]
    assert found["versions"][1]["edits"] == [["replace", "4조1200억원이다.", "4조1300억원이다."]]
    assert [(place["name"], place["rank"]) for place in found["places"]] == [
        ("경제 주요뉴스", 3),
        ("경제 주요뉴스", 6),
    ]
    rows = list(csv.DictReader(io.StringIO(run_scrapy("history", "--csv", "demo:1").stdout)))
    assert {row["what"] for row in rows} == {"read", "headline correction", "replace", "place"}


def test_an_article_that_is_not_stored_is_one_line(run_scrapy: Command, store: Store) -> None:
    for asked in ("demo:9", "https://news.example.com/9"):
        refused = run_scrapy("history", asked)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr.startswith(f"newscrawl: no article {asked} is stored; ")
        assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("columns", [80, 120])
def test_changes_on_a_terminal(
    run_scrapy: Command, store: Store, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run_scrapy("changes", "--since", "3h", "--moves")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert max(map(cell_len, shown.stdout.splitlines())) <= columns
    text = " ".join(shown.stdout.split())
    assert text.index("withdrawal") < text.index("headline, correction")  # newest first
    assert "[-4조1200억원-]{+4조1300억원+}" in text


def test_changes_of_a_class_and_time_as_data(run_scrapy: Command, store: Store) -> None:
    [change] = json.loads(run_scrapy("changes", "--class", "headline", "--json", "--site", "demo").stdout)
    assert (change["article"], change["what"]) == ("demo:1", "headline correction")
    assert (change["before"], change["after"]) == TITLES
    assert run_scrapy("changes", "--since", "1h", "--class", "headline").stdout == "Nothing changed\n"
    moved = json.loads(run_scrapy("changes", "--since", "6h", "--moves", "--json").stdout)
    fell = next(row for row in moved if row["what"] == "fell")
    assert (fell["article"], fell["rank_before"], fell["rank_after"]) == ("demo:1", 3, 6)
    rows = list(csv.DictReader(io.StringIO(run_scrapy("changes", "--csv").stdout)))
    assert [row["what"] for row in rows] == ["withdrawal", "headline correction"]


def test_wrong_names_are_one_line(run_scrapy: Command, store: Store) -> None:
    refused = run_scrapy("changes", "--site", "dem")
    assert refused.stderr == "newscrawl: nothing is stored of a site 'dem'; did you mean demo?\n"
    assert refused.returncode == 1
    refused = run_scrapy("changes", "--class", "headlines")
    assert refused.stderr == "newscrawl: --class=headlines is no class; did you mean headline?\n"
    assert refused.returncode == 1


def test_passages_show_what_differs_and_some_words_around() -> None:
    old = " ".join(f"낱말{n}" for n in range(40))
    new = old.replace("낱말20", "다른말").replace("낱말39", "낱말39 끝")
    lines = [line.plain for line in passages([*differences(old, new)], colours=False)]
    assert lines == [
        "… 낱말15 낱말16 낱말17 낱말18 낱말19 [-낱말20-]{+다른말+} 낱말21 낱말22 낱말23 낱말24 낱말25 …",
        "… 낱말35 낱말36 낱말37 낱말38 낱말39 {+끝+}",
    ]
