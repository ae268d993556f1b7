"""What a report says, part by part. Each part is asked for when it is written, and let go of after that."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from newscrawl.report import condition, exposed, lives, mainnews, tracks
from newscrawl.report.period import Period, selection_of
from newscrawl.run.counters import Count
from newscrawl.store import Store
from newscrawl.store.selectedrows import ExportedHeadline
from newscrawl.store.spellrecords import ListName

MOST_HEADLINES: Final = 60
"""Changed headlines that are shown, the newest ones."""


@dataclass(frozen=True)
class Contents:
    """The parts of a report about a period, of some sites or all. Raises ``StoreError``."""

    store: Store
    period: Period
    sites: Sequence[str]
    written_at: datetime

    @cached_property
    def lists(self) -> list[ListName]:
        """The lists of now; those of past days stand under their own days elsewhere."""
        followed = [one for site in self.sites for one in self.store.followed(site)]
        return [one for one in (followed if self.sites else self.store.followed()) if one.span is None]

    def _of_kind(self, kind: str) -> list[ListName]:
        return [one for one in self.lists if one.list == kind]

    def counted(self) -> Counter[str]:
        """What happened in numbers: ``articles`` that are new, ``lists`` with a look, ``sites``, ``runs``."""
        selection = selection_of(self.period, self.sites)
        seen = [
            one.of
            for one in self.store.lists_at(self.lists, selection.until)
            if one.seen_until is not None and one.seen_until >= self.period.since
        ]
        counted = Counter(lists=len(seen), sites=len({one.site for one in seen}))
        for run in self.store.select_runs(selection):
            counted.update(runs=1, articles=int((run.counts or {}).get(Count.ARTICLES_NEW, 0)))
        return counted

    def sections(self) -> list[mainnews.Section]:
        """The main news by section."""
        return mainnews.sections_of(self.store, self._of_kind("mainnews"), self.period)

    def moves(self) -> Iterator[tracks.ListMoves]:
        """The trending lists in motion, the first ones of each site."""
        found = 0
        for name in tracks.chosen(self._of_kind("trending")):
            moved = tracks.moves_of(self.store, name, self.period) if found < tracks.MOST_CHARTS else None
            if moved is not None:
                found += 1
                yield moved

    @property
    def more_moves(self) -> int:
        """How many trending lists have a past in the period and are not drawn."""
        names = self._of_kind("trending")
        if len(names) <= tracks.MOST_CHARTS:
            return 0
        known = sum(tracks.is_known(self.store, name, self.period) for name in names)
        return max(known - tracks.MOST_CHARTS, 0)

    def exposure(self) -> exposed.ExposureInTime:
        """Who had how much room on all lists, and when."""
        return exposed.exposure_in_time(self.store, self.lists, self.period)

    def stories(self) -> list[lives.StoryLife]:
        """The lives of the biggest stories."""
        return lives.biggest(self.store, self.sites, self.period)

    def headlines(self) -> tuple[list[ExportedHeadline], int]:
        """The headlines that changed last, newest first, and how many there were in all."""
        shown: list[ExportedHeadline] = []
        number = 0
        for one in self.store.select_headlines(selection_of(self.period, self.sites)):
            number += 1
            if len(shown) < MOST_HEADLINES:
                shown.append(one)
        return shown, number

    @cached_property
    def health(self) -> condition.Health:
        """How the sites went."""
        return condition.health_of(self.store, self.sites, self.period)

    def missed(self) -> list[condition.Missed]:
        """For which times nobody knows what stood there."""
        return condition.missed_of(self.store, self.lists, self.period)
