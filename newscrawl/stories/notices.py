"""What an outlet prints above or below all of its articles, and what is left of a text without it.

Reading takes out what it knows for notices. What it took for text all the same (an app, a channel, a
campaign) is the same under reports of different stories, and would make one story of all short ones. So the
sentences at both ends of a text are looked up: one that stands there in other stories of the outlet is a
notice.
"""

import re
from collections.abc import Callable
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

# Characters of a text's beginning and end that are looked at, and sentences in them, the outermost ones.
_HEAD, _TAIL = 200, 600
_FIRST, _LAST = 2, 6
# Sentences that are kept of an end, to be found again there: a longer notice is learnt from its end on.
_LEARNT = 3
# Characters that a sentence must have: "사진 제공." is taken for none, and does little harm.
_SHORTEST = 15
# Lines' ends, or what ends a sentence and the white space behind it. Begins with one kind of character, so
# that the search skips what is none; blanks are many more than these.
_SENTENCE_END = re.compile(r"[.?!\n](?:(?<=\n)\n*|(?<!\n)\s+)")
_DIGITS = re.compile(r"\d+")


class Sentence(NamedTuple):
    """A sentence at an end of a text: where it begins and ends; ``key`` is None of a short one."""

    start: int
    end: int
    key: int | None


class Ends(NamedTuple):
    """The outermost sentences of a text: of its beginning, in order, and of its end, the last one first."""

    first: list[Sentence]
    last: list[Sentence]

    @property
    def keys(self) -> list[int]:
        """What the sentences are looked up by, 40 bits each."""
        return [one.key for one in (*self.first, *self.last) if one.key is not None]


def ends_of(text: str, publisher: str | None) -> Ends:
    """The ends of a text that ``publisher`` published. Dates and numbers in them do not matter."""
    whose = (publisher or "").encode("utf-8", "replace")
    head = _breaks(text, 0, _HEAD)[: _FIRST + 1]
    tail = _breaks(text, max(0, len(text) - _TAIL), len(text))[-_LAST - 1 :]
    first, last = (
        [_sentence(text, start, end, whose) for start, end in pairwise(breaks)] for breaks in (head, tail)
    )
    return Ends(first, last[::-1])


def _breaks(text: str, start: int, end: int) -> list[int]:
    """Where sentences begin in a part of a text, and its end; a part that begins within one leaves it out."""
    found = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 1), end)]
    if start and found and found[0] <= start:  # a line's end that stands just before this part
        del found[0]
    return [*([] if start else [0]), *found, *([len(text)] if end >= len(text) else [])]


def _sentence(text: str, start: int, end: int, whose: bytes) -> Sentence:
    words = _DIGITS.sub("", text[start:end].strip())
    if len(words) < _SHORTEST:
        return Sentence(start, end, None)
    digest = blake2b(words.encode("utf-8", "replace"), digest_size=5, key=whose[:64])
    return Sentence(start, end, int.from_bytes(digest.digest()))


def without_notices(text: str, ends: Ends, is_notice: Callable[[int], bool]) -> tuple[str, list[int]]:
    """A text without the notices at its ends, and the keys of the sentences that stand there then.

    A short sentence goes with the notice that it stands inside of.
    """
    first = _notices(ends.first, is_notice)
    last = _notices(ends.last, is_notice)
    start = ends.first[first - 1].end if first else 0
    end = ends.last[last - 1].start if last else len(text)
    kept = [*ends.first[first : first + 1], *ends.last[last : last + _LEARNT]]
    return text[start:end], [one.key for one in kept if one.key is not None]


def _notices(sentences: list[Sentence], is_notice: Callable[[int], bool]) -> int:
    """How many of the outermost sentences are notices."""
    count = 0
    for number, one in enumerate(sentences, 1):
        if one.key is not None:
            if not is_notice(one.key):
                break
            count = number
    return count
