"""A row of a list as lines: what is one, what parts it, which of them is the headline."""

import lxml.html
import pytest

from newscrawl.addresses import Joiner
from newscrawl.pages.lists.blocks import Row, page_links
from newscrawl.pages.lists.outline import Outline, squeeze
from newscrawl.pages.lists.rows import (
    Cell,
    RowCells,
    cells_of,
    logos_in,
    parts_of,
    shows_rank,
)  # fmt: skip
from newscrawl.pages.lists.titles import find_titles, shown_title

URL = "https://news.example.kr/"
TITLE = "시의회가 예산안을 다시 논의한다"


def page_of(*rows: str, tag: str = "li") -> tuple[Outline, list[Row]]:
    """A list and its rows, each with its links."""
    body = "".join(f"<{tag}>{row}</{tag}>" for row in rows)
    page = Outline(lxml.html.fromstring(f"<body><div>{body}</div></body>"))
    links = page_links(
        page, Joiner(lambda href: f"https://news.example.kr{href}", URL), "news.example.kr", in_data=False
    )
    places = [place for place, name in enumerate(page.tags) if name == tag]
    return page, [
        Row(place, [link for link in links if place <= link.place < page.ends[place]]) for place in places
    ]


def link(text: str, number: int = 1, attributes: str = "") -> str:
    return f'<a href="/news/2025110500{number:02}" {attributes}>{text}</a>'


def texts(row: str) -> list[str]:
    """The lines of a row; those that are part of the link to the article begin with ``>``."""
    page, rows = page_of(row)
    return [f"{'>' * cell.linked}{cell.text}" for cell in cells_of(page, rows[0])]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (f"<em>1</em>{link(TITLE)}<span>가람일보</span>", ["1", f">{TITLE}", "가람일보"]),
        # markup inside a headline is part of it
        (link("시의회가 <b>예산안을</b> 다시 논의한다"), [f">{TITLE}"]),
        # a rank before it, a count, a time or a known medium behind it are lines of their own
        (link(f"<b>1</b> {TITLE}"), [">1", f">{TITLE}"]),
        (link(f"{TITLE} <em>[12]</em>"), [f">{TITLE}", ">[12]"]),
        (link(f"{TITLE} <em>댓글 12</em>"), [f">{TITLE}", ">댓글 12"]),
        (link(f"{TITLE} <em>의견 12</em>"), [f">{TITLE}", ">의견 12"]),
        (link(f"{TITLE} <em>3시간 전</em>"), [f">{TITLE}", ">3시간 전"]),
        (link(f"{TITLE} <em>연합뉴스</em>"), [f">{TITLE}", ">연합뉴스"]),
        (link(f"<em>연합뉴스</em> {TITLE}"), [">연합뉴스", f">{TITLE}"]),
        (link(f"<span>단독</span>{TITLE}"), [">단독", f">{TITLE}"]),
        (link(f"<i>속보</i> {TITLE}"), [">속보", f">{TITLE}"]),
        (link(f"<em>[단독]</em> {TITLE}"), [f">[단독] {TITLE}"]),
        # elsewhere in it they are its words
        (link(f"{TITLE} <em>1</em>"), [f">{TITLE} 1"]),
        (link(f"{TITLE} <em>연합뉴스</em> 기사"), [f">{TITLE} 연합뉴스 기사"]),
        (link(f"<em>[12]</em> {TITLE}"), [f">[12] {TITLE}"]),
        (link(f"{TITLE} <em>가람일보</em>"), [f">{TITLE} 가람일보"]),
        (link(f"{TITLE} <em>댓글{' ' * 40}12</em>"), [f">{TITLE} 댓글 12"]),
        # a sign without a width is no label
        (link(f"<em>\u200b</em>{TITLE}"), [f">{TITLE}"]),
        # no reader reads a button as a part of a row
        (f"{link(TITLE)}<button>공유</button><span>저장</span>", [f">{TITLE}", "저장"]),
    ],
)  # fmt: skip
def test_the_lines_of_a_row(row: str, shown: list[str]) -> None:
    assert texts(row) == shown


def test_sixty_lines_of_a_row_are_looked_at() -> None:
    many = texts(link(TITLE) + "".join(f"<p>{number}번째</p>" for number in range(80)))
    assert (len(many), many[-1]) == (60, "58번째")


def test_a_row_ends_where_another_begins_in_it() -> None:
    page, rows = page_of(f"{link(TITLE)}<p>나루</p><div>다음 줄</div>")
    row = Row(rows[0].place, rows[0].links, page.first[page.tags.index("div", rows[0].place)])
    assert [cell.text for cell in cells_of(page, row)] == [TITLE, "나루"]


