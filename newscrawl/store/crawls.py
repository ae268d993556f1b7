"""Crawls and the runs that carry them: how they begin, are joined, go on after a kill, and end."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, select, update

from newscrawl.store import prepared, process
from newscrawl.store.dialects import lock_named
from newscrawl.store.frontier import add_lists, counted, take_read
from newscrawl.store.leases import LEASE, clock, forget_hosts, give_back, give_back_expired, is_alive
from newscrawl.store.rawrows import fold_abandoned, fold_crawl
from newscrawl.store.records import Held, RunRecord
from newscrawl.store.tables import crawls, frontier, runs
from newscrawl.store.waiting import WaitingList

# A crawl that nobody has carried for this long shows no picture of now: its lists are read anew.
RESUMED_WITHIN = timedelta(hours=3)
# What a crawl that was never taken up again has left on the frontier is forgotten after this long.
FORGOTTEN_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a run that begins has come to.

    ``resumed``: its crawl was begun before. ``waiting`` articles were found on the frontier, ``adopted`` ones
    come from a crawl that nobody carries any more. ``killed`` are the runs that were closed as broken.
    """

    crawl: int
    started: datetime
    resumed: bool = False
    waiting: int = 0
    adopted: int = 0
    killed: list[str] = field(default_factory=list)


def begin(connection: Connection, run: RunRecord, job: str, lists: Sequence[WaitingList]) -> Begun:
    """Record that a run begins, and let it join the open crawl of its job, or begin one with ``lists``."""
    lock_named(connection, f"job {job}")
    killed = process.close_killed(connection)
    give_back(connection, killed)
    give_back_expired(connection)
    forget_hosts(connection)
    _close_abandoned(connection, run.started)
    again = connection.execute(select(runs.c.crawl).where(runs.c.id == run.id)).scalar()
    open_one = select(crawls.c.id).where(crawls.c.job == job, crawls.c.state == "open")
    former: int | None = again or connection.scalar(open_one)
    crawl = former or _new_crawl(connection, run, job)
    adopted = 0
    if former is None:
        adopted = _adopt(connection, job, crawl)
        add_lists(connection, crawl, lists, 0)
    if again is None:
        _insert_run(connection, run, crawl)
    started = connection.scalar(select(crawls.c.started).where(crawls.c.id == crawl))
    waiting = counted(connection, crawl).get("article", 0) - adopted
    return Begun(crawl, started or run.started, former is not None, waiting, adopted, killed)


def _new_crawl(connection: Connection, run: RunRecord, job: str) -> int:
    values = {"job": job, "spider": run.spider, "site": run.site, "started": run.started}
    inserted = connection.execute(crawls.insert().values(**values, state="open", seq=0, queued=0))
    key = inserted.inserted_primary_key
    assert key is not None  # noqa: S101 - both databases return it
    return int(key[0])


def _insert_run(connection: Connection, run: RunRecord, crawl: int) -> None:
    connection.execute(
        runs.insert().values(
            id=run.id,
            crawl=crawl,
            spider=run.spider,
            site=run.site,
            arguments=dict(run.arguments),
            started=run.started,
            state="running",
            alive_at=run.started,
            alive_until=clock(connection) + LEASE,
            **process.this_process(),
        )
    )


def _close_abandoned(connection: Connection, now: datetime) -> None:
    """Close the crawls that nobody has carried for hours, and forget what nobody will read any more."""
    latest = (
        select(func.max(func.coalesce(runs.c.alive_until, 0.0)))
        .where(runs.c.crawl == crawls.c.id)
        .correlate(crawls)
        .scalar_subquery()
    )
    # By the clock that all machines share: that of one of them may be hours ahead.
    before = clock(connection) - RESUMED_WITHIN.total_seconds()
    abandoned = select(crawls.c.id).where(crawls.c.state == "open", latest < before)
    ids = connection.scalars(abandoned).all()
    if ids:
        connection.execute(update(crawls).where(crawls.c.id.in_(ids)).values(state="broken", ended=now))
        fold_abandoned(connection, ids)
        connection.execute(delete(frontier).where(frontier.c.crawl.in_(ids), frontier.c.kind == "list"))
    # From the frontier's side: it holds what waits, while crawls are as many as there ever were.
    is_old = exists().where(
        crawls.c.id == frontier.c.crawl, crawls.c.state != "open", crawls.c.ended < now - FORGOTTEN_AFTER
    )
    connection.execute(delete(frontier).where(is_old))


