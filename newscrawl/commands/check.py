"""``scrapy check``: Scrapy's own command, a spider's contracts; nothing is kept."""

import argparse

from scrapy.commands import check

from newscrawl.commands.crawlsettings import CheckedSettings
from newscrawl.commands.settings import without_run


class Command(CheckedSettings, check.Command):
    """Without a run: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        without_run(self)
