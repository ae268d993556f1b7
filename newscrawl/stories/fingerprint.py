"""The fingerprint of a text: what finds the same text again among many, whole, cut or extended.

A text is taken for the set of its shingles, every run of ``SHINGLE`` letters and digits (Broder 1997), and
two things are kept of that set:

- its ``marks``: the slots of a MinHash signature, each looked up for itself (locality-sensitive hashing with
  bands of one row). Of texts that share the part J of their shingles (Jaccard), a slot is equal with
  probability J, so one of 16 is for .99 of the texts with J = .25. Bands of one row can be afforded because
  shingles are long: unrelated texts share none.
- its ``sample``: the shingles whose hash is small (FracMinHash, Irber 2022). It says how much of one text
  stands in another, which a signature cannot say of a short text in a long one.

``newscrawl.sketch`` is for another question: it passes over numbers, and must, because a consent page that
shows another time is the same page; reports of two days that differ in their numbers are two stories.

The signature is rensa's (Rust, no dependencies, wheels for every system and Python from 3.11 on): 0.01 ms for
a text of 900 letters, 0.02 with the hashes of its shingles. datasketch would bring NumPy and SciPy along,
which nothing else here needs. No library's own index is used: the marks are rows of the store, so that
several processes share them and a kill loses none.
"""

import re
import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Self

from rensa import RMinHash

# Letters and digits in a shingle, about five words. Two Korean reports of one event share quotes and set
# phrases of less; an edit spoils as many shingles as it has letters besides.
SHINGLE = 16
# Slots of the signature; of the pairs of numbers the least are marks as well: reports of one template have
# the same words.
SLOTS, _NUMBER_MARKS = 16, 3
# Letters that are read of a text: an article has 1,000, the longest ones some 10,000.
_LONGEST = 12_000
# A sample holds between half of this and all of it; a shorter text's holds every shingle.
_SAMPLE = 96
# With fewer shingles (21 letters) a text says too little to be told from others.
FEWEST = 6
# Shingles that are looked at to see whether two texts begin alike, and the level of those kept of them.
_LEAD, _LEAD_LEVEL = 100, 2
# Numbers looked at, the first ones.
_NUMBERS = 60
# Any constant; another one makes other signatures.
_SEED = 1
# What makes fingerprints comparable. Counted up when anything above changes, or rensa's hashes do.
METHOD = 1

_NOT_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
# Method, level, and how many values follow of each kind.
_HEADER = struct.Struct(">BBBHB")
# Of a hash of rensa's, the upper ones are kept.
_HASH_BITS, KEPT_BITS, _NUMBER_BITS = 64, 32, 16


class Fingerprint(NamedTuple):
    """``marks``: what a text is looked up by. ``sample``: 32 bits of the hashes below 2^-``level`` of all;
    ``lead``: those of its beginning. ``numbers``: 16 bits of a hash of every two
    numbers that follow each other.
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
    letters = _NOT_LETTER.sub("", text[:_LONGEST]).casefold() if text else ""
    shingles = [letters[place : place + SHINGLE] for place in range(len(letters) - SHINGLE + 1)]
    if len(shingles) < FEWEST:
        return None
    numbers = _NUMBER.findall(text or "", 0, _LONGEST)[:_NUMBERS]
    pairs = [f"{one.replace(',', '')} {other.replace(',', '')}" for one, other in pairwise(numbers)]
    hashes, of_pairs, of_whole = RMinHash.hash_token_sets([shingles, pairs, [letters]])
    signature = RMinHash(SLOTS, _SEED)
    signature.update(shingles)
    level = max(0, (len(shingles) - 1) // _SAMPLE).bit_length()
    marks = [slot << KEPT_BITS | value for slot, value in enumerate(signature.digest())]
    marks.append((SLOTS + 1) << KEPT_BITS | of_whole[0] >> KEPT_BITS)
    marks += [SLOTS << KEPT_BITS | value >> KEPT_BITS for value in sorted(set(of_pairs))[:_NUMBER_MARKS]]
    return Fingerprint(
        tuple(marks),
        _small(hashes, level),
        level,
        _small(hashes[:_LEAD], _LEAD_LEVEL),
        frozenset([value >> (_HASH_BITS - _NUMBER_BITS) for value in of_pairs]),
    )


def _small(hashes: Sequence[int], level: int) -> frozenset[int]:
    bound = 1 << (_HASH_BITS - level)
    return frozenset([value >> (_HASH_BITS - KEPT_BITS) for value in hashes if value < bound])
