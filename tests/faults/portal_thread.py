"""The bundled portal in a thread beside crawls, with a clock and faults that are set from outside."""

import asyncio
import threading
from collections.abc import Coroutine
from datetime import datetime
from time import monotonic
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from aiohttp.web import Request, StreamResponse

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.fault_answers import body_of
from newscrawl.portal.faults import HangUp, Suffering, named
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.server import Portal


class Watched(Suffering):
    """The faults of a portal that notes what it was asked for, when (seconds, from any moment on), how long
    each answer took, and how many bytes it answered with.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.arrived: list[float] = []
        self.took: list[float] = []
        self.bytes = 0

    def middleware(self, newsroom: Newsroom, clock: PortalClock, hang_up: HangUp) -> Middleware:
        suffering = super().middleware(newsroom, clock, hang_up)

        @web.middleware
        async def middleware(request: Request, handler: Handler) -> StreamResponse:
            self.asked.append(request.path_qs)
            self.arrived.append(monotonic())
            response: StreamResponse = await suffering(request, handler)
            self.took.append(monotonic() - self.arrived[-1])
            self.bytes += len(body_of(response))
            return response

        return middleware


class PortalThread:
    """A portal of ``articles`` that shows ``at`` and has no faults; ``options`` as ``Portal`` takes them.
    ``end`` it.
    """

    def __init__(self, articles: int, at: datetime, **options: Any) -> None:
        self.watched = Watched()
        clock = PortalClock(at, running=False)
        self.portal = Portal(articles, clock=clock, faults=self.watched, **options)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._do(self.portal.start())

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(30)

    def be(self, at: datetime, faults: str = "") -> None:
        """Show this time, and have these faults and no others."""

        async def change() -> None:
            self.portal.clock.turn(at)
            self.portal.faults.suffer(named(faults))
            for log in (self.watched.asked, self.watched.arrived, self.watched.took):
                log.clear()
            self.watched.bytes = 0

        self._do(change())

    def recover(self) -> None:
        """Serve again on the same address, whatever happened to the server."""
        self._do(self.portal.stop())
        self._do(self.portal.start())

    def end(self) -> None:
        self._do(self.portal.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
