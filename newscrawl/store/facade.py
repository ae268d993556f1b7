"""The store for code that runs in the event loop: one worker thread does all its work, in order."""

import asyncio
import logging
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from newscrawl.store.errors import ConflictError, StoreError, StoreLostError
from newscrawl.store.store import Store

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

# Seconds that a server which went away is waited for: a restart takes a few, a failover up to a minute.
PATIENCE = 120.0
# The first and the longest pause between two tries, seconds.
_PAUSES = (0.2, 5.0)
# How often a transaction is repeated that the server broke off in favour of another one.
_CONFLICTS = 10


class AsyncStore:
    """Awaitable calls to a ``Store``. Each raises ``StoreError`` as the store does.

    A server that goes away is waited for, ``PATIENCE`` seconds long; then the whole call is made again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._hurried = threading.Event()

    async def call(self, work: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work(store, …)`` in the store's thread: ``await store.call(Store.placements, "naver:1")``."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._worker,
            lambda: _patiently(self._store, lambda: work(self._store, *args, **kwargs), self._hurried),
        )

    def hurry(self) -> None:
        """Wait no longer for a server that is away, now and from now on: a run is to end."""
        self._hurried.set()

    async def close(self) -> None:
        """End the worker once what it was given is done, and close the store."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._worker, self._store.close)
        self._worker.shutdown(wait=False)


def _patiently(store: Store, work: Callable[[], T], hurried: threading.Event) -> T:
    lost_at: float | None = None
    pause, conflicts = _PAUSES[0], 0
    try:
        while True:
            try:
                result = work()
            except ConflictError:
                conflicts += 1
                if conflicts > _CONFLICTS:
                    raise
                time.sleep(random.uniform(0, 0.05) * conflicts)  # noqa: S311 - only so that they do not meet again
            except StoreLostError as error:
                now = time.monotonic()
                if lost_at is None:
                    lost_at = now
                    logger.warning("%s; waiting up to %g s for it", error, PATIENCE)
                if now - lost_at > PATIENCE or hurried.is_set():
                    raise StoreError(f"{error}, for {now - lost_at:.0f} s") from error
                store.again = True
                hurried.wait(pause)
                pause = min(pause * 2, _PAUSES[1])
            else:
                if lost_at is not None:
                    logger.warning("The store is back after %.1f s", time.monotonic() - lost_at)
                return result
    finally:
        store.again = False
