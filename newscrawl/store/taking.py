"""Taking from the frontier of a crawl: what a run leases next. The download slots take turns.

Within the transaction of the connection it is given. Statements are made once: making one takes longer than
SQLite takes to answer it.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, exists, func, select, update

from newscrawl.store import prepared
from newscrawl.store.frontier import parts
from newscrawl.store.kept import named_versions
from newscrawl.store.leases import clock, held_by_others, hold
from newscrawl.store.prepared import fetch
from newscrawl.store.tables import crawls, frontier
from newscrawl.store.waiting import Taken, WaitingList, article_from_frontier, list_from

# A site and one of its download slots.
Queue = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How much a run takes: of which sites, how many rows in all, and how many more of a slot.

    ``alone`` says whether a slot may be asked by one run at a time only. ``full`` are the slots of which no
    more is wanted. ``turn`` says how many rows of a slot the run has taken so far: fewest come first.
    ``known`` are the keys of the rows that the run knows it holds.
    """

    sites: Sequence[str]
    room: int
    room_in: Callable[[str], int]
    alone: Callable[[str], bool]
    full: Collection[str] = ()
    turn: Callable[[str], int] = lambda _: 0
    known: Collection[bytes] = ()


_CRAWL: BindParameter[int] = bindparam("of_crawl")
_KEYS: BindParameter[bytes] = bindparam("keys", expanding=True)


def take(connection: Connection, run: str, crawl: int, wanted: Wanted, *, again: bool = False) -> Taken:
    """Lease what may be read next to ``run``: at most one page of a list for each site, then articles.

    The articles of a site wait until all of its lists are read, so that each knows all its places. What
    another run reads at the moment, also in another crawl, is passed over. A host with many articles keeps
    no other one waiting; those of one slot come in the order of the lists.

    ``again``: the connection broke off before. What was leased then is held for as long as the run lives, and
    the run does not know of it: it goes back first.
    """
    if again:
        connection.execute(_FORGOTTEN, {"of_crawl": crawl, "by": run, "keys": list(wanted.known)})
    lists, unread = _take_lists(connection, run, crawl, wanted)
    queues = _queues(connection, crawl, [site for site in wanted.sites if site not in unread], wanted)
    rows = _next_articles(connection, crawl, list(_free(connection, run, queues, wanted)), wanted)
    held = _held(connection, run, rows, wanted)
    _lease(connection, run, crawl, [row.key for row in held])
    left = bool(lists or held or unread) or bool(fetch(connection, _LEFT, {"of_crawl": crawl}))
    kept = named_versions(connection, [row.article_id for row in held if row.why is not None])
    articles = map(article_from_frontier, held)
    known = [replace(one, kept=kept[one.article_id]) if one.article_id in kept else one for one in articles]
    return Taken(lists, known, left)


_FORGOTTEN = (
    update(frontier)
    .where(frontier.c.crawl == _CRAWL, frontier.c.run == bindparam("by"), frontier.c.key.not_in(_KEYS))
    .values(run=None)
)
_LEFT = (
    select(frontier.c.key)
    .where(frontier.c.crawl == _CRAWL, frontier.c.kind.in_(("list", "article")))
    .limit(1)
)
_LEASE = (
    update(frontier).where(frontier.c.crawl == _CRAWL, frontier.c.key.in_(_KEYS)).values(run=bindparam("by"))
)


def _lease(connection: Connection, run: str, crawl: int, keys: Sequence[bytes]) -> None:
    for part in parts(keys):
        prepared.execute(connection, _LEASE, {"of_crawl": crawl, "keys": part, "by": run})


def _held(connection: Connection, run: str, rows: list[Any], wanted: Wanted) -> list[Any]:
    """The rows whose slot ``run`` holds or needs not hold."""
    slots = {row.slot for row in rows if wanted.alone(row.slot)}
    if not slots:
        return rows
    refused = slots - hold(connection, run, slots)
    return [row for row in rows if row.slot not in refused]


# -- Lists --------------------------------------------------------------------------------------------

_OF_LISTS = (frontier.c.crawl == _CRAWL, frontier.c.kind == "list")
_LOCK = select(crawls.c.id).where(crawls.c.id == _CRAWL).with_for_update()
_NAMES = (frontier.c.key, frontier.c.site, frontier.c.slot, frontier.c.run)
_PAGES = select(*_NAMES, frontier.c.due).where(*_OF_LISTS).order_by(frontier.c.seq)
_THESE = select(frontier).where(frontier.c.crawl == _CRAWL, frontier.c.key.in_(_KEYS))


