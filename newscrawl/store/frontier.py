"""The frontier of a crawl: adding to it what a page of a list leads to, and taking off what was read.

Every function works within the transaction of the connection it is given. Rows are locked in the order of
their keys, so that two transactions cannot wait for each other.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import execute, fetch
from newscrawl.store.tables import frontier
from newscrawl.store.waiting import WaitingArticle, WaitingList, packed

T = TypeVar("T")

# An article that failed is handed to the next crawl so often before it is given up.
MOST_TRIES = 3
# Values in one statement; SQLite allows 32,766 variables, PostgreSQL 65,535.
_PART = 5_000


def counted(connection: Connection, crawl: int) -> dict[str, int]:
    """How many rows of each kind the crawl has."""
    query = select(frontier.c.kind, func.count()).where(frontier.c.crawl == crawl).group_by(frontier.c.kind)
    return {row[0]: row[1] for row in connection.execute(query)}


# -- Adding -------------------------------------------------------------------------------------------


def add_lists(connection: Connection, crawl: int, pages: Sequence[WaitingList], seq: int) -> None:
    """Put pages of lists on the frontier; they are read in this order, from ``seq`` on."""
    rows = {page.key: page.row(crawl, seq + number) for number, page in enumerate(pages)}
    insert_rows(connection, frontier, [*rows.values()])


def add_articles(
    connection: Connection, crawl: int, listed: Mapping[bytes, WaitingArticle], seq: int, room: int | None
) -> tuple[list[WaitingArticle], list[WaitingArticle]]:
    """Put articles on the frontier after ``seq``, ``room`` at most; those that wait get their new places.

    Returns those that were put there and those that there was no room for.
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
    insert_rows(connection, frontier, sorted(rows, key=lambda row: bytes(row["key"])))
    return added, new[len(added) :]


def _places_of_waiting(
    connection: Connection, crawl: int, keys: Iterable[bytes]
) -> dict[bytes, list[list[Any]]]:
    waiting: dict[bytes, list[list[Any]]] = {}
    for part in parts(list(keys)):
        found = fetch(connection, _PLACES, {"of_crawl": crawl, "keys": part})
        waiting |= {key: places or [] for key, places in found}
    return waiting


_OWN = (frontier.c.crawl == bindparam("of_crawl"), frontier.c.key.in_(bindparam("keys", expanding=True)))
_PLACES = select(frontier.c.key, frontier.c.placements).where(*_OWN)
_REMOVE_OWN = delete(frontier).where(*_OWN)


# -- Taking off ---------------------------------------------------------------------------------------


def remove_articles(
    connection: Connection, crawl: int | None, keys: Collection[bytes], addresses: Collection[bytes]
) -> None:
    """Take articles off the frontier of every crawl: those with these keys, or at these addresses.

    What other crawls wait for, and ``crawl`` itself under another identity, is counted for them; see
    ``take_read``.
    """
    these = {"keys": list(keys), "addresses": list(addresses)}
    if connection.dialect.name != "sqlite":
        connection.execute(_LOCK_READ, these).all()
    removed = fetch(connection, _REMOVE_READ, these)
    noted = [of for key, of, kind in removed if kind != "retry" and (of != crawl or key not in keys)]
    nothing = {"kind": "read", "site": "", "slot": "", "url": "", "priority": 0, "seq": 0, "tries": 0}
    # A key of its own: under the article's it would stand in the way of reading that once more.
    notes = [nothing | {"key": uuid4().bytes, "crawl": of} for of in noted]
    insert_rows(connection, frontier, notes)


def take_read(connection: Connection, crawl: int) -> int:
    """How many articles of ``crawl`` another reading has taken off its frontier since this was last asked."""
    return execute(connection, _REMOVE_NOTED, {"of_crawl": crawl})


_READ = or_(
    frontier.c.key.in_(bindparam("keys", expanding=True)),
    frontier.c.address.in_(bindparam("addresses", expanding=True)),
)
_LOCK_READ = select(frontier.c.key).where(_READ).order_by(frontier.c.key, frontier.c.crawl).with_for_update()
_REMOVE_READ = delete(frontier).where(_READ).returning(frontier.c.key, frontier.c.crawl, frontier.c.kind)
_REMOVE_NOTED = delete(frontier).where(frontier.c.crawl == bindparam("of_crawl"), frontier.c.kind == "read")


def remove_own(connection: Connection, crawl: int, keys: Collection[bytes]) -> int:
    """Take rows off the frontier of one crawl alone. Returns how many there were."""
    return execute(connection, _REMOVE_OWN, {"of_crawl": crawl, "keys": list(keys)})


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
