"""``scrapy check``: Scrapy's own command, a spider's contracts; nothing is kept."""

import argparse

from scrapy.commands import check

from newscrawl.commands.crawlsettings import refuse_wrong
from newscrawl.commands.settings import without_run


class Command(check.Command):
    """Without a run: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        refuse_wrong(self)
        without_run(self)
