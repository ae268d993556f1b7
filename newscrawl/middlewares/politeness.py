"""What a host asks for beyond robots.txt's rules, and what it may cost: Crawl-delay, Retry-After, rests."""

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import CancelledError

from newscrawl.exceptions import FailureClass
from newscrawl.middlewares.robots import ROBOTS_META
from newscrawl.run import Run
from newscrawl.run.errors import class_of, class_of_status, words_of
from newscrawl.run.hosts import HostLimits, Hosts
from newscrawl.run.slots import DownloadSlots

logger = logging.getLogger(__name__)

# The statuses with which Retry-After has a meaning for us (RFC 6585, 4; RFC 9110, 15.6.4).
RETRY_AFTER_STATUSES = frozenset({429, 503})
_SENT = "newscrawl_sent"
# Failures within so many seconds are one.
_AT_ONCE = 0.5


# What says nothing of robots.txt in particular where it was what was asked for.
_OF_WHOLE_HOST = frozenset({FailureClass.DNS, FailureClass.REFUSED, FailureClass.TLS})


def _of_robots(request: Request, words: str) -> str:
    """The words for what went wrong with a request, with what it was if it was for robots.txt."""
    return f"robots.txt unreachable: {words}" if request.meta.get(ROBOTS_META) else words


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


def _host(url: str) -> str | None:
    return urlsplit(url).hostname


def declared_delay(downloader: Downloader, key: str) -> float:
    """Seconds between two requests that a slot is never to go below: its own, or ``DOWNLOAD_DELAY``."""
    own = downloader.per_slot_settings.get(key, {})
    return float(own.get("delay", downloader.settings.getfloat("DOWNLOAD_DELAY")))


class GivenUpMiddleware:
    """Lets nothing through to hosts that the run has given up: before their robots.txt is asked for."""

    def __init__(self, crawler: Crawler, hosts: Hosts) -> None:
        self._crawler = crawler
        self._hosts = hosts

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if (run := Run.of(crawler)) is None:
            raise NotConfigured
        return cls(crawler, run.hosts)

    def process_request(self, request: Request) -> None:
        """Raise ``GivenUpError`` if the host was given up."""
        # A redirect brings the slot of the host that it left along.
        if (left := request.meta.get("redirect_urls")) and request.meta.get("download_slot") == _host(
            left[-1]
        ):
            del request.meta["download_slot"]
        self._hosts.check(self._crawler.engine.downloader.get_slot_key(request))


