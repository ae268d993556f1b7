"""The portal as a server: starts and stops in a running asyncio loop."""

import asyncio
from typing import Final

from aiohttp import web

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.editing import Editing
from newscrawl.portal.errors import PortalError
from newscrawl.portal.faults import Suffering
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.routes import application, client_applications
from newscrawl.portal.weather import Weather

_SHUTDOWN_SECONDS: Final = 2.0


class Portal:
    """The bundled portal on an address of this machine.

    ``port`` 0 takes a free one. With ``client`` its pages are rendered in the browser, from an API on
    ``api_port`` that suffers from what ``client`` says; without, they suffer from ``faults``. ``editing`` is
    what changes while the clock runs; with ``dressed`` lists cut and decorate headlines. Raises ValueError
    for an impossible number of articles, and PortalError from ``start`` when the address cannot be taken.
    """

    def __init__(
        self,
        articles: int = 500,
        seed: int = 7,
        host: str = "127.0.0.1",
        port: int = 0,
        clock: PortalClock | None = None,
        *,
        client: Weather | None = None,
        api_port: int = 0,
        faults: Suffering | None = None,
        editing: Editing | None = None,
        dressed: bool = False,
    ) -> None:
        self.newsroom = Newsroom(articles, seed, editing, dressed=dressed)
        self.clock = clock or PortalClock()
        self.host = host
        self.port = port
        self.client = client
        self.api_port = api_port
        self.faults = faults or Suffering()
        self._runners: list[web.AppRunner] = []

    @property
    def url(self) -> str:
        """The portal's address, without a slash at its end."""
        return base_url(self.host, self.port)

    @property
    def api_url(self) -> str:
        """The address of the JSON API, without a slash at its end: the portal's own without ``client``."""
        return base_url(self.host, self.api_port) if self.client else self.url

    async def start(self) -> None:
        """Serve; the ports are taken when this returns."""
        try:
            if self.client:
                pages, api = client_applications(self.newsroom, self.clock, self.client, lambda: self.api_url)
                self.api_port = await self._serve(api, self.api_port)
            else:
                faults = self.faults.middleware(self.newsroom, self.clock, self.hang_up)
                pages = application(self.newsroom, self.clock, faults)
            self.port = await self._serve(pages, self.port)
        except PortalError:
            await self.stop()
            raise

    async def _serve(self, app: web.Application, port: int) -> int:
        runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS, handler_cancellation=True
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, port).start()
        except (OSError, OverflowError) as error:
            await runner.cleanup()
            reason = getattr(error, "strerror", None) or str(error)
            raise PortalError(
                f"cannot serve the portal on {self.host}:{port} ({reason}): "
                "name another port, or --port 0 for a free one"
            ) from error
        self._runners.append(runner)
        taken: int = runner.addresses[0][1]
        return taken

    async def hang_up(self) -> None:
        """Hear nobody any more, and close every connection. ``stop`` and ``start`` serve again."""
        for runner in self._runners:
            for site in list(runner.sites):
                await site.stop()
            for connection in list(runner.server.connections if runner.server else ()):
                connection.force_close()

    async def stop(self) -> None:
        """Stop serving; stopping twice does nothing."""
        runners, self._runners = self._runners, []
        for runner in runners:
            await runner.cleanup()

    async def __aenter__(self) -> "Portal":
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()


def base_url(host: str, port: int) -> str:
    """The address of a portal; an IPv6 host stands in brackets."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def serve_until(portal: Portal, stopped: asyncio.Event) -> None:
    """Serve a started portal until ``stopped`` is set."""
    try:
        await stopped.wait()
    finally:
        await portal.stop()
