"""Keeps items in the store; an item moves on to the feeds only once its transaction is committed."""

from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from newscrawl.items import Article, Ranking
from newscrawl.run import Run
from newscrawl.store import Outcome, StoreError
from newscrawl.store.errors import ValueRefusedError


class Duplicate(DropItem):
    """The article was read already in this run. Raised by ``StorePipeline``."""


class Unchanged(DropItem):
    """An article is stored already with this content, so no feed gets it. Raised by ``StorePipeline``."""


class NotStored(DropItem):
    """The store failed, so the item must not reach a feed. Raised by ``StorePipeline``."""


class StorePipeline:
    """Waits until the run has kept an item, together with others.

    Sets ``Article.revision`` and, where an address is known under another identity, ``Article.id``. Which
    items are one article, the store decides in the transaction that keeps them. An observation that bears
    this run was kept with its page of a list. When the store fails, nothing more is exported.
    """

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "StorePipeline":
        if (run := Run.of(crawler)) is None:
            raise NotConfigured
        return cls(run)

    async def process_item(self, item: Any) -> Any:
        """Return the item once it is committed, or raise ``Unchanged``, ``Duplicate`` or ``NotStored``."""
        if isinstance(item, Article) or (isinstance(item, Ranking) and item.run != self._run.id):
            try:
                outcome = await self._run.keep(item)
            except ValueRefusedError:
                raise
            except StoreError as error:
                raise NotStored(str(error), log_level="DEBUG") from error
            if isinstance(item, Article) and outcome is not None:
                _accept(item, outcome)
            elif isinstance(item, Ranking):
                item.run = self._run.id
        return item


def _accept(item: Article, outcome: Outcome) -> None:
    item.id, item.revision = outcome.article_id, outcome.revision
    item.page = None  # what follows needs it no more
    if outcome.status == "unchanged":
        raise Unchanged(f"Unchanged since it was stored: {item.url}", log_level="DEBUG")
    if outcome.status == "duplicate":
        raise Duplicate(f"Read already in this run: {item.url}", log_level="DEBUG")
