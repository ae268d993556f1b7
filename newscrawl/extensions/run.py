"""The run: its identity, its lock, its store, and its record from start to verdict."""

import logging
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.spider import DefaultSpider

from newscrawl.extensions.lock import RunLock
from newscrawl.feeds.publish import Published, publish
from newscrawl.store import AsyncStore, Store, StoreError
from newscrawl.store.archive import keep_for
from newscrawl.store.location import data_dir, store_url
from newscrawl.store.records import Verdict
from newscrawl.text import KST

logger = logging.getLogger(__name__)


class Run:
    """Owns the store of a crawl. Others get it by ``crawler.get_extension(Run)``.

    ``id``: ``20250205T063000Z-mainnews-1a2b3c``; ``started_at``: aware, Korean time; ``store``: the
    ``AsyncStore``. Raises ``RunningError`` when the same spider already runs on one of the sites, and
    ``StoreError`` when the store cannot be opened.

    Whoever judges the run calls ``expect_verdict()`` when it is made and ``finish(…)`` when all other work
    is done; the store closes then. With nobody to judge, the run ends without a verdict when the
    engine stops.
    """

    def __init__(
        self,
        store: AsyncStore,
        spider: str,
        started_at: datetime,
        crawler: Crawler,
        lock: RunLock | None = None,
    ) -> None:
        stamp = started_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        self.id = f"{stamp}-{spider}-{secrets.token_hex(3)}"
        self.store = store
        self.started_at = started_at
        self._clock = time.monotonic()
        self._crawler = crawler
        self._lock = lock
        self._verdict_expected = False
        self._recorded = False
        self._closed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Run":
        if crawler.spidercls is DefaultSpider:
            raise NotConfigured  # `scrapy fetch` and `scrapy shell` are no runs
        url, spider = store_url(crawler.settings), crawler.spidercls.name
        lock = RunLock(url, spider, getattr(crawler.spider, "sites", ()))
        try:
            store = AsyncStore(Store(url, keep_for(crawler.settings.get("KEEP_PAGES") or "0")))
        except BaseException:
            lock.release()
            raise
        run = cls(store, spider, datetime.now(KST).replace(microsecond=0), crawler, lock)
        crawler.signals.connect(run.spider_opened, signals.spider_opened)
        crawler.signals.connect(run.engine_stopped, signals.engine_stopped)
        return run

    async def spider_opened(self) -> None:
        """Record the run before anything is asked for."""
        spider = self._crawler.spider
        sites = getattr(spider, "sites", None)
        site = ",".join(sites) if sites else getattr(spider, "site", None)
        killed = await self.store.call(
            Store.start_run,
            self.id,
            self._crawler.spidercls.name,
            self.started_at,
            site,
            _plain(getattr(spider, "arguments", None)),
        )
        self._recorded = True
        for other in killed:
            logger.warning("Run %s was killed before it ended; it is closed as broken", other)

    def expect_verdict(self) -> None:
        """Leave the end of the run to a later ``finish``."""
        self._verdict_expected = True

    async def publish(self, *, complete: bool = True) -> Published:
        """Write the feeds at fixed paths from what the store holds; see ``feeds.publish``.

        What fails is logged in one line each and counted in ``newscrawl/feeds/failed``. Nothing is written
        after a failure of the store, nor with ``complete`` False.
        """
        stats = self._crawler.stats
        if stats.get_value("newscrawl/store/failed"):
            return Published()
        directory = data_dir(self._crawler.settings) / "feeds"
        try:
            published = await self.store.call(
                publish, self.id, self._crawler.spidercls.name, directory, complete=complete
            )
        except StoreError as error:
            published = Published(failures=[str(error)])
        for failure in published.failures:
            logger.error("%s", failure)
            stats.inc_value("newscrawl/feeds/failed")
        if published.paths:
            logger.info(
                "Published %d articles and %d ranks in %s",
                published.articles,
                published.rankings,
                directory,
            )
        return published

    async def finish(
        self,
        verdict: Verdict | None,
        reasons: Sequence[str] = (),
        counts: Mapping[str, Any] | None = None,
        timings: Mapping[str, float] | None = None,
    ) -> None:
        """Record how the run ended and close the store. A second call does nothing.

        A store that cannot take the record is logged in one line: the verdict is said all the same.
        """
        if self._closed:
            return
        self._closed = True
        try:
            if self._recorded:
                await self.store.call(
                    Store.finish_run,
                    self.id,
                    datetime.now(KST),
                    verdict=verdict,
                    reasons=reasons,
                    counts=counts or {},
                    timings={"total": round(time.monotonic() - self._clock, 3), **(timings or {})},
                )
                await self.store.call(Store.prune_pages)
        except StoreError as error:
            logger.error("The end of the run is not recorded. %s", error)  # noqa: TRY400 - one line says it
        finally:
            await self.store.close()
            if self._lock is not None:
                self._lock.release()

    async def engine_stopped(self) -> None:
        """End the run when nobody else will."""
        if not self._verdict_expected:
            await self.finish(None)


def _plain(arguments: Any) -> dict[str, Any]:
    """A spider's arguments as JSON can keep them."""
    if is_dataclass(arguments) and not isinstance(arguments, type):
        arguments = asdict(arguments)
    if not isinstance(arguments, Mapping):
        return {}
    return {name: _plain_value(value) for name, value in arguments.items() if value is not None}


def _plain_value(value: Any) -> Any:
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain_value(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) else str(value)
