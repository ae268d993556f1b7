"""The data that a page fetches while it is rendered: overheard, never asked for."""

import asyncio
import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error, Page, Request, Response

logger = logging.getLogger(__name__)

_DATA_TYPES = frozenset({"xhr", "fetch"})
# The largest answers of news pages seen are under 1 MB; what is larger is a download.
_LARGEST = 8 * 1024 * 1024
_MOST = 200
# What all answers of one page may hold together.
_MOST_BYTES = 32 * 1024 * 1024
# The call may succeed when it is made again (as Scrapy's RETRY_HTTP_CODES).
_FAILED = frozenset({408, 429, *range(500, 600)})
# Chromium's word for a call that the page itself gave up.
_GIVEN_UP = "net::ERR_ABORTED"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the address that was asked, the HTTP status, and the JSON (None if it is none)."""

    url: str
    status: int
    data: Any


class Answers:
    """Listens to the data calls of one page while it is used as a context manager.

    ``wanted`` is an expression for the addresses whose answers are kept; with an empty one none is, and the
    calls are only counted; with None all are, and none that fails matters. ``got`` holds the answers in the
    order in which they were complete. Calls that are made before ``arrived`` says yes are another document's:
    the page was used before.
    """

    def __init__(self, page: Page, wanted: str | None, arrived: Callable[[], bool] = lambda: True) -> None:
        self.got: list[Answer] = []
        self.changed = asyncio.Event()
        self._page = page
        self._arrived = arrived
        self._wanted = re.compile(wanted) if wanted else None
        self._keeps_all = wanted is None
        self._bytes = 0
        self._open: set[Request] = set()
        self._reading: set[asyncio.Task[None]] = set()
        self._failed: str | None = None

    def __enter__(self) -> "Answers":
        self._page.on("request", self._asked)
        self._page.on("requestfinished", self._finished)
        self._page.on("requestfailed", self._gone)
        return self

    def __exit__(self, *exc: object) -> None:
        self._page.remove_listener("request", self._asked)
        self._page.remove_listener("requestfinished", self._finished)
        self._page.remove_listener("requestfailed", self._gone)
        for task in self._reading:
            task.cancel()

    @property
    def complete(self) -> bool:
        """Whether no call is under way and none is half read."""
        return not self._open and not self._reading

    @property
    def failure(self) -> str | None:
        """What a wanted call failed with, or None."""
        return self._failed

    def status_of(self, address: str) -> int | None:
        """The status of the last answer whose address matches the expression."""
        return next((one.status for one in reversed(self.got) if re.search(address, one.url)), None)

    def _asked(self, request: Request) -> None:
        if request.resource_type not in _DATA_TYPES or not self._arrived():
            return
        if self._wanted is None or self._wanted.search(request.url):
            self._open.add(request)

    def _finished(self, request: Request) -> None:
        if request not in self._open:
            return
        keeps = self._keeps_all or self._wanted is not None
        if not keeps or len(self.got) + len(self._reading) >= _MOST:
            self._settle(request)
            return
        task = asyncio.create_task(self._read(request))
        self._reading.add(task)
        task.add_done_callback(self._read_done)
        self._open.discard(request)

    def _gone(self, request: Request) -> None:
        if request in self._open:
            if self._wanted is not None and request.failure != _GIVEN_UP:
                self._failed = f"{request.failure} on {request.url}"
            self._settle(request)

    def _settle(self, request: Request) -> None:
        self._open.discard(request)
        self.changed.set()

    def _read_done(self, task: asyncio.Task[None]) -> None:
        self._reading.discard(task)
        self.changed.set()

    async def _read(self, request: Request) -> None:
        try:
            response = await request.response()
            if response is None:
                return
            if response.status in _FAILED and not self._keeps_all:
                self._failed = f"HTTP {response.status} on {request.url}"
            self.got.append(Answer(request.url, response.status, await self._json(response)))
        except Error as error:
            # The page was closed or went on before its answer could be read.
            if not self._keeps_all:
                self._failed = f"{error.message.splitlines()[0]} on {request.url}"

    async def _json(self, response: Response) -> Any:
        if "json" not in response.headers.get("content-type", ""):
            return None
        body = await response.body()
        self._bytes += len(body)
        if len(body) > _LARGEST or self._bytes > _MOST_BYTES:
            logger.info("%d bytes of data are not kept: %s", len(body), response.url)
            return None
        try:
            return json.loads(body)
        except ValueError:
            return None
