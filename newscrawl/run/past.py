"""A run's lists beside what the runs before found them to be: what has changed beyond what is usual.

Lists breathe: they are short at night and on weekends, long after an election, and their articles come and
go. So a list is held against its own past, at the same hour of the same kind of day where there is enough of
it, and by robust statistics: the least it ever was, the median, and the median absolute deviation (the factor
1.4826: Rousseeuw and Croux, 1993). Little past is held against gently: only what is a small part of it, or
what has a second sign, is a doubt. A list that stays what it has become for a day is taken as usual again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt
from statistics import median
from typing import Final

from newscrawl.exceptions import FailureClass
from newscrawl.run.doubts import Doubt
from newscrawl.store.measures import ListMeasure

# Shares of the least that a list ever showed below which it has shrunk: with much comparable past, with
# little, and beside a list of the same site that has shrunk beyond doubt.
_SHRUNK, _SHRUNK_FAR, _SHRUNK_TOO = 0.5, 0.25, 0.5
# How many spreads below the median it must be as well, and the least spread, as a share of the median.
_SPREADS, _LEAST_SPREAD = 4.0, 0.05
# Past runs at the same hour, give or take, of the same kind of day that are enough to be held against alone,
# and of how many days: one may be that of an election.
_ENOUGH, _HOURS, _DAYS = 5, 2, 3
# A list repeats itself if so few of its entries are different articles, and before so many were.
_DIFFERENT_NOW, _DIFFERENT = 0.5, 0.8
# Share of its usual articles below which a list is unreadable, if chance does not explain it: each article
# fails with the usual share, or one in twenty, and so many standard deviations more are no chance. Two
# articles always are.
_READABLE, _FAILS, _DEVIATIONS, _TWO = 0.75, 0.05, 4.0, 2
# A field that usually most articles have and now few do, of so many at least.
_USUALLY_FILLED, _FILLED, _READ = 0.8, 0.4, 10
# A list that is no longer known by its rule, name or address has changed if less than this of it stood there
# before.
_SAME_LIST = 0.2
_KNOWN_BY_NAME = frozenset(("rule", "heading", "feed", "sitemap"))
# Lists with fewer articles say nothing of time.
_TIMED = 5
# A list has gone back in time if its newest article is so much older than the one it had: in the order of
# time nothing goes back, in an editor's order the newest may be taken down.
_BACK_IN_ORDER, _BACK = timedelta(hours=3), timedelta(hours=12)
# A list stands still if it was the very same for so long, or so many times longer than ever before.
_STILL, _TIMES_LONGER = timedelta(hours=36), 3
# What lists become and stay for so long, in so many runs, is usual again. Articles that cannot be read never.
_USUAL_AGAIN, _RUNS_AGAIN = timedelta(hours=24), 3
_MAY_STAY = frozenset((FailureClass.LIST_SHRUNK, FailureClass.LIST_CHANGED, FailureClass.STILL))

# Fields of every article, which one run is enough to expect; of the others it takes more.
_ALWAYS = frozenset(("published_at", "publisher"))
_FIELD_WORDS: Final = {
    "published_at": "a time of publication",
    "authors": "an author",
    "images": "a picture",
    "tags": "tags",
    "publisher": "a publisher",
    "section": "a section",
}


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
        good = [before for before in past.get(one.source, ()) if before.doubt is None]
        if good and (doubt := _first_doubt(one, good)) is not None:
            doubts[one.source] = doubt
    sites = {doubt.site for doubt in doubts.values() if doubt.failure is FailureClass.LIST_SHRUNK}
    for one in now:
        good = [before for before in past.get(one.source, ()) if before.doubt is None]
        if good and one.site in sites and one.source not in doubts:
            least = min(before.entries for before in good)
            if one.entries < _SHRUNK_TOO * least:
                doubts[one.source] = _doubt(one, good, FailureClass.LIST_SHRUNK, _entries(one.entries, good))
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


def without_past(now: Sequence[ListMeasure], past: Mapping[bytes, Sequence[ListMeasure]]) -> int:
    """How many lists cannot be held against anything yet."""
    return sum(not any(before.doubt is None for before in past.get(one.source, ())) for one in now)


def _first_doubt(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    checks: tuple[Callable[[ListMeasure, Sequence[ListMeasure]], Doubt | None], ...] = (
        _failed,
        _cut,
        _changed,
        _shrunk,
        _repeated,
        _unreadable,
        _back_in_time,
        _still,
        _emptier,
    )
    return next((doubt for check in checks if (doubt := check(one, good)) is not None), None)


def _doubt(
    one: ListMeasure, good: Sequence[ListMeasure], failure: FailureClass, what: str, *, holds: bool = True
) -> Doubt:
    keys = {key for before in (one, *good) for key in before.lists} if holds else ()
    return Doubt(one.source, one.site, failure, f"{one.site} {one.label}: {what}", frozenset(keys))


def _entries(entries: int, good: Sequence[ListMeasure]) -> str:
    return f"{entries} {'entry' if entries == 1 else 'entries'}, usually {_usual(good)}"


def _usual(good: Sequence[ListMeasure]) -> str:
    """``38 to 41``: without the extremes where there are enough."""
    numbers = sorted(before.entries for before in good)
    apart = len(numbers) // 10
    low, high = numbers[apart], numbers[len(numbers) - 1 - apart]
    return f"{low}" if low == high else f"{low} to {high}"


# -- Each way in which a list may be wrong ---------------------------------------------------------------


def _failed(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    if one.failure is None:
        return None
    what = "no list" if not one.entries else "a part could not be read"
    return _doubt(one, good, one.failure, f"{what}, usually {_usual(good)} entries")


def _cut(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    least = min(before.entries for before in good)
    if one.closed or one.entries >= least or not all(before.closed for before in good):
        return None
    what = f"its page breaks off, {_entries(one.entries, good)}"
    return _doubt(one, good, FailureClass.LIST_SHRUNK, what)


def _shrunk(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    if _has_shrunk(one.entries, one.at, [(before.at, before.entries) for before in good]):
        return _doubt(one, good, FailureClass.LIST_SHRUNK, _entries(one.entries, good))
    # One of several lists on a page.
    for key, entries in one.lists.items():
        shown = [(before.at, before.lists[key]) for before in good if key in before.lists]
        if len(one.lists) > 1 and shown and _has_shrunk(entries, one.at, shown):
            what = f"{entries} entries in one of its lists, usually {min(n for _, n in shown)} or more"
            return _doubt(one, good, FailureClass.LIST_SHRUNK, what)
    return None


def _repeated(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    """Further pages that show the first one's articles again."""
    if one.articles >= _DIFFERENT_NOW * one.entries or not one.articles:
        return None
    if any(before.articles < _DIFFERENT * before.entries for before in good):
        return None
    what = f"only {one.articles} different articles in {_entries(one.entries, good)}"
    return _doubt(one, good, FailureClass.LIST_SHRUNK, what)


