"""An HTTP server that Prometheus asks: every answer is the store as it is then."""

import asyncio
import logging

from aiohttp import web

from newscrawl.metrics.exposition import CONTENT_TYPE, exposition
from newscrawl.store import Store, StoreError

logger = logging.getLogger(__name__)


async def serve(store: Store, host: str, port: int) -> web.AppRunner:
    """Serve ``/metrics`` of the store. Returns the runner, to be cleaned up; raises ``OSError``."""
    busy = asyncio.Lock()  # a store is used by one thread at a time

    async def metrics(_: web.Request) -> web.Response:
        async with busy:
            try:
                watched = await asyncio.to_thread(store.watched)
            except StoreError as error:
                logger.warning("%s", error)
                return web.Response(status=503, text=f"# {error}\n")
        return web.Response(body=exposition(watched).encode(), headers={"Content-Type": CONTENT_TYPE})

    app = web.Application()
    app.router.add_get("/metrics", metrics)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
