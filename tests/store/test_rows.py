"""What a person sees who opens the database, and how little stands in it twice."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine, text

from newscrawl.store import Store
from tests.store.samples import article, ranking


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def test_korean_stands_in_the_database_as_it_is(store: Store, store_url: str) -> None:
    store.commit("run-1", [article(1)], [])
    [(content, reactions)] = rows(
        store_url,
        "select cast(r.content as text), cast(a.reactions as text) from articles a"
        " join revisions r on r.article_id = a.id and r.revision = a.revision",
    )
    assert '"title":"1번째 시장 소식"' in str(content)
    assert json.loads(str(reactions)) == {"기뻐요": 3, "슬퍼요": 0}
    assert "\\u" not in f"{content}{reactions}"
    [(title,)] = rows(store_url, "select content->>'title' from revisions")
    assert title == "1번째 시장 소식"


def test_what_is_missing_takes_no_room(store: Store, store_url: str) -> None:
    bare = article(1, subtitle=None, published_at=None, authors=[], images=[], tags=[])
    store.commit("run-1", [bare], [])
    [(content,)] = rows(store_url, "select cast(content as text) from revisions")
    assert json.loads(str(content)) == {"title": bare.title, "body": bare.body}


def test_the_names_of_a_list_stand_once(store: Store, store_url: str) -> None:
    store.commit("run-1", [], [ranking(n, n) for n in range(1, 31)])
    store.commit("run-2", [], [ranking(n, n, run="run-2") for n in range(1, 31)])
    store.commit("run-2", [], [ranking(1, 1, tab="인기뉴스", run="run-2")])
    assert rows(store_url, "select site, list, name, tab from lists order by tab is not null") == [
        ("demo", "mainnews", "경제 주요뉴스", None),
        ("demo", "mainnews", "경제 주요뉴스", "인기뉴스"),
    ]
    listed = "select count(*) from rankings r join lists l on l.key = r.list_key where l.tab is null"
    assert rows(store_url, listed) == [(60,)]


def test_what_many_articles_have_alike_stands_once(store: Store, store_url: str) -> None:
    of_paper = "Copyright © 가람경제 All rights reserved."
    store.commit("run-1", [article(n, copyright=of_paper) for n in range(1, 31)], [])
    assert rows(store_url, "select count(*), count(distinct copyright) from articles") == [(30, 1)]
    texts = {row[0] for row in rows(store_url, "select text from shared_texts")}
    assert {of_paper, "run-1"} <= texts
    assert len(texts) <= 3
    read = "select distinct copyright, run from v_articles"
    assert rows(store_url, read) == [(of_paper, "run-1")]
    assert {one.copyright for one in store.revisions("demo:7")} == {of_paper}
    # Another run reads one without the line: it stays.
    store.commit("run-2", [article(1)], [])
    assert rows(store_url, f"{read} where id = 'demo:1'") == [(of_paper, "run-2")]


def test_an_article_asked_for_under_its_own_address_has_it_once(store: Store, store_url: str) -> None:
    own = article(1, requested_url=article(1).url)
    store.commit("run-1", [own, article(2)], [ranking(1, 1, url=own.url), ranking(2, 2)])
    assert rows(store_url, "select requested_url from articles order by id") == [
        (None,),
        ("https://news.example.com/2?from=list",),
    ]
    assert [one.requested_url for one in store.current("run-1")] == [own.url, article(2).requested_url]
    # Asked for under another address, and then under its own again.
    store.commit("run-2", [article(1)], [ranking(1, 1, run="run-2")])
    store.commit("run-3", [own], [ranking(1, 1, run="run-3")])
    [read] = store.current("run-3")
    assert read.requested_url == own.url


def test_an_article_of_720_syllables_takes_little_room(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    Store(f"sqlite:///{database}").close()
    store = Store(f"sqlite:///{database}")
    empty = _bytes_used(database)
    for start in range(0, 1_000, 20):
        items = [article(n, body="가나다라 마바사아 자차카타.\n\n" * 60) for n in range(start, start + 20)]
        store.commit("run-1", items, [ranking(n, n) for n in range(start, start + 20)])
    store.close()
    # Of what the pages hold: the file itself grows by 16 KB at a time.
    assert (_bytes_used(database) - empty) / 1_000 < 3_800


def _bytes_used(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT sum(pgsize - unused) FROM dbstat").fetchone()[0])