def _has_shrunk(entries: int, at: datetime, past: Sequence[tuple[datetime, int]]) -> bool:
    alike = [number for moment, number in past if _is_alike(at, moment)]
    days = {moment.date() for moment, _ in past if _is_alike(at, moment)}
    if len(alike) < _ENOUGH or len(days) < _DAYS:
        return entries < _SHRUNK_FAR * min(number for _, number in past)
    middle = median(alike)
    spread = 1.4826 * median(abs(number - middle) for number in alike)
    beyond = middle - _SPREADS * max(spread, _LEAST_SPREAD * middle, 1.0)
    return entries < _SHRUNK * min(alike) and entries < beyond


def _is_alike(one: datetime, other: datetime) -> bool:
    """Whether two moments (Korean time) are of the same hour, more or less, and kind of day."""
    apart = abs(one.hour - other.hour)
    return (one.weekday() > 4) == (other.weekday() > 4) and min(apart, 24 - apart) <= _HOURS


def _changed(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    last = next((before for before in good if before.ids), None)
    was_read = {*_KNOWN_BY_NAME, *(before.how for before in good)}
    is_named = any(key in before.lists for before in good for key in one.lists)
    is_other = one.how not in was_read or not is_named
    if last is None or not is_other or len(one.ids & last.ids) >= _SAME_LIST * len(one.ids):
        return None
    what = f"{len(one.ids & last.ids)} of its {len(one.ids)} articles stood there before"
    how = f"read as {one.how}, before as {last.how}" if one.how != last.how else "under another name"
    return _doubt(one, good, FailureClass.LIST_CHANGED, f"{what}, {how}")


def _unreadable(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    shares = sorted(before.stored / before.articles for before in good if before.articles)
    if not shares:
        return None
    usual, missing = shares[len(shares) // 4], one.articles - one.stored
    fails = min(max(_FAILS, 1 - usual), 1.0)
    chance = one.articles * fails + _DEVIATIONS * sqrt(one.articles * fails * (1 - fails))
    if missing <= max(chance, _TWO) or one.stored >= _READABLE * usual * one.articles:
        return None
    is_gone = one.gone > missing / 2
    failure = FailureClass.GONE if is_gone else FailureClass.UNREADABLE
    what = f"{missing} of {one.articles} articles {'are gone' if is_gone else 'could not be read'}"
    return _doubt(one, good, failure, f"{what}, {_usually(shares)}")


def _usually(shares: Sequence[float]) -> str:
    missing = round(100 * (1 - median(shares)))
    return f"usually {missing} %" if missing else "usually none"


def _back_in_time(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    times = [before.newest for before in reversed(good) if before.newest is not None]
    if one.newest is None or not times or one.articles < _TIMED:
        return None
    in_order = one.chronological and all(before.chronological for before in good)
    usual = max((was - then for was, then in pairwise(times)), default=timedelta())
    limit = max(_BACK_IN_ORDER if in_order else _BACK, _TIMES_LONGER * usual)
    if one.newest > times[-1] - limit:
        return None
    what = f"its newest article is of {one.newest:%m-%d %H:%M}, before it was of {times[-1]:%m-%d %H:%M}"
    return _doubt(one, good, FailureClass.STILL, what)


def _still(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    if one.sequence is None or one.articles < _TIMED:
        return None
    stretches, since = _stretches(good)
    same = good[0].sequence == one.sequence
    # Without a single change in the past nothing says that the list ever changes.
    if not same or not stretches or one.at - since <= max(_STILL, _TIMES_LONGER * max(stretches)):
        return None
    return _doubt(one, good, FailureClass.STILL, f"the very same list since {since:%m-%d %H:%M}")


def _stretches(good: Sequence[ListMeasure]) -> tuple[list[timedelta], datetime]:
    """For how long the list was the very same before, each time, and since when it is now."""
    lengths: list[timedelta] = []
    began = good[-1].at
    for earlier, later in pairwise(list(reversed(good))):
        if later.sequence != earlier.sequence:
            lengths.append(later.at - began)
            began = later.at
    return lengths, began


def _emptier(one: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    if one.fresh < _READ:
        return None
    lacking = {}
    for name, words in _FIELD_WORDS.items():
        shares = [before.filled[name] for before in good if before.fresh >= _READ and name in before.filled]
        enough = len(shares) >= (1 if name in _ALWAYS else _ENOUGH)
        if enough and min(shares) >= _USUALLY_FILLED and one.filled.get(name, 0.0) < _FILLED:
            had = round(one.filled.get(name, 0.0) * one.fresh)
            lacking[name] = f"{had} of {one.fresh} new articles have {words}, usually {min(shares):.0%}"
    if not lacking:
        return None
    # Without what every article has they are likely to be none.
    holds = not _ALWAYS.isdisjoint(lacking)
    return _doubt(one, good, FailureClass.UNREADABLE, "; ".join(lacking.values()), holds=holds)


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
