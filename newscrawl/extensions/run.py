"""Makes the run of a crawl, and begins and ends it with Scrapy's signals."""

import asyncio
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.http import Response
from scrapy.utils.spider import DefaultSpider
from twisted.python.failure import Failure

from newscrawl.following import failures
from newscrawl.items import Article
from newscrawl.run import Run
from newscrawl.run.ending import Ended, SpiderEnd, end
from newscrawl.run.plan import refuse_job_directory
from newscrawl.run.verdict import INTERRUPTED
from newscrawl.store import Unread


class RunExtension(Run):
    """The run as an extension: ``crawler.get_extension(Run)`` finds it. ``ended`` says how it ended.

    Absent with ``RUN_ENABLED=0``: ``scrapy shell``, ``fetch``, ``parse`` and ``check`` are no runs.
    """

    ended: Ended | None = None
    _finish_reason = INTERRUPTED
    _ending: asyncio.Task[Ended] | None = None

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._given_up: set[asyncio.Task[None]] = set()  # what is being noted of pages that failed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if crawler.spidercls is DefaultSpider or not crawler.settings.getbool("RUN_ENABLED"):
            raise NotConfigured
        refuse_job_directory(crawler.settings)
        run = cls(crawler)
        connect = crawler.signals.connect
        connect(run.begin, signals.spider_opened)
        connect(run.item_lost, signals.item_dropped)
        connect(run.item_lost, signals.item_error)
        connect(run.page_failed, signals.spider_error)
        connect(run.spider_closed, signals.spider_closed)
        connect(run.engine_stopped, signals.engine_stopped)
        connect(run.usage.robots_parsed, signals.robots_parsed)
        return run

    async def item_lost(self, item: Any) -> None:
        """An article that a pipeline dropped before it was kept is not asked for again in this crawl."""
        if isinstance(item, Article) and item.lease is not None and self.work.is_open(item.lease):
            await self.keep_unread(_unread("refused", item.id or "", item.requested_url or "", item.lease))

    def page_failed(self, response: Response | Failure | None) -> None:
        """The spider's own code failed on a page, on what came in its place, or before any (None): an article
        waits for the next crawl, a list is dropped.
        """
        request = (
            failures.request_of(response) if isinstance(response, Failure) else response and response.request
        )
        key = bytes.fromhex(request.cb_kwargs.get("key", "")) if request else b""
        if request and self.work.is_open(key):
            # Scrapy awaits no handler of this signal.
            giving_up = asyncio.create_task(self._give_up(request, key))
            self._given_up.add(giving_up)
            giving_up.add_done_callback(self._given_up.discard)

    async def _give_up(self, request: Request, key: bytes) -> None:
        if "article_id" in request.cb_kwargs:
            await self.keep_unread(_unread("failed", request.cb_kwargs["article_id"], request.url, key))
        else:
            try:
                await self.drop_list(key)
            except CloseSpider as closing:
                await self._crawler.engine.close_spider_async(reason=closing.reason)

    def spider_closed(self, reason: str) -> None:
        """Note Scrapy's reason for the verdict, which is passed later."""
        self._finish_reason = reason

    async def engine_stopped(self) -> None:
        """End the run once everything else has ended."""
        await self.end()

    async def end(self) -> None:
        """End the run, once: whoever comes second waits for the end that was begun."""
        if self._given_up:
            await asyncio.wait(self._given_up)
        if self._ending is None:
            ending = end(self, self._crawler.settings, self._spider_end())
            self._ending = asyncio.create_task(ending)
        self.ended = await asyncio.shield(self._ending)

    def _spider_end(self) -> SpiderEnd:
        stats = self._crawler.stats
        # What is refused here or not reached has no count of its own.
        answered = stats.get_value("response_received_count", 0)
        unanswered = 0 if answered else stats.get_value("scheduler/dequeued", 0)
        return SpiderEnd(self._finish_reason, stats.get_value("spider_exceptions/count", 0), unanswered)


def _unread(how: Any, article_id: str, url: str, key: bytes) -> Unread:
    return Unread(how=how, article_id=article_id, url=url, key=key)
