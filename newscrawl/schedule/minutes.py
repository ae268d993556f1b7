"""Good minutes: when in the hour a site shows lists that it makes anew each hour, as its declaration says."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from cronsim import CronSim

from newscrawl.sites.registry import declared
from newscrawl.text import KST

# A list that is looked at so many minutes later than it could be is half as good as the next one.
_LATE: Final = 30


def good_minute(spider: str, sites: Iterable[str]) -> int | None:
    """The minute from which all lists of a run's sites show the new hour; None where no site declares one."""
    found = filter(None, map(declared().find, sites))
    minutes = [source.minute for site in found for source in site.lists if source.kind == spider]
    return max((minute for minute in minutes if minute is not None), default=None)


def advice(spider: str, sites: Iterable[str], cron: str) -> str | None:
    """A line for a schedule that looks at lists of the hour when they are about to be replaced; else None."""
    minute = good_minute(spider, sites)
    if minute is None:
        return None
    looks = CronSim(cron, datetime.now(KST)).minutes
    late = min((look - minute) % 60 for look in looks)
    if late <= _LATE:
        return None
    return (
        f"the rankings of an hour show from minute {minute} on, and this looks {late} minutes later;"
        f" minute {minute} is better (every = 60 takes it)"
    )
