"""What time a list is about, where its page says it: a day, or some hours of one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lxml.html import HtmlElement

from newscrawl.pages.lists.rule import text_at
from newscrawl.sites.sources import ListSource
from newscrawl.text import KST

_DAY = re.compile(r"(?<!\d)(20\d\d)(?:\s?[년./-]\s?)?(\d\d?)(?:\s?[월./-]\s?)?(\d\d?)(?!\d)")
_DAY_OF_YEAR = re.compile(r"(?<!\d)(\d\d?)\s?월\s?(\d\d?)\s?일")
_HOUR = r"(?:(?P<{0}half>오전|오후)?\s?(?P<{0}hour>\d\d?)시|(?P<{0}word>자정|정오))"
_HOURS = re.compile(_HOUR.format("from_") + r"(?:부터)?\s?[~∼〜–-]?\s?" + _HOUR.format("until_") + r"\s?까지")
_NOON = 12
# A clock of ours or of the site may be so much off.
_AHEAD = timedelta(minutes=10)
_HALF, _WHOLE = timedelta(hours=12), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class About:
    """The time that a list is about, aware and Korean, and its day."""

    day: date
    since: datetime
    until: datetime


def about(
    root: HtmlElement, source: ListSource, addresses: Iterable[str | None], seen: datetime
) -> About | None:
    """What time the list on a page is about; None where neither the page nor its articles' addresses say it.

    ``seen`` is when the page was read, after which no hours end. A day that is not over counts as a whole.
    """
    day = shown_day(root, source, addresses, seen)
    if day is None:
        return None
    midnight = datetime.combine(day, time(), KST)
    hours = _HOURS.search(text_at(source.hours, root)) if source.hours else None
    if hours is None:
        return About(day, midnight, midnight + _WHOLE)
    since = midnight + _clock(hours, "from_")
    until = midnight + _clock(hours, "until_")
    if until <= since:
        # "오후 9시~10시": the half of the day stands once. Else it is the midnight behind the day.
        in_half = hours["until_half"] is None and hours["until_word"] is None and until + _HALF > since
        until += _HALF if in_half else _WHOLE
    if source.on is None and until > seen + _AHEAD:
        since, until = since - _WHOLE, until - _WHOLE
    return About(day, since, until)


def shown_day(
    root: HtmlElement, source: ListSource, addresses: Iterable[str | None], seen: datetime
) -> date | None:
    """The day that a page of a list says it shows; else that of the newest article whose address has one."""
    if source.day and (day := named_day(text_at(source.day, root), seen.date())):
        return day
    if source.day_in_address is None:
        return None
    in_address = re.compile(source.day_in_address)
    found = (in_address.search(address) for address in addresses if address)
    days = [day for one in found if one and (day := named_day(one[1], seen.date()))]
    return max(days, default=None)


def named_day(text: str, near: date) -> date | None:
    """The day that a text or an address names; of one without a year, the last one not after ``near``."""
    if found := _DAY.search(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_OF_YEAR.search(text):
        day = _date(near.year, int(found[1]), int(found[2]))
        return _date(near.year - 1, int(found[1]), int(found[2])) if day is None or day > near else day
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(hours: re.Match[str], which: str) -> timedelta:
    """A time of day. ``오전 12시`` is midnight."""
    if word := hours[f"{which}word"]:
        return timedelta(hours=_NOON if word == "정오" else 0)
    hour, half = int(hours[f"{which}hour"]), hours[f"{which}half"]
    if half is not None:
        hour = hour % _NOON + (_NOON if half == "오후" else 0)
    return timedelta(hours=hour)
