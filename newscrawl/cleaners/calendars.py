"""Years that are not counted from Christ, and days of the Persian calendar."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

BEFORE_ERA: Final[Mapping[str, int]] = MappingProxyType(
    {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
)
"""The year before the first of an era: Japanese emperors', the Republic's in Taiwan."""

_BUDDHIST, _FIRST_BUDDHIST, _BUDDHIST_CENTURY = 543, 2400, 2500
_THAI = range(0x0E00, 0x0E80)
# Counted back from its years of our time, the first day of the year 1; its leap years in 33.
_FIRST_PERSIAN = date(622, 3, 21)
_LEAP_REMAINDERS = (1, 5, 9, 13, 17, 22, 26, 30)
_LONG_MONTHS, _LONG_MONTH, _MONTH = 6, 31, 30
_HAN = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def gregorian_year(year: str, month: str = "") -> int:
    """The year that ``year`` means beside the name of a ``month``: two digits are of this century or, beside
    a Thai name, of a Buddhist one.
    """
    number = int(year)
    if len(year) == 2:
        thai = bool(month) and ord(month[0]) in _THAI
        number += _BUDDHIST_CENTURY if thai else 2000
    return number - (_BUDDHIST if number > _FIRST_BUDDHIST else 0)


def persian_day(year: int, month: int, day: int) -> date:
    """The day of the Persian calendar; ValueError if it has none such."""
    if not (1 <= month <= 12 and 1 <= day <= (_LONG_MONTH if month <= _LONG_MONTHS else _MONTH)):
        raise ValueError(year, month, day)
    if (month, day) == (12, _MONTH) and year % 33 not in _LEAP_REMAINDERS:
        raise ValueError(year, month, day)
    rounds, rest = divmod(year - 1, 33)
    leaps = 8 * rounds + sum(remainder <= rest for remainder in _LEAP_REMAINDERS)
    before = (month - 1) * _MONTH + min(month - 1, _LONG_MONTHS)
    return _FIRST_PERSIAN + timedelta(days=365 * (year - 1) + leaps + before + day - 1)


def han_number(text: str) -> int:
    """The number that Chinese digits write: ``二〇一九``, ``十二``, ``廿一`` is not read."""
    tens, ten, ones = text.partition("十")
    if ten:
        return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
    return int("".join(str(_HAN[one]) for one in text))
