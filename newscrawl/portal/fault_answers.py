"""The answers of a portal at fault; ``newscrawl.portal.faults`` names them."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from math import ceil
from typing import Final

from aiohttp.web import Request, Response, StreamResponse
from lxml import html
from lxml.html import HtmlElement

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.parameters import base_of

Handler = Callable[[Request], Awaitable[StreamResponse]]

_SHOWN: Final = 4
_ONE_READABLE_IN: Final = 20
_VANISHES_AFTER: Final = 5
_RETRY_AFTER: Final = 119
_WEDNESDAY, _FRIDAY = 2, 4
# The rows of the list that a page is about; the boxes of its right column are other lists.
_MAIN: Final = "//div[@class='left']//div[@class='list' or @class='popularNewsRight' or @data-tab]"
_ROW: Final = re.compile(rb'<a href="[^"]*/news/\d+')
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
class Asked:
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


Answer = Callable[[Asked], Awaitable[StreamResponse]]


def _page(text: str, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(text=text, status=status, content_type="text/html", charset="utf-8", headers=named)


def _text(heading: str, *paragraphs: str) -> str:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{heading} | 뉴스마루</title>'
        f"</head><body><h1>{heading}</h1><div>{shown}</div></body></html>"
    )


def _body(response: StreamResponse) -> bytes:
    body = response.body if isinstance(response, Response) else b""
    return body if isinstance(body, bytes) else b""


async def _edited(asked: Asked, edit: Callable[[HtmlElement], None]) -> StreamResponse:
    """The sound page with its tree changed; what is no page passes."""
    response = await asked.sound()
    if response.status != 200:
        return response
    root = html.document_fromstring(_body(response).decode())
    edit(root)
    return _page("<!DOCTYPE html>\n" + html.tostring(root, encoding="unicode"))


def _keep(root: HtmlElement, shown: Callable[[int], int]) -> None:
    """Leave the first ``shown(all of them)`` rows of the page's list, and no way to other pages."""
    for block in root.xpath(_MAIN):
        rows = block.xpath("a")
        for row in rows[shown(len(rows)) :]:
            block.remove(row)
    for paging in root.find_class("paging"):
        paging.getparent().remove(paging)


# -- Any page -------------------------------------------------------------------------------------


def status(code: int) -> Answer:
    """An answer with this status and a page that says it."""

    async def answer(_: Asked) -> StreamResponse:
        return _page(_text(f"{code}", "요청하신 페이지를 표시할 수 없습니다."), code)

    return answer


async def nothing(_: Asked) -> StreamResponse:
    """200, and no byte."""
    return _page("")


async def maintenance(_: Asked) -> StreamResponse:
    """200, and that the site is being maintained."""
    return _page(_text(*_MAINTENANCE))


async def to_tls(asked: Asked) -> StreamResponse:
    """A redirect to https on the same port, where no handshake succeeds."""
    return _page("", 302, Location=str(asked.request.url.with_scheme("https")))


async def robots(_: Asked) -> StreamResponse:
    """Nobody may read anything."""
    return Response(text="User-agent: *\nDisallow: /\n", content_type="text/plain")


async def sitemap_loop(asked: Asked) -> StreamResponse:
    """An index of sitemaps that names itself and another index, which names both."""
    if "sitemap" not in asked.request.path:
        return await asked.sound()
    base = base_of(asked.request)
    entries = "".join(
        f"<sitemap><loc>{base}/{name}.xml</loc></sitemap>" for name in ("news-sitemap", "sitemap-2")
    )
    text = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'
    return Response(text=text, content_type="application/xml", charset="utf-8")


# -- Lists ----------------------------------------------------------------------------------------


async def short_list(asked: Asked) -> StreamResponse:
    """The first entries only."""
    return await _edited(asked, lambda root: _keep(root, lambda _: _SHOWN))


