"""The views say what the store says, on SQLite and PostgreSQL."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import create_engine, text

from newscrawl.items import Article
from newscrawl.store import RunRecord, Store
from newscrawl.text import KST
from tests.store.samples import START, article, begin
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
