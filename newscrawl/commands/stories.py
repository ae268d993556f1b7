"""``scrapy stories``: what several outlets tell, and where they have it from."""

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from scrapy.exceptions import UsageError

from newscrawl.commands.asking import asked_store, print_csv, row_of
from newscrawl.commands.options import TIME, add_forms, moment_of
from newscrawl.exceptions import ArgumentError
from newscrawl.plaincommand import PlainCommand
from newscrawl.store import Store, StoreError
from newscrawl.store.records import FoundStory
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

# Stories shown when nobody says how many.
SHOWN = 20
_OF_ARTICLE = ("publisher", "site", "published_at", "first_seen", "title", "url")
_COLUMNS = ("story", "original", "id", *_OF_ARTICLE)


class Command(PlainCommand):
    """Exit code 1 if something could not be shown or done."""

    def syntax(self) -> str:
        return "[ID] [--since TIME] [--outlets N] [--limit N] [--json | --csv] [--rebuild]"

    def short_desc(self) -> str:
        return "Show the stories that several outlets tell, the largest first"

    def long_desc(self) -> str:
        return (
            "Articles with one text, whole, cut, edited or extended, tell one story; a portal's entry and "
            "its publisher's page do. ID, of an article or a story, shows its articles. --rebuild finds the "
            "stories of all articles anew (of those first read since --since), as for a store of an older "
            "newscrawl; crawls may go on meanwhile."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--since", help=TIME)
        parser.add_argument("--outlets", type=int, default=2, help="of so many publishers at least")
        parser.add_argument("--limit", type=int, default=SHOWN, help=f"so many at most; default: {SHOWN}")
        add_forms(parser, json="as JSON, each story with its articles", csv="as CSV, an article a row")
        parser.add_argument("--rebuild", action="store_true", help="find the stories of stored articles anew")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) > 1 or (args and (opts.rebuild or opts.since)):
            raise UsageError("scrapy stories takes one ID or --since")
        if opts.limit < 1 or opts.outlets < 1:
            raise ArgumentError("--limit and --outlets are numbers of 1 or more")
        moment = moment_of(opts.since, datetime.now(KST)) if opts.since else None
        with asked_store(self) as store:
            if opts.rebuild:
                _rebuild(store, moment)
                return
            found = [_story(store, args[0])] if args else store.stories(moment, opts.limit, opts.outlets)
        if opts.json:
            print_json([_json(one) for one in found])
        elif opts.csv:
            print_csv(_COLUMNS, _rows(found))
        else:
            (_print_articles if args else _print_table)(found)


def _story(store: Store, identity: str) -> FoundStory:
    found = store.story(identity)
    if found is None:
        raise StoreError(f"no article or story is called {identity}; feeds and `scrapy stories` show the ids")
    return found


def _rebuild(store: Store, moment: datetime | None) -> None:
    done = sum(store.rebuild_stories(moment))
    stories = len(store.stories(moment))
    print(f"{done:,} articles held against each other; {stories:,} stories are told by several publishers")


def _articles(story: FoundStory) -> list[dict[str, Any]]:
    return [{"id": one.article_id} | row_of(one, _OF_ARTICLE) for one in story.articles]


def _json(story: FoundStory) -> dict[str, Any]:
    return {
        "story": story.id,
        "original": story.original,
        "named": story.named,
        "publishers": list(story.publishers),
        "articles": _articles(story),
    }


def _rows(stories: list[FoundStory]) -> Iterator[dict[str, Any]]:
    for story in stories:
        for row in _articles(story):
            yield {"story": story.id, "original": "yes" if row["id"] == story.original else None} | row


def _print_table(stories: list[FoundStory]) -> None:
    if not stories:
        print("No story of several publishers; `scrapy stories --rebuild` looks for them in what is stored")
        return
    table = plain_table("Stories, Korean time")
    table.add_column("since", no_wrap=True)
    for name in ("articles", "outlets"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("original", "headline"):
        table.add_column(name, overflow="fold")
    for story in stories:
        original = next((one for one in story.articles if one.article_id == story.original), None)
        table.add_row(
            _time(story.articles[0].published_at),
            f"{len(story.articles):,}",
            f"{len(story.publishers):,}",
            (original.publisher if original else f"({story.named})") or "",
            (original or story.articles[0]).title or "",
        )
    Terminal().print(table)


def _print_articles(stories: list[FoundStory]) -> None:
    [story] = stories
    where = "" if story.original or not story.named else f"; from {story.named}, which is not stored"
    table = plain_table(f"Story {story.id}, Korean time{where}")
    for name in ("published", "first seen", "publisher", "site", "headline"):
        table.add_column(name, overflow="fold", no_wrap=name in ("published", "first seen"))
    for one in story.articles:
        mark = "original: " if one.article_id == story.original and len(story.articles) > 1 else ""
        seen = _time(one.first_seen)
        headline = f"{mark}{one.title or ''}"
        table.add_row(_time(one.published_at), seen, one.publisher or "", one.site or "", headline)
    Terminal().print(table)


def _time(moment: datetime | None) -> str:
    return f"{moment:%m-%d %H:%M}" if moment else ""
