"""A store of every schema there was, made by the code of its time, is opened by today's and loses nothing."""

import logging
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text

from newscrawl.store import Store
from newscrawl.store.errors import StoreError
from newscrawl.store.tables import SCHEMA_VERSION
from tests.store import keptstores


@pytest.mark.parametrize("version", keptstores.VERSIONS)
def test_nothing_is_lost(version: int, store_url: str) -> None:
    keptstores.load(version, store_url)
    engine = create_engine(store_url)
    assert keptstores.version_of(engine) == version
    before, revisions, ranks = keptstores.rows(engine), keptstores.texts(engine), keptstores.ranks(engine)
    engine.dispose()
    assert len(revisions) > 15
    assert keptstores.lost(store_url, before, revisions) == []
    store = Store(store_url)
    newest = store.runs()[0].id
    now = [(one.site, one.list, one.tab, one.section, one.rank, one.title) for one in store.rankings(newest)]
    standing = {article.id for article in store.current(newest)}
    store.close()
    assert now == ranks[newest]
    assert {(key, revision) for key, revision in revisions if key in standing} != set()


@pytest.mark.parametrize("version", keptstores.VERSIONS)
def test_what_articles_share_is_what_it_was(version: int, store_url: str) -> None:
    keptstores.load(version, store_url)
    engine = create_engine(store_url)
    sources = "CAST(sources AS text)" if version > 3 else "NULL"

    def asked(query: str) -> list[tuple[object, ...]]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    articles = asked(f"SELECT id, copyright, read_in, {sources} FROM articles ORDER BY id")
    revisions = asked("SELECT article_id, revision, run FROM revisions ORDER BY 1, 2")
    Store(store_url).close()
    now = asked(
        "SELECT v_articles.id, v_articles.copyright, run, shared_texts.text FROM v_articles"
        " JOIN articles ON articles.id = v_articles.id LEFT JOIN shared_texts ON key = sources ORDER BY 1"
    )
    runs = "SELECT article_id, revision, text FROM revisions JOIN shared_texts ON key = run ORDER BY 1, 2"
    assert now == articles
    assert asked(runs) == revisions
    engine.dispose()


def test_a_newer_store_is_refused_with_what_to_do(store_url: str) -> None:
    Store(store_url).close()
    engine = create_engine(store_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = :newer"), {"newer": SCHEMA_VERSION + 1})
    engine.dispose()
    with pytest.raises(StoreError, match=r"by a newer newscrawl .* update newscrawl, or restore the copy"):
        Store(store_url)


def test_a_copy_is_made_before_and_a_line_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "news.db"
    keptstores.load(5, f"sqlite:///{path}")
    before = keptstores.texts(create_engine(f"sqlite:///{path}"))
    with caplog.at_level(logging.WARNING):
        Store(f"sqlite:///{path}").close()
    (copy,) = tmp_path.glob("news.schema-5-*.db")
    assert caplog.messages == [
        f"Store {path} was brought up to date from schema 5 to {SCHEMA_VERSION}, after a copy of it: {copy}"
    ]
    engine = create_engine(f"sqlite:///{copy}")
    assert keptstores.version_of(engine) == 5
    assert keptstores.texts(engine) == before
    engine.dispose()
    Store(f"sqlite:///{path}").close()  # up to date: no further copy
    assert sorted(one.name for one in tmp_path.iterdir() if "schema" in one.name) == [copy.name]


def test_without_room_for_the_copy_the_store_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    keptstores.load(5, f"sqlite:///{path}")
    usage = SimpleNamespace(total=10, used=10, free=path.stat().st_size)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: usage)
        with pytest.raises(StoreError, match="MB are free: free space and start again"):
            Store(f"sqlite:///{path}")
    assert keptstores.version_of(create_engine(f"sqlite:///{path}")) == 5
    assert not list(tmp_path.glob("*schema-5*"))


@pytest.mark.parametrize("share", [0.3, 0.7, 1.0])
def test_killed_while_it_is_brought_up_to_date_it_is_the_old_one(share: float, store_url: str) -> None:
    """Before the statement at that share of all that are to come; the last one is the commit."""
    keptstores.load(1, store_url)
    engine = create_engine(store_url)
    before, revisions = keptstores.rows(engine), keptstores.texts(engine)
    engine.dispose()
    count = keptstores.statements(store_url)
    keptstores.load(1, keptstores.emptied(store_url))
    killed = keptstores.opened(store_url, round(count * share))
    assert killed.returncode == -9, killed.stderr
    engine = create_engine(store_url)
    assert keptstores.version_of(engine) == 1
    assert keptstores.rows(engine) == before
    engine.dispose()
    assert keptstores.lost(store_url, before, revisions) == []
