"""Reading schedule.toml: what it may say, and one line for each thing that is wrong."""

from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from newscrawl.schedule.check import problems
from newscrawl.schedule.declaration import Schedule, load, parse
from newscrawl.schedule.errors import ScheduleError

PROJECT = Path(__file__).resolve().parents[2]


def read(tmp_path: Path, text: str) -> Schedule:
    path = tmp_path / "schedule.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def refused(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ScheduleError) as refusal:
        read(tmp_path, text)
    return refusal.value.problems


def unknown(run: dict[str, Any]) -> list[str]:
    settings = Settings()
    settings.setmodule("newscrawl.settings")
    return problems(parse({"run": [run]}), get_spider_loader(settings), settings)


def test_all_that_a_run_may_say(tmp_path: Path) -> None:
    schedule = read(
        tmp_path,
        """
        [scrapyd]
        url = "https://scrapyd.example/"
        project = "news"

        [[run]]
        name = "economy-mornings"
        spider = "mainnews"
        site = ["portal", "naver"]
        section = ["경제", "정치"]
        limit = 50
        fresh = 1.5
        cron = "*/20 6-9 * * MON-FRI"
        jitter = 45
        priority = 2
        settings = { LOG_LEVEL = "WARNING", HTTPCACHE_ENABLED = true }

        [[run]]
        spider = "trending"
        site = "portal"
        follow = false
        every = 10
        """,
    )
    assert (schedule.url, schedule.project) == ("https://scrapyd.example", "news")
    economy, trending = schedule.entries
    assert economy.name == "economy-mornings"
    assert economy.cron == "*/20 6-9 * * MON-FRI"
    assert (economy.jitter, economy.priority) == (45, 2)
    assert economy.arguments == {
        "site": "portal,naver",
        "section": "경제,정치",
        "limit": "50",
        "fresh": "1.5",
    }
    assert economy.sites == ["portal", "naver"]
    assert economy.settings == {"LOG_LEVEL": "WARNING", "HTTPCACHE_ENABLED": "1"}
    assert (trending.name, trending.cron) == ("trending-portal", "*/10 * * * *")
    assert trending.arguments == {"site": "portal", "follow": "0"}


def test_every_mistake_has_its_line(tmp_path: Path) -> None:
    assert refused(
        tmp_path,
        """
        [scrapd]
        [scrapyd]
        url = "localhost:6800"
        port = 6800

        [[run]]
        site = "portal"
        every = 7

        [[run]]
        spider = "mainnews"
        every = 10
        cron = "*/10 * * * *"
        jitter = -1

        [[run]]
        name = "nightly"
        spider = "mainnews"
        cron = "0 25 * * *"
        priority = "high"
        settings = "LOG_LEVEL=INFO"
        site = { name = "portal" }

        [[run]]
        name = "밤"
        spider = "trending"
        every = 10
        jitter = 600
        """,
    ) == [
        "schedule.toml: there is no table [scrapd]; there are [scrapyd] and [[run]]",
        'schedule.toml: run 1: needs spider = "…"',
        (
            "schedule.toml: run 1: every = 7 does not divide an hour or a day evenly; take 1, 2, 3, 4, 5, 6,"
            " 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720 or 1440 minutes, or a cron expression"
        ),
        'schedule.toml: run 2: needs either every = minutes or cron = "minute hour day month weekday"',
        "schedule.toml: run 2: jitter = -1 is not allowed; 0 to 86399 seconds, less than from slot to slot",
        (
            "schedule.toml: run 3 (nightly): site = {'name': 'portal'} is not allowed;"
            " a text, a number, true, false or a list of texts"
        ),
        "schedule.toml: run 3 (nightly): cron = '0 25 * * *' is no cron expression: Bad hour",
        "schedule.toml: run 3 (nightly): priority = 'high' is no number",
        'schedule.toml: run 3 (nightly): settings is a table: settings = { LOG_LEVEL = "INFO" }',
        "schedule.toml: run 4 (밤): name = '밤' is not allowed; up to 64 letters, digits, - and _",
        "schedule.toml: run 4 (밤): jitter = 600 is not allowed; 0 to 599 seconds, less than from slot to slot",  # noqa: E501
        "schedule.toml: [scrapyd] takes url and project, not port",
        "schedule.toml: [scrapyd] url = 'localhost:6800' is no http:// or https:// address",
    ]


def test_two_runs_of_one_name(tmp_path: Path) -> None:
    run = '[[run]]\nspider = "mainnews"\nsite = "portal"\nevery = 60\n'
    assert refused(tmp_path, run + run + 'section = "경제"') == [
        "schedule.toml: two runs are named mainnews-portal; give each its own name = "
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "declare at least one [[run]]"),
        ("run = 5", "declare at least one [[run]]"),
        ("[[run", "is no TOML"),
    ],
)
def test_a_file_that_declares_nothing(tmp_path: Path, text: str, said: str) -> None:
    (problem,) = refused(tmp_path, text)
    assert said in problem


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ScheduleError, match="`scrapy schedule --new` writes one"):
        load(tmp_path / "schedule.toml")


def test_the_shipped_example_fits_the_project() -> None:
    schedule = load(PROJECT / "deploy" / "schedule.toml")
    settings = Settings()
    settings.setmodule("newscrawl.settings")
    assert problems(schedule, get_spider_loader(settings), settings) == []
    assert [(entry.spider, entry.cron) for entry in schedule.entries] == [
        ("trending", "*/10 * * * *"),
        ("mainnews", "0 * * * *"),
    ]


def test_an_unknown_spider() -> None:
    assert unknown({"spider": "mainews", "every": 60}) == [
        "mainews: there is no spider 'mainews' (did you mean mainnews?); there are mainnews, trending"
    ]


def test_an_unknown_site() -> None:
    (problem,) = unknown({"spider": "mainnews", "site": "portl", "section": "경제", "every": 60})
    assert problem.startswith("mainnews-portl: no site is named 'portl'; did you mean portal? Known are ")


def test_every_wrong_argument_and_setting_has_its_line() -> None:
    found = unknown(
        {
            "spider": "mainnews",
            "site": "portal",
            "every": 60,
            "sektion": "경제",
            "section": "바둑",
            "limit": 0,
            "pages": 2,
            "settings": {"LOG_LEVL": "INFO", "LOG_LEVEL": "INFO"},
        }
    )
    assert [line.split("; ")[0] for line in found] == [
        "mainnews-portal: mainnews has no argument 'sektion' (did you mean section?)",
        "mainnews-portal: portal has no mainnews list of section 바둑",
        "mainnews-portal: limit=0 is not allowed: limit= takes how many articles at most, 1 or more",
        "mainnews-portal: there is no setting LOG_LEVL (did you mean LOG_LEVEL?)",
    ]
