"""Days as other languages write them: month names, day before month, ``05/02/2025``."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from newscrawl.cleaners.calendars import BEFORE_ERA, gregorian_year, han_number, persian_day
from newscrawl.lines.months import MONTH_NAME, PERSIAN_MONTH, month_of, month_pattern, persian_month_of
from newscrawl.text import KST

_NAME = rf"(?P<month>{MONTH_NAME})\.?"
# What is behind a year and makes it a clock's hour: "12 March 10:15".
_YEAR_ENDS = r"(?!\d|[:h]\d)"
_NAMED = (
    # "3. März 2024", "3 de marzo de 2024", "3.mar.2024", "3 مارس/آذار 2024", "3 במרץ 2024", "3 มีนาคม 2567"
    (
        r"(?<![\d:])(?P<day>\d{1,2})(?:(?:st|nd|rd|th|er|º|ª|°|-?го|\.)?[ /-]|\.|"
        r"(?=[^\W\d_]{3,12}\.? ?(?:19|20)\d\d))"
        r"(?:of |de |d['’]|ta['’] |ב)?"
        rf"{_NAME}(?:/[^\W\d_]{{2,12}})?[,،]?(?:[ /-]| de | del |(?<=\.)|(?=(?:19|20)\d\d))(?:ค\.ศ\. |['’])?"
        rf"(?P<year>(?:19|20|25)?\d\d){_YEAR_ENDS}"
    ),
    rf"(?<!\w){_NAME} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,| ,|) ?(?P<year>(?:19|20|['’])\d\d)(?!\d)",
    # "2024. március 3.", "2024 m. kovo 3 d.", "2024. gada 3. marts", "2024 March 3"
    (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\.|\(e\)ko|-ж\.,| m\.| ?г\.| ж\.| թ\.|\. gada)? ?"
        rf"(?:{_NAME} (?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})[. -]{{1,2}}(?P<behind>{MONTH_NAME}))"
        r"(?!\d|[:h]\d)"
    ),
)
# What no month's name in these is without.
_FOREIGN_LETTER = re.compile(r"[^\W\d_가-힣]")
_NUMBERED = (
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)年 ?(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})[日号]"),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2}) (?:tháng|thg) (?P<month>\d{1,2}),? (?:năm )?(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\d)(?P<year>(?:19|20)\d\d) ?оны (?P<month>\d{1,2})[- ][а-я]{2,6} (?P<day>\d{1,2})(?!\d)"
    ),
)
_SLASHED = re.compile(r"(?<![\d/-])(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>(?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(
    r"(?<![\d./-])(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d\d)(?![\d./])"
)
# Japanese years of an emperor, by the year before his first.
_ERA = re.compile(
    rf"(?P<era>{'|'.join(BEFORE_ERA)}) ?(?P<year>\d{{1,3}}|元)年 ?"
    r"(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日"
)
_HAN = re.compile(
    r"(?P<year>[一二][〇零○一二三四五六七八九]{3})年(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?P<day>[一二三四五六七八九十]{1,3})[日号]"
)
_PERSIAN = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}) (?P<name>{PERSIAN_MONTH})(?: ماه)?[,،]? (?P<year>1[34]\d\d)(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<year>1[34]\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)"),
)
_PERSIAN_YEAR = re.compile(r"(?<!\d)1[34]\d\d[/-]")
_MOST_MONTHS = 12


class WrittenDay(NamedTuple):
    """A day that a line holds, as midnight, and the line ``before`` and ``behind`` it."""

    at: datetime
    before: str
    behind: str


def read_day(
    line: str, *, month_first: bool = False, short_years: bool = False, croatian: bool = False
) -> WrittenDay | None:
    """The first day written in ``line``; None without one.

    ``month_first``: how ``05/02/2025`` is meant where both numbers could be a month; ``short_years``: whether
    ``05/02/25`` and ``5.2.25`` are days whose last number is the year; ``croatian``: see ``month_of``.
    """
    text = line if line.isascii() else _with_ascii_digits(line)
    for match, day in _days(text, month_first=month_first, short_years=short_years, croatian=croatian):
        if day is not None:
            return WrittenDay(datetime.combine(day, time(), KST), text[: match.start()], text[match.end() :])
    return None


def _days(
    text: str, *, month_first: bool, short_years: bool, croatian: bool
) -> Iterator[tuple[re.Match[str], date | None]]:
    """What may be a day in a text, and what it is, None if the calendar has no such."""
    for named in _NAMED if _FOREIGN_LETTER.search(text) else ():
        if match := month_pattern(named).search(text):
            part = match.groupdict()
            name = (part["month"] or part["behind"]).lower()
            year = gregorian_year(part["year"].lstrip("'’"), name)
            yield match, _day(year, month_of(name, croatian=croatian), int(part["day"] or part["first"]))
    for pattern in _NUMBERED:
        if match := pattern.search(text):
            yield match, _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if not text.isascii() or _PERSIAN_YEAR.search(text):
        yield from _days_of_other_calendars(text)
    match = _SLASHED.search(text) or (_SHORT.search(text) if short_years else None)
    if match:
        one, two = int(match["one"]), int(match["two"])
        if (month_first and one <= _MOST_MONTHS) or two > _MOST_MONTHS:
            one, two = two, one
        yield match, _day(gregorian_year(match["year"]), two, one)


def _days_of_other_calendars(text: str) -> Iterator[tuple[re.Match[str], date | None]]:
    if match := _ERA.search(text):
        year = BEFORE_ERA[match["era"]] + (1 if match["year"] == "元" else int(match["year"]))
        yield match, _day(year, int(match["month"]), int(match["day"]))
    if match := _HAN.search(text):
        yield match, _day(*(han_number(match[part]) for part in ("year", "month", "day")))
    for pattern in _PERSIAN:
        if match := pattern.search(text):
            part = match.groupdict()
            month = int(part["month"]) if "month" in part else persian_month_of(part["name"])
            try:
                yield match, persian_day(int(part["year"]), month, int(part["day"]))
            except ValueError:
                yield match, None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_ascii_digits(line: str) -> str:
    """A line with 0 to 9 for the digits that Arabic, Persian, Hindi and others have of their own."""
    return "".join(str(int(one)) if one.isdecimal() else one for one in line)
