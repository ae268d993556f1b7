"""What is asked with which names, and what is made of 304, without a network."""

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.conditional import ConditionalMiddleware
from newscrawl.run import Count
from newscrawl.run.answers import CONDITIONAL, answer_of
from newscrawl.run.counters import Counters
from newscrawl.store import StoreError
from newscrawl.store.answers import KeptAnswer
from newscrawl.text import KST

URL = "https://news.example.kr/list"
KEPT = KeptAnswer(
    url=URL,
    body="<html><p>정치</p></html>".encode("cp949"),
    headers={"Content-Type": "text/html; charset=euc-kr", "X-Robots-Tag": "noarchive"},
    etag='"a"',
    last_modified="Wed, 05 Feb 2025 06:22:45 GMT",
    transferred=500,
    confirmed_at=datetime(2025, 2, 5, 15, 22, tzinfo=KST),
)


class Stored:
    """A store that keeps these answers."""

    def __init__(self, *kept: KeptAnswer, fails: bool = False) -> None:
        self._kept, self._fails = {one.url: one for one in kept}, fails
        self.asked: list[str] = []

    async def call(self, _: Any, url: str) -> KeptAnswer | None:
        self.asked.append(url)
        if self._fails:
            raise StoreError("the store is away")
        return self._kept.get(url)


def middleware(*kept: KeptAnswer, fails: bool = False) -> tuple[ConditionalMiddleware, Any]:
    run = SimpleNamespace(store=Stored(*kept, fails=fails), counters=Counters(StatsCollector(get_crawler())))
    return ConditionalMiddleware(run), run


def asked(request: Request) -> tuple[bytes | None, bytes | None]:
    return request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")


def wanted(url: str = URL) -> Request:
    return Request(url, meta=dict(CONDITIONAL))


async def test_only_what_is_marked_is_looked_up() -> None:
    conditional, run = middleware(KEPT)
    request = Request(URL)
    await conditional.process_request(request)
    assert (asked(request), run.store.asked) == ((None, None), [])


async def test_it_is_asked_by_all_the_names_there_are() -> None:
    for kept, names in (
        (KEPT, (b'"a"', b"Wed, 05 Feb 2025 06:22:45 GMT")),
        (replace(KEPT, etag=None), (None, b"Wed, 05 Feb 2025 06:22:45 GMT")),
        (replace(KEPT, last_modified=None), (b'"a"', None)),
        (replace(KEPT, etag=None, last_modified=None), (None, None)),
    ):
        conditional, _ = middleware(kept)
        request = wanted()
        await conditional.process_request(request)
        assert asked(request) == names


async def test_a_redirect_takes_no_name_along() -> None:
    conditional, _ = middleware(KEPT)
    request = wanted()
    await conditional.process_request(request)
    redirected = request.replace(url="https://news.example.kr/other")
    await conditional.process_request(redirected)
    assert asked(redirected) == (None, None)


async def test_an_unchanged_answer_is_the_kept_one() -> None:
    conditional, run = middleware(KEPT)
    request = wanted()
    await conditional.process_request(request)
    sent = Response(URL, status=304, headers={"Date": "now", "Content-Type": "text/plain", "ETag": 'W/"a"'})
    response = conditional.process_response(request, sent)
    assert isinstance(response, HtmlResponse)
    assert (response.status, response.flags, response.text) == (
        200,
        ["unchanged"],
        "<html><p>정치</p></html>",
    )
    assert response.headers["X-Robots-Tag"] == b"noarchive"
    assert run.counters.counts() == {Count.ANSWERS_UNCHANGED: 1, Count.ANSWERS_SAVED: 500}
    again = answer_of(response.replace(request=request))
    assert again is not None
    assert again.unchanged


async def test_any_other_answer_stays() -> None:
    conditional, run = middleware(KEPT)
    for status in (200, 404, 503):
        request = wanted()
        await conditional.process_request(request)
        sent = Response(URL, status=status)
        assert conditional.process_response(request, sent) is sent
    assert run.counters.counts() == {}


async def test_what_nobody_asked_for_is_not_called_unchanged() -> None:
    conditional, _ = middleware()
    request = wanted()
    await conditional.process_request(request)
    sent = Response(URL, status=304)
    assert conditional.process_response(request, sent) is sent


async def test_without_a_store_everything_is_asked_for_anew() -> None:
    conditional, _ = middleware(KEPT, fails=True)
    request = wanted()
    await conditional.process_request(request)
    assert asked(request) == (None, None)


def test_what_may_not_be_kept_is_not() -> None:
    def kept(status: int = 200, **headers: str) -> bool:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return answer_of(Response(URL, status=status, headers=named, request=wanted())) is not None

    assert kept(ETag='"a"')
    assert kept(Last_Modified="Wed, 05 Feb 2025 06:22:45 GMT")
    assert not kept()
    assert not kept(203, ETag='"a"')
    assert not kept(ETag='"a"', Cache_Control="private, No-Store")
    assert not kept(ETag='"a"', Vary="*")
    assert answer_of(Response(URL, headers={"ETag": '"a"'}, request=Request(URL))) is None
