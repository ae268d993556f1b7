"""``scrapy bench``: Scrapy's own command, how fast Scrapy is here, without the store."""

import argparse

from scrapy.commands import bench

from newscrawl.commandsettings import settings_of
from newscrawl.crawlsettings import NoRun


class Command(NoRun, bench.Command):
    """Without a run: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        settings = settings_of(self)
        # Its own server, and the pages that it serves are nobody's.
        settings.set("GUARD_ALLOWED", ["localhost:8998"], priority="cmdline")
        settings.set("FEEDS", {}, priority="cmdline")
        settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
        settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", 16, priority="cmdline")
