"""How a run ended, announced: in a file of metrics, and to people if the verdict is another one."""

import asyncio
import logging
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.wholefile import WholeFile
from newscrawl.metrics.exposition import exposition
from newscrawl.metrics.notices import Notice, change, missing, send
from newscrawl.store import Store, StoreError
from newscrawl.store.facade import AsyncStore

logger = logging.getLogger(__name__)


async def announce(store: AsyncStore, run: str, settings: BaseSettings, *, last: bool) -> None:
    """Write ``METRICS_FILE`` and, after the ``last`` run of a crawl, notify of a verdict's change.

    ``run``: the identity of the run, whose end is in the store. What fails is logged in one line, and changes
    neither verdict nor exit code.
    """
    try:
        if path := settings.get("METRICS_FILE"):
            text = exposition(await store.call(Store.watched))
            await asyncio.to_thread(_write, Path(path), text)
        if last and (urls := (settings.get("NOTIFY") or "").split()):
            notice = await store.call(_change, run)
            if why := missing():  # not only when a verdict has changed
                logger.warning("NOTIFY: %s", why)
            elif notice is not None:
                await _notify(urls, notice, settings.getfloat("NOTIFY_SECONDS"))
    except (StoreError, FeedError) as error:
        logger.warning("The end of the run is not announced: %s", error)


def _write(path: Path, text: str) -> None:
    file = WholeFile(path)
    file.write(text.encode())
    file.keep()


def _change(store: Store, run: str) -> Notice | None:
    record = store.run(run)
    return change(record, store.previous(record)) if record is not None else None


async def _notify(urls: list[str], notice: Notice, seconds: float) -> None:
    try:
        unsent = await asyncio.wait_for(asyncio.to_thread(send, urls, notice), seconds)
    except TimeoutError:
        logger.warning("NOTIFY: no answer within %g s; the message may not have arrived", seconds)
        return
    for why in unsent:
        logger.warning("NOTIFY: %s", why)
