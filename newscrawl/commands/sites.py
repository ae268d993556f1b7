"""``scrapy sites``: the declared sites, all of one, a check against the live site, drafts of declarations.

Drafts are of a new site's declaration, and of rules after a redesign.
"""

import argparse
import asyncio
import sys
from datetime import datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from newscrawl.commands import drafting
from newscrawl.commands.options import moment_of
from newscrawl.commands.savedpage import is_address, saved_page
from newscrawl.commandsettings import settings_of
from newscrawl.crawlsettings import refuse_wrong
from newscrawl.exceptions import NewscrawlError
from newscrawl.sitecheck import check, draft, frozen, patch, record, repair, samples, table
from newscrawl.sitecheck.fetch import DraftError, Fetched, FetchSpider
from newscrawl.sitecheck.kept import listed_of, response_of, site_of
from newscrawl.sites import all_sites, get
from newscrawl.store import Store
from newscrawl.store.location import data_dir, existing_store_url
from newscrawl.text import KST


class Command(ScrapyCommand):
    """Exit code 1 where a check found a list that does not work, and for everything that could not be
    done.
    """

    def syntax(self) -> str:
        return "[NAME] [--check [--all] | --test | --new URL|FILE [--url URL] | --repair NAME [--since TIME]]"

    def short_desc(self) -> str:
        return "Show, check and draft site declarations"

    def long_desc(self) -> str:
        return (
            "Without NAME, a table of all declared sites. With NAME, all of one. --check asks robots.txt, "
            "each list and one article once, politely, and keeps what it saw in DATA_DIR/sites.json, which "
            "the tables show. --new drafts a declaration from a front page and what it leads to, with why, "
            "and a frozen page that tests it, which --test reads. --repair prints a patch to the declaration "
            "of a site whose rules find nothing any more, drafted from its kept pages; nothing is written."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--check", action="store_true", help="ask robots.txt, each list and one article once"
        )
        parser.add_argument("--all", action="store_true", help="with --check: every declared site")
        parser.add_argument("--test", action="store_true", help="read the frozen pages of NAME, offline")
        parser.add_argument("--new", metavar="URL|FILE", help="draft a declaration from a list page")
        parser.add_argument(
            "--url", help="address of the saved page that --new names (default: the one it names itself)"
        )
        parser.add_argument("--repair", metavar="NAME", help="print a patch for rules that a redesign broke")
        parser.add_argument("--since", help="with --repair: only pages fetched since 2025-02-05, 12h or 7d")
        parser.add_argument(
            "--to", metavar="DIR", help="where --new writes (default: SITES_PATH, else the checkout)"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if len(args) > 1 or (args and (opts.new or opts.repair)):
            raise UsageError("name at most one site: scrapy sites naver", print_help=False)
        if opts.all and (args or not opts.check):
            raise UsageError("--all goes with --check, without NAME", print_help=False)
        if opts.test and not args:
            raise UsageError("--test goes with NAME", print_help=False)
        if opts.url and (not opts.new or is_address(opts.new)):
            raise UsageError("--url goes with --new and a saved page", print_help=False)
        if opts.since and not opts.repair:
            raise UsageError("--since goes with --repair", print_help=False)
        refuse_wrong(self)
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
        elif opts.repair:
            self._repair(opts)
        elif opts.check:
            self._check(args)
        elif opts.test:
            self._test(args[0])
        elif args:
            table.print_site(get(args[0]), record.read(self._data))
        else:
            table.print_sites(all_sites(), record.read(self._data))

    @property
    def _data(self) -> Path:
        return data_dir(settings_of(self))

    def _check(self, args: list[str]) -> None:
        sites = [get(args[0])] if args else [site for site in all_sites() if site.name != "portal"]
        results = check.Results()
        self._crawl(check.CheckSpider, sites=sites, results=results)
        table.print_checks(results, sites)
        record.write(self._data, results.seen(datetime.now(KST)))
        if not results.all_right:
            self.exitcode = 1

    def _draft(self, opts: argparse.Namespace) -> None:
        sites, cases = drafting.places(opts.to)
        live = is_address(opts.new)
        fetched = Fetched(response=None if live else saved_page(opts.new, opts.url))
        if live:
            draft.refuse_known(opts.new)
            self._crawl(FetchSpider, url=opts.new, fetched=fetched, leads=draft.leads_of)
        page, settings = fetched.page(), settings_of(self)
        if not is_address(page.url):
            raise DraftError("the page does not say where it is from: give its address, --url https://…")
        agent = settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"]
        new = draft.drafted(page, fetched.others, lambda urls: fetched.verdict(urls, agent), live=live)
        if drafting.is_interactive():
            new = drafting.asked_about(new)
        for path in draft.write(new, page, sites, cases):
            print(path)
        for doubt in new.doubts():
            print(f"? {doubt}")
        # As everybody else will: with the files that were just written.
        tested = drafting.tested(new.name, sites, cases)
        print(tested.stdout or tested.stderr, end="")
        self.exitcode = tested.returncode

    def _test(self, name: str) -> None:
        """Hold a declaration against its frozen pages, without network."""
        site, folders = get(name), drafting.test_folders()
        cases = [case for folder in folders for case in frozen.cases_of(folder, name)]
        if not cases:
            raise DraftError(f"{name} has no frozen page in {' or '.join(map(str, folders))}")
        for case in cases:
            outcome = frozen.examine(site, case)
            for problem in outcome.problems:
                print(f"{name} {case.name}: {problem}", file=sys.stderr)
                self.exitcode = 1
            if not outcome.problems:
                print(f"{name} {case.name}: {outcome.lists} lists of {outcome.entries} entries as expected")

    def _repair(self, opts: argparse.Namespace) -> None:
        """The patch goes to stdout, what it would change to stderr."""
        get(opts.repair)
        moment = moment_of(opts.since, datetime.now(KST)) if opts.since else None
        store = Store(existing_store_url(settings_of(self)))
        try:
            pages = list(store.page_history(opts.repair, moment, samples.MOST_PAGES))
            site = site_of(pages[0]) if pages else get(opts.repair)
            kept = ((page, response_of(page), listed_of(store, page)) for page in pages)
            read = samples.sample_of(site, kept)
        finally:
            store.close()
        found = repair.repair(site, read)
        table.print_repair(site.name, found)
        if found.rules or found.gone:
            print(patch.patch_of(site, found.rules, found.since, found.gone), end="")
        if any(one.rule is None and not one.can_go for one in found.fields):
            self.exitcode = 1

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
