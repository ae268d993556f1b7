"""``scrapy reread``: kept pages are read again with today's rules."""

import argparse
import json
import secrets
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from scrapy.exceptions import UsageError

from newscrawl.commands.asking import check_sites
from newscrawl.commands.options import TIME, moment_of
from newscrawl.commandsettings import settings_of
from newscrawl.items import Article
from newscrawl.plaincommand import PlainCommand
from newscrawl.sitecheck.kept import listed_of, reread
from newscrawl.sites import all_sites
from newscrawl.store import Store, StoreError
from newscrawl.store.location import existing_store_url
from newscrawl.store.records import FieldChange, KeptPage
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

# Pages read between two transactions.
_BATCH = 50
# Characters of a value in the table.
_SHOWN = 60


@dataclass(slots=True)
class _Summary:
    """Pages by what became of them, and each field's changes by number, with the first one."""

    pages: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    examples: dict[str, FieldChange] = field(default_factory=dict)

    def line(self, *, dry_run: bool) -> str:
        revised = "would get a new revision" if dry_run else "got a new revision"
        parts = [
            f"{self.pages.total():,} kept pages read again",
            f"{self.pages['revised']:,} articles {revised}",
        ]
        words = {
            "described": "changed in what describes them only",
            "unchanged": "unchanged",
            "superseded": "fetched anew meanwhile",
            "refused": "no article by today's rules, left as they are",
        }
        parts += [f"{self.pages[name]:,} {label}" for name, label in words.items() if self.pages[name]]
        return "; ".join(parts)


class Command(PlainCommand):
    """Exit code 1 if something could not be done, or if no page at all is an article by today's rules."""

    def syntax(self) -> str:
        return "--site NAME [--since TIME] [--run ID] [--dry-run] [--json]"

    def short_desc(self) -> str:
        return "Read kept article pages again, with today's rules"

    def long_desc(self) -> str:
        return (
            "Read the kept page of every article of a site again (the page of its newest reading, see "
            "KEEP_PAGES). Where today's rules say something else, the article gets a new revision that is "
            "marked as read again (revisions.reread_at); the former one stays. A second time changes nothing."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--site", metavar="NAME", help="the site, as articles have it: naver, or a host")
        parser.add_argument("--since", help=f"pages fetched since {TIME}")
        parser.add_argument("--run", dest="run_id", metavar="ID", help="pages that this run fetched")
        parser.add_argument("--dry-run", action="store_true", help="show what would change; write nothing")
        parser.add_argument("--json", action="store_true", help="each changed field as a line of JSON")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or not opts.site:
            raise UsageError("name a site: scrapy reread --site NAME; `scrapy sites` shows the names")
        moment = moment_of(opts.since, datetime.now(KST)) if opts.since else None
        summary = self._reread(opts, moment)
        if opts.dry_run and not opts.json and summary.fields:
            _print_table(summary)
        print(summary.line(dry_run=opts.dry_run), file=sys.stderr if opts.json else sys.stdout)
        if summary.pages and summary.pages["refused"] == summary.pages.total():
            self.fail(f"no kept page of {opts.site} is an article by today's rules: they are at fault")

    def _reread(self, opts: argparse.Namespace, moment: datetime | None) -> _Summary:
        store = Store(existing_store_url(settings_of(self)))
        try:
            check_sites(store, [opts.site], also={site.name for site in all_sites()})
            if opts.run_id and store.run(opts.run_id) is None:
                raise StoreError(f"there is no run {opts.run_id}; `scrapy runs --json` shows the ids")
            pages = store.kept_pages(opts.site, moment, opts.run_id)
            summary = _Summary()
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            run = f"{stamp}-reread-{secrets.token_hex(3)}"
            while batch := list(islice(pages, _BATCH)):
                readings = [*_readings(store, batch, summary)]
                outcomes = (
                    store.compare_reread(readings) if opts.dry_run else store.keep_reread(run, readings)
                )
                for outcome in outcomes:
                    summary.pages[outcome.status] += 1
                    for change in outcome.changes:
                        summary.fields[change.field] += 1
                        summary.examples.setdefault(change.field, change)
                        if opts.json:
                            print_json(asdict(change), indent=None)
        finally:
            store.close()
        if not summary.pages and not moment and not opts.run_id:
            raise StoreError(f"no page of {opts.site} is kept; KEEP_PAGES says for how long pages are")
        return summary


def _readings(store: Store, batch: list[KeptPage], summary: _Summary) -> Iterator[tuple[KeptPage, Article]]:
    for page in batch:
        article = reread(page, listed_of(store, page))
        if article is None:
            summary.pages["refused"] += 1
        else:
            yield page, article


def _print_table(summary: _Summary) -> None:
    table = plain_table("Fields that would change")
    table.add_column("field", no_wrap=True)
    table.add_column("articles", justify="right")
    for name in ("for example", "now", "then"):
        table.add_column(name, overflow="fold")
    for name, count in summary.fields.most_common():
        change = summary.examples[name]
        before, after = _differing(_text(change.before), _text(change.after))
        table.add_row(name, f"{count:,}", change.article_id, before, after)
    Terminal().print(table)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _differing(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before the place where they part."""
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = max(0, (min(len(before), len(after)) if same is None else same) - _SHOWN // 3)

    def cut(text: str) -> str:
        end = start + _SHOWN
        return f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"

    return cut(before), cut(after)
