"""Which text of a page is its article's, where the page shows none: JSON-LD's, a hidden one, a flash."""

import json

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TITLE = "나루시, 도서관 정책 다시 살핀다"
ONE = "나루시는 3일 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다."
TWO = "시민 백 명이 회의를 지켜보았고 시장은 도서관마다 사서를 더 두겠다고 말했다."
POSTS = "▲ 도서관장 홍길동 ▲ 공원과장 이새길"
DATED = '<meta property="article:published_time" content="2025-03-03T10:00:00+09:00">'
SHOWN_DAY = "<p>2025.03.03</p>"


def read(text: str, head: str = "") -> Article:
    page = (
        f'<html><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body><h1>{TITLE}</h1>{text}</body></html>"
    )
    return read_article(HtmlResponse("https://news.nowhere.example/a/1", body=page.encode()), GENERIC)


def linked(body: str, **more: str) -> str:
    entity = {"@type": "NewsArticle", "headline": TITLE, "articleBody": body, **more}
    return f'<script type="application/ld+json">{json.dumps(entity)}</script>'


def hidden(*paragraphs: str) -> str:
    return f'<div style="display:none">{"".join(f"<p>{one}</p>" for one in paragraphs)}</div>'


@pytest.mark.parametrize(
    ("head", "above", "found"),
    [
        (DATED, "", True),
        (linked("", datePublished="2025-03-03"), "", True),
        ("", SHOWN_DAY, True),
        ("", "", False),
    ],
)
def test_appointments_are_a_text_where_the_page_has_a_day(head: str, above: str, found: bool) -> None:
    body = read(f"{above}<div><p>{POSTS}</p></div>", head).body
    assert body == (POSTS if found else None)


def test_a_flash_says_its_headline_again() -> None:
    assert read(f"<div><p>{TITLE}</p></div>", DATED).body == TITLE


def test_a_page_that_shows_a_text_is_no_flash() -> None:
    assert read(f"<div><p>{ONE}</p></div><div><p>{POSTS}</p></div>", DATED).body == ONE


@pytest.mark.parametrize(("letters", "found"), [(40, False), (41, True)])
def test_a_text_of_json_ld_has_more_than_forty_characters(letters: int, found: bool) -> None:
    text = f"나루시는 도서관을 {'가' * (letters - 15)} 열었다."
    assert len(text) == letters
    assert (read("", linked(text)).body == text) is found


def test_what_the_page_shows_comes_before_what_it_does_not() -> None:
    shown = f"<div><p>{ONE}</p></div>"
    assert read(shown, linked(f"{ONE} {TWO} {ONE}")).body == ONE
    assert read(shown + hidden(TWO, TWO, TWO)).body == ONE


def test_json_ld_comes_before_what_is_hidden() -> None:
    assert read(hidden(TWO), linked(ONE)).body == ONE
    assert read(hidden(TWO)).body == TWO
    assert read(hidden(ONE, TWO)).body == f"{ONE}\n\n{TWO}"


def test_a_picture_above_the_text_belongs_to_it() -> None:
    picture = "<div><img src=/photo/1.jpg width=640 alt='도서관의 아침'></div>"
    article = read(f"{picture}<div><p>{ONE}</p><p>{TWO}</p></div>")
    assert [one.url for one in article.images] == ["https://news.nowhere.example/photo/1.jpg"]
    inside = read(f"{picture}<div><img src=/photo/2.jpg width=640><p>{ONE}</p><p>{TWO}</p></div>")
    assert "https://news.nowhere.example/photo/2.jpg" in [one.url for one in inside.images]


@pytest.mark.parametrize(("sentences", "shown"), [(3, True), (14, False)])
def test_what_a_script_carries_comes_where_it_is_longer_than_what_is_shown(
    sentences: int, shown: bool
) -> None:
    carried = " ".join(
        f"나루시는 {day}일 도서관마다 사서를 셋씩 더 둔다고 시민들에게 밝혔다."
        for day in range(10, 10 + sentences)
    )
    state = {"title": TITLE, "content": carried.ljust(150)}
    script = f"<script>{json.dumps(state, ensure_ascii=False)}{' ' * 400}</script>"
    body = read(f"<div><p>{ONE}</p><p>{TWO}</p><p>{ONE.replace('3일', '4일')}</p></div>{script}").body or ""
    assert body.startswith(ONE) is shown
