"""Which runs live, what they hold, and how that goes back when they die.

A row of ``frontier`` or ``hosts`` names the run that holds it; how long that counts stands once, in
``runs.alive_until``, so renewing everything a run holds is one row. Times are the database's on PostgreSQL,
because the clocks of several machines differ.
"""

import time
from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, Float, bindparam, delete, func, literal, or_, select, update
from sqlalchemy import cast as sql_cast

from newscrawl.store.dialects import insert_into
from newscrawl.store.tables import frontier, hosts, runs

# Seconds that leases hold after the last sign of life of their run; it gives one every HEARTBEAT.
LEASE = 30.0
HEARTBEAT = 6.0
# A host that was let go is not asked by its next holder for this long at least: what most sites ask for
# between two requests.
HANDOVER = 1.0


def clock(connection: Connection) -> ColumnElement[float]:
    """Now, in seconds since 1970, by the clock that all runs on this database share."""
    if connection.dialect.name == "postgresql":
        return sql_cast(func.extract("epoch", func.clock_timestamp()), Float)
    return literal(time.time(), Float)


def hold(connection: Connection, run: str, slots: Collection[str]) -> set[str]:
    """Let ``run`` alone ask these slots. Returns those that it may; the others are another run's."""
    now = clock(connection)
    insert = insert_into(connection, hosts)
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=["slot"],
            set_={"run": insert.excluded.run},
            where=hosts.c.run.is_(None) & (hosts.c.free_from <= now),
        ),
        [{"slot": slot, "run": run, "free_from": 0.0} for slot in sorted(slots)],
    )
    return set(connection.scalars(select(hosts.c.slot).where(hosts.c.slot.in_(slots), hosts.c.run == run)))


_HOLDERS = select(hosts.c.slot, hosts.c.run).where(hosts.c.slot.in_(bindparam("slots", expanding=True)))


def held_by_others(connection: Connection, run: str, slots: Collection[str]) -> set[str]:
    """Those of the slots that another run asks."""
    rows = connection.execute(_HOLDERS, {"slots": list(slots)})
    return {row.slot for row in rows if row.run not in {None, run}}


def let_go(connection: Connection, run: str, slots: Mapping[str, float] | None = None) -> None:
    """Let others ask these slots after so many seconds each, or all that ``run`` holds after the shortest."""
    if slots is None:
        free_from = clock(connection) + HANDOVER
        connection.execute(update(hosts).where(hosts.c.run == run).values(run=None, free_from=free_from))
        return
    of_pause: dict[float, list[str]] = {}
    for slot, pause in slots.items():
        of_pause.setdefault(max(HANDOVER, pause), []).append(slot)
    for pause, these in of_pause.items():  # nearly all have the same
        own = (hosts.c.run == run, hosts.c.slot.in_(these))
        connection.execute(update(hosts).where(*own).values(run=None, free_from=clock(connection) + pause))


def give_back(connection: Connection, run_ids: Collection[str]) -> None:
    """Let others take what these runs have leased."""
    for run in sorted(run_ids):
        own = select(frontier.c.key, frontier.c.crawl).where(frontier.c.run == run)
        if connection.dialect.name != "sqlite":  # its only writer is this one
            connection.execute(own.order_by(frontier.c.key, frontier.c.crawl).with_for_update()).all()
        connection.execute(update(frontier).where(frontier.c.run == run).values(run=None))
        let_go(connection, run)


def leased(connection: Connection, run: str) -> set[bytes]:
    """The keys of the rows of the frontier that ``run`` holds."""
    return set(connection.scalars(select(frontier.c.key).where(frontier.c.run == run)))


def is_alive(connection: Connection) -> ColumnElement[bool]:
    """Whether the leases of a row of ``runs`` hold."""
    return (runs.c.state == "running") & (runs.c.alive_until > clock(connection))


def give_back_expired(connection: Connection) -> None:
    """Let others take what runs have leased that gave no sign of life for too long."""
    leases = select(frontier.c.run).where(frontier.c.run.is_not(None))
    held = select(hosts.c.run).where(hosts.c.run.is_not(None))
    dead = select(runs.c.id).where(
        or_(runs.c.id.in_(leases), runs.c.id.in_(held)), runs.c.state == "running", ~is_alive(connection)
    )
    give_back(connection, connection.scalars(dead).all())


def forget_hosts(connection: Connection) -> None:
    """Delete the slots that nobody holds and anybody may ask, so that the table stays small."""
    connection.execute(
        delete(hosts).where(hosts.c.run.is_(None), hosts.c.free_from < clock(connection) - HANDOVER)
    )
