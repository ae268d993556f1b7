"""``-a url=``: a page's list by heading, else its largest, else its feed, else the sitemaps of robots.txt."""

import json

import pytest

from tests.crawl.council import article, crawl, listing

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>가람신문</title>{}</channel></rss>"""
ENTRY = """<item><title>시의회 예산안 {n}차 의결</title><link>{url}/news/{n}</link>
<pubDate>Wed, 05 Feb 2025 15:{n}:00 +0900</pubDate></item>"""
SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>"""
PAGE = """<url><loc>{url}/news/{n}</loc><news:news><news:publication><news:name>가람신문</news:name>
<news:language>ko</news:language></news:publication>
<news:publication_date>2025-02-05T15:{n}:00+09:00</news:publication_date>
<news:title>시의회 예산안 {n}차 의결</news:title></news:news></url>"""
INDEX = """<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{url}/news-1.xml</loc></sitemap>
</sitemapindex>"""
NUMBERS = range(10, 16)
NOTHING = "<html><head>{}</head><body><p>어서 오십시오.</p></body></html>"


@pytest.fixture
def articles(web_site):
    for number in NUMBERS:
        web_site.page(f"/news/{number}", article(number))
    return web_site


def numbers(tmp_path):
    feed = json.loads((tmp_path / "data/feeds/mainnews.articles.json").read_text("utf-8"))
    return sorted(int(entry["url"].rpartition("/")[2]) for entry in feed)


def test_the_list_under_its_heading(run_scrapy, articles, tmp_path):
    articles.page("/", listing(NUMBERS))
    result = crawl(run_scrapy, articles)
    assert "under the heading '주요뉴스'" in result.stderr
    assert numbers(tmp_path) == list(NUMBERS)


def test_else_the_largest_list(run_scrapy, articles, tmp_path):
    articles.page("/", listing(NUMBERS).replace("주요뉴스", ""))
    result = crawl(run_scrapy, articles)
    assert "largest list of articles" in result.stderr
    assert numbers(tmp_path) == list(NUMBERS)


def test_else_the_feed_that_the_page_links(run_scrapy, articles, tmp_path):
    articles.page("/", NOTHING.format("<link rel='alternate' type='application/rss+xml' href='/rss'>"))
    entries = "".join(ENTRY.format(n=number, url=articles.url) for number in NUMBERS)
    articles.page("/rss", FEED.format(entries), Content_Type="application/rss+xml")
    result = crawl(run_scrapy, articles)
    assert result.returncode == 0, result.stderr
    assert f"looking at {articles.url}/rss" in result.stderr
    assert "RSS feed" in result.stderr
    assert numbers(tmp_path) == list(NUMBERS)


def test_else_the_sitemaps_of_robots_txt(run_scrapy, articles, tmp_path):
    articles.page("/", NOTHING.format(""))
    robots = f"User-agent: *\nAllow: /\nSitemap: {articles.url}/news.xml\n"
    articles.page("/robots.txt", robots, Content_Type="text/plain")
    articles.page("/news.xml", INDEX.format(url=articles.url), Content_Type="application/xml")
    pages = "".join(PAGE.format(n=number, url=articles.url) for number in NUMBERS)
    articles.page("/news-1.xml", SITEMAP.format(pages), Content_Type="application/xml")
    result = crawl(run_scrapy, articles)
    assert result.returncode == 0, result.stderr
    assert "news sitemap" in result.stderr
    assert numbers(tmp_path) == list(NUMBERS)


def test_where_there_is_nothing_the_run_says_so(run_scrapy, articles):
    articles.page("/", NOTHING.format(""))
    result = crawl(run_scrapy, articles)
    assert result.returncode == 1
    # That there is no robots.txt, which was looked at for sitemaps, is not why.
    assert "Verdict: broken: no list of articles found\n" in result.stderr
    assert "Traceback" not in result.stderr
