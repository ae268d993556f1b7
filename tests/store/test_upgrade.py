"""A store that an earlier newscrawl made is brought up to date when it is opened, and loses nothing."""

import json
from datetime import UTC, timedelta

import pytest
from sqlalchemy import create_engine, inspect, text

from newscrawl.items import Placement
from newscrawl.store import Store
from newscrawl.store.identity import address_digest
from tests.store.samples import START, article, end, ranking

# The tables of schema 1, with the types of SQLite.
SCHEMA_1 = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
CREATE TABLE runs (id VARCHAR NOT NULL, spider VARCHAR NOT NULL, site VARCHAR, arguments JSON NOT NULL,
  started DATETIME NOT NULL, ended DATETIME, state VARCHAR NOT NULL, verdict VARCHAR, reasons JSON,
  counts JSON, timings JSON, published DATETIME, host VARCHAR NOT NULL, pid INTEGER NOT NULL,
  process_started FLOAT, alive_at DATETIME NOT NULL, PRIMARY KEY (id));
CREATE INDEX runs_by_state ON runs (state);
CREATE INDEX runs_by_spider ON runs (spider, started);
CREATE TABLE articles (id VARCHAR NOT NULL, site VARCHAR, url TEXT, requested_url TEXT, source_url TEXT,
  publisher VARCHAR, section VARCHAR, title TEXT, published_at DATETIME, modified_at DATETIME, copyright TEXT,
  comment_count INTEGER, reactions JSON, language VARCHAR, revision INTEGER NOT NULL, digest BLOB NOT NULL,
  first_seen DATETIME NOT NULL, last_seen DATETIME NOT NULL, read_at DATETIME NOT NULL,
  read_in VARCHAR NOT NULL, PRIMARY KEY (id));
CREATE INDEX articles_by_run ON articles (read_in);
CREATE TABLE revisions (article_id VARCHAR NOT NULL, revision INTEGER NOT NULL, digest BLOB NOT NULL,
  content JSON NOT NULL, modified_at DATETIME, read_at DATETIME NOT NULL, run VARCHAR NOT NULL,
  PRIMARY KEY (article_id, revision));
CREATE TABLE addresses (digest BLOB NOT NULL, url TEXT NOT NULL, article_id VARCHAR NOT NULL,
  PRIMARY KEY (digest));
CREATE INDEX addresses_by_article ON addresses (article_id);
CREATE TABLE rankings (seq INTEGER NOT NULL, run VARCHAR NOT NULL, site VARCHAR, list VARCHAR, name TEXT,
  tab VARCHAR, section VARCHAR, rank INTEGER, title TEXT, url TEXT, url_digest BLOB NOT NULL,
  article_id VARCHAR, publisher VARCHAR, comment_count INTEGER, observed_at DATETIME NOT NULL,
  PRIMARY KEY (seq));
