"""The list spider: it follows the lists of its sites and reads the articles behind them.

What is to be read comes from the frontier of the crawl, and what was read goes from there in the transaction
that keeps it: the spider remembers nothing. For each site first every list is read, so that each article
knows all the places it stands at; then the articles that are not known yet are read in list order.
"""

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings

from newscrawl.addresses import place_of
from newscrawl.contact import identify
from newscrawl.exceptions import FailureClass
from newscrawl.following.arguments import CrawlArguments, chooses, is_partial
from newscrawl.following.browser import BrowserUse
from newscrawl.following.choice import Choices
from newscrawl.following.configured import configured
from newscrawl.following.days import check_days
from newscrawl.following.download import set_download
from newscrawl.following.targets import Target, targets_of
from newscrawl.items import Article, Ranking
from newscrawl.pages import explain_article
from newscrawl.pages.lists import read_list_page
from newscrawl.run import Count
from newscrawl.run.plan import CrawlPlan
from newscrawl.run.validity import missing
from newscrawl.sites.registry import SiteRegistry, declared
from newscrawl.sites.sources import ListKind, ListSource
from newscrawl.spiders.articles import ReadsArticles
from newscrawl.spiders.lists import ReadsLists
from newscrawl.store.waiting import WaitingList
from newscrawl.text import KST

logger = logging.getLogger(__name__)


class ListSpider(ReadsLists, ReadsArticles):
    """Follows every list of one kind. Subclasses name the kind."""

    kind: ClassVar[ListKind]

    # They look after spiders that follow links as they find them. Here a request is a row of the frontier,
    # which would wait for ever if it were dropped, as UrlLengthMiddleware does with 2,084 characters.
    custom_settings = {  # noqa: RUF012 - Scrapy's own way
        "SPIDER_MIDDLEWARES": {
            "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
            "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
            "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
            # After HttpError (50), so that only pages are measured; before anything looks into them.
            "newscrawl.middlewares.ceiling.CeilingMiddleware": 60,
        }
    }

    def __init__(self, **arguments: Any) -> None:
        super().__init__()
        self.arguments = CrawlArguments.parse(self.kind, arguments)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        arguments, settings = spider.arguments, crawler.settings
        identify(settings)  # add-ons come later, and the browser is told by then who it is
        sites, places, targets = spider.asked_for(settings)
        names = tuple(target.name for target in targets)
        given = arguments.given
        spider.plan = CrawlPlan(
            names=names,
            arguments=given,
            sites=sites,
            places=places,
            partial=is_partial(given),
            chooses=chooses(given),
        )
        spider.choices = Choices.of_targets(arguments, targets)
        followed = [target.site for target in targets]
        spider.browser = BrowserUse(settings, followed, arguments.render)
        set_download(settings, sites.all(), followed, spider.browser)
        return spider

    def asked_for(self, settings: BaseSettings) -> tuple[SiteRegistry, frozenset[str], list[Target]]:
        """The sites as the settings place them, the places that a user named, and the lists to follow.

        Raises UnknownSite, NoSuchList, ArgumentError: the arguments or settings name what is not there.
        """
        arguments = self.arguments
        sites, places = declared(), frozenset({place_of(arguments.url)} if arguments.url else ())
        for name in arguments.sites:
            sites, named = configured(sites, name, settings)
            places |= named
        targets = targets_of(self.kind, arguments, sites)
        check_days(targets, arguments, datetime.now(KST), settings.getint("LIST_DAYS"))
        return sites, places, targets

    def first_lists(self) -> list[WaitingList]:
        """The pages that a new crawl begins with. A site that is declared to refuse robots has none."""
        pages = []
        for target in targets_of(self.kind, self.arguments, self.run.sites):
            if target.site.robots == "refuses" and self.settings.getbool("ROBOTSTXT_OBEY"):
                name = target.site.name
                logger.warning(
                    "%s: its robots.txt refuses robots; `scrapy sites --check %s` asks it anew", name, name
                )
                self.run.counters.add(
                    Count.LISTS_REFUSED, len(target.sources), why=f"{name}: as its site says"
                )
                self.run.counters.add_trouble(Count.LISTS_TROUBLE, name, FailureClass.ROBOTS)
                continue
            pages += [page for source in target.sources for page in self.pages_of_list(target.name, source)]
        return pages

    def parse(self, response: Response) -> Iterator[Article | Ranking]:
        """What ``scrapy parse ADDRESS --spider NAME`` shows: the article of a page, or its list."""
        if not isinstance(response, TextResponse):
            return
        site = self.plan.sites.site_for(response.url)
        article = explain_article(response, site).article
        if site.native_id(response.url) or (not missing(article) and response.url != self.arguments.url):
            yield article
        else:
            source = ListSource(kind=self.kind, url=response.url)
            yield from read_list_page(response, site, source).rankings

    async def start(self) -> AsyncIterator[Any]:
        async for taken in self.run.taken():
            for page in taken.lists:
                yield self.list_request(page)
            for article in taken.articles:
                yield self.article_request(article)
