"""``scrapy runspider``: Scrapy's own command, a spider of a file; wrong settings end in one line."""

import argparse

from scrapy import Spider
from scrapy.commands import runspider
from scrapy.crawler import Crawler

from newscrawl.crawlsettings import CheckedSettings
from newscrawl.extensions.run import RunExtension


class Command(CheckedSettings, runspider.Command):
    """Exit code 1 for the verdict ``broken``, as ``scrapy crawl`` has it, and for settings with which no
    crawl can start.
    """

    _made: Crawler

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        super().run(args, opts)
        if self.exitcode:  # it has not begun
            return
        run = self._made.get_extension(RunExtension)
        if run is not None and (run.ended is None or run.ended.verdict.word == "broken"):
            self.exitcode = 1

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self._made = super()._create_crawler(spidercls)
        return self._made
