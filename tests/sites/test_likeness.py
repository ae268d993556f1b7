"""How much addresses look like articles'."""

import pytest

from newscrawl.sites.likeness import article_likeness


@pytest.mark.parametrize(
    "url",
    [
        "https://h.kr/news/articleView.html?idxno=412301",
        "https://h.kr/article/202511050001",
        "https://h.kr/2025/11/05/first-snow/",
        "https://h.kr/2025/11/%EC%B2%AB%EB%88%88/",
        "https://h.kr/category/2/news/701",
        "https://h.kr/stock/view/202511051234",
        "https://h.kr/news/2025/11/05/123456",
        "https://h.kr/view.php?code=2024012212522063152",
        "https://h.kr/world/articles/c4gd2xk9qw7o",
        "https://h.kr/story/crx5621w1r8o/",
    ],
)
def test_surely_an_article(url: str) -> None:
    assert article_likeness(url) == 2


@pytest.mark.parametrize(
    "url",
    [
        "https://h.kr/first-ferry-in-forty-years/",
        "https://h.kr/why-we-vote-on-islands/",
        "https://h.kr/posts/first-snow-falls/",
        "https://h.kr/%EB%8F%84%EC%84%9C%EA%B4%80-%EC%83%88%EB%B2%BD-%EA%B0%9C%EB%B0%A9/",
        "https://h.kr/도서관-새벽-개방/",
        "https://h.kr/?p=4120",
    ],
)
def test_perhaps_an_article(url: str) -> None:
    assert article_likeness(url) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://h.kr/",
        "https://h.kr/about-us/",
        "https://h.kr/topics/c4gd2xk9qw7o",
        "https://h.kr/articles/blackberry101",
        "https://h.kr/articles/2024review",
        "https://h.kr/articles/newsletter",
        "https://h.kr/terms-of-service/",
        "https://h.kr/how-to-subscribe/",
        "https://h.kr/category/money-and-work-today/",
        "https://h.kr/forums/node/1617939",
        "https://h.kr/hub/adapting-to-the-climate",
        "https://h.kr/m/media/photo-viewer?cid=271939",
        "https://h.kr/tag/%EC%82%AC%EB%9E%8C%EB%93%A4-%EC%9D%B4%EC%95%BC%EA%B8%B0/",
        "https://h.kr/vote/12/300",
        "https://h.kr/notice/view.html?no=118",
        "https://h.kr/notices/20251104",
        "https://h.kr/profile/Hong-Gil-Dong-Reporter",
        "https://h.kr/stock/005930",
        "https://h.kr/item/main?code=005930",
        "https://h.kr/weather/1100000",
        "https://weather.h.kr/today/09740103",
        "https://h.kr/quotes/AAPL-stock-price-today",
        "https://h.kr/logo.png",
        "https://shop.h.kr/goods/123456",
        "mailto:a@h.kr",
    ],
)
def test_no_article(url: str) -> None:
    assert article_likeness(url) <= 0
