"""Keeps the page of every item that was refused or failed on its way, so that nothing goes away silently."""

from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from newscrawl.items import Article, Ranking
from newscrawl.run import Count, Run
from newscrawl.store import Unread
from newscrawl.store.known import NO_ARTICLE


class Quarantined(DropItem):
    """An item is not kept, and a person should look at its page. ``asked_again``: by the next run that
    lists it.
    """

    asked_again = False


class Quarantine:
    """Listens for items that are ``Quarantined`` and for items that raised an error.

    Counts ``quarantine/kept`` and, for errors, ``articles/error`` or ``rankings/error``.
    """

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._run = run
        crawler.signals.connect(self.item_dropped, signals.item_dropped)
        crawler.signals.connect(self.item_error, signals.item_error)

    async def item_dropped(self, item: Any, response: Any, exception: DropItem) -> None:
        """Keep the page if it is to be looked at."""
        if isinstance(exception, Quarantined):
            # Pages that led elsewhere, all to one perhaps, are told apart by what was asked for.
            asked = getattr(item, "requested_url", None) if exception.asked_again else None
            await self._keep(item, response, str(exception), asked)
            if isinstance(item, Article) and item.id and not exception.asked_again:
                await self._do_not_ask_again(item, item.id, str(exception))

    async def item_error(self, item: Any, response: Any, failure: Failure) -> None:
        """Keep the page of an item whose processing raised."""
        if isinstance(item, Article | Ranking):
            is_article = isinstance(item, Article)
            self._run.counters.add(Count.ARTICLES_ERROR if is_article else Count.RANKINGS_ERROR)
            await self._keep(item, response, f"error: {type(failure.value).__name__}: {failure.value}")

    async def _do_not_ask_again(self, item: Article, article_id: str, why: str) -> None:
        """Every run would fetch the page anew, find nothing, and say so."""
        url = item.requested_url or item.url or ""
        await self._run.keep_unread(
            Unread(how="gone", article_id=article_id, url=url, key=item.lease, status=NO_ARTICLE, kind=why)
        )

    async def _keep(self, item: Any, response: Any, reason: str, asked: str | None = None) -> None:
        page = response if isinstance(response, Response) else None
        url = asked or (page.url if page else None) or item.url or getattr(item, "requested_url", None) or ""
        encoding = page.encoding if isinstance(page, TextResponse) else None
        await self._run.quarantine(url, reason, page.body if page else None, encoding)
