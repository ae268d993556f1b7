"""``scrapy bench``: Scrapy's own command, how fast Scrapy is here, without the store."""

import argparse

from scrapy.commands import bench


class Command(bench.Command):
    """Without a run: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it runs a command
        self.settings.set("RUN_ENABLED", value=False, priority="cmdline")
        # Its own server, and the pages that it serves are nobody's.
        self.settings.set("GUARD_ALLOWED", ["localhost:8998"], priority="cmdline")
        self.settings.set("FEEDS", {}, priority="cmdline")
        self.settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
        self.settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", 16, priority="cmdline")
