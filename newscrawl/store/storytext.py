"""Texts on their way into stories, held against each other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from typing import Any

from newscrawl.stories.fingerprint import Fingerprint
from newscrawl.stories.likeness import Likeness, are_apart, is_foreign, likeness, overlap, without

# A text is held against those published within so much of it: stories are copied within days, and what comes
# every week or year (forecasts, fixtures, obituaries) is written from the same template.
_REACH = timedelta(days=7).total_seconds()
# What stands in the texts of so many stories looked at says nothing: set phrases, a template's words.
_COMMON = 4


@dataclass(slots=True)
class PlacedText:
    """A text and its place. ``at``: its publication, or when it was read. Of those that are being stored:
    ``marks``, those of them that it is ``found_by``, ``copies``: the texts that it is the same as, to the
    letter or nearly, and ``own``: what else its row says.
    """

    number: int
    article_id: str
    story: str
    at: float
    source_id: str | None
    fingerprint: Fingerprint | None
    marks: tuple[int, ...] = ()
    found_by: list[int] = field(default_factory=list)
    copies: set[int] = field(default_factory=set)
    own: Mapping[str, Any] = field(default_factory=dict)


def common_to(one: PlacedText, texts: Sequence[PlacedText]) -> frozenset[int]:
    """What of a text stands in those of several stories: set phrases, and the words of a template."""
    fingerprint = one.fingerprint
    if fingerprint is None or len({other.story for other in texts}) < _COMMON:
        return frozenset()
    by_story: dict[str, frozenset[int]] = {}
    for other in texts:
        if (its := other.fingerprint) is not None:
            shared = (fingerprint.sample & its.sample) | (fingerprint.numbers & its.numbers)
            if shared:
                by_story[other.story] = by_story.get(other.story, shared) | shared
    if len(by_story) < _COMMON:
        return frozenset()
    counted = Counter(chain.from_iterable(by_story.values()))
    return frozenset([value for value, count in counted.items() if count >= _COMMON])


def compare(
    one: PlacedText, other: PlacedText, bare: Fingerprint | None, common: frozenset[int]
) -> tuple[Likeness, float]:
    """How alike two texts are, and by how much, without what is ``common``: ``bare`` is the first one so."""
    theirs, are_linked = other.fingerprint, _are_linked(one, other)
    if not are_linked and (bare is None or theirs is None or are_apart(bare, theirs)):
        return Likeness.NONE, 0.0
    right = without(theirs, common)
    if are_linked and not (bare and right and is_foreign(bare, right)):
        return Likeness.WHOLE, 2.0
    if bare is None or right is None or abs(one.at - other.at) > _REACH:
        return Likeness.NONE, 0.0
    found = overlap(bare, right)
    return likeness(bare, right, found), found.contained * found.covered


def _are_linked(one: PlacedText, other: PlacedText) -> bool:
    """Whether one is a portal's entry of the other, or both are entries of one page."""
    source = one.source_id
    return one.article_id == other.source_id or (
        source is not None and source in (other.article_id, other.source_id)
    )