CREATE INDEX rankings_by_article ON rankings (article_id, observed_at);
CREATE INDEX rankings_by_list ON rankings (site, list, seq);
CREATE INDEX rankings_by_run ON rankings (run, seq);
CREATE INDEX rankings_by_address ON rankings (url_digest);
"""
TYPES = {
    "seq INTEGER NOT NULL": "seq SERIAL NOT NULL",
    "DATETIME": "TIMESTAMP WITH TIME ZONE",
    "BLOB": "BYTEA",
}
CONTENT = {
    "title": "1번째 시장 소식",
    "subtitle": None,
    "published_at": "2025-02-05T15:22:00+09:00",
    "authors": [
        {"name": "한가람", "email": "garam@example.com", "role": "기자"},
        {"name": "윤슬", "email": None, "role": None},
    ],
    "body": "1번째 글의 첫째 문단이다.\n\n지수가 2.5% 내렸다.",
    "images": [
        {"url": "https://img.example.com/1.jpg?w=600", "caption": "회의 모습. 시청 제공", "credit": "시청"}
    ],
    "tags": ["경제", "시장"],
}


@pytest.fixture
def old_store_url(store_url: str) -> str:
    """The address of a store of schema 1 with one article, seen twice on one list and once on another."""
    engine = create_engine(store_url)
    is_sqlite = engine.dialect.name == "sqlite"
    at = START.astimezone(UTC).replace(tzinfo=None) if is_sqlite else START
    at = at.isoformat(" ") + ".000000" if is_sqlite else at
    url = "https://news.example.com/1"
    values = {
        "at": at,
        "url": url,
        "asked": f"{url}?from=list",
        "digest": address_digest(url),
        "asked_digest": address_digest(f"{url}?from=list"),
        "content": json.dumps(CONTENT),
        "reactions": json.dumps({"기뻐요": 3, "슬퍼요": 0}),
    }
    listed = "'mainnews', '경제 주요뉴스', NULL, '경제'"
    statements = f"""
      INSERT INTO schema_version VALUES (1);
      INSERT INTO runs (id, spider, arguments, started, state, host, pid, alive_at, published)
        VALUES ('run-1', 'mainnews', '{{}}', :at, 'ended', 'news', 1, :at, :at);
      INSERT INTO articles VALUES ('demo:1', 'demo', :url, :asked, NULL, '가람경제', '경제', '1번째', :at,
        NULL, NULL, 7, :reactions, 'ko', 1, :digest, :at, :at, :at, 'run-1');
      INSERT INTO revisions VALUES ('demo:1', 1, :digest, :content, NULL, :at, 'run-1');
      INSERT INTO addresses VALUES (:digest, :url, 'demo:1'), (:asked_digest, :asked, 'demo:1');
      INSERT INTO rankings (run, site, list, name, tab, section, rank, title, url, url_digest, article_id,
        observed_at) VALUES
        ('run-1', 'demo', {listed}, 1, '1번째', :asked, :asked_digest, 'demo:1', :at),
        ('run-1', 'demo', {listed}, 2, '1번째', :asked, :asked_digest, 'demo:1', :at),
        ('run-1', 'demo', 'trending', NULL, '인기', NULL, 5, '1번째', :asked, :asked_digest, 'demo:1', :at)
    """
    schema = SCHEMA_1
    for name, other in {} if is_sqlite else TYPES.items():
        schema = schema.replace(name, other)
    with engine.begin() as connection:
        for statement in [*schema.strip().strip(";").split(";"), *statements.split(";")]:
            connection.execute(text(statement), values)
    engine.dispose()
    return store_url


def test_an_old_store_has_all_it_had(old_store_url: str) -> None:
    store = Store(old_store_url)
    [read] = store.current("run-1")
    places = [
        Placement("mainnews", "경제 주요뉴스", None, "경제", 1),
        Placement("mainnews", "경제 주요뉴스", None, "경제", 2),
        Placement("trending", None, "인기", None, 5),
    ]
    assert read == article(1, revision=1, story="demo:1", listed_in=places)
    assert [(one.list, one.tab, one.rank) for one in store.rankings("run-1")] == [
        ("mainnews", None, 1),
        ("mainnews", None, 2),
        ("trending", "인기", 5),
    ]
    assert store.known([("demo:x", "https://news.example.com/1")])["demo:x"].article_id == "demo:1"
    assert [run.id for run in store.runs()] == ["run-1"]
    store.close()


def test_an_old_store_is_written_to_like_a_new_one(old_store_url: str) -> None:
    for _ in range(2):  # the second time it is up to date
        Store(old_store_url).close()
    store = Store(old_store_url)
    when = {"run": "run-2", "observed_at": START + timedelta(hours=1)}
    later = [ranking(2, 1, **when), ranking(1, 2, **when)]
    [outcome] = store.commit("run-2", [article(1, title="고친 제목")], later)
    assert (outcome.status, outcome.revision) == ("revised", 2)
    end(store, "run-2")
    lists = [one for one in store.followed("demo") if one.list == "mainnews"]
    changes = store.changes(lists, START, START + timedelta(hours=1))
    assert [move.article_id for move in changes.entered] == ["demo:2"]
    assert [(move.article_id, move.before, move.after) for move in changes.fell] == [("demo:1", 1, 2)]
    store.close()


def test_a_store_of_schema_2_gets_the_queues_of_its_frontier(store_url: str) -> None:
    Store(store_url).close()
    engine = create_engine(store_url)
    with engine.begin() as connection:
        for statement in (
            "DROP INDEX frontier_queues",
            "CREATE INDEX frontier_waiting ON frontier (crawl, kind, site, run, priority, seq)",
            "ALTER TABLE runs DROP COLUMN health",
        ):
            connection.execute(text(statement))
        connection.execute(text("UPDATE schema_version SET version = 2"))
    Store(store_url).close()
    indexes = {index["name"] for index in inspect(engine).get_indexes("frontier")}
    columns = {column["name"] for column in inspect(engine).get_columns("runs")}
    engine.dispose()
    assert "frontier_queues" in indexes
    assert "frontier_waiting" not in indexes
    assert "health" in columns


def test_a_store_of_schema_3_is_measured_like_a_new_one(store_url: str) -> None:
    Store(store_url).close()
    engine = create_engine(store_url)
    added = {"articles": ("sources",), "gone": ("kind",), "measures": ("refused", "sources")}
    with engine.begin() as connection:
        for table, columns in added.items():
            for column in columns:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        connection.execute(text("DROP INDEX quarantine_by_time"))
        connection.execute(text("UPDATE schema_version SET version = 3"))
    Store(store_url).close()
    there = {table: {one["name"] for one in inspect(engine).get_columns(table)} for table in added}
    indexes = {index["name"] for index in inspect(engine).get_indexes("quarantine")}
    engine.dispose()
    assert all(set(columns) <= there[table] for table, columns in added.items())
    assert "quarantine_by_time" in indexes


def test_a_store_of_schema_4_keeps_what_publishers_say_about_use(store_url: str) -> None:
    store = Store(store_url)
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    store.close()
    engine = create_engine(store_url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE articles DROP COLUMN usage"))
        connection.execute(text("UPDATE schema_version SET version = 4"))
    engine.dispose()
    store = Store(store_url)
    [before] = store.current("run-1")
    said = {"robots@meta": "noai"}
    [outcome] = store.commit("run-2", [article(1, usage=said)], [ranking(1, 1, run="run-2")])
    [after] = store.current("run-2")
    store.commit("run-3", [article(1)], [ranking(1, 1, run="run-3")])
    [silent] = store.current("run-3")
    store.close()
    assert (before.usage, after.usage, silent.usage) == ({}, said, {})
    assert outcome.status == "unchanged"
