"""Tabs over lists: which list a label opens."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.lists import read_listing
from newscrawl.sites import GENERIC


def pane(name: str, day: int) -> str:
    """A list with the id ``name`` whose headlines begin with it."""
    rows = "".join(
        f'<li><a href="/news/202511{day}00{row}">{name} 소식 {row}호 나왔다</a></li>' for row in range(4)
    )
    return f'<div id="{name}"><ul>{rows}</ul></div>'


def tabs(body: str) -> set[tuple[str | None, str]]:
    """The tab and the first two letters of every headline of the lists in ``body``."""
    page = f"<html><body>{body}</body></html>"
    response = HtmlResponse("https://news.example.kr/", body=page.encode(), encoding="utf-8")
    return {(one.tab, one.title[:2]) for one in read_listing(response, GENERIC)}


def test_a_tab_opens_the_list_it_points_to_whatever_stands_first() -> None:
    bar = "<ul><li><a href='#시장'>경제</a></li><li><a href='#의회'>정치</a></li></ul>"
    body = f"<h2>많이 본 뉴스</h2>{bar}<div>{pane('의회', 11)}{pane('시장', 12)}</div>"
    assert tabs(body) == {("정치", "의회"), ("경제", "시장")}


def test_ways_to_skip_the_menu_are_no_tabs() -> None:
    skip = "<div><a href='#menu'>메뉴 바로가기</a><a href='#content'>본문 바로가기</a></div>"
    menu = "<div><ul id='menu'><li><a href='/politics'>정치</a></li><li><a href='/economy'>경제</a></li></ul></div>"
    lists = (
        f"<div><h2>많이 본 뉴스</h2>{pane('의회', 11)}</div><div><h2>주요 뉴스</h2>{pane('시장', 12)}</div>"
    )
    assert tabs(f"{skip}{menu}<div><div id='content'>{lists}</div></div>") == {(None, "의회"), (None, "시장")}


def test_ways_to_skip_the_menu_right_before_as_many_lists_are_no_tabs() -> None:
    skip = "<div><a href='#menu'>메뉴 바로가기</a><a href='#content'>본문 바로가기</a></div>"
    lists = f"<h2>많이 본 뉴스</h2>{pane('의회', 11)}<h2>주요 뉴스</h2>{pane('시장', 12)}"
    assert tabs(f"{skip}<div id='content'>{lists}</div>") == {(None, "의회"), (None, "시장")}


def test_the_menu_of_the_page_opens_none_of_as_many_lists() -> None:
    menu = "<ul><li><a href='/politics'>정치</a></li><li><a href='/economy'>경제</a></li></ul>"
    lists = f"<div><h2>많이 본 뉴스</h2>{pane('의회', 11)}{pane('시장', 12)}</div>"
    assert tabs(f"<header><nav>{menu}</nav></header>{lists}") == {(None, "의회"), (None, "시장")}
    # in a part of the page, or where they lead nowhere else, they are tabs
    named = {("정치", "의회"), ("경제", "시장")}
    assert tabs(f"<section><header>{menu}</header>{lists}</section>") == named
    here = menu.replace("/politics", "#").replace("/economy", "#")
    assert tabs(f"<header><nav>{here}</nav></header>{lists}") == named


ONE, OTHER = pane("의회", 11), pane("시장", 12)
BAR = "<div role=tablist><a>정치</a><a>경제</a></div>"


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        # headings of lists of one kind each, under one that says what all are
        (f"<h2>랭킹 뉴스</h2><h3>많이 본</h3>{ONE}<h3>댓글 많은</h3>{OTHER}", ("많이 본", "댓글 많은")),
        (f"<h2>주요 뉴스</h2><h3>최신 뉴스</h3>{ONE}<h3>인기 뉴스</h3>{OTHER}", ("최신 뉴스", "인기 뉴스")),
        # a button between them is none of the text
        (
            f"<h2>랭킹 뉴스</h2><h3>많이 본</h3>{ONE}<p>더보기</p><h3>댓글 많은</h3>{OTHER}",
            ("많이 본", "댓글 많은"),
        ),
        # without a heading over them, over something else, with text between, of two ranks, of one name
        (f"<h3>많이 본</h3>{ONE}<h3>댓글 많은</h3>{OTHER}", (None, None)),
        (f"<h2>나루 소식</h2><h3>많이 본</h3>{ONE}<h3>댓글 많은</h3>{OTHER}", (None, None)),
        (
            f"<h2>랭킹 뉴스</h2><h3>많이 본</h3>{ONE}<p>사이에 있는 글줄</p><h3>댓글 많은</h3>{OTHER}",
            (None, None),
        ),
        (f"<h2>랭킹 뉴스</h2><h3>많이 본</h3>{ONE}<h4>댓글 많은</h4>{OTHER}", (None, None)),
        (f"<h2>랭킹 뉴스</h2><h3>많이 본</h3>{ONE}<h3>많이 본</h3>{OTHER}", (None, None)),
        # a heading that says no kind is that of another list
        (f"<h2>랭킹 뉴스</h2><h3>많이 본</h3>{ONE}<h3>나루 소식</h3>{OTHER}", (None, None)),
        # a bar of labels and as many lists behind it, in an element of their own or beside it
        (f"<h2>랭킹 뉴스</h2>{BAR}<div>{ONE}{OTHER}</div>", ("정치", "경제")),
        (f"<h2>랭킹 뉴스</h2>{BAR}{ONE}{OTHER}", ("정치", "경제")),
        (f"<h2>랭킹 뉴스</h2><div>{BAR}</div><div>{ONE}{OTHER}</div>", ("정치", "경제")),
        (f"<h2>랭킹 뉴스</h2>{BAR.replace('</div>', '<a>사회</a></div>')}{ONE}{OTHER}", (None, None)),
    ],
)
def test_the_tabs_of_two_lists(body: str, labels: tuple[str | None, str | None]) -> None:
    assert tabs(body) == {(labels[0], "의회"), (labels[1], "시장")}


@pytest.mark.parametrize(
    ("over", "kind", "section"),
    [
        ("랭킹 뉴스", "trending", None),
        ("주요 뉴스", "mainnews", None),
        ("경제 주요 뉴스", "mainnews", "경제"),
    ],
)
def test_the_heading_over_the_tabs_says_what_the_lists_are(over: str, kind: str, section: str | None) -> None:
    body = f"<h2>{over}</h2><h3>최신 뉴스</h3>{ONE}<h3>인기 뉴스</h3>{OTHER}"
    response = HtmlResponse(
        "https://news.example.kr/", body=f"<html><body>{body}</body></html>".encode(), encoding="utf-8"
    )
    found = {(one.list, one.name, one.section) for one in read_listing(response, GENERIC)}
    assert found == {(kind, over, section)}
