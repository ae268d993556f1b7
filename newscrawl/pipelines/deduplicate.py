"""Lets each article and each observation through once a run."""

from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.items import Article, Ranking
from newscrawl.store.identity import Passed


class Duplicate(DropItem):
    """An item came a second time in this run. Raised by ``Deduplicate`` and ``StorePipeline``."""


class Deduplicate:
    """Drops what has passed in this run already, by the keys of ``store.identity``. Across runs the store
    decides, by the same keys, in the transaction that keeps the article.

    Counts ``newscrawl/articles/duplicate`` and ``newscrawl/rankings/duplicate``.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._stats = crawler.stats
        self._passed = Passed()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Deduplicate":
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        """Return the item, or raise ``Duplicate``."""
        if isinstance(item, Article | Ranking) and self._passed.repeats(item):
            kind, done = ("articles", "Read") if isinstance(item, Article) else ("rankings", "Observed")
            self._stats.inc_value(f"newscrawl/{kind}/duplicate")
            raise Duplicate(f"{done} already in this run: {item.url}", log_level="DEBUG")
        return item
