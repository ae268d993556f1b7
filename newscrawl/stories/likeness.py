"""Whether two texts tell the same story, by their fingerprints. Pure functions.

The measure is containment: which part of the shorter text stands in the longer one, and which part of the
longer one that is. Copies are cut and extended, so that neither text need be much of the other.
"""

from enum import IntEnum
from typing import NamedTuple

from newscrawl.stories.fingerprint import FEWEST, KEPT_BITS, Fingerprint

# The limits were set on the stories that `benchmarks.stories` makes of the seeds 1 to 4; see there.
# So much of the shorter text must stand in the longer one, and be so much of the longer one.
_CONTAINED, _COVERED = 0.4, 0.25
# News flashes are one sentence, and the sentence is a form: another bill, another name is another story.
# A text of fewer shingles must stand in the other one nearly whole.
_FLASH, _NEARLY_WHOLE = 60, 0.85
# A text that begins as the other one does may be less of it: editors cut from the end.
_COVERED_FROM_THE_BEGINNING = 0.1
_SAME_LEAD = 0.5
# Less is chance: two texts share so many shingles that were sampled.
_SHARED = 8
# Of the numbers of two texts so many must agree, for each part of the text that does: a template keeps its
# words and changes its numbers.
_AGREEING, _FEW_NUMBERS = 0.35, 3
# Texts of so many sampled shingles that have less in common are two, whatever links them.
_ENOUGH_SHINGLES, _FOREIGN = 40, 0.05
# Both texts are one but for edits: what two stories must be to turn out as one.
_WHOLE = 0.6


class Likeness(IntEnum):
    """What two texts are to each other."""

    NONE = 0
    PART = 1  # one has a good part of the other
    WHOLE = 2  # they are the same but for edits


class Overlap(NamedTuple):
    """``contained``: the part of the shorter text that stands in the longer one; ``covered``: the part of
    the longer one that this is. ``shared``: shingles seen in both.
    """

    contained: float
    covered: float
    shared: int


def without(text: Fingerprint | None, common: frozenset[int]) -> Fingerprint | None:
    """A text without the shingles and numbers that are ``common``; as it is if too little is left."""
    if text is None or not common:
        return text
    sample = text.sample - common
    if len(sample) < FEWEST:
        return text
    # Called for every pair of texts, and ``_replace`` takes longer than taking the sets apart.
    return Fingerprint(text.marks, sample, text.level, text.lead, text.numbers - common)


def are_apart(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether ``overlap`` finds nothing of two texts whatever is taken from the other one by ``without``,
    which leaves it ``FEWEST`` shingles. Most texts that are looked at share a set phrase and no more.
    """
    fewest = min(FEWEST, len(one.sample), len(other.sample))
    return len(one.sample & other.sample) < fewest


def overlap(one: Fingerprint, other: Fingerprint) -> Overlap:
    """How much two texts have of each other; nothing where what they share may be chance."""
    shared = len(one.sample & other.sample)
    if shared < min(_SHARED, len(one.sample), len(other.sample)):
        return Overlap(0.0, 0.0, shared)
    level = max(one.level, other.level)
    sizes = _size(one, level), _size(other, level)
    return Overlap(shared / min(sizes), shared / max(sizes), shared)


def _size(text: Fingerprint, level: int) -> int:
    """How large the sample is as if it had been taken at a higher level."""
    if level == text.level:
        return len(text.sample)
    bound = 1 << (KEPT_BITS - level)
    return len([value for value in text.sample if value < bound])


def likeness(one: Fingerprint, other: Fingerprint, found: Overlap) -> Likeness:
    """Whether two texts that overlap so much tell the same story."""
    is_flash = min(len(one.sample) << one.level, len(other.sample) << other.level) < _FLASH
    if found.contained < (_NEARLY_WHOLE if is_flash else _CONTAINED):
        return Likeness.NONE
    if found.covered < (_COVERED_FROM_THE_BEGINNING if _begin_alike(one, other) else _COVERED):
        return Likeness.NONE
    if not _numbers_agree(one, other, found):
        return Likeness.NONE
    return Likeness.WHOLE if found.covered >= _WHOLE else Likeness.PART


def is_foreign(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts of some length have nothing in common: a link from one to the other is an error."""
    found = overlap(one, other)
    return min(len(one.sample), len(other.sample)) >= _ENOUGH_SHINGLES and found.contained < _FOREIGN


def _begin_alike(one: Fingerprint, other: Fingerprint) -> bool:
    fewest = min(len(one.lead), len(other.lead))
    return fewest > 0 and len(one.lead & other.lead) >= _SAME_LEAD * fewest


def _numbers_agree(one: Fingerprint, other: Fingerprint, found: Overlap) -> bool:
    fewest = min(len(one.numbers), len(other.numbers))
    if fewest < _FEW_NUMBERS:
        return True
    return len(one.numbers & other.numbers) >= _AGREEING * found.contained * fewest