def test_lines_in_the_same_place_of_other_rows_are_one_column() -> None:
    rows = [f'{link(TITLE, n)}<span class="rank{n} up">{n}</span><em>가람</em>' for n in (1, 2)]
    page, found = page_of(*rows)
    first, second = (cells_of(page, row) for row in found)
    assert [cell.column for cell in first] == [cell.column for cell in second]
    assert len({cell.column for cell in first}) == 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("서울신문 · 3시간 전", ["서울신문", "3시간 전"]), ("서울신문|3시간 전", ["서울신문", "3시간 전"]), ("서울신문 / 12", ["서울신문", "12"]),
        ("서울신문ㅣ정치ㆍ사회", ["서울신문", "정치", "사회"]), ("서울신문  3시간 전", ["서울신문", "3시간 전"]), ("서울신문 3시간 전", ["서울신문 3시간 전"]),
        ("서울신문 [12]", ["서울신문", "[12]"]), ("서울신문(1,234)", ["서울신문", "(1,234)"]), ("[12]", ["[12]"]), ("서울신문 [종합]", ["서울신문 [종합]"]),
        ("서울신문 ·", ["서울신문 ·"]), (f"{'가' * 37} · 나", [f"{'가' * 37} · 나"]), (f"{'가' * 36} · 나", ["가" * 36, "나"]),
    ],
)  # fmt: skip
def test_signs_part_a_short_line(text: str, parts: list[str]) -> None:
    found = parts_of(Cell(text, 3, ("span",), linked=True))
    assert [cell.text for cell in found] == parts
    assert [cell.place for cell in found] == [3] * len(parts)
    assert all(cell.linked for cell in found)
    columns = [cell.column for cell in found]
    assert columns == ([("span",)] if len(parts) == 1 else [("span", str(n)) for n in range(len(parts))])


@pytest.mark.parametrize(
    ("text", "rank"),
    [("1", True), ("12위", True), ("3.", True), ("4)", True), ("위", False), ("1등", False), ("12345678위", False), ("", False), ("가.", False)],
)  # fmt: skip
def test_a_rank_and_nothing_else(text: str, rank: bool) -> None:
    assert shows_rank(text) is rank


def titles(*rows: str, tag: str = "li") -> list[str | None]:
    """The headline of each row."""
    page, found = page_of(*rows, tag=tag)
    cells = [RowCells(row, cells_of(page, row)) for row in found]
    find_titles(page, cells)
    return [None if one.title is None else one.title.text for one in cells]


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (link("나루시 소식 오늘의 이야기") + link(f"<h3>{TITLE}</h3>"), TITLE),
        (link(f"{TITLE}<h5>나루시 소식</h5>"), "나루시 소식"),
        # without a heading the first of eight letters that is no label
        (link("나루시 소식") + link(TITLE), TITLE),
        (link("일곱 자 다.") + link("여덟 글자 된다"), "여덟 글자 된다"),
        (link("동영상 기사 더보기 전체") + link(TITLE), TITLE),
        # else the longest of at least four
        (link("나루") + link("가람시청"), "가람시청"),
        (link("나루") + link("가람시"), None),
        # neither a time nor a rank nor a medium, and nothing that leads elsewhere
        (link("2025년 11월 5일 오후 3:22") + link("가람시청"), "가람시청"),
        (link("<h4>12위</h4>") + link("가람시청"), "가람시청"),
        (link("<h4>연합뉴스</h4>") + link("가람시청"), "가람시청"),
        (link("<h4>가</h4>") + link("가람시청"), "가람시청"),
        (f"<h4>나루시 소식 오늘의 이야기</h4>{link('가람시청')}", "가람시청"),
        ("<h4>나루시 소식 오늘의 이야기</h4>", None),
    ],
)  # fmt: skip
def test_the_headline_of_a_row(row: str, title: str | None) -> None:
    assert titles(row) == [title]


def test_a_heading_around_the_row_is_nobodys() -> None:
    """A row may stand within a heading; a line that stands in a heading of its own row is the headline."""
    inside = link("나루시 소식 오늘의 이야기") + link(f"<b><i>{TITLE}</i></b>")
    assert titles(inside, tag="h2") == ["나루시 소식 오늘의 이야기"]


def kicked(kicker: str, headline: str, number: int) -> str:
    """A teaser whose heading has a kicker over the headline."""
    return link(
        f"<h3><span class='k'>{kicker}</span><span>: </span><span class='t'>{headline}</span></h3>", number
    )


