"""Times, lengths of time and shares as a person reads them, in either language. Times are Korean."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from newscrawl.markup.vocabulary import Language
from newscrawl.text import KST

_WEEKDAYS: Final[dict[Language, Sequence[str]]] = {
    "ko": "월화수목금토일",
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS: Final[dict[Language, Sequence[str]]] = {
    "ko": ("일", "시간", "분", "초"),
    "en": (" d", " h", " min", " s"),
}
_SECONDS: Final = (86_400, 3_600, 60, 1)


def day_in_words(day: date, language: Language, *, year: bool = True) -> str:
    """``2026년 11월 24일 (화)`` or ``Tue 24 Nov 2026``; a time is of its Korean day."""
    if isinstance(day, datetime):
        day = day.astimezone(KST).date()
    weekday = _WEEKDAYS[language][day.weekday()]
    if language == "ko":
        return f"{f'{day.year}년 ' if year else ''}{day.month}월 {day.day}일 ({weekday})"
    return f"{weekday} {day.day} {_MONTHS[day.month - 1]}{f' {day.year}' if year else ''}"


def time_in_words(moment: datetime, language: Language, *, year: bool = False) -> str:
    """``11월 24일 (화) 07:30`` or ``Tue 24 Nov, 07:30``, in Korean time."""
    there = moment.astimezone(KST)
    comma = "," if language == "en" else ""
    return f"{day_in_words(there.date(), language, year=year)}{comma} {there:%H:%M}"


def clock(moment: datetime) -> str:
    """``07:30``, in Korean time."""
    return f"{moment.astimezone(KST):%H:%M}"


def length_in_words(length: timedelta | float, language: Language) -> str:
    """A length of time (or seconds) in its two largest units: ``3시간 20분`` or ``3 h 20 min``.

    Raises ValueError for one below zero.
    """
    seconds = round(length.total_seconds() if isinstance(length, timedelta) else length)
    if seconds < 0:
        raise ValueError(f"{length} is no length of time")
    words = []
    for size, unit in zip(_SECONDS, _UNITS[language], strict=True):
        number, rest = divmod(seconds, size)
        if number:
            words.append(f"{number:,}{unit}")
        if words and (len(words) == 2 or not number):
            break
        seconds = rest if number else seconds
    return " ".join(words) or f"0{_UNITS[language][-1]}"


def share_in_words(part: float, whole: float) -> str:
    """``12.5 %`` of a whole; ``0 %`` of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "0 %"
