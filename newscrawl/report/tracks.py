"""How entries of one list moved: for each of them the ranks that it had, and from when until when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from newscrawl.report.period import Period
from newscrawl.store import Store
from newscrawl.store.spellqueries import list_order
from newscrawl.store.spellrecords import ListName, Spell, Unknown

DEPTH: Final = 10
"""Ranks of a list that are drawn."""
MOST_HOURS: Final = 48
"""Hours that are drawn; of a longer period the last ones."""
SERIES: Final = 5
"""Entries that have a colour of their own: those that had most of the first ranks."""
MOST_CHARTS: Final = 8
# Entries of which the publisher is looked up where the list shows none.
_NAMED: Final = 60
# A list that was known for less than this has not moved: it is shown, not drawn.
_SHORTEST: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Step:
    """A rank, and from when until when."""

    rank: int
    start: datetime
    end: datetime


@dataclass(slots=True)
class Track:
    """An entry and its steps, in order of time. ``series``: its colour, 0 for none of its own."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    article_id: str | None = None
    steps: list[Step] = field(default_factory=list)
    series: int = 0

    @property
    def best(self) -> int:
        """The best rank that it had."""
        return min(step.rank for step in self.steps)

    @property
    def seconds(self) -> float:
        """How long it was on the list, among the ranks that are drawn."""
        return sum((step.end - step.start).total_seconds() for step in self.steps)

    @property
    def weight(self) -> float:
        """What decides who has a colour: time, the more of it the higher the rank."""
        return sum((step.end - step.start).total_seconds() * (DEPTH + 1 - step.rank) for step in self.steps)

    @property
    def moves(self) -> list[tuple[datetime, int, int]]:
        """When it changed its rank from one look to the next: the time, the rank before and after."""
        pairs = pairwise(self.steps)
        return [(new.start, old.rank, new.rank) for old, new in pairs if old.end == new.start]


@dataclass(frozen=True, slots=True)
class ListMoves:
    """A list in motion: what it was called, the time that is drawn, its entries, what nobody knows of it.

    ``standing``: what stands there at the end of that time, in list order. ``is_drawn``: whether it was
    looked at long enough to have moved.
    """

    on: ListName
    axis: Period
    tracks: list[Track]
    standing: list[Track]
    unknown: list[Unknown]

    @property
    def is_drawn(self) -> bool:
        """Whether it was known for long enough to have moved."""
        return self.axis.length >= _SHORTEST

    @property
    def coloured(self) -> list[Track]:
        """The entries that have a colour of their own, in its order."""
        return sorted((one for one in self.tracks if one.series), key=lambda one: one.series)

    @property
    def depth(self) -> int:
        """The lowest rank that is drawn."""
        return max(step.rank for track in self.tracks for step in track.steps)


def chosen(names: Sequence[ListName]) -> list[ListName]:
    """The trending lists to draw, a site's first ones before another's second ones."""
    turns: dict[str | None, int] = {}
    order = []
    for place, one in enumerate(names):
        turns[one.site] = turns.get(one.site, -1) + 1
        order.append((turns[one.site], place, one))
    return [one for _, _, one in sorted(order, key=lambda turn: turn[:2])]


def moves_of(store: Store, name: ListName, period: Period) -> ListMoves | None:
    """How a list moved in a period (in the last hours of a long one); None if nothing is known of it."""
    tracks = _tracks_of(store, name, period)
    if not tracks:
        return None
    steps = [step for track in tracks for step in track.steps]
    axis = Period(min(step.start for step in steps), max(step.end for step in steps))
    heaviest = sorted(tracks, key=lambda one: -one.weight)
    for series, track in enumerate(heaviest[:SERIES], 1):
        track.series = series
    for track in heaviest[:_NAMED]:
        track.publisher = track.publisher or _publisher_of(store, track.article_id)
    last = [track for track in tracks if track.steps[-1].end == axis.until]
    return ListMoves(
        on=name,
        axis=axis,
        tracks=tracks,
        standing=sorted(last, key=lambda one: one.steps[-1].rank),
        unknown=store.unknown([name], axis.since, axis.until),
    )


def is_known(store: Store, name: ListName, period: Period) -> bool:
    """Whether ``moves_of`` finds anything."""
    return bool(_tracks_of(store, name, period))


def _publisher_of(store: Store, article_id: str | None) -> str | None:
    """The publisher that a stored article's own page names, for a list that shows none."""
    story = store.story(article_id) if article_id is not None else None
    members = story.articles if story is not None else ()
    return next((one.publisher for one in members if one.article_id == article_id), None)


def _tracks_of(store: Store, name: ListName, period: Period) -> list[Track]:
    shown = period.within(period.until - timedelta(hours=MOST_HOURS), period.until)
    return _tracks(store.spells([name], shown.since, shown.until), shown)


def _tracks(spells: Sequence[Spell], shown: Period) -> list[Track]:
    found: dict[str, Track] = {}
    for spell in sorted(spells, key=lambda one: (one.start, one.position)):
        rank = spell.rank or list_order(spell.position)[0]
        part = shown.within(spell.start, spell.end)
        if rank > DEPTH or part.since >= part.until:
            continue
        key = spell.article_id or spell.url or spell.title or ""
        track = found.setdefault(key, Track(article_id=spell.article_id))
        # As it was shown last.
        track.title, track.url = spell.title or track.title, spell.url or track.url
        track.publisher = spell.publisher or track.publisher
        former = track.steps[-1] if track.steps else None
        if former is not None and former.rank == rank and former.end == part.since:
            track.steps[-1] = Step(rank, former.start, part.until)
        else:
            track.steps.append(Step(rank, part.since, part.until))
    return list(found.values())
