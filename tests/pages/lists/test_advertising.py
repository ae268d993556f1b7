"""Rows that say that they are advertisements, among those of a list."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.lists import read_listing
from newscrawl.pages.lists.advertising import is_advertisement_label
from newscrawl.sites import GENERIC

URL = "https://www.hanbat-ilbo.kr/news/list"
HEADLINES = (
    "바닷가 마을이 겨울 채비를 서두른다",
    "새로 놓은 다리에 이름을 붙였다",
    "첫눈 내린 날 책방이 문을 열었다",
    "등대 불빛이 다시 밤바다를 비춘다",
    "버려진 역사가 도서관으로 바뀐다",
)
BOUGHT = "온실 딸기를 집에서 받아 보세요"


def listed(*rows: str) -> list[str]:
    body = f"<html><body><div><h2>주요뉴스</h2><ul>{''.join(rows)}</ul></div></body></html>"
    response = HtmlResponse(URL, body=body.encode(), encoding="utf-8")
    return [ranking.title or "" for ranking in read_listing(response, GENERIC)]


def row(number: int, title: str, label: str = "", tail: str = "") -> str:
    over = f"<em>{label}</em>" if label else ""
    return f"<li><a href='/news/2025110500{number:02}'>{over}<strong>{title}</strong>{tail}</a></li>"


NEWS = [row(number, title) for number, title in enumerate(HEADLINES)]


@pytest.mark.parametrize(
    "label", ["광고", "AD", "[AD]", "Sponsored", "ANZEIGE", "Sponsored content", "Eigenwerbung"]
)
def test_a_row_that_says_that_it_is_one_is_no_entry(label: str) -> None:
    assert listed(*NEWS[:2], row(9, BOUGHT, label), *NEWS[2:]) == list(HEADLINES)


def test_one_may_say_so_on_its_link_behind_its_headline() -> None:
    assert listed(*NEWS[:2], row(9, BOUGHT, tail="<i>AD</i>"), *NEWS[2:]) == list(HEADLINES)


def test_one_may_say_so_where_the_others_show_their_publisher() -> None:
    def signed(number: int, title: str, name: str) -> str:
        return (
            f"<li><a href='/news/2025110500{number:02}'><strong>{title}</strong></a><span>{name}</span></li>"
        )

    rows = [signed(number, title, "가온일보") for number, title in enumerate(HEADLINES)]
    assert listed(*rows[:2], signed(9, BOUGHT, "AD"), *rows[2:]) == list(HEADLINES)


def test_a_banner_below_a_row_makes_the_row_no_advertisement() -> None:
    banner = "<div><p>AD</p><iframe src='/banner'></iframe></div>"
    assert listed(*NEWS[:2], NEWS[2].replace("</li>", f"{banner}</li>"), *NEWS[3:]) == list(HEADLINES)


def test_one_is_told_among_rows_that_show_their_sections() -> None:
    rows = [row(number, title, ("건강", "여행")[number % 2]) for number, title in enumerate(HEADLINES)]
    assert listed(*rows, row(9, BOUGHT, "AD")) == list(HEADLINES)


def test_one_stands_where_the_others_have_their_rank() -> None:
    ranked = [row(number, title, str(number + 1)) for number, title in enumerate(HEADLINES)]
    assert listed(*ranked[:3], row(9, BOUGHT, "광고"), *ranked[3:]) == list(HEADLINES)


def test_one_beside_articles_whose_addresses_do_not_look_like_articles_is_none_either() -> None:
    other = NEWS[0].replace("/news/202511050000", "/special/sea")
    assert BOUGHT not in listed(*NEWS[1:], other, row(9, BOUGHT, "광고").replace("/news/", "/shop/"))


@pytest.mark.parametrize(
    "rows",
    [
        # the word is part of a headline, stands behind it, or in another row's text
        [*NEWS, row(9, "광고 없는 골목을 만든 사람들")],
        [*NEWS, row(9, "Anzeige gegen Halter: Hund läuft davon")],
        [*NEWS, row(9, "벽에 붙은 옛 광고를 모은다", tail="<p>광고</p>")],
        # a trade paper names what its articles are about
        [row(0, HEADLINES[0], "광고"), row(1, HEADLINES[1], "마케팅"), row(2, HEADLINES[2], "미디어"), row(3, HEADLINES[3], "정책")],
        [row(0, HEADLINES[0], "광고"), row(1, HEADLINES[1], "유통"), row(2, HEADLINES[2], "유통"), row(3, HEADLINES[3], "광고"), *NEWS[4:]],
        # the section of that name
        [row(number, title, "광고") for number, title in enumerate(HEADLINES)],
    ],
)  # fmt: skip
def test_what_is_no_advertisement(rows: list[str]) -> None:
    assert len(listed(*rows)) == len(rows)


@pytest.mark.parametrize("text", ["광고주", "advertising", "Ad Tracker", "ad " * 12, "유료광고", ""])
def test_other_words(text: str) -> None:
    assert not is_advertisement_label(text)
