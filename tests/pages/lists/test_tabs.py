"""Tabs over lists: which list a label opens."""

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
