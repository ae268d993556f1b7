"""Scrapy's cookies, which are imported only where they are kept."""

from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.misc import build_from_crawler, load_object

_SCRAPYS = "scrapy.downloadermiddlewares.cookies.CookiesMiddleware"


class CookiesWhereKept:
    """Makes Scrapy's ``CookiesMiddleware`` where ``COOKIES_ENABLED`` is on.

    Scrapy imports whatever its settings name, also what is off, and this one brings 130 modules along.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        """Scrapy's own; raises ``NotConfigured`` where no cookies are kept."""
        if not crawler.settings.getbool("COOKIES_ENABLED"):
            raise NotConfigured
        return build_from_crawler(load_object(_SCRAPYS), crawler)
