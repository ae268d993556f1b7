"""Guard and robots.txt are asked about each document that a page is led to, by redirects or by scripts."""

import logging
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.async_api import CDPSession, Error, Page
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest

from newscrawl.addresses import DEFAULT_PORTS
from newscrawl.middlewares.guard import Guard

logger = logging.getLogger(__name__)


class Documents:
    """Stops a page's own document where one of them refuses it; frames are parts of a page and may load.

    ``refusal`` tells why a page was stopped since ``expect`` was called for it.
    """

    def __init__(self, crawler: Crawler, guard: Guard) -> None:
        self._crawler = crawler
        self._guard = guard
        self._refusals: WeakKeyDictionary[Page, IgnoreRequest] = WeakKeyDictionary()

    async def watch(self, page: Page) -> None:
        """Do it for ``page``, for as long as it is open."""
        session = await page.context.new_cdp_session(page)
        tree = await session.send("Page.getFrameTree")
        main_frame = tree["frameTree"]["frame"]["id"]

        async def answer(event: dict[str, Any]) -> None:
            try:
                await self._answer(session, page, event, own=event["frameId"] == main_frame)
            except Error:
                # The page went on or was closed while robots.txt was asked for.
                logger.debug("No answer for %s", event["request"]["url"])

        session.on("Fetch.requestPaused", answer)
        await session.send("Fetch.enable", {"patterns": [{"resourceType": "Document"}]})

    def expect(self, page: Page) -> None:
        """Another address is read in ``page`` from now on."""
        self._refusals.pop(page, None)

    def refusal(self, page: Page) -> IgnoreRequest | None:
        """Why a document of ``page`` was not loaded, or None."""
        return self._refusals.get(page)

    async def _answer(self, session: CDPSession, page: Page, event: dict[str, Any], *, own: bool) -> None:
        paused = {"requestId": event["requestId"]}
        if own and (refusal := await self._refused(event["request"]["url"])):
            self._refusals[page] = refusal
            await session.send("Fetch.failRequest", paused | {"errorReason": "BlockedByClient"})
        else:
            await session.send("Fetch.continueRequest", paused)

    async def _refused(self, address: str) -> IgnoreRequest | None:
        parts = urlsplit(address)
        if parts.scheme not in DEFAULT_PORTS:
            return None
        # First the guard, so that nobody is asked for a robots.txt in a forbidden place.
        if why := self._guard.refusal(parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]):
            return IgnoreRequest(why)
        if (robots := self._crawler.get_downloader_middleware(RobotsTxtMiddleware)) is None:
            return None
        try:
            await robots.process_request(self._request(address))
        except IgnoreRequest as error:
            return error
        return None

    def _request(self, address: str) -> Request:
        """What robots.txt is asked about. The host's slot may be full of pages that wait for the answer, so
        that its file must not queue there.
        """
        request = Request(address)
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        if (slot := downloader.slots.get(key)) and slot.free_transfer_slots() <= 0:
            request.meta["download_slot"] = f"robots.txt of {key}"
        return request
