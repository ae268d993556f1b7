"""The arithmetic of slots, against calendars written by hand. Times are Korean."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.schedule import slots
from newscrawl.schedule.declaration import Entry, Schedule, entry_of_job, parse
from newscrawl.text import KST


def kst(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KST)


def due(entry: Entry, start: str, end: str) -> list[str]:
    return [f"{slot.due:%m-%d %H:%M}" for slot in Schedule((entry,)).between(kst(start), kst(end))]


def test_a_declared_week_over_a_month_end() -> None:
    # 2025-01-27 is a Monday; the week crosses into February.
    schedule = parse(
        {
            "run": [
                {"name": "six-hourly", "spider": "mainnews", "every": 360},
                {"name": "workdays", "spider": "mainnews", "cron": "30 7,19 * * 1-5"},
                {"name": "month-end", "spider": "trending", "cron": "55 23 L * *"},
                {"name": "first", "spider": "trending", "cron": "0 0 1 * *"},
                {"name": "midnight", "spider": "trending", "every": 1440},
            ]
        }
    )
    found = [
        f"{slot.starts:%a %d %H:%M} {slot.entry.name}"
        for slot in schedule.between(kst("2025-01-27"), kst("2025-02-03"))
    ]
    assert found == [
        "Mon 27 00:00 midnight",
        "Mon 27 00:00 six-hourly",
        "Mon 27 06:00 six-hourly",
        "Mon 27 07:30 workdays",
        "Mon 27 12:00 six-hourly",
        "Mon 27 18:00 six-hourly",
        "Mon 27 19:30 workdays",
        "Tue 28 00:00 midnight",
        "Tue 28 00:00 six-hourly",
        "Tue 28 06:00 six-hourly",
        "Tue 28 07:30 workdays",
        "Tue 28 12:00 six-hourly",
        "Tue 28 18:00 six-hourly",
        "Tue 28 19:30 workdays",
        "Wed 29 00:00 midnight",
        "Wed 29 00:00 six-hourly",
        "Wed 29 06:00 six-hourly",
        "Wed 29 07:30 workdays",
        "Wed 29 12:00 six-hourly",
        "Wed 29 18:00 six-hourly",
        "Wed 29 19:30 workdays",
        "Thu 30 00:00 midnight",
        "Thu 30 00:00 six-hourly",
        "Thu 30 06:00 six-hourly",
        "Thu 30 07:30 workdays",
        "Thu 30 12:00 six-hourly",
        "Thu 30 18:00 six-hourly",
        "Thu 30 19:30 workdays",
        "Fri 31 00:00 midnight",
        "Fri 31 00:00 six-hourly",
        "Fri 31 06:00 six-hourly",
        "Fri 31 07:30 workdays",
        "Fri 31 12:00 six-hourly",
        "Fri 31 18:00 six-hourly",
        "Fri 31 19:30 workdays",
        "Fri 31 23:55 month-end",
        "Sat 01 00:00 first",
        "Sat 01 00:00 midnight",
        "Sat 01 00:00 six-hourly",
        "Sat 01 06:00 six-hourly",
        "Sat 01 12:00 six-hourly",
        "Sat 01 18:00 six-hourly",
        "Sun 02 00:00 midnight",
        "Sun 02 00:00 six-hourly",
        "Sun 02 06:00 six-hourly",
        "Sun 02 12:00 six-hourly",
        "Sun 02 18:00 six-hourly",
    ]


def test_every_ten_minutes_over_midnight() -> None:
    entry = Entry(name="t", spider="trending", cron=slots.every(10))
    assert due(entry, "2025-02-28T23:30", "2025-03-01T00:21") == [
        "02-28 23:30",
        "02-28 23:40",
        "02-28 23:50",
        "03-01 00:00",
        "03-01 00:10",
        "03-01 00:20",
    ]


def test_an_hour_of_the_clock_is_korean_wherever_it_is_asked_from() -> None:
    # 00:00 in Seoul is 15:00 of the day before in UTC.
    moment = datetime(2025, 2, 4, 14, 59, tzinfo=UTC)
    assert next(slots.after("0 0 * * *", moment)) == kst("2025-02-05")
    assert slots.latest("0 0 * * *", moment) == kst("2025-02-04")


def test_the_last_day_of_february() -> None:
    entry = Entry(name="t", spider="trending", cron="0 12 L 2 *")
    assert due(entry, "2023-01-01", "2025-01-01") == ["02-28 12:00", "02-29 12:00"]


def test_a_slot_is_the_latest_from_its_very_second() -> None:
    ten = slots.every(10)
    assert slots.latest(ten, kst("2025-02-05T15:20")) == kst("2025-02-05T15:20")
    assert slots.latest(ten, kst("2025-02-05T15:19:59.999999")) == kst("2025-02-05T15:10")


@pytest.mark.parametrize(
    ("minutes", "gap"), [(1, 1), (10, 10), (30, 30), (60, 60), (120, 120), (720, 720), (1440, 1440)]
)
def test_every_keeps_its_gap_over_midnight(minutes: int, gap: int) -> None:
    coming = slots.after(slots.every(minutes), kst("2025-02-05T22:30"))
    found = [next(coming) for _ in range(100)]
    assert {b - a for a, b in pairwise(found)} == {timedelta(minutes=gap)}


@pytest.mark.parametrize("minutes", [0, -10, 7, 45, 90, 1439, 2880, "10", 2.5])
def test_every_refuses_uneven_gaps(minutes: object) -> None:
    with pytest.raises(ValueError, match="does not divide"):
        slots.every(minutes)


@pytest.mark.parametrize("expression", ["* * * *", "0 0 * * * *", "60 * * * *", "0 0 31 2 *", "@daily", 10])
def test_what_is_no_cron_expression_is_refused(expression: object) -> None:
    with pytest.raises(ValueError, match="cron = "):
        slots.checked(expression)


@given(
    jitter=st.integers(0, 599),
    day=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - gets its zone below
)
def test_jitter_keeps_its_bounds_and_its_value(jitter: int, day: datetime) -> None:
    entry = Entry(name="trending-portal", spider="trending", cron=slots.every(10), jitter=jitter)
    slot = next(entry.after(day.replace(tzinfo=KST)))
    assert timedelta(0) <= slot.starts - slot.due <= timedelta(seconds=jitter)
    assert entry.slot(slot.due).starts == slot.starts


def test_jitter_uses_its_whole_range() -> None:
    entry = Entry(name="trending-portal", spider="trending", cron=slots.every(10), jitter=3)
    week = Schedule((entry,)).between(kst("2025-02-03"), kst("2025-02-10"))
    assert {(slot.starts - slot.due).total_seconds() for slot in week} == {0, 1, 2, 3}


@given(st.datetimes(datetime(2025, 2, 1), datetime(2025, 3, 2)))  # noqa: DTZ001 - gets its zone below
def test_the_latest_slot_has_started_and_the_next_has_not(day: datetime) -> None:
    now = day.replace(tzinfo=KST)
    entry = Entry(name="trending-portal", spider="trending", cron=slots.every(10), jitter=599)
    latest = entry.latest(now)
    assert latest is not None
    assert latest.starts <= now < next(entry.after(latest.due)).starts


def test_a_job_id_names_its_run_and_its_slot() -> None:
    entry = Entry(name="trending-portal", spider="trending", cron=slots.every(10), jitter=599)
    slot = entry.slot(kst("2025-02-05T15:20"))
    assert slot.job_id == "trending-portal-20250205T0620Z"
    assert entry_of_job(slot.job_id) == "trending-portal"
    assert entry_of_job("2fbea328e68f11f186a702fc00000001") is None


def test_korean_time_needs_no_zones_of_the_system() -> None:
    slot = next(slots.after("0 8 * * *", datetime(2025, 2, 5, 12, tzinfo=UTC)))
    assert (slot.isoformat(), type(slot.tzinfo)) == ("2025-02-06T08:00:00+09:00", timezone)
