"""The browser and its pages as a bounded resource: so many at most, renewed in time, replaced when lost."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, BrowserContext, Error, Page

from newscrawl.rendering.errors import BrowserUnusableError
from newscrawl.rendering.restrictions import restrict

logger = logging.getLogger(__name__)

# A page that does not close by then hangs, and its browser with it.
_CLOSE_SECONDS = 5
_OPEN_SECONDS = 40
_BLANK = "about:blank"
# A page that is not taken again for so long is blanked; doing it every time costs a fifth of a page's CPU
# time.
_IDLE_SECONDS = 1.0
# How often a lost browser is replaced for one page before its request is given back.
_ATTEMPTS = 3


@dataclass(eq=False)  # no slots: Playwright notes its listeners on their object
class _Generation:
    """A context and its pages. After so many uses it is left to run out, and another takes its place."""

    context: BrowserContext
    uses: int = 0
    lent: int = 0
    idle: list[Page] = field(default_factory=list)
    own: set[Page] = field(default_factory=set)

    def closed(self, page: Page) -> None:
        """A page of it is no more."""
        self.own.discard(page)


class PagePool:
    """Lends pages of one browser, ``most`` at a time.

    ``launch`` starts a browser and is called again when the last one is gone; ``options`` are those of
    ``Browser.new_context``; ``prepare`` is awaited with every new page. After ``uses`` pages a context is
    closed and what pages leave behind in it goes too. ``largest`` is the most pages that were ever open at
    once.
    """

    def __init__(
        self,
        launch: Callable[[], Awaitable[Browser]],
        prepare: Callable[[Page], Awaitable[None]],
        options: dict[str, Any],
        *,
        most: int,
        uses: int,
        count: Callable[[str], None],
    ) -> None:
        self.largest = 0
        self._launch = launch
        self._prepare = prepare
        self._options = options
        self._uses = uses
        self._count = count
        self._permits = asyncio.Semaphore(most)
        self._lock = asyncio.Lock()
        self._browser: Browser | None = None
        self._current: _Generation | None = None
        self._generations: set[_Generation] = set()
        self._unusable: str | None = None
        self._started = False
        self._resting: set[asyncio.Task[None]] = set()

    @property
    def open_pages(self) -> int:
        """Number of pages that are open now."""
        return sum(len(one.own) for one in self._generations)

    @asynccontextmanager
    async def page(self) -> AsyncIterator[Page]:
        """A page to use. It is kept for the next user, or closed if the block ends with an error.

        Raises:
            BrowserUnusableError: no browser can be started.
            playwright.async_api.Error: the browser was lost again and again.
        """
        await self._permits.acquire()
        try:
            generation, page = await self._take()
        except BaseException:
            self._permits.release()
            raise
        clean = False
        try:
            yield page
            clean = True
        finally:
            # A task of its own: the permit comes back only when the page is gone, also if we are cancelled.
            await asyncio.shield(asyncio.create_task(self._give_back(generation, page, clean=clean)))

    async def close(self) -> None:
        """Close the browser and all its pages; what is lent goes with it."""
        self._unusable = "the browser is closed"
        for resting in self._resting:
            resting.cancel()
        await asyncio.gather(*self._resting, return_exceptions=True)
        async with self._lock:
            await self._drop_browser()

    async def _take(self) -> tuple[_Generation, Page]:
        async with self._lock:
            for attempt in range(1, _ATTEMPTS + 1):
                try:
                    async with asyncio.timeout(_OPEN_SECONDS):
                        return await self._open()
                except (Error, TimeoutError) as error:
                    logger.debug("No page (attempt %d): %s", attempt, error)
                    await self._drop_browser()
                    if attempt == _ATTEMPTS:
                        raise
            raise AssertionError("the last attempt returns or raises")

    async def _open(self) -> tuple[_Generation, Page]:
        generation = await self._generation()
        while generation.idle:
            page = generation.idle.pop()
            if not page.is_closed():
                break
        else:
            await self._make_room()
            page = await generation.context.new_page()
            generation.own.add(page)
            page.on("close", generation.closed)
            await self._prepare(page)
            self.largest = max(self.largest, self.open_pages)
        generation.uses += 1
        generation.lent += 1
        return generation, page

    async def _make_room(self) -> None:
        """Close the idle pages of contexts that run out: they count as well."""
        for generation in list(self._generations):
            if generation is not self._current:
                await self._retire(generation)

    async def _generation(self) -> _Generation:
        browser = await self._running()
        current = self._current
        if current is not None and current.uses < self._uses:
            return current
        context = await browser.new_context(**self._options)
        await restrict(context)
        self._count("contexts")
        fresh = _Generation(context)
        context.on("page", lambda page: asyncio.create_task(self._close_popup(fresh, page)))
        self._current = fresh
        self._generations.add(fresh)
        if current is not None:
            await self._retire(current)
        return fresh

    async def _running(self) -> Browser:
        if self._browser is not None and self._browser.is_connected():
            return self._browser
        if self._unusable:
            raise BrowserUnusableError(self._unusable)
        await self._drop_browser()
        try:
            browser = await self._launch()
        except Error as error:
            if self._started:  # it may again
                raise
            why = error.message.strip().splitlines()[0]
            self._unusable = f"Chromium does not start, see PLAYWRIGHT_CHROMIUM and BROWSER_SANDBOX: {why}"
            raise BrowserUnusableError(self._unusable) from error
        self._started = True
        self._count("browsers")
        browser.on("disconnected", self._lost)
        self._browser = browser
        return browser

    def _lost(self, browser: Browser) -> None:
        if browser is self._browser:
            logger.warning("The browser is gone; another one is started when a page needs it")
            self._count("browsers_lost")
            self._forget()

    def _forget(self) -> None:
        self._browser = self._current = None
        self._generations.clear()

    async def _drop_browser(self) -> None:
        browser = self._browser
        self._forget()
        if browser is not None:
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await browser.close()

    async def _give_back(self, generation: _Generation, page: Page, *, clean: bool) -> None:
        try:
            await self._put_back(generation, page, clean=clean)
        finally:
            self._permits.release()

    async def _put_back(self, generation: _Generation, page: Page, *, clean: bool) -> None:
        generation.lent -= 1
        if clean and generation is self._current and not page.is_closed():
            generation.idle.append(page)
            asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._rest, generation, page)
        elif generation in self._generations:
            await self._close_page(generation, page)
            if generation is not self._current:
                await self._retire(generation)

    def _rest(self, generation: _Generation, page: Page) -> None:
        """End the scripts of a page that nobody has taken meanwhile: they cost time and traffic."""
        if (
            generation in self._generations
            and page in generation.idle
            and page.url != _BLANK
            and not self._permits.locked()
        ):
            resting = asyncio.create_task(self._blank(generation, page))
            self._resting.add(resting)
            resting.add_done_callback(self._resting.discard)

    async def _blank(self, generation: _Generation, page: Page) -> None:
        async with self._permits:  # it is lent to nobody else meanwhile, and its place to no other page
            if page not in generation.idle:
                return
            generation.idle.remove(page)
            generation.lent += 1
            clean = await _blanked(page)
            await self._put_back(generation, page, clean=clean)

    async def _close_page(self, generation: _Generation, page: Page) -> None:
        try:
            async with asyncio.timeout(_CLOSE_SECONDS):
                await page.close()
        except (Error, TimeoutError):
            if generation in self._generations:
                logger.warning("A page does not close; the browser is started anew")
                await self._drop_browser()

    async def _retire(self, generation: _Generation) -> None:
        """Close what is idle in a context that takes no more pages, and itself when nobody uses it."""
        while generation.idle:
            await self._close_page(generation, generation.idle.pop())
        if generation.lent == 0 and generation in self._generations:
            self._generations.discard(generation)
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await generation.context.close()

    async def _close_popup(self, generation: _Generation, page: Page) -> None:
        """Close windows that a page opens by itself."""
        async with self._lock:
            pass  # a page that is just being opened for us is ours only then
        if page in generation.own:
            return
        with suppress(Error):
            await page.close()


async def _blanked(page: Page) -> bool:
    """Take the document from a page and end its scripts; whether that worked."""
    try:
        async with asyncio.timeout(_CLOSE_SECONDS):
            await page.goto(_BLANK, wait_until="commit")
    except (Error, TimeoutError):
        return False
    return True
