"""Ask robots.txt, each list and an article of declared sites once; say what works and what has changed."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.robotstxt import RobotParser
from twisted.python.failure import Failure

from newscrawl.addresses import split
from newscrawl.following import failures
from newscrawl.items import Ranking
from newscrawl.pages.article import explain_article
from newscrawl.pages.lists import read_list_page
from newscrawl.pages.usage import of_headers
from newscrawl.sitecheck.record import Seen
from newscrawl.sites import site_for
from newscrawl.sites.base import Robots, Site
from newscrawl.sites.sources import ListSource
from newscrawl.text import KST
from newscrawl.usage import OriginStatements, Statements

ListCondition = Literal["works", "changed", "empty", "failed", "refused", "skipped"]
# What a list's declared reader says in ``ListPage.how``.
_HOW = {"rule": "by rule", "feed": "RSS feed", "sitemap": "news sitemap"}

# Only the parts of the project that make requests polite and safe: no store, no feeds, no verdict.
WITHOUT_STORE: dict[str, Any] | None = {
    "EXTENSIONS": {"scrapy.extensions.feedexport.FeedExporter": None},
    "ITEM_PIPELINES": {},
    "FEEDS": {},
    "RETRY_TIMES": 1,
}


@dataclass(slots=True)
class ListCheck:
    """How one list fared. ``note`` is for people."""

    site: str
    source: ListSource
    url: str
    state: ListCondition
    note: str


@dataclass(frozen=True, slots=True)
class ArticleCheck:
    """How the first article of a site's first list that works fared. ``note`` is for people."""

    url: str
    works: bool
    note: str


@dataclass(slots=True)
class Results:
    """What was found out: a line for each list, and for each site the verdict of its robots.txt now, what
    it says about the use of its pages, and whether an article can be read.
    """

    lists: list[ListCheck] = field(default_factory=list)
    robots: dict[str, Robots] = field(default_factory=dict)
    declared: dict[str, Robots] = field(default_factory=dict)
    usage: dict[str, Statements] = field(default_factory=dict)
    articles: dict[str, ArticleCheck] = field(default_factory=dict)

    def seen(self, at: datetime) -> dict[str, Seen]:
        """What was seen of each site, for the record; ``at`` is aware and Korean."""
        seen = {}
        for name, robots in self.robots.items():
            lists = [one for one in self.lists if one.site == name and one.state != "skipped"]
            works = sum(one.state in {"works", "changed"} for one in lists)
            article = self.articles.get(name)
            seen[name] = Seen(
                at.date() if works else None,
                at.date() if article is not None and article.works else None,
                robots,
                works,
                len(lists),
                at,
            )
        return seen

    @property
    def robots_changed(self) -> list[str]:
        """Sites whose robots.txt says something else than their declaration, which says something."""
        return [
            name
            for name, now in self.robots.items()
            if now != "unknown" and self.declared[name] not in {now, "unknown"}
        ]

    @property
    def all_right(self) -> bool:
        """Whether every list works, or is refused or skipped as its declaration says."""
        for checked in self.lists:
            expected = checked.state == "refused" and self.declared[checked.site] in {"refuses", "partly"}
            if checked.state not in {"works", "skipped"} and not expected:
                return False
        return not self.robots_changed and all(one.works for one in self.articles.values())


