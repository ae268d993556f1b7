"""What holds the event loop up is in the stats."""

import asyncio
import time

from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler

from newscrawl.extensions.looplag import BUSY, LAG, LoopLag


def hold_up(seconds: float) -> None:
    """What no callback of a spider may do."""
    time.sleep(seconds)


async def test_the_longest_lag_is_kept_and_what_only_waits_is_not_busy() -> None:
    stats = MemoryStatsCollector(get_crawler())
    extension = LoopLag(stats)
    extension.spider_opened()
    await asyncio.sleep(0)  # it begins to look
    hold_up(0.3)
    await asyncio.sleep(0.01)  # it was due before this, and has looked again
    extension.spider_closed()
    # The loop was held up for 300 ms, of which it had asked for 100 ms itself.
    assert stats.get_value(BUSY) < 200 <= stats.get_value(LAG)
