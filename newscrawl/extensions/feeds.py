"""Scrapy's feed export for feeds that are whole or not there, and what a feed holds when nobody says."""

import logging
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.feedexport import FeedExporter, FeedSlot, ItemFilter
from scrapy.utils.defer import ensure_awaitable

from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.storage import WholeFileStorage
from newscrawl.items import Ranking
from newscrawl.redaction import redacted
from newscrawl.run import Count, Counters, Run
from newscrawl.store.location import data_dir

logger = logging.getLogger(__name__)


class WithoutRankings(ItemFilter):
    """Everything but ranks: what a feed is given that names no item classes."""

    def accepts(self, item: Any) -> bool:
        """Whether the item goes into the feed."""
        return not isinstance(item, Ranking)


class OnlyRankings(ItemFilter):
    """Ranks: what a feed is given whose file name holds ``ranking`` and that names no item classes."""

    def accepts(self, item: Any) -> bool:
        """Whether the item goes into the feed."""
        return isinstance(item, Ranking)


class FeedExport(FeedExporter):
    """Replaces Scrapy's ``FeedExporter``, with four differences.

    A feed of the user's own (``-o``, ``-O``, ``FEEDS``) that names no item classes gets articles only,
    because ranks have other columns; if its file name holds ``ranking``, ranks only. A feed that fails, or
    whose storage lacks its library, says so in one line, is counted in ``feeds/failed``, and takes no other
    feed with it. A feed without items never replaces a file.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("RUN_ENABLED"):
            raise NotConfigured  # feeds are what a run has found
        return super().from_crawler(crawler)

    def __init__(self, crawler: Crawler) -> None:
        self._counters = Counters(crawler.stats)
        self._unsupported: dict[str, str] = {}
        super().__init__(crawler)
        for uri in self._unsupported:
            del self.feeds[uri]
            self.filters.pop(uri, None)
        for uri, options in self.feeds.items():
            if not options.get("item_classes") and "item_filter" not in options:
                name = PurePosixPath(urlsplit(uri).path).name
                kind = OnlyRankings if re.search("ranking", name, re.IGNORECASE) else WithoutRankings
                self.filters[uri] = kind(options)
        for uri, why in self._unsupported.items():
            self._failed(f"Feed {redacted(uri)} is not written: {why}")

    def _storage_supported(self, uri: str, feed_options: dict[str, Any]) -> bool:
        """Always True, because Scrapy would drop every feed for one; those without support are left out."""
        scheme = urlsplit(uri).scheme
        if scheme in self.storages or PurePosixPath(uri).drive:
            try:
                self._get_storage(uri, feed_options)
            except NotConfigured as error:
                self._unsupported[uri] = f"{error}; install what it needs, or write to a file"
        else:
            self._unsupported[uri] = f"{scheme}: is no storage that is known; write to a file"
        return True

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        if not isinstance(slot.storage, WholeFileStorage):
            await self._close_other(slot, spider)
            return
        if not slot.itemcount and (not slot.store_empty or slot.batch_id != 1 or slot.storage.has_content()):
            if slot.storage.has_content():
                logger.info("Nothing new for %s; it stays as it was", slot.storage.path)
            return
        stats = self.crawler.stats
        try:
            slot.start_exporting()
            slot.finish_exporting()
            await ensure_awaitable(slot.storage.store(self._get_file(slot)))
        except FeedError as error:
            self._failed(str(error))
            stats.inc_value("feedexport/failed_count/WholeFileStorage")
        else:
            logger.info("Wrote %d items to %s", slot.itemcount, slot.storage.path, extra={"spider": spider})
            self._counters.add(Count.FEEDS_WRITTEN)
            stats.inc_value("feedexport/success_count/WholeFileStorage")
        await self.crawler.signals.send_catch_log_async(signals.feed_slot_closed, slot=slot)

    async def _close_other(self, slot: FeedSlot, spider: Spider) -> None:
        """Scrapy's own way for storages that are no files; what it logs as failed counts as failed."""
        name = f"feedexport/failed_count/{type(slot.storage).__name__}"
        before = self.crawler.stats.get_value(name, 0)
        await super()._close_slot(slot, spider)
        if self.crawler.stats.get_value(name, 0) > before:
            self._counters.add(Count.FEEDS_FAILED)

    def _failed(self, line: str) -> None:
        logger.error("%s", line)
        self._counters.add(Count.FEEDS_FAILED)


def uri_params(params: dict[str, Any], spider: Spider) -> dict[str, Any]:
    """What feed names may hold besides Scrapy's: ``feed_dir``, absolute, and ``run``, the run's identity
    (``20250205T063000Z-mainnews-1a2b3c``).
    """
    run = Run.of(spider.crawler)
    return {
        **params,
        "feed_dir": str(data_dir(spider.crawler.settings) / "feeds"),
        "run": run.id if run else datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
    }
