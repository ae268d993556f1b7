"""AutoThrottle that slows down for a host that becomes slow, and never asks faster than is declared."""

from scrapy import Request, Spider
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from newscrawl.middlewares.politeness import declared_delay


class PoliteThrottle(AutoThrottle):
    """Scrapy's knows one least delay for all slots, and begins with one of its own. Here a slot's own delay
    (its site's, or Crawl-delay) is the least, and a slot without one, as the bundled portal's, stays without.
    """

    def _start_delay(self) -> float:
        return self.mindelay

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        key, slot = self._get_slot(request, spider)
        if key is None or slot is None:
            return
        if least := declared_delay(self.crawler.engine.downloader, key):
            super()._response_downloaded(response, request, spider)
            slot.delay = max(slot.delay, least)
