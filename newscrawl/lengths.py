"""How a length of time is written, wherever one is: in settings, arguments and options.

``90s``, ``90m``, ``12h``, ``1.5h``, ``7d``: a number and its unit. ``0`` needs none; every other number does,
because ``KEEP_PAGES=90`` can mean days as well as seconds.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from newscrawl.exceptions import ArgumentError

_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_LENGTH: Final = re.compile(r"(?a:(\d+(?:\.\d+)?)\s*([smhd])|0)")
_SEPARATORS: Final = re.compile(r"[,\s\[\]\"']+")


def length_of(text: str) -> timedelta | None:
    """The length of time that ``text`` names, the longest there is for a longer one; None if it is none."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    if found[1] is None:
        return timedelta()
    try:
        return timedelta(**{_UNITS[found[2]]: float(found[1])})
    except OverflowError:
        return timedelta.max


def before(moment: datetime, length: timedelta) -> datetime:
    """The aware moment so long before another, or the first day there is where that lies before it."""
    try:
        return moment - length
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=1)


def keep_for(setting: Any, name: str) -> timedelta:
    """The ``KEEP_…`` setting ``name`` as a length of time; zero keeps nothing. Raises ``ArgumentError``."""
    length = length_of(str(setting))
    if length is None:
        raise ArgumentError(f"{name}={setting} is no length of time; write 90d, 12h, 30m, or 0 to keep none")
    return length


def store_keeps(settings: Mapping[Any, Any]) -> list[timedelta]:
    """How long a store keeps what, in the order in which ``Store`` takes it. Raises ``ArgumentError``."""
    names = ("KEEP_PAGES", "KEEP_OBSERVATIONS", "KEEP_QUARANTINE")
    return [keep_for(settings.get(name) or "0", name) for name in names]


def intervals(setting: Any, name: str) -> tuple[timedelta, ...]:
    """The setting ``name`` as lengths of time, shortest first: a list of them, or a text that separates them
    by commas or spaces. Raises ``ArgumentError``.
    """
    values: Sequence[Any] = setting or ()
    if isinstance(setting, str):
        values = [part for part in _SEPARATORS.split(setting) if part]
    return tuple(sorted({_interval(value, name) for value in values}))


def _interval(value: Any, name: str) -> timedelta:
    length = length_of(str(value))
    if not length:
        raise ArgumentError(
            f"{name}={value} is no length of time; write 90s, 90m, 6h or 3d, separated by commas,"
            " or nothing to do without"
        )
    return length
