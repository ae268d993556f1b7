"""A run that is interrupted ends cleanly; one that is killed loses nothing that it had committed."""

import json
import os
import select
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest

from tests.conftest import PROJECT, scrapy_command

COMMAND = [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-s", "PORTAL_ARTICLES=400"]


@pytest.fixture
def running(tmp_path):
    """A crawl that has begun to read articles."""
    process = subprocess.Popen(
        [*COMMAND, "-L", "DEBUG"],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(tmp_path / "data")},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "Kept: " in line and "/news/" in line:
            break
    yield process
    process.kill()
    process.wait()


def stored(tmp_path) -> set[str]:
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as connection:
        return {row[0] for row in connection.execute("select id from articles")}


def test_ctrl_c_ends_with_whole_feeds_and_a_verdict(running, tmp_path):
    running.send_signal(signal.SIGINT)
    rest = running.stderr.read()
    assert running.wait() == 0, rest[-2000:]
    assert "Verdict: degraded: interrupted" in rest
    [feed] = (tmp_path / "data/feeds/mainnews").glob("*.articles.json")
    assert {article["id"] for article in json.loads(feed.read_text("utf-8"))} == stored(tmp_path)
    # The lists were not read to their end, so this is no picture of now.
    assert not list((tmp_path / "data/feeds").glob("*.articles.json"))


class Silent(dict):
    """Pages of which one is not answered before ``answers`` is set; ``asked``: somebody wants it."""

    def __init__(self, pages, path):
        super().__init__(pages)
        self._path = path
        self.asked, self.answers = threading.Event(), threading.Event()

    def get(self, path, default=None):
        if path == self._path:
            self.asked.set()
            self.answers.wait()
        return super().get(path, default)


@pytest.mark.parametrize("delay", ["0", "5"])
def test_what_an_article_waits_for_is_given_up_too(news_site, tmp_path, delay):
    """The file that says what an origin's pages may be used for is asked for with the first article."""
    news_site.pages = pages = Silent(news_site.pages, "/.well-known/tdmrep.json" if delay == "0" else None)
    process = subprocess.Popen(
        [*COMMAND[:5], "-a", f"url={news_site.url}/", "-s", f"DOWNLOAD_DELAY={delay}", "-s", "REREAD="],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(tmp_path / "data")},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        if delay == "0":
            assert pages.asked.wait(60)
        else:
            while not any("/news/" in path for path in news_site.requests):
                select.select([], [], [], 0.05)
        process.send_signal(signal.SIGTERM)
        said = process.communicate()[1]
    finally:
        pages.answers.set()
        process.kill()
    assert "Verdict: degraded: interrupted" in said
    assert "left behind" not in said


def test_a_killed_run_leaves_no_broken_file_and_the_next_one_reads_the_rest(running, tmp_path):
    running.kill()
    running.wait()
    assert not list((tmp_path / "data/feeds").glob("**/[!.]*.*"))
    before = stored(tmp_path)
    assert before
    result = scrapy_command(tmp_path / "data")(*COMMAND[3:])
    assert result.returncode == 0, result.stderr
    assert "was killed before it ended" in result.stderr
    [feed] = (tmp_path / "data/feeds/mainnews").glob("*.articles.json")
    fresh = [article["id"] for article in json.loads(feed.read_text("utf-8"))]
    assert not before & set(fresh)
    assert len(fresh) == len(set(fresh))
    published = json.loads((tmp_path / "data/feeds/mainnews.articles.json").read_text("utf-8"))
    assert {article["id"] for article in published} == before | set(fresh) == stored(tmp_path)
