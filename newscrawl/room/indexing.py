"""Indexing beside a room what a search would ask text by text: in a thread and by a connection of its own.

Who asks the room has no part in it: answers are made by a store that cannot be written.
"""

import logging
import threading
from collections.abc import Callable
from typing import Final, Self

from newscrawl.room.opened import OpenStore
from newscrawl.store import Store, StoreError

logger = logging.getLogger(__name__)

# What a crawl keeps meanwhile is soon asked one by one, too.
_EVERY: Final = 60.0


class Indexing:
    """Makes the index while the room is served, until it is left. ``open_store`` opens the store to write;
    where that fails, it is said once for each reason. ``every``: seconds between two looks at what waits.
    """

    def __init__(self, asked: OpenStore, open_store: Callable[[], Store], every: float = _EVERY) -> None:
        self._asked = asked
        self._open = open_store
        self._every = every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="indexing", daemon=True)
        self._reported = ""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                self._index()
            except StoreError as error:
                if self._reported != (line := str(error)):
                    self._reported = line
                    logger.warning("Texts are not indexed, and searched one by one: %s", line)
            self._ended.wait(self._every)

    def _index(self) -> None:
        if not self._asked().texts_waiting():
            return
        store = self._open()
        try:
            store.index_texts(self._ended.is_set)
        finally:
            store.close()