def test_the_line_over_a_headline_in_its_heading_is_a_kicker() -> None:
    """Where half of the headings go on with a longer line; the others have the headline in the same place."""
    rows = [
        ("Hafen", "Neuer Kran steht still"),
        ("Rat vertagt Beschluss", "Brücke bleibt zu"),
        ("Wetter", "Sonne am Deich"),
    ]
    shown = [kicked(kicker, headline, number) for number, (kicker, headline) in enumerate(rows)]
    assert titles(*shown) == [headline for _, headline in rows]
    label = link(
        "<h3><b>Exklusiv</b><div class='k'>Streit im Rathaus</div><span class='t'>Amt zahlt</span></h3>", 9
    )
    assert titles(*shown, label)[-1] == "Amt zahlt"
    by_tags = [
        link(f"<h4>{kicker}</h4><h3>{headline}</h3>", number)
        for number, (kicker, headline) in enumerate(rows)
    ]
    assert titles(*by_tags) == [headline for _, headline in rows]


@pytest.mark.parametrize(
    "rows",
    [
        # a line below the headline that is shorter, as most are
        ["<h3><span>시의회가 예산안을 다시 논의한다</span><span class='s'>내일 오전 본회의</span></h3>"] * 3,
        ["<h3><b>City council reopens the budget talks</b><i class='s'>Vote tomorrow</i></h3>"] * 3,
        # a summary below it that stands in no heading
        ["<h3>항구에 새 기중기</h3><p>관계자는 내년 봄부터 새 기중기를 쓴다고 말했다</p>"] * 3,
        # one row of four
        ["<h3><b>Rathaus am Markt</b><b>Amt zahlt nun doch heute</b></h3>", *["<h3>Neuer Kran steht noch still</h3>"] * 3],
        # a sentence is no kicker, even if a longer one follows
        [f"<h3><span>{'여덟 글자 된다 ' * 8}</span><span class='s'>{'아홉 글자가 된다 ' * 9}</span></h3>"] * 3,
    ],
)  # fmt: skip
def test_the_first_line_of_a_heading_is_the_headline(rows: list[str]) -> None:
    shown = [
        link(row.replace("</", f" {'가나다라'[number]}</", 1), number) for number, row in enumerate(rows)
    ]
    first = [lxml.html.fromstring(row).xpath("string((//h3//text())[1])") for row in shown]
    assert titles(*shown) == [squeeze(text) for text in first]


@pytest.mark.parametrize(("others", "own"), [(3, True), (4, False)])
def test_what_most_rows_show_alike_is_no_headline(others: int, own: bool) -> None:
    """Three of six rows, not three of seven."""
    same = [link("영상으로 보는 오늘", n) + link(f"{TITLE} {n}", n) for n in range(3)]
    rest = [link(f"{n}번째로 다른 긴 제목", 10 + n) for n in range(others)]
    assert titles(*same, *rest)[:3] == [f"{TITLE} {n}" if own else "영상으로 보는 오늘" for n in range(3)]


def test_two_rows_may_have_one_headline() -> None:
    same = [link("영상으로 보는 오늘", n) + link(TITLE, n) for n in range(2)]
    assert titles(*same) == ["영상으로 보는 오늘"] * 2


@pytest.mark.parametrize(
    ("label", "headline", "title"),
    [
        ("<p>전문 기자 칼럼</p>", "<b>무릎이 시린 까닭과 걷는 법</b>", "무릎이 시린 까닭과 걷는 법"),
        # a headline may be as short; what stands where no other row has its headline is none
        (
            "<p>열다섯 글자가 넘는 제목입니다만</p>",
            "<b>무릎이 시린 까닭과 걷는 법</b>",
            "열다섯 글자가 넘는 제목입니다만",
        ),
        ("<p>전문 기자 칼럼</p>", "<i>무릎이 시린 까닭과 걷는 법</i>", "전문 기자 칼럼"),
        ("<p>전문 기자 칼럼</p>", "<b>짧은 덧말</b>", "전문 기자 칼럼"),
        ("", "<b>전문 기자 칼럼</b><b>무릎이 시린 까닭과 걷는 법</b>", "전문 기자 칼럼"),
    ],
)
def test_words_before_a_headline_where_the_other_rows_have_it(label: str, headline: str, title: str) -> None:
    rows = (link(label + headline, 1), link(f"<b>{TITLE}</b>", 2))
    assert titles(*rows) == [title, TITLE]


