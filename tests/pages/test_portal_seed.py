"""The portal's article page, row by row: everything that stands on it has its place in an item."""

from datetime import datetime
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article, Author, Ranking
from newscrawl.pages import read_article, read_listing
from newscrawl.sites import get
from newscrawl.text import KST

PAGE = Path(__file__).parent / "portal" / "seed" / "page.html"
ADDRESS = "http://127.0.0.1:8600/category/2/news/90000000"


def response() -> HtmlResponse:
    return HtmlResponse(ADDRESS, body=PAGE.read_bytes())


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article(response(), get("portal"))


@pytest.fixture(scope="module")
def rankings() -> list[Ranking]:
    return list(read_listing(response(), get("portal")))


def test_category(article: Article) -> None:
    assert article.section == "경제"


def test_headline(article: Article) -> None:
    assert article.title == '윤슬시장 "도시의 내일, 책에 달렸다…독서 비전 마련할 것"(종합)'


def test_time_is_korean_to_the_minute(article: Article) -> None:
    assert article.published_at == datetime(2025, 2, 5, 15, 22, tzinfo=KST)
    assert article.modified_at is None


def test_dateline_names_the_publisher_and_is_no_text(article: Article) -> None:
    assert article.publisher == "가람경제"
    assert article.body is not None
    assert article.body.startswith('윤슬시장은 5일 "도시의 미래는')


def test_paragraphs_with_every_number(article: Article) -> None:
    assert article.body is not None
    paragraphs = article.body.split("\n\n")
    assert len(paragraphs) == 5
    assert "-2.5%였던 증가율이 3.1~3.5%로" in paragraphs[2]
    assert paragraphs[4].endswith("3년간 총 2064억원을 투입한다.")


def test_captions_and_credits_are_the_pictures(article: Article) -> None:
    assert [image.url for image in article.images] == [
        "http://127.0.0.1:8600/img/1.svg",
        "http://127.0.0.1:8600/img/2.svg",
    ]
    assert article.images[0].caption == (
        "이도연 윤슬시장은 5일 오전 시청에서 전문가들과 '독서 산업육성 자문회의'를 진행했다. 윤슬시 제공"
    )
    assert [image.credit for image in article.images] == ["윤슬시", "윤슬시"]
    assert "윤슬시 제공" not in (article.body or "")


def test_subheading_is_a_paragraph_of_its_own(article: Article) -> None:
    assert "'인재 확보' 최우선 과제…투자·인프라도 중요" in (article.body or "").split("\n\n")


def test_glued_bylines_are_two_authors(article: Article) -> None:
    assert article.authors == [
        Author("배가람", "garam@garam-economy.example", "기자"),
        Author("김해솔", "haesol@garam-economy.example", "기자"),
    ]
    assert "기자" not in (article.body or "")


def test_copyright_line(article: Article) -> None:
    assert article.copyright == (
        "<ⓒ책을 읽는 경제콘텐츠 플랫폼, 가람경제(www.garam-economy.example) 무단전재 배포금지>"
    )
    assert "무단전재" not in (article.body or "")


def test_ten_tags_without_their_mark(article: Article) -> None:
    assert article.tags == [
        "시장",
        "윤슬",
        "이도연",
        "독서",
        "육성",
        "전략",
        "도서관",
        "인재",
        "산업",
        "투자",
    ]


def test_reactions_have_a_count_for_each_kind(article: Article) -> None:
    assert article.reactions == {"기뻐요": 0, "응원해요": 0, "실망이에요": 0, "슬퍼요": 0}


def test_comments_are_counted(article: Article) -> None:
    assert article.comment_count == 0


def test_main_news_are_ten_ranks(rankings: list[Ranking]) -> None:
    main = [ranking for ranking in rankings if ranking.list == "mainnews"]
    assert [ranking.rank for ranking in main] == list(range(1, 11))
    assert {ranking.name for ranking in main} == {"경제 주요뉴스"}
    assert main[0].title == "금값 한 돈 60만원 넘보나…무역 갈등에 최고가"
    assert main[0].publisher == "두물이코노미뉴스"
    assert main[0].comment_count == 0


def test_trending_list_has_two_tabs(rankings: list[Ranking]) -> None:
    trending = [ranking for ranking in rankings if ranking.list == "trending"]
    assert [(ranking.tab, ranking.title) for ranking in trending] == [
        ("최신뉴스", "한들천 산책로 다시 연다"),
        ("인기뉴스", "새봄도서관 개관 1년"),
    ]
    assert {ranking.name for ranking in trending} == {"트렌드 뉴스"}


def test_navigation_is_nothing(article: Article, rankings: list[Ranking]) -> None:
    text = f"{article}{[ranking.title for ranking in rankings]}"
    for word in ("닫기", "투표", "게임", "이벤트", "모아보기", "최신순"):
        assert word not in text
