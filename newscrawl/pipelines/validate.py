"""Lets complete items pass; refuses the others, whose pages are quarantined."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newscrawl.exceptions import FailureClass
from newscrawl.items import Article, Ranking
from newscrawl.pipelines.quarantine import Quarantine, Quarantined
from newscrawl.run import Count, Run
from newscrawl.run.validity import make_storable, missing


class Invalid(Quarantined):
    """An item lacks what it is useless without. Raised by ``Validate``; its page is quarantined."""


class Validate:
    """Passes on what ``run.validity`` finds complete. Items of other classes pass untouched.

    Counts ``articles/invalid`` and ``rankings/invalid``.
    """

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._run = run
        self.quarantine = Quarantine(crawler, run)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if (run := Run.of(crawler)) is None:
            raise NotConfigured
        return cls(crawler, run)

    async def process_item(self, item: Any) -> Any:
        """Return the item, or raise ``Invalid`` with everything that is missing."""
        if not isinstance(item, Article | Ranking) or (
            isinstance(item, Ranking) and item.run == self._run.id
        ):
            return item  # an observation of this run was checked before it was kept
        make_storable(item)
        lacks = missing(item)
        if lacks:
            is_article = isinstance(item, Article)
            self._run.counters.add(Count.ARTICLES_INVALID if is_article else Count.RANKINGS_INVALID)
            if isinstance(item, Article) and item.promise is not None:
                site = item.promise.site
                self._run.counters.add_trouble(Count.ARTICLES_TROUBLE, site, FailureClass.UNREADABLE)
            raise Invalid(", ".join(f"no {what}" for what in lacks), log_level="WARNING")
        return item
