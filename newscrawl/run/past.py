"""A run's lists beside what the runs before found them to be: what has changed beyond what is usual.

How one list is held against its past, ``listchecks`` says. Beside a list that has shrunk the others of its
site are looked at harder, and what a list becomes and stays for a day is taken as usual again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median

from newscrawl.exceptions import FailureClass
from newscrawl.run.doubts import Doubt
from newscrawl.run.listchecks import first_doubt, is_short, short_beside, shrunk_beside
from newscrawl.store.measures import ListMeasure

# What lists become and stay for so long, in so many runs, is usual again. Articles that cannot be read never.
_USUAL_AGAIN, _RUNS_AGAIN = timedelta(hours=24), 3
_MAY_STAY = frozenset(
    (FailureClass.LIST_SHRUNK, FailureClass.LIST_CHANGED, FailureClass.STILL, FailureClass.RULES)
)
# A list is slow if each of its pages takes so many times longer than it ever did, and so many seconds more.
_TIMES_SLOWER, _SECONDS_MORE = 3, 3.0


def compare(
    now: Sequence[ListMeasure],
    past: Mapping[bytes, Sequence[ListMeasure]],
    troubles: Mapping[str, FailureClass] | None = None,
) -> list[Doubt]:
    """Hold the lists of a run against those of the runs before, by source and newest first.

    Returns a doubt for each list that has changed beyond what is usual; none for a list without a past.
    ``troubles``: why most of the articles of a site could not be read, where that is known.
    """
    doubts: dict[bytes, Doubt] = {}
    for one in now:
        if (doubt := first_doubt(one, past.get(one.source, ()))) is not None:
            doubts[one.source] = doubt
    sites = {doubt.site for doubt in doubts.values() if doubt.failure is FailureClass.LIST_SHRUNK}
    for one in now:
        if one.site not in sites or one.source in doubts:
            continue
        if (doubt := shrunk_beside(one, past.get(one.source, ()))) is not None:
            doubts[one.source] = doubt
    short = {one.site for one in now if one.source in doubts and is_short(one, past[one.source])}
    for one in now:
        if one.site not in short or one.source in doubts:
            continue
        if (doubt := short_beside(one, past.get(one.source, ()))) is not None:
            doubts[one.source] = doubt
    left = [
        doubts[one.source]
        for one in now
        if one.source in doubts and not _is_usual_again(one, doubts[one.source], past[one.source])
    ]
    doubted = {doubt.source for doubt in left}
    sound = {key for one in now if one.source not in doubted for key in one.lists}
    return [_concluded(doubt, past[doubt.source], sound, troubles or {}) for doubt in left]


def _concluded(
    doubt: Doubt, past: Sequence[ListMeasure], sound: set[int], troubles: Mapping[str, FailureClass]
) -> Doubt:
    """The doubt without lists that stand on another page, where they are sound, and with its cause."""
    own = {key for before in past for key in before.lists}
    if doubt.failure is FailureClass.UNREADABLE:
        doubt = replace(doubt, failure=troubles.get(doubt.site, doubt.failure))
    return replace(doubt, keys=doubt.keys - (sound - own))


def slower(now: Sequence[ListMeasure], past: Mapping[bytes, Sequence[ListMeasure]]) -> list[str]:
    """A line for each list whose pages take far longer than they ever did. That is no doubt about it."""
    lines = []
    for one in now:
        former = [each.seconds / each.pages for each in past.get(one.source, ()) if each.pages]
        longest, seconds = max(former, default=0.0), one.seconds / max(one.pages, 1)
        if former and seconds > max(_TIMES_SLOWER * longest, longest + _SECONDS_MORE):
            lines.append(f"{one.name}: {seconds:.1f} s a page, usually {median(former):.1f} s")
    return lines


def without_past(now: Sequence[ListMeasure], past: Mapping[bytes, Sequence[ListMeasure]]) -> int:
    """How many lists cannot be held against anything yet."""
    return sum(not any(before.doubt is None for before in past.get(one.source, ())) for one in now)


def _is_usual_again(one: ListMeasure, doubt: Doubt, past: Sequence[ListMeasure]) -> bool:
    """Whether the list has been doubted in the same way for so long that this is what it is now."""
    if doubt.failure not in _MAY_STAY:
        return False
    since: list[datetime] = []
    for before in past:
        if before.doubt is not doubt.failure:
            break
        since.append(before.at)
    return len(since) >= _RUNS_AGAIN and one.at - since[-1] >= _USUAL_AGAIN
