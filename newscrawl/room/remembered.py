"""Answers that are remembered for a while, so that many who look at one moment ask the store once."""

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

# Bytes of answers that are remembered, those that were asked for last.
_ROOM: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What is sent: a body with its type and status. ``settled``: it will be the same for ever."""

    body: bytes
    kind: str
    status: int = 200
    settled: bool = False
    etag: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.blake2b(self.body, digest_size=12).hexdigest()
        object.__setattr__(self, "etag", f'"{digest}"')


class Remembered:
    """Answers by what was asked. ``seconds``: how long one holds that is not settled; 0 remembers none.

    Threads may ask at once.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, tuple[float, WrittenAnswer]] = OrderedDict()
        self._bytes = 0

    def find(self, key: str) -> WrittenAnswer | None:
        """The answer that still holds."""
        with self._lock:
            held = self._answers.get(key)
            if held is None:
                return None
            until, written = held
            if until < time.monotonic():
                self._forget(key)
                return None
            self._answers.move_to_end(key)
            return written

    def keep(self, key: str, written: WrittenAnswer) -> None:
        """Remember an answer."""
        if not self._seconds or written.status != 200:
            return
        until = float("inf") if written.settled else time.monotonic() + self._seconds
        with self._lock:
            if key in self._answers:
                self._forget(key)
            self._answers[key] = (until, written)
            self._bytes += len(written.body)
            while self._bytes > _ROOM:
                self._forget(next(iter(self._answers)))

    def clear(self) -> None:
        """Forget all, as when something was changed."""
        with self._lock:
            self._answers.clear()
            self._bytes = 0

    def _forget(self, key: str) -> None:
        _, written = self._answers.pop(key)
        self._bytes -= len(written.body)
