"""``scrapy crawl``: Scrapy's own command, with errors in one line and an exit code that tells the verdict."""

import argparse
import asyncio
import logging
import sys

from scrapy import signals
from scrapy.commands import crawl
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

from newscrawl import interruption
from newscrawl.collector import settle
from newscrawl.crawler import StoppableCrawler
from newscrawl.crawlsettings import wrong_for_crawl
from newscrawl.exceptions import NewscrawlError
from newscrawl.extensions import summary
from newscrawl.extensions.progress import shown_on_terminal
from newscrawl.extensions.run import RunExtension
from newscrawl.log import make_readable
from newscrawl.nearest import aside
from newscrawl.run import Counters

logger = logging.getLogger(__name__)


class Command(crawl.Command):
    """Exit code 0 for the verdicts ``ok`` and ``degraded``, 1 for ``broken`` and for what could not start."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if len(args) != 1:
            raise UsageError("name one spider: scrapy crawl mainnews", print_help=False)
        spiders = get_spider_loader(self.settings or get_project_settings()).list()
        if args[0] not in spiders:
            meant = aside(args[0], spiders)
            self._fail(f"no spider {args[0]!r}{meant}; there are {', '.join(sorted(spiders))}")
            # Before the event loop exists, which Twisted would close with a complaint.
            raise SystemExit(self.exitcode)

        if wrong := wrong_for_crawl(self.settings or get_project_settings()):
            self._fail(wrong)
            raise SystemExit(self.exitcode)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        process = self.crawler_process
        if not isinstance(process, AsyncCrawlerProcess):
            raise UsageError("newscrawl runs on asyncio: leave TWISTED_REACTOR as the project sets it")
        make_readable(process.settings)
        crawler = StoppableCrawler(process.spider_loader.load(args[0]), process.settings)
        crawler.signals.connect(settle, signals.spider_opened, weak=False)
        task = process.crawl(crawler, **opts.spargs)
        error: list[BaseException] = []

        def done(finished: asyncio.Task[None]) -> None:
            # Asking for the exception keeps asyncio from logging it with a stack trace.
            if not finished.cancelled() and (exception := finished.exception()) is not None:
                error.append(exception)

        task.add_done_callback(done)
        crawler.install_handlers(asyncio.get_event_loop())
        process.start(install_signal_handlers=False)
        interruption.ignore()
        self._conclude(crawler, error[0] if error else None)

    def _conclude(self, crawler: Crawler, error: BaseException | None) -> None:
        if isinstance(error, NewscrawlError):
            self._fail(str(error))
        elif error is not None:
            raise error
        else:
            run = crawler.get_extension(RunExtension)
            if run is None or run.ended is None:
                self._fail("the run was broken off before its end; what it committed is kept")
                return
            seconds = crawler.stats.get_value("elapsed_time_seconds", 0.0)
            lines = summary.rows(run.ended, Counters(crawler.stats).counts(), seconds)
            summary.show(lines, run.ended.verdict, terminal=shown_on_terminal(crawler))
            if run.ended.verdict.word == "broken":
                self.exitcode = 1

    def _fail(self, message: str) -> None:
        print(f"newscrawl: {message}", file=sys.stderr)
        if self.settings is not None and self.settings["LOG_FILE"]:
            logger.error(message)  # a job's own log is where its owner looks
        self.exitcode = 1
