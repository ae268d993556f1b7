"""The bundled portal in the process of a benchmark, and crawls of it that are watched and killed."""

import asyncio
import os
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.routes import application

PROJECT = Path(__file__).resolve().parent.parent


@dataclass
class Served:
    """A portal of ``size`` articles that stands at ``at``, and notes who asks for what, and when.

    ``asked``: path, who, from and to in seconds from any moment on, one for each answer; ``changed`` is set
    with it.
    """

    size: int
    at: datetime
    newsroom: Newsroom = field(init=False)
    url: str = ""
    asked: list[tuple[str, str, float, float]] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.newsroom = Newsroom(self.size, 7)

    async def start(self, *middlewares: Middleware) -> web.AppRunner:
        """Serve on a free port of loopback; the caller cleans the runner up."""
        app = application(self.newsroom, PortalClock(self.at, running=False))
        app.middlewares.extend([self._note, *middlewares])
        # Answers that are held back are not waited for.
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner

    @web.middleware
    async def _note(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        began = time.monotonic()
        try:
            return await handler(request)
        finally:
            who = request.headers.get("User-Agent", "")
            self.asked.append((request.path_qs, who, began, time.monotonic()))
            self.changed.set()

    async def answered(self, number: int) -> None:
        """Wait until so many more requests have been answered."""
        wanted = len(self.asked) + number
        while len(self.asked) < wanted:
            self.changed.clear()
            await self.changed.wait()


async def crawl(*arguments: str, **variables: str) -> asyncio.subprocess.Process:
    """Start ``scrapy crawl …`` with these environment variables; its log is for the caller to read."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "scrapy", "crawl", *arguments),
        cwd=PROJECT,
        env=os.environ | variables,
        stderr=asyncio.subprocess.PIPE,
    )
