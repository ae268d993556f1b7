"""The names of months in the languages of other countries' newspapers, from ``months.toml`` beside it."""

import re
import tomllib
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
_BY_LENGTH = sorted(_OF_MONTH, key=lambda name: -len(name.rstrip("*")))
# Vowel signs of Indian scripts are no letters of a word.
_GOES_ON = r"[^\s\d.,;:()\[\]/|_–—-]{0,14}"


def _pattern(name: str) -> str:
    known = re.escape(name.rstrip("*").replace("_", " "))
    return known + (_GOES_ON if name.endswith("*") else r"(?![^\W\d_])")


# By first letters: at each word of a line all of them are tried.
_INITIALS = dict.fromkeys(name[0] for name in _BY_LENGTH)
_GROUPS = (
    f"{initial}(?:{'|'.join(_pattern(name)[len(initial) :] for name in _BY_LENGTH if name[0] == initial)})"
    for initial in _INITIALS
)

MONTH_NAME: Final = rf"(?=[^\W\d_])(?:{'|'.join(_GROUPS)})"
"""A pattern for a month's name, in full or short; letters of either case are for ``re.IGNORECASE``."""

PERSIAN_MONTH: Final = rf"(?:{'|'.join(_PERSIAN)})"
"""A pattern for the name of a month of the Persian calendar."""


def month_of(word: str) -> int:
    """The number of the month that a lower-case ``word`` names, 1 to 12; 0 for none."""
    for name in _BY_LENGTH:
        known = name.rstrip("*").replace("_", " ")
        if word == known or (name.endswith("*") and word.startswith(known)):
            return _OF_MONTH[name]
    return 0


def persian_month_of(word: str) -> int:
    """The number of the month of the Persian calendar that ``word`` names, 1 to 12; ValueError for others."""
    return _PERSIAN.index(word) + 1
