"""Scrapy's cookies, imported only where they are wanted: what they need takes a tenth of the start."""

from typing import Any, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.misc import build_from_crawler, load_object


class OptionalCookies:
    """Stands for Scrapy's ``CookiesMiddleware``, which is there where ``COOKIES_ENABLED`` is on."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        """Scrapy's middleware. Raises ``NotConfigured`` where cookies are off."""
        if not crawler.settings.getbool("COOKIES_ENABLED"):
            raise NotConfigured
        middleware = cast("type", load_object("scrapy.downloadermiddlewares.cookies.CookiesMiddleware"))
        return build_from_crawler(middleware, crawler)
