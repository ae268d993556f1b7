"""No query of a run reads a whole table that grows with the history; on SQLite and PostgreSQL."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool

from newscrawl.items import ServedPage
from newscrawl.store import RunRecord, Store
from newscrawl.store.records import Unread
from newscrawl.store.taking import Wanted
from newscrawl.store.waiting import ListRead, ReadList, WaitingList
from newscrawl.text import KST
from tests.store.samples import START, article, ranking

# Not the frontier: it holds what waits to be read.
GROWING = (
    "observations|looks|spells|entries|comment_counts|list_numbers|"
    "articles|revisions|addresses|rankings|pages|gone|story_texts|story_marks|quarantine|runs|crawls|page_dictionaries|texts|withheld"
)
# SQLite says SCAN, PostgreSQL Seq Scan (also where it could do otherwise, if that were not switched off).
WHOLE = re.compile(rf"\bSCAN ({GROWING})\b|Seq Scan on ({GROWING})\b")
# Walk an index from its end and stop.
BOUNDED = re.compile(
    r"ORDER BY (pages\.id|runs\.started DESC, runs\.id DESC|(quarantine|withheld)\.seen_at DESC)\s+LIMIT"
)
SORTED = re.compile("TEMP B-TREE|Sort")
Statement = tuple[str, Any]


@contextmanager
def statements() -> Iterator[list[Statement]]:
    """What is sent to any database meanwhile, each query once."""
    seen: dict[str, Statement] = {}

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            seen.setdefault(statement, (statement, parameters[0] if many else parameters))

    def note_at_driver(connection: Any, *_: Any) -> None:
        """SQLite's driver is asked directly as well; it tells a statement with its values in it."""
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(lambda sql: note(None, None, sql, (), None, many=False))

    def forget_driver(connection: Any, *_: Any) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(None)

    found: list[Statement] = []
    listened = [
        (Engine, "before_cursor_execute", note),
        (Pool, "checkout", note_at_driver),
        (Pool, "checkin", forget_driver),
    ]
    for one in listened:
        event.listen(*one)
    try:
        yield found
    finally:
        for one in listened:
            event.remove(*one)
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
    page = WaitingList(site="demo", slot="news.example.com", url="https://news.example.com/", source="{}")
    run = RunRecord(id="run-2", spider="mainnews", started=START, site="demo")
    crawl = store.begin_run(run, "job", [page]).crawl
    wanted = Wanted(sites=["demo"], room=8, room_in=lambda _: 8, alone=lambda _: True)
    [leased] = store.take("run-2", crawl, wanted).lists
    listed = [ranking(number, number, run="run-2") for number in range(31, 39)]
    measured = ListRead(source=b"politics", site="demo", label="정치", at=START)
    read = ReadList(
        key=leased.key, site="demo", rankings=listed, slots=["news.example.com"] * 8, measured=measured
    )
    store.keep_list("run-2", crawl, read, {"lists/read": 1})
    waiting = store.take("run-2", crawl, wanted).articles
    store.heartbeat("run-2", {})
    store.leased("run-2")
    store.known([(item.id or "", item.url or "") for item in items], START)
    unread = [
        Unread(how="gone", article_id=waiting[-1].article_id, url=waiting[-1].url, key=waiting[-1].key),
        Unread(how="failed", article_id=waiting[-2].article_id, url=waiting[-2].url, key=waiting[-2].key),
    ]
    store.commit("run-2", items, [], unread, crawl)
    store.drop_list("run-2", crawl, b"none", {}, measured)
    store.let_go("run-2", {"news.example.com": 1.0})
    store.quarantine("run-2", "https://news.example.com/8", "no title", b"<p>", "utf-8")
    store.observed("run-2")
    measures, _ = store.measures("run-2", crawl)
    store.note_measures(measures)
    store.measures("run-2", crawl + 1)
    store.accept_measures("run-2")
    assert store.publish(store.edition("mainnews", "run-2", timedelta(hours=24), [1]))
    assert store.publish(store.edition("mainnews", "run-2", timedelta(hours=24)))
    store.published("mainnews")
    list(store.current("run-2"))
    list(store.current("run-2", "demo"))
    list(store.rankings("run-2", "demo"))
    list(store.written("run-2"))
    store.revisions("demo:1")
    pages = list(store.kept_pages("demo"))
    list(store.kept_pages("demo", START, "run-2"))
    store.keep_reread("reread", [(pages[0], article(0, title="바른 제목"))])
    store.prune_pages()
    store.prune_refused()
    left = store.leave_crawl("run-2", crawl, {})
    ended = replace(
        run, crawl=crawl, ended=datetime.now(KST), verdict="ok", reasons=[], counts={}, timings={}
    )
    store.finish_run(ended, last=left.last)
    store.finish_run(ended)  # as if others had left articles unread
    history(store)
    store.close_killed()
    store.run("run-2")
    store.runs(START - timedelta(days=1))
    store.runs(limit=20)


def history(store: Store) -> None:
    """What is asked about lists as they stood."""
    lists = store.followed("demo")
    assert lists
    store.lists_at(lists)
    store.lists_at(lists, START)
    until = START + timedelta(hours=1)
    store.spells(lists, START, until)
    store.unknown(lists, START, until)
    store.exposure(lists, START, until)
    store.changes(lists, START, until)
    store.placements("demo:31")
    store.shown("demo:31")


def test_every_query_of_a_run_is_on_an_index(store_url: str) -> None:
    store = Store(store_url, timedelta(days=90))
    store.commit("run-1", [article(number) for number in range(20)], [ranking(1, 1), ranking(2, 2)])
    with statements() as asked:
        a_run(store)
    store.close()
    assert len(asked) > 50
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
