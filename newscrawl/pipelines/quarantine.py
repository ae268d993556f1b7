"""Keeps the page of every item that was refused or failed on its way, so that nothing goes away silently."""

import logging
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from newscrawl.extensions.run import Run
from newscrawl.items import Article, Ranking
from newscrawl.store import Store, StoreError
from newscrawl.store.known import NO_ARTICLE

logger = logging.getLogger(__name__)


class Quarantine:
    """Listens for dropped items whose exception is a ``kind`` and for items that raised an error.

    Counts ``newscrawl/quarantine/kept`` and, for errors, ``newscrawl/articles/error`` or
    ``newscrawl/rankings/error``.
    """

    def __init__(self, crawler: Crawler, kind: type[DropItem]) -> None:
        self._crawler = crawler
        self._kind = kind
        crawler.signals.connect(self.item_dropped, signals.item_dropped)
        crawler.signals.connect(self.item_error, signals.item_error)

    @property
    def _run(self) -> Run:
        run = self._crawler.get_extension(Run)
        if run is None:
            raise RuntimeError("Quarantine needs newscrawl.extensions.run.Run in EXTENSIONS")
        return run

    async def item_dropped(self, item: Any, response: Any, exception: DropItem) -> None:
        """Keep the page if the item was refused for what it lacks."""
        if isinstance(exception, self._kind):
            await self._keep(item, response, str(exception))
            if isinstance(item, Article) and item.id:
                await self._do_not_ask_again(item.id, item.requested_url or item.url or "")

    async def item_error(self, item: Any, response: Any, failure: Failure) -> None:
        """Keep the page of an item whose processing raised."""
        if isinstance(item, Article | Ranking):
            kind = "articles" if isinstance(item, Article) else "rankings"
            self._crawler.stats.inc_value(f"newscrawl/{kind}/error")
            await self._keep(item, response, f"error: {type(failure.value).__name__}: {failure.value}")

    async def _do_not_ask_again(self, article_id: str, url: str) -> None:
        """Every run would fetch the page anew, find nothing, and say so."""
        try:
            await self._run.store.mark_gone(article_id, url, NO_ARTICLE)
        except StoreError as error:
            logger.error("%s", error)  # noqa: TRY400 - one line says it

    async def _keep(self, item: Any, response: Any, reason: str) -> None:
        page = response if isinstance(response, Response) else None
        url = (page.url if page else None) or item.url or getattr(item, "requested_url", None) or ""
        encoding = page.encoding if isinstance(page, TextResponse) else None
        run = self._run
        try:
            await run.store.call(Store.quarantine, run.id, url, reason, page.body if page else None, encoding)
        except StoreError as error:
            logger.error("%s; not kept: %s (%s)", error, url, reason)  # noqa: TRY400 - one line says it
        else:
            self._crawler.stats.inc_value("newscrawl/quarantine/kept")
