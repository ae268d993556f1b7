"""A run's signs of life, in a thread of their own: a long page must not cost it what it has leased."""

import contextlib
import threading
from collections.abc import Callable, Mapping
from typing import Any

from newscrawl.store import Store, StoreError
from newscrawl.store.leases import HEARTBEAT


class Heartbeat:
    """Tells the store every few seconds that ``run`` lives, and how far it has come, until ``stop``.

    What fails is passed over: the store's next use by the run says what is wrong.
    """

    def __init__(self, store: Store, run: str, counts: Callable[[], Mapping[str, Any]]) -> None:
        self._store = store
        self._run = run
        self._counts = counts
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End. May be called twice, and before ``start``."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _beat(self) -> None:
        while not self._stopped.wait(HEARTBEAT):
            with contextlib.suppress(StoreError):
                self._store.heartbeat(self._run, self._counts())
