"""Names and words as data: the TOML files under ``pages/lexicon/``, and a matcher for names of elements.

Every entry of those files stands with where it was seen. This module knows nobody in newscrawl, so pages,
cleaners and loaders may all read it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

_FOLDER = "pages/lexicon"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# A number begins a word of its own behind a Latin letter.
_TOKEN = re.compile(r"(?=[a-z0-9가-힣])[0-9가-힣]*+(?:[a-z]++[가-힣][0-9가-힣]*+)*+[a-z]*+")


@cache
def tables(file: str) -> Mapping[str, Mapping[str, str]]:
    """The tables of ``pages/lexicon/<file>.toml``: each entry with where it was seen, in the file's order.

    Raises FileNotFoundError for a file that the lexicon does not have.
    """
    text = files("newscrawl").joinpath(f"{_FOLDER}/{file}.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {name: MappingProxyType(dict(table)) for name, table in tomllib.loads(text).items()}
    )


@cache
def entries(file: str, table: str) -> tuple[str, ...]:
    """The entries of one table, in the file's order."""
    return tuple(tables(file)[table])


@cache
def alternatives(file: str, *of: str) -> str:
    """The entries of some tables as alternatives of a regular expression, the longest first.

    A blank in an entry is optional, ``…`` is up to thirty characters of the same sentence, ``#`` an optional
    number.
    """
    phrases = {entry for table in of for entry in entries(file, table)}
    return "|".join(map(alternative, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))


def alternative(phrase: str) -> str:
    """One entry as ``alternatives`` has it."""
    return r"[^다.]{0,30}?".join(
        " ?".join(r"(?:\d{1,6}개?)?" if word == "#" else re.escape(word) for word in part.split(" "))
        for part in phrase.split(" … ")
    )


class Phrases:
    """The entries of some tables, looked for in lines.

    Each holds a word that is written in one way, and hardly any line holds one of these words: looking for
    them takes less than half of what the expression does.
    """

    def __init__(self, file: str, *of: str) -> None:
        self._expression = re.compile(alternatives(file, *of))
        words = {
            max((word for word in entry.split(" ") if word not in {"#", "…"}), key=len)
            for table in of
            for entry in entries(file, table)
        }
        self._words = tuple(one for one in words if not any(other in one for other in words - {one}))

    def stand_in(self, line: str) -> bool:
        """Whether one of the phrases stands in ``line``."""
        return any(map(line.__contains__, self._words)) and self._expression.search(line) is not None


def tokens(name: str) -> tuple[str, ...]:
    """The words of an element's name: ``articlePhoto_txt2`` is ``article``, ``photo``, ``txt``, ``2``."""
    return tuple(_TOKEN.findall(name if name.islower() else _CAMEL.sub("-", name).lower()))


class Name(NamedTuple):
    """An entry of ``names.toml``, taken apart.

    ``whole``: it stands for the whole class (``=`` before it). ``opened``: its last word may go on (``*``).
    """

    words: tuple[str, ...]
    whole: bool
    opened: bool


@cache
def names(table: str) -> tuple[Name, ...]:
    """The entries of a table of ``names.toml``."""
    return tuple(
        Name(tokens(entry), entry.startswith("="), entry.endswith("*")) for entry in entries("names", table)
    )


class NameMatcher:
    """Which of some tables of ``names.toml`` the classes or ids of an element are in, as bits.

    An entry fits a class if its words stand in it one behind the other, or written together
    (``photo-box`` fits ``photo_box``, ``mainPhotoBox2`` and ``photobox``).
    """

    def __init__(self, bits: Mapping[str, int]) -> None:
        self._whole: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._rows: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        opened: dict[str, int] = {}
        for table, bit in bits.items():
            for name in names(table):
                joined = "".join(name.words)
                if name.whole:
                    self._whole[joined] = self._whole.get(joined, 0) | bit
                elif name.opened:
                    opened[joined] = opened.get(joined, 0) | bit
                else:
                    self._words[joined] = self._words.get(joined, 0) | bit
                    if len(name.words) > 1:
                        self._rows.setdefault(name.words[0], []).append((name.words, bit))
        self._opened = tuple(opened.items())
        self._beginnings = tuple(opened)

    def match(self, classes: Iterable[str]) -> int:
        """The bits of every table that one of ``classes`` is in."""
        found = 0
        for name in classes:
            words = tokens(name)
            found |= self._whole.get("".join(words), 0)
            for place, word in enumerate(words):
                found |= self._words.get(word, 0)
                if word in self._rows:
                    for row, bit in self._rows[word]:
                        if words[place : place + len(row)] == row:
                            found |= bit
                if word.startswith(self._beginnings):
                    for beginning, bit in self._opened:
                        if word.startswith(beginning):
                            found |= bit
        return found
