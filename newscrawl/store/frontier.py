"""The frontier of a crawl: taking from it, and adding to it what a page of a list leads to.

Every function works within the transaction of the connection it is given. Rows are locked in the order of
their keys, so that two transactions cannot wait for each other.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, bindparam, delete, exists, func, or_, select, update

from newscrawl.store.leases import hold
from newscrawl.store.tables import crawls, frontier
from newscrawl.store.waiting import (
    Taken,
    WaitingArticle,
    WaitingList,
    article_from_frontier,
    list_from,
    packed,
)

T = TypeVar("T")

# An article that failed is handed to the next crawl so often before it is given up.
MOST_TRIES = 3
# Values in one statement; SQLite allows 32,766 variables, PostgreSQL 65,535.
_PART = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How much a run takes: of which sites, how many rows in all, and how many more of a slot.

    ``alone`` says whether a slot may be asked by one run at a time only. ``full`` are the slots of which no
    more is wanted.
    """

    sites: Sequence[str]
    room: int
    room_in: Callable[[str], int]
    alone: Callable[[str], bool]
    full: Collection[str] = ()


def take(connection: Connection, run: str, crawl: int, wanted: Wanted) -> Taken:
    """Lease what may be read next to ``run``: at most one page of a list for each site, then articles.

    The articles of a site wait until all of its lists are read, so that each knows all its places. What
    another run reads at the moment, also in another crawl, is passed over.
    """
    lists, unread = _take_lists(connection, run, crawl, wanted)
    rows: list[RowMapping] = []
    room = dict.fromkeys(wanted.full, 0)
    for site in wanted.sites:
        if site in unread or len(rows) >= wanted.room:
            continue
        for row in _waiting_articles(connection, crawl, site, wanted.room - len(rows), wanted.full):
            slot = row["slot"]
            if room.setdefault(slot, wanted.room_in(slot)) > 0:
                room[slot] -= 1
                rows.append(row)
    rows = _held(connection, run, rows, wanted)
    _lease(connection, run, crawl, [row["key"] for row in rows])
    left = bool(lists or rows or unread) or _is_left(connection, crawl)
    return Taken(lists, [article_from_frontier(dict(row)) for row in rows], left)


def _take_lists(
    connection: Connection, run: str, crawl: int, wanted: Wanted
) -> tuple[list[WaitingList], set[str]]:
    """Lease list pages; also the sites whose lists are not all read."""
    of_lists = [frontier.c.crawl == crawl, frontier.c.kind == "list"]
    sites = set(connection.scalars(select(frontier.c.site).where(*of_lists).distinct()))
    if not sites:
        return [], sites
    # Two runs must not both begin a page of one site.
    connection.execute(select(crawls.c.id).where(crawls.c.id == crawl).with_for_update())
    rows = connection.execute(select(frontier).where(*of_lists).order_by(frontier.c.seq)).mappings().all()
    busy = {row["site"] for row in rows if row["run"] is not None}
    chosen: dict[str, RowMapping] = {}
    for row in rows:
        if row["site"] not in busy and wanted.room_in(row["slot"]) > 0:
            chosen.setdefault(row["site"], row)
    held = _held(connection, run, list(chosen.values()), wanted)
    _lease(connection, run, crawl, [row["key"] for row in held])
    return [list_from(dict(row)) for row in held], sites


def _waiting_articles(
    connection: Connection, crawl: int, site: str, limit: int, full: Collection[str]
) -> Sequence[RowMapping]:
    other = frontier.alias()
    read_elsewhere = exists().where(
        other.c.key == frontier.c.key, other.c.crawl != crawl, other.c.run.is_not(None)
    )
    query = (
        select(frontier)
        .where(
            frontier.c.crawl == crawl,
            frontier.c.kind == "article",
            frontier.c.site == site,
            frontier.c.run.is_(None),
            ~read_elsewhere,
        )
        .order_by(frontier.c.priority, frontier.c.seq)
        .limit(limit)
        .with_for_update(of=frontier, skip_locked=True)
    )
    if full:
        query = query.where(frontier.c.slot.not_in(full))
    return connection.execute(query).mappings().all()


def _held(connection: Connection, run: str, rows: list[RowMapping], wanted: Wanted) -> list[RowMapping]:
    """The rows whose slot ``run`` holds or needs not hold."""
    slots = {row["slot"] for row in rows if wanted.alone(row["slot"])}
    if not slots:
        return rows
    refused = slots - hold(connection, run, slots)
    return [row for row in rows if row["slot"] not in refused]


def _lease(connection: Connection, run: str, crawl: int, keys: Sequence[bytes]) -> None:
    for part in parts(keys):
        connection.execute(
            update(frontier).where(frontier.c.crawl == crawl, frontier.c.key.in_(part)).values(run=run)
        )


