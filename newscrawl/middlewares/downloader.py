"""Scrapy's downloader with requests that can be given up: a run that is told to end waits for no host, and
one that has lost what it had leased does not ask for it.
"""

from functools import cached_property
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.http import Response
from twisted.internet.defer import CancelledError, Deferred, fail

from newscrawl.run import Run
from newscrawl.run.slots import AHEAD


class StoppableDownloader(Downloader):
    """Adds ``give_up``. Whatever a request waits for then (robots.txt, a delay, an answer, the browser), it
    fails with a ``CancelledError`` of Twisted or asyncio, and so does every later one. So does, by itself, a
    request whose row of the frontier another run has by the time that its turn has come.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._in_flight: set[Deferred[Response | Request]] = set()
        self._has_given_up = False

    def fetch(self, request: Request, *args: Any) -> Deferred[Response | Request]:
        """As Scrapy's."""
        if self._has_given_up:
            return fail(CancelledError())
        fetched: Deferred[Response | Request] = super().fetch(request, *args)
        if not fetched.called:
            self._in_flight.add(fetched)
            fetched.addBoth(self._landed, fetched)
        return fetched

    def _process_queue(self, slot: Slot) -> None:
        """As Scrapy's. What pages wait for that were read already is asked before further ones."""
        if slot.queue and slot.queue[-1][0].meta.get(AHEAD):
            slot.queue.rotate(1)
        super()._process_queue(slot)

    async def _download(self, slot: Slot, request: Request) -> Response:
        """As Scrapy's: what is to be sent now."""
        key = request.cb_kwargs.get("key")
        if key is not None and self._run is not None and not self._run.work.is_open(bytes.fromhex(key)):
            raise CancelledError
        return await super()._download(slot, request)

    @cached_property  # Scrapy looks through all its extensions
    def _run(self) -> Run | None:
        return Run.of(self.crawler)

    def _landed(self, result: Any, fetched: Deferred[Response | Request]) -> Any:
        self._in_flight.discard(fetched)
        return result

    def give_up(self) -> None:
        """End every request that is in flight, and start no other one."""
        self._has_given_up = True
        for slot in self.slots.values():
            slot.queue.clear()
        for fetched in list(self._in_flight):
            fetched.cancel()