class CheckSpider(Spider):
    """Asks each list once, and one article of each site. robots.txt is asked by Scrapy's middleware before
    any list, and what it refuses is not asked.
    """

    name = "check"
    custom_settings = WITHOUT_STORE

    def __init__(self, sites: Sequence[Site], results: Results) -> None:
        super().__init__()
        self.sites = sites
        self.results = results
        self._asked: dict[str, list[tuple[Site, str]]] = {}
        self._allowed: dict[str, list[bool]] = {}
        self._opened: set[str] = set()
        results.declared = {site.name: site.robots for site in sites}
        results.robots = {site.name: "unknown" for site in sites}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        today = datetime.now(KST).date()
        requests = []
        for site in self.sites:
            for source in site.lists:
                url = source.first(site.home, today)
                if site.render or not split(url).host:
                    note = "needs a browser" if split(url).host else "its address is not configured"
                    self._add(site, source, url, "skipped", note)
                    continue
                self._asked.setdefault(split(url).netloc, []).append((site, url))
                requests.append(self._request(site, source, url))
        for request in requests:
            yield request

    def _request(self, site: Site, source: ListSource, url: str) -> Request:
        return Request(
            url,
            callback=self.parse,
            errback=self.failed,
            dont_filter=True,  # several lists may stand on one page
            cb_kwargs={"site": site, "source": source},
        )

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Hold every list on the host of this robots.txt against it."""
        agent = self.settings["ROBOTSTXT_USER_AGENT"] or self.settings["USER_AGENT"]
        statements = OriginStatements()
        statements.read_robots(getattr(robotparser, "body", b""))
        for site, url in self._asked.get(split(request.url).netloc, []):
            allowed = self._allowed.setdefault(site.name, [])
            allowed.append(robotparser.allowed(url, agent))
            self._note_usage(site, statements.of(url))
            self.results.robots[site.name] = (
                "allows" if all(allowed) else "partly" if any(allowed) else "refuses"
            )

    def parse(self, response: Response, site: Site, source: ListSource) -> Iterable[Request]:
        url = response.request.url if response.request else response.url
        if not isinstance(response, TextResponse):
            self._add(site, source, url, "failed", "no page of text")
            return
        self._note_usage(site, of_headers(response))
        page = read_list_page(response, site, source)
        moved = response.meta.get("redirect_urls")
        if not page.rankings:
            self._add(site, source, url, "empty", page.how)
        elif source.reader in _HOW and page.how != _HOW[source.reader]:
            self._add(site, source, url, "changed", f"{len(page.rankings)} entries, but {page.how}")
        elif moved and split(moved[0]).host != split(response.url).host:
            self._add(site, source, moved[0], "changed", f"moved to {response.url}")
        else:
            self._add(site, source, url, "works", f"{len(page.rankings)} entries, {page.how}")
        yield from self._first_article(site, page.rankings)

    def _first_article(self, site: Site, rankings: Sequence[Ranking]) -> Iterable[Request]:
        """A request for the first of the site's own articles, once a site."""
        own = (one.url for one in rankings if one.url and site_for(one.url) is site)
        if site.name in self._opened or (url := next(own, None)) is None:
            return
        self._opened.add(site.name)
        arguments = {"site": site, "url": url}
        yield Request(url, self.parse_article, errback=self.article_failed, cb_kwargs=arguments)

    def parse_article(self, response: Response, site: Site, url: str) -> None:
        """Say whether a title and a text are read there."""
        if not isinstance(response, TextResponse):
            self.results.articles[site.name] = ArticleCheck(url, works=False, note="no page of text")
            return
        reading = explain_article(response, site)
        article = reading.article
        works = reading.refusal is None and bool(article.title and article.body)
        lacks = ", ".join(name for name in ("title", "body") if not getattr(article, name))
        note = reading.refusal or (
            f"no {lacks}" if lacks else f"a text of {len(article.body or '')} characters"
        )
        self.results.articles[site.name] = ArticleCheck(url, works, note)

    def article_failed(self, failure: Failure) -> None:
        """Note why the article cannot be had."""
        arguments = failures.request_of(failure).cb_kwargs
        note = failures.reason(failure)
        self.results.articles[arguments["site"].name] = ArticleCheck(arguments["url"], works=False, note=note)

    def _note_usage(self, site: Site, statements: Statements) -> None:
        self.results.usage.setdefault(site.name, {}).update(statements)

    def failed(self, failure: Failure) -> None:
        request = failures.request_of(failure)
        state: ListCondition = "refused" if failures.is_refused(failure) else "failed"
        note = failures.reason(failure)
        self._add(request.cb_kwargs["site"], request.cb_kwargs["source"], request.url, state, note)

    def _add(self, site: Site, source: ListSource, url: str, state: ListCondition, note: str) -> None:
        self.results.lists.append(ListCheck(site.name, source, url, state, note))
