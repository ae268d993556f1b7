"""The answers of a portal at fault, but for those of lists; ``newscrawl.portal.faults`` names them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from aiohttp.typedefs import Handler
from aiohttp.web import Request, Response, StreamResponse
from lxml import html
from lxml.html import HtmlElement

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.parameters import base_of

_ONE_READABLE_IN: Final = 20
_VANISHES_AFTER: Final = 5
_RETRY_AFTER: Final = 119
_CONSENT: Final = (
    "개인정보 수집 및 이용 동의",
    "뉴스마루는 더 나은 서비스를 제공하기 위해 쿠키와 접속 기록을 수집하고 이용합니다.",
    "수집한 정보는 맞춤형 기사와 광고를 보여 드리는 데 쓰이며, 보유 기간은 동의일로부터 1년입니다.",
    "이용자는 동의를 거부할 권리가 있으나, 거부하면 일부 서비스를 이용할 수 없습니다.",
    "동의하시려면 아래의 단추를 눌러 주십시오. 동의 내용은 설정에서 언제든지 바꿀 수 있습니다.",
)
_MAINTENANCE: Final = (
    "시스템 점검 안내",
    "보다 안정적인 서비스를 제공하기 위해 시스템 점검을 하고 있습니다.",
    "점검 시간에는 모든 서비스를 이용할 수 없습니다.",
    "이용에 불편을 드려 죄송합니다. 점검이 끝나는 대로 서비스를 다시 시작하겠습니다. 감사합니다.",
)
_SHELL: Final = (
    '<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>뉴스마루</title></head><body>'
    '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
    '<script src="/static/app.js"></script></body></html>'
)


@dataclass(frozen=True, slots=True)
class FaultRequest:
    """A request that a fault answers: the ``number``-th since the fault began, and what it may need."""

    request: Request
    handler: Handler
    number: int
    newsroom: Newsroom
    clock: PortalClock
    hang_up: Callable[[], Awaitable[None]]

    async def sound(self) -> StreamResponse:
        """The answer of the sound portal."""
        return await self.handler(self.request)


FaultAnswer = Callable[[FaultRequest], Awaitable[StreamResponse]]


def page(text: str, status: int = 200, **headers: str) -> Response:
    """An answer with a page; the underscores of ``headers`` are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(text=text, status=status, content_type="text/html", charset="utf-8", headers=named)


def _text(heading: str, *paragraphs: str) -> str:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{heading} | 뉴스마루</title>'
        f"</head><body><h1>{heading}</h1><div>{shown}</div></body></html>"
    )


def body_of(response: StreamResponse) -> bytes:
    """The bytes of an answer; none of one that streams."""
    body = response.body if isinstance(response, Response) else b""
    return body if isinstance(body, bytes) else b""


async def edited(asked: FaultRequest, edit: Callable[[HtmlElement], object]) -> StreamResponse:
    """The sound page with its tree changed; what is no page passes."""
    response = await asked.sound()
    if response.status != 200:
        return response
    text, charset = decoded(response)
    root = html.document_fromstring(text)
    edit(root)
    return like(
        response,
        ("<!DOCTYPE html>\n" + html.tostring(root, encoding="unicode")).encode(charset, "xmlcharrefreplace"),
    )


def decoded(response: StreamResponse) -> tuple[str, str]:
    """The page of an answer, and its encoding: some of the portal's are in that of Korean Windows."""
    body = body_of(response)
    try:
        return body.decode(), "utf-8"
    except UnicodeDecodeError:
        return body.decode("cp949"), "cp949"


def like(response: StreamResponse, body: bytes) -> Response:
    """An answer with another body and the same type."""
    named = {"Content-Type": response.headers.get("Content-Type", "text/html")}
    return Response(body=body, status=response.status, headers=named)


# -- Any page -------------------------------------------------------------------------------------


def status(code: int) -> FaultAnswer:
    """An answer with this status and a page that says it."""

    async def answer(_: FaultRequest) -> StreamResponse:
        return page(_text(f"{code}", "요청하신 페이지를 표시할 수 없습니다."), code)

    return answer


async def nothing(_: FaultRequest) -> StreamResponse:
    """200, and no byte."""
    return page("")


