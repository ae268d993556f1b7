"""Lists that a site makes anew each hour are looked at when they are new."""

from typing import Any

import pytest

from newscrawl.schedule.declaration import Entry, parse


def entry(**run: Any) -> Entry:
    [found] = parse({"run": [{"spider": "trending", "site": "naver"} | run]}).entries
    return found


@pytest.mark.parametrize(
    ("run", "cron"),
    [
        ({"every": 60}, "7 * * * *"),
        ({"every": 180}, "7 */3 * * *"),
        ({"every": 1440}, "7 0 * * *"),
        ({"every": 60, "site": ["portal", "naver"]}, "7 * * * *"),
        ({"every": 10}, "*/10 * * * *"),
        ({"every": 60, "site": "portal"}, "0 * * * *"),
        ({"every": 60, "spider": "mainnews"}, "0 * * * *"),
        ({"every": 60, "site": "nowhere"}, "0 * * * *"),
    ],
)
def test_whole_hours_begin_at_the_minute_of_the_site(run: dict[str, Any], cron: str) -> None:
    assert entry(**run).cron == cron


@pytest.mark.parametrize("cron", ["0 * * * *", "5 9 * * 1-5", "50 * * * *"])
def test_who_looks_late_is_told_so(cron: str) -> None:
    assert "minute 7 is better" in (entry(cron=cron).advice or "")


@pytest.mark.parametrize(
    "run", [{"cron": "7 * * * *"}, {"cron": "0,30 * * * *"}, {"every": 60}, {"every": 20}]
)
def test_who_looks_in_time_is_not(run: dict[str, Any]) -> None:
    assert entry(**run).advice is None


def test_a_site_without_hours_has_no_good_minute() -> None:
    assert entry(site="portal", cron="0 * * * *").advice is None
