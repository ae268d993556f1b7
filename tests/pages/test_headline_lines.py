"""Headlines that the page shows otherwise than its head says: behind a badge, or in other words."""

import pytest

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC
from tests.pages.lexicon.pages_with import TEXT, page

TITLE = "가람시 도서관, 새로 문 열었다"
BYLINE = "<div>구해솔 기자 | 입력 2024.05.03 10:20</div>"
BODY = TEXT.replace("<p>", "").replace("</p>", "\n\n").strip()
NAMED = f'<title>{TITLE} - 나루일보</title><meta property="og:title" content="{TITLE}">'
UNNAMED = f"<title>{TITLE} - 나루일보</title>"
BADGED = (
    f"<h1><em>나루의 봄</em> {TITLE}</h1>",
    f'<h1><a href="/series/3">[나루의 봄]</a> {TITLE}</h1>',
    f"<h1><span>단독</span>{TITLE}</h1>",
    f"<h2><span>나루의 봄</span><span>{TITLE}</span></h2>",
)
SHOWN_OTHERWISE = ("h1", "h2", "div", "strong")


def read(head: str, body: str) -> Article:
    return read_article(page(body, head), GENERIC)


@pytest.mark.parametrize("heading", BADGED)
@pytest.mark.parametrize("head", [NAMED, UNNAMED])
@pytest.mark.parametrize("boxed", [True, False])
def test_the_badge_in_a_heading_is_no_part_of_the_headline(heading: str, head: str, boxed: bool) -> None:
    text = f"<div>{TEXT}</div>" if boxed else TEXT
    article = read(head, f"<div><div>{heading}{BYLINE}</div>{text}</div>")
    assert (article.title, article.body, article.subtitle) == (TITLE, BODY, None)


def test_a_heading_that_ends_in_a_short_title_is_none_with_a_badge() -> None:
    head = "<title>봄이 왔다</title>"
    assert read(head, f"<h1>가람시 도서관에 봄이 왔다</h1>{BYLINE}<div>{TEXT}</div>").title != "봄이 왔다"


@pytest.mark.parametrize("tag", SHOWN_OTHERWISE)
def test_a_headline_in_other_words_above_the_byline_is_not_the_text(tag: str) -> None:
    """It reads as a sentence; nothing in the head says so, and the byline below it does not end the text."""
    head = '<meta property="og:title" content="책 12만 권 품은 가람의 새 도서관">'
    article = read(head, f"<div><{tag}>{TITLE}</{tag}>{BYLINE}{TEXT}</div>")
    assert (article.body, article.subtitle) == (BODY, None)


def test_a_subtitle_that_reads_as_a_sentence_stands_above_the_byline() -> None:
    lead = "첫 주에 시민 4천여 명이 찾았다"
    article = read(NAMED, f"<h1>{TITLE}</h1><div><h2>{lead}</h2>{BYLINE}{TEXT}</div>")
    assert (article.body, article.subtitle) == (BODY, lead)


def test_a_text_without_full_stops_ends_at_its_byline() -> None:
    body = "<p>가람시 도서관이 지난 1일 시청 옆 새 건물에서 문을 열었다</p>"
    article = read(
        NAMED, f"<h1>{TITLE}</h1><div>{body}<p>구해솔 기자</p><p>이 소식은 나루마을이 전했다</p></div>"
    )
    assert article.body is not None
    assert article.body.startswith("가람시 도서관이 지난 1일")
