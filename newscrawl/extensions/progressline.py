"""The progress line as it is drawn at the foot of a terminal. rich, which draws it, takes time to import."""

import logging
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from rich.console import Console
from rich.file_proxy import FileProxy
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table

from newscrawl.run.counters import Count


class ProgressLine:
    """Keeps one line up to date, four times a second; ``counts`` says what there is to show."""

    def __init__(self, counts: Callable[[], Mapping[str, int]]) -> None:
        self._counts = counts
        self._started = time.monotonic()
        self._redirected: list[tuple[logging.StreamHandler[Any], Any]] = []
        self._console = Console(stderr=True)
        self._live = Live(
            get_renderable=self._line, console=self._console, transient=True, refresh_per_second=4
        )

    def start(self) -> None:
        """Show the line, and the log above it."""
        # The log's handlers hold the real stderr; through the proxy their lines appear above the bar.
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stderr:
                self._redirected.append((handler, handler.stream))
                handler.setStream(FileProxy(self._console, handler.stream))
        self._live.start()

    def stop(self) -> None:
        """Take the line away."""
        self._live.stop()
        for handler, stream in self._redirected:
            handler.setStream(stream)

    def _line(self) -> Table:
        return progress_line(self._counts(), time.monotonic() - self._started)


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
