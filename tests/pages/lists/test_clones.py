"""Slides that stand at both ends of a carousel once more, in pages that a browser has shown."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.lexicon import entries
from newscrawl.pages.lists import read_listing
from newscrawl.sites import GENERIC

HEADLINES = (
    "바닷가 마을이 겨울 채비를 서두른다",
    "새로 놓은 다리에 이름을 붙였다",
    "첫눈 내린 날 책방이 문을 열었다",
    "등대 불빛이 다시 밤바다를 비춘다",
)


def slide(number: int, name: str = "") -> str:
    return (
        f"<div class='slide {name}'><a href='/news/2025110500{number}'><b>{HEADLINES[number]}</b></a></div>"
    )


def read(*slides: str) -> list[tuple[int | None, str | None]]:
    page = f"<html><body><h2>주요뉴스</h2><div>{''.join(slides)}</div></body></html>"
    response = HtmlResponse("https://www.hanbat-ilbo.kr/", body=page.encode(), encoding="utf-8")
    return [(ranking.rank, ranking.title) for ranking in read_listing(response, GENERIC)]


IN_ORDER = list(enumerate(HEADLINES, 1))


@pytest.mark.parametrize("name", entries("lists", "cloned-slides"))
def test_the_order_is_that_of_the_slides_themselves(name: str) -> None:
    """slick: one before, and all and one more behind."""
    own = [slide(number) for number in range(4)]
    behind = [slide(number, name) for number in (0, 1, 2, 3, 0)]
    assert read(slide(3, name), *own, *behind) == IN_ORDER


def test_slides_of_several_articles() -> None:
    """Two on each: the clone of the last one stands first."""
    first, last = slide(0) + slide(1), slide(2) + slide(3)
    slides = [
        f"<div class='swiper-slide {name}'>{both}</div>"
        for name, both in (
            ("swiper-slide-duplicate", last),
            ("", first),
            ("", last),
            ("swiper-slide-duplicate", first),
        )
    ]
    assert read(*slides) == IN_ORDER


def test_a_slide_that_stands_nowhere_else_stays() -> None:
    own = [slide(number) for number in range(3)]
    assert read(*own, slide(3, "cloned")) == IN_ORDER


def test_an_element_that_is_called_a_little_like_one_is_none() -> None:
    """The list says where its rows stand; a box above shows one of them large."""
    rows = [slide(number) for number in (1, 2, 3)]
    assert read(slide(0, "cyclone"), *rows, slide(0)) == IN_ORDER
