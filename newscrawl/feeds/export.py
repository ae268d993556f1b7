"""Scrapy's feed export for feeds that are whole or not there, and what a feed holds when nobody says."""

import logging
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.extensions.feedexport import FeedExporter, FeedSlot, ItemFilter
from scrapy.utils.defer import ensure_awaitable

from newscrawl.extensions.run import Run
from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.storage import WholeFileStorage
from newscrawl.items import Ranking
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
    """Replaces Scrapy's ``FeedExporter``, with three differences.

    A feed of the user's own (``-o``, ``-O``, ``FEEDS``) that names no item classes gets articles only,
    because ranks have other columns; if its file name holds ``ranking``, ranks only. A feed that fails
    says so in one line and is counted in ``newscrawl/feeds/failed``. A feed without items never
    replaces a file.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        for uri, options in self.feeds.items():
            if not options.get("item_classes") and "item_filter" not in options:
                name = PurePosixPath(urlsplit(uri).path).name
                kind = OnlyRankings if re.search("ranking", name, re.IGNORECASE) else WithoutRankings
                self.filters[uri] = kind(options)

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        if not isinstance(slot.storage, WholeFileStorage):
            await super()._close_slot(slot, spider)
            return
        if not slot.itemcount and (not slot.store_empty or slot.batch_id != 1 or slot.storage.has_content()):
            return
        stats = self.crawler.stats
        try:
            slot.start_exporting()
            slot.finish_exporting()
            await ensure_awaitable(slot.storage.store(self._get_file(slot)))
        except FeedError as error:
            logger.error("%s", error, extra={"spider": spider})  # noqa: TRY400 - one line says it
            stats.inc_value("newscrawl/feeds/failed")
            stats.inc_value("feedexport/failed_count/WholeFileStorage")
        else:
            logger.info("Wrote %d items to %s", slot.itemcount, slot.storage.path, extra={"spider": spider})
            stats.inc_value("newscrawl/feeds/written")
            stats.inc_value("feedexport/success_count/WholeFileStorage")
        await self.crawler.signals.send_catch_log_async(signals.feed_slot_closed, slot=slot)


def uri_params(params: dict[str, Any], spider: Spider) -> dict[str, Any]:
    """What feed names may hold besides Scrapy's: ``feed_dir``, absolute, and ``run``, the run's identity
    (``20250205T063000Z-mainnews-1a2b3c``).
    """
    run = spider.crawler.get_extension(Run)
    return {
        **params,
        "feed_dir": str(data_dir(spider.crawler.settings) / "feeds"),
        "run": run.id if run else datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
    }
