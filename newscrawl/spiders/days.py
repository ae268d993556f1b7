"""Pages of lists of days: held against the day that was asked for, and asked for again later."""

import logging
from datetime import date

from newscrawl.exceptions import FailureClass
from newscrawl.pages.lists import ListPage
from newscrawl.run import Count
from newscrawl.sites.sources import ListSource
from newscrawl.spiders.measuring import MeasuresLists

logger = logging.getLogger(__name__)


def shows_otherwise(source: ListSource, listing: ListPage) -> str | None:
    """What a page shows in the place of the day that was asked for; None where it shows that day.

    Archives answer days that they have not with today's, and sometimes with nothing at all.
    """
    if source.on is None:
        return None
    if not listing.rankings:
        return "shows no list"
    if listing.about is None:
        return "does not say its day"
    return None if listing.about.day == date.fromisoformat(source.on) else f"shows {listing.about.day}"


class ReadsDays(MeasuresLists):
    """What becomes of a page that shows another day: nothing of it is kept."""

    async def refuse_day(self, key: str, target: str, source: str, *, url: str, why: str, tries: int) -> None:
        """Put a page off that shows another day than asked for; after the last time, count it as refused."""
        pauses = [float(pause) for pause in self.settings.getlist("LIST_AGAIN")]
        if tries < len(pauses):
            logger.info("List %s: %s; asked for again in %g s", url, why, pauses[tries])
            self.run.counters.add(Count.LISTS_PUT_OFF)
            await self.run.put_off_list(bytes.fromhex(key), pauses[tries])
            return
        unread = self.unmeasured(target, source, FailureClass.OTHER_DAY)
        await self.list_unread(key, url, why, Count.LISTS_OTHER_DAY, unread, named=why)
