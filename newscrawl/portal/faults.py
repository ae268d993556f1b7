"""What can go wrong at a news site, served by the bundled portal: ``scrapy portal --faults NAME``.

Each fault changes the answers to some requests and leaves the others alone. Articles and addresses stay those
of the sound portal, so a fault can begin between two runs of a crawl, and end again.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from aiohttp.web import Request, StreamResponse

from newscrawl.portal import fault_answers as answers
from newscrawl.portal import fault_articles as articles
from newscrawl.portal import fault_lists as lists
from newscrawl.portal import fault_robots as robots
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.errors import PortalError
from newscrawl.portal.fault_answers import FaultAnswer, FaultRequest
from newscrawl.portal.newsroom import Newsroom

FaultScope = Literal["lists", "articles", "pages", "robots", "all"]
# What makes the server hear nobody any more.
HangUp = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong: whose answers change, what they become, and a line that says so."""

    name: str
    part: FaultScope
    answer: FaultAnswer
    help: str


FAULTS: Final = (
    Fault("short-list", "lists", lists.short_list, "every list shows 4 of its entries, on one page"),
    Fault("cut-list", "lists", lists.cut_list, "every list page ends in the middle of its list"),
    Fault("sidebar", "lists", lists.sidebar, "the main list is gone, the boxes beside it still stand"),
    Fault("list-gone", "lists", answers.status(404), "every list page is 404"),
    Fault("list-empty", "lists", answers.nothing, "every list page is 200 without a byte"),
    Fault("new-markup", "lists", lists.new_markup, "every class and id of list pages has another name"),
    Fault("standing-still", "lists", lists.yesterday, "the lists are those of 24 hours ago"),
    Fault("endless-paging", "lists", lists.endless, "each page of a list leads to another with the same"),
    Fault("repeating-list", "lists", lists.repeating, "each list shows its first entry 40 times"),
    Fault("swapped-headlines", "lists", lists.swapped, "each entry stands under the headline of another"),
    Fault("section-links", "lists", lists.to_section, "every entry leads to the page of its section"),
    Fault("adverts", "lists", lists.adverts, "an advertisement that looks like an entry behind each one"),
    Fault("breathing", "lists", lists.breathing, "no fault: lists short at night, long after elections"),
    Fault("forbidden", "articles", answers.forbidden, "19 of 20 articles are 403"),
    Fault("unauthorized", "articles", answers.status(401), "every article is 401"),
    Fault("consent", "articles", answers.consent, "a page asking for consent in the place of each article"),
    Fault("one-article", "articles", answers.one_article, "every article's address serves the same one"),
    Fault("gone", "articles", answers.status(404), "every article is 404"),
    Fault("shells", "articles", answers.empty_shell, "article pages are shells that a script would fill"),
    Fault("front-page", "articles", answers.to_front, "articles redirect to the front page"),
    Fault("redirect-chain", "all", answers.chain, "articles redirect to redirects without an end"),
    Fault("cut-text", "articles", articles.cut_text, "a quarter of each text, in a page that is whole"),
    Fault("cut-page", "articles", articles.cut_page, "article pages end in their first paragraph"),
    Fault("paywall", "articles", articles.paywall, "how each text begins, and what a subscription costs"),
    Fault("robot-check", "articles", articles.robot_check, "200 and a robot check under the article's head"),
    Fault("interstitial", "articles", articles.advert, "an advertisement under the article's head"),
    Fault("soft-404", "articles", articles.not_found, "200, and that there is no such article"),
    Fault("garbled", "articles", articles.garbled, "every second article is UTF-8 and called EUC-KR"),
    Fault("tomorrow", "articles", articles.tomorrow, "every article is of tomorrow"),
    Fault("many-requests", "articles", answers.too_many, "429 with Retry-After: 119 for each article"),
    Fault("server-error", "articles", answers.status(503), "503 for each article"),
    Fault("hanging", "articles", answers.hang, "articles are never answered"),
    Fault("slow-host", "all", answers.slow_host, "a Crawl-delay, and latency that rises and falls again"),
    Fault("attributes", "articles", answers.attributes(50_000), "an element with 50,000 attributes"),
    Fault("more-attributes", "articles", answers.attributes(200_000), "an element with 200,000 attributes"),
    Fault("paragraphs", "articles", answers.paragraphs, "articles of 400,000 paragraphs"),
    Fault("maintenance", "pages", answers.maintenance, "a maintenance page with 200 for everything"),
    Fault("unavailable", "pages", answers.status(503), "503 for lists and articles"),
    Fault("tls", "pages", answers.to_tls, "everything redirects to https, which this server does not speak"),
    Fault("vanishing", "articles", answers.vanish, "after 5 articles no connection is taken any more"),
    Fault("robots", "robots", robots.refuses, "robots.txt refuses everything"),
    *(
        Fault(f"robots-{code}", "robots", answers.status(code), f"robots.txt is {code}")
        for code in (401, 403, 404, 429, 500, 503)
    ),
    Fault("robots-hang", "robots", answers.hang, "robots.txt is never answered"),
    Fault("robots-reset", "robots", robots.reset, "the connection is reset in the place of robots.txt"),
    Fault(
        "robots-elsewhere", "all", robots.elsewhere, "robots.txt redirects to a host, which refuses articles"
    ),
    Fault("robots-redirects", "all", robots.redirects, "robots.txt redirects without an end"),
    Fault(
        "robots-long", "robots", robots.long, "robots.txt of 600 KiB: refuses articles, and all at its end"
    ),
    Fault("robots-huge", "robots", robots.huge, "robots.txt of 17 MiB: refuses articles, and all at its end"),
    Fault(
        "robots-bom",
        "robots",
        robots.with_bom,
        "robots.txt with a byte order mark and CR LF, refuses articles",
    ),
    Fault("robots-html", "robots", robots.html, "a page in the place of robots.txt"),
    Fault("sitemap-loop", "all", answers.sitemap_loop, "sitemaps name themselves and each other"),
)
_BY_NAME: Final = {fault.name: fault for fault in FAULTS}


