"""The bundled portal in a thread beside crawls, with a clock and faults that are set from outside."""

import asyncio
import threading
from collections.abc import Coroutine
from datetime import datetime
from typing import Any

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.faults import named
from newscrawl.portal.server import Portal


class PortalThread:
    """A portal of ``articles`` that shows ``at`` and has no faults. ``end`` it."""

    def __init__(self, articles: int, at: datetime) -> None:
        self.portal = Portal(articles, clock=PortalClock(at, running=False))
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
