"""The list spider: it follows the lists of its sites and reads the articles behind them.

A run has two phases for each site. First every list is read, so that each article knows all the places it
stands at; then the articles that are not known yet are read in list order. Sites do not wait for each other.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from newscrawl.extensions.run import Run
from newscrawl.items import Article, Ranking, ServedPage
from newscrawl.pages import explain_article
from newscrawl.pages.lists import ListPage, read_list_page
from newscrawl.sites import get
from newscrawl.sites.sources import ListKind, ListSource, tab_matches
from newscrawl.spiders import failures
from newscrawl.spiders.adaptation import adapt
from newscrawl.spiders.arguments import CrawlArguments
from newscrawl.spiders.browser import BrowserUse
from newscrawl.spiders.configured import configure
from newscrawl.spiders.elsewhere import elsewhere, is_robots
from newscrawl.spiders.frontier import Entry
from newscrawl.spiders.paging import continue_ranks
from newscrawl.spiders.target import Target, targets_of
from newscrawl.store import StoreError
from newscrawl.text import KST

logger = logging.getLogger(__name__)

LIST_PRIORITY = 10  # lists first: they are few, and the articles of a site wait for them
# Articles of one site that are asked for and not yet read: enough to keep a fast site busy, few enough
# that a long list costs no memory in the scheduler.
WINDOW = 32
# Fields that nearly every article has: the verdict looks at how often they are missing.
OFTEN_PRESENT = ("published_at", "publisher")


class ListSpider(Spider):
    """Follows every list of one kind. Subclasses name the kind."""

    kind: ClassVar[ListKind]
    browser: BrowserUse

    def __init__(self, **arguments: Any) -> None:
        super().__init__()
        self.arguments = CrawlArguments.parse(self.kind, arguments)
        self.targets = targets_of(self.kind, self.arguments)
        self._left = self.arguments.limit
        self._wake = asyncio.Event()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        for name in CrawlArguments.parse(cls.kind, kwargs).sites:
            configure(get(name), crawler.settings)
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.browser = BrowserUse(
            crawler.settings, [target.site for target in spider.targets], spider.arguments.render
        )
        adapt(crawler.settings, spider.targets, spider.browser, spider.arguments.url)
        return spider

    @property
    def sites(self) -> list[str]:
        """Names of the sites of this run."""
        return [target.site.name or (self.arguments.url or "") for target in self.targets]

    # -- The two phases ---------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Any]:
        today = datetime.now(KST).date()
        for target in self.targets:
            if target.site.robots == "refuses" and self.settings.getbool("ROBOTSTXT_OBEY"):
                self._refused_as_declared(target)
                continue
            for source in target.sources:
                yield self._list_request(target, source, source.first(target.home, today), page=1)
        while not all(target.done for target in self.targets):
            self._wake.clear()
            for target in self.targets:
                if target.lists_done and not target.settled:
                    await self._settle(target)
                while target.articles_open < WINDOW and (entry := target.frontier.next()):
                    yield self._article_request(target, entry)
            if not all(target.done for target in self.targets):
                await self._wake.wait()

    def _refused_as_declared(self, target: Target) -> None:
        name = target.site.name
        logger.warning(
            "%s: its robots.txt refuses robots; `scrapy sites --check %s` asks it anew", name, name
        )
        self._count("lists/refused", len(target.sources))

    async def _settle(self, target: Target) -> None:
        """Decide which listed articles are read: those not known, or known for longer than ``fresh``."""
        target.settled = True
        addresses = target.frontier.addresses()
        try:
            known = await self._run.store.known(addresses, self._stale_before())
        except StoreError as error:
            raise self._store_failed(error) from error
        wanted = [article_id for article_id, _ in addresses if article_id not in known]
        kept = target.frontier.keep(wanted, self._left)
        if self._left is not None:
            self._left -= kept
        self._count("articles/listed", len(addresses))
        self._count("articles/known", len(addresses) - len(wanted))
        self._count("articles/requested", kept)
        self._count("articles/left", len(wanted) - kept)

    def _stale_before(self) -> datetime | None:
        if self.arguments.fresh is None:
            return None
        return datetime.now(KST) - timedelta(hours=self.arguments.fresh)

    # -- Lists --------------------------------------------------------------------------------------

    def _list_request(
        self, target: Target, source: ListSource, url: str, page: int, above: int = 0
    ) -> Request:
        target.lists_open += 1
        return Request(
            url,
            callback=self.parse_list,
            errback=self.list_failed,
            priority=LIST_PRIORITY,
            dont_filter=True,  # the same address may serve several lists
            meta=self._slot(target)
            | self.browser.meta(target.site, "list", source.tab)
            # robots.txt itself is read like any robot reads it.
            | ({"dont_obey_robotstxt": True} if is_robots(url) else {}),
            cb_kwargs={"target": target, "source": source, "page": page, "above": above},
        )

    def parse_list(
        self, response: Response, target: Target, source: ListSource, page: int, above: int
    ) -> Iterable[Ranking | Request]:
        """Read one page of a list. ``above`` is the number of ranked entries on the pages before it."""
        try:
            if not isinstance(response, TextResponse):
                self._list_unread(response.url, "is no page of text", "failed")
                return
            robots = is_robots(response.url)
            listing = ListPage() if robots else read_list_page(response, target.site, source)
            if not listing.rankings:
                yield from self._look_elsewhere(response, listing, target, source)
                return
            self._count("lists/read")
            level = logging.INFO if page == 1 else logging.DEBUG
            logger.log(level, "%d entries %s: %s", len(listing.rankings), listing.how, response.url)
            last = continue_ranks(listing.rankings, above)
            now = datetime.now(KST)
            for ranking in listing.rankings:
                if not self._in_tab(ranking):
                    continue
                ranking.observed_at, ranking.run = now, self._run.id
                if self.arguments.follow:
                    target.frontier.add(ranking)
                yield ranking
            if listing.next_url and page < self._pages(source):
                yield self._list_request(target, source, listing.next_url, page + 1, last)
        finally:
            target.lists_open -= 1
            self._wake.set()

    def _in_tab(self, ranking: Ranking) -> bool:
        """Whether an entry belongs to the tab asked for; a list without tabs belongs to each."""
        tab = self.arguments.tab
        return tab is None or ranking.tab is None or tab_matches(ranking.tab, tab)

    def _look_elsewhere(
        self, response: TextResponse, listing: ListPage, target: Target, source: ListSource
    ) -> Iterable[Request]:
        # A declared list that is empty has changed: its site must be looked at, not guessed at.
        further = elsewhere(response, listing) if self.arguments.url is not None else []
        if not further or source.url in further:
            self._list_unread(response.url, "shows no list of articles", "empty")
        for url in further:
            logger.info("No list of articles on %s; looking at %s", response.url, url)
            yield self._list_request(target, replace(source, url=url), url, page=1)

    def list_failed(self, failure: Failure) -> None:
        """Count a list that could not be fetched, with its reason in one line."""
        request: Request = failure.request  # type: ignore[attr-defined]
        outcome = "refused" if failures.is_refused(failure) else "failed"
        self._list_unread(request.url, failures.reason(failure), outcome)
        request.cb_kwargs["target"].lists_open -= 1
        self._wake.set()

    def _list_unread(self, url: str, why: str, outcome: str) -> None:
        logger.warning("List %s: %s", url, why)
        self._count(f"lists/{outcome}")
        self._count(f"lists/{outcome}/{why}")

    def _pages(self, source: ListSource) -> float:
        """Pages of a list: as asked for, else as declared."""
        return self.arguments.pages or source.max_pages or float("inf")

    # -- Articles -----------------------------------------------------------------------------------

    def _article_request(self, target: Target, entry: Entry) -> Request:
        target.articles_open += 1
        return Request(
            entry.url,
            callback=self.parse_article,
            errback=self.article_failed,
            dont_filter=True,  # the frontier holds each article once already
            meta=self._slot(target) | self.browser.meta(target.site_of(entry.url), "article"),
            cb_kwargs={"target": target, "entry": entry},
        )

    def parse_article(self, response: Response, target: Target, entry: Entry) -> Iterable[Article]:
        """Read one article page."""
        try:
            if not isinstance(response, TextResponse):
                self._article_unread(response.url, "no page of text")
                return
            article = explain_article(response, target.site_of(response.url), self.crawler.stats).article
            article.requested_url = entry.url
            article.crawled_at = datetime.now(KST)
            article.listed_in = entry.placements
            article.page = ServedPage(response.url, response.encoding, response.body)
            self._count("articles/read")
            for name in OFTEN_PRESENT:
                if getattr(article, name) is None:
                    self._count(f"articles/missing/{name}")
            yield article
        finally:
            self._article_done(target)

    async def article_failed(self, failure: Failure) -> None:
        """Count an article that could not be fetched; remember one that is gone, so as not to ask again."""
        request: Request = failure.request  # type: ignore[attr-defined]
        entry: Entry = request.cb_kwargs["entry"]
        try:
            if failures.is_gone(failure):
                logger.info("Article is gone: %s", request.url)
                self._count("articles/gone")
                await self._run.store.mark_gone(entry.article_id, entry.url)
            else:
                self._article_unread(request.url, failures.reason(failure))
        except StoreError as error:
            raise self._store_failed(error) from error
        finally:
            self._article_done(request.cb_kwargs["target"])

    def _article_unread(self, url: str, why: str) -> None:
        logger.warning("Article %s: %s", url, why)
        self._count("articles/failed")
        self._count(f"articles/failed/{why}")

    def _article_done(self, target: Target) -> None:
        target.articles_open -= 1
        self._wake.set()

    def _slot(self, target: Target) -> dict[str, str]:
        own = target.slot in self.settings.getdict("DOWNLOAD_SLOTS")
        return {"download_slot": target.slot} if own else {}

    # -- The run ------------------------------------------------------------------------------------

    @property
    def _run(self) -> Run:
        run = self.crawler.get_extension(Run)
        if run is None:
            raise RuntimeError(f"{type(self).__name__} needs newscrawl.extensions.run.Run in EXTENSIONS")
        return run

    def _store_failed(self, error: StoreError) -> CloseSpider:
        logger.error("%s", error)
        self._count("store/failed")
        return CloseSpider("store_failed")

    def _count(self, name: str, count: int = 1) -> None:
        self.crawler.stats.inc_value(f"newscrawl/{name}", count)
