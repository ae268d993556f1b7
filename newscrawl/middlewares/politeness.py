"""What a host asks for beyond robots.txt's rules: Crawl-delay and Retry-After."""

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

logger = logging.getLogger(__name__)

# The statuses with which Retry-After has a meaning for us (RFC 6585, 4; RFC 9110, 15.6.4).
RETRY_AFTER_STATUSES = frozenset({429, 503})


def retry_after_seconds(value: str, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header (RFC 9110, 10.2.3), a number or a date; None for neither."""
    value = value.strip()
    if value.isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


class PolitenessMiddleware:
    """Waits as long as a host asks for; one that asks for more than POLITENESS_MAX_DELAY is left alone."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.max_delay = crawler.settings.getfloat("POLITENESS_MAX_DELAY")
        self.user_agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._closed: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.robots_parsed, signals.robots_parsed)
        return middleware

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take over the host's Crawl-delay where it is longer than ours."""
        delay = robotparser.crawl_delay(self.user_agent)
        if not delay:
            return
        key, slot = self._slot(request)
        if delay > self.max_delay:
            self._close(key, f"robots.txt asks for {delay:g} s between requests")
        elif delay > slot.delay:
            logger.info("%s asks for %g s between requests", key, delay)
            # An idle slot is thrown away and built anew from these.
            self.crawler.engine.downloader.per_slot_settings[key] = {"concurrency": 1, "delay": delay}
            slot.delay, slot.concurrency = delay, 1

    def process_request(self, request: Request) -> None:
        key = self.crawler.engine.downloader.get_slot_key(request)
        if key in self._closed:
            raise IgnoreRequest(self._closed[key])

    def process_response(self, request: Request, response: Response) -> Response:
        if response.status not in RETRY_AFTER_STATUSES:
            return response
        header = response.headers.get(b"Retry-After")
        wait = retry_after_seconds(header.decode("latin-1"), datetime.now(UTC)) if header else None
        if wait:
            key, slot = self._slot(request)
            if wait > self.max_delay:
                self._close(key, f"the server asks to wait {wait:g} s")
            else:
                logger.info("%s asks to wait %g s", key, wait)
                # The downloader sends nothing before lastseen + delay; without a delay it does not look.
                slot.delay = max(slot.delay, 0.001)
                slot.lastseen = max(slot.lastseen, monotonic() + wait - slot.delay)
        return response

    def _slot(self, request: Request) -> tuple[str, Slot]:
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request) or urlparse_cached(request).hostname or ""
        return key, downloader.slots.get(key) or Slot(1, 0.0)

    def _close(self, key: str, why: str) -> None:
        self._closed[key] = f"{why}, longer than POLITENESS_MAX_DELAY"
        logger.warning("%s is left alone for this run: %s", key, self._closed[key])
