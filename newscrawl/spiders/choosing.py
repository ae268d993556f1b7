"""Which entries of lists a command asks for, as far as the lists themselves say it."""

import logging
from collections.abc import Iterable, Iterator

from newscrawl.items import Ranking
from newscrawl.pages.lists import ListPage
from newscrawl.run import Count
from newscrawl.spiders.running import RunSpider

logger = logging.getLogger(__name__)

# Readings of lists whose entries have times of their own.
_TIMED = frozenset({"feed", "sitemap"})


class ChoosesEntries(RunSpider):
    """Leaves out what lies outside of ``since=`` and ``until=``, and counts it."""

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
