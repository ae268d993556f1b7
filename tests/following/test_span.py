"""``since=`` and ``until=``: Korean days and times, both included."""

from datetime import date, datetime, timedelta

import pytest

from newscrawl.exceptions import ArgumentError
from newscrawl.following.arguments import CrawlArguments
from newscrawl.following.days import by_day, check_days
from newscrawl.following.span import Span
from newscrawl.following.targets import targets_of
from newscrawl.sites.registry import declared
from newscrawl.sites.sources import ListSource
from newscrawl.text import KST

NOW = datetime(2025, 11, 5, 22, 7, tzinfo=KST)


def span(since: str | None, until: str | None = None) -> Span:
    found = Span.parse(since, until, NOW)
    assert found is not None
    return found


def test_days_are_whole_and_korean() -> None:
    week = span("2025-11-01", "2025-11-03")
    assert week.why_outside(datetime(2025, 10, 31, 23, 59, 59, tzinfo=KST)) == "before since="
    assert week.why_outside(datetime(2025, 11, 1, tzinfo=KST)) is None
    assert week.why_outside(datetime.fromisoformat("2025-11-03T14:59:59+00:00")) is None
    assert week.why_outside(datetime.fromisoformat("2025-11-03T15:00:00+00:00")) == "after until="
    assert week.days(NOW) == [date(2025, 11, day) for day in (1, 2, 3)]


def test_a_time_may_be_given() -> None:
    hours = span("2025-11-03 07:30", "2025-11-03T09:00+09:00")
    assert hours.why_outside(datetime(2025, 11, 3, 7, 29, tzinfo=KST)) == "before since="
    assert hours.why_outside(datetime(2025, 11, 3, 9, 0, tzinfo=KST)) is None
    assert hours.why_outside(datetime(2025, 11, 3, 9, 1, tzinfo=KST)) == "after until="
    assert hours.days(NOW) == [date(2025, 11, 3)]


def test_an_open_end_is_now_and_without_a_beginning_there_is_no_first_day() -> None:
    assert span("2025-11-04").days(NOW) == [date(2025, 11, 4), date(2025, 11, 5)]
    assert span("2025-11-04", "2025-12-24").days(NOW)[-1] == date(2025, 11, 5)
    assert span(None, "2025-11-04").days(NOW) == []
    assert span(None, "2025-11-04").why_outside(datetime(1999, 1, 1, tzinfo=KST)) is None


def test_a_span_has_a_name() -> None:
    assert span("2025-11-01", "2025-11-03").name == "2025-11-01T00:00+09:00/2025-11-03T23:59+09:00"
    assert span("2025-11-01T07:30").name == "2025-11-01T07:30+09:00/.."


DATED = ListSource(kind="trending", url="/rank", dated="/rank?date={date}", date_format="%Y-%m-%d")


def arguments(**given: str) -> CrawlArguments:
    return CrawlArguments.parse("trending", given)


def addresses(source: ListSource, **given: str) -> list[str]:
    lists = by_day(source, arguments(**given), NOW)
    return [one.first("https://news.example.com/", NOW.date()) for one in lists]


def test_each_day_has_its_own_address() -> None:
    assert addresses(DATED, since="2025-11-01", until="2025-11-02") == [
        "https://news.example.com/rank?date=2025-11-01",
        "https://news.example.com/rank?date=2025-11-02",
    ]


def test_pages_of_a_list_of_days_are_the_days_before() -> None:
    assert addresses(DATED) == ["https://news.example.com/rank"]
    assert addresses(DATED, pages="3") == [
        "https://news.example.com/rank",
        "https://news.example.com/rank?date=2025-11-04",
        "https://news.example.com/rank?date=2025-11-03",
    ]


def test_a_list_without_days_is_read_as_it_stands() -> None:
    assert addresses(ListSource(kind="trending", url="/top"), since="2025-11-01", pages="3") == [
        "https://news.example.com/top"
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"site": "nate", "until": "2025-11-01"}, "until= without since= would never end"),
        ({"site": "nate", "since": "2025-01-01"}, "309 days of each list are too many: ask for 300 at most"),
        ({"site": "nate", "pages": "301"}, "301 days of each list are too many"),
        ({"site": "portal", "since": "2025-11-01", "follow": "0"}, "portal: no list has an address for each"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(given: dict[str, str], said: str) -> None:
    asked = arguments(**given)
    with pytest.raises(ArgumentError) as error:
        check_days(targets_of("trending", asked, declared()), asked, NOW, 300)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_what_can_be_asked_is_passed() -> None:
    for given in (
        {"site": "naver", "since": "2025-11-01"},
        {"url": "https://a.example/", "until": "2025-11-01"},
    ):
        asked = arguments(**given)
        check_days(targets_of("trending", asked, declared()), asked, NOW + timedelta(hours=1), 300)
