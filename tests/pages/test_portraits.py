"""The picture of who wrote an article is no picture of the article, and tells who wrote where nobody signs."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TITLE = "나루시, 강변 산책로 석 달 만에 다시 연다"
TEXT = "".join(
    f"<p>나루시는 강변 산책로의 {part} 구간을 석 달 만에 다시 열기로 했다고 밝혔다.</p>"
    for part in ("첫", "둘째", "셋째", "넷째")
)
PHOTO = '<figure><img src="/a/walk.jpg"><figcaption>다시 열린 산책로. 나루시 제공</figcaption></figure>'


OPINION = f"[기고] {TITLE}"


def read(
    *, above: str = "", before: str = "", below: str = PHOTO, title: str = TITLE, head: str = ""
) -> Article:
    page = (
        f'<html lang="ko"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{above}'
        f"<h1>{title.split(' | ', maxsplit=1)[0].removeprefix('나루칼럼 : ')}</h1><div>입력 2025.03.05 10:10</div><div>{before}{TEXT}{below}</div></body></html>"
    )
    return read_article(HtmlResponse("https://news.naru.example/a/1", body=page.encode()), GENERIC)


def pictures(article: Article) -> list[str]:
    return [(image.url or "").rpartition("/")[2] for image in article.images]


@pytest.mark.parametrize(
    "box",
    [
        '<div><img src="/a/hong.jpg"><div>홍길동 가람대 경제학과 교수</div></div>',
        '<div><img src="/a/hong.jpg"><p>홍길동</p><p>가람대 경제학과 교수</p></div>',
        '<figure><img src="/a/hong.jpg"><figcaption>홍길동 나루경제연구소장</figcaption></figure>',
    ],
)
def test_the_picture_before_an_opinion_is_its_writers(box: str) -> None:
    article = read(before=box, title=OPINION)
    assert [author.name for author in article.authors] == ["홍길동"]
    assert pictures(article) == ["walk.jpg"]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (f"{TITLE} <나루칼럼>".replace("<", "&lt;"), ""),
        (TITLE, '<meta property="article:section" content="오피니언">'),
        (f"{TITLE} | 오피니언 - 나루일보", ""),
        (f"나루칼럼 : {TITLE}", ""),
    ],
)
def test_the_head_says_that_it_is_an_opinion(title: str, head: str) -> None:
    box = '<figure><img src="/a/hong.jpg"><figcaption>홍길동 가람대 교수</figcaption></figure>'
    assert [author.name for author in read(before=box, title=title, head=head).authors] == ["홍길동"]


@pytest.mark.parametrize("title", [TITLE, "“책 한 권 남기고 떠난다” 홍길동 나루전자 회장의 마지막 하루"])
def test_whom_news_shows_first_has_not_written_it(title: str) -> None:
    box = '<figure><img src="/a/hong.jpg"><figcaption>홍길동 나루전자 회장</figcaption></figure>'
    article = read(before=box, title=title)
    assert article.authors == []
    assert pictures(article) == ["hong.jpg", "walk.jpg"]
    assert article.images[0].caption == "홍길동 나루전자 회장"


def test_who_stands_in_the_picture_has_not_written_what_another_signs() -> None:
    box = '<figure><img src="/a/hong.jpg"><figcaption>홍길동 가람대 교수</figcaption></figure>'
    article = read(before=box, below="<p>한도연 기자 dyhan@naru.example</p>")
    assert [author.name for author in article.authors] == ["한도연"]
    assert pictures(article) == ["hong.jpg"]


def test_who_stands_in_a_picture_behind_text_has_not_written() -> None:
    box = '<figure><img src="/a/hong.jpg"><figcaption>홍길동 가람대 교수</figcaption></figure>'
    article = read(below=box)
    assert article.authors == []
    assert pictures(article) == ["hong.jpg"]


def test_an_alternative_text_names_the_writer() -> None:
    article = read(before='<div>홍길동 논설위원</div><div><img src="/a/hong.jpg" alt="홍길동"></div>')
    assert [author.name for author in article.authors] == ["홍길동"]
    assert pictures(article) == ["walk.jpg"]


@pytest.mark.parametrize(("mark", "found"), [("[기고] ", []), ("", ["hong.jpg"])])
def test_a_portrait_above_an_opinion_is_no_picture_of_it(mark: str, found: list[str]) -> None:
    page = (
        f'<html lang="ko"><body><h1>{mark}{TITLE}</h1><div><img src="/a/photo/hong.jpg"></div>'
        f"<div>홍길동 시인</div><div>입력 2025.03.05 10:10</div><div>{TEXT}</div></body></html>"
    )
    article = read_article(HtmlResponse("https://news.naru.example/a/1", body=page.encode()), GENERIC)
    assert pictures(article) == found
