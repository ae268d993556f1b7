"""Addresses that are none: they cost the link or the base that is wrong, and never the list."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.following.discovery import article_on
from newscrawl.pages import read_listing
from newscrawl.pages.lists import read_list_page
from newscrawl.pages.lists.sitemap import read_sitemap, sitemaps_in
from newscrawl.sites import GENERIC
from newscrawl.sites.sources import ListSource

SOURCE = ListSource(kind="mainnews", url="https://garam.example/list")
ADDRESSES = [f"/news/20251105{n:03}" for n in range(12)]
IMPOSSIBLE = ["//[", "http://[::1", "http://[bad", "http://news[.kr/a"]


def page(addresses: list[str], head: str = "", tail: str = "") -> HtmlResponse:
    rows = "".join(
        f"<li><a href='{address}'>시의회가 예산안을 다시 논의하기로 했다 {n}번째</a></li>"
        for n, address in enumerate(addresses)
    )
    html = f"{head}<title>가람</title><h2>주요뉴스</h2><ul>{rows}</ul>{tail}"
    return HtmlResponse("https://garam.example/list", body=html.encode(), encoding="utf-8")


@pytest.mark.parametrize("wrong", IMPOSSIBLE)
def test_a_base_that_is_no_address_is_the_pages_own(wrong: str) -> None:
    response = page(ADDRESSES, head=f"<base href='{wrong}'>")
    read = [ranking.url for ranking in read_list_page(response, GENERIC, SOURCE).rankings]
    assert read == [f"https://garam.example{address}" for address in ADDRESSES]
    assert len(read_listing(response)) == len(ADDRESSES)
    assert article_on(response, GENERIC, SOURCE) == read[0]


@pytest.mark.parametrize("wrong", IMPOSSIBLE)
def test_a_link_that_is_no_address_is_left_out(wrong: str) -> None:
    response = page([*ADDRESSES[:5], wrong, *ADDRESSES[5:]])
    read = [ranking.url for ranking in read_list_page(response, GENERIC, SOURCE).rankings]
    assert read == [f"https://garam.example{address}" for address in ADDRESSES]


@pytest.mark.parametrize("wrong", IMPOSSIBLE)
def test_a_next_page_or_feed_that_is_no_address_is_none(wrong: str) -> None:
    tail = f"<link rel=next href='{wrong}'><link rel=alternate type='application/rss+xml' href='{wrong}'>"
    listing = read_list_page(page(ADDRESSES, tail=tail), GENERIC, SOURCE)
    assert listing.next_url is None
    assert len(listing.rankings) == len(ADDRESSES)
    right = "<link rel=alternate type='application/rss+xml' href='/rss.xml'>"
    listing = read_list_page(page([], tail=tail + right), GENERIC, SOURCE)
    assert (listing.next_url, listing.feeds) == (None, ["https://garam.example/rss.xml"])


@pytest.mark.parametrize("wrong", IMPOSSIBLE)
def test_sitemaps_that_are_no_address_are_left_out(wrong: str) -> None:
    index = f"<sitemapindex><sitemap><loc>{wrong}</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
    children = read_sitemap(index.encode(), "https://garam.example/s.xml").children
    assert [child.url for child in children] == ["https://garam.example/news.xml"]
    robots = f"Sitemap: {wrong}\nSitemap: https://garam.example/a.xml"
    assert sitemaps_in(robots, "https://garam.example/robots.txt") == ["https://garam.example/a.xml"]
