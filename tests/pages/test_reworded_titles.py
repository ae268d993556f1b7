"""A headline that the head has in other words, for searches."""

import pytest

from newscrawl.pages import explain_article
from newscrawl.sites import GENERIC
from tests.pages.lexicon.pages_with import TEXT, TITLE, page

HEAD = f'<title>{TITLE} - 나루일보</title><meta property="og:title" content="{TITLE}">'
STAMP = "<p>홍길동 기자 | 입력 2024.05.03 10:20</p>"


@pytest.mark.parametrize(
    "wrap", ["<h1>{}</h1>", "<h1><a href=/>나루일보</a></h1><h2>{}</h2>", "<div><b>{}</b></div>"]
)
@pytest.mark.parametrize("shown", ["시청 옆 가람시 도서관 새로 열려", "가람시 새로 지은 도서관, 시민 품으로"])
def test_what_the_page_shows_is_its_headline(shown: str, wrap: str) -> None:
    reading = explain_article(page(f"{wrap.format(shown)}{STAMP}<div>{TEXT}</div>", HEAD), GENERIC)
    assert reading.article.title == shown


@pytest.mark.parametrize(
    "wrap",
    [
        "<h2><a href=/1>{}</a></h2>",
        "<h2>{}</h2><p>하나</p><p>둘</p><p>셋</p><p>넷</p><p>다섯</p>",
        "<div>{}</div>",
    ],
)
def test_what_is_a_link_or_far_from_the_time_is_not(wrap: str) -> None:
    shown = "시청 옆 가람시 도서관 새로 열려"
    reading = explain_article(page(f"{wrap.format(shown)}{STAMP}<div>{TEXT}</div>", HEAD), GENERIC)
    assert reading.article.title == TITLE


@pytest.mark.parametrize(
    "shown",
    [
        "가람시 소식을 전합니다",  # the site's words
        "[기획] 우리 동네 도서관 기행",  # the series
        "나루일보 창간 30돌 특집",
        f"<span>나루의 봄</span>{TITLE}",
        "새로 나온 책과 도서관 이야기 모음",
    ],
)
@pytest.mark.parametrize(
    "wrap", ["<h1>{}</h1>", "<h2>{}</h2>", "<h1><a href=/>{}</a></h1>", "<aside><h1>{}</h1></aside>"]
)
def test_an_h1_that_says_something_else_is_none(shown: str, wrap: str) -> None:
    reading = explain_article(page(f"{wrap.format(shown)}{STAMP}<div>{TEXT}</div>", HEAD), GENERIC)
    assert reading.article.title == TITLE