def _adopt(connection: Connection, job: str, crawl: int) -> int:
    """Move what earlier crawls of the job have left unread, or failed to read, to this one."""
    earlier = select(crawls.c.id).where(crawls.c.job == job, crawls.c.id != crawl)
    left = (frontier.c.crawl.in_(earlier), frontier.c.kind != "read")
    if connection.dialect.name != "sqlite":  # its only writer is this one
        in_order = select(frontier.c.key).where(*left).order_by(frontier.c.key, frontier.c.crawl)
        connection.execute(in_order.with_for_update()).all()
    later = frontier.alias()
    is_there_again = exists().where(
        later.c.key == frontier.c.key,
        later.c.crawl > frontier.c.crawl,
        later.c.crawl.in_(earlier),
        later.c.kind != "read",
    )
    connection.execute(delete(frontier).where(*left, is_there_again))
    moved = update(frontier).where(*left).values(crawl=crawl, kind="article", run=None)
    return connection.execute(moved).rowcount


def heartbeat(connection: Connection, run: str, now: datetime, counts: Mapping[str, Any]) -> bool:
    """Say that ``run`` lives, which renews its leases, and how far it has come. Returns whether they had held
    until now: after too long a silence others may have what it had leased.
    """
    # One that ends has given everything back.
    held = select(is_alive(connection) | (runs.c.state == "ending")).where(runs.c.id == run)
    have_held = bool(connection.scalar(held))
    connection.execute(
        update(runs)
        .where(runs.c.id == run, runs.c.state.in_(process.OPEN_STATES))
        .values(alive_at=now, alive_until=clock(connection) + LEASE)
    )
    note_counts(connection, run, counts)
    return have_held


def note_counts(connection: Connection, run: str, counts: Mapping[str, Any]) -> None:
    """Record how far ``run`` has come.

    Counts only grow. Two threads of a run note them, and what one knows of a transaction that was just kept,
    the other may not know yet.
    """
    before = prepared.fetch_value(connection, _COUNTS, {"of_run": run}) or {}
    highest = {name: max(number, before.get(name, 0)) for name, number in counts.items()}
    prepared.execute(connection, _NOTE, {"of_run": run, "highest": before | highest})


_COUNTS = select(runs.c.counts).where(runs.c.id == bindparam("of_run")).with_for_update()
_NOTE = update(runs).where(runs.c.id == bindparam("of_run")).values(counts=bindparam("highest"))


def leave(connection: Connection, run: str, crawl: int, counts: Mapping[str, Any]) -> "Left":
    """Give back what ``run`` holds, and say whether it is the last one of a crawl that is read to its end."""
    connection.execute(select(crawls.c.id).where(crawls.c.id == crawl).with_for_update())
    give_back(connection, [run])
    connection.execute(update(runs).where(runs.c.id == run).values(state="ending", counts=dict(counts)))
    others = (runs.c.crawl == crawl, runs.c.id != run)
    working = connection.scalar(select(func.count()).select_from(runs).where(*others, is_alive(connection)))
    read_elsewhere = take_read(connection, crawl)
    kinds = counted(connection, crawl)
    earlier = connection.scalars(select(runs.c.counts).where(*others, runs.c.counts.is_not(None))).all()
    waiting = kinds.get("article", 0)
    last = not working and not kinds.get("list") and not waiting
    return Left(last, list(earlier), waiting, read_elsewhere)


@dataclass(frozen=True, slots=True)
class Left:
    """``last``: nothing of the crawl is left, and nobody else carries it. ``counts``: of its other runs.

    ``waiting``: articles that are still to be read. ``read_elsewhere``: those that another crawl has read, or
    that were read under another address, since a run last left the crawl.
    """

    last: bool
    counts: list[dict[str, Any]]
    waiting: int = 0
    read_elsewhere: int = 0


def finish(connection: Connection, run: RunRecord, *, last: bool, held: Collection[int] | Held = ()) -> None:
    """Record how a run ended, and with the last one its crawl, of which the lists become part of the history.

    ``held``: the lists (``lists.key``) in doubt.
    """
    # Who ends holds nothing, though the store failed when the run left the crawl.
    give_back(connection, [run.id])
    connection.execute(
        update(runs)
        .where(runs.c.id == run.id)
        .values(
            ended=run.ended,
            state="ended",
            verdict=run.verdict,
            reasons=run.reasons,
            counts=run.counts,
            timings=run.timings,
            health=run.health,
        )
    )
    if last and run.crawl is not None:
        fold_crawl(connection, run.id, run.crawl, held)
        connection.execute(
            update(crawls).where(crawls.c.id == run.crawl).values(state="done", ended=run.ended)
        )
