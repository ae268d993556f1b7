"""What follows from what publishers say, and a crawl of sites that say it."""

import json
import sqlite3
from datetime import datetime

import pytest

from newscrawl.exceptions import ArgumentError
from newscrawl.run.honour import TOKENS, Honour
from newscrawl.text import KST
from tests.crawl.council import FAST, article, listing

NOW = datetime(2025, 6, 26, 12, 0, tzinfo=KST)


@pytest.mark.parametrize(
    ("token", "usage", "why"),
    [
        ("robots", {"robots@meta": "noarchive"}, "noarchive@meta"),
        ("robots", {"robots@header": "nosnippet, noindex"}, "noindex@header"),
        ("robots", {"robots@header": "none"}, "none@header"),
        ("robots", {"robots@header": "nocache"}, "nocache@header"),
        ("robots", {"robots@meta": "nosnippet, noimageindex, nofollow, noai"}, None),
        (
            "robots",
            {"robots@header": "unavailable_after: 25 jun 2025 15:00:00 gmt"},
            "unavailable_after@header",
        ),
        (
            "robots",
            {"robots@header": "unavailable_after: wed, 25 jun 2025 15:00:00 gmt"},
            "unavailable_after@header",
        ),
        (
            "robots",
            {"robots@header": "unavailable_after: 2025-06-26t11:59:00+09:00"},
            "unavailable_after@header",
        ),
        ("robots", {"robots@header": "unavailable_after: 2025-06-26t12:01:00+09:00"}, None),
        ("robots", {"robots@header": "unavailable_after: one day"}, None),
        ("noai", {"robots@meta": "nosnippet, noai"}, "noai@meta"),
        ("noai", {"robots@meta": "noarchive, noimageai"}, None),
        ("aipref", {"content-usage@header": "train-ai=n"}, "content-usage train-ai@header"),
        ("aipref", {"content-usage@robots.txt": "train-ai=y, search=n"}, "content-usage search@robots.txt"),
        ("aipref", {"content-usage@header": "train-ai=y, train-ai=n"}, "content-usage train-ai@header"),
        ("aipref", {"content-usage@header": "train-ai=y;x=n2, search"}, None),
        ("aipref", {"content-signal@header": "ai-train=no"}, None),
        (
            "content-signal",
            {"content-signal@robots.txt": "search=yes, AI-Train=No"},
            "content-signal ai-train@robots.txt",
        ),
        ("content-signal", {"content-signal@robots.txt": "search=yes,ai-input=yes"}, None),
        ("content-signal", {"content-signal@robots.txt": "ai-train=nobody"}, None),
        ("rsl", {"rsl@robots.txt": "https://e.example/l.xml"}, "rsl@robots.txt"),
        ("tdm", {"tdm-reservation@tdmrep.json": "1"}, "tdm-reservation@tdmrep.json"),
        ("tdm", {"tdm-reservation@tdmrep.json": "1", "tdm-reservation@header": "0"}, None),
        ("tdm", {"tdm-reservation@header": "0", "tdm-reservation@meta": "1"}, "tdm-reservation@meta"),
        ("tdm", {"tdm-policy@header": "https://e.example/p.json"}, None),
    ],
)
def test_what_refuses_that_a_text_is_kept(token: str, usage: dict[str, str], why: str | None) -> None:
    assert Honour([token]).refused(usage, NOW) == why
    assert Honour([]).refused(usage, NOW) is None
    others = [name for name in TOKENS if name != token]
    assert why is None or Honour(others).refused(usage, NOW) is None


def test_a_name_that_is_not_known_is_refused_in_one_line() -> None:
    with pytest.raises(ArgumentError, match="HONOUR=noarchive is not known; there are robots, aipref"):
        Honour(["robots", "noarchive"])


NUMBERS = range(10, 16)
ROBOTS = "User-agent: *\nAllow: /\nContent-Signal: /news/12 ai-train=no\n"
TDM_PATH = "/.well-known/tdmrep.json"
TDM = json.dumps([{"location": "/news/13", "tdm-reservation": 1}])


@pytest.fixture
def speaking_site(web_site):
    web_site.page("/robots.txt", ROBOTS, Content_Type="text/plain")
    web_site.page(TDM_PATH, TDM, Content_Type="application/json")
    web_site.page("/", listing(NUMBERS))
    for number in NUMBERS:
        web_site.page(f"/news/{number}", article(number))
    web_site.page("/news/10", article(10).replace("<head>", "<head><meta name='robots' content='noarchive'>"))
    web_site.page("/news/11", article(11), X_Robots_Tag="otherbot: noindex")
    web_site.page("/news/14", article(14), Content_Usage="train-ai=n")
    return web_site


def crawled(run_scrapy, site, tmp_path, *settings):
    """Number to article of the published feed, and the numbers of the pages that are kept."""
    result = run_scrapy("crawl", "mainnews", "-a", f"url={site.url}/", *FAST, *settings)
    assert result.returncode == 0, result.stderr
    feed = json.loads((tmp_path / "data/feeds/mainnews.articles.json").read_text("utf-8"))
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as store:
        pages = store.execute(
            "SELECT articles.url FROM articles JOIN pages ON pages.article_id = articles.id"
        ).fetchall()
    return (
        {int(one["url"].rpartition("/")[2]): one for one in feed},
        {int(url.rpartition("/")[2]) for (url,) in pages},
        result,
    )


