"""Plain sitemaps lead to articles: as XML, as text, packed, behind nested indexes; feeds in their place."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command, WebSite
from tests.crawl.council import FAST, article, crawl_well

MAP = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>가람신문</title>{}</feed>'
NUMBERS = range(10, 15)


@pytest.fixture
def site(web_site: WebSite) -> WebSite:
    web_site.page("/robots.txt", "User-agent: *\nAllow: /\n", Content_Type="text/plain")
    for number in NUMBERS:
        web_site.page(f"/news/1000{number}", article(number))
    return web_site


def urlset(site: WebSite, numbers: Any = NUMBERS, *, changed: bool = False) -> str:
    """A sitemap of articles, and of pages that are none. Article 12 was changed on 12 February, and so on."""
    lastmod = "<lastmod>2025-02-{}T09:00:00+09:00</lastmod>" if changed else ""
    rows = [f"<url><loc>{site.url}/news/1000{n}</loc>{lastmod.format(n)}</url>" for n in numbers]
    return MAP.format("".join([f"<url><loc>{site.url}/about</loc></url>", *rows]))


def read(tmp_path: Path) -> list[int]:
    [path] = (tmp_path / "data/feeds/mainnews").glob("*.articles.json")
    return sorted(int(one["url"][-2:]) for one in json.loads(path.read_text("utf-8")))


def serve(site: WebSite, path: str, body: bytes, kind: str) -> None:
    site.pages[path] = (200, {"Content-Type": kind}, body)


def test_addresses_alone_lead_to_articles_and_are_no_ranks(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    serve(site, "/sitemap.xml", urlset(site).encode(), "application/xml")
    said = crawl_well(run_scrapy, site, "/sitemap.xml")
    assert read(tmp_path) == list(NUMBERS)
    assert "0 observed" in said
    assert "/about" not in site.requests
    assert "5 known already" in crawl_well(run_scrapy, site, "/sitemap.xml")


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream"])
def test_a_sitemap_of_text_and_one_that_is_packed(
    run_scrapy: Command, site: WebSite, tmp_path: Path, kind: str
) -> None:
    text = "".join(f"{site.url}/news/1000{number}\r\n" for number in NUMBERS).encode()
    body = text if kind == "text/plain" else gzip.compress(text[:60]) + gzip.compress(text[60:])
    serve(site, "/sitemap.txt", body, kind)
    crawl_well(run_scrapy, site, "/sitemap.txt")
    assert read(tmp_path) == list(NUMBERS)


def test_without_since_the_newest_addresses_are_enough(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    serve(site, "/sitemap.xml", urlset(site, changed=True).encode(), "application/xml")
    done = run_scrapy(
        *("crawl", "mainnews", "-a", f"url={site.url}/sitemap.xml", *FAST, "-s", "SITEMAP_ARTICLES=2")
    )
    assert read(tmp_path) == [13, 14]
    assert "3 addresses of a sitemap are left out; since= says how far to go back" in done.stderr


def test_a_file_that_breaks_off_or_swells_is_no_list(run_scrapy: Command, site: WebSite) -> None:
    whole = gzip.compress(urlset(site).encode())
    bomb = gzip.compress(b"<urlset>" + b" " * 53_000_000)
    for path, body in (("/cut.xml.gz", whole[:-20]), ("/bomb.xml.gz", bomb)):
        serve(site, path, body, "application/gzip")
        done = run_scrapy("crawl", "mainnews", "-a", f"url={site.url}{path}", *FAST)
        assert "Verdict: broken: no list could be fetched (is no page of text 1x)" in done.stderr


def test_nested_indexes_a_packed_sitemap_and_a_feed_in_one(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    def index(*paths: str) -> bytes:
        named = [f"<sitemap><loc>{site.url}{path}</loc></sitemap>" for path in paths]
        return INDEX.format("".join(named)).encode()

    entries = f'<entry><title>시의회 예산안 14차 의결</title><link href="{site.url}/news/100014"/></entry>'
    serve(site, "/sitemap.xml", index("/nested.xml", "/atom.xml"), "application/xml")
    serve(site, "/nested.xml", index("/archive.xml.gz"), "application/xml")
    serve(site, "/archive.xml.gz", gzip.compress(urlset(site, range(10, 14)).encode()), "application/x-gzip")
    serve(site, "/atom.xml", ATOM.format(entries).encode(), "application/atom+xml")
    crawl_well(run_scrapy, site, "/sitemap.xml")
    assert read(tmp_path) == list(NUMBERS)


def test_the_longest_sitemap_packed_and_in_an_index(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    """50,000 addresses in 30 MB: far more than a page may have; the new ones among them are read."""
    pictures = f"<image:image><image:caption>{'가' * 80}</image:caption></image:image>" * 2
    old = "".join(
        f"<url><loc>{site.url}/news/{n}</loc><lastmod>2024-12-31</lastmod>{pictures}</url>"
        for n in range(200_000, 249_994)
    )
    new = urlset(site, changed=True)
    end = new.index("</urlset>")
    body = (new[:end] + old + new[end:]).encode()
    assert len(body) > 30_000_000
    serve(site, "/archive.xml.gz", gzip.compress(body, 1), "application/x-gzip")
    index = INDEX.format(f"<sitemap><loc>{site.url}/archive.xml.gz</loc></sitemap>")
    serve(site, "/sitemap.xml", index.encode(), "application/xml")
    site.page("/news/100013", article(13).replace("2025-02-05T15:13", "2025-02-13T08:00"))
    said = crawl_well(run_scrapy, site, "/sitemap.xml", "since=2025-02-12")
    assert read(tmp_path) == [13]
    assert "49,998 outside of" in said
    assert len([path for path in site.requests if path.startswith("/news/")]) == 3


def test_since_leaves_out_what_changed_last_before_it(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    site.page("/news/100013", article(13).replace("2025-02-05T15:13", "2025-02-13T08:00"))
    old = f"<sitemap><loc>{site.url}/old.xml</loc><lastmod>2024-12-31</lastmod></sitemap>"
    new = f"<sitemap><loc>{site.url}/new.xml</loc><lastmod>2025-02-14</lastmod></sitemap>"
    serve(site, "/sitemap.xml", INDEX.format(old + new).encode(), "application/xml")
    serve(site, "/new.xml", urlset(site, changed=True).encode(), "application/xml")
    said = crawl_well(run_scrapy, site, "/sitemap.xml", "since=2025-02-12")
    # 12 and 14 were published before, which only their pages say.
    assert read(tmp_path) == [13]
    assert not {"/old.xml", "/news/100010", "/news/100011"} & set(site.requests)
    assert "4 outside of since=, until= or query=" in said


def test_feeds_are_asked_for_a_span_by_their_own_times(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    rows = "".join(
        f"<entry><title>시의회 예산안 {n}차 의결</title><link href='{site.url}/news/1000{n}'/>"
        f"<published>2025-02-05T15:{n}:00+09:00</published></entry>"
        for n in NUMBERS
    )
    serve(site, "/atom.xml", ATOM.format(rows).encode(), "application/atom+xml")
    said = crawl_well(run_scrapy, site, "/atom.xml", "since=2025-02-05T15:11", "until=2025-02-05T15:12")
    assert read(tmp_path) == [11, 12]
    # Two are asked for at once, and come in either order.
    asked = sorted(path for path in site.requests if path.startswith("/news/"))
    assert asked == ["/news/100011", "/news/100012"]
    assert "3 outside of since=, until= or query=" in said
    [ranks] = (tmp_path / "data/feeds/mainnews").glob("*.rankings.json")
    assert len(json.loads(ranks.read_text("utf-8"))) == 2
