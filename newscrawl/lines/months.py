"""The names of months in the languages of western newspapers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# How each month begins, January first.
_BEGINNINGS = (
    {"jan", "ene", "gen", "янв", "sty", "led", "oca", "yan"},
    {"feb", "fév", "fev", "фев", "lut", "úno", "şub"},
    {"mar", "mär", "maa", "мар", "bře", "mrt"},
    {"apr", "avr", "abr", "апр", "kwi", "dub", "nis"},
    {"may", "mai", "mag", "maj", "mei", "май", "мая", "kvě"},
    {"jun", "juin", "giu", "июн", "cze", "haz", "čvn", "červn", "červen"},
    {"jul", "juil", "lug", "июл", "lip", "tem", "čvc", "červenc", "červenec"},
    {"aug", "aoû", "aou", "ago", "авг", "sie", "ağu", "srp"},
    {"sep", "set", "сен", "wrz", "eyl", "zář"},
    {"oct", "okt", "ott", "out", "окт", "paź", "eki", "říj"},
    {"nov", "ноя", "lis", "kas"},
    {"dec", "dez", "dic", "déc", "дек", "gru", "ara", "pro", "des"},
)
_BY_BEGINNING: Mapping[str, int] = MappingProxyType(
    {one: number for number, names in enumerate(_BEGINNINGS, 1) for one in names}
)
_LONGEST_FIRST = tuple(sorted(_BY_BEGINNING, key=len, reverse=True))

MONTH_NAME: Final = rf"(?:{'|'.join(_LONGEST_FIRST)})[^\W\d_]{{0,9}}"
"""A pattern for a month's name, in full or short; letters of either case are for ``re.IGNORECASE``."""


def month_of(word: str) -> int:
    """The number of the month that a lower-case ``word`` begins as, 1 to 12; 0 for none."""
    return next((_BY_BEGINNING[one] for one in _LONGEST_FIRST if word.startswith(one)), 0)
