"""The time zones that lines name and that countries have."""

import re
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Hours from Greenwich of the abbreviations in the IANA time zone database, and as papers write them in other
# languages: MEZ, MESZ, МСК, HdB.
_HOURS: Mapping[str, float] = MappingProxyType(
    {"UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "SAST": 2}
    | {"EET": 2, "OEZ": 2, "EEST": 3, "OESZ": 3, "MSK": 3, "МСК": 3, "EAT": 3, "TRT": 3, "WAT": 1, "CAT": 2}
    | {"IDT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7, "WITA": 8, "WIT": 9}
    | {"SGT": 8, "HKT": 8, "MYT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5}
    | {"AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "NST": -3.5, "NDT": -2.5, "AST": -4, "ADT": -3}
    | {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
    | {"AKST": -9, "AKDT": -8, "HST": -10, "ART": -3, "BRT": -3, "CLT": -4}
)
# American papers leave it to the day whether it is summer.
_PLACES: Mapping[str, str] = MappingProxyType(
    {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
    | {"AET": "Australia/Sydney"}
)
# China's, Israel's and Ireland's, Bangladesh's, Arabia's are called so, too.
_OF_SEVERAL = frozenset(("CST", "IST", "BST", "AST"))
_NAMED = re.compile(
    r"^[ ,]{0,2}[(\[]?(?:(?:UTC|GMT)? ?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?![\d:./-])"
    rf"|(?P<name>{'|'.join(sorted((*_HOURS, *_PLACES), key=len, reverse=True))}|Z)\b)"
)
_FARTHEST = timedelta(hours=14)  # the Line Islands
# The countries that have one zone, by their domains (zone1970.tab of the IANA time zone database).
_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {"de": "Berlin", "at": "Vienna", "ch": "Zurich", "fr": "Paris", "be": "Brussels", "nl": "Amsterdam"}
    | {"it": "Rome", "se": "Stockholm", "no": "Oslo", "dk": "Copenhagen", "fi": "Helsinki", "pl": "Warsaw"}
    | {"cz": "Prague", "sk": "Bratislava", "hu": "Budapest", "ro": "Bucharest", "bg": "Sofia", "gr": "Athens"}
    | {"uk": "London", "ie": "Dublin", "ee": "Tallinn", "lv": "Riga", "lt": "Vilnius", "hr": "Zagreb"}
    | {
        "si": "Ljubljana",
        "rs": "Belgrade",
        "ba": "Sarajevo",
        "al": "Tirane",
        "lu": "Luxembourg",
    }
    | {"ua": "Kyiv", "by": "Minsk", "tr": "Istanbul", "is": "Atlantic/Reykjavik", "il": "Asia/Jerusalem"}
    | {
        "in": "Asia/Kolkata",
        "pk": "Asia/Karachi",
        "bd": "Asia/Dhaka",
        "lk": "Asia/Colombo",
        "np": "Asia/Kathmandu",
    }
    | {
        "cn": "Asia/Shanghai",
        "tw": "Asia/Taipei",
        "hk": "Asia/Hong_Kong",
        "jp": "Asia/Tokyo",
        "sg": "Asia/Singapore",
    }
    | {"th": "Asia/Bangkok", "vn": "Asia/Ho_Chi_Minh", "my": "Asia/Kuala_Lumpur", "ph": "Asia/Manila"}
    | {
        "ae": "Asia/Dubai",
        "sa": "Asia/Riyadh",
        "ir": "Asia/Tehran",
        "za": "Africa/Johannesburg",
        "ke": "Africa/Nairobi",
    }
    | {"ng": "Africa/Lagos", "eg": "Africa/Cairo", "ma": "Africa/Casablanca", "pe": "America/Lima"}
    | {"kr": "Asia/Seoul"}
)


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
    return _zone(place if "/" in place else f"Europe/{place}") if place else None


@lru_cache(maxsize=128)
def _zone(place: str) -> tzinfo | None:
    try:
        return ZoneInfo(place)
    except ZoneInfoNotFoundError:
        return None
