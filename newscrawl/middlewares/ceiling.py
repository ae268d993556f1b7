"""Pages that would take too long to read are refused before anything parses them."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings

from newscrawl.pages.complexity import Ceiling
from newscrawl.pages.lists.sitemap import is_streamed
from newscrawl.run.errors import TooComplexError


def ceiling_of(settings: BaseSettings) -> Ceiling:
    """The most that a page may have, as the settings say."""
    names = ("PAGE_BYTES", "PAGE_TAGS", "PAGE_ATTRIBUTES", "PAGE_BRACKETS")
    return Ceiling(*map(settings.getint, names))


class CeilingMiddleware:
    """Hands a page above ``PAGE_BYTES`` and its like to the request's errback.

    Parsing and reading run in the event loop: nothing else goes on meanwhile.
    """

    def __init__(self, ceiling: Ceiling) -> None:
        self._ceiling = ceiling

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(ceiling_of(crawler.settings))

    def process_spider_input(self, response: Response) -> None:
        """Raise ``TooComplexError`` for such a page."""
        if not isinstance(response, TextResponse):
            return
        if is_streamed(response.body):  # with bounds of its own; see pages.lists.xmlstream
            return
        why = self._ceiling.exceeded(response.body)
        if why is not None:
            raise TooComplexError(f"page too complex to read: {why}", response)
