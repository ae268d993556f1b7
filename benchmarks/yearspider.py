"""Runs of a moving portal without its pages: a whole run of newscrawl in which nothing is fetched or parsed.

Frontier, pipelines, store, feeds, verdict and what a run lets go of at its end are newscrawl's own; only the
entries of lists and the articles come from the portal's truth and not from its pages.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any, ClassVar

from newscrawl.following.targets import from_text
from newscrawl.items import Article, Promise, Ranking, ServedPage
from newscrawl.portal import dom
from newscrawl.portal.api import Api
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.rankings import LIST_SIZE, rankings_at
from newscrawl.portal.truth import article_truth
from newscrawl.portal.writer import Writer
from newscrawl.run import Count
from newscrawl.spiders.mainnews import MainNewsSpider
from newscrawl.store import Unread
from newscrawl.store.waiting import ListRead, WaitingArticle, WaitingList

# Two lists: the newest twelve of a section, and its box of ten, which is shuffled every ten minutes.
SECTION = "경제"
ARGUMENTS = {"site": "portal", "section": SECTION, "pages": "1"}


def lists_of(newsroom: Newsroom, url: str, at: datetime) -> Iterator[Ranking]:
    """The entries that the first pages of the section's lists show at that time."""
    ranks = rankings_at(newsroom, url, at, LIST_SIZE)
    return (one for one in ranks if one.section == SECTION and one.list == "mainnews")


class MovingNews(MainNewsSpider):
    """The spider of main news for a portal at ``base`` whose ``clock`` says what time it is."""

    base: ClassVar[str]
    clock: ClassVar[PortalClock]
    newsroom: ClassVar[Newsroom]

    @classmethod
    def of(cls, newsroom: Newsroom, clock: PortalClock, base: str) -> type["MovingNews"]:
        """The spider of one portal."""
        return type("MovingNews", (cls,), {"newsroom": newsroom, "clock": clock, "base": base})

    async def start(self) -> AsyncIterator[Any]:
        """Whatever is to be read, read."""
        async for taken in self.run.taken():
            for page in taken.lists:
                async for ranking in self._look(page):
                    yield ranking
            for article in taken.articles:
                if (read := await self._article(article)) is not None:
                    yield read

    async def _look(self, page: WaitingList) -> AsyncIterator[Ranking]:
        name, now = from_text(page.source).name, self.clock.now()
        found = [one for one in lists_of(self.newsroom, self.base, now) if one.name == name]
        self.run.counters.add(Count.LISTS_READ)
        measured = ListRead(**self._asked_for(page.site, page.source), how="by rule")
        for ranking in await self._keep(page.key.hex(), page.site, page.page, found, [], measured=measured):
            yield ranking

    async def _article(self, waiting: WaitingArticle) -> Article | None:
        at = self.clock.now()
        index = self.newsroom.index_of(int(waiting.article_id.partition(":")[2]))
        if index is None or (headline := self.newsroom.headline(index)).gone_at(at):
            self.run.counters.add(Count.ARTICLES_GONE)
            gone = Unread(how="gone", article_id=waiting.article_id, url=waiting.url, key=waiting.key)
            await self.run.keep_unread(gone)
            return None
        article = article_truth(Writer(self.newsroom, headline).write(at), self.base)
        article.requested_url, article.crawled_at = waiting.url, datetime.now(at.tzinfo)
        article.listed_in, article.read_because = waiting.placements, waiting.why
        article.lease = waiting.key
        article.page = ServedPage(waiting.url, "utf-8", self._page(article, headline.news_id))
        titles = (article.title or "",)
        article.promise = Promise(waiting.article_id, waiting.title, titles, waiting.site)
        article.outside = self.choice_of(waiting.site).why_not(article)
        self._count_read(article)
        return article

    def _page(self, article: Article, news_id: int) -> bytes:
        """The page as the portal serves it, without the boxes beside the article."""
        api = Api(self.newsroom, self.clock)
        detail = api.article(2, news_id)
        main = dom.article(detail, api.comments(news_id), "")
        head = dom.article_head(detail, self.base)
        return dom.document(article.title or "", main, api.groups(), head=head).encode()
