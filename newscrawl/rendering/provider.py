"""Browsers for scrapy-playwright (its ``BrowserProvider``): shut in, and with one way out."""

import asyncio
import logging
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error
from scrapy_playwright.handler import Config
from scrapy_playwright.provider import PlaywrightBrowserProvider

from newscrawl.rendering.confinement import WITHIN, Confinement, environment, write_launcher
from newscrawl.rendering.errors import is_lost
from newscrawl.rendering.gateway import Gateway

logger = logging.getLogger(__name__)

# A run that is told to end does so soon.
_CLOSE_SECONDS = 2.0
# In Playwright's message where Chromium ended as soon as it was started: the driver is well then.
_ENDED_AT_ONCE = "Browser logs"


class ConfinedBrowsers(PlaywrightBrowserProvider):
    """Starts Chromium in the first of ``ways`` that works here; ``gateway`` is its way out.

    Playwright's driver, a process of its own, is started with the first browser, and again when it is lost.
    """

    def __init__(self, config: Config, gateway: Gateway, ways: Sequence[Confinement]) -> None:
        super().__init__(config)
        self._gateway = gateway
        self._ways = ways
        self._way: Confinement | None = None
        self._options: dict[str, Any] = config.launch_options

    async def start(self) -> None:
        """Nothing yet: a crawl may end before a page needs the browser."""

    async def launch_browser(self) -> Browser:
        """A new browser. Error or OSError: it starts in none of the ways."""
        if self._way is not None:  # what works is never given up for something weaker
            return await self._launched(self._way)
        for way in self._ways:
            try:
                browser = await self._launched(way)
            except (Error, OSError) as error:
                logger.debug("Chromium does not start as %s: %s", way, error)
                if way is self._ways[-1]:
                    raise
            else:
                self._way = way
                if way is not self._ways[0]:
                    logger.warning(
                        "Chromium runs %s: the system grants no more, see docs/rendering.md", way.lacks()
                    )
                return browser
        raise AssertionError("the last way returns or raises")

    async def close(self) -> None:
        """End the driver, all browsers with it, and the gateway."""
        if self.browser_type is not None:
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await super().close()
        await self._gateway.stop()

    async def _launched(self, way: Confinement) -> Browser:
        if self.browser_type is None:
            await super().start()
        try:
            return await self._launched_as(way)
        except Error as error:
            if not is_lost(error) or _ENDED_AT_ONCE in error.message:
                raise
            await super().start()
            return await self._launched_as(way)

    async def _launched_as(self, way: Confinement) -> Browser:
        # Once Chromium runs, nothing of the folder is needed any more.
        with tempfile.TemporaryDirectory(prefix="newscrawl-browser-") as name:
            hand_over_at = Path(name) / "gateway"
            options = self._options | {"chromium_sandbox": way.sandbox, "env": environment()}
            if way.needs_launcher:
                program = str(options["executable_path"])
                options["executable_path"] = write_launcher(Path(name), program, way, hand_over_at)
            self.config.launch_options = options
            if not way.namespace:
                options["proxy"] = {"server": await self._gateway.start()}
                return await self._from_upstream()
            options["proxy"] = {"server": WITHIN}
            with self._gateway.handed_over_at(hand_over_at):
                return await self._from_upstream()

    async def _from_upstream(self) -> Browser:
        browser: Browser = await super().launch_browser()
        return browser
