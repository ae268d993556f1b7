"""Times as pages write them. Everything comes back in Korean time (+09:00)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import NamedTuple

from newscrawl.cleaners.clocks import read_clock
from newscrawl.cleaners.dates import read_day
from newscrawl.lines.zones import zone_behind_clock
from newscrawl.text import KST, one_line

_DATE = (
    r"(?<!\d)(?P<year>(?:19|20)\d\d) ?[-./년] ?(?P<month>\d{1,2}) ?[-./월] ?"
    r"(?P<day>\d{1,2})(?!\d)(?: ?[일.])?"
)
_WEEKDAY = r"(?: ?[(\[]?[월화수목금토일](?:요일)?[)\]]?(?= |,|\d))?"
_CLOCK = (
    r"(?:(?P<half>오전|오후|[AaPp][Mm]) ?)?(?P<hour>\d{1,2}) ?[:시] ?(?P<minute>\d{1,2})(?!\d)"
    r"(?: ?[:분] ?(?P<second>\d{1,2})(?!\d))?(?:[.,]\d{1,9})?(?:초|분)?(?: ?(?P<half_after>[AaPp]\.?[Mm])\b)?"
)
# Before the clock the zone may be named, too, or the day of the week: ``2023-04-14 HKT 20:47``.
_TO_CLOCK = r",?(?: ?[|/~])? ?(?:T|[(\[] ?|(?P<zone>[A-Z]{3,4}) )?"
_FULL = re.compile(_DATE + r"(?:" + _WEEKDAY + _TO_CLOCK + _CLOCK + r")?")
_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_SHORT = re.compile(
    r"(?<![\d.-])(?P<year>\d\d)[.-](?P<month>\d\d)[.-](?P<day>\d\d)\.? (?P<hour>\d\d):(?P<minute>\d\d)(?!\d)"
)
_TODAY = re.compile(r"^(?P<half>오전|오후) ?(?P<hour>\d{1,2})[:시] ?(?P<minute>\d\d)분?$")
_AGO = re.compile(r"^(?P<count>\d{1,4}) ?(?P<unit>초|분|시간|일|주) ?전$")
_UNITS = {
    "초": timedelta(seconds=1),
    "분": timedelta(minutes=1),
    "시간": timedelta(hours=1),
    "일": timedelta(days=1),
    "주": timedelta(weeks=1),
}
_NOON = 12
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Notation(NamedTuple):
    """How a page writes times.

    ``month_first``: what ``05/02/2025`` means; ``abroad``: whether the page is not Korean, so that ``5.2.25``
    ends with the year; ``zone``: that of its clock times where they name none, None for Korean time;
    ``croatian``: whether it is in Croatian, whose October is called as November is elsewhere.
    """

    month_first: bool = False
    abroad: bool = False
    zone: tzinfo | None = None
    croatian: bool = False


KOREAN = Notation()


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time that was read.

    ``at``: in Korean time; ``zoned``: whether a zone was written; ``timed``: whether a clock time was;
    ``digits``: as written, taken for Korean time, which matter where a zone was written wrongly.
    """

    at: datetime
    zoned: bool
    timed: bool
    digits: datetime


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    afternoon = half in ("오후",) or half[0] in "Pp"
    if afternoon and hour < _NOON:
        return hour + _NOON
    if not afternoon and hour == _NOON:
        return 0
    return hour


def _moment(digits: datetime, zone: tzinfo | None) -> datetime:
    """The moment at which a clock in ``zone`` shows ``digits``, in Korean time."""
    return digits if zone is None else digits.replace(tzinfo=zone).astimezone(KST)


def _full(text: str, notation: Notation) -> TimeReading | None:
    for match in _FULL.finditer(text):
        part = match.groupdict()
        half = part["half"] or part["half_after"]
        timed = part["hour"] is not None
        try:
            digits = datetime(
                int(part["year"]),
                int(part["month"]),
                int(part["day"]),
                _hour(int(part["hour"]), half) if timed else 0,
                int(part["minute"]) if timed else 0,
                int(part["second"] or 0),
                tzinfo=KST,
            )
            named = part["zone"] or text[match.end() :]
            zone = zone_behind_clock(named, notation.zone) if timed else None
            at = _moment(digits, zone or (notation.zone if timed else None))
        except (ValueError, OverflowError):
            continue
        return TimeReading(at, zoned=zone is not None, timed=timed, digits=digits)
    return None


