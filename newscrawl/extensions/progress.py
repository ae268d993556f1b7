"""A progress line on a terminal: lists, articles, new, known, failed and the rate."""

import sys
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newscrawl.run.counters import Counters


def shown_on_terminal(crawler: Crawler) -> bool:
    """Whether there is a person at a terminal who sees the log."""
    return (
        sys.stderr.isatty() and not crawler.settings["LOG_FILE"] and crawler.settings.getbool("LOG_ENABLED")
    )


class Progress:
    """Keeps one line at the foot of the terminal up to date; absent where the log is not a terminal."""

    def __init__(self, crawler: Crawler) -> None:
        if not shown_on_terminal(crawler):
            raise NotConfigured
        # Only a terminal needs what draws it, which takes a fiftieth of the start.
        from newscrawl.extensions.progressline import ProgressLine  # noqa: PLC0415

        self._line = ProgressLine(Counters(crawler.stats).counts)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.engine_stopped, signals.engine_stopped)
        return extension

    def spider_opened(self) -> None:
        self._line.start()

    def engine_stopped(self) -> None:
        self._line.stop()
