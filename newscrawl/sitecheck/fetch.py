"""Pages fetched for those who look at a site without a crawl."""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.robotstxt import RobotParser
from twisted.python.failure import Failure

from newscrawl.addresses import place_of, split
from newscrawl.exceptions import NewscrawlError
from newscrawl.following.arguments import refuse_user
from newscrawl.redaction import redacted
from newscrawl.run.errors import words_of
from newscrawl.run.plan import CrawlPlan
from newscrawl.sitecheck.check import WITHOUT_STORE
from newscrawl.sites.base import Robots


class DraftError(NewscrawlError):
    """A page cannot be had, or nothing can be drafted from it. Raised by this room; the message says why."""


@dataclass(slots=True)
class Fetched:
    """Where the spider leaves what it got: the page, those that it led to by address, robots.txt by host."""

    response: TextResponse | None = None
    error: str | None = None
    others: dict[str, TextResponse] = field(default_factory=dict)
    robots: dict[str, RobotParser] = field(default_factory=dict)

    def page(self) -> TextResponse:
        """The page; raises :class:`DraftError` if there is none."""
        if self.response is None:
            raise DraftError(self.error or "the page could not be fetched")
        return self.response

    def verdict(self, urls: Iterable[str], agent: str) -> Robots:
        """What robots.txt says to ``agent`` of ``urls``, as far as it was asked."""
        parsers = ((url, self.robots.get(split(url).netloc)) for url in urls)
        allowed = [parser.allowed(url, agent) for url, parser in parsers if parser is not None]
        if not allowed:
            return "unknown"
        return "allows" if all(allowed) else "partly" if any(allowed) else "refuses"


def _nowhere(_: TextResponse) -> list[str]:
    return []


class FetchSpider(Spider):
    """Fetches one page, and those that ``leads`` names of it, as politely as any spider does.

    The address that the operator named may be private. What fails of the others is left out.
    """

    name = "draft"
    custom_settings = WITHOUT_STORE

    def __init__(
        self, url: str, fetched: Fetched, leads: Callable[[TextResponse], Iterable[str]] = _nowhere
    ) -> None:
        super().__init__()
        refuse_user(url, "the address")
        self.url = url
        self.fetched = fetched
        self.leads = leads
        self.plan = CrawlPlan(places=frozenset({place_of(url)}))

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        yield Request(self.url, callback=self.parse, errback=self.failed)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep what a host's robots.txt says."""
        self.fetched.robots[split(request.url).netloc] = robotparser

    def parse(self, response: Response) -> Iterable[Request]:
        if not isinstance(response, TextResponse):
            self.fetched.error = f"{redacted(self.url)} is no page of text"
            return
        self.fetched.response = response
        for url in self.leads(response):
            yield Request(url, callback=self.parse_other, errback=self.passed, cb_kwargs={"asked": url})

    def parse_other(self, response: Response, asked: str) -> None:
        """Keep a page that the first one led to."""
        if isinstance(response, TextResponse):
            self.fetched.others[asked] = response

    def passed(self, failure: Failure) -> None:
        """What a page led to cannot be had: nothing is drafted from it."""

    def failed(self, failure: Failure) -> None:
        self.fetched.error = redacted(f"{self.url} could not be fetched: {words_of(failure.value)}")
