"""``scrapy changes``: changed headlines, corrections, withdrawals; what entered, left, climbed and fell."""

import argparse
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rich.text import Text
from scrapy.exceptions import UsageError

from newscrawl.changes.classes import ChangeClass
from newscrawl.changes.words import differences
from newscrawl.commands.asking import asked_store, check_sites, edit_text, print_csv, print_rest, short
from newscrawl.commands.options import SITES, TIME, add_forms, names_of, stretch_of
from newscrawl.exceptions import ArgumentError
from newscrawl.nearest import hint
from newscrawl.plaincommand import PlainCommand
from newscrawl.store import Store
from newscrawl.store.changequeries import ArticleChange, SiteEvent
from newscrawl.store.records import Move
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

# Rows of each table; --json and --csv have all.
SHOWN = 60
_MOVES = ("entered", "left", "climbed", "fell")
_COLUMNS = (
    "at", "site", "what", "article", "publisher", "before", "after",
    "list", "rank_before", "rank_after", "url",
)  # fmt: skip


class Command(PlainCommand):
    """Exit code 1 if nothing is stored of a site that is named."""

    def syntax(self) -> str:
        return "[--since 24h] [--until TIME] [--site NAMES] [--class NAMES] [--moves] [--json | --csv]"

    def short_desc(self) -> str:
        return "Show changed headlines, corrections and withdrawals, newest first, and moves on lists"

    def long_desc(self) -> str:
        return (
            "Times are Korean. Classes: " + ", ".join(ChangeClass) + ". With --moves, what entered, left, "
            "climbed and fell on the lists from the one time to the other."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--since", default="24h", help=TIME)
        parser.add_argument("--until", help="as --since, a day is included; now")
        parser.add_argument("--site", metavar="NAMES", help=SITES)
        parser.add_argument("--class", dest="classes", metavar="NAMES", help="of one of these, with commas")
        parser.add_argument("--moves", action="store_true", help="moves on lists too")
        add_forms(parser, json="as JSON, all of them", csv="as CSV, all of them")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy changes takes options only")
        now = datetime.now(KST)
        since, until = stretch_of(opts.since, opts.until, now)
        sites, classes = names_of("site", opts.site), _classes(names_of("class", opts.classes))
        with asked_store(self) as store:
            check_sites(store, sites)
            changes = store.changes_since(since, until, sites, classes)
            is_wanted = not classes or ChangeClass.TEMPLATE in classes
            events = store.events_since(since, until, sites) if is_wanted else []
            moves = _moves(store, sites, since, until) if opts.moves else []
        if opts.json or opts.csv:
            rows = [*map(_row, changes), *map(_event_row, events), *(_move_row(*one) for one in moves)]
            print_json(rows) if opts.json else print_csv(_COLUMNS, rows)
            return
        _print(changes, events, now)
        if opts.moves:
            _print_moves(moves)


def _classes(names: Iterable[str]) -> list[ChangeClass]:
    for name in names:
        if name not in [*ChangeClass]:
            raise ArgumentError(f"--class={name} is no class; {hint(name, ChangeClass)}")
    return [ChangeClass(name) for name in names]


def _moves(store: Store, sites: Sequence[str], since: datetime, until: datetime) -> list[tuple[str, Move]]:
    names = [name for name in store.followed() if not sites or name.site in sites]
    found = store.changes([name for name in names if name.span is None], since, until)
    return [(kind, move) for kind in _MOVES for move in getattr(found, kind)]


def _row(change: ArticleChange) -> dict[str, Any]:
    return {
        "at": change.at.isoformat(),
        "site": change.site,
        "what": " ".join(change.classes),
        "article": change.article_id,
        "publisher": change.publisher,
        "before": change.before,
        "after": change.after,
        "url": change.url,
    }


def _event_row(event: SiteEvent) -> dict[str, Any]:
    before, after = ("\n".join(one[place] for one in event.edits) for place in (0, 1))
    return {
        "at": event.at.isoformat(),
        "site": event.site,
        "what": f"template, {event.articles} articles",
        "before": before or None,
        "after": after or None,
    }


def _move_row(kind: str, move: Move) -> dict[str, Any]:
    return {
        "site": move.on.site,
        "what": kind,
        "article": move.article_id,
        "after": move.title,
        "list": " ".join(filter(None, (move.on.name, move.on.tab))),
        "rank_before": move.before,
        "rank_after": move.after,
        "url": move.url,
    }


def _print(changes: list[ArticleChange], events: list[SiteEvent], now: datetime) -> None:
    if not changes and not events:
        print("Nothing changed")
        return
    terminal = Terminal()
    table = plain_table("Changes, newest first, Korean time")
    for name in ("seen", "site", "what"):
        table.add_column(name, no_wrap=name == "seen", overflow="fold")
    table.add_column("headline", overflow="fold", ratio=1)
    rows = [
        (one.at, one.site or "", ", ".join(one.classes), _headline(one, colours=terminal.is_terminal))
        for one in changes
    ]
    rows += [
        (one.at, one.site, f"template, {one.articles:,} articles", _edits(one, colours=terminal.is_terminal))
        for one in events
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    for at, site, what, headline in rows[:SHOWN]:
        table.add_row(short(at, now), site, what, headline)
    terminal.print(table)
    print_rest(len(rows), SHOWN, "older ones")


def _headline(change: ArticleChange, *, colours: bool) -> Text:
    if ChangeClass.HEADLINE not in change.classes:
        return Text(change.after or change.before or change.article_id)
    parts = []
    for edit in differences(change.before, change.after):
        is_same = edit.operation == "same"
        parts.append(Text(edit.after) if is_same else edit_text(edit.before, edit.after, colours=colours))
    return Text(" ").join(parts)


def _edits(event: SiteEvent, *, colours: bool) -> Text:
    return Text("\n").join(edit_text(before, after, colours=colours) for before, after in event.edits)


def _print_moves(moves: list[tuple[str, Move]]) -> None:
    if not moves:
        print("Nothing moved on the lists")
        return
    table = plain_table("Moves on lists")
    for name in ("site", "list", "what", "rank"):
        table.add_column(name, overflow="fold", no_wrap=name in {"what", "rank"})
    table.add_column("headline", overflow="fold", ratio=1)
    for kind, move in moves[:SHOWN]:
        ranks = [str(rank) for rank in (move.before, move.after) if rank is not None]
        place = " ".join(filter(None, (move.on.name, move.on.tab)))
        table.add_row(move.on.site or "", place, kind, " → ".join(ranks), move.title or "")
    Terminal().print(table)
    print_rest(len(moves), SHOWN)
