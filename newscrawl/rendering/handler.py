"""The download handler: requests that are marked go through the browser, all others as ever."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus

from playwright.async_api import Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from newscrawl.middlewares.ceiling import ceiling_of
from newscrawl.middlewares.guard import Guard
from newscrawl.rendering.annotate import annotated, with_next
from newscrawl.rendering.answers import Answers
from newscrawl.rendering.blocking import Blocking
from newscrawl.rendering.complete import GONE, Watch, filled, settled, shown
from newscrawl.rendering.confinement import confinements, sandbox_wanted
from newscrawl.rendering.documents import Documents
from newscrawl.rendering.errors import AppFailedError, PageHangsError, PageIncompleteError, is_lost
from newscrawl.rendering.gateway import Gateway
from newscrawl.rendering.navigation import Navigation
from newscrawl.rendering.pageerrors import PageErrors
from newscrawl.rendering.pager import next_address
from newscrawl.rendering.plan import PagePlan, plan_in
from newscrawl.rendering.pool import PagePool
from newscrawl.rendering.provider import ConfinedBrowsers
from newscrawl.rendering.rows import RowAddresses
from newscrawl.run.run import allowed_places

logger = logging.getLogger(__name__)

# How often a page is loaded again at once because its data failed or the browser was lost, before the
# request is given back to Scrapy's own retrying.
_LOADS = 3
# For pages in hand, the browser and its driver, one after the other: a run that is told to end does so soon.
_CLOSE_SECONDS = 2.0
_NAVIGATION = "newscrawl_navigation"
# What stands in the request's meta while its page is read, and holds things of the browser.
_OURS = (
    _NAVIGATION,
    "playwright_page",
    "playwright_page_methods",
    "playwright_page_goto_kwargs",
    "playwright_include_page",
)


class BrowserHandler(ScrapyPlaywrightDownloadHandler):
    """scrapy-playwright's handler with pages from a pool and one way out.

    From there: the engine's signals, the browser provider, page methods, navigation, and the response that is
    made of a page. What is done here: pages are lent and reused, waits are ours, and a lost browser is
    replaced. Two private methods of it are used; ``tests/rendering/test_scrapy_playwright.py`` says why and
    holds what they are. Raises Scrapy's download errors and :class:`playwright.async_api.Error`.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.crawler = crawler
        settings = crawler.settings
        guard = Guard(allowed_places(crawler))
        self._gateway = Gateway(guard)
        browsers = ConfinedBrowsers(self.config, self._gateway, confinements(sandbox_wanted(settings)))
        self.browser_provider_cls = lambda _config: browsers
        self._page_seconds = settings.getfloat("BROWSER_PAGE_SECONDS")
        self._content_seconds = settings.getfloat("BROWSER_CONTENT_SECONDS")
        self._ceiling = ceiling_of(settings)
        self._blocking = Blocking()
        self._documents = Documents(crawler, guard)
        self._rows = RowAddresses()
        self._reading: set[asyncio.Task[Response]] = set()
        self._pages = PagePool(
            browsers.launch_browser,
            self._prepared,
            settings.getdict("BROWSER_CONTEXT"),
            most=settings.getint("BROWSER_PAGES"),
            uses=settings.getint("BROWSER_PAGE_USES"),
            count=self._counted,
        )

    async def close(self) -> None:
        """Called when the engine stops. Pages that are still being read then belong to a run that was told to
        end: nobody waits for them.
        """
        reading = [task for task in self._reading if not task.done()]
        for task in reading:
            task.cancel()
        if reading:
            await asyncio.wait(reading, timeout=_CLOSE_SECONDS)
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(_CLOSE_SECONDS):
                await self._pages.close()
        await super().close()

    async def _prepared(self, page: Page) -> None:
        """Decide for a new page what it may load."""
        await self._blocking.block(page)
        await self._documents.watch(page)

    def _counted(self, name: str) -> None:
        self.stats.inc_value(f"newscrawl/browser/{name}")

    # -- One page -----------------------------------------------------------------------------------

    async def download_request(self, request: Request) -> Response:
        """The page of a request that is marked for the browser; others are downloaded as ever.

        Raises Scrapy's download errors, IgnoreRequest, PageIncompleteError, playwright.async_api.Error.
        """
        if not request.meta.get("playwright"):
            response: Response = await super().download_request(request)
            return response
        reading = asyncio.create_task(self._loaded(request))
        self._reading.add(reading)
        reading.add_done_callback(self._reading.discard)
        return await reading

    async def _loaded(self, request: Request) -> Response:
        failed: Exception = DownloadFailedError("not loaded")
        for load in range(_LOADS):
            learned = self._blocking.learned
            if load:
                self._counted("reloads")
                await asyncio.sleep(self._delay(request))
            try:
                async with self._pages.page() as page:
                    self.stats.max_value("newscrawl/browser/largest", self._pages.open_pages)
                    return await self._read(page, request)
            except PageIncompleteError as error:
                failed = error
                if isinstance(error, AppFailedError) and self._blocking.learned == learned:
                    break  # the same script would fail in the same way
            except PageHangsError as error:
                request.meta["dont_retry"] = True
                raise DownloadTimeoutError(str(error)) from error
            except (TimeoutError, PlaywrightTimeoutError) as error:
                raise DownloadTimeoutError(f"not loaded within {self._page_seconds:g} s") from error
            except Error as error:
                failed = error
                if not is_lost(error):
                    break
            logger.debug("Load %d of %s: %s", load + 1, request.url, failed)
        raise failed

    def _delay(self, request: Request) -> float:
        """Seconds that the site's slot keeps between two requests: loading again is one as well."""
        downloader = self.crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        return slot.download_delay() if slot else 0.0

    async def _read(self, page: Page, request: Request) -> Response:
        """What ``page`` shows of a request, within the time of a page.

        Raises PageHangsError if the document came and its time was not enough, RobotsError or another
        IgnoreRequest if it led where robots.txt lets nobody in.
        """
        navigation = Navigation(page)
        self._documents.expect(page)
        try:
            async with asyncio.timeout(self._page_seconds):
                response = await self._navigated(page, request, navigation)
        except (Error, PageIncompleteError) as error:
            if refusal := self._documents.refusal(page):
                raise refusal from error
            if (explained := navigation.explained(error, self._gateway)) is error:
                raise
            raise explained from error
        except TimeoutError as error:
            if navigation.arrived:
                raise PageHangsError(f"not read within {self._page_seconds:g} s") from error
            raise
        if refusal := self._documents.refusal(page):
            raise refusal
        self._counted("pages")
        return response

    async def _navigated(self, page: Page, request: Request, navigation: Navigation) -> Response:
        plan = plan_in(request.meta)
        wanted = plan.rendering.answers if plan.rendering else None
        arrived = navigation.has_arrived
        with navigation, Answers(page, wanted, arrived) as answers, PageErrors(page, arrived) as errors:
            request.meta["playwright_include_page"] = True  # upstream leaves the page to us
            request.meta["playwright_page_goto_kwargs"] = {"wait_until": "commit"}
            request.meta[_NAVIGATION] = navigation
            request.meta["playwright_page_methods"] = self._steps(plan, Watch(answers, errors))
            try:
                response: Response = await self._download_request_with_page(
                    request, page, self.crawler.spider
                )
            finally:
                for name in _OURS:
                    request.meta.pop(name, None)
            if isinstance(response, TextResponse):
                response = await self._completed(response, page, answers, plan)
        return response

    async def _completed(
        self, response: TextResponse, page: Page, answers: Answers, plan: PagePlan
    ) -> Response:
        """``response`` with what its page's data says and its DOM does not, and the status of its article."""
        if self._ceiling.exceeded(response.body) is not None:
            return response  # it will be refused, and must not be parsed before
        rendering, status = plan.rendering, response.status
        if rendering is None:
            html = self._rows.linked(response.text, answers.got, response.url)
            if plan.kind == "list" and (address := await next_address(page)):
                html = with_next(html, address)
            if html == response.text:
                return response
        else:
            html = annotated(response.text, answers.got, rendering)
            if plan.kind == "article" and rendering.article_answer:
                answered = answers.status_of(rendering.article_answer)
                status = answered if answered in GONE else status
        return HtmlResponse(
            response.url,
            status=status,
            headers=response.headers,
            body=html.encode("utf-8", "replace"),
            encoding="utf-8",
            request=response.request,
            flags=response.flags,
        )

    def _steps(self, plan: PagePlan, watch: Watch) -> list[PageMethod]:
        rendering, seconds = plan.rendering, self._content_seconds
        if rendering is None:
            return [PageMethod(settled, watch, seconds)]

        def until(selectors: Sequence[str], article: str = "") -> PageMethod:
            return PageMethod(shown, watch, selectors, article, seconds)

        if plan.kind == "article":
            return [until(rendering.article_ready, rendering.article_answer)]
        if plan.kind == "menu":
            return [until(rendering.menu_ready)]
        steps = [until(rendering.list_ready)]
        if plan.tab and rendering.tab_button:
            button = filled(rendering.tab_button, plan.tab)
            steps.append(PageMethod("click", button, timeout=seconds * 1000))
            steps.append(until([filled(rendering.tab_ready, plan.tab)]))
        return steps

    async def _apply_page_methods(self, page: Page, request: Request, spider: Spider) -> None:  # noqa: ARG002
        """Unlike upstream's, this waits for no load event: a hanging third party would keep it back."""
        if request.meta[_NAVIGATION].status >= HTTPStatus.BAD_REQUEST:
            return
        for method in request.meta["playwright_page_methods"]:
            call = method.method if callable(method.method) else getattr(type(page), method.method)
            method.result = await call(page, *method.args, **method.kwargs)
