"""Days of the Persian calendar, years that are counted from other events, as printed calendars have them."""

from datetime import date

import pytest

from newscrawl.cleaners.calendars import gregorian_year, han_number, persian_day


@pytest.mark.parametrize("year", [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403])
def test_a_leap_year_ends_on_the_thirtieth_of_its_last_month(year: int) -> None:
    assert persian_day(year, 12, 30) == date(year + 622, 3, 20)
    assert persian_day(year + 1, 1, 1) == date(year + 622, 3, 21)


@pytest.mark.parametrize(
    ("day", "ours"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1404, 6, 31), date(2025, 9, 22)),
        ((1404, 7, 1), date(2025, 9, 23)),
        ((1402, 12, 29), date(2024, 3, 19)),
    ],
)
def test_days_of_the_persian_calendar(day: tuple[int, int, int], ours: date) -> None:
    assert persian_day(*day) == ours


@pytest.mark.parametrize(
    "day",
    [(1402, 12, 30), (1404, 12, 30), (1404, 6, 32), (1404, 7, 31), (1404, 13, 1), (1404, 0, 1), (1404, 1, 0)],
)
def test_days_that_the_persian_calendar_has_not(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=str(day[0])):
        persian_day(*day)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("七", 7),
        ("二〇二五", 2025),
        ("二零○九", 2009),
    ],
)
def test_numbers_in_chinese_digits(written: str, number: int) -> None:
    assert han_number(written) == number


@pytest.mark.parametrize(
    ("year", "month", "ours"),
    [
        ("2025", "", 2025),
        ("2568", "มีนาคม", 2025),
        ("68", "มีนาคม", 2025),
        ("25", "March", 2025),
        ("25", "", 2025),
        ("2400", "", 2400),
        ("2401", "", 1858),
    ],
)
def test_years_of_two_digits_and_of_the_buddhist_count(year: str, month: str, ours: int) -> None:
    assert gregorian_year(year, month) == ours
