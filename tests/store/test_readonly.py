"""A store that is opened to be looked at: the database itself refuses what would write."""

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from newscrawl.room.views import VIEWS
from newscrawl.store import Store, StoreError
from tests.docs.newsday import at, build
from tests.room.asking import asker_over
from tests.store.samples import article, begin


def test_it_reads_and_does_not_write(store_url: str) -> None:
    store = Store(store_url)
    begin(store, "run-1")
    store.commit("run-1", [article(1)])
    looked_at = Store(store_url, keep_quarantine=timedelta(days=1), read_only=True)
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


def test_a_morning_is_told_alike_by_both_databases(store_url: str) -> None:
    build(store_url)
    store = Store(store_url)
    store.index_texts()
    store.quarantine("run", "https://a.kr/1", "why", b"<p>page", "utf-8")
    store.close()
    looked_at = Store(store_url, read_only=True)
    names = [one for one in looked_at.followed() if one.list == "trending"]
    clock = looked_at.clock_of(names, at("08:10"))
    assert (clock.first, clock.previous, clock.following) == (at("07:00"), at("08:00"), at("08:30"))
    assert (clock.newest, clock.settled_until) == (at("09:00"), at("09:00"))
    assert looked_at.clock_of([], at("08:10")).newest is None
    assert looked_at.bodies_of([("demo:2", 2), ("demo:2", 1), ("demo:9", 2)]) == {
        ("demo:2", 2): ("눈이 3cm 쌓였다. 길이 막혔다.", "눈이 5cm 쌓였다. 길이 막혔다.")
    }
    assert looked_at.stories_of({"demo:7", "demo:1", "demo:99"}) == {"demo:7": "demo:6", "demo:1": "demo:1"}
    [page] = looked_at.refused_pages(5)
    assert looked_at.refused_page(page.key) == page
    assert looked_at.refused_content(page.key) == (b"<p>page", "utf-8")
    assert looked_at.refused_pages(5, offset=1) == []
    assert looked_at.texts_waiting() == 0
    assert [one.article_id for one in looked_at.changes_since(at("07:00"), at("09:30"), limit=2)] == [
        "demo:4",
        "demo:3",
    ]
    looked_at.close()
    ask = asker_over(store_url, at("09:35"))
    for view in VIEWS:
        if "{" not in view.path:
            assert ask(view.path).status == 200, view.path
    assert ask("/search?q=금리").tree.xpath("//mark")
    assert "20분" in ask("/articles/demo:4").said()


# In a namespace of its own, where the folder given first is a disk that cannot be written.
ON_A_READ_ONLY_DISK = ("unshare", "--mount", "--map-root-user", "sh", "-c")
MOUNTED = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"'
ASKS = """
import sys
from newscrawl.query import Query
from newscrawl.store import Store, StoreError
from newscrawl.store.selection import Selection
store = Store(sys.argv[1])
found = [one.id for one in store.search(Query.parse("시장"), Selection())]
print(store.revisions("demo:1")[0].title, store.close_killed(), store.index_texts(), found)
try:
    store.prune_refused()
except StoreError as error:
    print(error)
"""


def on_a_read_only_disk(folder: Path, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = [*ON_A_READ_ONLY_DISK, f"{MOUNTED} && {command}", "sh", str(folder), *arguments]
    return subprocess.run(program, check=False, capture_output=True, text=True, timeout=60)


def test_who_asks_is_answered_from_a_disk_that_cannot_be_written(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or on_a_read_only_disk(tmp_path, "true").returncode:
        pytest.skip("unshare (util-linux) is missing, or may not mount in a namespace of its own")
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    begin(store, "run-1")
    store.commit("run-1", [article(1)])
    store.close()
    asked = on_a_read_only_disk(tmp_path, 'exec "$2" -c "$3" "$4"', sys.executable, ASKS, url)
    assert asked.returncode == 0, asked.stderr
    told, refused = asked.stdout.splitlines()
    assert told == "1번째 시장 소식 [] 0 ['demo:1']"
    assert "it cannot be written" in refused
