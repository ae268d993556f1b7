"""Days as other languages write them: month names, day before month, ``05/02/2025``."""

import re
from datetime import datetime

from newscrawl.lines.months import MONTH_NAME, month_of
from newscrawl.text import KST

_NAME = rf"(?P<month>{MONTH_NAME})\.?"
_NAMED = (
    # "3. März 2024", "3 de marzo de 2024", "3.mar.2024", "3 مارس/آذار 2024", "3 במרץ 2024", "3 มีนาคม 2567"
    re.compile(
        rf"(?<![\d:])(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th|er|º|ª|\.)?[ /-]|\.)(?:of |de |d'|ב)?{_NAME}"
        r"(?:/[^\W\d_]{2,12})?,?(?:[ /-]| de | del |(?<=\.))(?P<year>(?:19|20|25)?\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_NAME} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,| ,|) ?(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(  # "2024. március 3."
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)\. {_NAME} (?P<day>\d{{1,2}})(?!\d)", re.IGNORECASE
    ),
)
_NUMBERED = (
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)年 ?(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日"),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}),? (?:năm )?(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
)
_SLASHED = re.compile(r"(?<![\d/-])(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>(?:19|20)\d\d)(?!\d)")
# Japanese years of an emperor, by the year before his first.
_ERA = re.compile(r"(?P<era>令和|平成) ?(?P<year>\d{1,2}|元)年 ?(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日")
_BEFORE_ERA = {"令和": 2018, "平成": 1988}
_BUDDHIST, _FIRST_BUDDHIST = 543, 2400
_MOST_MONTHS = 12


def read_day(line: str, *, month_first: bool = False) -> datetime | None:
    """The first day written in ``line``, as midnight; None without one.

    ``month_first``: how ``05/02/2025`` is meant where both numbers could be a month.
    """
    text = line if line.isascii() else _with_ascii_digits(line)
    for pattern in _NAMED:
        match = pattern.search(text)
        if match:
            return _day(match["year"], month_of(match["month"].lower()), int(match["day"]))
    for pattern in _NUMBERED:
        match = pattern.search(text)
        if match:
            return _day(match["year"], int(match["month"]), int(match["day"]))
    match = _ERA.search(text)
    if match:
        year = _BEFORE_ERA[match["era"]] + (1 if match["year"] == "元" else int(match["year"]))
        return _day(str(year), int(match["month"]), int(match["day"]))
    match = _SLASHED.search(text)
    if match:
        one, two = int(match["one"]), int(match["two"])
        if (month_first and one <= _MOST_MONTHS) or two > _MOST_MONTHS:
            one, two = two, one
        return _day(match["year"], two, one)
    return None


def _day(year: str, month: int, day: int) -> datetime | None:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    full -= _BUDDHIST if full > _FIRST_BUDDHIST else 0
    try:
        return datetime(full, month, day, tzinfo=KST)
    except ValueError:
        return None


def _with_ascii_digits(line: str) -> str:
    """A line with 0 to 9 for the digits that Arabic, Persian, Hindi and others have of their own."""
    return "".join(str(int(one)) if one.isdecimal() else one for one in line)
