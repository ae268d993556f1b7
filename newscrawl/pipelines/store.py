"""Keeps items in the store; an item moves on to the feeds only once its transaction is committed."""

import asyncio
import logging
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.extensions.run import Run
from newscrawl.items import Article, Ranking
from newscrawl.pipelines.deduplicate import Duplicate
from newscrawl.store import Outcome, StoreError
from newscrawl.store.errors import ValueRefusedError

logger = logging.getLogger(__name__)

_Waiting = tuple[Article | Ranking, asyncio.Future[Outcome | None]]


class Unchanged(DropItem):
    """An article is stored already with this content, so no feed gets it. Raised by ``StorePipeline``."""


class NotStored(DropItem):
    """The store failed, so the item must not reach a feed. Raised by ``StorePipeline``."""


class StorePipeline:
    """Group commit: while one transaction runs in the store's thread, items gather for the next.

    Sets ``Article.revision`` and, where an address is known under another identity, ``Article.id``. When
    the store fails, one line says so, nothing more is exported, and the crawl closes as ``store_failed``.

    Counts ``newscrawl/articles/new``, ``…/revised``, ``…/unchanged``, ``…/duplicate``,
    ``newscrawl/rankings/observed``, ``newscrawl/store/commits``, ``…/committed`` (items) and ``…/failed``.
    """

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._crawler = crawler
        self._run = run
        self._waiting: list[_Waiting] = []
        self._committing: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None
        self._failed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "StorePipeline":
        run = crawler.get_extension(Run)
        if run is None:
            raise RuntimeError(f"{cls.__name__} needs newscrawl.extensions.run.Run in EXTENSIONS")
        return cls(crawler, run)

    async def process_item(self, item: Any) -> Any:
        """Return the item once it is committed, or raise ``Unchanged``, ``Duplicate`` or ``NotStored``."""
        if not isinstance(item, Article | Ranking):
            return item
        committed: asyncio.Future[Outcome | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, committed))
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit_waiting())
        outcome = await committed
        if isinstance(item, Article) and outcome is not None:
            self._accept(item, outcome)
        return item

    def _accept(self, item: Article, outcome: Outcome) -> None:
        item.id, item.revision = outcome.article_id, outcome.revision
        item.page = None  # what follows needs it no more
        if outcome.status == "unchanged":
            raise Unchanged(f"Unchanged since it was stored: {item.url}", log_level="DEBUG")
        if outcome.status == "duplicate":
            raise Duplicate(f"Read already in this run: {item.url}", log_level="DEBUG")

    async def _commit_waiting(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                await self._commit(batch)
        finally:
            self._committing = None

    async def _commit(self, batch: list[_Waiting]) -> None:
        if self._failed:
            _refuse(batch, NotStored("The store has failed before", log_level="DEBUG"))
            return
        articles = [item for item, _ in batch if isinstance(item, Article)]
        rankings = [item for item, _ in batch if isinstance(item, Ranking)]
        try:
            outcomes = await self._run.store.commit(self._run.id, articles, rankings)
        except ValueRefusedError as error:
            if len(batch) == 1:
                _refuse(batch, error)
            else:  # one item must not take the others with it
                for one in batch:
                    await self._commit([one])
        except StoreError as error:
            self._fail(error)
            _refuse(batch, NotStored(str(error), log_level="DEBUG"))
        except Exception as error:  # noqa: BLE001 - a fault of the program: every waiting item gets it
            _refuse(batch, error)
        else:
            self._count(outcomes, len(rankings))
            of_articles = iter(outcomes)
            for item, committed in batch:
                outcome = next(of_articles) if isinstance(item, Article) else None
                if not committed.done():  # cancelled by an engine that was told to stop at once
                    committed.set_result(outcome)

    def _count(self, outcomes: list[Outcome], observed: int) -> None:
        stats = self._crawler.stats
        for outcome in outcomes:
            stats.inc_value(f"newscrawl/articles/{outcome.status}")
        if observed:
            stats.inc_value("newscrawl/rankings/observed", observed)
        stats.inc_value("newscrawl/store/commits")
        stats.inc_value("newscrawl/store/committed", len(outcomes) + observed)

    def _fail(self, error: StoreError) -> None:
        if self._failed:
            return
        self._failed = True
        self._crawler.stats.inc_value("newscrawl/store/failed")
        logger.error("%s", error)
        # Closing waits for the items in work, this one among them: it must not be awaited here.
        self._closing = asyncio.create_task(self._crawler.engine.close_spider_async(reason="store_failed"))


def _refuse(batch: list[_Waiting], reason: Exception) -> None:
    for _, committed in batch:
        if not committed.done():
            committed.set_exception(reason)
