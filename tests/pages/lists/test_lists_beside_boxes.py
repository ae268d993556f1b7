"""A list without a heading, the menu above it, and the headed box of the same articles beside it."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Ranking
from newscrawl.pages.lists import read_list_page
from newscrawl.sites import GENERIC
from newscrawl.sites.sources import ListKind, ListSource

HOME = "https://portal.example.kr"
MENU = "".join(
    f'<dl><a href="/category/{code}"><dt>{name}</dt></a></dl>'
    for code, name in (("p", "정치"), ("e", "경제"), ("s", "사회"), ("w", "국제"), ("c", "문화"))
)
TITLES = [f"{place}번째 마을 도서관이 새로 문을 열고 이웃을 맞았다" for place in range(1, 15)]


def row(number: int) -> str:
    title = TITLES[number - 1]
    return f'<a href="/category/2/news/9000{number:04}"><ul><li>{title}</li><li>가람일보</li></ul></a>'


def box(heading: str, numbers: range) -> str:
    rows = "".join(
        f'<a href="/category/2/news/9000{one:04}"><li>{TITLES[one - 1]}</li></a>' for one in numbers
    )
    return f'<div class="head">{heading}</div><div><ul>{rows}</ul></div>'


def read(numbers: range, *, more: bool) -> list[Ranking]:
    pager = '<div class="paging"><a rel="next" href="?page=2">2</a></div>' if more else ""
    body = (
        f"<section><ul>홍길동</ul><div>{MENU}</div></section>"
        f"<div><div><div><div>{''.join(map(row, numbers))}</div>{pager}</div></div>"
        f"<div>{box('최신 기사', range(1, 11))}</div></div>"
    )
    response = HtmlResponse(f"{HOME}/category/e", body=f"<html><body>{body}</body></html>".encode())
    return read_list_page(response, GENERIC, ListSource(kind="mainnews", url=response.url)).rankings


def named(rankings: list[Ranking]) -> dict[str | None, int]:
    names = [ranking.name for ranking in rankings]
    return {name: names.count(name) for name in names}


def test_a_menu_of_headings_that_are_links_heads_no_list() -> None:
    assert named(read(range(1, 13), more=False)) == {None: 12, "최신 기사": 10}


def test_a_page_that_has_further_ones_is_about_its_list_however_short() -> None:
    assert named(read(range(11, 15), more=True)) == {None: 4, "최신 기사": 10}
    assert named(read(range(11, 15), more=False)) == {"최신 기사": 10}


def event(number: int) -> str:
    rows = "".join(
        f'<li><a href="/news/80{number:03}{one:03}">{number}번째 일의 {one}번째 소식이 새로 들어왔다</a></li>'
        for one in range(3)
    )
    return f"<div><ul>{rows}</ul></div><p>일 {number}의 소식은 여기까지입니다.</p>"


@pytest.mark.parametrize(
    ("events", "kind", "heading", "entries"),
    [
        (12, "mainnews", "분야별 주요뉴스", 41),
        (9, "mainnews", "분야별 주요뉴스", 5),
        (12, "trending", "많이 본 뉴스", 5),
    ],
)
def test_a_list_cut_into_events_is_what_its_page_is_about(
    events: int, kind: ListKind, heading: str, entries: int
) -> None:
    body = f"<div>{''.join(map(event, range(events)))}</div><div>{box(heading, range(1, 6))}</div>"
    response = HtmlResponse(f"{HOME}/section/100", body=f"<html><body>{body}</body></html>".encode())
    source = ListSource(kind=kind, url=response.url)
    assert len(read_list_page(response, GENERIC, source).rankings) == entries
