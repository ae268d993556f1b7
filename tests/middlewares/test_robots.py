"""robots.txt holds for every request, also for those that arrive together before it was read."""

import asyncio
from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.robots import OneAtATimeRobotsTxtMiddleware


class SlowRobots:
    """An engine whose robots.txt takes a turn of the event loop and refuses everything."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request.url)
        await asyncio.sleep(0)
        return TextResponse(request.url, body=b"User-agent: *\nDisallow: /\n")


async def test_requests_that_wait_together_are_all_refused() -> None:
    crawler: Any = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True})
    crawler.engine = SlowRobots()
    middleware = OneAtATimeRobotsTxtMiddleware(crawler)
    requests = [Request(f"https://news.example.kr/list/{n}") for n in range(5)]
    results = await asyncio.gather(*map(middleware.process_request, requests), return_exceptions=True)
    assert [type(result) for result in results] == [IgnoreRequest] * 5
    assert crawler.engine.asked == ["https://news.example.kr/robots.txt"]
