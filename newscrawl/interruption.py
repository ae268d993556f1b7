"""The signals that end a crawl, and what they do before it has begun: one line and exit code 1.

Imports nothing that takes time.
"""

import os
import signal
from types import FrameType
from typing import Final

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def ending() -> list[signal.Signals]:
    """Those that end a crawl: of a terminal that is closed too, unless ``nohup`` has that passed over."""
    hung_up_on = signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN
    return [one for one in _SIGNALS if one is not signal.SIGHUP or hung_up_on]


def end_at_once() -> None:
    """From now on the signals end the process where it stands; the system gives back what it has opened."""
    for number in ending():
        signal.signal(number, leave)


def ignore() -> None:
    """From now on the signals do nothing: all is done, and the exit code must be what the verdict says."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def leave(number: int, _frame: FrameType | None) -> None:
    """Say one line and end the process with exit code 1, from within a handler of signals."""
    ignore()
    line = f"newscrawl: {signal.Signals(number).name} before the crawl began; nothing was changed\n"
    # Neither logging nor print may be used here: the interrupted code may be in the middle of them.
    os.write(2, line.encode())
    os._exit(1)
