"""Times as Korean pages, feeds and metadata write them; everything in Korean time."""

from datetime import datetime, timedelta, timezone

import pytest

from newscrawl.cleaners.times import Notation, from_epoch, is_epoch, read_time
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


@pytest.mark.parametrize(
    ("text", "zoned"),
    [
        ("Wed, 05 Feb 2025 06:22:00 GMT", True),
        ("Wed, 05 Feb 2025 15:22:00 +0900", True),
        ("Wed Feb 05 15:22:00 2025", False),
    ],
)
def test_a_line_of_a_mail_or_of_a_system_clock(text: str, zoned: bool) -> None:
    reading = read_time(text)
    assert reading is not None
    assert (reading.at, reading.zoned, reading.timed) == (
        datetime(2025, 2, 5, 15, 22, tzinfo=KST),
        zoned,
        True,
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1970-01-01T00:00:00Z", True),
        ("1969-12-31", True),
        ("1970-01-02 20:00", True),
        ("1970-01-04", False),
        ("1969-12-29", False),
        ("2025-02-05", False),
    ],
)
def test_the_first_moment_of_unix_time_is_no_time(text: str, first: bool) -> None:
    reading = read_time(text)
    assert reading is not None
    assert is_epoch(reading) is first


@pytest.mark.parametrize(("letters", "found"), [(183, True), (190, False)])
def test_a_time_stands_in_the_first_two_hundred_characters(letters: int, found: bool) -> None:
    assert bool(read_time(f"{'가' * letters} 2025-02-05 15:22")) is found


SUMMER, WINTER = "June 3, 2024", "January 3, 2024"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"{SUMMER}, 2:30 p.m. ET", "2024-06-03T14:30-04:00"),
        (f"{WINTER} 2:30 PM ET", "2024-01-03T14:30-05:00"),
        (f"9:05 AM EST, Wed {WINTER}", "2024-01-03T09:05-05:00"),
        (f"{SUMMER} | 9:05 am PDT", "2024-06-03T09:05-07:00"),
        ("3 June 2024 • 2:30pm BST", "2024-06-03T14:30+01:00"),
        ("3. Juni 2024, 14:30 Uhr MESZ", "2024-06-03T14:30+02:00"),
        ("03.01.2024 14:30 MEZ", "2024-01-03T14:30+01:00"),
        ("2024-06-03 14:30 IST", "2024-06-03T14:30+05:30"),
        ("2024-06-03 HKT 14:30", "2024-06-03T14:30+08:00"),
        ("3 Jun 2024, 14:30 GMT+2", "2024-06-03T14:30+02:00"),
        ("3 Jun 2024 14:30 (UTC+8)", "2024-06-03T14:30+08:00"),
        ("Mon Jun 03 2024 10:15:00 GMT-0400 (EDT)", "2024-06-03T10:15-04:00"),
        ("3 июня 2024, 14:30 МСК", "2024-06-03T14:30+03:00"),
    ],
)
def test_a_zone_that_a_line_names(text: str, at: str) -> None:
    found = read_time(text)
    assert found is not None
    assert (found.at, found.zoned, found.timed) == (datetime.fromisoformat(at), True, True)


@pytest.mark.parametrize(
    "text",
    [
        *("3. Juni 2024, 14:30 Uhr", "3 juin 2024 à 14h30", "3.6.2024 klo 14.30", "3 juni 2024 kl. 14.30"),
        *(
            "3 giugno 2024 - ore 14:30",
            "June 3, 2024 2:30 p.m.",
            "2:30 PM June 3, 2024",
            "2024年6月3日 下午2:30",
        ),
        *("2024-06-03 14:30", "20240603143000"),
    ],
)
def test_a_clock_without_a_zone_is_in_the_zone_of_its_page(text: str) -> None:
    digits = datetime(2024, 6, 3, 14, 30, tzinfo=KST)
    korean = read_time(text)
    assert korean is not None
    assert (korean.at, korean.zoned, korean.timed) == (digits, False, True)
    abroad = read_time(text, None, Notation(abroad=True, zone=timezone(timedelta(hours=2))))
    assert abroad is not None
    assert (abroad.at, abroad.digits) == (datetime.fromisoformat("2024-06-03T14:30+02:00"), digits)


@pytest.mark.parametrize(
    "text", ["June 3, 2024 5 min read", "3 June 2024, 3 comments", "3.6.2024 1.5", "June 3, 2024 25:10"]
)
def test_a_number_beside_a_day_is_no_clock(text: str) -> None:
    found = read_time(text)
    assert found is not None
    assert not found.timed


def test_an_abbreviation_of_several_countries_is_that_of_its_page() -> None:
    shanghai = timezone(timedelta(hours=8))
    found = read_time("June 3, 2024 14:30 CST", None, Notation(abroad=True, zone=shanghai))
    assert found is not None
    assert found.at == datetime.fromisoformat("2024-06-03T14:30+08:00")
