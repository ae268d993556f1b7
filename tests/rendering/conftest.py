"""Chromium for the tests that need one; they are skipped where there is none."""

import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser
from scrapy.settings import Settings
from scrapy_playwright.handler import Config

from newscrawl.addresses import place_of
from newscrawl.middlewares.guard import Guard
from newscrawl.rendering.chromium import find_chromium, launch_options
from newscrawl.rendering.confinement import Confinement, confinements
from newscrawl.rendering.errors import BrowserMissingError
from newscrawl.rendering.gateway import Gateway
from newscrawl.rendering.provider import ConfinedBrowsers
from tests.rendering.scripted import SCRIPTED, TITLES, app


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program."""
    try:
        return find_chromium(os.environ.get("PLAYWRIGHT_CHROMIUM"))
    except BrowserMissingError as error:
        pytest.skip(str(error))


@asynccontextmanager
async def starting(chromium: str) -> AsyncIterator[Callable[..., ConfinedBrowsers]]:
    """Makes what starts browsers as a crawl does; ``ways`` are those of a crawl if none are given."""
    made = []

    def make(gateway: Gateway, *ways: Confinement, program: str = chromium) -> ConfinedBrowsers:
        settings = Settings({"PLAYWRIGHT_LAUNCH_OPTIONS": launch_options(program)})
        provider = ConfinedBrowsers(Config.from_settings(settings), gateway, ways or confinements(None))
        made.append(provider)
        return provider

    yield make
    for provider in made:
        await provider.close()


async def launched(browsers: Callable[..., ConfinedBrowsers], *addresses: str) -> Browser:
    """A browser that gets to these addresses alone."""
    return await browsers(Gateway(Guard([place_of(one) for one in addresses]))).launch_browser()


@pytest.fixture
async def browsers(chromium: str) -> AsyncIterator[Callable[..., ConfinedBrowsers]]:
    async with starting(chromium) as make:
        yield make


@pytest.fixture
def launch(browsers: Callable[..., ConfinedBrowsers]) -> Callable[..., Any]:
    """Starts a browser that gets to these addresses alone."""
    return partial(launched, browsers)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browsers_once(chromium: str) -> AsyncIterator[Callable[..., ConfinedBrowsers]]:
    """The same for all tests of a module, which run in one loop."""
    async with starting(chromium) as make:
        yield make


@pytest.fixture(scope="module")
def launch_once(browsers_once: Callable[..., ConfinedBrowsers]) -> Callable[..., Any]:
    """The same for all tests of a module, which run in one loop."""
    return partial(launched, browsers_once)


@pytest.fixture
def scripted_site(web_site):
    for path in ("/", *(f"/article/{number}" for number in TITLES)):
        web_site.page(path, SCRIPTED)
    web_site.page("/app.js", app(), Content_Type="text/javascript; charset=utf-8")
    web_site.page("/data.json", json.dumps(TITLES), Content_Type="application/json; charset=utf-8")
    web_site.page("/robots.txt", "", Content_Type="text/plain")
    return web_site


@pytest.fixture
def crawl(chromium, run_scrapy, tmp_path):
    """Crawls a list in the browser; gives what was said and the articles."""

    def run(url, *more, render="1"):
        result = run_scrapy(
            "crawl", "mainnews", "-a", f"url={url}", "-a", f"render={render}", "-s", "DOWNLOAD_DELAY=0",
            "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=4", *more,
        )  # fmt: skip
        found = list((tmp_path / "data/feeds/mainnews").glob("*.articles.json"))
        return result, json.loads(found[0].read_text("utf-8")) if found else []

    return run
