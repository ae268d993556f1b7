"""The views say what the store says, on SQLite and PostgreSQL."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import create_engine, text

from newscrawl.changes.classes import ChangeClass
from newscrawl.items import Article
from newscrawl.store import RunRecord, Store
from newscrawl.text import KST
from tests.store.samples import START, article, begin, end, ranking
from tests.stories.texts import name, report


def rows(url: str, query: str) -> list[Mapping[str, Any]]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        found = [dict(row) for row in connection.execute(text(query)).mappings()]
    engine.dispose()
    return found


def test_v_articles_has_the_newest_version_of_every_article(store: Store, store_url: str) -> None:
    revised = article(1, title="고친 제목", crawled_at=START + timedelta(hours=1), modified_at=START)
    bare = Article(id="demo:3", url="https://news.example.com/3", title="제목", body="글", crawled_at=START)
    store.commit("run-1", [article(1, modified_at=START), bare, report(1), report(2)])
    store.commit("run-2", [revised])
    shown = {row["id"]: row for row in rows(store_url, "SELECT * FROM v_articles")}
    assert set(shown) == {"demo:1", "demo:3", name(1), name(2)}
    for article_id, row in shown.items():
        stored = store.revisions(article_id)[-1]
        for field in (
            "story",
            "site",
            "publisher",
            "section",
            "title",
            "body",
            "url",
            "language",
            "revision",
        ):
            assert row[field] == getattr(stored, field), field
        for field in ("published_at", "modified_at"):
            moment = getattr(stored, field)
            assert row[field] == (moment.isoformat() if moment else None), field
        assert (row["authors"] or "") == "; ".join(author.name for author in stored.authors)
        assert (row["tags"] or "") == "; ".join(stored.tags)
    assert shown["demo:1"]["read_at"] == "2025-02-05T16:30:00+09:00"
    assert shown["demo:1"]["run"] == "run-2"
    assert shown[name(2)]["story"] == name(1)


def test_v_runs_has_every_run_and_how_it_ended(store: Store, store_url: str) -> None:
    started = datetime(2025, 2, 5, 15, 30, tzinfo=KST)
    begin(store, "run-1", site="demo", started=started)
    store.finish_run(
        RunRecord(
            id="run-1",
            spider="mainnews",
            started=started,
            ended=started + timedelta(seconds=90),
            state="ended",
            verdict="degraded",
            reasons=["한 목록이 비었다", "쪽이 없다"],
            counts={"articles/new": 7, "articles/known": 3},
        )
    )
    begin(store, "run-2", started=started + timedelta(hours=1))
    first, second = rows(store_url, "SELECT * FROM v_runs ORDER BY started")
    assert (first["started"], first["ended"], first["seconds"]) == (
        "2025-02-05T15:30:00+09:00",
        "2025-02-05T15:31:30+09:00",
        90,
    )
    assert (first["verdict"], first["reasons"]) == ("degraded", "한 목록이 비었다; 쪽이 없다")
    assert (first["new"], first["known"], first["revised"], first["failed"]) == (7, 3, 0, 0)
    assert (second["id"], second["state"], second["ended"], second["reasons"]) == (
        "run-2",
        "running",
        None,
        None,
    )


def test_korean_in_json_columns_can_be_read(store: Store, store_url: str) -> None:
    store.commit("run-1", [article(1)])
    [row] = rows(store_url, "SELECT CAST(content AS text) AS kept FROM revisions")
    assert "가람경제" not in row["kept"]
    assert "시장 소식" in row["kept"]
    assert "\\u" not in row["kept"]


def look(store: Store, run: str, minutes: int, ranked: Mapping[int, int | None], **changes: Any) -> None:
    """A crawl that observes articles at these ranks, and ends."""
    at = {"run": run, "observed_at": START + timedelta(minutes=minutes)} | changes
    store.commit(run, [], [ranking(number, rank, **at) for number, rank in ranked.items()])
    end(store, run)


def test_v_list_spells_has_what_stood_where_and_how_long(store: Store, store_url: str) -> None:
    store.commit("run-0", [article(1), article(2, publisher="나래일보")])
    look(store, "run-1", 0, {1: 1, 2: 2, 9: 3})
    look(store, "run-2", 10, {2: 1, 1: 2, 9: 3})
    look(store, "run-3", 20, {2: 1, 9: 3}, title="다른 제목")
    many = {"list": "ranking", "name": "많이 본 뉴스", "section": None, "tab": "조회수", "publisher": None}
    look(store, "run-4", 0, {2: 1, 1: None}, **many)
    look(store, "run-5", 300, {2: 1}, **many)  # after a gap
    names = store.followed()
    known = [
        (
            *(spell.on.site, spell.on.list, spell.on.name, spell.on.tab, spell.on.section, spell.on.span),
            *(spell.position, spell.rank, spell.title, spell.url, spell.article_id),
            *(spell.start.isoformat(), spell.end.isoformat(), spell.seconds, int(spell.is_open)),
        )
        for spell in store.spells(names, START - timedelta(days=1), START + timedelta(days=1))
    ]
    found = rows(store_url, "SELECT * FROM v_list_spells")
    columns = "site list name tab section span position rank title url article_id since until seconds is_open"
    shown = [tuple(row[column] for column in columns.split()) for row in found]
    assert sorted(shown, key=repr) == sorted(known, key=repr)
    assert len(shown) == 10
    # Of article 2: its second place for ten minutes, then its first under two headlines, the last one for the
    # second of the newest look; and on the other list at the look before the gap and at the one after.
    of_two = [row for row in found if row["article_id"] == "demo:2"]
    assert sorted((row["list"], row["rank"], row["seconds"], row["is_open"]) for row in of_two) == [
        ("mainnews", 1, 1, 1),
        ("mainnews", 1, 600, 0),
        ("mainnews", 2, 600, 0),
        ("ranking", 1, 1, 0),
        ("ranking", 1, 1, 1),
    ]
    # As the list shows it, else the article's.
    assert {(row["list"], row["publisher"]) for row in of_two} == {
        ("mainnews", "가람경제"),
        ("ranking", "나래일보"),
    }
    times = {(row["since"], row["until"]) for row in of_two if row["rank"] == 2}
    assert times == {("2025-02-05T15:30:00+09:00", "2025-02-05T15:40:00+09:00")}


def test_exposure_is_the_sum_over_v_list_spells(store: Store, store_url: str) -> None:
    store.commit("run-0", [article(1), article(2, publisher="나래일보")])
    for run, (minutes, ranked) in enumerate([(0, {1: 1, 2: 2}), (10, {2: 1, 3: 2}), (40, {2: 1})]):
        look(store, f"run-{run}", minutes, ranked, publisher=None)
    asked = store.exposure(store.followed(), START - timedelta(days=1), START + timedelta(days=1))
    query = (
        "SELECT publisher, sum(seconds) AS seconds, min(rank) AS best, count(DISTINCT article_id) AS articles"
        " FROM v_list_spells GROUP BY publisher"
    )
    assert {tuple(row.values()) for row in rows(store_url, query)} == {
        (one.of, one.seconds, one.best_rank, one.articles) for one in asked
    }
    assert {one.of: one.seconds for one in asked} == {"가람경제": 600, "나래일보": 2401, None: 1800}


def test_v_headline_changes_has_what_the_store_calls_one(store: Store, store_url: str) -> None:
    revised = [
        {"title": "1번째 시장, 문 닫는다"},
        {"title": "1번째 시장, 문 닫는다", "body": "1번째 글의 첫째 문단이다.\n\n지수가 3.1% 내렸다."},
        {"title": "시장 넷, 문 닫는다", "body": "1번째 글의 첫째 문단이다.\n\n지수가 4.2% 내렸다."},
        {"title": "시장 넷 문 닫는다", "body": "1번째 글의 첫째 문단이다.\n\n지수가 4.2% 내렸다."},
    ]
    store.commit("run-0", [article(1), article(2)])
    for hours, values in enumerate(revised, 1):
        store.commit(f"run-{hours}", [article(1, crawled_at=START + timedelta(hours=hours), **values)])
    wanted = store.changes_since(START, START + timedelta(days=1), classes=[ChangeClass.HEADLINE])
    shown = rows(store_url, "SELECT * FROM v_headline_changes ORDER BY seen_at DESC")
    columns = "article_id revision site publisher url before after seen_at classes"
    assert [tuple(row[column] for column in columns.split()) for row in shown] == [
        (
            *(one.article_id, one.revision, one.site, one.publisher, one.url, one.before, one.after),
            *(one.at.isoformat(), ",".join(one.classes)),
        )
        for one in wanted
    ]
    assert [(row["before"], row["after"], row["classes"], row["seen_at"], row["run"]) for row in shown] == [
        (
            "1번째 시장, 문 닫는다",
            "시장 넷, 문 닫는다",
            "headline,correction",
            "2025-02-05T18:30:00+09:00",
            "run-3",
        ),
        ("1번째 시장 소식", "1번째 시장, 문 닫는다", "headline", "2025-02-05T16:30:00+09:00", "run-1"),
    ]
