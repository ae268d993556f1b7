"""What is in doubt of the lists of a run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from newscrawl.exceptions import FailureClass
from newscrawl.store.measures import ListMeasure


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a list. ``str()`` is the line that says so.

    ``keys`` are the lists (``lists.key``) whose last good picture is to stay published; none if the list is
    a picture of now all the same.
    """

    source: bytes
    site: str
    failure: FailureClass
    line: str
    keys: frozenset[int] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return self.line


def doubt_of(
    measure: ListMeasure, good: Sequence[ListMeasure], failure: FailureClass, what: str, *, holds: bool = True
) -> Doubt:
    """That ``what`` is wrong with a list, beside ``good`` measures of it from before. ``holds``: it stays
    published as it was.
    """
    keys = {key for before in (measure, *good) for key in before.lists} if holds else ()
    return Doubt(measure.source, measure.site, failure, f"{measure.name}: {what}", frozenset(keys))


@dataclass(frozen=True, slots=True)
class BesidePast:
    """What a crawl found its lists to be, and what is in doubt of it beside the past."""

    now: Sequence[ListMeasure] = ()
    doubts: Sequence[Doubt] = ()

    @property
    def held(self) -> frozenset[int]:
        """The lists (``lists.key``) that stay published as they were."""
        return frozenset(key for doubt in self.doubts for key in doubt.keys)

    @property
    def all_held(self) -> bool:
        """Whether nothing is left that would be published."""
        return bool(self.now) and sum(bool(doubt.keys) for doubt in self.doubts) == len(self.now)

    @property
    def failed_stay(self) -> bool:
        """Whether every list that could not be read has a past, and so stays published as it was."""
        doubted = {doubt.source for doubt in self.doubts}
        return bool(self.now) and all(one.failure is None or one.source in doubted for one in self.now)


# Of a crawl that was not held against anything.
NO_PAST: Final = BesidePast()
