"""One list beside its past: each way in which it may be wrong.

Lists breathe: they are short at night and on weekends, long after an election, and their articles come and
go. So a list is held against its own past, at the same hour of the same kind of day where there is enough of
it, and by robust statistics: the least it ever was, the median, and the median absolute deviation (the factor
1.4826: Rousseeuw and Croux, 1993). Little past is held against gently: only what is a small part of it, or
what has a second sign, is a doubt.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from math import sqrt
from statistics import median

from newscrawl.exceptions import FailureClass
from newscrawl.run.doubts import Doubt, doubt_of
from newscrawl.run.readingchecks import emptier, read_otherwise, shorter
from newscrawl.store.measures import ListMeasure

# Shares of the least that a list ever showed below which it has shrunk: with very much comparable past (no
# list that breathes fell below in 90,000 simulated runs), with much, with little, and beside a list of the
# same site that has shrunk beyond doubt.
_SHRUNK_LITTLE, _SHRUNK, _SHRUNK_FAR, _SHRUNK_TOO = 0.75, 0.5, 0.25, 0.5
# A box that lacks so few entries is small, and no more.
_FEW = 4
# How many spreads below the median it must be as well, and the least spread, as a share of the median.
_SPREADS, _LEAST_SPREAD = 4.0, 0.05
# Past runs at the same hour, give or take, of the same kind of day that are enough to be held against alone,
# and of how many days: one may be that of an election.
_ENOUGH, _HOURS, _DAYS = 5, 2, 3
# So many of them are very much.
_PLENTY = 10
# A list repeats itself if no more than so many of its entries are different articles, and before so many
# were: a first page that its second one repeats is half.
_DIFFERENT_NOW, _DIFFERENT = 0.5, 0.8
# Share of its usual articles below which a list is unreadable, if chance does not explain it: each article
# fails with the usual share, or one in twenty, and so many standard deviations more are no chance. Two
# articles always are.
_READABLE, _FAILS, _DEVIATIONS, _TWO = 0.75, 0.05, 4.0, 2
# A list that is no longer known by its rule, name or address has changed if less than this of it stood there
# before.
_SAME_LIST = 0.2
_KNOWN_BY_NAME = frozenset(("rule", "heading", "feed", "sitemap"))
# Lists with fewer articles say nothing of time.
_TIMED = 5
# A list has gone back in time if its newest article is so much older than the one it had: in the order of
# time nothing goes back, in an editor's order the newest may be taken down.
_BACK_IN_ORDER, _BACK = timedelta(hours=3), timedelta(hours=12)
_TAKEN_DOWN, _TAKEN_SHARE = 2, 0.1
# A list stands still if it was the very same for so long, or so many times longer than ever before.
_STILL, _TIMES_LONGER = timedelta(hours=36), 3
# Share of the entries that stand under another one's headline.
_MISNAMED = 0.25


def first_doubt(measure: ListMeasure, past: Sequence[ListMeasure]) -> Doubt | None:
    """The gravest doubt about a list beside its past, newest first; None without one, or without a past."""
    good = _good(past)
    if not good:
        return None
    checks: tuple[Callable[[ListMeasure, Sequence[ListMeasure]], Doubt | None], ...] = (
        _failed,
        _cut,
        partial(_changed, past=past),
        _shrunk,
        _repeated,
        _misnamed,
        _unreadable,
        _back_in_time,
        _still,
        emptier,
        shorter,
        read_otherwise,
    )
    return next((doubt for check in checks if (doubt := check(measure, good)) is not None), None)


def shrunk_beside(measure: ListMeasure, past: Sequence[ListMeasure]) -> Doubt | None:
    """The doubt about a short list of a site of which another list has shrunk beyond doubt."""
    good = _good(past)
    if not good or measure.entries >= _SHRUNK_TOO * min(before.entries for before in good):
        return None
    return doubt_of(measure, good, FailureClass.LIST_SHRUNK, _entries(measure.entries, good))


def short_beside(measure: ListMeasure, past: Sequence[ListMeasure]) -> Doubt | None:
    """The doubt about new articles of a site of which another list shows that its new texts are cut."""
    good = _good(past)
    if not good or not measure.letters:
        return None
    what = f"its {len(measure.letters)} new articles come from where texts are a part of what they were"
    return doubt_of(measure, good, FailureClass.UNREADABLE, what)


def is_short(measure: ListMeasure, past: Sequence[ListMeasure]) -> bool:
    """Whether the new texts of a list are cut, beside those that were read before."""
    return shorter(measure, _good(past)) is not None


def _good(past: Sequence[ListMeasure]) -> list[ListMeasure]:
    return [before for before in past if before.doubt is None]


def _entries(entries: int, good: Sequence[ListMeasure]) -> str:
    return f"{entries} {'entry' if entries == 1 else 'entries'}, usually {_usual(good)}"


def _usual(good: Sequence[ListMeasure]) -> str:
    """``38 to 41``: without the extremes where there are enough."""
    numbers = sorted(before.entries for before in good)
    apart = len(numbers) // 10
    low, high = numbers[apart], numbers[len(numbers) - 1 - apart]
    return f"{low}" if low == high else f"{low} to {high}"


def _failed(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    if measure.failure is None:
        return None
    what = "no list" if not measure.entries else "a part could not be read"
    return doubt_of(measure, good, measure.failure, f"{what}, usually {_usual(good)} entries")


def _cut(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    least = min(before.entries for before in good)
    if measure.closed or measure.entries >= least or not all(before.closed for before in good):
        return None
    what = f"its page breaks off, {_entries(measure.entries, good)}"
    return doubt_of(measure, good, FailureClass.LIST_SHRUNK, what)


def _shrunk(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    if _has_shrunk(measure.entries, measure.at, [(before.at, before.entries) for before in good]):
        return doubt_of(measure, good, FailureClass.LIST_SHRUNK, _entries(measure.entries, good))
    # One of several lists on a page.
    for key, entries in measure.lists.items():
        shown = [(before.at, before.lists[key]) for before in good if key in before.lists]
        if len(measure.lists) > 1 and shown and _has_shrunk(entries, measure.at, shown):
            what = f"{entries} entries in one of its lists, usually {min(n for _, n in shown)} or more"
            return doubt_of(measure, good, FailureClass.LIST_SHRUNK, what)
    return None


def _repeated(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    """Further pages that show the first one's articles again."""
    if measure.articles > _DIFFERENT_NOW * measure.entries or not measure.articles:
        return None
    if any(before.articles < _DIFFERENT * before.entries for before in good):
        return None
    what = f"only {measure.articles} different articles in {_entries(measure.entries, good)}"
    return doubt_of(measure, good, FailureClass.LIST_SHRUNK, what)