def test_by_default_all_is_stored_and_noarchive_heeded(run_scrapy, speaking_site, tmp_path) -> None:
    articles, pages, result = crawled(run_scrapy, speaking_site, tmp_path)
    assert {number: one["usage"] for number, one in articles.items()} == {
        10: {"robots@meta": "noarchive"},
        11: {},
        12: {"content-signal@robots.txt": "ai-train=no"},
        13: {"tdm-reservation@tdmrep.json": "1"},
        14: {"content-usage@header": "train-ai=n"},
        15: {},
    }
    assert [number for number, one in articles.items() if one["body"] is None] == [10]
    assert articles[10]["title"] == "시의회 예산안 10차 의결"
    assert articles[10]["published_at"] == "2025-02-05T15:10:00+09:00"
    assert pages == {11, 12, 13, 14, 15}
    assert "1 without text, as their publishers ask" in result.stderr
    assert speaking_site.requests.count(TDM_PATH) == 1


def test_the_tdm_file_is_asked_for_only_where_robots_txt_lets_and_it_is_wanted(
    run_scrapy, speaking_site, tmp_path
) -> None:
    articles, _, result = crawled(run_scrapy, speaking_site, tmp_path, "-s", "TDMREP_ENABLED=0")
    assert articles[13]["usage"] == {}
    speaking_site.page("/robots.txt", "User-agent: *\nDisallow: /.well-known/\n", Content_Type="text/plain")
    articles, _, result = crawled(run_scrapy, speaking_site, tmp_path, "-a", "fresh=0")
    assert articles[13]["usage"] == {}
    assert "Verdict: ok" in result.stderr
    assert TDM_PATH not in speaking_site.requests


def test_a_tdm_file_that_its_server_can_name_is_asked_for_conditionally(
    run_scrapy, speaking_site, tmp_path
) -> None:
    speaking_site.page(TDM_PATH, TDM, Content_Type="application/json", ETag='"one"')
    crawled(run_scrapy, speaking_site, tmp_path)
    speaking_site.page(TDM_PATH, "", status=304, ETag='"one"')
    articles, _, result = crawled(run_scrapy, speaking_site, tmp_path, "-a", "fresh=0")
    assert articles[13]["usage"] == {"tdm-reservation@tdmrep.json": "1"}
    assert " KB by 1 unchanged answer" in result.stderr


@pytest.mark.parametrize("status", [200, 404, 503])
def test_a_tdm_file_that_says_nothing_is_no_failure(run_scrapy, speaking_site, tmp_path, status) -> None:
    speaking_site.page(TDM_PATH, "<html>no such page</html>", status=status)
    articles, _, result = crawled(run_scrapy, speaking_site, tmp_path)
    assert articles[13]["usage"] == {}
    assert "Verdict: ok" in result.stderr
    assert "WARNING" not in result.stderr


def test_what_is_named_is_heeded(run_scrapy, speaking_site, tmp_path) -> None:
    heeded = "HONOUR=content-signal,tdm,aipref"
    articles, pages, _ = crawled(run_scrapy, speaking_site, tmp_path, "-s", heeded)
    assert [number for number, one in articles.items() if one["body"] is None] == [12, 13, 14]
    assert articles[13]["usage"] == {"tdm-reservation@tdmrep.json": "1"}
    assert pages == {10, 11, 15}
    assert speaking_site.requests.count(TDM_PATH) == 1


def test_what_is_said_later_takes_no_former_text_and_what_is_no_longer_said_does_not_hold(
    run_scrapy, speaking_site, tmp_path
) -> None:
    crawled(run_scrapy, speaking_site, tmp_path)
    speaking_site.page("/news/10", article(10))
    speaking_site.page("/news/15", article(15), X_Robots_Tag="noarchive")
    articles, _, _ = crawled(run_scrapy, speaking_site, tmp_path, "-a", "fresh=0")
    assert (articles[10]["usage"], articles[10]["body"] is None) == ({}, False)
    assert (articles[15]["usage"], articles[15]["body"]) == ({"robots@header": "noarchive"}, None)
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as store:
        rows = store.execute(
            "SELECT content FROM revisions WHERE content LIKE '%15차%' ORDER BY revision"
        ).fetchall()
    assert ["body" in json.loads(content) for (content,) in rows] == [True, False]


def test_an_unknown_name_ends_a_crawl_in_one_line(run_scrapy, speaking_site) -> None:
    result = run_scrapy("crawl", "mainnews", "-a", f"url={speaking_site.url}/", "-s", "HONOUR=all")
    assert result.returncode == 1
    assert "newscrawl: HONOUR=all is not known" in result.stderr
    assert "Traceback" not in result.stderr
    assert speaking_site.requests == []