def test_one_after_the_other_is_found_to_be_no_headline() -> None:
    same = [
        link("영상으로 보는 오늘", n) + link("기사로 읽는 오늘 하루", n) + link(f"{n}번째의 긴 제목", n)
        for n in range(3)
    ]
    assert titles(*same) == [f"{n}번째의 긴 제목" for n in range(3)]


def shown(row: str) -> str:
    page, rows = page_of(row)
    cells = RowCells(rows[0], cells_of(page, rows[0]))
    find_titles(page, [cells])
    return shown_title(page, cells)


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (link(TITLE), TITLE),
        # a headline that is cut is shown in full elsewhere in the row
        (link("시의회가 예산안을…", attributes=f'title="{TITLE}"'), TITLE),
        (link("시의회가 예산안을 …") + link(f'<img alt="{TITLE}">'), TITLE),
        (link("시의회가 예산안을...") + link(TITLE), TITLE),
        (link("시의회가 예산안을…", attributes='title="시의회가 예산안을…"'), "시의회가 예산안을…"),
        (link("시의회가 예산안을…", attributes='title="시의회가 예산안을 다시…"'), "시의회가 예산안을…"),
        (link("시의회가 예산안을…", attributes='title="시의회가 예산안을"'), "시의회가 예산안을…"),
        (link("시의회가 예산안을…", attributes='title="가람시의 다른 긴 제목"'), "시의회가 예산안을…"),
        (link("시의회가 예산안을…") + f"<p>{TITLE}</p>", "시의회가 예산안을…"),
        (link("시의회가 예산안을", attributes=f'title="{TITLE}"'), "시의회가 예산안을"),
        # a picture's words where nothing else is shown, of four letters
        (link(f'<img alt="{TITLE}">'), TITLE),
        (link('<img alt="나루시">', attributes='title="가람시청"'), "가람시청"),
        (link('<img alt="나루시">'), ""),
    ],
)  # fmt: skip
def test_the_headline_as_a_row_shows_it(row: str, title: str) -> None:
    assert shown(row) == title


def test_a_publisher_is_shown_by_its_logo() -> None:
    page, rows = page_of(
        link(TITLE) + '<img alt="사진"><img alt=" 연합뉴스 "><img alt="경향신문">', link(TITLE)
    )
    assert logos_in(page, rows) == ["연합뉴스", None]


def test_logos_of_publishers_that_nobody_knows() -> None:
    """The pictures of most rows are called as media are; one is called what it shows."""
    names = ["가온일보", "나루신문", "바닷가 마을 전경"]
    page, rows = page_of(*(link(TITLE, number) + f'<img alt="{name}">' for number, name in enumerate(names)))
    assert logos_in(page, rows) == ["가온일보", "나루신문", None]
    page, rows = page_of(
        link(TITLE) + '<img alt="가온일보">', link(TITLE, 2) + '<img alt="바닷가 마을 전경">'
    )
    assert logos_in(page, rows) == [None, None]


SUMMARY = "기관은 몇 달 동안 준비를 거쳐 차례로 시행할 예정이라고 설명했다."


@pytest.mark.parametrize("tag", ["b", "strong"])
@pytest.mark.parametrize("between", [" ", "<br>"])
def test_a_headline_in_bold_before_its_summary(tag: str, between: str) -> None:
    headlines = ["강변 산책로 다시 열려", "겨울 채소 도매값 내려", "섬 아이들의 지하철 여행"]
    rows = [link(f"<{tag}>{one}</{tag}>{between}{SUMMARY}", number) for number, one in enumerate(headlines)]
    assert titles(*rows) == headlines


@pytest.mark.parametrize(
    "headlines",
    [
        # what was searched for
        ["<b>강변 산책로 공사</b> 석 달 미뤄져 주민들 여름 지나야 걷는다", "<b>강변 산책로 공사</b> 예산 두 배로 늘어 의회 추경안 심사한다"],
        # no sentence behind it
        ["<b>가람시 지하철 파업</b> 첫 전동차 네 시간 늦게 출발, 출근길 시민들 발 동동", "<b>나루항 준설 공사</b> 어민들 반발에 착공 다시 미뤄져, 항만공사는 협의 중"],
    ],
)  # fmt: skip
def test_bold_words_that_are_a_part_of_the_headline(headlines: list[str]) -> None:
    shown = [headline.replace("<b>", "").replace("</b>", "") for headline in headlines]
    assert titles(*(link(one, number) for number, one in enumerate(headlines))) == shown
