"""The time that a report is about, and places in it. Times are Korean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from newscrawl.report.errors import ReportError
from newscrawl.store import Store
from newscrawl.store.selection import Selection
from newscrawl.text import KST

MOST_DAYS: Final = 31
"""Days of a report at most: what it holds must be read by a person, and fit into memory."""
# How far apart marks on an axis may be.
_STEPS: Final = tuple(
    timedelta(minutes=minutes) for minutes in (5, 10, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 7_200)
)


@dataclass(frozen=True, slots=True)
class Period:
    """A time from ``since`` until ``until``, which is no part of it. Also the axis of a chart."""

    since: datetime
    until: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.until - self.since

    @property
    def last_day(self) -> date:
        """The last day that it has a part of."""
        return (self.until - timedelta(microseconds=1)).date()

    @property
    def is_day(self) -> bool:
        """Whether it lies within one day and begins with it."""
        return self.since.time() == time() and self.since.date() == self.last_day

    def within(self, since: datetime, until: datetime) -> "Period":
        """The part of a time that lies in this one."""
        return Period(max(self.since, since), min(self.until, until))

    def x(self, moment: datetime) -> float:
        """The place of a moment, as a percentage; a ten-thousandth is less than a tenth of a second a day."""
        return round(100 * ((moment - self.since) / self.length), 4)

    def parts(self, number: int) -> list["Period"]:
        """So many equal parts, in whole seconds."""
        marks = [
            self.since + timedelta(seconds=round(self.length.total_seconds() * place / number))
            for place in range(number + 1)
        ]
        return [Period(since, until) for since, until in pairwise(marks) if since < until]

    def marks(self, most: int = 8) -> list[datetime]:
        """Round times within, ``most`` at most."""
        step = next((one for one in _STEPS if self.length / one <= most), _STEPS[-1])
        midnight = self.since.replace(hour=0, minute=0, second=0, microsecond=0)
        first = midnight + -((midnight - self.since) // step) * step
        found = []
        while first < self.until:
            found.append(first)
            first += step
        return found


def day_period(day: date, now: datetime) -> Period:
    """A day, or what of it has passed."""
    since = datetime.combine(day, time(), KST)
    return checked(since, min(since + timedelta(days=1), now))


def checked(since: datetime, until: datetime) -> Period:
    """A period of these bounds. Raises ``ReportError`` where there is none."""
    if since >= until:
        raise ReportError(f"a report is about what has been: {since:%Y-%m-%d %H:%M} is not before its end")
    if until - since > timedelta(days=MOST_DAYS):
        raise ReportError(
            f"a report is of {MOST_DAYS} days at most; `scrapy export --what spells` gives longer times"
        )
    return Period(since.astimezone(KST), until.astimezone(KST))


def latest_period(store: Store, sites: Sequence[str], now: datetime) -> Period:
    """Yesterday, or the last day of which there is something: a look at a list, an article, a run."""
    midnight = now.astimezone(KST).replace(hour=0, minute=0, second=0, microsecond=0)
    yesterday = midnight - timedelta(days=1)
    names = [one for one in store.followed() if not sites or one.site in sites]
    before = [one.seen_until for one in store.lists_at(names, midnight - timedelta(seconds=1))]
    if any(seen is not None and seen >= yesterday for seen in before):
        return day_period(yesterday.date(), now)
    newest = [one.seen_until for one in store.lists_at(names)]
    seen = [one for one in newest if one is not None]
    if not seen:
        seen = [run.started for run in store.runs(limit=1)]
    return day_period(max(seen).date() if seen else yesterday.date(), now)


def selection_of(period: Period, sites: Sequence[str]) -> Selection:
    """The same for the store's selections, whose ends are both included."""
    return Selection(sites=tuple(sites), since=period.since, until=period.until - timedelta(microseconds=1))
