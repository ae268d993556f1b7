"""``scrapy parse``: Scrapy's own command, how a spider reads one page; nothing is kept."""

import argparse

from scrapy.commands import parse

from newscrawl.commands.crawlsettings import CheckedSettings
from newscrawl.commands.settings import without_run


class Command(CheckedSettings, parse.Command):
    """Without a run: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        without_run(self)
