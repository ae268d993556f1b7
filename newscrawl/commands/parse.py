"""``scrapy parse``: Scrapy's own command, how a spider reads one page; nothing is kept."""

import argparse

from scrapy.commands import parse

from newscrawl.commands.crawlsettings import refuse_wrong
from newscrawl.commands.settings import without_run


class Command(parse.Command):
    """Without a run: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        refuse_wrong(self)
        without_run(self)
