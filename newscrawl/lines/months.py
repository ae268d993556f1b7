"""The names of months in the languages of other countries' newspapers, from ``months.toml`` beside it."""

import re
import tomllib
from functools import cache
from importlib.resources import files
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


def _names(*, latin: bool) -> str:
    """The names in Latin letters, or those in others, by first letters: at each word of a line all are tried.

    What ends a name stands once for all that end alike: a set of characters of its own for each first letter
    took two thirds of the time in which a pattern is compiled.
    """
    behind: dict[bool, dict[str, list[str]]] = {False: {}, True: {}}
    for name in _ORDERED:
        if name[0].isascii() is latin:
            rest = re.escape(name[1:].rstrip("*").replace("_", " "))
            behind[name.endswith("*")].setdefault(name[0], []).append(rest)
    whole, begun = (
        "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in row.items()) for row in behind.values()
    )
    return f"(?:{whole}){_ENDS}|(?:{begun}){_GOES_ON}"


# No name in other letters is looked for at a Latin letter, nor at Hangul: most words begin with these.
MONTH_NAME: Final = rf"(?=[^\W\d_])(?:{_names(latin=True)}|(?-i:(?![A-Za-z가-힣]))(?:{_names(latin=False)}))"
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
