"""Days as other languages write them: month names, day before month, ``05/02/2025``."""

import re
from datetime import datetime

from newscrawl.lines.months import MONTH_NAME, month_of
from newscrawl.text import KST

_NAME = rf"(?P<month>{MONTH_NAME})\.?"
_NAMED = (
    re.compile(
        rf"(?<![\d:])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[ /-](?:of |de |d')?{_NAME},?"
        r"(?:[ /-]| de | del )"
        r"(?P<year>(?:19|20)?\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_NAME} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,| ,|) ?(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
)
_DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/-])(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>(?:19|20)\d\d)(?!\d)")
_CJK = re.compile(r"(?P<year>(?:19|20)\d\d)年 ?(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日")
_MOST_MONTHS = 12


def read_day(line: str, *, month_first: bool = False) -> datetime | None:
    """The first day written in ``line``, as midnight; None without one.

    ``month_first``: how ``05/02/2025`` is meant where both numbers could be a month.
    """
    for pattern in _NAMED:
        match = pattern.search(line)
        if match:
            return _day(match["year"], month_of(match["month"].lower()), int(match["day"]))
    match = _DOTTED.search(line) or _CJK.search(line)
    if match:
        return _day(match["year"], int(match["month"]), int(match["day"]))
    match = _SLASHED.search(line)
    if match:
        one, two = int(match["one"]), int(match["two"])
        if (month_first and one <= _MOST_MONTHS) or two > _MOST_MONTHS:
            one, two = two, one
        return _day(match["year"], two, one)
    return None


def _day(year: str, month: int, day: int) -> datetime | None:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return datetime(full, month, day, tzinfo=KST)
    except ValueError:
        return None