def _compact(text: str, zone: tzinfo | None) -> TimeReading | None:
    match = _DIGITS.search(text)
    if not match:
        return None
    parts = [int(group) for group in match.groups() if group]
    try:
        hour, minute, second = (*parts[3:], 0, 0, 0)[:3]
        at = datetime(parts[0], parts[1], parts[2], hour, minute, second, tzinfo=KST)
    except ValueError:
        return None
    timed = len(parts) > 3
    return TimeReading(_moment(at, zone) if timed else at, zoned=False, timed=timed, digits=at)


def _short(text: str) -> TimeReading | None:
    match = _SHORT.search(text)
    if not match:
        return None
    year, month, day, hour, minute = map(int, match.groups())
    try:
        at = datetime(2000 + year, month, day, hour, minute, tzinfo=KST)
    except ValueError:
        return None
    return TimeReading(at, zoned=False, timed=True, digits=at)


def _rfc822(text: str, zone: tzinfo | None) -> TimeReading | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    digits = at.replace(tzinfo=KST)
    try:
        local = at.astimezone(KST) if at.tzinfo else _moment(digits, zone)
        return TimeReading(local, zoned=at.tzinfo is not None, timed=True, digits=digits)
    except (ValueError, OverflowError):
        return None


def _relative(text: str, observed: datetime | None) -> TimeReading | None:
    if observed is None:
        return None
    now = observed.astimezone(KST)
    if text in ("방금", "방금 전"):
        return TimeReading(now, zoned=False, timed=True, digits=now)
    ago = _AGO.match(text)
    if ago:
        at = now - int(ago["count"]) * _UNITS[ago["unit"]]
        return TimeReading(at, zoned=False, timed=ago["unit"] not in "일주", digits=at)
    today = _TODAY.match(text)
    if today:
        hour, minute = _hour(int(today["hour"]), today["half"]), int(today["minute"])
        if hour < 24 and minute < 60:
            at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
            at = at - timedelta(days=1) if at > now else at
            return TimeReading(at, zoned=False, timed=True, digits=at)
    return None


def _foreign(text: str, notation: Notation) -> TimeReading | None:
    """A day as other languages write it, with the clock time beside it."""
    day = read_day(
        text,
        month_first=notation.month_first,
        short_years=notation.abroad,
        croatian=notation.croatian,
    )
    if day is None:
        return None
    clock = read_clock(day.before, day.behind, notation.zone)
    if clock is None:
        return TimeReading(day.at, zoned=False, timed=False, digits=day.at)
    digits = day.at.replace(hour=clock.at.hour, minute=clock.at.minute, second=clock.at.second)
    at = _moment(digits, clock.zone or notation.zone)
    return TimeReading(at, zoned=clock.zone is not None, timed=True, digits=digits)


@lru_cache(maxsize=256)  # what several sources say, and what is compared before it is taken
def read_time(
    text: str | None, observed: datetime | None = None, notation: Notation = KOREAN
) -> TimeReading | None:
    """The first time written in ``text`` (at most its first 200 characters), or None.

    ``observed`` is when the page was read; only with it are ``12분 전`` and ``오후 7:42`` times at all.
    ``notation``: how the page writes times; a time that names no zone is in the page's, or in Korean time. A
    day without a clock time comes back as its midnight in Korea with ``timed`` False.
    """
    line = one_line((text or "")[:200])
    if not line:
        return None
    found = _relative(line, observed) or _full(line, notation)
    if found is not None:
        return found
    found = _foreign(line, notation)
    if found is not None and found.timed:
        return found
    stamp = _rfc822(line, notation.zone)
    if stamp is not None and stamp.zoned:
        return stamp
    return found or _compact(line, notation.zone) or _short(line) or stamp


def from_epoch(value: float) -> TimeReading | None:
    """A Unix time in seconds or milliseconds in Korean time; None if it is no time of this century."""
    seconds = value / 1000 if value > 1e11 else value
    if not 946_684_800 <= seconds <= 4_102_444_800:
        return None
    at = datetime.fromtimestamp(seconds, KST)
    return TimeReading(at, zoned=True, timed=True, digits=at)


def is_epoch(reading: TimeReading) -> bool:
    """Whether it is the first moment of Unix time in some zone, or its day: what systems write that know no
    time. The last day of 1969 in Korea begins 33 hours before.
    """
    return abs(reading.at - _EPOCH) < timedelta(days=2)
