"""The health of sites by day, and for which times nobody knows what stood on lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import nlargest
from typing import Final

from newscrawl.report.period import Period, selection_of
from newscrawl.run.health import SEVERITY, Day, by_day
from newscrawl.store import Store
from newscrawl.store.spellrecords import ListName

DAYS: Final = 7
"""Days that the matrix shows at least, up to the period's end: what is usual shows beside it."""
MOST_DAYS: Final = 14
MOST_MISSED: Final = 8
# Times between two looks that nobody misses.
_SHORT: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Health:
    """The days of a matrix and, by site, what its runs came to on each."""

    days: list[date]
    sites: dict[str, dict[date, Day]]

    def worst_since(self, day: date) -> dict[str, str]:
        """The worst verdict since that day of each site that was not fine."""
        worst = {
            site: max((one.worst for at, one in days.items() if at >= day), key=SEVERITY.index, default="ok")
            for site, days in self.sites.items()
        }
        return {site: verdict for site, verdict in worst.items() if verdict != "ok"}

    @property
    def troubles(self) -> list[tuple[str, date, Day]]:
        """Every site's day that was not fine, the newest first."""
        found = [
            (site, day, of_day)
            for site, days in self.sites.items()
            for day, of_day in days.items()
            if of_day.worst != "ok"
        ]
        return sorted(found, key=lambda one: (-one[1].toordinal(), one[0]))


def health_of(store: Store, sites: Sequence[str], period: Period) -> Health:
    """How the sites went on the days of the period, and on those before it."""
    last = period.last_day
    number = min(max(DAYS, (last - period.since.date()).days + 1), MOST_DAYS)
    days = [last - timedelta(days=back) for back in reversed(range(number))]
    begin = period.until.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=number)
    found = by_day(store.select_runs(selection_of(Period(begin, period.until), sites)))
    return Health(
        days,
        {
            site: {day: of_site[day] for day in days if day in of_site}
            for site, of_site in found.items()
            if (not sites or site in sites) and any(day in of_site for day in days)
        },
    )


@dataclass(frozen=True, slots=True)
class Missed:
    """A time for which nobody can say what stood on some lists of a site; ``why`` as ``Unknown`` has it."""

    lists: list[ListName]
    start: datetime
    end: datetime
    why: str


def missed_of(store: Store, names: Sequence[ListName], period: Period) -> list[Missed]:
    """The longest times for which nobody can say what stood on a list, of each list the longest one."""
    lists: dict[tuple[str | None, datetime, datetime, str], list[ListName]] = {}
    for name in names:
        unknown = store.unknown([name], period.since, period.until)
        longest = max(unknown, key=lambda one: one.end - one.start, default=None)
        if longest is not None and longest.end - longest.start >= _SHORT:
            lists.setdefault((name.site, longest.start, longest.end, longest.why), []).append(name)
    missed = (Missed(of, start, end, why) for (_, start, end, why), of in lists.items())
    return nlargest(MOST_MISSED, missed, key=lambda one: one.end - one.start)
