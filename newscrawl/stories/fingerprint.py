"""The fingerprint of a text: what finds the same text again among many, whole, cut or extended.

A text is taken for the set of its shingles, every run of ``SHINGLE`` letters and digits (Broder 1997), each a
value of 32 bits, and two things are kept of that set:

- its ``sample``: the shingles whose value is small (FracMinHash, Irber 2022). It says how much of one text
  stands in another, which a signature of so many slots cannot say of a short text in a long one.
- its ``marks``: the least of these values (bottom-k MinHash), each looked up for itself. Of texts that share
  the part J of their shingles (Jaccard), each of the least of both is in both with probability J, so one of
  16 is for .99 of the texts with J = .25. They can be looked up one by one because shingles are long:
  unrelated texts share none.

The upper two bits of a value tell whether a shingle begins with a *light* letter, as a quarter of all do. Of
a text of some length only those can be in the sample, so only those are cut out and hashed: a quarter of the
work.

``newscrawl.sketch`` is for another question: it passes over numbers, and must, because a consent page that
shows another time is the same page; reports of two days that differ in their numbers are two stories.

The hashes are rensa's (Rust, no dependencies, wheels for every system and Python from 3.11 on), many in one
call. datasketch would bring NumPy and SciPy along, which nothing else here needs. No library's own index is
used: the marks are rows of the store, so that several processes share them and a kill loses none.
"""

import re
import struct
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Self

from rensa import RMinHash

# Letters and digits in a shingle, about five words. Two Korean reports of one event share quotes and set
# phrases of less; an edit spoils as many shingles as it has letters besides.
SHINGLE = 16
# So many of the least are marks; of the pairs of numbers the least are, too: reports of one template have the
# same words.
_MARKS, _NUMBER_MARKS = 16, 3
# Letters that are read of a text: an article has 1,000, the longest ones some 10,000.
_LONGEST = 12_000
# A sample holds between half of this and all of it; a shorter text's holds every shingle.
_SAMPLE = 96
# With fewer shingles (21 letters) a text says too little to be told from others.
FEWEST = 6
# Shingles that are looked at to see whether two texts begin alike; the light ones of them are kept.
_LEAD = 100
# The light letters: some digits and Latin ones, and 28 of every 112 others, which of Hangul are the syllables
# of one initial and one vowel. A value's upper bits are 0 of them, 1 to 3 of the others.
_BLOCK, _FIRST_BLOCK, _END_OF_BLOCKS = 28, 0x160, 0x1_0000
_LIGHT = "25ends" + "".join(
    f"{chr(first)}-{chr(first + _BLOCK - 1)}" for first in range(_FIRST_BLOCK, _END_OF_BLOCKS, 4 * _BLOCK)
)
_UPPER_BITS, _OTHERS = 2, 3
# Numbers looked at, the first ones.
_NUMBERS = 60
# What makes fingerprints comparable. Counted up when anything above changes, or rensa's hashes do.
METHOD = 2

# What of ASCII is no letter: taking it out is faster than looking for it.
_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum())
_NO_LETTERS = re.compile(r"\W+")
# The others that most texts have: with these taken out, few are left to be looked for.
_SIGNS = "“”‘’…·—–"
# What follows such a letter, the rest of a shingle.
_LIGHT_SHINGLE = re.compile(f"[{_LIGHT}](?=(.{{{SHINGLE - 1}}}))")
# Begins with one kind of character, so that the search skips what is none.
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
# Method, level, and how many values follow of each kind.
_HEADER = struct.Struct(">BBBHB")
# Of a hash of rensa's, the upper ones are kept.
_HASH_BITS, KEPT_BITS, _NUMBER_BITS = 64, 32, 16
_LIGHT_SHIFT = _HASH_BITS - KEPT_BITS + _UPPER_BITS
# What kind of mark one is: of a shingle, else of the whole text or of numbers.
_OF_WHOLE, _OF_NUMBERS = 1 << KEPT_BITS, 2 << KEPT_BITS