def _take_lists(
    connection: Connection, run: str, crawl: int, wanted: Wanted
) -> tuple[list[WaitingList], set[str]]:
    """Lease list pages; also the sites whose lists are not all read."""
    rows = fetch(connection, _PAGES, {"of_crawl": crawl})
    if rows and connection.dialect.name != "sqlite":  # its only writer is this one
        # Two runs must not both begin a page of one site.
        connection.execute(_LOCK, {"of_crawl": crawl})
        rows = fetch(connection, _PAGES, {"of_crawl": crawl})
    sites = {row.site for row in rows}
    busy = {row.site for row in rows if row.run is not None}
    chosen: dict[str, Any] = {}
    for row in _due(connection, rows):
        if row.site not in busy and row.site not in chosen and wanted.room_in(row.slot) > 0:
            chosen[row.site] = row
    keys = [row.key for row in _held(connection, run, list(chosen.values()), wanted)]
    if not keys:
        return [], sites
    _lease(connection, run, crawl, keys)
    pages = fetch(connection, _THESE, {"of_crawl": crawl, "keys": keys})
    by_key = {row.key: list_from(row) for row in pages}
    return [by_key[key] for key in keys], sites


def _due(connection: Connection, rows: Sequence[Any]) -> Iterator[Any]:
    """The pages that need not wait any longer."""
    now = None
    for row in rows:
        if row.due is not None and now is None:
            now = connection.scalar(select(clock(connection)))
        if row.due is None or row.due <= now:
            yield row


# -- Articles -----------------------------------------------------------------------------------------

_other = frontier.alias()
_READ_ELSEWHERE = exists().where(
    _other.c.key == frontier.c.key, _other.c.crawl != frontier.c.crawl, _other.c.run.is_not(None)
)
_OF_SITE = (
    frontier.c.crawl == _CRAWL,
    frontier.c.kind == "article",
    frontier.c.site == bindparam("of_site"),
    frontier.c.run.is_(None),
)
_ARTICLES = (
    select(frontier)
    .where(*_OF_SITE, frontier.c.slot == bindparam("of_slot"), ~_READ_ELSEWHERE)
    .order_by(frontier.c.priority, frontier.c.seq)
    .limit(bindparam("most"))
    .with_for_update(of=frontier, skip_locked=True)
)
# The slots of a site, each found in the index behind the one before: the rows are not read.
_first = select(func.min(frontier.c.slot).label("slot")).where(*_OF_SITE).cte("slots", recursive=True)
_SLOTS = _first.union_all(
    select(
        select(func.min(frontier.c.slot)).where(*_OF_SITE, frontier.c.slot > _first.c.slot).scalar_subquery()
    ).where(_first.c.slot.is_not(None))
)
_SLOT_NAMES = select(_SLOTS.c.slot).where(_SLOTS.c.slot.is_not(None))


def _queues(connection: Connection, crawl: int, sites: Iterable[str], wanted: Wanted) -> list[Queue]:
    """What waits, as far as more of it is wanted."""
    if wanted.room <= 0:
        return []
    return [
        (site, slot)
        for site in sites
        for (slot,) in fetch(connection, _SLOT_NAMES, {"of_crawl": crawl, "of_site": site})
        if slot not in wanted.full and wanted.room_in(slot) > 0
    ]


def _free(connection: Connection, run: str, queues: list[Queue], wanted: Wanted) -> Iterator[Queue]:
    """Those whose slot no other run asks: a share of them would come to nothing."""
    alone = {slot for _, slot in queues if wanted.alone(slot)}
    busy = held_by_others(connection, run, alone) if alone else set()
    return (queue for queue in queues if queue[1] not in busy)


def _next_articles(connection: Connection, crawl: int, queues: Sequence[Queue], wanted: Wanted) -> list[Any]:
    """What is next of these queues, one of each in turn. Retries come last."""
    found: dict[Queue, Sequence[Any]] = {}
    lengths: dict[Queue, int] = {}  # of those that are shorter than their share: the others get the rest
    while grown := {
        queue: number
        for queue, number in _shares(queues, lengths, wanted).items()
        if number > len(found.get(queue, ()))
    }:
        for queue, number in grown.items():
            of_queue = {"of_crawl": crawl, "of_site": queue[0], "of_slot": queue[1], "most": number}
            found[queue] = fetch(connection, _ARTICLES, of_queue)
            if len(found[queue]) < number:
                lengths[queue] = len(found[queue])
    places = [
        ((row.priority, turn, row.seq), row) for rows in found.values() for turn, row in enumerate(rows)
    ]
    return [row for _, row in sorted(places, key=itemgetter(0))]


def _shares(queues: Sequence[Queue], lengths: Mapping[Queue, int], wanted: Wanted) -> Counter[Queue]:
    """How many rows of each queue are taken: one after the other from the slot that had fewest so far."""
    turns = [(wanted.turn(slot), place, (site, slot)) for place, (site, slot) in enumerate(queues)]
    heapq.heapify(turns)
    room = {slot: wanted.room_in(slot) for _, _, (_, slot) in turns}
    shares: Counter[Queue] = Counter()
    while turns and shares.total() < wanted.room:
        turn, place, queue = heapq.heappop(turns)
        if room[queue[1]] > 0 and shares[queue] < lengths.get(queue, wanted.room):
            room[queue[1]] -= 1
            shares[queue] += 1
            heapq.heappush(turns, (turn + 1, place, queue))
    return shares