def _is_left(connection: Connection, crawl: int) -> bool:
    query = select(frontier.c.key).where(frontier.c.crawl == crawl, frontier.c.kind.in_(("list", "article")))
    return connection.execute(query.limit(1)).first() is not None


def counted(connection: Connection, crawl: int) -> dict[str, int]:
    """How many rows of each kind the crawl has."""
    query = select(frontier.c.kind, func.count()).where(frontier.c.crawl == crawl).group_by(frontier.c.kind)
    return {row[0]: row[1] for row in connection.execute(query)}


# -- Adding -------------------------------------------------------------------------------------------


def add_lists(connection: Connection, crawl: int, pages: Sequence[WaitingList], seq: int) -> None:
    """Put pages of lists on the frontier; they are read in this order, from ``seq`` on."""
    rows = {page.key: page.row(crawl, seq + number) for number, page in enumerate(pages)}
    if rows:
        connection.execute(frontier.insert(), list(rows.values()))


def add_articles(
    connection: Connection, crawl: int, listed: Mapping[bytes, WaitingArticle], seq: int, room: int | None
) -> tuple[int, int]:
    """Put articles on the frontier after ``seq``, ``room`` at most; those that wait get their new places.

    Returns how many were put there and how many there was no room for.
    """
    waiting = _places_of_waiting(connection, crawl, listed)
    grown = []
    for key in sorted(waiting):
        places = [*waiting[key]]
        places += [place for place in packed(listed[key].placements) if place not in places]
        if len(places) > len(waiting[key]):
            grown.append({"of_key": key, "of_crawl": crawl, "places": places})
    if grown:
        of_row = (frontier.c.key == bindparam("of_key"), frontier.c.crawl == bindparam("of_crawl"))
        connection.execute(update(frontier).where(*of_row).values(placements=bindparam("places")), grown)
    new = [article for key, article in listed.items() if key not in waiting]
    added = new if room is None else new[: max(room, 0)]
    rows = [article.row(crawl, seq + number) for number, article in enumerate(added, start=1)]
    for part in parts(sorted(rows, key=lambda row: bytes(row["key"]))):
        connection.execute(frontier.insert(), list(part))
    return len(added), len(new) - len(added)


def _places_of_waiting(
    connection: Connection, crawl: int, keys: Iterable[bytes]
) -> dict[bytes, list[list[Any]]]:
    waiting: dict[bytes, list[list[Any]]] = {}
    for part in parts(list(keys)):
        query = select(frontier.c.key, frontier.c.placements).where(
            frontier.c.crawl == crawl, frontier.c.key.in_(part)
        )
        waiting |= {key: places or [] for key, places in connection.execute(query)}
    return waiting


# -- Taking off ---------------------------------------------------------------------------------------


def remove_articles(connection: Connection, keys: Collection[bytes], addresses: Collection[bytes]) -> None:
    """Take articles off the frontier of every crawl: those with these keys, or at these addresses."""
    which = or_(frontier.c.key.in_(keys), frontier.c.address.in_(addresses))
    if connection.dialect.name != "sqlite":
        order = (frontier.c.key, frontier.c.crawl)
        connection.execute(select(frontier.c.key).where(which).order_by(*order).with_for_update()).all()
    connection.execute(delete(frontier).where(which))


def remove_own(connection: Connection, crawl: int, keys: Collection[bytes]) -> int:
    """Take rows off the frontier of one crawl alone. Returns how many there were."""
    return connection.execute(
        delete(frontier).where(frontier.c.crawl == crawl, frontier.c.key.in_(keys))
    ).rowcount


def put_off(connection: Connection, crawl: int, keys: Collection[bytes]) -> None:
    """Hand articles that failed to the next crawl of the same job; after some tries they are given up."""
    own = (frontier.c.crawl == crawl, frontier.c.key.in_(keys))
    connection.execute(delete(frontier).where(*own, frontier.c.tries >= MOST_TRIES - 1))
    connection.execute(
        update(frontier).where(*own).values(kind="retry", run=None, priority=1, tries=frontier.c.tries + 1)
    )


def drop_lists(connection: Connection, crawl: int) -> int:
    """Take the pages of lists that nobody reads at the moment off the frontier. Returns their number."""
    idle = (frontier.c.crawl == crawl, frontier.c.kind == "list", frontier.c.run.is_(None))
    return connection.execute(delete(frontier).where(*idle)).rowcount


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """``values`` in parts that one statement can take."""
    for start in range(0, len(values), _PART):
        yield values[start : start + _PART]