class PolitenessMiddleware:
    """Waits as long as a host asks for, lets one that fails rest, and gives up one that costs too much.

    Sees every try of a request, because Scrapy's own middleware for retrying comes after it.
    """

    def __init__(self, crawler: Crawler, hosts: Hosts, slots: DownloadSlots | None = None) -> None:
        self.crawler = crawler
        self.hosts = hosts
        self._run_slots = slots  # which say when another run may ask a host
        self.max_delay = crawler.settings.getfloat("POLITENESS_MAX_DELAY")
        self.user_agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._most_requests = crawler.settings.getint("RUN_REQUESTS")
        # The requests that were under way when a failure of their host was last noted, and when that was:
        # theirs is the same failure.
        self._under_way: dict[str, tuple[set[Request], float]] = {}
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        run = Run.of(crawler)
        hosts = run.hosts if run else Hosts(HostLimits.from_settings(crawler.settings))
        middleware = cls(crawler, hosts, run.slots if run else None)
        crawler.signals.connect(middleware.robots_parsed, signals.robots_parsed)
        return middleware

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take over the host's Crawl-delay where it is longer than ours."""
        delay = robotparser.crawl_delay(self.user_agent)
        if not delay:
            return
        key, slot = self._slot(request)
        if delay > self.max_delay:
            why = f"robots.txt asks for {delay:g} s between requests, longer than POLITENESS_MAX_DELAY"
            self.hosts.give_up(key, why, FailureClass.ROBOTS)
        elif delay > declared_delay(self.crawler.engine.downloader, key):
            logger.info("%s asks for %g s between requests", key, delay)
            if self._run_slots is not None:
                # In the browser the slot has another name than in the store.
                for name in {key, _host(request.url) or key}:
                    self._run_slots.asks_for(name, delay)
            # An idle slot is thrown away and built anew from these.
            self.crawler.engine.downloader.per_slot_settings[key] = {"concurrency": 1, "delay": delay}
            slot.delay, slot.concurrency = max(slot.delay, delay), 1

    def process_request(self, request: Request) -> None:
        """Count the request. Raise ``GivenUpError`` if its host has had enough of them; one too many for the
        run closes the spider.
        """
        self.hosts.ask(self.crawler.engine.downloader.get_slot_key(request))
        request.meta[_SENT] = monotonic()
        if self.hosts.requests > self._most_requests and self._closing is None:
            logger.warning("%d requests are enough for one run", self._most_requests)
            self._closing = asyncio.create_task(
                self.crawler.engine.close_spider_async(reason="RUN_REQUESTS are used up")
            )

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response as it is, having noted what it says of its host."""
        which = class_of_status(response.status)
        if response.status < HTTPStatus.BAD_REQUEST or which in (FailureClass.GONE, FailureClass.OTHER):
            self.hosts.answered(self.crawler.engine.downloader.get_slot_key(request))
            return response
        header = response.headers.get(b"Retry-After") if response.status in RETRY_AFTER_STATUSES else None
        wait = retry_after_seconds(header.decode("latin-1"), datetime.now(UTC)) if header else None
        if wait:
            self._wait_as_asked(request, wait, which)
        elif request.meta.get(ROBOTS_META) and which is FailureClass.FORBIDDEN:
            self.hosts.answered(self._slot(request)[0])  # it has none for us (RFC 9309, 2.3.1.3)
        else:
            self._failed(request, which, f"HTTP {response.status}")
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that a host could not be reached, or did not answer."""
        if not isinstance(exception, CancelledError):  # given up here: the host has done nothing
            self._failed(request, class_of(exception), words_of(exception))

    def _wait_as_asked(self, request: Request, wait: float, which: FailureClass) -> None:
        key, slot = self._slot(request)
        if wait > self.max_delay:
            why = f"the server asks to wait {wait:g} s, longer than POLITENESS_MAX_DELAY"
            self.hosts.give_up(key, _of_robots(request, why), which)
        elif key not in self.hosts.given_up and slot.lastseen < monotonic() + wait - 1:
            # One that rests already has been asked for that much.
            why = _of_robots(request, f"the server asks to wait {wait:g} s")
            self._rest(slot, self.hosts.wait(key, wait, which, why))

    def _failed(self, request: Request, which: FailureClass, words: str) -> None:
        key, slot = self._slot(request)
        under_way, noted = self._under_way.get(key, (set(), 0.0))
        now = monotonic()
        # robots.txt is asked for by itself, and each time again.
        is_one_of_many = which is not FailureClass.FORBIDDEN and not request.meta.get(ROBOTS_META)
        if is_one_of_many and (request in under_way or now - noted < _AT_ONCE):
            under_way.discard(request)
            return
        took = now - request.meta.get(_SENT, now)
        if which not in _OF_WHOLE_HOST:
            words = _of_robots(request, words)
        self._rest(slot, self.hosts.failed(key, which, words, took))
        self._under_way[key] = set(slot.transferring), now

    def _rest(self, slot: Slot, seconds: float) -> None:
        if seconds:
            # The downloader sends nothing before lastseen + delay; without a delay it does not look.
            slot.delay = max(slot.delay, 0.001)
            slot.lastseen = max(slot.lastseen, monotonic() + seconds - slot.delay)

    def _slot(self, request: Request) -> tuple[str, Slot]:
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request) or urlparse_cached(request).hostname or ""
        return key, downloader.slots.get(key) or Slot(1, 0.0)
