"""At the end of a crawl its raw observations become part of the history of its lists.

A list that the crawl could not read, or did not publish, is noted as looked at in doubt: what stood there is
not known, and what is raw of it waits some days for a person who publishes it all the same. One that was not
there any more although its page was read is noted as empty.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from newscrawl.store.entrybook import EntryBook, ShownEntry, numbers_of_lists
from newscrawl.store.epoch import seconds
from newscrawl.store.frontier import parts
from newscrawl.store.history import runs_of_crawl
from newscrawl.store.identity import LISTED, LISTED_ID
from newscrawl.store.listhistory import ListHistory
from newscrawl.store.measuretables import measures
from newscrawl.store.prepared import fetch
from newscrawl.store.records import Held
from newscrawl.store.spelltables import SHARED, State, list_numbers
from newscrawl.store.standing import Look
from newscrawl.store.tables import rankings


@dataclass(slots=True)
class ObservedList:
    """What a crawl observed of one list, in the order it did: entries, ranks, comments, and when first."""

    at: int
    entries: list[ShownEntry] = field(default_factory=list)
    ranks: list[int | None] = field(default_factory=list)
    comments: list[int | None] = field(default_factory=list)
    about: tuple[int | None, int | None] = (None, None)

    def look(self, numbers: Mapping[ShownEntry, int], crawl: int | None, *, is_short: bool = False) -> Look:
        """The look that it was. ``numbers``: those of the entries; ``is_short``: the list goes on."""
        places = positions(self.ranks)
        known = [numbers[entry] for entry in self.entries]
        comments: dict[int, int | None] = {}
        for number, count in zip(known, self.comments, strict=True):
            if comments.get(number) is None:
                comments[number] = count
        standing = {
            place: (number, rank) for place, number, rank in zip(places, known, self.ranks, strict=True)
        }
        reach = max((place % SHARED for place in places), default=None) if is_short else None
        return Look(self.at, State.SEEN, standing, comments, crawl, self.about, reach)


def positions(ranks: Sequence[int | None]) -> list[int]:
    """A position for each entry of a list, no two the same: its rank; without one, its place in the list.

    Of several entries at one rank the first has it; the next ones stand ``SHARED`` further each.
    """
    taken: set[int] = set()
    found: dict[int, int] = {}
    ranked = [number for number, rank in enumerate(ranks) if rank is not None and 0 < rank < SHARED]
    others = [number for number in range(len(ranks)) if number not in set(ranked)]
    for number in [*ranked, *others]:
        rank = ranks[number]
        place = rank if rank is not None and 0 < rank < SHARED else number + 1
        while place in taken:
            place += SHARED
        taken.add(place)
        found[number] = place
    return [found[number] for number in range(len(ranks))]


def fold(connection: Connection, run: str, crawl: int, held: Collection[int] | Held = ()) -> bool:
    """Make what the crawl of ``run`` observed part of the history. Whether some of it is not.

    ``held``: the lists (``lists.key``) in doubt. What was folded before is not again, but for lists that
    were in doubt and are so no longer.
    """
    carried_by = runs_of_crawl(connection, run)
    observed = observed_lists(fetch(connection, _OF_RUNS, {"runs": carried_by}))
    numbers = EntryBook(connection).numbers(entry for one in observed.values() for entry in one.entries)
    looked_at, missing, unread, short = _looked_at(connection, crawl)
    doubted = unread | ({*looked_at, *observed} if isinstance(held, Held) else set(held))
    at = looked_at | {key: one.at for key, one in observed.items()}
    found = {key: Look(at[key], State.DOUBT, crawl=crawl) for key in doubted if key in at}
    missing -= found.keys() | observed.keys()
    found |= {key: Look(at[key], State.EMPTY, crawl=crawl) for key in missing}
    seen = {
        key: one.look(numbers, crawl, is_short=key in short)
        for key, one in observed.items()
        if key not in found
    }
    put_looks(connection, seen | found)
    return not doubted.isdisjoint(observed)


def put_looks(connection: Connection, found: Mapping[int, Look]) -> None:
    """Put looks at lists, by ``lists.key``, into their histories."""
    of_list = numbers_of_lists(connection, found)
    lock_lists(connection, of_list.values())
    for key, number in sorted(of_list.items(), key=lambda item: item[1]):
        history = ListHistory(connection, number)
        history.put(found[key])
        history.flush()


def lock_lists(connection: Connection, numbers: Iterable[int]) -> None:
    """Let no other transaction write the history of these lists until this one ends.

    Always in the same order, so that no two transactions wait for each other. SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        for part in parts(sorted(numbers)):
            connection.execute(_LOCK, {"numbers": list(part)})


