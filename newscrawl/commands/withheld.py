"""``scrapy withheld``: readings that the store did not believe, to be looked at and, perhaps, accepted."""

import argparse
import sys
from typing import Any

from scrapy.exceptions import UsageError

from newscrawl.commandsettings import settings_of
from newscrawl.lengths import keep_for
from newscrawl.plaincommand import PlainCommand
from newscrawl.sitecheck.acceptance import accept, waiting
from newscrawl.store import Store
from newscrawl.store.location import existing_store_url
from newscrawl.store.records import WithheldReading
from newscrawl.terminal import Terminal, plain_table, print_json

# Rows of the table; --json has all.
SHOWN = 40


class Command(PlainCommand):
    """Exit code 1 if something could not be shown or accepted; then nothing is."""

    def syntax(self) -> str:
        return "[--json | --page ID | --accept ID …]"

    def short_desc(self) -> str:
        return "Show the readings that wait for a person, and accept those that are right"

    def long_desc(self) -> str:
        return (
            "Without options, a table of what was read and not stored, the newest first, with the headline "
            "that the list had promised. --page writes the page as it was served to stdout; "
            "`scrapy read FILE` shows what is read there. --accept stores the readings of these "
            "articles in spite of the objection."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="as JSON, all of them")
        parser.add_argument("--page", metavar="ID", help="write the page of this article to stdout")
        parser.add_argument("--accept", metavar="ID", nargs="+", help="store what was read of these articles")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or sum(map(bool, (opts.json, opts.page, opts.accept))) > 1:
            raise UsageError("scrapy withheld takes one of --json, --page ID and --accept ID …")
        settings = settings_of(self)
        store = Store(existing_store_url(settings), keep_for(settings.get("KEEP_PAGES") or "0", "KEEP_PAGES"))
        try:
            if opts.page:
                sys.stdout.buffer.write(waiting(store, [opts.page])[0].page or b"")
            elif opts.accept:
                for outcome in accept(store, waiting(store, opts.accept)):
                    print(f"{outcome.article_id}: {outcome.status}, revision {outcome.revision}")
            else:
                (_print_json if opts.json else _print_table)(store.withheld())
        finally:
            store.close()


def _print_json(readings: list[WithheldReading]) -> None:
    print_json([_row(one) for one in readings])


def _row(one: WithheldReading) -> dict[str, Any]:
    return {
        "id": one.article_id,
        "reason": one.reason,
        "seen_at": one.seen_at.isoformat(),
        "run": one.run,
        "times": one.times,
        "stored": one.stored,
        "headline": one.headline,
        "url": one.url,
        "page": one.has_page,
    }


def _print_table(readings: list[WithheldReading]) -> None:
    if not readings:
        print("Nothing is withheld")
        return
    table = plain_table("Withheld readings, Korean time")
    for name in ("id", "seen", "times", "why", "headline on the list"):
        table.add_column(name, overflow="fold", no_wrap=name in {"id", "seen"})
    for one in readings[:SHOWN]:
        seen = f"{one.seen_at:%m-%d %H:%M}"
        table.add_row(one.article_id, seen, str(one.times), one.reason, one.headline or "")
    Terminal().print(table)
    if len(readings) > SHOWN:
        print(f"and {len(readings) - SHOWN} older ones; --json shows all")
