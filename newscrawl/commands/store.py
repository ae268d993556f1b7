"""``scrapy store``: what takes how much, and what pruning would free."""

import argparse
from datetime import datetime

from rich.filesize import decimal
from scrapy.exceptions import UsageError

from newscrawl.commandsettings import settings_of
from newscrawl.plaincommand import PlainCommand
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST
from newscrawl.upkeep.report import Part, parts


class Command(PlainCommand):
    """Exit code 1 if the store cannot be read."""

    def syntax(self) -> str:
        return "[--json]"

    def short_desc(self) -> str:
        return "Show what the store and the data folder hold, and what `scrapy prune` would free"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="as JSON, in bytes")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy store takes options only")
        found = parts(settings_of(self), datetime.now(KST))
        if opts.json:
            print_json([one.as_json() for one in found])
        else:
            _print_table(found)


def _print_table(found: list[Part]) -> None:
    table = plain_table(show_footer=True)
    table.add_column("what", "together", no_wrap=True)
    table.add_column("number", justify="right")
    table.add_column("size", decimal(sum(one.bytes for one in found)), justify="right", no_wrap=True)
    freed = decimal(sum(one.freed for one in found))
    table.add_column("prune frees", freed, justify="right", no_wrap=True)
    table.add_column("kept", overflow="fold")
    for one in found:
        number = f"{one.number:,}" if one.number is not None else ""
        table.add_row(one.name, number, decimal(one.bytes), decimal(one.freed) if one.freed else "", one.kept)
    Terminal().print(table)
