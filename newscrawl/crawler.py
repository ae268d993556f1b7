"""What SIGTERM, SIGINT and SIGHUP do to a crawl: from "Spider opened" on it ends soon, whole, with a verdict.

Scrapy's own handlers do nothing for a spider that is just being opened or closed, and stop the event loop
under its feet; for one that crawls they wait for every answer that is still to come.
"""

import asyncio
import logging
import signal
from types import FrameType
from typing import Any

from scrapy.crawler import Crawler

from newscrawl.extensions.run import RunExtension
from newscrawl.interruption import ending, leave
from newscrawl.middlewares.downloader import StoppableDownloader
from newscrawl.run.verdict import INTERRUPTED

logger = logging.getLogger(__name__)

# Ending takes a second or two; what has not ended by then hangs and is left behind.
_SECONDS = 7.0
# What was left behind is cancelled, and given so long to clean up after itself.
_LAST_SECONDS = 1.0


class StoppableCrawler(Crawler):
    """A crawler that ends within ten seconds of the first signal, however often and whenever they come.

    ``install_handlers`` before the event loop runs. Before the run is made, a signal ends the process.
    """

    _is_stopping = False

    def install_handlers(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let the signals end this crawl, which is about to run in ``loop``."""

        def received(number: int, frame: FrameType | None) -> None:
            if self._run() is None:
                leave(number, frame)
            loop.call_soon_threadsafe(self._stop, number)

        for number in ending():
            signal.signal(number, received)

    async def crawl_async(self, *args: Any, **kwargs: Any) -> None:
        """As Scrapy's; then the run is ended in any case, and nothing of the crawl goes on."""
        before = asyncio.all_tasks()
        self._crawling = asyncio.current_task()
        seconds = self.settings.getfloat("RUN_SECONDS")
        time_is_up = asyncio.get_running_loop().call_later(
            seconds, self._end_early, "RUN_SECONDS are used up"
        )
        await super().crawl_async(*args, **kwargs)
        time_is_up.cancel()
        if (run := self._run()) is not None:
            await run.end()
        left = asyncio.all_tasks() - before
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=_LAST_SECONDS)

    def _run(self) -> RunExtension | None:
        try:
            return self.get_extension(RunExtension)
        except RuntimeError:  # there are no extensions yet
            return None

    def _stop(self, number: int) -> None:
        name, run = signal.Signals(number).name, self._run()
        if run is None or run.ended is not None:
            return
        if self._is_stopping:
            logger.info("%s once more: the run is ending", name)
            return
        self._is_stopping = True
        logger.info("%s: the run ends; what was read is kept", name)
        run.interrupt(INTERRUPTED)
        self._end_early(INTERRUPTED)
        asyncio.get_running_loop().call_later(_SECONDS, self._leave_behind)

    def _end_early(self, reason: str) -> None:
        """Close the spider and wait for nothing that is still to come; one that is being opened ends then."""
        engine, run = self.engine, self._run()
        if engine.running and engine.spider is not None:
            self._closing = asyncio.create_task(engine.close_spider_async(reason=reason))
            # Once the engine is closing: what comes back now starts nothing new.
            asyncio.get_running_loop().call_soon(self._give_up)
        elif run is not None and engine.start_time is None:
            run.interrupt(reason)

    def _give_up(self) -> None:
        if isinstance(downloader := self.engine.downloader, StoppableDownloader):
            downloader.give_up()

    def _leave_behind(self) -> None:
        if self._crawling is not None and not self._crawling.done():
            logger.warning("Not everything ended within %g s; it is left behind", _SECONDS)
            self._crawling.cancel()