async def maintenance(_: FaultRequest) -> StreamResponse:
    """200, and that the site is being maintained."""
    return page(_text(*_MAINTENANCE))


async def to_tls(asked: FaultRequest) -> StreamResponse:
    """A redirect to https on the same port, where no handshake succeeds."""
    return page("", 302, Location=str(asked.request.url.with_scheme("https")))


CRAWL_DELAY: Final = 0.5
_SLOWEST_AT: Final = 6
_SLOWER_BY: Final = 0.4  # seconds


async def slow_host(asked: FaultRequest) -> StreamResponse:
    """robots.txt with a Crawl-delay; each answer takes longer than the one before, up to one after which all
    come at once again.
    """
    if asked.request.path == "/robots.txt":
        text = f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\nDisallow:\n"
        return Response(text=text, content_type="text/plain", charset="utf-8")
    if asked.number <= _SLOWEST_AT:
        await asyncio.sleep(asked.number * _SLOWER_BY)
    return await asked.sound()


async def sitemap_loop(asked: FaultRequest) -> StreamResponse:
    """An index of sitemaps that names itself and another index, which names both."""
    if "sitemap" not in asked.request.path:
        return await asked.sound()
    base = base_of(asked.request)
    entries = "".join(
        f"<sitemap><loc>{base}/{name}.xml</loc></sitemap>" for name in ("news-sitemap", "sitemap-2")
    )
    text = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'
    return Response(text=text, content_type="application/xml", charset="utf-8")


# -- Articles -------------------------------------------------------------------------------------


async def forbidden(asked: FaultRequest) -> StreamResponse:
    """403, but for the first of twenty."""
    return await asked.sound() if asked.number % _ONE_READABLE_IN == 1 else await status(403)(asked)


async def consent(_: FaultRequest) -> StreamResponse:
    """200, and a question in the place of the article."""
    return page(_text(*_CONSENT))


async def one_article(asked: FaultRequest) -> StreamResponse:
    """The portal's oldest article, whichever is asked for."""
    newsroom = asked.newsroom
    indexes = range(newsroom.count - 1, -1, -1)
    oldest = next(index for index in indexes if not newsroom.headline(index).gone)
    asked.request.match_info["news"] = str(newsroom.headline(oldest).news_id)
    return await asked.sound()


async def empty_shell(_: FaultRequest) -> StreamResponse:
    """What a client-rendered portal serves for every address."""
    return page(_SHELL)


async def to_front(_: FaultRequest) -> StreamResponse:
    """A redirect to the front page."""
    return page("", 302, Location="/")


async def chain(asked: FaultRequest) -> StreamResponse:
    """A redirect to an address that redirects to the next one."""
    path = asked.request.path
    if "/news/" not in path and not path.startswith("/moved/"):
        return await asked.sound()
    return page("", 302, Location=f"/moved/{asked.number}")


async def too_many(_: FaultRequest) -> StreamResponse:
    """429, and to come back in two minutes."""
    return page(_text("429", "잠시 뒤에 다시 이용해 주십시오."), 429, Retry_After=str(_RETRY_AFTER))


async def hang(_: FaultRequest) -> StreamResponse:
    """Nothing, as long as the client waits."""
    await asyncio.Event().wait()  # cancelled when the client hangs up
    return page("")


async def vanish(asked: FaultRequest) -> StreamResponse:
    """The article; after some of them the server hears nobody any more and hangs up on all."""
    if asked.number <= _VANISHES_AFTER:
        return await asked.sound()
    await asked.hang_up()
    return page("")


@cache
def _attributes(number: int) -> str:
    many = " ".join(f'data-a{place}="{place}"' for place in range(number))
    return f"<div {many}></div>"


def attributes(number: int) -> FaultAnswer:
    """The article's page with an element of so many attributes before everything else."""

    async def answer(asked: FaultRequest) -> StreamResponse:
        return await _with(asked, _attributes(number))

    return answer


async def paragraphs(asked: FaultRequest) -> StreamResponse:
    """The article's page with 400,000 paragraphs before everything else."""
    return await _with(asked, "<p>x" * 400_000)


async def _with(asked: FaultRequest, markup: str) -> StreamResponse:
    response = await asked.sound()
    return like(response, body_of(response).replace(b"<body>", b"<body>" + markup.encode(), 1))
