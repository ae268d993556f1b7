"""The room indexes beside what a crawl kept, where the store can be written."""

import time
from pathlib import Path

import pytest

from newscrawl.room.indexing import Indexing
from newscrawl.room.opened import OpenStore
from newscrawl.store import Store, StoreError
from tests.docs.newsday import at, build
from tests.room.asking import asker_over


def test_what_waits_is_found_at_once_and_indexed_beside(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    build(url)
    asked = OpenStore(lambda: Store(url, read_only=True))
    assert asked().texts_waiting()
    ask = asker_over(url, at("09:35"))
    assert ask("/search?q=금리").tree.xpath("//mark")
    with Indexing(asked, lambda: Store(url)):
        until = time.monotonic() + 30
        while asked().texts_waiting() and time.monotonic() < until:
            time.sleep(0.01)
    assert asked().texts_waiting() == 0
    assert ask("/search?q=금리&page=1").tree.xpath("//mark")
    asked.close()


def test_where_the_store_cannot_be_written_that_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    build(url)
    asked = OpenStore(lambda: Store(url, read_only=True))
    tries = []

    def refuse() -> Store:
        tries.append(1)
        raise StoreError("Store news.db: it cannot be written")

    with Indexing(asked, refuse, every=0.01):
        until = time.monotonic() + 30
        while len(tries) < 3 and time.monotonic() < until:
            time.sleep(0.01)
    assert caplog.text.count("searched one by one: Store news.db: it cannot be written") == 1
    asked.close()
