"""Chromium for the tests that need one; they are skipped where there is none."""

import json
import os
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Playwright, async_playwright

from newscrawl.rendering.chromium import find_chromium, launch_options
from newscrawl.rendering.errors import BrowserMissingError
from tests.rendering.scripted import SCRIPTED, TITLES, app


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program."""
    try:
        return find_chromium(os.environ.get("PLAYWRIGHT_CHROMIUM"))
    except BrowserMissingError as error:
        pytest.skip(str(error))


@pytest.fixture
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as started:
        yield started


@pytest.fixture
def launch(chromium: str, playwright: Playwright) -> Callable[..., Any]:
    """Starts a browser as a crawl does; ``proxy`` is a gateway's address."""

    async def start(proxy: str | None = None) -> Browser:
        options = launch_options(chromium, sandbox=False)
        if proxy:
            options["proxy"] = {"server": proxy}
        return await playwright.chromium.launch(**options)

    return start


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
