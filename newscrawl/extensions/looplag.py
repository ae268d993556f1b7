"""How late the event loop was at most: whatever computes in it keeps everything else waiting."""

import asyncio
from time import monotonic, thread_time
from typing import Final, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector

# Seconds between two looks.
_EVERY: Final = 0.1
LAG: Final = "newscrawl/loop/lag_ms"
BUSY: Final = "newscrawl/loop/busy_ms"


class LoopLag:
    """Keeps the longest lag of the event loop, in milliseconds, in the stats.

    ``lag_ms`` is by the clock, on which other programs and threads count too; ``busy_ms`` is what the loop's
    own thread computed meanwhile.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats
        self._looking: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("RUN_ENABLED"):
            raise NotConfigured
        extension = cls(crawler.stats)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def spider_opened(self) -> None:
        self._looking = asyncio.create_task(self._look())

    def spider_closed(self) -> None:
        if self._looking is not None:
            self._looking.cancel()

    async def _look(self) -> None:
        while True:
            before, computed = monotonic(), thread_time()
            await asyncio.sleep(_EVERY)
            late = max(monotonic() - before - _EVERY, 0.0)
            self._stats.max_value(LAG, int(late * 1000))
            self._stats.max_value(BUSY, int(min(late, thread_time() - computed) * 1000))
