"""What a list page gives that is no page of rows: sitemaps, lists of addresses; and where a list goes on."""

import pytest
from scrapy.http import HtmlResponse, TextResponse

from newscrawl.pages.lists import read_list_page
from newscrawl.sites import GENERIC, ListSource

URL = "https://news.example.kr/politics"
ARTICLES = [f"https://news.example.kr/news/2025110510{number:04}" for number in range(4)]
OTHERS = ["https://news.example.kr/", "https://news.example.kr/about", "https://news.example.kr/politics"]


def addresses(body: str, kind: str) -> list[str]:
    response = TextResponse("https://news.example.kr/sitemap", body=body.encode(), encoding="utf-8")
    return [
        one.url for one in read_list_page(response, GENERIC, ListSource(kind=kind, url=response.url)).rankings
    ]


def test_a_plain_sitemap_names_articles_and_other_pages() -> None:
    urls = "".join(f"<url><loc>{address}</loc></url>" for address in [*OTHERS, *ARTICLES])
    sitemap = (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    )
    assert addresses(sitemap, "mainnews") == ARTICLES


def test_a_sitemap_may_be_lines_of_addresses() -> None:
    assert addresses("\n".join([*OTHERS, *ARTICLES]), "mainnews") == ARTICLES


ROWS = "".join(
    f"<li><a href='{one}'>나루시 도서관 {n}호 다시 열려</a></li>" for n, one in enumerate(ARTICLES)
)
DAY = "/politics/{date}"
PAGER = "<div class=paging><strong>1</strong><a href='/politics?page=2'>2</a></div>"


@pytest.mark.parametrize(
    ("parts", "following"),
    [
        ({}, f"{URL}?page=2"),
        ({"single": True}, None),
        ({"single": True, "paging": "/politics?p={page}"}, None),
        # what a page of a day leads to is another day
        ({"dated": DAY}, None),
        ({"dated": DAY, "paging": "/politics?p={page}"}, "/politics?p=2"),
        ({"paging": "/politics?p={page}"}, "/politics?p=2"),
    ],
)
def test_where_a_list_goes_on(parts: dict[str, object], following: str | None) -> None:
    source = ListSource(kind="mainnews", url="/politics", **parts)
    page = f"<html><body><h2>주요뉴스</h2><ul>{ROWS}</ul>{PAGER}</body></html>".encode()
    found = read_list_page(HtmlResponse(URL, body=page, encoding="utf-8"), GENERIC, source).next_url
    assert found == following
