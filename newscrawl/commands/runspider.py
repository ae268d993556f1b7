"""``scrapy runspider``: Scrapy's own command, a spider of a file; wrong settings end in one line."""

import argparse

from scrapy.commands import runspider

from newscrawl.commands.crawlsettings import refuse_wrong


class Command(runspider.Command):
    """Exit code 1 for settings with which no crawl can start."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        refuse_wrong(self)
