"""The names of months in the languages of other countries' newspapers, from ``months.toml`` beside it."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

_TABLES = tomllib.loads(files("newscrawl.lines").joinpath("months.toml").read_text(encoding="utf-8"))
_PERSIAN: Final[list[str]] = _TABLES.pop("persian")["months"]
# January first, as the file has them.
_OF_MONTH: Final[dict[str, int]] = {
    name: number
    for number, scripts in enumerate(_TABLES.values(), 1)
    for names in scripts.values()
    for name in names.split()
}
# Names as they stand before beginnings, and the longer of either before the shorter.
_ORDERED = sorted(_OF_MONTH, key=lambda name: (name.endswith("*"), -len(name)))
# Vowel signs of Indian scripts are no letters of a word.
_GOES_ON, _ENDS = r"[^\s\d.,;:()\[\]/|_–—-]{0,14}", r"(?![^\W\d_])"


def _behind(initial: str) -> str:
    """What follows the first letter of names. One end stands for all that end alike: an end for each name
    would take every start of newscrawl tenths of a second to compile.
    """
    names = (name for name in _ORDERED if name[0] == initial)
    rows = []
    for goes_on, row in groupby(names, key=lambda name: name.endswith("*")):
        known = "|".join(re.escape(name.rstrip("*").replace("_", " ")[1:]) for name in row)
        rows.append(f"(?:{known}){_GOES_ON if goes_on else _ENDS}")
    return "|".join(rows)


# By first letters: at each word of a line all of them are tried.
_INITIALS = dict.fromkeys(name[0] for name in _ORDERED)
_GROUPS = (f"{initial}(?:{_behind(initial)})" for initial in _INITIALS)

MONTH_NAME: Final = rf"(?=[^\W\d_])(?:{'|'.join(_GROUPS)})"
"""A pattern for a month's name, in full or short; ``month_pattern`` takes what holds it."""

PERSIAN_MONTH: Final = rf"(?:{'|'.join(_PERSIAN)})"
"""A pattern for the name of a month of the Persian calendar."""


@cache
def month_pattern(pattern: str) -> re.Pattern[str]:
    """``pattern``, which holds ``MONTH_NAME``, for letters of either case.

    Compiled where it is first asked for: that takes longer than all other patterns together, and hardly a
    Korean page asks for one.
    """
    return re.compile(pattern, re.IGNORECASE)


def month_of(word: str, *, croatian: bool = False) -> int:
    """The number of the month that a lower-case ``word`` names, 1 to 12; 0 for none.

    ``croatian``: whether ``listopada`` is October and not November, as in Polish and Czech.
    """
    if croatian and word.startswith("listopad"):
        return 10
    for name in _ORDERED:
        known = name.rstrip("*").replace("_", " ")
        if word == known or (name.endswith("*") and word.startswith(known)):
            return _OF_MONTH[name]
    return 0


def persian_month_of(word: str) -> int:
    """The number of the month of the Persian calendar that ``word`` names, 1 to 12; ValueError for others."""
    return _PERSIAN.index(word) + 1