def named(names: str) -> tuple[Fault, ...]:
    """The faults of ``NAME,NAME``; none for an empty text. PortalError for a name that is none."""
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in _BY_NAME:
            raise PortalError(f"no fault is named {name!r}; --faults help lists them")
    return tuple(_BY_NAME[name] for name in wanted)


def described() -> str:
    """A line for each fault, for ``--faults help``."""
    widest = max(map(len, _BY_NAME))
    return "\n".join(f"{fault.name:<{widest}}  {fault.help}" for fault in FAULTS)


class Suffering:
    """The faults that a portal has now. They may change while it serves: ``suffer``."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self.faults: Sequence[Fault] = ()
        self._asked: Counter[str] = Counter()
        self.suffer(faults)

    def suffer(self, faults: Iterable[Fault]) -> None:
        """Have these faults from now on, and no others."""
        self.faults = tuple(faults)
        self._asked.clear()

    def middleware(self, newsroom: Newsroom, clock: PortalClock, hang_up: HangUp) -> Middleware:
        """The middleware that changes the answers. Where several faults meet, the first one answers."""

        @web.middleware
        async def middleware(request: Request, handler: Handler) -> StreamResponse:
            for fault in self.faults:
                if not _concerns(fault.part, request.path):
                    continue
                self._asked[fault.name] += 1
                asked = FaultRequest(
                    # What the browser has already is none of a fault's business: no 304.
                    request.clone(headers=_unconditional(request)),
                    handler,
                    number=self._asked[fault.name],
                    newsroom=newsroom,
                    clock=clock,
                    hang_up=hang_up,
                )
                return await fault.answer(asked)
            return await handler(request)

        return middleware


def _unconditional(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if not name.lower().startswith("if-")}


def _concerns(part: FaultScope, path: str) -> bool:
    article = "/news/" in path
    listing = path.startswith(("/category/", "/ranking/", "/trend")) and not article
    parts: dict[str, bool] = {
        "lists": listing,
        "articles": article,
        "pages": listing or article,
        "robots": path == "/robots.txt",
        "all": True,
    }
    return parts[part]
