"""``scrapy check``: Scrapy's own command, a spider's contracts; nothing is kept."""

import argparse

from scrapy.commands import check


class Command(check.Command):
    """Without a run: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it runs a command
        self.settings.set("RUN_ENABLED", value=False, priority="cmdline")
