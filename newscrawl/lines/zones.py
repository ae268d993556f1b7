"""The time zones that lines name and that countries have, from ``zones.toml`` beside it."""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_TABLES = tomllib.loads(files("newscrawl.lines").joinpath("zones.toml").read_text(encoding="utf-8"))
_HOURS: Mapping[str, float] = MappingProxyType(_TABLES["hours"])
_PLACES: Mapping[str, str] = MappingProxyType(_TABLES["places"])
_COUNTRIES: Mapping[str, str] = MappingProxyType(_TABLES["countries"])
# China's, Israel's and Ireland's, Bangladesh's, Arabia's are called so, too.
_OF_SEVERAL = frozenset(("CST", "IST", "BST", "AST"))
_NAMED = re.compile(
    r"^[ ,]{0,2}[(\[]?(?:(?:UTC|GMT)? ?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?![\d:./-])"
    rf"|(?P<name>{'|'.join(sorted((*_HOURS, *_PLACES), key=len, reverse=True))}|Z)\b)"
)
_FARTHEST = timedelta(hours=14)  # the Line Islands


def zone_behind_clock(text: str, assumed: tzinfo | None = None) -> tzinfo | None:
    """The zone that ``text``, what stands behind a clock time, begins with; None without one.

    ``assumed``: the zone of the page, which decides what an abbreviation means that several countries have.
    """
    match = _NAMED.match(text)
    if match is None:
        return None
    if match["sign"]:
        away = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return timezone(-away if match["sign"] == "-" else away) if away <= _FARTHEST else None
    name = match["name"]
    if name in _PLACES:
        return _zone(_PLACES[name])
    if assumed is not None and name in _OF_SEVERAL:
        return assumed
    return timezone(timedelta(hours=_HOURS[name])) if _HOURS.get(name) else UTC


def zone_of_country(domain: str) -> tzinfo | None:
    """The one time zone of the country whose top-level domain this is; None where it has several."""
    place = _COUNTRIES.get(domain)
    return _zone(place) if place else None


@lru_cache(maxsize=128)
def _zone(place: str) -> tzinfo | None:
    try:
        return ZoneInfo(place)
    except ZoneInfoNotFoundError:
        return None
