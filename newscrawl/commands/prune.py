"""``scrapy prune``: lets go of what is older than the ``KEEP_…`` settings say, all of it at once."""

import argparse
from datetime import datetime

from rich.filesize import decimal
from scrapy.exceptions import UsageError

from newscrawl.commandsettings import settings_of
from newscrawl.plaincommand import PlainCommand
from newscrawl.text import KST
from newscrawl.upkeep.report import parts, prune


class Command(PlainCommand):
    """Articles, revisions and what stood on lists are never deleted. Exit code 1: the store failed."""

    def syntax(self) -> str:
        return "[--dry-run | --rebuild]"

    def short_desc(self) -> str:
        return (
            "Delete kept pages, feeds of runs, logs, refused pages and raw observations that are older than "
            "KEEP_PAGES, KEEP_FEEDS, KEEP_LOGS, KEEP_QUARANTINE and KEEP_OBSERVATIONS"
        )

    def long_desc(self) -> str:
        return (
            "Every run does so at its end, some at a time; this does all of it. Articles, revisions and "
            "what stood on lists stay. SQLite: the space goes back to the disk but for a tenth."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help="then write an SQLite store anew, as small as can be; takes as much free disk, and no run",
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or (opts.dry_run and opts.rebuild):
            raise UsageError("scrapy prune takes one of --dry-run and --rebuild")
        settings, now = settings_of(self), datetime.now(KST)
        if opts.dry_run:
            for part in parts(settings, now):
                if part.freed:
                    print(f"{part.name}: {decimal(part.freed)} would be freed")
            return
        for name, number, freed in prune(settings, now, rebuild=opts.rebuild):
            print(f"{name}: {number:,} deleted, {decimal(freed)}")
