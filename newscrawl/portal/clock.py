"""The portal's clock: what moves on the portal (ranks, edits) moves with it."""

from datetime import datetime, timedelta
from time import monotonic

from newscrawl.text import KST


class PortalClock:
    """Real time, or a time that starts at ``at`` and runs on, or stands still.

    ``at`` is an aware datetime; None is the real time. With ``running=False`` the clock only moves
    by ``advance``.
    """

    def __init__(self, at: datetime | None = None, *, running: bool = True) -> None:
        if at is not None and at.tzinfo is None:
            raise ValueError("the portal's clock needs a time with a zone")
        self._at = at
        self._running = running
        self._started = monotonic()
        self._advanced = timedelta()

    def now(self) -> datetime:
        """The portal's time, in Korean time."""
        if self._at is None:
            return datetime.now(KST) + self._advanced
        ran = timedelta(seconds=monotonic() - self._started) if self._running else timedelta()
        return self._at.astimezone(KST) + ran + self._advanced

    def turn(self, at: datetime) -> None:
        """Let it show ``at``, an aware time, now."""
        self._at, self._started, self._advanced = at, monotonic(), timedelta()

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self._advanced += by
