"""The client-rendered portal yields what the served one does, whatever happens to the browser meanwhile."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newscrawl.portal.client import Weather
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.process import PortalProcess
from tests.conftest import PROJECT, scrapy_command
from tests.rendering.processes import Process, descendants, is_browser, left_after, memory

PAGES = 4
# With the lists of 8 groups on 5 or more pages each and 8 boxes this is more than 500 pages.
MANY = 470
ENOUGH = 310
CRAWL_SECONDS = 600


class RenderedCrawl:
    """``scrapy crawl`` of a client-rendered portal, and what can be seen of it from outside."""

    def __init__(self, spider: str, portal: PortalProcess, data: Path, *more: str) -> None:
        self.data = data
        self.log = data.parent / f"{data.name}.log"
        self.seen: set[Process] = set()
        command = [
            sys.executable, "-m", "scrapy", "crawl", spider, "-a", "site=dctrend",
            "-s", f"DCTREND_URL={portal.url}", "-s", f"DCTREND_API_URL={portal.api_url}",
            "-s", "DOWNLOAD_DELAY=0", "-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={PAGES}",
            "-s", f"BROWSER_PAGES={PAGES}", "-s", "STATS_DUMP=1", *more,
        ]  # fmt: skip
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command,
                cwd=PROJECT,
                env=os.environ | {"DATA_DIR": str(data)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def look(self) -> set[Process]:
        """The processes below it now; all are remembered."""
        now = descendants(self.process.pid)
        self.seen |= now
        return now

    def browser(self) -> Process | None:
        return next((process for process in self.look() if is_browser(process)), None)

    def articles(self) -> int:
        """How many are stored."""
        if not (self.data / "newscrawl.db").exists():
            return 0
        with sqlite3.connect(self.data / "newscrawl.db", timeout=30) as store:
            try:
                return store.execute("select count(*) from articles").fetchone()[0]
            except sqlite3.OperationalError:  # not made yet
                return 0

    def wait_for(self, articles: int) -> None:
        """Return when so many articles are stored and a browser runs, or the crawl is over."""
        end = time.monotonic() + CRAWL_SECONDS
        while self.process.poll() is None and time.monotonic() < end:
            if self.articles() >= articles and self.browser():
                return
            time.sleep(0.05)

    def finished(self) -> str:
        """Wait for its end; what it said."""
        self.process.wait(CRAWL_SECONDS)
        return self.log.read_text("utf-8")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def crawls():
    """Starts rendered crawls; none outlives its test."""
    started: list[RenderedCrawl] = []

    def start(*arguments) -> RenderedCrawl:
        started.append(RenderedCrawl(*arguments))
        return started[-1]

    yield start
    for crawl in started:
        crawl.stop()


def client_portal(articles, **weather):
    return PortalProcess(articles, at=NEWEST, freeze=True, client=Weather(**weather))


def served(spider, data, articles, *more):
    """The feeds of the same portal with pages made by the server."""
    portal = ("-s", f"PORTAL_ARTICLES={articles}", "-s", f"PORTAL_AT={NEWEST.isoformat()}")
    result = scrapy_command(data)("crawl", spider, "-a", "site=portal", *portal, *more)
    assert result.returncode == 0, result.stderr
    return feeds(spider, data)


def feeds(spider, data):
    """Articles by id, and entries of lists, without what names the host, the site, the moment and the run.

    An article that stands on several lists names them in the order in which they were read. The served
    portal's ranked rows lead to other addresses of an article; a click on the rendered ones to its own.
    """

    def load(kind):
        written = sorted((data / f"feeds/{spider}").glob(f"*.{kind}.json"))
        text = written[0].read_text("utf-8") if written else "[]"  # a feed without items is not written
        text = re.sub(r"http://127\.0\.0\.1:\d+", "http://portal", text)
        return json.loads(re.sub(r'"dctrend(:\d+)?"', r'"portal\1"', text))

    articles = {}
    for article in load("articles"):
        del article["crawled_at"], article["requested_url"]
        article["listed_in"].sort(key=lambda place: (place["name"], place["tab"] or "", place["rank"]))
        articles[article["id"]] = article
    rankings = []
    for entry in load("rankings"):
        del entry["observed_at"], entry["run"], entry["url"]
        rankings.append(entry)
    rankings.sort(key=lambda entry: (entry["name"], entry["tab"] or "", entry["rank"]))
    return articles, rankings


def differences(served_articles, rendered_articles):
    """Every field that differs, by article."""
    return {
        identity: {
            name: (value, rendered_articles.get(identity, {}).get(name))
            for name, value in article.items()
            if rendered_articles.get(identity, {}).get(name) != value
        }
        for identity, article in served_articles.items()
        if rendered_articles.get(identity) != article
    }


def stat(log, name):
    found = re.search(rf"'newscrawl/{name}': (\d+)", log)
    return int(found[1]) if found else 0


def test_every_article_and_rank_is_the_served_one_s_and_memory_and_pages_stay_bounded(
    chromium, crawls, tmp_path
):
    with client_portal(MANY) as portal:
        crawl = crawls("mainnews", portal, tmp_path / "rendered", "-a", "pages=99")
        curve = []
        while crawl.process.poll() is None:
            now = crawl.look()
            curve.append(
                (crawl.articles(), memory({process for process in now if process.pid != crawl.process.pid}))
            )
            time.sleep(0.5)
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    articles, rankings = feeds("mainnews", tmp_path / "rendered")
    expected_articles, expected_rankings = served("mainnews", tmp_path / "served", MANY, "-a", "pages=99")
    assert len(articles) >= 450
    assert differences(expected_articles, articles) == {}
    assert articles.keys() == expected_articles.keys()
    assert rankings == expected_rankings

    lists = stat(log, "lists/read")
    assert stat(log, "browser/pages") >= 500
    assert 1 <= stat(log, "browser/largest") <= PAGES
    # The most of each half: a single look may fall between two pages.
    early = max(held for read, held in curve if 50 <= read + lists <= 150)
    late = max(held for read, held in curve if read + lists >= 450)
    assert late <= 1.5 * early, [(read + lists, round(held)) for read, held in curve[::20]]
    assert not left_after(crawl.seen, 10)


def test_a_browser_killed_five_times_and_a_failing_api_change_nothing(chromium, crawls, tmp_path):
    with client_portal(ENOUGH, failing=20) as portal:
        crawl = crawls("mainnews", portal, tmp_path / "rendered", "-a", "pages=99")
        kills = 0
        for articles in (5, 50, 110, 170, 240):
            crawl.wait_for(articles)
            if browser := crawl.browser():
                os.kill(browser.pid, signal.SIGKILL)
                kills += 1
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    assert kills == 5
    assert stat(log, "browser/browsers_lost") == 5
    articles, rankings = feeds("mainnews", tmp_path / "rendered")
    expected_articles, expected_rankings = served("mainnews", tmp_path / "served", ENOUGH, "-a", "pages=99")
    assert len(articles) >= 300
    assert differences(expected_articles, articles) == {}
    assert articles.keys() == expected_articles.keys()
    assert rankings == expected_rankings
    assert not left_after(crawl.seen, 10)


def test_both_tabs_of_the_trending_list_are_clicked_and_a_slow_api_is_waited_for(chromium, crawls, tmp_path):
    with client_portal(100, delay=0.3) as portal:
        crawl = crawls("trending", portal, tmp_path / "rendered")
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    articles, rankings = feeds("trending", tmp_path / "rendered")
    expected_articles, expected_rankings = served("trending", tmp_path / "served", 100)
    assert {entry["tab"] for entry in rankings} == {"최신뉴스", "인기뉴스"}
    assert rankings == expected_rankings
    assert differences(expected_articles, articles) == {}


def test_one_tab_alone_is_read_when_it_is_asked_for(chromium, crawls, tmp_path):
    with client_portal(100) as portal:
        crawl = crawls("trending", portal, tmp_path / "rendered", "-a", "tab=popular", "-a", "follow=0")
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    _, rankings = feeds("trending", tmp_path / "rendered")
    assert [(entry["tab"], entry["rank"]) for entry in rankings] == [
        ("인기뉴스", rank) for rank in range(1, 21)
    ]


def test_lists_named_in_the_settings_are_read_instead_of_the_declared_ones(chromium, crawls, tmp_path):
    chosen = json.dumps(
        [{"kind": "mainnews", "url": "/category/SPORTS", "name": "스포츠 뉴스", "section": "스포츠"}]
    )
    with client_portal(100) as portal:
        crawl = crawls(
            "mainnews", portal, tmp_path / "rendered", "-a", "limit=1", "-s", f"DCTREND_LISTS={chosen}"
        )
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    _, rankings = feeds("mainnews", tmp_path / "rendered")
    assert {(entry["name"], entry["section"]) for entry in rankings} == {("스포츠 뉴스", "스포츠")}


def test_ctrl_c_ends_the_crawl_in_order_and_leaves_no_process(chromium, crawls, tmp_path):
    with client_portal(100) as portal:
        crawl = crawls("mainnews", portal, tmp_path / "rendered", "-a", "section=경제")
        crawl.wait_for(3)
        # A terminal sends it to everything in the foreground, to the browser as well.
        os.killpg(crawl.process.pid, signal.SIGINT)
        log = crawl.finished()
    assert "interrupted" in log
    assert stat(log, "articles/failed") == 0
    assert crawl.seen
    assert not left_after(crawl.seen, 10)


def test_no_process_outlives_a_crawl_that_is_killed(chromium, crawls, tmp_path):
    with client_portal(100) as portal:
        crawl = crawls("mainnews", portal, tmp_path / "rendered", "-a", "section=경제")
        crawl.wait_for(3)
        assert crawl.browser()
        crawl.process.kill()
        crawl.process.wait()
        assert not left_after(crawl.seen, 15)


def test_served_sites_of_a_mixed_crawl_do_not_go_through_the_browser(chromium, crawls, tmp_path):
    with client_portal(60) as portal:
        crawl = crawls(
            "mainnews", portal, tmp_path / "mixed", "-a", "site=dctrend,portal", "-a", "section=경제",
            "-s", "PORTAL_ARTICLES=60", "-s", f"PORTAL_AT={NEWEST.isoformat()}",
        )  # fmt: skip
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    articles = json.loads((tmp_path / "mixed/feeds/mainnews.articles.json").read_text("utf-8"))
    by_site = {site: [one for one in articles if one["site"] == site] for site in ("dctrend", "portal")}
    assert len(by_site["dctrend"]) == len(by_site["portal"]) > 5
    # Two lists and the articles of the rendered site; those of the other one count as plain downloads.
    assert stat(log, "browser/pages") == 2 + len(by_site["dctrend"])
