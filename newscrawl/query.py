"""A query: which words a text must hold, and which it must not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from newscrawl.exceptions import ArgumentError
from newscrawl.grams import grams_within, pattern_of
from newscrawl.text import folded

_PART = re.compile(r'(-?)(?:"([^"]*)"|([^\s"-][^\s"]*))')
_HOW = 'write words that title or text hold, all of them: 금리 "기준금리 인상" -주식'


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``words`` and none of ``without``, each a word or a phrase, folded.

    Korean words are found within others, 금리 in 기준금리를; of Latin letters and digits whole words are.
    """

    words: tuple[str, ...]
    without: tuple[str, ...]
    _wanted: tuple[re.Pattern[str], ...] = field(repr=False, compare=False)
    _unwanted: tuple[re.Pattern[str], ...] = field(repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read words, "phrases" and -words. Raises ``ArgumentError``: there is none, or a quote too few."""
        words: list[str] = []
        without: list[str] = []
        rest = _PART.sub("", text)
        for sign, phrase, word in _PART.findall(text):
            if part := folded(phrase or word):
                (without if sign else words).append(part)
        if rest.strip(" \t-") or not words + without:
            what = "has a quotation mark too few" if '"' in rest else "names no word"
            raise ArgumentError(f"query={text} {what}: {_HOW}")
        return cls(
            tuple(words), tuple(without), tuple(map(pattern_of, words)), tuple(map(pattern_of, without))
        )

    @property
    def grams(self) -> frozenset[str]:
        """Pieces that every text has that the query finds."""
        return frozenset(gram for word in self.words for gram in grams_within(word))

    def require_grams(self) -> None:
        """Raise ``ArgumentError`` where no word can be looked up: all are signs, or none must be there."""
        if not self.grams:
            raise ArgumentError(f"search for a word with letters or digits that must be there: {_HOW}")

    @property
    def is_contradictory(self) -> bool:
        """Whether a word that must be there holds one that must not."""
        return any(word.search(wanted) for word in self._unwanted for wanted in self.words)

    def finds(self, *texts: str | None) -> bool:
        """Whether these texts together hold what is asked for."""
        text = "\n".join(folded(one) for one in texts if one)
        return all(word.search(text) for word in self._wanted) and not any(
            word.search(text) for word in self._unwanted
        )

    def excludes(self, *texts: str | None) -> bool:
        """Whether one of these texts holds what must not be there."""
        found = [folded(one) for one in texts if one]
        return any(word.search(text) for text in found for word in self._unwanted)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text as it is written: beginning and end, in order, none in another."""
        whole, places = _with_places(text)
        found = sorted(
            (places[match.start()], places[match.end() - 1] + 1)
            for word in self._wanted
            for match in word.finditer(whole)
        )
        return list(_apart(found))


def _with_places(text: str) -> tuple[str, list[int]]:
    """``text`` folded letter by letter, and for each letter of that where it stands in ``text``."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in folded(letter) or " ":
            if one != " " or letters[-1:] != [" "]:
                letters.append(one)
                places.append(place)
    return "".join(letters), places


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    end = -1
    for span in spans:
        if span[0] >= end:
            yield span
            end = span[1]
