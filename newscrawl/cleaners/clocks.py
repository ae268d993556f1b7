"""Clock times as other languages write them beside a day: ``2:30 p.m. ET``, ``14h30``, ``14.30 Uhr``."""

import re
from datetime import time, tzinfo
from functools import cache
from typing import NamedTuple

from newscrawl.lines.zones import zone_behind_clock

_CLOCK = (
    r"(?P<half_before>上午|下午|午前|午後|오전|오후)? ?(?<!\d)(?P<hour>\d{1,2})"
    r"(?:(?P<sign>[:.hH時时点]) ?(?P<minute>[0-5]\d)(?!\d)"
    r"(?:[:分](?P<second>[0-5]\d)?(?!\d))?(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.? ?m\b\.?)?(?: ?(?P<unit>Uhr|uur|hrs?|hs|h|น\.|時|时|点)(?![^\W\d_]))?"
)
# What stands between a day and its clock time: no digit, and no other word than these.
_TO = r"(?:at|um|à|a las|às|alle|ore|om|kl|klo|kell|plkst|в|о|o|saat|pukul|lúc|เวลา|ساعت|الساعة|בשעה)"
_WEEKDAY = r"(?:[^\W\d_]{2,14}\.?,? )?"
_NOON = 12
_AFTERNOON = ("p", "下午", "午後", "오후")


# Hardly a Korean page asks for one of these: each is compiled when it is first asked for.
@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        r"^(?:[ ,;|/·•∙()\[\]~–—-]|T(?=\d)|[(（][^\W\d_][)）]|г\.?|r\.|\."
        rf"|(?P<word>{_TO})\b\.?){{0,6}}?{_CLOCK}",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d:.])(?P<word>){_CLOCK}(?P<zone>[ (]{{0,2}}[A-Z]{{2,5}}[)]?)?"
        rf"[ ,;|/·•()–—-]{{1,4}}(?:on )?{_WEEKDAY}$",
        re.IGNORECASE,
    )


class Clock(NamedTuple):
    """A clock time and the zone that is named behind it."""

    at: time
    zone: tzinfo | None


def read_clock(before: str, behind: str, assumed: tzinfo | None = None) -> Clock | None:
    """The clock time beside a day, with what its line says ``before`` and ``behind`` the day; None without
    one. ``assumed``: the page's zone.
    """
    match = _behind().match(behind)
    if match and (at := _time_of(match)):
        return Clock(at, zone_behind_clock(behind[match.end() :], assumed))
    match = _before().search(before[-60:])
    if match and (at := _time_of(match)):
        return Clock(at, zone_behind_clock(match["zone"] or "", assumed))
    return None


def _time_of(match: re.Match[str]) -> time | None:
    """The time of a match; None if it is a number that nothing makes a clock time."""
    half = (match["half"] or match["half_before"] or "").lower()
    sign = (match["sign"] or "").lower()
    if not half and not match["unit"] and sign in ("", ".") and not (sign and match["word"]):
        return None
    hour = int(match["hour"])
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half in _AFTERNOON else 0)
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None
