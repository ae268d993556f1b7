"""A bound on what the reading of one page may compute, whatever is wrong with the page.

The ceilings of ``middlewares.ceiling`` hold for what is known to take long. Reading runs in the event loop:
one page that takes for ever would be the end of the run.
"""

import signal
import threading
import weakref
from types import FrameType, TracebackType
from typing import Final, Self

# Seconds after which the exception comes again, where a library that was interrupted has swallowed it.
_AGAIN: Final = 0.2


class OutOfTimeError(Exception):
    """The reading of a page has computed too long. Raised by ``TimeLimit``, wherever the reading stands."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"page too complex to read: not done in {seconds:g} s")


class TimeLimit:
    """Lets a block of code compute for so many seconds of this process's time; 0 is no bound.

    ``with limit:`` raises ``OutOfTimeError`` from within the block. Only the main thread can be interrupted,
    and only where Python code runs or is returned to; elsewhere the block takes the time that it takes. The
    blocks are not to be nested.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._runs = False

    def __enter__(self) -> Self:
        if self._seconds > 0 and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGVTALRM, self._interrupt)
            self._runs = True
            signal.setitimer(signal.ITIMER_VIRTUAL, self._seconds, _AGAIN)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        # First of all: a signal that is under way must not interrupt what comes behind the block.
        self._runs, has_run = False, self._runs
        if has_run:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _interrupt(self, _number: int, frame: FrameType | None) -> None:
        if self._runs and not _is_clearing(frame):
            raise OutOfTimeError(self._seconds)


def _is_clearing(frame: FrameType | None) -> bool:
    """Whether an object is being thrown away, where Python would print the exception and go on."""
    while frame is not None:
        if frame.f_code.co_name == "__del__" or frame.f_code.co_filename == weakref.__file__:
            return True
        frame = frame.f_back
    return False
