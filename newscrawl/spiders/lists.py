"""Pages of lists: asked for, read, kept, and followed to the next page."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from scrapy import Request
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from newscrawl.exceptions import FailureClass
from newscrawl.following import failures
from newscrawl.following.days import by_day
from newscrawl.following.discovery import article_on, lists_of_menu
from newscrawl.following.fallbacks import fallbacks, is_robots_file
from newscrawl.following.paging import continue_ranks
from newscrawl.following.targets import ListStep, as_text, first_step, from_text, site_named
from newscrawl.items import Ranking
from newscrawl.pages.lists import ListPage, read_list_page
from newscrawl.pages.lists.sitemap import MOST_BYTES, is_large, may_be_sitemap
from newscrawl.rendering.plan import PageKind
from newscrawl.run import Count
from newscrawl.run.answers import CONDITIONAL, UNCHANGED, answer_of, forget_answer
from newscrawl.run.timelimit import OutOfTimeError
from newscrawl.sites.sources import ListSource, NoSuchList
from newscrawl.spiders.choosing import ChoosesEntries
from newscrawl.spiders.days import ReadsDays, shows_otherwise
from newscrawl.store.answers import KeptAnswer
from newscrawl.store.waiting import ListRead, ReadList, Rereading, WaitingList
from newscrawl.text import KST

logger = logging.getLogger(__name__)

# A sitemap may be longer than any page, and is read in another way; see pages.lists.xmlstream.
_OF_SITEMAPS = {"download_maxsize": MOST_BYTES, "download_warnsize": MOST_BYTES}
LIST_PRIORITY = 10  # lists first: they are few, and the articles of a site wait for them


class ReadsLists(ReadsDays, ChoosesEntries):
    """The callbacks of a list's pages. What a page comes to is kept in one transaction, which also puts the
    next page on the frontier.
    """

    def pages_of_list(self, target: str, source: ListSource) -> list[WaitingList]:
        """The first pages of a list of ``target``: of each day, where days are asked for."""
        days = by_day(source, self.arguments, datetime.now(KST))
        return [self.page_of_list(target, one) for one in days]

    def page_of_list(
        self, target: str, source: ListSource, url: str | None = None, step: ListStep | None = None
    ) -> WaitingList:
        """A page of a list of ``target``; without ``url`` the list's first one."""
        site = site_named(self.run.sites, target)
        url = url or source.first(site.home or source.url, datetime.now(KST).date())
        slot = self.run.slots.of(self.run.sites.site_for(url), url)
        return WaitingList(
            site=target, slot=slot, url=url, source=as_text(source), step=step or first_step(source)
        )

    def list_request(self, page: WaitingList) -> Request:
        """The request for a page of a list."""
        site, source = site_named(self.run.sites, page.site), from_text(page.source)
        callbacks: dict[str, Callable[..., Any]] = {
            "menu": self.parse_menu,
            "opener": self.parse_opener,
            "list": self.parse_list,
        }
        paging = {"page": page.page, "above": page.above, "tries": page.tries} if page.step == "list" else {}
        return Request(
            page.url,
            callback=callbacks[page.step],
            errback=self.list_failed,
            priority=LIST_PRIORITY,
            dont_filter=True,  # the same address may serve several lists
            meta=self.run.slots.meta(page.slot, site)
            | self.browser.meta(site, self._shown_on(page.step, source), source.tab)
            | ({} if self.browser.needed(site) else CONDITIONAL)
            | (_OF_SITEMAPS if may_be_sitemap(page.url) else {})
            # robots.txt itself is read like any robot reads it.
            | ({"dont_obey_robotstxt": True} if is_robots_file(page.url) else {}),
            cb_kwargs={"key": page.key.hex(), "target": page.site, "source": page.source} | paging,
        )

    @staticmethod
    def _shown_on(step: str, source: ListSource) -> PageKind:
        """What kind of page is opened at a step on the way to a list."""
        if step == "menu":
            return "menu"
        return "article" if step == "list" and source.on_article else "list"

    async def parse_list(
        self, response: Response, *, key: str, target: str, source: str, page: int, above: int, tries: int
    ) -> AsyncIterator[Ranking]:
        """Read one page of a list. ``above`` is the number of ranked entries on the pages before it.
        It was put off ``tries`` times.
        """
        if not isinstance(response, TextResponse):
            unread = self.unmeasured(target, source, FailureClass.LIST_GONE)
            await self.list_unread(key, response.url, "is no page of text", Count.LISTS_FAILED, unread)
            return
        declaration = from_text(source)
        listing = await self._listing(response, key, target, source)
        if listing is None:
            return
        if (why := shows_otherwise(declaration, listing)) is not None:
            await self._forget(response)
            await self.refuse_day(key, target, source, url=response.url, why=why, tries=tries)
            return
        if not listing.rankings:
            await self._forget(response)
            await self._fall_back(response, listing, key, target, source)
            return
        self._count_read_list(response, listing, target, declaration, page)
        last, following = continue_ranks(listing.rankings, above), []
        addresses = (ranking.url for ranking in listing.rankings)
        leads_on = self.run.trail.leads_on(f"{target} {source}", addresses)
        if leads_on and listing.next_url and page < self._pages(declaration):
            next_page = self.page_of_list(target, declaration, listing.next_url, "list")
            following = [replace(next_page, page=page + 1, above=last)]
        measured = self.measured(target, source, response, listing.reading)
        listing.lists.clear()  # the items say it all, and of a long page they are many
        kept = await self._keep(
            *(key, target, page, listing.rankings, following),
            goes_on=leads_on and listing.next_url is not None,
            measured=measured,
            answer=answer_of(response),
            span=declaration.on or self.span_of(target, listing),
        )
        for ranking in kept:
            yield ranking

    async def _listing(self, response: TextResponse, key: str, target: str, source: str) -> ListPage | None:
        """The lists of a page; None if they take too long to read, which is noted."""
        if is_robots_file(response.url):
            return ListPage()
        read = partial(read_list_page, response, site_named(self.run.sites, target), from_text(source))
        if is_large(response.body):
            return await asyncio.to_thread(read)
        try:
            with self.run.reading_limit:
                return read()
        except OutOfTimeError as error:
            unread = self.unmeasured(target, source, FailureClass.UNREADABLE)
            await self.run.quarantine(response.url, str(error), response.body, response.encoding)
            await self.list_unread(key, response.url, str(error), Count.LISTS_FAILED, unread)
        return None

    def _count_read_list(
        self, response: TextResponse, listing: ListPage, target: str, source: ListSource, page: int
    ) -> None:
        self.run.counters.add(Count.LISTS_READ)
        level = logging.INFO if page == 1 else logging.DEBUG
        logger.log(level, "%d entries %s: %s", len(listing.rankings), listing.how, response.url)
        if source.reader == "rule" and not listing.by_rule:
            logger.warning("List changed: %s: its rules find nothing; read %s", response.url, listing.how)
            self.run.counters.add(Count.LISTS_CHANGED, why=target)

    async def _keep(
        self,
        key: str,
        target: str,
        page: int,
        rankings: Sequence[Ranking],
        following: list[WaitingList],
        *,
        goes_on: bool = False,
        measured: ListRead | None = None,
        answer: KeptAnswer | None = None,
        span: str | None = None,
    ) -> list[Ranking]:
        """Keep what a page came to. Returns the ranks for the feeds, and those that lack too much."""
        run, now = self.run, datetime.now(KST)
        entries, slots, invalid = await self.chosen(target, rankings, now, span)
        # A look at a list is of the moment that its entries are of.
        measured = replace(measured, at=now) if measured is not None else None
        read = ReadList(
            key=bytes.fromhex(key),
            site=target,
            page=page,
            rankings=entries,
            slots=slots,
            next=following,
            goes_on=goes_on,
            stale_before=self._stale_before(),
            rereading=Rereading(now=run.crawl_started, intervals=run.reread_after),
            limit=self.arguments.limit,
            measured=measured,
            answer=answer,
        )
        return [*await run.keep_list(read), *invalid]

    def _stale_before(self) -> datetime | None:
        """Articles read before this are read again; counted from the crawl's start, so that they are once."""
        if self.arguments.fresh is None:
            return None
        return self.run.crawl_started - timedelta(hours=self.arguments.fresh)

    def _pages(self, source: ListSource) -> int:
        """Pages of a list: as asked for, else as declared, else as many as any list may have."""
        return self.arguments.pages or source.max_pages or self.settings.getint("LIST_PAGES")

    # -- On the way to a list -----------------------------------------------------------------------

    async def parse_menu(self, response: Response, *, key: str, target: str, source: str) -> None:
        """Follow the lists of the categories that a page's menu names."""
        site, declaration = site_named(self.run.sites, target), from_text(source)
        lists, why = [], "names no categories in its menu"
        try:
            if isinstance(response, TextResponse):
                asked = self.arguments.sections, self.arguments.tab
                lists = lists_of_menu(response, site, declaration, *asked)
        except NoSuchList as error:
            why = str(error)
        if not lists:
            unread = self.unmeasured(target, source, FailureClass.LIST_GONE)
            await self.list_unread(key, response.url, why, Count.LISTS_EMPTY, unread)
            return
        logger.info("%d lists in the menu of %s", len(lists), response.url)
        pages = [page for one in lists for page in self.pages_of_list(target, one)]
        await self._keep(key, target, 1, [], pages, answer=answer_of(response))

    async def parse_opener(self, response: Response, *, key: str, target: str, source: str) -> None:
        """Follow the first article of a list page, on whose page the list stands."""
        site, declaration = site_named(self.run.sites, target), from_text(source)
        url = article_on(response, site, declaration) if isinstance(response, TextResponse) else None
        if url is None:
            unread = self.unmeasured(target, source, FailureClass.LIST_GONE)
            await self.list_unread(key, response.url, "leads to no article", Count.LISTS_EMPTY, unread)
            return
        await self._keep(key, target, 1, [], [self.page_of_list(target, declaration, url, "list")])

    async def _forget(self, response: TextResponse) -> None:
        """Have a page that is no list any more sent whole the next time."""
        if UNCHANGED in response.flags:
            await forget_answer(self.run, response.url)

    async def _fall_back(
        self, response: TextResponse, listing: ListPage, key: str, target: str, source: str
    ) -> None:
        # A declared list that is empty has changed: its site must be looked at, not guessed at.
        declaration, span = from_text(source), self.choice_of(target).span
        may_look = self.arguments.url is not None or declaration.reader == "sitemap"
        since = span.since if span else None
        further = fallbacks(response, listing, declaration, since) if may_look else []
        # Sitemaps may name themselves, or each other.
        new = self.run.trail.detours(target, (one.url for one in further))
        further = [one for one in further if one.url in new]
        if not further:
            unread = self.unmeasured(target, source, FailureClass.LIST_GONE)
            await self.list_unread(key, response.url, "shows no list of articles", Count.LISTS_EMPTY, unread)
            return
        for one in further:
            logger.info("No list of articles on %s; looking at %s", response.url, one.url)
        pages = [self.page_of_list(target, one) for one in further]
        await self._keep(key, target, 1, [], pages)

    # -- What cannot be read ------------------------------------------------------------------------

    async def list_failed(self, failure: Failure) -> None:
        """Count a list that could not be fetched, with its reason in one line."""
        if failures.is_interrupted(failure):
            return
        request = failures.request_of(failure)
        count = Count.LISTS_REFUSED if failures.is_refused(failure) else Count.LISTS_FAILED
        failure_class = failures.class_of(failure)
        if is_robots_file(request.url) and failures.is_gone(failure):  # it might have named sitemaps
            count, failure_class = Count.LISTS_EMPTY, FailureClass.LIST_GONE
        if (page := failures.unread_page(failure)) is not None:
            await self.run.quarantine(page.url, failures.reason(failure), page.body, page.encoding)
        asked = request.cb_kwargs
        unread = self.unmeasured(asked["target"], asked["source"], failure_class)
        await self.list_unread(
            asked["key"],
            request.url,
            failures.reason(failure),
            count,
            unread,
            named=failures.robots_words(failure),
        )
