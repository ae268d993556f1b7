"""Links to articles: where a page keeps them when it has no ``<a href>``."""

from scrapy.http import HtmlResponse

from newscrawl.pages.lists import read_listing
from newscrawl.sites import GENERIC

TITLES = ["강변 산책로 다시 열려", "겨울 채소 도매값 내려", "섬 아이들의 지하철 여행"]


def test_the_address_of_a_row_comes_before_a_link_it_carries() -> None:
    """``data-url`` is where the row leads, ``data-link`` what it hands to a button: sharing, keeping."""
    rows = "".join(
        f'<li data-link="/share/2025110500{row}" data-url="/news/2025110500{row}"><b>{title}</b></li>'
        for row, title in enumerate(TITLES)
    )
    page = f"<html><body><h2>많이 본 뉴스</h2><ul>{rows}</ul></body></html>"
    response = HtmlResponse("https://news.example.kr/", body=page.encode(), encoding="utf-8")
    assert [(one.title, one.url) for one in read_listing(response, GENERIC)] == [
        (title, f"https://news.example.kr/news/2025110500{row}") for row, title in enumerate(TITLES)
    ]
