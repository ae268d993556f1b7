"""Chromium for the tests that need one; they are skipped where there is none."""

import os
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Playwright, async_playwright

from newscrawl.rendering.chromium import find_chromium, launch_options
from newscrawl.rendering.errors import BrowserMissingError


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
