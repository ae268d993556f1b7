"""The setting ``REREAD``: how long after their first reading articles of front pages are read again."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from newscrawl.exceptions import ArgumentError

_UNITS: Final = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LENGTH: Final = re.compile(r"(\d{1,9})\s*([smhd]?)")


def intervals(setting: Any) -> tuple[timedelta, ...]:
    """``REREAD`` as lengths of time, shortest first: numbers of seconds, or texts like ``90m``, ``6h``,
    ``3d``, as a list or separated by commas. Raises ``ArgumentError``.
    """
    if isinstance(setting, str):
        values: Sequence[Any] = [part for part in re.split(r"[,\s\[\]\"']+", setting) if part]
    else:
        values = list(setting or ())
    return tuple(sorted({_length(value) for value in values}))


def _length(value: Any) -> timedelta:
    found = _LENGTH.fullmatch(str(value).strip())
    if found is None or not int(found[1]):
        raise ArgumentError(
            f"REREAD={value} is no length of time; write seconds, 90m, 6h or 3d, separated by commas,"
            " or nothing to read no article again by itself"
        )
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])
