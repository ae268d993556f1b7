"""Which entries of lists a command asks for, as far as the lists themselves say it."""

import asyncio
import logging
from collections.abc import Iterable, Iterator
from datetime import datetime

from newscrawl.items import Ranking
from newscrawl.pages.lists import ListPage
from newscrawl.run import Count
from newscrawl.run.validity import make_storable, missing
from newscrawl.sites.sources import tab_matches
from newscrawl.spiders.running import RunSpider

logger = logging.getLogger(__name__)

# Readings of lists whose entries have times of their own.
_TIMED = frozenset({"feed", "sitemap"})
# Entries of a page that are gone through before others have their turn.
_AT_ONCE = 500


class ChoosesEntries(RunSpider):
    """Leaves out what lies outside of ``since=`` and ``until=``, and counts it."""

    async def chosen(
        self, target: str, rankings: Iterable[Ranking], now: datetime, span: str | None
    ) -> tuple[list[Ranking], list[str | None], list[Ranking]]:
        """What is asked for of the entries of a page read at ``now``: those to keep, of each the
        download slot of its article (None: not to be read), and those that lack too much. ``span``: see
        ``span_of``.
        """
        entries: list[Ranking] = []
        slots: list[str | None] = []
        invalid: list[Ranking] = []
        for ranking in self.inside(target, filter(self._in_tab, rankings)):
            if len(entries) % _AT_ONCE == _AT_ONCE - 1:
                await asyncio.sleep(0)
            make_storable(ranking)
            if missing(ranking):
                invalid.append(ranking)
                continue
            ranking.observed_at, ranking.run, ranking.span = now, self.run.id, span
            entries.append(ranking)
            slots.append(self._slot_of_article(target, ranking))
        return entries, slots, invalid

    def span_of(self, target: str, listing: ListPage) -> str | None:
        """Under which name a list is kept of which only a span of time is asked for; None for a whole one."""
        span = self.choice_of(target).span
        return span.name if span is not None and listing.reading in _TIMED else None

    def inside(self, target: str, rankings: Iterable[Ranking]) -> Iterator[Ranking]:
        """Those entries that do not say themselves that they are of another time.

        Of the addresses of a plain sitemap, which may go back for decades, the first ``SITEMAP_ARTICLES`` are
        asked for, unless ``since=`` says how far to go back.
        """
        span, left, leads = self.choice_of(target).span, 0, 0
        most = self.settings.getint("SITEMAP_ARTICLES") if span is None or span.since is None else None
        for ranking in rankings:
            if span is not None and (ranking.listed_published or ranking.listed_modified):
                why = span.why_not_listed(ranking.listed_published, ranking.listed_modified)
                if why is not None:
                    self.run.counters.add(Count.ARTICLES_OUTSIDE, why=why)
                    continue
            leads += ranking.is_lead
            if ranking.is_lead and most is not None and leads > most:
                left += 1
                continue
            yield ranking
        if left:
            logger.info("%d addresses of a sitemap are left out; since= says how far to go back", left)

    def is_outside(self, target: str, ranking: Ranking) -> bool:
        """Whether the article of an entry need not be read, because its headline rules it out; counts it."""
        query = self.choice_of(target).query
        is_outside = query is not None and query.excludes(ranking.title)
        if is_outside:
            self.run.counters.add(Count.ARTICLES_OUTSIDE, why="query=")
        return is_outside

    def _slot_of_article(self, target: str, ranking: Ranking) -> str | None:
        """The download slot of an entry's article; None if it is not to be read."""
        if not self.arguments.follow or self.is_outside(target, ranking):
            return None
        url = ranking.url or ""
        return self.run.slots.of(self.run.sites.site_for(url), url)

    def _in_tab(self, ranking: Ranking) -> bool:
        """Whether an entry belongs to the tab asked for; a list without tabs belongs to each."""
        tab = self.arguments.tab
        return tab is None or ranking.tab is None or tab_matches(ranking.tab, tab)
