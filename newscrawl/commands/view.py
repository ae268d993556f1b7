"""``scrapy view``: Scrapy's own command, a page in a browser; wrong settings end in one line."""

import argparse

from scrapy.commands import view

from newscrawl.commands.crawlsettings import refuse_wrong


class Command(view.Command):
    """Exit code 1 for settings with which no crawl can start."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        refuse_wrong(self)
