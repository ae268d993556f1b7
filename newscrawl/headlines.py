"""Headlines held against each other and against a text: does it speak of what was promised?

Hangul and Han words are compared by their pairs of syllables, words of other scripts by their beginnings,
so that endings, particles and cut words do not matter. The limits were set on 34 saved Korean articles and
3,260 headlines of saved lists: 95 of 100 foreign headlines have less than .20 of their pairs in an
article's text, no article's text has less than .20 of its own headline's although the headline itself was
taken away.
"""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from operator import add

from newscrawl.text import comparable, folded

_WORD = re.compile(r"[^\W_]{2,}")
# From here on scripts write syllables or words with one letter: kana, Han, Hangul.
_SYLLABLES = "\u3040"
# A word of an alphabet is told by so many letters; shorter ones (the, with) are in any text.
_SHORTEST, _BEGINNING = 5, 6
# With fewer pairs a headline ("포토", a name) says too little to be missed in a text.
_ENOUGH = 5
# What a text is asked about is said early in it; the longer it is, the more stands in it by chance.
LEAD, LONGEST = 400, 4_000

# So many of its pairs an edited, cut or prefixed headline shares with the other; a text that speaks of it;
# with fewer it has nothing to do with it.
_ALIKE, _SPEAKS, _NOTHING = 0.5, 0.15, 0.1
# A headline of so many letters that stands whole in another one is that one's beginning or column.
_PART = 3


class Fit(IntEnum):
    """How a page keeps the promise of the list that led to it."""

    NONE = 0  # nothing on it has to do with the headline
    SOME = 1  # its text has, as where a portal wrote a headline of its own
    HEADLINE = 2  # its headline is the promised one, perhaps cut, prefixed or edited


@lru_cache(maxsize=512)  # a headline is held against a page's, its text, and those of other texts
def pairs(headline: str | None) -> frozenset[str]:
    """What is looked for of a headline: pairs of syllables and beginnings of words, folded."""
    found: set[str] = set()
    for word in _WORD.findall(folded(headline)):
        if word[-1] >= _SYLLABLES or word[0] >= _SYLLABLES:
            found.update(map(add, word, word[1:]))
        elif len(word) >= _SHORTEST:
            found.add(word[:_BEGINNING])
    # Numbers alone stand in any text.
    return frozenset([pair for pair in found if not pair.isdigit()])


def share(wanted: frozenset[str], text: str) -> float:
    """Share of what is ``wanted`` that stands in a folded text; 1 where nothing is wanted."""
    return sum([pair in text for pair in wanted]) / len(wanted) if wanted else 1.0


@lru_cache(maxsize=4_096)  # of a text that stands under many headlines, each is held against each, every time
def alike(one: str | None, other: str | None) -> bool:
    """Whether two headlines may be one; a headline that says too little may be any."""
    return share(pairs(one), folded(other)) >= _ALIKE or share(pairs(other), folded(one)) >= _ALIKE


def speaks_of(text: str | None, headline: str | None) -> bool:
    """Whether a text has to do with its headline; so has one whose headline says nothing."""
    wanted, text = pairs(headline), text or ""
    # Nearly every text does so in its first sentences.
    return any(share(wanted, folded(text[:length])) >= _SPEAKS for length in (LEAD, LONGEST))


def fit(promised: str | None, headlines: Iterable[str | None], text: str | None) -> Fit:
    """How a page keeps a promise, by its ``headlines`` (title, subtitle, those of its head), else by its
    text.
    """
    wanted, whole = pairs(promised), comparable(promised)
    folded_headlines = [folded(headline) for headline in headlines if headline]
    if not wanted or any(_is_promised(headline, wanted, whole) for headline in folded_headlines):
        return Fit.HEADLINE
    found = share(wanted, "\n".join((*folded_headlines, folded((text or "")[:LONGEST]))))
    return Fit.NONE if found < _NOTHING and len(wanted) >= _ENOUGH else Fit.SOME


def _is_promised(headline: str, wanted: frozenset[str], whole: str) -> bool:
    if share(wanted, headline) >= _ALIKE:
        return True
    letters = comparable(headline)
    return len(letters) >= _PART and letters in whole
