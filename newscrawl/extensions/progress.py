"""A progress line on a terminal: lists, articles, new, known, failed and the rate."""

import logging
import sys
import time
from collections.abc import Mapping
from typing import Any, Self

from rich.console import Console
from rich.file_proxy import FileProxy
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newscrawl.run.counters import Count, Counters


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
        self.crawler = crawler
        self._started = time.monotonic()
        self._redirected: list[tuple[logging.StreamHandler[Any], Any]] = []
        self._console = Console(stderr=True)
        self._live = Live(
            get_renderable=self._line, console=self._console, transient=True, refresh_per_second=4
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.engine_stopped, signals.engine_stopped)
        return extension

    def spider_opened(self) -> None:
        # The log's handlers hold the real stderr; through the proxy their lines appear above the bar.
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stderr:
                self._redirected.append((handler, handler.stream))
                handler.setStream(FileProxy(self._console, handler.stream))
        self._live.start()

    def engine_stopped(self) -> None:
        self._live.stop()
        for handler, stream in self._redirected:
            handler.setStream(stream)

    def _line(self) -> Table:
        return progress_line(Counters(self.crawler.stats).counts(), time.monotonic() - self._started)


def progress_line(counts: Mapping[str, int], seconds: float) -> Table:
    """The line for these counts after so many seconds."""

    def count(*names: Count) -> int:
        return sum(counts.get(name, 0) for name in names)

    failed = count(Count.ARTICLES_FAILED)
    done = failed + count(Count.ARTICLES_READ, Count.ARTICLES_GONE, Count.ARTICLES_REFUSED)
    total = count(Count.ARTICLES_REQUESTED, Count.ARTICLES_WAITING)
    row = Table.grid(padding=(0, 1))
    # Without a total the bar pulses: the lists are still being read.
    row.add_row(
        ProgressBar(total=total or None, completed=done, width=24, pulse=not total),
        f"{count(Count.LISTS_READ)} lists",
        f"{done}/{total} articles",
        f"[green]{count(Count.ARTICLES_NEW)} new[/]",
        f"{count(Count.ARTICLES_KNOWN)} known",
        f"[red]{failed} failed[/]" if failed else "0 failed",
        f"{done / seconds if seconds else 0:.1f}/s",
    )
    return row
