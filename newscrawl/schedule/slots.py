"""Slots: the moments at which a run is due, by cron expression in Korean time."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cronsim import CronSim, CronSimError

from newscrawl.text import KST


def every(minutes: object, minute: int = 0) -> str:
    """The cron expression for each ``minutes`` minutes, counted from midnight; of whole hours at ``minute``.

    Raises ``ValueError`` for a number with which the last gap of an hour or a day is shorter than others.
    """
    if isinstance(minutes, int) and minutes > 0:
        if 60 % minutes == 0:
            return f"*/{minutes} * * * *" if minutes < 60 else f"{minute} * * * *"
        if 1440 % minutes == 0 and minutes % 60 == 0:
            return f"{minute} */{minutes // 60} * * *" if minutes < 1440 else f"{minute} 0 * * *"
    raise ValueError(
        f"every = {minutes!r} does not divide an hour or a day evenly; take 1, 2, 3, 4, 5, 6, 10, 12, 15, 20,"
        " 30, 60, 120, 180, 240, 360, 480, 720 or 1440 minutes, or a cron expression"
    )


def checked(expression: object) -> str:
    """The expression itself. Raises ``ValueError`` if it is none or never comes."""
    if not isinstance(expression, str) or len(expression.split()) != 5:  # the library also takes seconds
        raise ValueError(f"cron = {expression!r} needs five fields: minute hour day month weekday")
    try:
        next(after(expression, datetime.now(KST)))
    except CronSimError as error:
        raise ValueError(f"cron = {expression!r} is no cron expression: {error}") from error
    except StopIteration:
        raise ValueError(f"cron = {expression!r} never comes") from None
    return expression


def after(expression: str, moment: datetime) -> Iterator[datetime]:
    """The slots later than ``moment`` (aware), in order, in Korean time; they may end (29 February, say)."""
    return iter(CronSim(expression, moment.astimezone(KST)))


def latest(expression: str, moment: datetime) -> datetime | None:
    """The last slot that is not later than ``moment``, or None."""
    # The library looks strictly before its start; a slot exactly at the moment is due.
    start = moment.astimezone(KST) + timedelta(seconds=1)
    return next(iter(CronSim(expression, start.replace(microsecond=0), reverse=True)), None)


def delay(name: str, slot: datetime, jitter: int) -> timedelta:
    """How much later than ``slot`` the run called ``name`` starts: 0 to ``jitter`` seconds, both included.

    It depends on nothing but its arguments, so that a restarted daemon comes to the same time.
    """
    seed = f"{name} {slot.astimezone(UTC).isoformat()}".encode()
    number = int.from_bytes(hashlib.blake2b(seed, digest_size=8).digest())
    return timedelta(seconds=number % (jitter + 1))
