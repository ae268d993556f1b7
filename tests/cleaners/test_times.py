"""Times as Korean pages, feeds and metadata write them; everything in Korean time."""

from datetime import datetime

import pytest

from newscrawl.cleaners.times import from_epoch, read_time
from newscrawl.text import KST

NOW = datetime(2025, 2, 5, 12, 30, 45, tzinfo=KST)


def kst(*parts: int) -> datetime:
    year, month, day, *clock = parts
    hour, minute, second = (*clock, 0, 0, 0)[:3]
    return datetime(year, month, day, hour, minute, second, tzinfo=KST)


@pytest.mark.parametrize(
    ("text", "at", "timed"),
    [
        ("2025.02.05 15:22", kst(2025, 2, 5, 15, 22), True),
        ("2025-02-05T15:22:31+09:00", kst(2025, 2, 5, 15, 22, 31), True),
        ("2025-02-05T06:22:31Z", kst(2025, 2, 5, 15, 22, 31), True),
        ("2025-02-05 06:22 UTC", kst(2025, 2, 5, 15, 22), True),
        ("2025-02-05 06:22 GMT", kst(2025, 2, 5, 15, 22), True),
        ("2025-02-05T01:22-0500", kst(2025, 2, 5, 15, 22), True),
        ("2025-02-05T06:22:31.123Z", kst(2025, 2, 5, 15, 22, 31), True),
        ("1999/12/31 23:59", kst(1999, 12, 31, 23, 59), True),
        ("2025년 2월 5일 오후 3시 22분", kst(2025, 2, 5, 15, 22), True),
        ("2025년 2월 5일 오전 12시 5분", kst(2025, 2, 5, 0, 5), True),
        ("2025.02.05. 오후 12:05", kst(2025, 2, 5, 12, 5), True),
        ("2025.02.05 PM 3:22", kst(2025, 2, 5, 15, 22), True),
        ("2025.02.05 am 3:22", kst(2025, 2, 5, 3, 22), True),
        ("2025.02.05 3:22 p.m", kst(2025, 2, 5, 15, 22), True),
        ("2025.02.05(수) 15:22", kst(2025, 2, 5, 15, 22), True),
        ("2025.02.05 수요일, 15:22", kst(2025, 2, 5, 15, 22), True),
        ("2025.02.05 | 15:22", kst(2025, 2, 5, 15, 22), True),
        ("2025.02.05 (15:22)", kst(2025, 2, 5, 15, 22), True),
        ("입력 2025. 2. 5.", kst(2025, 2, 5), False),
        ("20250205152231", kst(2025, 2, 5, 15, 22, 31), True),
        ("202502051522", kst(2025, 2, 5, 15, 22), True),
        ("19991231", kst(1999, 12, 31), False),
        ("25.02.05 15:22", kst(2025, 2, 5, 15, 22), True),
        ("Wed, 05 Feb 2025 15:22:31 +0900", kst(2025, 2, 5, 15, 22, 31), True),
        ("Wed, 05 Feb 2025 06:22:31 GMT", kst(2025, 2, 5, 15, 22, 31), True),
        ("5 February 2025", kst(2025, 2, 5), False),
        ("2025.13.05 15:22, 2025.02.05 15:22", kst(2025, 2, 5, 15, 22), True),
        ("2025.02.05 25:22", None, None),
        ("언젠가", None, None),
        ("", None, None),
        ("123456789012345", None, None),
    ],
)
def test_a_time_is_read(text: str, at: datetime | None, timed: bool | None) -> None:
    reading = read_time(text)
    assert (reading.at if reading else None) == at
    assert (reading and reading.timed) is timed


@pytest.mark.parametrize(
    ("text", "at", "timed"),
    [
        ("방금", (5, 12, 30, 45), True),
        ("방금 전", (5, 12, 30, 45), True),
        ("30초 전", (5, 12, 30, 15), True),
        ("12분 전", (5, 12, 18, 45), True),
        ("12분전", (5, 12, 18, 45), True),
        ("3시간 전", (5, 9, 30, 45), True),
        ("2일 전", (3, 12, 30, 45), False),
        ("오전 7:42", (5, 7, 42, 0), True),
        ("오후 7:42", (4, 19, 42, 0), True),
        ("오전 7시 42분", (5, 7, 42, 0), True),
        ("오전 12:05", (5, 0, 5, 0), True),
        ("오후 12:05", (5, 12, 5, 0), True),
    ],
)
def test_a_time_is_counted_from_when_the_page_was_read(text: str, at: tuple[int, ...], timed: bool) -> None:
    reading = read_time(text, NOW)
    assert reading is not None
    assert (reading.at, reading.timed, reading.zoned) == (datetime(2025, 2, *at, tzinfo=KST), timed, False)
    assert read_time(text) is None


def test_weeks_are_counted_and_an_impossible_clock_is_none() -> None:
    week = read_time("1주 전", NOW)
    assert week is not None
    assert (week.at, week.timed) == (datetime(2025, 1, 29, 12, 30, 45, tzinfo=KST), False)
    assert read_time("오후 7:75", NOW) is None
    assert read_time("오전 77:10", NOW) is None


def test_a_written_zone_is_known_beside_the_digits() -> None:
    reading = read_time("2025-02-05T06:22:00Z")
    assert reading is not None
    assert reading.zoned
    assert reading.digits == datetime(2025, 2, 5, 6, 22, tzinfo=KST)
    plain = read_time("2025-02-05 06:22")
    assert plain is not None
    assert not plain.zoned


@pytest.mark.parametrize(
    ("value", "at"),
    [
        (1738736520, datetime(2025, 2, 5, 15, 22, tzinfo=KST)),
        (1738736520000, datetime(2025, 2, 5, 15, 22, tzinfo=KST)),
        (946684800, datetime(2000, 1, 1, 9, tzinfo=KST)),
        (946684799, None),
        (4102444800, datetime(2100, 1, 1, 9, tzinfo=KST)),
        (4102444801, None),
    ],
)
def test_a_unix_time_is_of_this_century(value: int, at: datetime | None) -> None:
    reading = from_epoch(value)
    assert (reading and reading.at) == at
    assert reading is None or (reading.zoned and reading.timed)
