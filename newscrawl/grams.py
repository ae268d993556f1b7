"""By what pieces texts are found again: two letters of Korean, whole words of Latin letters and digits.

Korean words take endings and stand together, so a word that is looked for is any part of what is written:
``금리`` is in ``기준금리를``. Of a run of Hangul (or Hanja, Kana) every two letters that follow each other
are a piece, as in Lucene's CJK analyzer, and every single one, so that words of one syllable are found
too. The letters on both sides of a gap are one as well, by which phrases are told apart. Of other scripts
the pieces are words: ``AI`` is in ``AI가``, and not in ``SAID``. Folded texts are those of ``text.folded``.
"""

import re
import sys
from array import array
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, pairwise
from operator import add
from typing import Final

# Hangul and its jamo, Kana and Bopomofo, Hanja with its radicals and marks, in Unicode's blocks.
_JOINED: Final = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Stands for the gap between two letters. It is no letter itself, and no blank, at which an index splits.
_GAP: Final = "·"
# Of most texts everything that is no run of these is ASCII or a sign, and bytes are sorted out sooner than
# letters: blanks in the place of ASCII, and in that of all but its letters and digits.
_OTHER: Final = re.compile(f"[^ {_JOINED}]")
_BLANK_ASCII: Final = bytes(code if code > 127 else ord(" ") for code in range(256))
_ASCII_WORDS: Final = bytes(code if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))
# Letters as numbers of 32 bits. Of each come the pair that it begins, and a blank.
_CODES: Final = f"utf-32-{sys.byteorder[0]}e"
_BLANK: Final = array("I", [ord(" ")])
_STEP: Final = 3
# A letter before a gap and one behind it, each as a pair with the gap: both are one piece.
_HALVES: Final = f"{_GAP} {_GAP}"


# Compiled when a text of another script or a query first asks for them: these sets are large.
@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{_JOINED}]+")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_{_JOINED}]+")


def tokens_of(text: str) -> str:
    """The pieces of a folded text behind each other, with blanks between them, some of them several times,
    without those single letters that begin a pair or stand before a gap: an index finds what begins with a
    letter.

    For every letter the pair that it begins is copied to its place among blanks, all at once: making these
    pieces one by one takes three times as long.
    """
    runs, words = _runs_and_words(text)
    codes = array("I", _GAP.join(runs).encode(_CODES))
    tokens = _BLANK * (_STEP * len(codes))
    tokens[0::_STEP] = codes
    tokens[1:-_STEP:_STEP] = codes[1:]
    pieces = tokens.tobytes().decode(_CODES).replace(_HALVES, _GAP)
    return f"{pieces} {' '.join(words)}"


def _runs_and_words(text: str) -> tuple[list[str], list[str]]:
    """The runs of letters that are written together, and the words of others."""
    packed = text.encode("utf-8", "replace")
    runs = packed.translate(_BLANK_ASCII).decode()
    for other in set(_OTHER.findall(runs)):
        if other.isalnum():  # a letter of another script
            return _run().findall(text), _word().findall(text)
        runs = runs.replace(other, " ")
    return runs.split(), packed.translate(_ASCII_WORDS).decode().split()


def grams_of(text: str) -> AbstractSet[str]:
    """The pieces of a folded text."""
    return frozenset([*tokens_of(text).split(), *chain.from_iterable(_run().findall(text))])


def begins_pieces(gram: str) -> bool:
    """Whether a piece is a single letter, of which ``tokens_of`` has the pieces that begin with it."""
    return len(gram) == 1 and _run().match(gram) is not None


def grams_within(term: str) -> AbstractSet[str]:
    """The pieces that every text has that holds the folded ``term``; as few as tell the most."""
    grams = set(_word().findall(term))
    runs = _run().findall(term)
    for run in runs:
        grams.update(map(add, run, run[1:]) if len(run) > 1 else run)
    grams.update(f"{one[-1]}{_GAP}{other[0]}" for one, other in pairwise(runs))
    return grams


def is_gram(term: str) -> bool:
    """Whether a folded text holds ``term`` if, and only if, that is one of its pieces."""
    return grams_within(term) == {term}


def pattern_of(term: str) -> re.Pattern[str]:
    """Finds the folded ``term`` in a folded text; a word that it begins or ends with is a whole one."""
    before = f"(?<!{_word().pattern[:-1]})" if _word().match(term) else ""
    behind = f"(?!{_word().pattern[:-1]})" if _word().match(term[-1:]) else ""
    return re.compile(before + re.escape(term) + behind)
