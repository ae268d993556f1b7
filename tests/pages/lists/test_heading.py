"""The heading over a list: which line it is, how far it may stand, what is a menu, a button or a time instead."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Ranking
from newscrawl.pages.lists import read_listing
from newscrawl.pages.lists.description import names_publisher
from newscrawl.sites import GENERIC

TITLES = ["강변 산책로 3.2km 다시 열려", "겨울 채소 도매값 사흘째 내렸다", "섬 아이들의 첫 지하철 여행"]
ROWS = "".join(
    f'<li><a href="/news/2025110510{place}">{title}</a></li>' for place, title in enumerate(TITLES)
)
OTHER = "".join(
    f'<li><a href="/news/2025110500{place}">{title} 이어서</a></li>' for place, title in enumerate(TITLES)
)


def read(before: str, rows: str = f"<ul>{ROWS}</ul>") -> list[Ranking]:
    page = f"<html><body><div><h2>동네</h2><ul>{OTHER}</ul></div><div><div>{before}</div>{rows}</div></body></html>"
    found = read_listing(
        HtmlResponse("https://news.example.kr/", body=page.encode(), encoding="utf-8"), GENERIC
    )
    return [one for one in found if one.title in TITLES]


def name(before: str, rows: str = f"<ul>{ROWS}</ul>") -> str | None:
    """The name of the list below ``before``."""
    return next((one.name for one in read(before, rows)), None)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6", "strong", "dt", "legend", "caption"])
def test_a_heading_has_a_tag(tag: str) -> None:
    inside = f"<{tag}>마루 소식</{tag}>"
    around = {
        "dt": f"<dl>{inside}</dl>",
        "legend": f"<fieldset>{inside}</fieldset>",
        "caption": f"<table>{inside}</table>",
    }.get(tag, inside)
    assert name(f"{around}<p>둘째 줄</p>") == "마루 소식"


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("<p>마루 소식</p>", "마루 소식"), ("<div><span>마루</span> <span>소식</span></div>", "마루 소식"), ("<h3>마루 소식</h3><p>오늘 아침에 모았다</p>", "마루 소식"),
        ("<p>마루 소식</p><p>더보기</p>", "마루 소식"), ("<h3>마루 소식 더보기</h3>", "마루 소식"), ("<h3>마루 소식 2025.02.05 기준</h3>", "마루 소식"),
        ("<h3>마루 소식</h3><section><p>2025.02.05</p></section>", "마루 소식"), (f"<h3>{'마' * 31}</h3>", None), (f"<h3>{'마' * 30}</h3>", "마" * 30), ("<h3>12</h3>", None), ("<h3>마</h3>", None),
        ("<h3>이 소식은 마루에서 전해 드립니다.</h3>", None), ("<h3>더보기</h3>", None),
        ("<h3>마루 소식</h3><div></div>", "마루 소식"), ("<section><div><div><h3>마루 소식</h3></div></div></section>", "마루 소식"),
        ("<div><a href=/a>하나</a><a href=/b>둘의 목록</a><a href=/c>셋의 목록</a></div>", None), ("<h3>마루 소식</h3><p><a href=/a>하나</a> <a href=/b>둘</a></p>", "마루 소식"),
        # links of which one is a heading
        ("<div><h3><a href=/m>마루 소식</a></h3><p><a href=/a>하나의 글줄</a></p><p><a href=/b>둘의 글줄</a></p></div>", "마루 소식"),
    ],
)  # fmt: skip
def test_the_heading_is_the_line_that_names_the_list(before: str, found: str | None) -> None:
    assert name(before) == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("<h3><img alt='마루 소식'></h3>", "마루 소식"),
        ("<nav><p>마루 소식</p></nav>", None),
        ("<footer><p>마루 소식</p></footer>", None),
    ],
)
def test_what_stands_right_before_the_rows(before: str, found: str | None) -> None:
    assert name("", f"{before}<ul>{ROWS}</ul>") == found


@pytest.mark.parametrize(("levels", "near"), [(1, True), (6, True), (7, False), (9, False)])
def test_a_heading_stands_not_too_many_levels_above(levels: int, near: bool) -> None:
    assert (
        name("<h3>마루 소식</h3>", f"{'<div>' * levels}<ul>{ROWS}</ul>{'</div>' * levels}") == "마루 소식"
    ) is near


def test_a_heading_inside_the_element_of_the_rows() -> None:
    assert name("", f"<ul><li>마루 소식</li>{ROWS}</ul>") == "마루 소식"
    assert (
        name(
            "",
            f"<table><caption>마루 소식</caption>{ROWS.replace('li>', 'tr>')}</table>".replace(
                "<tr><a", "<tr><td><a"
            ).replace("</a></tr>", "</a></td></tr>"),
        )
        == "마루 소식"
    )


def test_the_words_of_a_heading_say_what_the_list_is() -> None:
    found = read("<h3>많이 본 마루 소식</h3>")
    assert {(one.list, one.name) for one in found} == {("trending", "많이 본 마루 소식")}
    assert read("<h3>쇼핑 특가</h3>") == []
    assert {
        one.list
        for one in read(
            "<div><p>마루</p><p>많이 본 소식</p><p>모두 모아</p><p>보여 줍니다 여기</p><p>끝</p></div>"
        )
    } == {"trending"}


@pytest.mark.parametrize(
    ("text", "publisher"),
    [("연합뉴스", True), ("나루일보", True), ("주요뉴스", False), ("많이 본 뉴스", False), ("랭킹 투데이", False), ("주요뉴스 TV", False), ("마루 소식", False), ("홍길동 기자", False), ("나루일보 기자", False), ("", False), ("연합뉴스 더보기", True)],
)  # fmt: skip
def test_a_heading_may_name_the_medium(text: str, publisher: bool) -> None:
    assert names_publisher(text) is publisher


def test_the_medium_of_a_heading_is_the_publisher_of_its_rows() -> None:
    assert {(one.publisher, one.name) for one in read("<h3>나루일보</h3>")} == {("나루일보", None)}
    both = read("<h2>많이 본 뉴스</h2><div><h3>나루일보</h3></div>")
    assert {one.publisher for one in both} == {"나루일보"}


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("<div><h2>많이 본 뉴스</h2></div><div><h3>마루 소식</h3>{}</div>", "trending"),
        ("<div><h3>많이 본 뉴스</h3></div><div><h3>마루 소식</h3>{}</div>", "mainnews"),
        ("<div><h4>많이 본 뉴스</h4></div><div><h3>마루 소식</h3>{}</div>", "mainnews"),
    ],
)
def test_a_heading_speaks_of_the_lists_below_lesser_ones_alone(before: str, kind: str) -> None:
    rows = f"<ul>{ROWS}</ul>"
    found = read(before.format(rows), "")
    assert {(one.list, one.name) for one in found} == {(kind, "마루 소식")}


@pytest.mark.parametrize(("tag", "levels", "name_of"), [("strong", 2, "마루 소식"), ("strong", 3, None), ("dt", 1, "마루 소식"), ("dt", 2, None), ("caption", 1, "마루 소식"), ("caption", 2, None), ("legend", 1, "마루 소식"), ("legend", 2, None)])  # fmt: skip
def test_a_label_speaks_of_what_is_near(tag: str, levels: int, name_of: str | None) -> None:
    around = {"dt": "dl", "caption": "table", "legend": "fieldset"}.get(tag, "p")
    label = f"<{around}><{tag}>마루 소식</{tag}></{around}>"
    assert name(label, f"{'<div>' * levels}<ul>{ROWS}</ul>{'</div>' * levels}") == name_of


def test_the_head_of_a_box_is_no_heading_of_what_comes_behind_it() -> None:
    lines = "".join(f"<p>제{number}호 낱말</p>" for number in range(8))
    assert name(f"<h3>마루 소식</h3>{lines}", f"<div><div><ul>{ROWS}</ul></div></div>") is None
    assert name("<h3>마루 소식</h3>", f"<div><div><ul>{ROWS}</ul></div></div>") == "마루 소식"


@pytest.mark.parametrize(
    "line", ["기사승인 2025. 02. 05. 09:28", "입력 2025-02-05 09:28", "홍길동 기자", "가람시에서 홍길동 기자"]
)
def test_the_headline_of_the_page_is_no_heading(line: str) -> None:
    inside = f"<div><div><ul>{ROWS}</ul></div></div>"
    assert name(f"<h3>마루 소식</h3><p>{line}</p>", inside) is None
    assert name("<h3>마루 소식</h3><p>아침에 모은 것</p>", inside) == "마루 소식"


@pytest.mark.parametrize(
    ("alts", "found"),
    [
        (["많이 본 뉴스"], "많이 본 뉴스"),
        (["사회", "더보기"], "사회"),
        (["사회", "경제"], None),
        (["나루 다리"], None),
    ],
)
def test_a_picture_without_a_headings_tag_is_one_by_its_words(alts: list[str], found: str | None) -> None:
    cells = "".join(f"<td><img src='/t.gif' alt='{alt}'></td>" for alt in alts)
    assert name(f"<table><tr>{cells}</tr></table>") == found


def test_the_labels_of_a_tables_columns_are_no_part_of_the_heading() -> None:
    alone, labels = "<tr><td>마루 소식</td></tr>", "<tr><td>번호</td><td>제목 줄</td></tr>"
    assert name(f"<table>{alone}</table>") == "마루 소식"
    assert name(f"<table>{alone}{labels}</table>") == "마루 소식"
    assert name(f"<table>{labels}</table>") is None


HEADING = "<h3>마루 소식</h3>"


def under(before: str, levels: int) -> str | None:
    """The name of a list so many levels below ``before``."""
    return name(before, f"{'<div>' * levels}<ul>{ROWS}</ul>{'</div>' * levels}")


@pytest.mark.parametrize(
    ("line", "levels", "most"),
    [
        # right before the list a heading may have any lines beside it, one level up six that are no links,
        # farther up four of any kind
        ("<p>나루 글줄</p>", 1, 6),
        ("<p>나루 글줄</p>", 2, 4),
        ("<p>나루 글줄</p>", 3, 4),
        ("<p><a href=/x>나루 글줄</a></p>", 2, 4),
    ],
)
def test_a_heading_with_many_lines_is_that_of_a_box_of_its_own(line: str, levels: int, most: int) -> None:
    assert under(f"<div>{HEADING}{line * most}</div>", levels) == "마루 소식"
    assert under(f"<div>{HEADING}{line * (most + 1)}</div>", levels) is None
    assert name(f"<div>{HEADING}{line * (most + 1)}</div>") == "마루 소식"


def test_links_beside_a_heading_one_level_up_are_other_lists() -> None:
    assert under(f"<div>{HEADING}{'<p><a href=/x>나루 글줄</a></p>' * 8}</div>", 1) == "마루 소식"


@pytest.mark.parametrize(
    ("line", "article"),
    [
        ("입력 2025.03.03", True),
        ("승인: 2025-03-03", True),
        ("등록 2025", True),
        ("수정.2025", True),
        ("송고:2025", True),
        ("홍길동 기자", True),
        ("홍길동 기자가", False),
        ("나루 2025.03.03", False),
    ],
)
def test_the_headline_of_an_article_far_above_is_no_heading(line: str, article: bool) -> None:
    assert under(f"<div>{HEADING}<p>{line}</p></div>", 2) == (None if article else "마루 소식")
    assert under(f"<div>{HEADING}<p>{line}</p></div>", 1) == "마루 소식"


@pytest.mark.parametrize(("links", "found"), [(2, "마루 소식"), (3, None), (4, None)])
def test_three_headings_that_are_links_are_a_menu(links: int, found: str | None) -> None:
    names = ["마루 소식", "나루 소식", "다루 소식", "라루 소식"][:links]
    assert under("".join(f"<h3><a href=/{n}>{one}</a></h3>" for n, one in enumerate(names)), 1) == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (f"<div>{'가' * 20}</div>", True),
        (f"<div>{'가' * 21}</div>", False),
        (f"<h3>{'가' * 30}</h3>", True),
        (f"<h3>{'가' * 31}</h3>", False),
        ("<h3>가나</h3>", True),
        ("<h3>가</h3>", False),
        ("<h3>더보기</h3>", False),
        ("<h3>12분 전</h3>", False),
        ("<h3>마루가 새로 열렸다고 밝혔다.</h3>", False),
        # the labels of a table's columns
        ("<table><tr><td>마루</td><td>소식</td></tr></table>", False),
        ("<table><tr><td>마루 소식</td></tr></table>", True),
        # a known medium beside it, or alone
        ("<p>경향신문</p><p>마루 소식</p>", True),
        ("<p>경향신문</p>", False),
    ],
)
def test_what_may_be_a_heading(before: str, found: bool) -> None:
    assert (name(before) is not None) is found


def test_a_notice_before_the_first_row_is_no_heading() -> None:
    notice = "<li><span>공지</span><a href='/notice?no=12'>가람일보 개인정보 처리방침을 고칩니다</a></li>"
    found = read("<h2>마루 소식</h2>", f"<ul>{notice}{ROWS}</ul>")
    assert [(one.name, one.title) for one in found] == [("마루 소식", title) for title in TITLES]


def test_an_item_before_the_first_row_may_be_the_heading() -> None:
    assert name("", f"<ul><li>마루 소식 <a href='/maru'>더보기</a></li>{ROWS}</ul>") == "마루 소식"
