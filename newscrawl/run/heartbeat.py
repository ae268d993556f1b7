"""A run's signs of life, in a thread of their own: a long page must not cost it what it has leased."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from newscrawl.store import Store, StoreError
from newscrawl.store.leases import HEARTBEAT


class Heartbeat:
    """Tells the store every few seconds that ``run`` lives, and how far it has come, until ``stop``.

    ``lapsed`` is run in the event loop when there was none for so long that others may have what the run had
    leased: the machine slept, or the store was away. What fails is passed over: the store's next use by the
    run says what is wrong.
    """

    def __init__(
        self,
        store: Store,
        run: str,
        counts: Callable[[], Mapping[str, Any]],
        lapsed: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        self._store = store
        self._run = run
        self._counts = counts
        self._lapsed = lapsed
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begin; from within the event loop."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    def stop(self) -> None:
        """End. May be called twice, and before ``start``."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _beat(self) -> None:
        while not self._stopped.wait(HEARTBEAT):
            with contextlib.suppress(StoreError):
                if not self._store.heartbeat(self._run, self._counts()):
                    asyncio.run_coroutine_threadsafe(self._lapsed(), self._loop)