_LOCK = (
    select(list_numbers.c.number)
    .where(list_numbers.c.number.in_(bindparam("numbers", expanding=True)))
    .order_by(list_numbers.c.number)
    .with_for_update()
)


def observed_lists(rows: Iterable[Any]) -> dict[int, ObservedList]:
    """The observations by list (``lists.key``). ``rows``: those of ``OBSERVED``, in its order.

    A box that is on several pages may change while a crawl reads them: the first page that shows a rank
    counts, as the look is of that moment.
    """
    found: dict[int, ObservedList] = {}
    taken: dict[tuple[int, int], datetime] = {}
    for row in rows:
        place = (row.list_key, row.rank)
        if row.rank is not None and taken.setdefault(place, row.observed_at) != row.observed_at:
            continue
        one = found.setdefault(row.list_key, ObservedList(seconds(row.observed_at)))
        one.at = min(one.at, seconds(row.observed_at))
        one.entries.append(ShownEntry(row.listed_id, row.url, row.title, row.publisher))
        one.ranks.append(row.rank)
        one.comments.append(row.comment_count)
        one.about = (_seconds_or_none(row.about_from), _seconds_or_none(row.about_until))
    return found


OBSERVED = (
    select(
        rankings.c.list_key,
        rankings.c.rank,
        rankings.c.title,
        rankings.c.url,
        rankings.c.publisher,
        rankings.c.comment_count,
        rankings.c.observed_at,
        rankings.c.about_from,
        rankings.c.about_until,
        LISTED_ID.label("listed_id"),
    )
    .select_from(LISTED)
    .order_by(rankings.c.seq)
)
# Made once: making a statement takes longer than SQLite takes to answer it.
_OF_RUNS = OBSERVED.where(rankings.c.run.in_(bindparam("runs", expanding=True)))


def _looked_at(connection: Connection, crawl: int) -> tuple[dict[int, int], set[int], set[int], set[int]]:
    """The lists that the pages of a crawl showed, or showed the time before, and when they were read; which
    of them were not there any more; those of pages of which one could not be read; and those that go on
    beyond the pages that were.
    """
    when: dict[int, int] = {}
    missing: set[int] = set()
    unread: set[int] = set()
    short: set[int] = set()
    query = select(
        measures.c.source, measures.c.observed_at, measures.c.lists, measures.c.short, measures.c.failure
    )
    for row in connection.execute(query.where(measures.c.crawl == crawl)):
        before = connection.scalar(_LISTS_BEFORE, {"of_source": row.source, "of_crawl": crawl}) or {}
        shown, shown_before = set(map(int, row.lists)), set(map(int, before))
        for key in shown | shown_before:
            when[key] = min(seconds(row.observed_at), when.get(key, seconds(row.observed_at)))
        short.update(row.short or ())
        if row.failure is not None:
            unread |= shown | shown_before
        elif not row.short:  # else a page that was not read may show them
            missing |= shown_before - shown
    return when, missing, unread, short


_LISTS_BEFORE = (
    select(measures.c.lists)
    .where(
        measures.c.source == bindparam("of_source"),
        measures.c.crawl < bindparam("of_crawl"),
        measures.c.articles.is_not(None),
        measures.c.doubt.is_(None),
    )
    .order_by(measures.c.crawl.desc())
    .limit(1)
)


def _seconds_or_none(moment: datetime | None) -> int | None:
    return None if moment is None else seconds(moment)
