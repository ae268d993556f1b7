"""robots.txt holds for every request, and what its answers mean (RFC 9309, 2.3.1), without a network."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import (
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response, TextResponse
from scrapy.utils.test import get_crawler
from twisted.internet.defer import CancelledError

from newscrawl.exceptions import FailureClass
from newscrawl.middlewares.robots import RobotsMiddleware
from newscrawl.run.errors import GivenUpError, RobotsError

REFUSES = b"User-agent: *\nDisallow: /private/\n"
SETTINGS = {
    "ROBOTSTXT_OBEY": True,
    "ROBOTSTXT_PARSER": "newscrawl.middlewares.robots.Rfc9309Parser",
    "USER_AGENT": "newscrawl/1.0",
    "HOST_FAILURES": 4,
}


class Engine:
    """An engine that answers for robots.txt in turn, the last answer again and again."""

    def __init__(self, answers: Iterable[Any]) -> None:
        self.answers = list(answers)
        self.asked: list[Request] = []

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request)
        await asyncio.sleep(0)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        status, body = (200, answer) if isinstance(answer, bytes) else (answer, REFUSES)
        return TextResponse(request.url, status=status, body=body)


def middleware(*answers: Any, clock: Callable[[], float] = lambda: 0.0) -> tuple[RobotsMiddleware, Engine]:
    crawler: Any = get_crawler(settings_dict=SETTINGS)
    crawler.engine = Engine(answers)
    return RobotsMiddleware(crawler, clock), crawler.engine


async def refusal(robots: RobotsMiddleware, path: str) -> str | None:
    """Why a path is not asked for; None if it is."""
    try:
        await robots.process_request(Request(f"https://news.example.kr{path}"))
    except RobotsError as error:
        return str(error)
    return None


async def test_requests_that_wait_together_are_all_refused() -> None:
    robots, engine = middleware(b"User-agent: *\nDisallow: /\n")
    requests = [Request(f"https://news.example.kr/list/{n}") for n in range(5)]
    results = await asyncio.gather(*map(robots.process_request, requests), return_exceptions=True)
    assert [type(result) for result in results] == [RobotsError] * 5
    assert [request.url for request in engine.asked] == ["https://news.example.kr/robots.txt"]


async def test_the_rule_is_named() -> None:
    robots, _ = middleware(REFUSES)
    assert await refusal(robots, "/private/1") == "refused by robots.txt (Disallow: /private/)"
    assert await refusal(robots, "/news/1") is None


async def test_each_origin_has_its_own() -> None:
    robots, engine = middleware(b"")
    for url in (
        "https://a.kr/1",
        "http://a.kr/1",
        "https://a.kr:8443/1",
        "https://a.kr/2",
        "https://m.a.kr/",
    ):
        await robots.process_request(Request(url))
    assert [request.url for request in engine.asked] == [
        "https://a.kr/robots.txt",
        "http://a.kr/robots.txt",
        "https://a.kr:8443/robots.txt",
        "https://m.a.kr/robots.txt",
    ]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 301, 304])
async def test_no_file_allows_everything_whatever_the_page_says(status: int) -> None:
    robots, engine = middleware(status)
    assert await refusal(robots, "/private/1") is None
    assert len(engine.asked) == 1


async def test_more_redirects_than_are_followed_are_no_file() -> None:
    robots, _ = middleware(IgnoreRequest("max redirections reached"))
    assert await refusal(robots, "/private/1") is None


UNREACHABLE = [
    (500, "HTTP 500", FailureClass.SERVER),
    (503, "HTTP 503", FailureClass.SERVER),
    (599, "HTTP 599", FailureClass.SERVER),
    (429, "HTTP 429", FailureClass.RATE_LIMITED),
    (DownloadTimeoutError(), "no answer in time", FailureClass.TIMEOUT),
    (DownloadFailedError(), "connection failed", FailureClass.CONNECTION),
    (DownloadConnectionRefusedError(), "connection refused", FailureClass.REFUSED),
]


@pytest.mark.parametrize(("answer", "words", "failure"), UNREACHABLE)
async def test_a_file_that_cannot_be_read_refuses_everything(
    answer: Any, words: str, failure: FailureClass
) -> None:
    robots, engine = middleware(answer)
    with pytest.raises(RobotsError, match=f"robots.txt unreachable: {words}") as caught:
        await robots.process_request(Request("https://news.example.kr/"))
    assert caught.value.failure_class is failure
    assert len(engine.asked) == 4  # as often as HOST_FAILURES says


async def test_it_is_tried_until_it_answers() -> None:
    robots, engine = middleware(503, DownloadTimeoutError(), REFUSES)
    assert await refusal(robots, "/news/1") is None
    assert await refusal(robots, "/private/1") == "refused by robots.txt (Disallow: /private/)"
    assert len(engine.asked) == 3


async def test_what_leads_to_a_forbidden_place_is_not_tried_again() -> None:
    robots, engine = middleware(IgnoreRequest("10.0.0.1:80 is no public address"))
    assert await refusal(robots, "/") == "robots.txt unreachable: 10.0.0.1:80 is no public address"
    assert len(engine.asked) == 1


async def test_later_it_is_asked_again_after_growing_pauses() -> None:
    now = 1_000.0
    robots, engine = middleware(503, clock=lambda: now)
    asked_at = []
    for _ in range(1_000):
        before = len(engine.asked)
        await refusal(robots, "/")
        if len(engine.asked) > before:
            asked_at.append(now - 1_000)
        now += 10
    assert asked_at == [0, 60, 180, 420, 900, 1_860, 3_780, 7_380]
    engine.answers = [REFUSES]
    now += 3_600
    assert await refusal(robots, "/") is None


async def test_a_host_that_was_given_up_is_said_to_be() -> None:
    robots, _ = middleware(503, GivenUpError("robots.txt unreachable: HTTP 503", FailureClass.SERVER))
    with pytest.raises(GivenUpError, match="HTTP 503"):
        await robots.process_request(Request("https://news.example.kr/"))


async def test_a_run_that_ends_waits_for_no_robots() -> None:
    robots, engine = middleware(CancelledError())
    with pytest.raises(CancelledError):
        await robots.process_request(Request("https://news.example.kr/"))
    assert len(engine.asked) == 1


async def test_it_is_asked_for_in_the_slot_of_who_asks() -> None:
    robots, engine = middleware(b"")
    await robots.process_request(Request("https://news.example.kr/", meta={"download_slot": "slow"}))
    assert engine.asked[0].meta["download_slot"] == "slow"
    assert engine.asked[0].meta["dont_retry"]
