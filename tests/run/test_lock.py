"""One run at a time of a spider on a site, on an SQLite store; on PostgreSQL runs share a crawl."""

import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.run.lock import RunLock, RunningError
from newscrawl.store import StoreError
from tests.conftest import PROJECT

HOLDER = """
import sys
from newscrawl.run.lock import RunLock
lock = RunLock(sys.argv[1], "mainnews", ["portal", "naver"])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/news.db"


def held(url: str, spider: str, *sites: str) -> bool:
    """Whether another run could not begin now."""
    try:
        RunLock(url, spider, sites).release()
    except RunningError:
        return True
    return False


def test_a_spider_and_its_sites_are_held_until_released(store_url: str) -> None:
    lock = RunLock(store_url, "mainnews", ["portal", "naver"])
    assert held(store_url, "mainnews", "portal")
    assert held(store_url, "mainnews", "naver")
    assert held(store_url, "mainnews", "daum", "naver")
    # A run that was refused for one of its sites holds none of the others.
    assert not held(store_url, "mainnews", "daum")
    assert not held(store_url, "trending", "portal")
    lock.release()
    lock.release()
    assert not held(store_url, "mainnews", "portal", "naver")


def test_the_refusal_is_one_line_that_says_what_to_do(store_url: str) -> None:
    lock = RunLock(store_url, "mainnews", ["portal"])
    with pytest.raises(RunningError) as refusal:
        RunLock(store_url, "mainnews", ["naver", "portal"])
    assert str(refusal.value) == "mainnews is running already on portal; wait until it ends, or stop it"
    lock.release()


def test_it_dies_with_its_holder(store_url: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, store_url], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    assert held(store_url, "mainnews", "naver")
    holder.kill()
    holder.communicate()
    assert not held(store_url, "mainnews", "naver", "portal")


def test_sites_that_only_a_file_system_confuses_are_kept_apart(store_url: str) -> None:
    first = "https://news.example/a/b?c=1"
    lock = RunLock(store_url, "mainnews", [first])
    assert held(store_url, "mainnews", first)
    assert not held(store_url, "mainnews", "https://news.example/a-b?c=1")
    assert not held(store_url, "mainnews", "https-news.example-a-b-c-1")
    assert not held(store_url, "mainnews", "https://news.example/" + "가" * 500)
    lock.release()


def test_two_stores_do_not_know_each_other(tmp_path: Path) -> None:
    lock = RunLock(f"sqlite:///{tmp_path}/one.db", "mainnews", ["portal"])
    assert not held(f"sqlite:///{tmp_path}/two.db", "mainnews", "portal")
    lock.release()


def test_one_store_by_two_paths_has_one_lock(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    lock = RunLock(f"sqlite:///{tmp_path}/real/news.db", "mainnews", ["portal"])
    assert held(f"sqlite:///{tmp_path}/link/news.db", "mainnews", "portal")
    lock.release()


def test_a_store_in_memory_is_nobody_elses() -> None:
    lock = RunLock("sqlite://", "mainnews", ["portal"])
    assert not held("sqlite://", "mainnews", "portal")
    lock.release()


def test_a_place_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="check the path and its rights"):
        RunLock(f"sqlite:///{tmp_path}/file/news.db", "mainnews", ["portal"])


def test_on_postgresql_nothing_is_locked() -> None:
    address = "postgresql+psycopg://news@127.0.0.1:1/news"
    lock = RunLock(address, "mainnews", ["portal"])
    assert not held(address, "mainnews", "portal")
    lock.release()
