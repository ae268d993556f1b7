"""The store at the end of a run must be the one that it began with; at its start it must be one at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SLOW = ("-s", "DOWNLOAD_DELAY=0.2", "-s", "DOWNLOAD_DELAY_JITTER=0")


def crawl_with(site, data: Path, change: Callable[[], object]) -> subprocess.CompletedProcess[str]:
    """A crawl, with ``change`` made when it has kept its first articles."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-a", f"url={site.url}/", *SLOW, "-L", "DEBUG"],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(data)},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    log = []
    for line in process.stderr:
        log.append(line)
        if "Kept: " in line and "/news/" in line and change is not None:
            change()
            break
    log.append(process.stderr.read())
    return subprocess.CompletedProcess([], process.wait(), "", "".join(log))


def without_store(data: Path) -> None:
    for path in data.glob("newscrawl.db*"):
        path.unlink()


def without_folder(data: Path) -> None:
    shutil.rmtree(data)


def with_another(data: Path) -> None:
    without_store(data)
    with sqlite3.connect(data / "newscrawl.db") as other:
        other.execute("CREATE TABLE something (of_mine TEXT)")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without_store, "the store is gone"),
        (without_folder, "the store is gone"),
        (with_another, "the store is replaced by another one"),
    ],
)
def test_a_store_that_is_lost_in_mid_run_is_broken(news_site, tmp_path, change, said):
    data = tmp_path / "data"
    result = crawl_with(news_site, data, lambda: change(data))
    assert result.returncode == 1
    assert f"Verdict: broken: {said}" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (data / "feeds/mainnews.articles.json").exists()


def test_a_store_without_this_run_is_broken(news_site, tmp_path):
    data = tmp_path / "data"

    def forget() -> None:
        with sqlite3.connect(data / "newscrawl.db", timeout=30) as store:
            store.execute("DELETE FROM runs")

    result = crawl_with(news_site, data, forget)
    assert result.returncode == 1
    assert "Verdict: broken: the store is without this run" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_empty_file_is_no_new_store(run_scrapy, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/newscrawl.db").touch()
    result = run_scrapy("crawl", "mainnews", "-a", "url=http://127.0.0.1:1/")
    assert result.returncode == 1
    [line] = [line for line in result.stderr.splitlines() if " INFO: " not in line]
    assert "is an empty file, which no store is: move it away" in line
    assert (tmp_path / "data/newscrawl.db").stat().st_size == 0
