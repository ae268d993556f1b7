"""The raw observations of a crawl (``rankings``): folded into the history when it ends, and then let go.

They stay while a publication shows them, for ``KEEP_OBSERVATIONS`` so that a run's feeds can be written
again, and, where a list was in doubt, for some days so that a person can publish it all the same.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Select, delete, func, or_, select, update

from newscrawl.lengths import before
from newscrawl.store.dialects import insert_into
from newscrawl.store.folding import fold
from newscrawl.store.history import runs_of_crawl
from newscrawl.store.records import Held
from newscrawl.store.spelltables import tallies
from newscrawl.store.tables import crawls, frontier, lists, publications, rankings, runs

# How long a list in doubt waits for a person.
DOUBTED_FOR: Final = timedelta(days=7)
_LET_GO: Final = "ranks let go"
# Crawls whose rows are let go at once: their transaction must not keep others waiting.
_AT_ONCE = 50


def fold_crawl(connection: Connection, run: str, crawl: int, held: Collection[int] | Held = ()) -> None:
    """Fold what the crawl of ``run`` observed; see ``folding.fold``."""
    in_doubt = fold(connection, run, crawl, held)
    raw = "doubted" if in_doubt else "folded"
    connection.execute(update(crawls).where(crawls.c.id == crawl).values(raw=raw))


def fold_accepted(connection: Connection, run: str) -> None:
    """Fold what was in doubt of the ended crawl of ``run``: a person says that it is a good picture."""
    query = select(runs.c.crawl).join(crawls, crawls.c.id == runs.c.crawl)
    crawl = connection.scalar(query.where(runs.c.id == run, crawls.c.raw == "doubted"))
    if crawl is not None:
        fold_crawl(connection, run, crawl)


def fold_abandoned(connection: Connection, ids: Sequence[int]) -> None:
    """Fold the lists of crawls that nobody carries any more, but for sites with pages left unread."""
    for crawl in ids:
        run = connection.scalar(select(runs.c.id).where(runs.c.crawl == crawl).limit(1))
        if run is None:
            continue
        unread = select(frontier.c.site).where(frontier.c.crawl == crawl, frontier.c.kind == "list")
        carried_by = runs_of_crawl(connection, run)
        keys = (
            select(rankings.c.list_key)
            .join(lists, lists.c.key == rankings.c.list_key)
            .where(rankings.c.run.in_(carried_by), lists.c.site.in_(unread))
        )
        fold_crawl(connection, run, crawl, set(connection.scalars(keys)))


def prune(connection: Connection, now: datetime, keep: timedelta) -> int:
    """Let the rows of ended crawls go that nothing needs any more. Returns how many there were.

    ``keep``: how long those stay whose lists are all folded.
    """
    dropped = 0
    for due in _due(connection, now, keep):
        for crawl in connection.scalars(due.limit(_AT_ONCE)).all():
            of_crawl = select(runs.c.id).where(runs.c.crawl == crawl)
            ids = connection.scalars(of_crawl).all()
            dropped += connection.execute(delete(rankings).where(rankings.c.run.in_(ids))).rowcount
            connection.execute(update(crawls).where(crawls.c.id == crawl).values(raw=None))
    note_let_go(connection, dropped)
    return dropped


def expired(connection: Connection, now: datetime, keep: timedelta) -> int:
    """How many rows nothing needs any more."""
    of_crawls = [runs.c.crawl.in_(due) for due in _due(connection, now, keep)]
    carried_by = select(runs.c.id).where(or_(*of_crawls))
    number = select(func.count()).select_from(rankings).where(rankings.c.run.in_(carried_by))
    return connection.scalar(number) or 0


def _due(connection: Connection, now: datetime, keep: timedelta) -> list[Select[int]]:
    """The crawls whose rows go: those that are all folded, and those with lists in doubt."""
    shown = {row[0] for of_spider in connection.scalars(select(publications.c.lists)) for row in of_spider}
    published = select(runs.c.crawl).where(runs.c.id.in_(shown), runs.c.crawl.is_not(None))
    return [
        select(crawls.c.id).where(
            crawls.c.raw == raw, crawls.c.ended < before(now, kept), crawls.c.id.not_in(published)
        )
        for raw, kept in (("folded", keep), ("doubted", max(keep, DOUBTED_FOR)))
    ]


def note_let_go(connection: Connection, number: int) -> None:
    """Count ranks that are no rows any more."""
    if number:
        row = {"what": _LET_GO, "number": number}
        added = insert_into(connection, tallies).values(row)
        more = {"number": tallies.c.number + added.excluded.number}
        connection.execute(added.on_conflict_do_update(index_elements=["what"], set_=more))


def ranks_observed(connection: Connection) -> int:
    """How many ranks were ever observed: those that are rows still, and those that were."""
    let_go = connection.scalar(select(tallies.c.number).where(tallies.c.what == _LET_GO))
    return (let_go or 0) + (connection.scalar(select(func.count()).select_from(rankings)) or 0)
