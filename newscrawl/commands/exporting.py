"""What ``scrapy export --what …`` was told, and doing it."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from newscrawl.commands.asking import check_sites, index_texts
from newscrawl.commands.options import SITES, TIME, names_of, times_of
from newscrawl.export.errors import ExportError
from newscrawl.export.formats import BIGKINDS_WORKBOOK, FORMATS, Format
from newscrawl.export.kinds import KINDS, Kind
from newscrawl.export.write import Order, to_days, to_file, to_pipe
from newscrawl.nearest import aside
from newscrawl.query import Query
from newscrawl.sites import all_sites
from newscrawl.store import Store
from newscrawl.store.selection import Selection

# The options that select rows, and the fields of ``Selection`` that they fill.
_FILTERS: Final = {
    "site": "sites",
    "section": "sections",
    "publisher": "publishers",
    "list": "lists",
    "since": "since",
    "until": "until",
    "query": "query",
}
_PIPE: Final = "-"
# What goes with --what alone.
OPTIONS: Final = (*_FILTERS, "format", "output", "partition", "limit", "title", "link")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of an export from the store."""
    group = parser.add_argument_group("from the store, whatever run observed it")
    group.add_argument("--what", metavar="KIND", help=", ".join(KINDS))
    group.add_argument("-o", "--output", metavar="FILE", help="where it is written; - for a pipe")
    group.add_argument(
        "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; by default what the name of FILE ends with"
    )
    group.add_argument("--site", metavar="NAMES", help=SITES)
    group.add_argument("--section", metavar="NAMES", help="sections as shown, separated by commas")
    group.add_argument("--publisher", metavar="NAMES", help="publishers as shown, separated by commas")
    group.add_argument(
        "--list", metavar="NAMES", help="headings of lists, or mainnews, trending; separated by commas"
    )
    group.add_argument("--since", metavar="TIME", help=TIME)
    group.add_argument("--until", metavar="TIME", help="likewise; a day is included")
    group.add_argument("--query", metavar="WORDS", help="articles that hold them; see scrapy search")
    group.add_argument("--partition", metavar="day", help="parquet in a folder FILE, a file each day")
    group.add_argument("--limit", metavar="N", type=int, help="rows at most")
    group.add_argument("--title", metavar="TEXT", help="of a feed")
    group.add_argument("--link", metavar="URL", help="the address at which a feed will stand")


def export(opts: argparse.Namespace, open_store: Callable[[], Store]) -> str | None:
    """Write what the options ask for. Returns the path, None for a pipe.

    Raises ``NewscrawlError``, ``UsageError`` for a time that is none, and ``BrokenPipeError``.
    """
    order = _order(opts)
    store = open_store()
    try:
        # Of a declared site there may be nothing yet: an export that runs by itself goes on.
        check_sites(store, order.selection.sites, also={site.name for site in all_sites()})
        if order.selection.query is not None:
            index_texts(store)
        with _progress(store, order) as seen:
            if opts.output == _PIPE:
                number = to_pipe(store, order, sys.stdout.buffer, seen)
            else:
                write = to_days if opts.partition else to_file
                number = write(store, order, Path(opts.output), seen)
    finally:
        store.close()
    if not number:
        print(f"newscrawl: the store has no {order.kind.name} that are asked for", file=sys.stderr)
    return None if opts.output == _PIPE else str(opts.output)


def _order(opts: argparse.Namespace) -> Order:
    """What is asked for. Raises ``ExportError`` for what does not go together."""
    if opts.what not in KINDS:
        raise ExportError(f"--what takes {', '.join(KINDS)}, not {opts.what}{aside(opts.what, KINDS)}")
    if not opts.output:
        raise ExportError("say where it is written: -o FILE, or -o - for a pipe")
    kind, form = KINDS[opts.what], _format(opts)
    if form.of_articles and kind.name != "articles":
        raise ExportError(
            f"{form.name} is of articles: write {kind.name} as json, jsonl, csv, parquet or xlsx"
        )
    if opts.output == _PIPE and form.is_binary and sys.stdout.isatty():
        raise ExportError(f"{form.name} is nothing to read: -o FILE, or a pipe to another program")
    if opts.partition and (opts.partition != "day" or form.name != "parquet" or opts.output == _PIPE):
        raise ExportError("--partition day goes with --format parquet and -o FOLDER")
    if (opts.title or opts.link) and not form.is_feed:
        raise ExportError("--title and --link are of a feed: --format rss, atom or jsonfeed")
    if opts.limit is not None and opts.limit < 1:
        raise ExportError(f"--limit={opts.limit} is no number of rows: write 1 or more")
    form.require()
    selection = _selection(opts, kind, newest_first=form.is_feed)
    return Order(
        kind=kind,
        format=form,
        selection=selection,
        limit=opts.limit,
        title=opts.title or "newscrawl",
        link=opts.link,
    )


def _format(opts: argparse.Namespace) -> Format:
    suffix = Path(opts.output).suffix.lower()
    if opts.format == "bigkinds" and suffix == ".xlsx":
        return BIGKINDS_WORKBOOK
    if opts.format is not None and opts.format not in FORMATS:
        raise ExportError(
            f"--format takes {', '.join(FORMATS)}, not {opts.format}{aside(opts.format, FORMATS)}"
        )
    if opts.format is not None:
        return FORMATS[opts.format]
    by_suffix = next((form for form in FORMATS.values() if suffix in form.suffixes), None)
    if by_suffix is None:
        raise ExportError(f"name a format, {opts.output} does not say one: --format {', '.join(FORMATS)}")
    return by_suffix


def _selection(opts: argparse.Namespace, kind: Kind, *, newest_first: bool) -> Selection:
    for option, field in _FILTERS.items():
        if getattr(opts, option) is not None and field not in kind.filters:
            allowed = ", ".join(f"--{one}" for one, name in _FILTERS.items() if name in kind.filters)
            raise ExportError(f"{kind.name} have no {option}; they are selected by {allowed}")
    since, until = times_of(opts)
    return Selection(
        sites=names_of("site", opts.site),
        sections=names_of("section", opts.section),
        publishers=names_of("publisher", opts.publisher),
        lists=names_of("list", opts.list),
        since=since,
        until=until,
        query=query_of(opts.query) if opts.query is not None else None,
        newest_first=newest_first,
    )


def query_of(text: str) -> Query:
    """A query with a word that can be looked up. Raises ``ArgumentError``."""
    query = Query.parse(text)
    query.require_grams()
    return query


@contextmanager
def _progress(store: Store, order: Order) -> Iterator[Callable[[], None]]:
    """A bar on a terminal. What is written there into a pipe shows by itself that it moves."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    total = order.kind.count(store, order.selection) if order.kind.count is not None else None
    columns = (TextColumn(order.kind.name), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=order.limit if total is None else min(total, order.limit or total))
        yield lambda: bar.advance(task)


def end_broken_pipe() -> None:
    """Nobody reads any more: let Python end without trying to write what is left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