async def cut_list(asked: Asked) -> StreamResponse:
    """The page up to the middle of the list it is about; the length that is announced is that of the rest."""
    response = await asked.sound()
    body = _body(response)
    root = html.document_fromstring(body.decode() or "<p>")
    rows = sum(len(block.xpath("a")) for block in root.xpath(_MAIN))
    # In the source of a page the list stands before the boxes of the right column, behind the menu.
    starts = [found.start() for found in _ROW.finditer(body)]
    if response.status != 200 or rows < 2:
        return response
    return Response(body=body[: starts[rows // 2] + 12], content_type="text/html", charset="utf-8")


async def sidebar(asked: Asked) -> StreamResponse:
    """The page without the list it is about, where boxes stand beside it."""

    def edit(root: HtmlElement) -> None:
        for left in root.xpath("//div[@class='left'][../div[@class='right']]"):
            left.drop_tree()

    return await _edited(asked, edit)


def _renamed(word: str) -> str:
    return f"s{blake2b(word.encode(), digest_size=4).hexdigest()}"


async def new_markup(asked: Asked) -> StreamResponse:
    """The page as a new version of its templates would make it: what is shown stays, its names do not."""

    def edit(root: HtmlElement) -> None:
        for element in root.iter("*"):
            for name in ("class", "id"):
                if element.get(name):
                    element.set(name, " ".join(map(_renamed, element.get(name).split())))

    return await _edited(asked, edit)


async def yesterday(asked: Asked) -> StreamResponse:
    """The list as it stood a day ago."""
    # Handlers make their answer without waiting for anything, so that nobody else sees the clock meanwhile.
    asked.clock.advance(timedelta(days=-1))
    try:
        return await asked.sound()
    finally:
        asked.clock.advance(timedelta(days=1))


async def endless(asked: Asked) -> StreamResponse:
    """The first page, whichever is asked for, with a link to the next one."""
    request = asked.request
    page = int(request.query.get("page", "1"))
    following = f"{request.path}?page={page + 1}"

    def edit(root: HtmlElement) -> None:
        for left in root.xpath("//div[@class='left']"):
            for paging in left.find_class("paging"):
                paging.getparent().remove(paging)
            link = f'<div class="paging"><a rel="next" href="{following}">다음</a></div>'
            left.append(html.fragment_fromstring(link))

    first = request.clone(rel_url=request.rel_url.without_query_params("page"))
    return await _edited(replace(asked, request=first), edit)


def breath(at: datetime) -> float:
    """The share of a list's entries that it shows at a time: few at night and on weekends, all of them on
    the day of an election, which is the first Wednesday of a month.
    """
    if at.weekday() == _WEDNESDAY and at.day <= 7:
        return 1.0
    share = 0.5 if at.weekday() > _FRIDAY else 0.75
    return share * (0.6 if at.hour < 6 else 0.85 if at.hour < 9 else 1.0)


async def breathing(asked: Asked) -> StreamResponse:
    """The list as a newsroom of people makes it, without its further pages."""
    share = breath(asked.clock.now())
    return await _edited(asked, lambda root: _keep(root, lambda rows: ceil(rows * share)))


# -- Articles -------------------------------------------------------------------------------------


async def forbidden(asked: Asked) -> StreamResponse:
    """403, but for the first of twenty."""
    return await asked.sound() if asked.number % _ONE_READABLE_IN == 1 else await status(403)(asked)


async def consent(_: Asked) -> StreamResponse:
    """200, and a question in the place of the article."""
    return _page(_text(*_CONSENT))


async def one_article(asked: Asked) -> StreamResponse:
    """The portal's oldest article, whichever is asked for."""
    newsroom = asked.newsroom
    indexes = range(newsroom.count - 1, -1, -1)
    oldest = next(index for index in indexes if not newsroom.headline(index).gone)
    asked.request.match_info["news"] = str(newsroom.headline(oldest).news_id)
    return await asked.sound()


async def empty_shell(_: Asked) -> StreamResponse:
    """What a client-rendered portal serves for every address."""
    return _page(_SHELL)


async def to_front(_: Asked) -> StreamResponse:
    """A redirect to the front page."""
    return _page("", 302, Location="/")


async def chain(asked: Asked) -> StreamResponse:
    """A redirect to an address that redirects to the next one."""
    path = asked.request.path
    if "/news/" not in path and not path.startswith("/moved/"):
        return await asked.sound()
    return _page("", 302, Location=f"/moved/{asked.number}")


async def too_many(_: Asked) -> StreamResponse:
    """429, and to come back in two minutes."""
    return _page(_text("429", "잠시 뒤에 다시 이용해 주십시오."), 429, Retry_After=str(_RETRY_AFTER))


async def hang(_: Asked) -> StreamResponse:
    """Nothing, as long as the client waits."""
    await asyncio.Event().wait()  # cancelled when the client hangs up
    return _page("")


async def vanish(asked: Asked) -> StreamResponse:
    """The article; after some of them the server hears nobody any more and hangs up on all."""
    if asked.number <= _VANISHES_AFTER:
        return await asked.sound()
    await asked.hang_up()
    return _page("")


def attributes(number: int) -> Answer:
    """The article's page with an element of so many attributes before everything else."""

    async def answer(asked: Asked) -> StreamResponse:
        many = " ".join(f'data-a{place}="{place}"' for place in range(number))
        return await _with(asked, f"<div {many}></div>")

    return answer


async def paragraphs(asked: Asked) -> StreamResponse:
    """The article's page with 400,000 paragraphs before everything else."""
    return await _with(asked, "<p>x" * 400_000)


async def _with(asked: Asked, markup: str) -> StreamResponse:
    response = await asked.sound()
    body = _body(response).replace(b"<body>", b"<body>" + markup.encode(), 1)
    return Response(
        body=body, status=response.status, headers={"Content-Type": response.headers.get("Content-Type", "")}
    )