# What follows another letter. Only short texts ask for it: it is compiled when one does.
@cache
def _other_shingle() -> re.Pattern[str]:
    return re.compile(f"[^{_LIGHT}](?=(.{{{SHINGLE - 1}}}))")


class Fingerprint(NamedTuple):
    """``marks``: what a text is looked up by. ``sample``: the values below 2^-``level`` of all; ``lead``: the
    light ones of its beginning. ``numbers``: 16 bits of a hash of every two numbers that follow each other.
    """

    marks: tuple[int, ...]
    sample: frozenset[int]
    level: int
    lead: frozenset[int]
    numbers: frozenset[int]

    def packed(self) -> bytes:
        """As the store keeps it, without the marks."""
        lead, sample, numbers = self.lead, self.sample, self.numbers
        header = _HEADER.pack(METHOD, self.level, len(lead), len(sample), len(numbers))
        values = struct.pack(f">{len(lead) + len(sample)}I{len(numbers)}H", *lead, *sample, *numbers)
        return header + values

    @classmethod
    def unpacked(cls, kept: bytes) -> Self | None:
        """What ``packed`` made bytes of; None for those of another method."""
        method, level, lead, sample, numbers = _HEADER.unpack_from(kept)
        if method != METHOD:
            return None
        values = struct.unpack_from(f">{lead + sample}I{numbers}H", kept, _HEADER.size)
        return cls(
            (),
            frozenset(values[lead : lead + sample]),
            level,
            frozenset(values[:lead]),
            frozenset(values[lead + sample :]),
        )


def fingerprint_of(text: str | None) -> Fingerprint | None:
    """The fingerprint of a text; None for one that is too short to be told from others."""
    letters = _letters(text[:_LONGEST]) if text else ""
    if len(letters) < SHINGLE + FEWEST - 1:
        return None
    level = ((len(letters) - SHINGLE) // _SAMPLE).bit_length()
    light = _LIGHT_SHINGLE.findall(letters)
    lead = len(_LIGHT_SHINGLE.findall(letters[: _LEAD + SHINGLE - 1]))
    # Only the sample of a short text has others.
    others = _other_shingle().findall(letters) if level < _UPPER_BITS else []
    numbers = _NUMBER.findall(text or "", 0, _LONGEST)[:_NUMBERS]
    pairs = [f"{one.replace(',', '')} {other.replace(',', '')}" for one, other in pairwise(numbers)]
    hashes, of_others, of_pairs, of_whole = RMinHash.hash_token_sets([light, others, pairs, [letters]])
    bound = 1 << (KEPT_BITS - level)
    least = bound << _LIGHT_SHIFT
    values = [value >> _LIGHT_SHIFT for value in hashes if value < least]
    values += [value for value in map(_other_value, of_others) if value < bound]
    sample = frozenset(values)
    marks = sorted(sample)[:_MARKS]
    marks.append(_OF_WHOLE | of_whole[0] >> KEPT_BITS)
    marks += [_OF_NUMBERS | value >> KEPT_BITS for value in sorted(set(of_pairs))[:_NUMBER_MARKS]]
    return Fingerprint(
        tuple(marks),
        sample,
        level,
        frozenset([value >> _LIGHT_SHIFT for value in hashes[:lead]]),
        frozenset([value >> (_HASH_BITS - _NUMBER_BITS) for value in of_pairs]),
    )


def _letters(text: str) -> str:
    letters = text.encode("utf-8", "ignore").translate(None, _DROPPED).decode()
    if not letters.isalnum():
        for sign in _SIGNS:
            letters = letters.replace(sign, "")
    return (letters if letters.isalnum() else _NO_LETTERS.sub("", letters)).casefold()


def _other_value(of_hash: int) -> int:
    return (1 + of_hash % _OTHERS) << (KEPT_BITS - _UPPER_BITS) | of_hash >> _LIGHT_SHIFT
