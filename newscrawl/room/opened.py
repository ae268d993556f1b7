"""The store as the room has it open: anew where its file became another one."""

import threading
from collections.abc import Callable

from newscrawl.store import Store, StoreError


class OpenStore:
    """A store that is asked by several threads. ``open_store`` opens it; raises ``StoreError`` as it does."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open = open_store
        self._lock = threading.Lock()
        self._store: Store | None = open_store()

    def __call__(self) -> Store:
        """The store as it is now. Raises ``StoreError`` where it is gone."""
        with self._lock:
            change = self._store.file_change() if self._store is not None else "closed"
            if change is None and self._store is not None:
                return self._store
            if self._store is not None:
                self._store.close()
                self._store = None
            if change == "gone":
                raise StoreError("the store's file is gone; the next run makes a new one")
            self._store = self._open()
            return self._store

    def close(self) -> None:
        """Let go of it."""
        with self._lock:
            if self._store is not None:
                self._store.close()
