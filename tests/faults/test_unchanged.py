"""What a server calls unchanged is not sent again, and all the same it is read, observed and judged."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.portal.newsroom import NEWEST
from tests.conftest import scrapy_command
from tests.faults.conftest import Run, crawl
from tests.faults.portal_thread import PortalThread

AT = NEWEST - timedelta(hours=4)
LISTS = ("mainnews", "-a", "section=정치,경제")


@pytest.fixture(scope="module")
def portal() -> Iterator[PortalThread]:
    thread = PortalThread(120, AT)
    yield thread
    thread.end()


class Place:
    """A folder in which crawls of the portal follow each other."""

    def __init__(self, portal: PortalThread, folder: Path) -> None:
        self.portal, self.folder = portal, folder

    def run(self, faults: str = "", *options: str, hours: int = 0) -> Run:
        self.portal.be(AT + timedelta(hours=hours), faults)
        return crawl(scrapy_command(self.folder), self.portal.portal.url, self.folder, *LISTS, *options)

    def query(self, query: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.folder / "newscrawl.db") as connection:
            return connection.execute(query).fetchall()

    def kept(self) -> set[str]:
        """The paths whose answers are kept."""
        return {
            str(url).partition(str(self.portal.portal.port))[2]
            for (url,) in self.query("SELECT url FROM answers")
        }

    def observed(self) -> list[list[tuple[object, ...]]]:
        """What each run observed, in order."""
        runs = self.query("SELECT id FROM runs ORDER BY started, rowid")
        columns = "list_key, rank, title, url, article_id"
        return [
            self.query(f"SELECT {columns} FROM rankings WHERE run = '{run}' ORDER BY seq") for (run,) in runs
        ]


@pytest.fixture
def place(portal: PortalThread, tmp_path: Path) -> Place:
    return Place(portal, tmp_path)


def test_a_second_crawl_downloads_a_tenth_and_observes_the_same(place: Place) -> None:
    assert place.run().verdict == "ok"
    first, pages = place.portal.watched.bytes, place.kept()
    assert "/robots.txt" in pages
    assert "/category/POLITICS" in pages
    second = place.run()
    assert second.verdict == "ok"
    assert place.portal.watched.bytes <= first / 10
    assert set(place.portal.watched.asked) == pages
    one, two = place.observed()
    assert one == two
    (counts,) = place.query("SELECT counts FROM runs ORDER BY started DESC, rowid DESC LIMIT 1")[0]
    unchanged = json.loads(str(counts))["answers/unchanged"]
    assert unchanged == len(pages)
    assert f" KB by {unchanged} unchanged answers" in second.result.stderr


def test_a_list_that_changed_is_sent_and_kept_anew(place: Place) -> None:
    place.run()
    before = place.query("SELECT etag FROM answers WHERE url LIKE '%/category/POLITICS'")
    assert place.run(hours=2).verdict == "ok"
    after = place.query("SELECT etag FROM answers WHERE url LIKE '%/category/POLITICS'")
    assert len(before) == len(after) == 1
    assert before != after
    one, two = place.observed()
    assert one != two


@pytest.mark.parametrize("fault", ["cut-list", "maintenance"])
def test_no_list_in_doubt_is_kept(place: Place, fault: str) -> None:
    place.run()
    place.run(fault)
    assert place.kept() == {"/robots.txt"}
    assert place.run().verdict == "ok"


def test_a_robots_txt_that_cannot_be_read_is_followed_as_it_was_for_a_day(place: Place) -> None:
    place.run()
    second = place.run("robots-503")
    assert second.verdict == "ok"
    assert "robots.txt unreachable: HTTP 503; its copy of " in second.result.stderr
    assert place.portal.watched.asked.count("/robots.txt") == 1
    with sqlite3.connect(place.folder / "newscrawl.db") as connection:
        connection.execute("UPDATE answers SET confirmed_at = datetime(confirmed_at, '-25 hours')")
    third = place.run("robots-503", "-s", "HOST_REST=0.01")
    assert third.verdict.startswith(
        "broken: no list could be fetched (portal 정치 뉴스: robots.txt unreachable"
    )
    assert set(place.portal.watched.asked) == {"/robots.txt"}


def test_a_robots_txt_that_is_gone_is_not_followed_any_more(place: Place) -> None:
    place.run("robots-bom")
    assert "/robots.txt" in place.kept()
    place.run("robots-404")
    assert "/robots.txt" not in place.kept()


@pytest.mark.parametrize("path", ["/rss", "/news-sitemap.xml"])
def test_a_feed_and_a_sitemap_are_not_sent_again(place: Place, path: str) -> None:
    def crawl_feed() -> Run:
        place.portal.be(AT)
        url = f"{place.portal.portal.url}{path}"
        done = scrapy_command(place.folder)("crawl", "mainnews", "-a", f"url={url}", "-a", "follow=0")
        return Run(done, place.folder)

    assert crawl_feed().verdict == "ok"
    first = place.portal.watched.bytes
    assert path in place.kept()
    second = crawl_feed()
    assert second.verdict == "ok"
    assert path in place.portal.watched.asked
    # Neither the feed nor robots.txt came again: both were answered 304, without a body.
    assert (place.portal.watched.bytes, first > 10_000) == (0, True)
    assert " KB by 2 unchanged answers" in second.result.stderr
    one, two = place.observed()
    assert one == two
    assert len(one) >= 30