def _misnamed(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    """Headlines that have slipped: each entry shows another one's."""
    if measure.misnamed < max(_FEW, _MISNAMED * measure.articles):
        return None
    what = f"{measure.misnamed} of {measure.articles} articles stand under the headline of another"
    return doubt_of(measure, good, FailureClass.LIST_CHANGED, what)


def _has_shrunk(entries: int, at: datetime, past: Sequence[tuple[datetime, int]]) -> bool:
    alike = [number for moment, number in past if _is_alike(at, moment)]
    days = {moment.date() for moment, _ in past if _is_alike(at, moment)}
    if len(alike) < _ENOUGH or len(days) < _DAYS:
        least = min(number for _, number in past)
        return entries < _SHRUNK_FAR * least and least - entries > _FEW
    middle = median(alike)
    spread = 1.4826 * median(abs(number - middle) for number in alike)
    beyond = middle - _SPREADS * max(spread, _LEAST_SPREAD * middle, 1.0)
    share = _SHRUNK_LITTLE if len(alike) >= _PLENTY else _SHRUNK
    return entries < share * min(alike) and min(alike) - entries > _FEW and entries < beyond


def _is_alike(one: datetime, other: datetime) -> bool:
    """Whether two moments (Korean time) are of the same hour, more or less, and kind of day."""
    apart = abs(one.hour - other.hour)
    return (one.weekday() > 4) == (other.weekday() > 4) and min(apart, 24 - apart) <= _HOURS


def _changed(measure: ListMeasure, good: Sequence[ListMeasure], past: Sequence[ListMeasure]) -> Doubt | None:
    last = next((before for before in good if before.ids), None)
    was_read = {*_KNOWN_BY_NAME, *(before.how for before in good)}
    is_named = any(key in before.lists for before in good for key in measure.lists) or _is_often_renamed(past)
    is_other = measure.how not in was_read or not is_named
    if last is None or not is_other or len(measure.ids & last.ids) >= _SAME_LIST * len(measure.ids):
        return None
    what = f"{len(measure.ids & last.ids)} of its {len(measure.ids)} articles stood there before"
    how = f"read as {measure.how}, before as {last.how}" if measure.how != last.how else "under another name"
    return doubt_of(measure, good, FailureClass.LIST_CHANGED, f"{what}, {how}")


def _is_often_renamed(past: Sequence[ListMeasure]) -> bool:
    """Whether the list had another name in each of the last runs, the hour for one."""
    return len(past) > 1 and all(
        one.lists.keys().isdisjoint(before.lists) for one, before in pairwise(past[:_ENOUGH])
    )


def _unreadable(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    shares = sorted(before.stored / before.articles for before in good if before.articles)
    if not shares:
        return None
    usual, missing = shares[len(shares) // 4], measure.articles - measure.stored
    fails = min(max(_FAILS, 1 - usual), 1.0)
    chance = measure.articles * fails + _DEVIATIONS * sqrt(measure.articles * fails * (1 - fails))
    if missing <= max(chance, _TWO) or measure.stored >= _READABLE * usual * measure.articles:
        return None
    is_gone = measure.gone > missing / 2
    failure = FailureClass.GONE if is_gone else FailureClass.UNREADABLE
    what = f"{missing} of {measure.articles} articles {'are gone' if is_gone else 'could not be read'}"
    kinds = sorted(measure.refused.items(), key=lambda kind: -kind[1])[:3]
    why = f" ({', '.join(f'{kind} {number}x' for kind, number in kinds)})" if kinds else ""
    return doubt_of(measure, good, failure, f"{what}{why}, {_usually(shares)}")


def _usually(shares: Sequence[float]) -> str:
    missing = round(100 * (1 - median(shares)))
    return f"usually {missing} %" if missing else "usually none"


def _back_in_time(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    times = [before.newest for before in reversed(good) if before.newest is not None]
    if measure.newest is None or not times or measure.articles < _TIMED:
        return None
    in_order = measure.chronological and all(before.chronological for before in good)
    usual = max((was - then for was, then in pairwise(times)), default=timedelta())
    limit = max(_BACK_IN_ORDER if in_order else _BACK, _TIMES_LONGER * usual)
    # That its newest one is taken down makes a slow list no older.
    lost = next((len(before.ids - measure.ids) for before in good if before.ids), measure.articles)
    if measure.newest > times[-1] - limit or lost <= max(_TAKEN_DOWN, _TAKEN_SHARE * measure.articles):
        return None
    what = f"its newest article is of {measure.newest:%m-%d %H:%M}, before it was of {times[-1]:%m-%d %H:%M}"
    return doubt_of(measure, good, FailureClass.STILL, what)


def _still(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    if measure.sequence is None or measure.articles < _TIMED:
        return None
    stretches, since = _stretches(good)
    same = good[0].sequence == measure.sequence
    # Without a single change in the past nothing says that the list ever changes.
    if not same or not stretches or measure.at - since <= max(_STILL, _TIMES_LONGER * max(stretches)):
        return None
    return doubt_of(measure, good, FailureClass.STILL, f"the very same list since {since:%m-%d %H:%M}")


def _stretches(good: Sequence[ListMeasure]) -> tuple[list[timedelta], datetime]:
    """For how long the list was the very same before, each time, and since when it is now."""
    lengths: list[timedelta] = []
    began = good[-1].at
    for earlier, later in pairwise(list(reversed(good))):
        if later.sequence != earlier.sequence:
            lengths.append(later.at - began)
            began = later.at
    return lengths, began
