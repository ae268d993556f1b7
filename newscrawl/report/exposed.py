"""How much room each outlet had on lists, in all and in each part of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from newscrawl.report.period import Period
from newscrawl.store import Store
from newscrawl.store.spellrecords import Exposure, ListName

PARTS: Final = 24
"""Parts of the period: the hours of a day."""
MOST_OUTLETS: Final = 15


@dataclass(frozen=True, slots=True)
class OutletExposure:
    """An outlet's exposure in all, and its seconds in each part of the period."""

    total: Exposure
    seconds: list[int]


@dataclass(frozen=True, slots=True)
class ExposureInTime:
    """The outlets that had most room, the seconds of all, and how many others there were.

    ``most`` is the largest number of seconds that an outlet had in one part: the height of the chart.
    """

    parts: list[Period]
    outlets: list[OutletExposure]
    seconds: int
    number: int

    @property
    def most(self) -> int:
        """The largest number of seconds of an outlet in a part, at least one."""
        return max((part for one in self.outlets for part in one.seconds), default=0) or 1


def exposure_in_time(store: Store, names: Sequence[ListName], period: Period) -> ExposureInTime:
    """Who had how much room on these lists, and when, as ``Store.exposure`` adds it up."""
    exposed = store.exposure(names, period.since, period.until)
    shown = exposed[:MOST_OUTLETS]
    parts = period.parts(PARTS)
    by_part = [
        {one.of: one.seconds for one in store.exposure(names, part.since, part.until)} if exposed else {}
        for part in parts
    ]
    return ExposureInTime(
        parts=parts,
        outlets=[OutletExposure(one, [part.get(one.of, 0) for part in by_part]) for one in shown],
        seconds=sum(one.seconds for one in exposed),
        number=len(exposed),
    )
