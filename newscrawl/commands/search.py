"""``scrapy search``: finds articles by what their title and text hold."""

import argparse
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from rich.text import Text
from scrapy.exceptions import UsageError

from newscrawl.commands.asking import asked_store, check_sites, index_texts, print_csv, row_of
from newscrawl.commands.exporting import query_of
from newscrawl.commands.options import SITES, TIME, add_forms, names_of, times_of
from newscrawl.items import Article
from newscrawl.plaincommand import PlainCommand
from newscrawl.query import Query
from newscrawl.snippets import parts_of, snippet_of
from newscrawl.store.selection import Selection, time_of
from newscrawl.terminal import Terminal, print_json
from newscrawl.text import KST

# Articles that are shown when nobody says how many.
SHOWN: Final = 20
# What marks a word where there are no colours.
_MARKS: Final = ("**", "**")
_OF_ARTICLE: Final = ("id", "url", "site", "publisher", "section", "title", "published_at")
_COLUMNS: Final = (*_OF_ARTICLE, "snippet")


class Command(PlainCommand):
    """Exit code 1 if nothing is found, as ``grep`` has it, or the query is none."""

    def syntax(self) -> str:
        return "[--publisher NAMES] [--site NAMES] [--since TIME] [--until TIME] [--json | --csv] -- WORDS …"

    def short_desc(self) -> str:
        return "Find stored articles by the words of their title and text"

    def long_desc(self) -> str:
        return (
            'All words must be there, none behind a minus: search "금리 인하 -주식 \\"기준 금리\\"". '
            "Korean words are found within others, also of one syllable; of Latin letters and digits "
            "whole words are. What was kept last comes first."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--publisher", metavar="NAMES", help="publishers as shown, separated by commas")
        parser.add_argument("--site", metavar="NAMES", help=SITES)
        parser.add_argument("--section", metavar="NAMES", help="sections as shown, separated by commas")
        parser.add_argument("--since", metavar="TIME", help=TIME)
        parser.add_argument("--until", metavar="TIME", help="likewise; a day is included")
        parser.add_argument("--limit", metavar="N", type=int, default=SHOWN, help=f"at most; default {SHOWN}")
        add_forms(parser, json="as JSON, words marked with **", csv="as CSV, likewise")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if not args or opts.limit < 1:
            raise UsageError('say what is looked for: scrapy search "금리 인하 -주식"; --limit is 1 or more')
        query = query_of(" ".join(args))
        found = self._found(query, opts)
        if opts.json:
            print_json([_row(one, query) for one in found])
        elif opts.csv:
            print_csv(_COLUMNS, [_row(one, query) for one in found])
        else:
            _print(found, query)
        if not found:
            self.fail("nothing is found")

    def _found(self, query: Query, opts: argparse.Namespace) -> list[Article]:
        since, until = times_of(opts)
        selection = Selection(
            sites=names_of("site", opts.site),
            sections=names_of("section", opts.section),
            publishers=names_of("publisher", opts.publisher),
            since=since,
            until=until,
        )
        with asked_store(self) as store:
            index_texts(store)
            found = list(islice(store.search(query, selection), opts.limit))
            if not found:
                check_sites(store, selection.sites)
        return found


def _row(article: Article, query: Query) -> dict[str, Any]:
    snippet = "".join(
        _MARKS[0] + text + _MARKS[1] if is_hit else text for text, is_hit in snippet_of(article, query)
    )
    return {**row_of(article, _OF_ARTICLE), "snippet": snippet}


def _print(found: list[Article], query: Query) -> None:
    terminal = Terminal()
    for article in found:
        moment = time_of(article)
        day = f"{moment.astimezone(KST):%Y-%m-%d %H:%M}" if moment else ""
        terminal.print(_marked(parts_of(article.title or "", query), terminal, "bold"))
        terminal.print(
            Text("  ".join(one for one in (day, article.publisher, article.id) if one), style="dim")
        )
        terminal.print(_marked(snippet_of(article, query), terminal, ""))
        terminal.print()


def _marked(parts: Iterator[tuple[str, bool]], terminal: Terminal, style: str) -> Text:
    """A text with its words marked: by colour, or by signs where there is none."""
    has_colour = terminal.color_system is not None
    text = Text(style=style)
    for part, is_hit in parts:
        if is_hit and not has_colour:
            text.append(_MARKS[0] + part + _MARKS[1])
        else:
            text.append(part, style="bold reverse" if is_hit else "")
    return text
