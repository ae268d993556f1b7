"""One line for a crawl of the public web that does not say whom its sites can write to."""

import logging
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.httpobj import urlparse_cached

from newscrawl.middlewares.nonpublic import address_of, is_local_name, is_public

logger = logging.getLogger(__name__)


class ContactReminder:
    """Says with the first request to the public web that ``CONTACT`` is missing."""

    def __init__(self, crawler: Crawler) -> None:
        self._signals = crawler.signals
        self._signals.connect(self.request_reached_downloader, signals.request_reached_downloader)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if crawler.settings.get("CONTACT") or not crawler.settings.getbool("RUN_ENABLED"):
            raise NotConfigured
        return cls(crawler)

    def request_reached_downloader(self, request: Request) -> None:
        if _is_public_host(urlparse_cached(request).hostname or ""):
            self._signals.disconnect(self.request_reached_downloader, signals.request_reached_downloader)
            logger.warning(
                "The sites of this crawl cannot tell whom to write to: give -s CONTACT=you@example.org,"
                " or the address of a page about it"
            )


def _is_public_host(host: str) -> bool:
    if (literal := address_of(host)) is not None:
        return is_public(literal)
    return "." in host and not is_local_name(host)
