"""Statements executed without SQLAlchemy's ado say what they say with it; on SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, timedelta, timezone

import pytest
from sqlalchemy import Connection, bindparam, create_engine, delete, insert, select, update
from sqlalchemy.exc import StatementError

from newscrawl.store import Store
from newscrawl.store.errors import ValueRefusedError, plain_errors
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import execute, fetch, fetch_value
from newscrawl.store.tables import addresses, crawls, runs
from newscrawl.text import KST
from tests.store.samples import START

DIGESTS = [bytes([number]) * 16 for number in range(9)]
OWNERS = select(addresses.c.digest, addresses.c.article_id).where(
    addresses.c.digest.in_(bindparam("digests", expanding=True))
)
OTHERS = select(addresses.c.article_id).where(
    addresses.c.digest.not_in(bindparam("digests", expanding=True)), addresses.c.article_id != "demo:8"
)
RUN = select(runs).where(runs.c.id == bindparam("of_run"))
CRAWL = select(crawls.c.id).where(crawls.c.job == bindparam("of_job"))


@pytest.fixture
def connection(store_url: str) -> Iterator[Connection]:
    """A database with nine addresses."""
    Store(store_url).close()
    engine = create_engine(store_url)
    with engine.begin() as connection:
        rows = [{"digest": one, "article_id": f"demo:{number}"} for number, one in enumerate(DIGESTS)]
        connection.execute(insert(addresses), rows)
        yield connection
    engine.dispose()


@pytest.mark.parametrize("wanted", [0, 1, 2, 3, 5, 8])
def test_an_in_takes_any_number_of_values(connection: Connection, wanted: int) -> None:
    found = {row.digest: row.article_id for row in fetch(connection, OWNERS, {"digests": DIGESTS[:wanted]})}
    assert found == {one: f"demo:{number}" for number, one in enumerate(DIGESTS[:wanted])}
    others = [row.article_id for row in fetch(connection, OTHERS, {"digests": DIGESTS[:wanted]})]
    assert sorted(others) == [f"demo:{number}" for number in range(wanted, 8)]


def test_values_come_back_as_they_were_given(connection: Connection) -> None:
    values = {"id": "run-1", "spider": "mainnews", "started": START, "counts": {"기사": [1, None]}}
    needed = {"arguments": {}, "state": "running", "host": "here", "pid": 1, "alive_at": START}
    connection.execute(insert(runs).values(**values, **needed))
    [row] = fetch(connection, RUN, {"of_run": "run-1"})
    assert (row.started, row.counts, row.verdict) == (START, {"기사": [1, None]}, None)
    assert row.started.utcoffset() == START.utcoffset()
    change = update(runs).where(runs.c.id == bindparam("of_run")).values(counts=bindparam("now"))
    assert execute(connection, change, {"of_run": "run-1", "now": {"둘": 2}}) == 1
    assert fetch(connection, RUN, {"of_run": "run-1"})[0].counts == {"둘": 2}


def test_what_is_not_there_is_none_and_changes_nothing(connection: Connection) -> None:
    assert fetch_value(connection, CRAWL, {"of_job": "none"}) is None
    none = delete(addresses).where(addresses.c.digest.in_(bindparam("digests", expanding=True)))
    assert execute(connection, none, {"digests": [b"none"]}) == 0
    assert execute(connection, none, {"digests": DIGESTS[:3]}) == 3


def test_a_parameter_that_is_missing_is_an_error(connection: Connection) -> None:
    with pytest.raises((KeyError, StatementError)):
        fetch(connection, CRAWL, {})


def test_a_value_that_the_database_refuses_is_said_in_a_line(store_url: str) -> None:
    Store(store_url).close()
    engine = create_engine(store_url)
    row = {"digest": DIGESTS[0], "article_id": "demo:1"}
    with (
        pytest.raises(ValueRefusedError, match="refuses a value"),
        plain_errors("x"),
        engine.begin() as connection,
    ):
        insert_rows(connection, addresses, [row, row])
    engine.dispose()


@pytest.mark.parametrize("number", [0, 1, 7, 8, 73, 135])
def test_many_rows_are_written_in_their_order_and_those_that_are_there_are_replaced(
    connection: Connection, number: int
) -> None:
    rows = [{"digest": f"{n:016}".encode(), "article_id": f"demo:{n}"} for n in range(number)]
    insert_rows(connection, addresses, rows, replacing=("article_id",))
    again = [row | {"article_id": "demo:again"} for row in rows[: number // 2]]
    insert_rows(connection, addresses, [*again, *rows[number // 2 :]], replacing=("article_id",))
    insert_rows(connection, addresses, rows, skipping=True)
    kept = {row.digest: row.article_id for row in connection.execute(addresses.select())}
    assert {
        one["digest"]: one["article_id"] for one in [*again, *rows[number // 2 :]]
    }.items() <= kept.items()


def test_a_time_comes_back_in_korean_time_to_the_microsecond_whatever_its_zone(
    connection: Connection,
) -> None:
    moment = START.replace(microsecond=7)
    needed = {"spider": "mainnews", "arguments": {}, "state": "running", "host": "here", "pid": 1}
    for number, zone in enumerate((KST, UTC, timezone(timedelta(hours=-5)))):
        own = {"id": f"run-{number}", "started": moment.astimezone(zone), "alive_at": moment}
        insert_rows(connection, runs, [needed | own])
        for row in (
            *fetch(connection, RUN, {"of_run": f"run-{number}"}),
            *connection.execute(
                select(runs).where(runs.c.started == moment.astimezone(zone), runs.c.id == own["id"])
            ),
        ):
            assert (row.started, row.started.utcoffset(), row.ended) == (moment, timedelta(hours=9), None)
