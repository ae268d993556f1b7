"""Days as other languages write them: month names, day before month, ``05/02/2025``."""

import re
from datetime import datetime

from newscrawl.text import KST

# How each month begins in the languages of western newspapers.
_MONTHS = (
    {"jan", "ene", "gen", "янв", "sty", "led", "oca", "yan"},
    {"feb", "fév", "fev", "фев", "lut", "úno", "şub"},
    {"mar", "mär", "maa", "мар", "bře", "mrt"},
    {"apr", "avr", "abr", "апр", "kwi", "dub", "nis"},
    {"may", "mai", "mag", "maj", "mei", "май", "мая", "kvě"},
    {"jun", "juin", "giu", "июн", "cze", "haz", "čvn", "červn", "červen"},
    {"jul", "juil", "lug", "июл", "lip", "tem", "čvc", "červenc", "červenec"},
    {"aug", "aoû", "aou", "ago", "авг", "sie", "ağu", "srp"},
    {"sep", "set", "сен", "wrz", "eyl", "zář"},
    {"oct", "okt", "ott", "out", "окт", "paź", "eki", "říj"},
    {"nov", "ноя", "lis", "kas"},
    {"dec", "dez", "dic", "déc", "дек", "gru", "ara", "pro", "des"},
)
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = tuple(sorted(_BY_NAME, key=len, reverse=True))
_NAME = rf"(?P<month>(?:{'|'.join(_NAMES)})[^\W\d_]{{0,9}})\.?"
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
            return _day(match["year"], _month(match["month"].lower()), int(match["day"]))
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


def _month(word: str) -> int:
    return next((_BY_NAME[name] for name in _NAMES if word.startswith(name)), 0)


def _day(year: str, month: int, day: int) -> datetime | None:
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return datetime(full, month, day, tzinfo=KST)
    except ValueError:
        return None
