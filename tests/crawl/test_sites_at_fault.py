"""Sites that fail: the run says so in its verdict and its exit code, and keeps what it can."""

import json
import sqlite3
import zlib

from tests.crawl.council import article, crawl, listing
from tests.crawl.sums import unaccounted_in


def feed(tmp_path, name="mainnews.articles.json"):
    return json.loads((tmp_path / "data/feeds" / name).read_text("utf-8"))


def test_a_sound_site_ends_ok(run_scrapy, news_site, tmp_path):
    result = crawl(run_scrapy, news_site, "-s", "STATS_DUMP=1")
    assert result.returncode == 0, result.stderr
    assert "Verdict: ok" in result.stderr
    assert "WARNING" not in result.stderr
    # The stats say which source gave each field.
    assert "'parser/published_at/meta': 20" in result.stderr
    articles = feed(tmp_path)
    assert [entry["title"] for entry in articles] == [f"시의회 예산안 {n}차 의결" for n in range(10, 30)]
    assert {entry["publisher"] for entry in articles} == {"가람신문"}


def test_an_address_may_be_long(run_scrapy, news_site):
    """Scrapy's limit of 2,083 characters would drop the request, and its article would wait for ever."""
    long = "/news/10?" + "&".join(f"from=section-{n}" for n in range(200))
    news_site.page("/", listing(range(10, 30)).replace("/news/10", long.replace("&", "&amp;")))
    news_site.page(long, article(10))
    result = crawl(run_scrapy, news_site, "-s", "CLOSESPIDER_TIMEOUT_NO_ITEM=30")
    assert "Verdict: ok" in result.stderr
    assert long in news_site.requests


def test_articles_that_fail_degrade_the_run_and_are_asked_for_again(run_scrapy, news_site, tmp_path):
    for number in (11, 12, 13):
        news_site.page(f"/news/{number}", "", status=503)
    result = crawl(run_scrapy, news_site)
    assert result.returncode == 0
    assert "Verdict: degraded: 3 of 20 articles failed (HTTP 503 3x)" in result.stderr
    assert len(feed(tmp_path)) == 17
    for number in (11, 12, 13):
        news_site.page(f"/news/{number}", article(number))
    news_site.requests.clear()
    assert "Verdict: ok" in crawl(run_scrapy, news_site).stderr
    assert sorted(path for path in news_site.requests if "/news/" in path) == [
        "/news/11",
        "/news/12",
        "/news/13",
    ]
    assert len(feed(tmp_path)) == 20
    assert unaccounted_in(tmp_path / "data/newscrawl.db") == 0


def test_a_gone_article_is_no_failure_and_not_asked_for_again(run_scrapy, news_site):
    del news_site.pages["/news/15"]
    assert "Verdict: ok" in crawl(run_scrapy, news_site).stderr
    news_site.requests.clear()
    assert "Verdict: ok" in crawl(run_scrapy, news_site).stderr
    assert not [path for path in news_site.requests if "/news/" in path]


def test_a_site_that_refuses_robots_is_left_alone(run_scrapy, news_site):
    news_site.page("/robots.txt", "User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    result = crawl(run_scrapy, news_site)
    assert result.returncode == 1
    assert "Verdict: broken: robots.txt refuses the lists" in result.stderr
    assert news_site.requests == ["/robots.txt"]


def test_a_page_that_takes_too_long_to_read_is_refused_in_the_middle(run_scrapy, news_site, tmp_path):
    endless = "<p>시의회는 예산안을 <b>의결</b>했다. 위원장은 <i>심사</i>를 마쳤다.</p>" * 20_000
    news_site.page("/news/15", article(15).replace("</p>", f"</p>{endless}", 1))
    bounds = ("-s", "READING_SECONDS=0.3", "-s", "PAGE_TAGS=1000000", "-s", "PAGE_BYTES=100000000")
    result = crawl(run_scrapy, news_site, *bounds)
    assert "/news/15: page too complex to read: not done in 0.3 s" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(feed(tmp_path)) == 19
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as store:
        kept = store.execute("SELECT url, reason, page FROM quarantine").fetchall()
    assert [(url, reason) for url, reason, _ in kept] == [
        (f"{news_site.url}/news/15", "page too complex to read: not done in 0.3 s")
    ]
    assert "예산안" in zlib.decompress(kept[0][2]).decode()


def test_a_page_without_a_list_is_broken(run_scrapy, news_site):
    news_site.page("/", "<html><body><p>점검 중입니다.</p></body></html>")
    result = crawl(run_scrapy, news_site)
    assert result.returncode == 1
    assert "broken: no list of articles found" in result.stderr


def test_a_failed_list_leaves_the_published_feed_as_it_was(run_scrapy, news_site, tmp_path):
    crawl(run_scrapy, news_site)
    before = (tmp_path / "data/feeds/mainnews.articles.json").read_bytes()
    news_site.page("/", "", status=500)
    result = crawl(run_scrapy, news_site)
    assert result.returncode == 1
    assert (tmp_path / "data/feeds/mainnews.articles.json").read_bytes() == before


def test_what_is_no_article_is_quarantined_with_its_page(run_scrapy, news_site, tmp_path):
    empty = "<html><head><title></title></head><body><a href='/'>처음으로</a></body></html>"
    news_site.page("/news/20", empty)
    assert "No article: " in crawl(run_scrapy, news_site).stderr
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as connection:
        [(url, reason, page)] = connection.execute("select url, reason, page from quarantine")
    assert url == f"{news_site.url}/news/20"
    assert reason.startswith("no article: ")
    assert zlib.decompress(page).decode() == empty
    news_site.requests.clear()
    assert "Verdict: ok" in crawl(run_scrapy, news_site).stderr
    assert "/news/20" not in news_site.requests
    assert unaccounted_in(tmp_path / "data/newscrawl.db") == 0


def test_crawl_delay_is_kept(run_scrapy, news_site):
    news_site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", Content_Type="text/plain")
    result = crawl(run_scrapy, news_site, "-a", "limit=3", "-s", "DOWNLOAD_DELAY_JITTER=0")
    assert result.returncode == 0
    assert "asks for 0.3 s between requests" in result.stderr


def test_a_page_that_links_into_the_operators_network_leads_nowhere(run_scrapy, news_site, web_site):
    inside = "".join(
        f'<li><a href="http://127.0.0.1:9/news/{n}">시의회 예산안 {n}차 의결, 복지에 더 쓴다</a></li>'
        for n in range(50, 60)
    )
    news_site.page("/", f"<html><body><h2>주요뉴스</h2><ul>{inside}</ul></body></html>")
    result = crawl(run_scrapy, news_site)
    assert result.returncode == 1
    assert "connection refused" not in result.stderr
