"""What commands that start no crawl have in common. It stands here because Scrapy takes every command class
within ``newscrawl/commands/`` for a command of its own.
"""

import argparse

from scrapy.commands import ScrapyCommand

from newscrawl.errorline import print_failure
from newscrawl.exceptions import NewscrawlError


class PlainCommand(ScrapyCommand):
    """A command without a crawler. What a user can cause ends it with one line and exit code 1."""

    requires_project = True
    requires_crawler_process = False

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Act. A ``NewscrawlError`` becomes its line."""
        try:
            self.act(args, opts)
        except NewscrawlError as error:
            self.fail(str(error))

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what the command is for. Raises ``NewscrawlError`` and ``UsageError``."""
        raise NotImplementedError

    def fail(self, message: str) -> None:
        """Say what went wrong, and end with exit code 1."""
        print_failure(message)
        self.exitcode = 1
