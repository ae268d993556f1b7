"""What changed is written with its classes; a site's template is one event. On SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from newscrawl.store import Store, Unread
from newscrawl.store.changelog import classify_all
from tests.store.samples import START, article

LINE = "▶ 가람경제 편지를 받아 보시려면 첫 화면에서 구독을 누르세요"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    store = Store(store_url)
    yield store
    store.close()


@pytest.fixture
def rows(store_url: str) -> Any:
    def ask(query: str) -> list[tuple[Any, ...]]:
        engine = create_engine(store_url)
        with engine.connect() as connection:
            found = [tuple(row) for row in connection.execute(text(query))]
        engine.dispose()
        return found

    return ask


def read(store: Store, run: str, numbers: range, hours: int, **changes: Any) -> list[str]:
    """Each article is read in a transaction of its own."""
    statuses = []
    for number in numbers:
        item = article(number, **changes)
        item.body = f"{body(number)}{changes.get('body', '')}"
        item.crawled_at = START + timedelta(hours=hours)
        [outcome] = store.commit(run, [item])
        statuses.append(outcome.status)
    return statuses


def body(number: int) -> str:
    return f"시장 {number}호가 {number}일 문을 열었다. 상인 {number * 7}명이 모였다.\n\n지수가 2.5% 내렸다."


CHANGES = "select article_id, revision, classes, event from changes order by seq"


def test_a_revision_has_its_classes(store: Store, rows: Any) -> None:
    read(store, "run-1", range(1, 4), 0)
    read(store, "run-2", range(1, 2), 1, title="1번째 시장, 문 닫는다")
    read(store, "run-2", range(2, 3), 1, body=" 상인회는 6일 가게를 다시 연다고 밝혔다.")
    read(store, "run-2", range(3, 4), 1)
    assert rows(CHANGES) == [("demo:1", 2, "headline", None), ("demo:2", 2, "addition", None)]


def test_the_same_edit_in_many_articles_is_one_event(store: Store, rows: Any) -> None:
    read(store, "run-1", range(1, 9), 0)
    statuses = read(store, "run-2", range(1, 9), 1, body=f"\n\n{LINE}")
    # Two have a revision before the third says what it is.
    assert statuses == ["revised"] * 2 + ["unchanged"] * 6
    assert rows("select site, articles from site_events") == [("demo", 8)]
    assert rows(CHANGES) == [("demo:1", 2, "template", 1), ("demo:2", 2, "template", 1)]
    assert all(store.revisions(f"demo:{n}")[-1].body.endswith(LINE) for n in range(1, 9))
    assert len(store.revisions("demo:5")) == 1
    assert read(store, "run-3", range(1, 9), 2, body=f"\n\n{LINE}") == ["unchanged"] * 8
    # Taking it out again is another event, and so is putting another one in its place.
    read(store, "run-4", range(1, 9), 3)
    assert rows("select count(*) from site_events") == [(2,)]


def test_an_edit_of_its_own_is_told_beside_the_templates(store: Store, rows: Any) -> None:
    read(store, "run-1", range(1, 6), 0)
    read(store, "run-2", range(1, 5), 1, body=f"\n\n{LINE}")
    read(store, "run-2", range(5, 6), 1, title="5번째 시장, 문 닫는다", body=f"\n\n{LINE}")
    assert rows(CHANGES)[-1] == ("demo:5", 2, "headline", None)
    assert rows("select articles from site_events") == [(5,)]


def test_many_articles_with_another_number_are_no_event(store: Store, rows: Any) -> None:
    read(store, "run-1", range(1, 7), 0)
    for number in range(1, 7):
        item = article(number, body=body(number).replace("2.5%", "3.1%"))
        item.crawled_at = START + timedelta(hours=1)
        store.commit("run-2", [item])
    assert rows("select count(*) from site_events") == [(0,)]
    assert {row[2] for row in rows(CHANGES)} == {"correction"}


def test_a_sentence_that_desks_add_to_some_articles_is_no_event(store: Store, rows: Any) -> None:
    read(store, "run-1", range(1, 13), 0)
    for number in range(1, 13):
        added = f"\n\n{LINE}" if number % 3 == 0 else f" 상인 {number * 11}명은 {number + 3}일 다시 모인다."
        read(store, "run-2", range(number, number + 1), 1, body=added)
    assert rows("select count(*) from site_events") == [(0,)]
    assert {row[2] for row in rows(CHANGES)} == {"addition"}


def test_the_same_edit_on_another_day_or_site_is_not_counted_with_it(store: Store, rows: Any) -> None:
    read(store, "run-1", range(1, 5), 0)
    read(store, "run-2", range(1, 3), 1, body=f"\n\n{LINE}")
    read(store, "run-3", range(3, 5), 30, body=f"\n\n{LINE}")
    assert rows("select count(*) from site_events") == [(0,)]


def test_what_is_gone_after_having_been_read_is_withdrawn_once(store: Store, rows: Any) -> None:
    read(store, "run-1", range(1, 4), 0)
    for run in ("run-2", "run-3"):
        missing = Unread(how="gone", article_id="demo:1", url="https://news.example.com/1", status=404)
        notice = Unread(
            how="gone", article_id="demo:2", url="https://news.example.com/2", status=200, kind="notice"
        )
        login = Unread(
            how="gone", article_id="demo:3", url="https://news.example.com/3", status=200, kind="login"
        )
        never = Unread(how="gone", article_id="demo:9", url="https://news.example.com/9", status=404)
        store.commit(run, [], (), [missing, notice, login, never])
    assert rows(CHANGES) == [("demo:1", 1, "withdrawal", None), ("demo:2", 1, "withdrawal", None)]


def test_revisions_of_before_there_were_classes_get_theirs(store: Store, rows: Any, store_url: str) -> None:
    read(store, "run-1", range(1, 4), 0)
    read(store, "run-2", range(1, 2), 1, title="1번째 시장, 문 닫는다")
    read(store, "run-2", range(2, 3), 1, body=" 상인회는 6일 가게를 다시 연다고 밝혔다.")
    expected = rows(CHANGES)
    engine = create_engine(store_url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM changes"))
        classify_all(connection)
    engine.dispose()
    assert rows(CHANGES) == expected
    assert len(expected) == 2
