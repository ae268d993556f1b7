"""``scrapy lists`` and ``scrapy ranks``: tables of 80 and 120 columns, JSON, CSV. Texts are invented."""

import csv
import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from newscrawl.store import Store
from newscrawl.text import KST
from tests.conftest import Command
from tests.store.samples import end, ranking

NINE = datetime(2025, 2, 5, 9, 0, tzinfo=KST)
LONG = "가람시, 내년 예산 4조1200억원 확정…돌봄과 교통에 3.2% 더 쓴다 “시민의 삶이 먼저”"
# What stood at rank 1 and 2 at each look: 09:00, 09:10, 09:20, and, after a gap, 13:00.
LOOKS = ((0, (1, 2)), (10, (1, 2)), (20, (2, 1)), (240, (2, 3)))


@pytest.fixture
def history(tmp_path: Path) -> None:
    """Four looks at one list, and one at another."""
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    for number, (minutes, standing) in enumerate(LOOKS):
        run = f"run-{number}"
        seen = [
            ranking(
                article,
                rank,
                run=run,
                observed_at=NINE + timedelta(minutes=minutes),
                name="경제 주요뉴스",
                title=LONG if article == 1 else f"{article}번째 시장 소식",
                publisher="가람경제" if article < 3 else "나루일보",
            )
            for rank, article in enumerate(standing, 1)
        ]
        if number == 0:
            other = {"list": "trending", "name": "많이 본 뉴스", "section": None, "run": run}
            seen.append(ranking(8, 1, observed_at=NINE, **other))
        store.commit(run, [], seen)
        end(store, run)
    store.close()


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("columns", [80, 120])
def test_a_list_at_a_minute_on_a_terminal(
    run_scrapy: Command, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run_scrapy("lists", "--at", "2025-02-05 09:15", "--site", "demo", "--list", "경제")
    assert shown.returncode == 0, shown.stderr
    lines = shown.stdout.splitlines()
    assert lines[0] == "demo · 경제 주요뉴스, as seen from 2025-02-05 09:00 to 2025-02-05 09:10, 2 looks"
    rows = [line for line in lines[1:] if line.strip()]
    assert {cell_len(line) for line in rows} == {columns}
    assert [line.split()[0] for line in rows if line.split()[0].isdigit()] == ["1", "2"]
    # A headline that is too long goes on below; not a syllable of it is lost.
    start = rows[0].index("title")
    assert LONG.split(maxsplit=1)[0] in rows[2]
    assert "먼저”" in "".join(rows)
    assert all(line[:start].strip() in ("", "1", "2") for line in rows[2:])


@pytest.mark.usefixtures("history")
def test_what_is_not_known_is_said(run_scrapy: Command) -> None:
    gap = run_scrapy("lists", "--at", "2025-02-05 11:00", "--list", "경제 주요뉴스", "--json")
    [found] = json.loads(gap.stdout)
    assert (found["state"], found["entries"]) == ("gap", [])
    assert found["seen_until"] == "2025-02-05T09:20:00+09:00"
    rows = run_scrapy(
        "ranks", "--list", "경제", "--from", "2025-02-05 09:00", "--until", "2025-02-05 13:00", "--json"
    )
    answer = json.loads(rows.stdout)
    [unknown] = answer["unknown"]
    assert (unknown["start"], unknown["end"]) == ("2025-02-05T09:20:01+09:00", "2025-02-05T13:00:00+09:00")
    assert [(one["rank"], one["article_id"], one["seconds"]) for one in answer["spells"]] == [
        (1, "demo:1", 1200),
        (2, "demo:2", 1200),
        (1, "demo:2", 1),
        (2, "demo:1", 1),
    ]


@pytest.mark.usefixtures("history")
def test_exposure_is_counted_in_seconds(run_scrapy: Command) -> None:
    window = ("--list", "경제", "--from", "2025-02-05 09:00", "--until", "2025-02-06")
    shown = run_scrapy("ranks", *window, "--by", "publisher", "--csv")
    rows = list(csv.DictReader(io.StringIO(shown.stdout)))
    # Two places for 20 minutes and a second, one for the second of the last look.
    assert rows == [
        {"publisher": "가람경제", "seconds": "2403", "best_rank": "1", "articles": "2"},
        {"publisher": "나루일보", "seconds": "1", "best_rank": "2", "articles": "1"},
    ]
    day = ("--list", "경제", "--from", "2025-02-05", "--until", "2025-02-05", "--by", "publisher", "--csv")
    assert run_scrapy("ranks", *day).stdout == shown.stdout  # the day is part of the time


@pytest.mark.usefixtures("history")
def test_the_newest_look_is_shown_without_a_time(run_scrapy: Command) -> None:
    shown = run_scrapy("lists", "--csv")
    rows = list(csv.DictReader(io.StringIO(shown.stdout)))
    assert [(one["name"], one["rank"], one["article_id"]) for one in rows] == [
        ("경제 주요뉴스", "1", "demo:2"),
        ("경제 주요뉴스", "2", "demo:3"),
        ("많이 본 뉴스", "1", "demo:8"),
    ]


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("lists", "--site", "dem"), "nothing is stored of a site 'dem'; did you mean demo?"),
        (
            ("ranks", "--list", "많이 본 뉴수"),
            "no list is called '많이 본 뉴수'; did you mean 많이 본 뉴스?",
        ),
    ],
)
def test_an_unknown_name_is_one_line(run_scrapy: Command, arguments: tuple[str, ...], line: str) -> None:
    wrong = run_scrapy(*arguments)
    assert (wrong.returncode, wrong.stdout, wrong.stderr) == (1, "", f"newscrawl: {line}\n")
