"""No query of a run reads a whole table that grows with the history; on SQLite and PostgreSQL."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine

from newscrawl.items import ServedPage
from newscrawl.store import RunRecord, Store, Unread
from newscrawl.store.frontier import Wanted
from newscrawl.store.waiting import ReadList, WaitingList
from tests.store.samples import START, article, begin, ranking

GROWING = "articles|revisions|addresses|rankings|pages|gone|quarantine|runs|page_dictionaries"
# SQLite says SCAN, PostgreSQL Seq Scan (also where it could do otherwise, if that were not switched off).
WHOLE = re.compile(rf"\bSCAN ({GROWING})\b|Seq Scan on ({GROWING})\b")
# Walk an index from its end and stop.
BOUNDED = re.compile(r"ORDER BY (pages\.id|runs\.started DESC, runs\.id DESC)\s+LIMIT")
SORTED = re.compile("TEMP B-TREE|Sort")
Statement = tuple[str, Any]


@contextmanager
def statements() -> Iterator[list[Statement]]:
    """What is sent to any database meanwhile, each query once."""
    seen: dict[str, Statement] = {}

    def note(_c: Connection, _cursor: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            seen.setdefault(statement, (statement, parameters[0] if many else parameters))

    found: list[Statement] = []
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        found += seen.values()


def plan(connection: Connection, statement: Statement) -> str:
    query, parameters = statement
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    rows = connection.exec_driver_sql(f"{explain} {query}", parameters)
    return "\n".join(str(row[-1]) for row in rows)


def reads_all(query: str, found: str) -> bool:
    bounded = BOUNDED.search(query) and not SORTED.search(found)
    return bool(WHOLE.search(found)) and not bounded


def a_run(store: Store) -> None:
    """Everything that a run asks the store, and what is asked about runs afterwards."""
    items = [article(number) for number in range(5)]
    for item in items:
        item.page = ServedPage(item.url or "", "utf-8", b"<p>...</p>")
    begun = begin(store, "run-2", started=START, site="demo")
    wanted = Wanted(sites=["demo"], room=64, room_in=lambda _: 8, alone=lambda _: True)
    page = WaitingList(site="demo", slot="news.example.com", url="https://news.example.com/", source="{}")
    begin(store, "run-3", lists=[page])
    listed = [ranking(number, number, run="run-3") for number in range(1, 9)]
    slots: list[str | None] = ["news.example.com"] * len(listed)
    crawl = begin(store, "run-3").crawl
    store.take("run-3", crawl, wanted)
    store.keep_list(
        "run-3", crawl, ReadList(key=page.key, site="demo", rankings=listed, slots=slots, next=[page]), {}
    )
    store.take("run-3", crawl, wanted)
    store.heartbeat("run-3", {})
    store.drop_list("run-3", crawl, page.key, {})
    store.leave_crawl("run-3", crawl, {})
    store.known([(item.id or "", item.url or "") for item in items], START)
    store.commit("run-2", items, [ranking(number, number, run="run-2") for number in range(1, 9)])
    of_nine = {"article_id": "demo:9", "url": "https://news.example.com/9", "key": b"9"}
    unread = [Unread(how=how, **of_nine) for how in ("gone", "refused", "failed")]  # type: ignore[arg-type]
    store.commit("run-2", [], [], unread, begun.crawl)
    store.quarantine("run-2", "https://news.example.com/8", "no title", b"<p>", "utf-8")
    store.observed("run-2")
    store.mark_published("run-2")
    store.latest_published("mainnews", START)
    list(store.current("run-2"))
    list(store.current("run-2", "demo"))
    list(store.rankings("run-2", "demo"))
    list(store.written("run-2"))
    store.placements("demo:1")
    store.changes("demo", "mainnews")
    store.changes("demo", "mainnews", "run-2")
    store.revisions("demo:1")
    pages = list(store.kept_pages("demo"))
    list(store.kept_pages("demo", START, "run-2"))
    store.keep_reread("reread", [(pages[0], article(0, title="바른 제목"))])
    store.prune_pages()
    ended = RunRecord(id="run-2", spider="mainnews", started=START, crawl=begun.crawl, verdict="ok")
    store.finish_run(ended)
    store.run("run-2")
    store.runs(START - timedelta(days=1))
    store.runs(limit=20)


def test_every_query_of_a_run_is_on_an_index(store_url: str) -> None:
    store = Store(store_url, timedelta(days=90))
    store.commit("run-1", [article(number) for number in range(20)], [ranking(1, 1), ranking(2, 2)])
    with statements() as asked:
        a_run(store)
    store.close()
    assert len(asked) > 30
    engine = create_engine(store_url)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            # On tables as small as these it would read all of each.
            connection.exec_driver_sql("SET enable_seqscan = off")
        plans = [(query, plan(connection, (query, values))) for query, values in asked]
    whole = [f"{query}\n{found}" for query, found in plans if reads_all(query, found)]
    engine.dispose()
    assert whole == []


@pytest.mark.parametrize("query", ["SELECT * FROM rankings WHERE publisher = 'x'", "SELECT * FROM articles"])
def test_a_query_that_reads_everything_is_noticed(store: Store, store_url: str, query: str) -> None:
    engine = create_engine(store_url)
    with engine.connect() as connection:
        assert WHOLE.search(plan(connection, (query, ())))
    engine.dispose()
