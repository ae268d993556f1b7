"""``scrapy withheld``: readings that the store did not believe, to be looked at and, perhaps, accepted."""

import argparse
import secrets
import sys
from datetime import UTC, datetime
from typing import Any

from scrapy.exceptions import UsageError

from newscrawl.commands.reread import reread
from newscrawl.commands.settings import settings_of
from newscrawl.items import Article, Promise, ServedPage
from newscrawl.pages import Listed
from newscrawl.plaincommand import PlainCommand
from newscrawl.store import Store, StoreError
from newscrawl.store.archive import keep_for
from newscrawl.store.location import store_url
from newscrawl.store.records import KeptPage, WithheldReading
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
        store = Store(store_url(settings), keep_for(settings.get("KEEP_PAGES") or "0"))
        try:
            if opts.page:
                sys.stdout.buffer.write(_waiting(store, [opts.page])[0].page or b"")
            elif opts.accept:
                _accept(store, _waiting(store, opts.accept))
            else:
                (_print_json if opts.json else _print_table)(store.withheld())
        finally:
            store.close()


def _waiting(store: Store, ids: list[str]) -> list[WithheldReading]:
    """The withheld readings of these articles, each with its page. Raises ``StoreError``."""
    found = {one.article_id: one for one in store.withheld(ids)}
    for article_id in ids:
        if article_id not in found:
            raise StoreError(f"nothing is withheld of {article_id}; `scrapy withheld` shows what is")
        if found[article_id].page is None:
            raise StoreError(f"no page of {article_id} is kept; the next run that lists it asks for it again")
    return [found[article_id] for article_id in dict.fromkeys(ids)]


def _accept(store: Store, readings: list[WithheldReading]) -> None:
    articles = [_article(one) for one in readings]
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    run = f"{stamp}-accepted-{secrets.token_hex(3)}"
    for outcome in store.commit(run, articles, accepted=True):
        print(f"{outcome.article_id}: {outcome.status}, revision {outcome.revision}")


def _article(one: WithheldReading) -> Article:
    """What today's rules read on the page that waits. Raises ``StoreError`` where that is no article."""
    url, page = one.url or "", one.page or b""
    site = one.article_id.partition(":")[0]
    kept = KeptPage(one.article_id, 0, site, url, one.encoding, one.seen_at, page)
    article = reread(kept, Listed(one.headline, one.publisher))
    if article is None:
        raise StoreError(f"the page of {one.article_id} is no article by today's rules; nothing is accepted")
    article.requested_url = url
    article.page = ServedPage(url, one.encoding or "utf-8", page)
    article.promise = Promise(one.article_id, one.headline, (), site)
    return article


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
