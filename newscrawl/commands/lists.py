"""``scrapy lists``: what stood on lists at any minute."""

import argparse
from datetime import datetime
from typing import Any

from scrapy.exceptions import UsageError

from newscrawl.commands.asking import asked_store, print_csv, row_of, short
from newscrawl.commands.listnames import COLUMNS, asked_lists
from newscrawl.commands.options import SITES, add_forms, moment_of, names_of
from newscrawl.plaincommand import PlainCommand
from newscrawl.store import Store
from newscrawl.store.spellrecords import ListAt, ListName
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

_OF_LOOK = ("at", "state", "seen_from", "seen_until", "about_from", "about_until", "reach")
_OF_ENTRY = ("rank", "article_id", "title", "publisher", "comment_count", "since", "url")


class Command(PlainCommand):
    """Exit code 1 if there is no such site or list."""

    def syntax(self) -> str:
        return "[--at TIME] [--site NAMES] [--list NAME] [--json | --csv]"

    def short_desc(self) -> str:
        return "Show what stood on lists at any minute, or what the newest look found"

    def long_desc(self) -> str:
        return (
            "Times are Korean. A list is known between two looks that found the same, and until the next "
            "look that found something else, if that came within two hours; else the time between is a gap. "
            "What a crawl saw is there once the crawl has ended."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--at", metavar="TIME", help='"2025-02-05 07:30", or 90m, 12h, 7d ago')
        parser.add_argument("--site", metavar="NAMES", help=SITES)
        parser.add_argument("--list", metavar="NAME", help="its heading, tab, section or kind, or a part")
        add_forms(parser, json="as JSON", csv="as CSV, a row for each entry")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy lists takes options only")
        now = datetime.now(KST)
        at = moment_of(opts.at, now, "--at") if opts.at else None
        sites = names_of("site", opts.site)
        with asked_store(self) as store:
            found = _found(store, asked_lists(store, sites, opts.list), at)
        if opts.json:
            print_json(
                [
                    _row(one) | {"entries": [row_of(entry, _OF_ENTRY) for entry in one.entries]}
                    for one in found
                ]
            )
        elif opts.csv:
            rows = (_row(one) | row_of(entry, _OF_ENTRY) for one in found for entry in one.entries)
            print_csv((*COLUMNS, *_OF_LOOK, *_OF_ENTRY), rows)
        else:
            for one in found:
                _print(one, now)


def _found(store: Store, names: list[ListName], at: datetime | None) -> list[ListAt]:
    """The lists at a moment; lists of past days, where the moment is of the time that they are about."""
    found = store.lists_at([one for one in names if one.span is None], at)
    if at is None:
        return [one for one in found if one.state == "seen"] or found
    of_days = store.lists_at(one for one in names if one.span is not None)
    return found + [
        one
        for one in of_days
        if one.about_from and one.about_until and one.about_from <= at < one.about_until
    ]


def _row(one: ListAt) -> dict[str, Any]:
    return row_of(one.of, COLUMNS) | row_of(one, _OF_LOOK)


def _print(one: ListAt, now: datetime) -> None:
    terminal = Terminal()
    terminal.print(f"{one.of.heading}, {_when(one, now)}", style="bold", soft_wrap=True)
    if not one.entries:
        terminal.print()
        return
    table = plain_table()
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("title", overflow="fold", ratio=1)
    table.add_column("publisher", overflow="fold", max_width=16)
    counted = any(entry.comment_count is not None for entry in one.entries)
    if counted:
        table.add_column("comments", justify="right", no_wrap=True)
    table.add_column("since", no_wrap=True)
    for entry in one.entries:
        comments = [f"{entry.comment_count:,}" if entry.comment_count is not None else ""] if counted else []
        rank = "" if entry.rank is None else str(entry.rank)
        cells = (rank, entry.title or "", entry.publisher or "", *comments, short(entry.since, now))
        table.add_row(*cells)
    terminal.print(table)


def _when(one: ListAt, now: datetime) -> str:
    if one.seen_from is None or one.seen_until is None:
        return "was not looked at yet then"
    last = short(one.seen_until, now)
    if one.state == "gap":
        return f"not known at {short(one.at, now)}: the last look before was at {last}"
    what = {"seen": "as seen", "empty": "not on its page", "in doubt": "unreadable or in doubt"}[one.state]
    looks = (
        f"at {last}" if one.looks == 1 else f"from {short(one.seen_from, now)} to {last}, {one.looks} looks"
    )
    part = "" if one.reach is None else f", as far as place {one.reach}; the list goes on"
    return f"{what} {looks}{part}"
