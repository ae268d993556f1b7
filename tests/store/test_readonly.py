"""A store that is opened to be looked at: the database itself refuses what would write."""

from pathlib import Path

import pytest
from sqlalchemy import text

from newscrawl.store import Store, StoreError
from tests.store.samples import article, begin


def test_it_reads_and_does_not_write(store_url: str) -> None:
    store = Store(store_url)
    begin(store, "run-1")
    store.commit("run-1", [article(1)])
    looked_at = Store(store_url, read_only=True)
    [found] = looked_at.revisions("demo:1")
    assert found.title == "1번째 시장 소식"
    for write in (
        lambda: looked_at.commit("run-1", [article(2)]),
        lambda: looked_at.quarantine("run-1", "https://a.kr/", "why", None, None),
        looked_at.prune_refused,
    ):
        with pytest.raises(StoreError):
            write()
    store.commit("run-1", [article(3)])  # who writes is not held up
    assert looked_at.find_article("demo:3") == "demo:3"
    assert looked_at.find_article("demo:2") is None
    looked_at.close()
    store.close()


def test_it_makes_and_changes_nothing_where_there_is_no_store_of_now(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(f"sqlite:///{path}", read_only=True)
    assert not path.exists()
    store = Store(f"sqlite:///{path}")
    with store._writing() as connection:
        connection.execute(text("UPDATE schema_version SET version = 5"))
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"of an older newscrawl .*`scrapy store` brings it up to date"):
        Store(f"sqlite:///{path}", read_only=True)
    assert path.read_bytes() == before
