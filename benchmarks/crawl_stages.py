"""CPU seconds of a crawl by stage, and what it fetched: an extension for ``benchmarks.crawl``."""

import functools
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler

from newscrawl.feeds import exporters
from newscrawl.pipelines import validate
from newscrawl.spiders import articles, lists
from newscrawl.store import facade

# Stages, each with the functions that make it up. None of them waits, so a thread's clock is theirs alone.
STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    # What holds rules against the page itself reads it, too.
    "reading": ((articles.ReadsArticles, "_read"), (lists, "read_list_page")),
    "keeping": (
        (facade, "_patiently"),
        (validate, "make_storable"),
        (validate, "missing"),
        (exporters.JsonExporter, "export_item"),
        (exporters.CsvExporter, "export_item"),
    ),
}


class Stages:
    """Writes ``STAGES_FILE`` when the crawl has ended: seconds by stage, addresses of lists and articles."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._inside = threading.local()
        self._seconds = dict.fromkeys(["start", *STAGES], 0.0)
        self._fetched: dict[str, list[str]] = {"lists": [], "articles": []}
        for stage, functions in STAGES.items():
            for owner, name in functions:
                setattr(owner, name, self._timed(stage, getattr(owner, name)))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        stages = cls(Path(crawler.settings["STAGES_FILE"]))
        crawler.signals.connect(stages.spider_opened, signals.spider_opened)
        crawler.signals.connect(stages.response_received, signals.response_received)
        crawler.signals.connect(stages.engine_stopped, signals.engine_stopped)
        return stages

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            if getattr(self._inside, "stage", False):  # feeds are published within a call to the store
                return function(*args, **kwargs)
            self._inside.stage = True
            began = time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                self._seconds[stage] += time.thread_time() - began
                self._inside.stage = False

        return timed

    def spider_opened(self) -> None:
        self._seconds["start"] = time.process_time()

    def response_received(self, request: Request) -> None:
        """Remember the address if it is a page's."""
        kind = {"parse_article": "articles", "parse_list": "lists"}
        if (name := getattr(request.callback, "__name__", "")) in kind:
            self._fetched[kind[name]].append(request.url)

    def engine_stopped(self) -> None:
        """Write down what was measured."""
        total = time.process_time()
        measured = {"seconds": self._seconds | {"rest": total - sum(self._seconds.values())}}
        self._file.write_text(json.dumps(measured | self._fetched))
