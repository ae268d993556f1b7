"""``scrapy read``: what newscrawl reads from one page; the tool that one adds a site with."""

import argparse
import asyncio
import json
import sys
from typing import Any

from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.http import TextResponse

from newscrawl.characters import escaped_controls
from newscrawl.commands.savedpage import is_address, saved_page
from newscrawl.crawlsettings import refuse_wrong
from newscrawl.exceptions import NewscrawlError
from newscrawl.items import as_json
from newscrawl.loaders import ArticleLoader
from newscrawl.pages import Reading, explain_article, read_listing
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.sitecheck.fetch import Fetched, FetchSpider
from newscrawl.sites import GENERIC, Site, UnknownSite, get
from newscrawl.terminal import Terminal, print_json
from newscrawl.text import comparable

_LONGEST_VALUE = 300


class ReadError(NewscrawlError):
    """The page cannot be read. Raised by this module; the message says what to do."""


class Command(ScrapyCommand):
    """Exit code 1 where nothing was read, and for everything that could not be done."""

    def syntax(self) -> str:
        return "FILE|URL [--url URL] [--site NAME] [--list] [--why]"

    def short_desc(self) -> str:
        return "Show what newscrawl reads from one page"

    def long_desc(self) -> str:
        return (
            "Read one article page, saved or fetched (politely: robots.txt is obeyed), and print it as JSON; "
            "with --why as a table of each field's value, the source that won, the ones that agree and what "
            "the others say; with --list the lists on the page instead. --site generic switches all rules "
            "off."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", help="address of the saved page (default: the one the page names)")
        parser.add_argument("--site", help="read with this site's rules; generic: without rules")
        parser.add_argument("--list", action="store_true", help="read the lists on the page")
        parser.add_argument(
            "--why",
            action="store_true",
            help="a table: field, value, its source, who agrees, what the others say",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if len(args) != 1:
            raise UsageError(
                "name one file or address: scrapy read page.html --url https://…", print_help=False
            )
        if opts.list and opts.why:
            raise UsageError("--why tells of articles: leave --list out", print_help=False)
        refuse_wrong(self)
        if self.settings is not None and not opts.loglevel and not opts.logfile:
            self.settings.set("LOG_LEVEL", "ERROR", priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            site = _site(opts.site)
            page = self._page(args[0], opts.url)
            if opts.list:
                _print_list(page, site)
            else:
                _print_article(page, site, why=opts.why)
        except (NewscrawlError, UnknownSite) as error:
            print(f"newscrawl: {error}", file=sys.stderr)
            self.exitcode = 1

    def _page(self, target: str, url: str | None) -> TextResponse:
        if not is_address(target):
            return saved_page(target, url)
        if url:
            raise ReadError("--url goes with a saved page; leave it out")
        fetched = Fetched()
        process = self.crawler_process
        if not isinstance(process, AsyncCrawlerProcess):
            raise ReadError("newscrawl runs on asyncio: leave TWISTED_REACTOR as the project sets it")
        errors: list[BaseException] = []

        def done(finished: asyncio.Task[None]) -> None:
            if not finished.cancelled() and (error := finished.exception()) is not None:
                errors.append(error)

        crawler = process.create_crawler(FetchSpider)
        process.crawl(crawler, url=target, fetched=fetched).add_done_callback(done)
        process.start()
        if errors:
            raise ReadError(str(errors[0]) or type(errors[0]).__name__)
        return fetched.page()


def _site(name: str | None) -> Site | None:
    if name is None:
        return None
    return GENERIC if name == "generic" else get(name)


def _print_list(page: TextResponse, site: Site | None) -> None:
    rankings = read_listing(page, site)
    if not rankings:
        raise ReadError(f"no list of articles was found on {page.url}")
    print_json([ranking.to_dict() for ranking in rankings])


def _print_article(page: TextResponse, site: Site | None, *, why: bool) -> None:
    reading = explain_article(page, site, every=why)
    fields = reading.article.to_dict()
    if why:
        _print_table(reading, fields)
    if reading.refusal is not None:
        raise ReadError(f"no article on {page.url}: {reading.refusal}")
    if not why:
        print_json(fields)
        for name, doubt in reading.doubts.items():
            print(escaped_controls(f"doubted: {name}: {doubt}"), file=sys.stderr)


def _print_table(reading: Reading, fields: dict[str, Any]) -> None:
    """For each field its value, the source that won, who agrees with it, what the others say, and doubts."""
    table = Table(show_lines=True)
    for heading in ("field", "value", "source", "agree", "others"):
        table.add_column(heading, overflow="fold")
    for name, value in fields.items():
        others = _others(reading, name, value)
        agree = [other.source for other, same in others if same]
        say = [f"{other.source}: {_short(other.value)}" for other, same in others if not same]
        if name in reading.doubts:
            say.insert(0, f"doubted: {reading.doubts[name]}")
        shown = "" if value in (None, [], {}) else _short(value)
        table.add_row(
            name, shown, reading.sources.get(name, ""), ", ".join(dict.fromkeys(agree)), "\n".join(say)
        )
    Terminal().print(table)


def _others(reading: Reading, name: str, value: Any) -> list[tuple[Candidate, bool]]:
    """What the sources that did not win say of a field, each with whether its clean value is the same."""
    loader = ArticleLoader()
    found = []
    won = False
    for candidate in reading.candidates.get(name, ()):
        if not won and candidate.source == reading.sources.get(name):
            won = True
            continue
        clean = [as_json(one) for one in loader.clean(name, candidate.value)]
        values = value if isinstance(value, list) else [value]
        found.append((candidate, bool(clean) and comparable(str(clean)) == comparable(str(values))))
    return found


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=_written)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}… ({len(text)} characters)"


def _written(value: Any) -> Any:
    return getattr(value, "text", None) or str(value)
