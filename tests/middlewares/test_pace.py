"""How fast a host is asked, by the times at which requests reach it. The clock is simulated."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newscrawl import settings
from newscrawl.extensions.throttle import PoliteThrottle
from newscrawl.middlewares.politeness import PolitenessMiddleware
from newscrawl.middlewares.robots import Rfc9309Parser

NAMES = (
    "DOWNLOAD_DELAY",
    "CONCURRENT_REQUESTS_PER_DOMAIN",
    "USER_AGENT",
    "POLITENESS_MAX_DELAY",
    "DOWNLOAD_DELAY_JITTER",
)
POLITE = {name: getattr(settings, name) for name in (*NAMES, "HOST_REQUESTS", "HOST_SECONDS", "RUN_REQUESTS")}
URL = "https://news.example.kr/"


class Clock:
    """A clock that goes on when nothing else can happen."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._timers: list[tuple[float, Callable[[], Any]]] = []

    def call_later(self, delay: float, call: Callable[..., Any], *args: Any) -> SimpleNamespace:
        self._timers.append((self.now + delay, lambda: call(*args)))
        return SimpleNamespace(cancel=lambda: None)

    async def run(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)
        while self._timers:
            self._timers.sort(key=lambda timer: timer[0])
            self.now, call = self._timers.pop(0)
            call()
            for _ in range(20):
                await asyncio.sleep(0)


class World:
    """A downloader with the project's settings, and a server that takes ``latency`` seconds for an answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
        self.clock, self.arrived, self.latency = Clock(), [], 0.1
        throttled = {
            name: getattr(settings, name) for name in dir(settings) if name.startswith("AUTOTHROTTLE")
        }
        throttled["EXTENSIONS"] = {"scrapy.extensions.throttle.AutoThrottle": None}
        crawler: Any = get_crawler(settings_dict=POLITE | throttled | changed)
        monkeypatch.setattr("scrapy.core.downloader.monotonic", lambda: self.clock.now)
        monkeypatch.setattr("scrapy.core.downloader.call_later", self.clock.call_later)
        monkeypatch.setattr(Downloader, "_start_slot_gc", lambda _: None)
        self.downloader = Downloader(crawler)
        self.downloader.handlers = SimpleNamespace(download_request_async=self._answer)
        crawler.engine = SimpleNamespace(downloader=self.downloader)
        self.politeness = PolitenessMiddleware.from_crawler(crawler)
        self.throttle = PoliteThrottle.from_crawler(crawler)
        self.throttle._spider_opened(crawler.spider)

    async def _answer(self, request: Request) -> Response:
        self.arrived.append(self.clock.now)
        answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.clock.call_later(self.latency, answered.set_result, None)
        await answered
        request.meta["download_latency"] = self.latency
        return Response(request.url)

    async def ask(self, number: int, **meta: Any) -> list[float]:
        """Seconds between the arrivals of so many requests."""
        self.arrived.clear()
        asked = [
            self.downloader._enqueue_request(Request(f"{URL}{n}", meta=dict(meta))) for n in range(number)
        ]
        tasks = [asyncio.create_task(one) for one in asked]
        await self.clock.run()
        await asyncio.gather(*tasks)
        return [round(b - a, 6) for a, b in zip(self.arrived, self.arrived[1:], strict=False)]


async def test_a_host_is_asked_once_a_second_and_no_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await World(monkeypatch).ask(6) == [1.0] * 5


async def test_rising_latency_slows_down_and_falling_never_below_what_is_declared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World(monkeypatch)
    await world.ask(2)
    world.latency = 4.0
    slow = await world.ask(6)
    assert slow[-1] >= 4.0
    world.latency = 0.1
    fast = await world.ask(12)
    assert min(fast) >= 1.0
    assert fast[-1] == pytest.approx(1.0, abs=0.01)


async def test_a_crawl_delay_is_the_least_whatever_the_latency(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch)
    await world.ask(1)
    world.politeness.robots_parsed(Rfc9309Parser(b"User-agent: *\nCrawl-delay: 7\n"), Request(URL))
    world.latency = 0.01
    assert await world.ask(5) == [7.0] * 4


async def test_a_request_rate_is_a_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch)
    world.politeness.robots_parsed(
        Rfc9309Parser(b"User-agent: newscrawl\nRequest-rate: 2/10\n"), Request(URL)
    )
    assert await world.ask(4) == [5.0] * 3


async def test_a_crawl_delay_holds_for_a_host_that_was_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(monkeypatch)
    world.latency = 20.0
    await world.ask(3)
    world.politeness.robots_parsed(Rfc9309Parser(b"User-agent: *\nCrawl-delay: 7\n"), Request(URL))
    world.latency = 0.01
    assert min(await world.ask(15)) >= 7.0


async def test_a_sites_own_slot_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"site:slow": {"delay": 3.0, "concurrency": 1}}
    world = World(monkeypatch, DOWNLOAD_SLOTS=own)
    assert await world.ask(4, download_slot="site:slow") == [3.0] * 3


async def test_a_slot_without_delay_stays_without(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"site:portal": {"delay": 0.0, "concurrency": 8}}
    world = World(monkeypatch, DOWNLOAD_SLOTS=own)
    await world.ask(8, download_slot="site:portal")
    assert world.downloader.slots["site:portal"].delay == 0
