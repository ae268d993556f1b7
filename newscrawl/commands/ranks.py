"""``scrapy ranks``: what stood where on lists, from when until when, and how much room it had."""

import argparse
from datetime import datetime, timedelta
from typing import Any

from rich.table import Table
from scrapy.exceptions import UsageError

from newscrawl.commands.asking import asked_store, print_csv, print_rest, row_of, short
from newscrawl.commands.listnames import COLUMNS, asked_lists
from newscrawl.commands.options import SITES, add_forms, names_of, stretch_of
from newscrawl.plaincommand import PlainCommand
from newscrawl.store.spellrecords import Exposure, Spell, Unknown
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

# Rows of the table; --json and --csv have all.
SHOWN = 100
_OF_SPELL = ("rank", "article_id", "title", "publisher", "start", "end", "seconds", "is_open", "url")
_OF_GAP = ("start", "end", "why")
_OF_EXPOSURE = ("seconds", "best_rank", "articles")


class Command(PlainCommand):
    """Exit code 1 if there is no such site or list."""

    def syntax(self) -> str:
        times = "[--from TIME] [--until TIME]"
        return f"--list NAME [--site NAMES] {times} [--by publisher|section] [--json | --csv]"

    def short_desc(self) -> str:
        return "Show what stood where on lists and for how long; or seconds of exposure by publisher"

    def long_desc(self) -> str:
        return (
            "A row is an entry at a rank, from the first look that found it there to the first one that did "
            "not. With --by, the seconds at all places together, the best rank, and how many articles. Times "
            "are Korean; times for which nobody can say what stood there count for nobody, and are named."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--list", metavar="NAME", help="its heading, tab, section or kind, or a part")
        parser.add_argument("--site", metavar="NAMES", help=SITES)
        parser.add_argument(
            "--from",
            dest="since",
            default="24h",
            metavar="TIME",
            help='"2025-02-05 07:30", 90m, 12h, 7d; 24h',
        )
        parser.add_argument("--until", metavar="TIME", help="likewise, a day is included; now")
        parser.add_argument("--by", choices=("publisher", "section"), help="add up by one of these")
        add_forms(parser, json="as JSON, all of it", csv="as CSV, all of it")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or not (opts.list or opts.site):
            raise UsageError("scrapy ranks asks for a list: --list NAME, --site NAMES, or both")
        now = datetime.now(KST)
        since, until = stretch_of(opts.since, opts.until, now, "--from")
        sites = names_of("site", opts.site)
        with asked_store(self) as store:
            lists = [one for one in asked_lists(store, sites, opts.list) if one.span is None]
            unknown = store.unknown(lists, since, until)
            exposed = store.exposure(lists, since, until, opts.by) if opts.by else []
            spells = [] if opts.by else store.spells(lists, since, until)
        if opts.json or opts.csv:
            _print_rows(opts, spells, exposed, unknown)
        elif opts.by:
            _print_exposure(opts.by, exposed, unknown, now)
        else:
            _print_spells(spells, unknown, now)


def _print_rows(
    opts: argparse.Namespace, spells: list[Spell], exposed: list[Exposure], unknown: list[Unknown]
) -> None:
    rows: list[dict[str, Any]] = [{opts.by: one.of} | row_of(one, _OF_EXPOSURE) for one in exposed] or [
        row_of(one.on, COLUMNS) | row_of(one, _OF_SPELL) for one in spells
    ]
    columns = (opts.by, *_OF_EXPOSURE) if opts.by else (*COLUMNS, *_OF_SPELL)
    if opts.csv:
        print_csv(columns, rows)
    else:
        gaps = [row_of(one.on, COLUMNS) | row_of(one, _OF_GAP) for one in unknown]
        print_json({"exposure" if opts.by else "spells": rows, "unknown": gaps})


def _print_spells(spells: list[Spell], unknown: list[Unknown], now: datetime) -> None:
    terminal = Terminal()
    for name in dict.fromkeys([one.on for one in spells] + [one.on for one in unknown]):
        of_list = [one for one in spells if one.on == name]
        terminal.print(name.heading, style="bold", soft_wrap=True)
        if of_list:
            terminal.print(_table(of_list[:SHOWN], now))
        print_rest(len(of_list), SHOWN)
        _print_unknown(terminal, [one for one in unknown if one.on == name], now)


def _table(spells: list[Spell], now: datetime) -> Table:
    table = plain_table()
    table.add_column("from", no_wrap=True)
    table.add_column("length", justify="right", no_wrap=True)
    table.add_column("rank", justify="right", no_wrap=True)
    table.add_column("title", overflow="fold", ratio=1)
    table.add_column("publisher", overflow="fold", max_width=16)
    for one in sorted(spells, key=lambda spell: (spell.start, spell.position)):
        length = _length(one.seconds) + ("+" if one.is_open else "")
        rank = "" if one.rank is None else str(one.rank)
        table.add_row(short(one.start, now), length, rank, one.title or "", one.publisher or "")
    return table


def _length(seconds: int) -> str:
    return str(timedelta(seconds=seconds))


def _print_exposure(by: str, exposed: list[Exposure], unknown: list[Unknown], now: datetime) -> None:
    terminal = Terminal()
    table = plain_table()
    table.add_column(by, overflow="fold")
    for name in ("seconds", "time", "share", "best rank", "articles"):
        table.add_column(name, justify="right", no_wrap=True)
    total = sum(one.seconds for one in exposed) or 1
    for one in exposed[:SHOWN]:
        best = "" if one.best_rank is None else str(one.best_rank)
        share = f"{one.seconds / total:.1%}"
        numbers = (f"{one.seconds:,}", _length(one.seconds), share, best, f"{one.articles:,}")
        table.add_row(one.of or "(none)", *numbers)
    terminal.print(table)
    _print_unknown(terminal, unknown, now, named=True)


def _print_unknown(terminal: Terminal, unknown: list[Unknown], now: datetime, *, named: bool = False) -> None:
    """Say for which times nobody knows what stood there, the longest first."""
    longest = sorted(unknown, key=lambda one: one.start - one.end)
    for one in longest[:5]:
        of = f"{one.on.label}: " if named else ""
        what = {"gap": "not looked at often enough", "in doubt": "in doubt", "empty": "not on its page"}[
            one.why
        ]
        terminal.print(f"  {of}{what} from {short(one.start, now)} to {short(one.end, now)}", soft_wrap=True)
    if len(longest) > 5:
        terminal.print(f"  and {len(longest) - 5:,} shorter times; --json has all", soft_wrap=True)
