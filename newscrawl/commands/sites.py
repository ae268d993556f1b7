"""``scrapy sites``: the declared sites, all of one, a check against the live site, a declaration for a new
one.
"""

import argparse
import asyncio
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.http import TextResponse

from newscrawl.exceptions import NewscrawlError
from newscrawl.sitecheck import check, draft, table
from newscrawl.sites import all_sites, get


class Command(ScrapyCommand):
    """Exit code 1 where a check found a list that does not work, and for everything that could not be
    done.
    """

    def syntax(self) -> str:
        return "[NAME] [--check | --new URL|FILE [--url URL]]"

    def short_desc(self) -> str:
        return "Show, check and draft site declarations"

    def long_desc(self) -> str:
        return (
            "Without NAME, a table of all declared sites. With NAME, all of one. --check asks robots.txt "
            "and each list once, politely. --new drafts a declaration and a test "
            "folder from a list page, to be reviewed."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--check", action="store_true", help="ask robots.txt and each list once")
        parser.add_argument("--new", metavar="URL|FILE", help="draft a declaration from a list page")
        parser.add_argument("--url", help="address of the saved page that --new names")
        parser.add_argument("--to", metavar="DIR", help="where --new writes (default: the project)")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if len(args) > 1 or (args and opts.new):
            raise UsageError("name at most one site: scrapy sites naver", print_help=False)
        if opts.url and not opts.new:
            raise UsageError("--url goes with --new and a saved page", print_help=False)
        if self.settings is not None and not opts.loglevel and not opts.logfile:
            # What failed is in the table, in words.
            self.settings.set("LOG_LEVEL", "CRITICAL", priority="cmdline")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            self._run(args, opts)
        except NewscrawlError as error:
            print(f"newscrawl: {error}", file=sys.stderr)
            self.exitcode = 1

    def _run(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.new:
            self._draft(opts)
        elif opts.check:
            sites = [get(args[0])] if args else [site for site in all_sites() if site.name != "portal"]
            results = check.Results()
            self._crawl(check.CheckSpider, sites=sites, results=results)
            table.print_checks(results, sites)
            if not results.all_right:
                self.exitcode = 1
        elif args:
            table.print_site(get(args[0]))
        else:
            table.print_sites(all_sites())

    def _draft(self, opts: argparse.Namespace) -> None:
        page: TextResponse | None = draft.saved_page(opts.new, opts.url)
        if page is None:
            fetched = draft.Fetched()
            self._crawl(draft.FetchSpider, url=opts.new, fetched=fetched)
            page = fetched.page()
        folder = Path(opts.to) if opts.to else Path(__file__).resolve().parents[2]
        for path in draft.write(page, folder):
            print(path)

    def _crawl(self, spider: type, **arguments: object) -> None:
        """Run one small spider, which obeys robots.txt, delays and the guard as all do, without the store
        and feeds.
        """
        process = self.crawler_process
        if not isinstance(process, AsyncCrawlerProcess):
            raise UsageError("newscrawl runs on asyncio: leave TWISTED_REACTOR as the project sets it")
        errors: list[BaseException] = []

        def done(finished: asyncio.Task[None]) -> None:
            if not finished.cancelled() and (exception := finished.exception()) is not None:
                errors.append(exception)

        process.crawl(process.create_crawler(spider), **arguments).add_done_callback(done)
        process.start()
        if errors:
            raise errors[0]
