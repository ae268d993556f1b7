"""The client-rendered portal yields its truth, whatever happens to the browser meanwhile."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import pytest

from newscrawl.items import Placement
from newscrawl.portal import truth
from newscrawl.portal.beats import GROUPS
from newscrawl.portal.newsroom import NEWEST, Newsroom
from newscrawl.portal.polls import no_news
from newscrawl.portal.process import PortalProcess
from newscrawl.portal.rankings import client_rankings_at, rankings_at
from newscrawl.portal.truth import OF_THE_CRAWL
from newscrawl.portal.weather import Weather
from tests.conftest import PROJECT
from tests.rendering.processes import Process, descendants, is_browser, left_after, memory

PAGES = 4
# With the lists of 8 groups on 3 or more pages each and 8 boxes this is more than 260 pages.
MANY = 240
CRAWL_SECONDS = 600
SHOWN = (
    "site",
    "list",
    "name",
    "tab",
    "section",
    "rank",
    "title",
    "url",
    "article_id",
    "publisher",
    "comment_count",
)


class RenderedCrawl:
    """``scrapy crawl`` of a client-rendered portal, and what can be seen of it from outside."""

    def __init__(self, spider: str, data: Path, *arguments: str) -> None:
        self.data = data
        self.log = data.parent / f"{data.name}.log"
        self.seen: set[Process] = set()
        command = [
            sys.executable, "-m", "scrapy", "crawl", spider, "-s", "DOWNLOAD_DELAY=0",
            "-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={PAGES}", "-s", f"BROWSER_PAGES={PAGES}",
            "-s", "STATS_DUMP=1", *arguments,
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
def crawled():
    """Starts rendered crawls; none outlives its test."""
    started: list[RenderedCrawl] = []

    def start(spider: str, data: Path, *arguments: str) -> RenderedCrawl:
        started.append(RenderedCrawl(spider, data, *arguments))
        return started[-1]

    yield start
    for crawl in started:
        crawl.stop()


@pytest.fixture
def crawls(crawled):
    """Starts crawls of the client-rendered portal by its declaration."""

    def start(spider: str, portal: PortalProcess, data: Path, *more: str) -> RenderedCrawl:
        where = ("-s", f"DCTREND_URL={portal.url}", "-s", f"DCTREND_API_URL={portal.api_url}")
        return crawled(spider, data, "-a", "site=dctrend", *where, *more)

    return start


@pytest.fixture
def undeclared(crawled):
    """Starts crawls of an address of the portal of which nothing is declared."""

    def start(portal: PortalProcess, data: Path, path: str, *more: str) -> RenderedCrawl:
        allowed = ",".join(address.removeprefix("http://") for address in (portal.url, portal.api_url))
        where = ("-a", f"url={portal.url}{path}", "-a", "render=1", "-s", f"GUARD_ALLOWED={allowed}")
        return crawled("mainnews", data, *where, *more)

    return start


def client_portal(articles, **weather):
    return PortalProcess(articles, at=NEWEST, freeze=True, client=Weather(**weather))


def without_crawl(article):
    """An article of a feed without what depends on the crawl, its places in one order."""
    listed = sorted(
        article["listed_in"], key=lambda place: (place["name"], place["section"] or "", place["rank"])
    )
    return {name: value for name, value in article.items() if name not in OF_THE_CRAWL} | {
        "listed_in": listed
    }


def entry_of(ranking):
    """What an entry of a list shows."""
    return tuple(ranking[name] for name in SHOWN)


def feeds(spider, data):
    """What a crawl published: articles by id, and the entries of lists."""

    def load(kind):
        written = sorted((data / f"feeds/{spider}").glob(f"*.{kind}.json"))
        return json.loads(written[0].read_text("utf-8")) if written else []

    articles = {article["id"]: without_crawl(article) for article in load("articles")}
    return articles, sorted(map(entry_of, load("rankings")), key=str)


def truth_of(portal, articles, kind, section=None):
    """The articles that the lists of a kind lead to, and their entries, as the portal made them."""
    newsroom = Newsroom(articles)
    entries = [
        entry
        for entry in client_rankings_at(newsroom, portal.url, NEWEST)
        if entry.list == kind and section in {None, entry.section}
    ]
    places = defaultdict(list)
    for entry in entries:
        places[entry.article_id].append(asdict(Placement(kind, entry.name, None, entry.section, entry.rank)))
    expected = {}
    for article in truth.articles(newsroom, portal.url, NEWEST):
        article.id, article.site = (article.id or "").replace("portal:", "dctrend:"), "dctrend"
        if article.id in places:
            expected[article.id] = without_crawl(truth.as_json(article) | {"listed_in": places[article.id]})
    return expected, sorted((entry_of(asdict(entry)) for entry in entries), key=str)


def differences(expected, articles):
    """Every field that differs, by article."""
    return {
        identity: {
            name: (value, articles.get(identity, {}).get(name))
            for name, value in article.items()
            if articles.get(identity, {}).get(name) != value
        }
        for identity, article in expected.items()
        if articles.get(identity) != article
    }


def assert_true(spider, data, portal, articles, section=None):
    """Every article and every entry is as the portal made it, and no row of a poll is among them."""
    read, entries = feeds(spider, data)
    expected, expected_entries = truth_of(portal, articles, spider, section)
    assert differences(expected, read) == {}
    assert read.keys() == expected.keys()
    assert entries == expected_entries
    assert not {entry[SHOWN.index("title")] for entry in entries} & set(no_news())
    return read


def stat(log, name):
    found = re.search(rf"'newscrawl/{name}': (\d+)", log)
    return int(found[1]) if found else 0


def test_every_article_and_rank_is_true_and_memory_and_pages_stay_bounded(chromium, crawls, tmp_path):
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
    assert len(assert_true("mainnews", tmp_path / "rendered", portal, MANY)) >= 230

    lists = stat(log, "lists/read")
    assert stat(log, "browser/pages") >= 260
    assert 1 <= stat(log, "browser/largest") <= PAGES
    # The most of each half: a single look may fall between two pages.
    early = max(held for read, held in curve if 40 <= read + lists <= 90)
    late = max(held for read, held in curve if read + lists >= 240)
    assert late <= 1.5 * early, [(read + lists, round(held)) for read, held in curve[::10]]
    assert not left_after(crawl.seen, 10)


def test_a_browser_killed_five_times_and_a_failing_api_change_nothing(chromium, crawls, tmp_path):
    with client_portal(160, failing=20) as portal:
        crawl = crawls("mainnews", portal, tmp_path / "rendered", "-a", "pages=99")
        kills = 0
        for articles in (5, 30, 60, 90, 120):
            crawl.wait_for(articles)
            if browser := crawl.browser():
                os.kill(browser.pid, signal.SIGKILL)
                kills += 1
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    assert kills == 5
    assert stat(log, "browser/browsers_lost") == 5
    assert len(assert_true("mainnews", tmp_path / "rendered", portal, 160)) >= 150
    assert not left_after(crawl.seen, 10)


def test_the_articles_that_trend_in_each_category_are_read_and_a_slow_api_is_waited_for(
    chromium, crawls, tmp_path
):
    with client_portal(60, delay=0.3) as portal:
        crawl = crawls("trending", portal, tmp_path / "rendered")
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    assert_true("trending", tmp_path / "rendered", portal, 60)


def test_one_section_of_those_that_the_menu_names(chromium, crawls, tmp_path):
    with client_portal(100) as portal:
        crawl = crawls("mainnews", portal, tmp_path / "rendered", "-a", "section=IT·과학")
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    articles = assert_true("mainnews", tmp_path / "rendered", portal, 100, "IT·과학")
    assert {article["section"] for article in articles.values()} == {"IT·과학"}


def test_a_section_that_the_menu_does_not_name_is_answered_with_those_it_names(chromium, crawls, tmp_path):
    with client_portal(30) as portal:
        crawl = crawls("mainnews", portal, tmp_path / "rendered", "-a", "section=우주")
        log = crawl.finished()
    assert crawl.process.returncode == 1
    named = ", ".join(group.name for group in GROUPS)
    assert f"List {portal.url}/: dctrend has no mainnews list of section 우주; sections are {named}" in log


def tabs(*names):
    lists = [{"kind": "trending", "url": "/trend", "name": "트렌드 뉴스", "tab": name} for name in names]
    return "-s", f"DCTREND_LISTS={json.dumps(lists)}"


def test_both_tabs_of_a_list_are_clicked(chromium, crawls, tmp_path):
    with client_portal(60) as portal:
        crawl = crawls(
            "trending", portal, tmp_path / "rendered", "-a", "follow=0", *tabs("최신뉴스", "인기뉴스")
        )
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    _, entries = feeds("trending", tmp_path / "rendered")
    expected = [
        (entry.tab, entry.rank, entry.title, (entry.article_id or "").replace("portal:", "dctrend:"))
        for entry in rankings_at(Newsroom(60), portal.url, NEWEST)
        if entry.tab
    ]
    fields = [SHOWN.index(name) for name in ("tab", "rank", "title", "article_id")]
    assert sorted(tuple(entry[field] for field in fields) for entry in entries) == sorted(expected)


def test_one_tab_alone_is_read_when_it_is_asked_for(chromium, crawls, tmp_path):
    with client_portal(60) as portal:
        crawl = crawls(
            "trending", portal, tmp_path / "rendered", "-a", "tab=popular", "-a", "follow=0",
            *tabs("최신뉴스", "인기뉴스"),
        )  # fmt: skip
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    _, entries = feeds("trending", tmp_path / "rendered")
    assert {entry[SHOWN.index("tab")] for entry in entries} == {"인기뉴스"}
    assert len(entries) == 20


def test_lists_named_in_the_settings_are_read_instead_of_those_of_the_menu(chromium, crawls, tmp_path):
    named = json.dumps([{"kind": "mainnews", "url": "/category/sports", "name": "뉴스", "section": "스포츠"}])
    with client_portal(100) as portal:
        crawl = crawls(
            "mainnews", portal, tmp_path / "rendered", "-a", "limit=1", "-s", f"DCTREND_LISTS={named}"
        )
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    _, entries = feeds("mainnews", tmp_path / "rendered")
    assert {(entry[SHOWN.index("name")], entry[SHOWN.index("section")]) for entry in entries} == {
        ("뉴스", "스포츠")
    }


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
    # The menu, the list page for each of three lists, the article page that one of them stands on, and the
    # articles; pages of the other site are plain downloads.
    assert stat(log, "browser/pages") == 5 + len(by_site["dctrend"])


def raw(folder, kind):
    [written] = (folder / "feeds/mainnews").glob(f"*.{kind}.json")
    return json.loads(written.read_text("utf-8"))


def test_the_portal_is_read_without_its_declaration(chromium, undeclared, tmp_path):
    with client_portal(100) as portal:
        crawl = undeclared(portal, tmp_path / "general", "/category/sports", "-a", "pages=9")
        log = crawl.finished()
    assert crawl.process.returncode == 0, log[-3000:]
    expected = {
        article.url: article
        for article in truth.articles(Newsroom(100), portal.url, NEWEST)
        if article.section == "스포츠"
    }
    articles = {article["url"]: article for article in raw(tmp_path / "general", "articles")}
    assert articles.keys() == expected.keys()
    for url, article in articles.items():
        assert article["title"] == expected[url].title
        assert article["published_at"] == expected[url].published_at.isoformat()
    assert not {entry["title"] for entry in raw(tmp_path / "general", "rankings")} & set(no_news())


def test_rows_without_links_lead_to_articles_without_a_declaration(chromium, undeclared, tmp_path):
    with client_portal(100) as portal:
        crawl = undeclared(portal, tmp_path / "general", "/category/7/news/90000000", "-a", "limit=1")
        log = crawl.finished()
    expected = [
        (entry.rank, entry.title, entry.url)
        for entry in client_rankings_at(Newsroom(100), portal.url, NEWEST)
        if entry.name == "문화 주요뉴스"
    ]
    rankings = raw(tmp_path / "general", "rankings")
    assert [(entry["rank"], entry["title"], entry["url"]) for entry in rankings] == expected, log[-3000:]
    assert {(entry["name"], entry["section"]) for entry in rankings} == {("문화 주요뉴스", "문화")}


def test_an_undeclared_front_page_without_news_leads_to_the_categories_of_its_menu(
    chromium, undeclared, tmp_path
):
    with client_portal(40) as portal:
        log = undeclared(portal, tmp_path / "general", "/").finished()
    expected = {article.url for article in truth.articles(Newsroom(40), portal.url, NEWEST)}
    assert {article["url"] for article in raw(tmp_path / "general", "articles")} == expected, log[-3000:]
    sections = {entry["section"] for entry in raw(tmp_path / "general", "rankings")}
    assert sections == {group.name for group in GROUPS}
