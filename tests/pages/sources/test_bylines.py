"""Who signs on a Korean page, by the place and the words of a line: how near the headline, the time, the text."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.bylines import Bylines

TITLE = "나루시 도서관 정책 다시 살핀다"
TEXT = "나루시는 시청에서 회의를 열고 도서관 정책을 다시 살피기로 했다고 3일 밝혔다."
OTHER, TIME = "<p>나루</p>", "<p>2025.02.05 15:22</p>"
NAME, SIGNED, TEAM = "<p>홍길동</p>", "<p>홍길동 기자</p>", "<p>온라인뉴스팀</p>"


def found(above: str = "", under: str = "", behind: str = "") -> list[tuple[str, list[str]]]:
    """Each place that signs and its lines: ``above`` and ``under`` the headline, ``behind`` the text."""
    body = f"<body>{above}<h1>{TITLE}</h1>{under}<div><p>{TEXT}</p></div>{behind}</body>"
    lines = Document.of(HtmlResponse("https://naru.example/1", body=body.encode(), encoding="utf-8")).lines
    heading, text = (next(line.index for line in lines if line.text == one) for one in (TITLE, TEXT))
    signed = Bylines(lines, heading, (text, text + 1), ("나루일보",)).candidates()
    return [(one.place, [written.text for written in one.value]) for one in signed]


def test_the_text_is_signed_above_then_below_then_over_its_headline_then_in_a_box() -> None:
    box = f"{OTHER * 20}<p>정가람 기자 jung@naru.example</p>"
    places = found(SIGNED, "<p>이새길 기자</p>", f"<p>한도연 기자</p>{box}")
    assert places == [
        ("above the text", ["이새길 기자"]), ("below the text", ["한도연 기자"]), ("above the headline", ["홍길동 기자"]),
        ("reporter's box", ["정가람 기자 jung@naru.example"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("under", "signs"),
    [
        # a name alone in the six lines under the headline, six lines from the time
        (NAME + OTHER * 5 + TIME, True), (NAME + OTHER * 6 + TIME, False), (OTHER * 5 + NAME + OTHER * 3 + TIME, True), (OTHER * 6 + NAME + OTHER * 3 + TIME, False),
        (TIME + OTHER * 4 + NAME, True), (NAME, False),
        # farther down, or in a link, two
        (OTHER * 6 + NAME + OTHER + TIME, True), (OTHER * 6 + NAME + OTHER * 2 + TIME, False), ("<p><a href=/1>홍길동</a></p>" + OTHER + TIME, True),
        ("<p><a href=/1>홍길동</a></p>" + OTHER * 2 + TIME, False),
        # a team within two lines of it, in no link
        (TEAM + OTHER + TIME, True), (TEAM + OTHER * 2 + TIME, False), (TIME + OTHER + TEAM, True), (OTHER * 6 + TEAM + TIME, False), ("<p><a href=/1>온라인뉴스팀</a></p>" + TIME, False),
        # the time is in the first sixty characters of its line
        (f"{NAME}<p>{'나' * 50}2025.02.05</p>", True), (f"{NAME}<p>{'나' * 60}2025.02.05</p>", False),
        # what has its name from its element needs no time, the publisher's and a call for tips sign nothing
        ("<p class=byline>홍길동</p>", True), ("<p class=byline>나루일보</p>", False), ("<p>나루일보</p>" + TIME, False), ("<p>제보: 홍길동 기자 hong@naru.example</p>", False),
        # with a name, the time or what she is by the headline
        ("<p>홍길동 2025.02.05 15:22</p>", True), (OTHER * 6 + "<p>홍길동 2025.02.05 15:22</p>", False), ("<p>홍길동 한들대 교수</p>", True), (OTHER * 6 + "<p>홍길동 한들대 교수</p>", False),
        (OTHER * 6 + SIGNED, True),
        # a name that links to the page of an author, whatever else is on its line
        ("<p>by <a href=/author/hong/>홍길동</a><a href='#c'>댓글 4</a></p>", True), ("<p><a href=/a>탐사</a> · <a href=/reporters/1>홍길동</a> · 2025년 2월 5일</p>", True),
        ("<p>by <a href=/tag/hong/>홍길동</a><a href='#c'>댓글 4</a></p>", False), ("<p>by <a href=/author/naru/>나루마당</a><a href='#c'>댓글 4</a></p>", False),
        (OTHER * 6 + "<p>by <a href=/author/hong/>홍길동</a><a href='#c'>댓글 4</a></p>", False),
    ],
)  # fmt: skip
def test_who_signs_above_the_text(under: str, signs: bool) -> None:
    assert bool(found(under=under)) is signs


@pytest.mark.parametrize(
    ("above", "signs"),
    [(SIGNED + OTHER * 2, True), (SIGNED + OTHER * 3, False), (NAME + TIME + OTHER, True), (NAME + OTHER * 2, False), (f"{NAME}{TIME}{OTHER}{OTHER}", False)],
)  # fmt: skip
def test_who_signs_in_the_three_lines_over_the_headline(above: str, signs: bool) -> None:
    assert bool(found(above)) is signs


@pytest.mark.parametrize(
    ("under", "signs"),
    [
        # of many lines between headline and text the first eleven and the last forty
        (OTHER * 10 + SIGNED + OTHER * 60, True), (OTHER * 11 + SIGNED + OTHER * 60, False),
        (OTHER * 60 + SIGNED + OTHER * 39, True), (OTHER * 60 + SIGNED + OTHER * 40, False),
    ],
)  # fmt: skip
def test_how_far_from_headline_and_text_a_line_signs(under: str, signs: bool) -> None:
    assert bool(found(under=under)) is signs


PROSE = "<p>그는 나루시의 도서관과 시장을 여러 해 동안 살폈다.</p>"


@pytest.mark.parametrize(
    ("behind", "signed"),
    [
        (OTHER * 9 + SIGNED, ["홍길동 기자"]), (OTHER * 10 + SIGNED, None),
        # before the next headline, article or sentence
        (f"<h3>가람군 봄꽃 잔치</h3>{SIGNED}", None), (f"<p class=tit>가람군 봄꽃 잔치</p>{SIGNED}", None), (PROSE + SIGNED, None), (f"<p>이새길 기자 2025.02.05</p>{SIGNED}", None),
        # what cards say of one between two who sign
        (f"{SIGNED}{PROSE}<p>이새길 기자</p>", ["홍길동 기자", "이새길 기자"]), (f"{SIGNED}{OTHER}{PROSE}{OTHER}<p>이새길 기자</p>", ["홍길동 기자", "이새길 기자"]),
        (f"{SIGNED}{OTHER * 2}{PROSE}{OTHER}<p>이새길 기자</p>", ["홍길동 기자"]), (f"{SIGNED}{OTHER}{PROSE}{OTHER * 2}<p>이새길 기자</p>", ["홍길동 기자"]),
        (f"<h3>홍길동 기자</h3>{OTHER}", ["홍길동 기자"]),
    ],
)  # fmt: skip
def test_who_signs_behind_the_text(behind: str, signed: list[str] | None) -> None:
    assert found(behind=behind) == ([("below the text", signed)] if signed else [])


@pytest.mark.parametrize(
    ("behind", "signs"),
    [
        ("<p>홍길동 기자 hong@naru.example</p>", True), ("<p>홍길동 기자 hong@naru.example</p>" * 2, True), ("<p>hong@naru.example</p>", False),
        ("<p>홍길동 기자 hong@naru.example</p><p>이새길 기자 lee@naru.example</p>", False), ("<p>홍길동 기자 hong@naru.example</p><p>제보: lee@naru.example</p>", True),
        ("<p>제보: 홍길동 기자 hong@naru.example</p>", False), (SIGNED, False),
    ],
)  # fmt: skip
def test_a_box_far_behind_the_text_names_one_reporter_and_an_address(behind: str, signs: bool) -> None:
    assert [place for place, _ in found(behind=OTHER * 20 + behind)] == (["reporter's box"] if signs else [])
