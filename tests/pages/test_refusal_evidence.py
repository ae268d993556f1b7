"""How much must speak for an article against each sign that a page is none: one step below it and at it."""

from dataclasses import replace
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.evidence import Evidence
from newscrawl.pages.refusal import refusal
from newscrawl.pages.sources.prose import Text

TITLE = "나루시 정책 다시 살핀다"
URL = "https://www.naru.example/a/1"
NOTHING = Evidence(
    marked=False, dated=False, timed=False, signed=False, headed=False, described=False, native=False, long=False,
    kinds=frozenset(),
)  # fmt: skip
# 42 characters.
PARAGRAPH = "나루시는 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다."
SHORT, LONG = [PARAGRAPH] * 2, [PARAGRAPH] * 10


@pytest.mark.parametrize(
    ("sign", "weight"),
    [
        ("native", 2), ("marked", 1.5), ("long", 1.5), ("signed", 1), ("headed", 1), ("described", 1), ("dated", 0.75),
        ("timed", 0.75),
    ],
)  # fmt: skip
def test_how_much_a_sign_says(sign: str, weight: float) -> None:
    assert replace(NOTHING, **{sign: True}).count == weight


# Signs that together count so much, without an address of the site's own and without a time.
SIGNS = {
    0.75: ("timed",), 1: ("signed",), 1.5: ("marked",), 1.75: ("signed", "timed"), 2: ("signed", "headed"),
    2.25: ("marked", "timed"), 2.5: ("marked", "signed"), 2.75: ("signed", "headed", "timed"),
    3: ("signed", "headed", "described"), 3.25: ("marked", "signed", "timed"), 3.5: ("marked", "signed", "headed"),
    3.75: ("signed", "headed", "described", "timed"), 4.25: ("marked", "signed", "headed", "timed"),
    4.5: ("marked", "signed", "headed", "described"),
}  # fmt: skip


def why(
    count: float,
    *,
    body: str = "",
    paragraphs: list[str] = LONG,
    title: str = TITLE,
    url: str = URL,
    **signs: object,
) -> str:
    """The kind of a page for which so much speaks; nothing if it is an article."""
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    document = Document.of(HtmlResponse(url, body=page.encode(), encoding="utf-8"))
    evidence = replace(NOTHING, **dict.fromkeys(SIGNS[count], True) if count else {}, **signs)
    found = refusal(document, Text(paragraphs=paragraphs), title, url, evidence)
    return (found or "").partition(":")[0]


def fields(number: int, kind: str = "text") -> str:
    return f"<form>{f'<input type={kind}>' * number}</form>"


PASSWORD = fields(1, "password")
STAMPS = "".join(f"<p>나루 소식 {row} 2025.02.0{row} 15:22</p>" for row in range(1, 6))


def links(number: int, letters: int = 14) -> str:
    return "".join(f"<p><a href=/{row}>{'가' * letters}</a></p>" for row in range(number))


@pytest.mark.parametrize(
    ("kind", "below", "enough", "page"),
    [
        # so much evidence is an article whatever else the page shows
        ("error page", 4.25, 4.5, {"title": "404 나루", "paragraphs": SHORT}),
        ("login", 4.25, 4.5, {"body": PASSWORD, "paragraphs": SHORT}),
        # a long text beside a field for a password, a short one that speaks of signing in
        ("login", 2.75, 3, {"body": PASSWORD}),
        ("login", 3.25, 3.5, {"title": "회원 전용 나루", "paragraphs": SHORT}),
        ("search", 3.25, 3.5, {"title": "나루 통합검색"}),
        ("consent", 3.25, 3.5, {"title": "나루 쿠키 설정"}),
        ("front page", 3.75, 4.25, {"url": "https://www.naru.example/index.html"}),
        ("list", 3.75, 4.25, {"body": STAMPS}),
        ("form", 2.25, 2.5, {"body": fields(6)}),
        ("notice", 3.75, 4.25, {"kinds": frozenset(("FAQPage",))}),
        ("notice", 3.25, 3.5, {"title": "나루 공지사항"}),
        # without a sign of its own a page is an article from 2 on, a short one without a time from 2.75 on
        ("notice", 1.75, 2, {"paragraphs": ["나루시청"] * 120}),
        ("notice", 2.5, 2.75, {"paragraphs": SHORT}),
    ],
)  # fmt: skip
def test_evidence_against_a_sign(kind: str, below: float, enough: float, page: dict[str, Any]) -> None:
    assert why(below, **page) == kind
    assert why(enough, **page) == ""


def test_a_search_is_one_unless_the_site_declares_the_address() -> None:
    url = "https://www.naru.example/search?q=1"
    assert why(4.5, url=url) == "search"
    assert why(4.5, url=url, native=True) == ""
    assert why(2.5, url=url, native=True) == ""


def test_three_running_paragraphs_are_half_a_sign() -> None:
    assert why(1.5, paragraphs=[PARAGRAPH] * 10) == ""
    assert why(1.5, paragraphs=[PARAGRAPH[:40]] * 3 + ["나루"] * 150) == ""
    assert why(1.5, paragraphs=[PARAGRAPH[:40]] * 2 + ["나루"] * 200) == "notice"
    assert why(1.5, paragraphs=[PARAGRAPH[:39]] * 3 + ["나루"] * 200) == "notice"


def test_a_short_text_with_a_time_needs_no_more() -> None:
    assert why(2, paragraphs=SHORT) == "notice"
    assert why(2, paragraphs=SHORT, dated=True) == ""
    assert why(2, paragraphs=["가" * 399]) == "notice"
    assert why(2, paragraphs=["가" * 400]) == ""


@pytest.mark.parametrize("kind", ["error page", "login"])
def test_a_text_of_400_characters_may_speak_of_anything(kind: str) -> None:
    title = "404 나루" if kind == "error page" else "회원 전용 나루"
    assert why(2, title=title, paragraphs=["가" * 399]) == kind
    assert why(2, title=title, paragraphs=["가" * 400]) == ""


def test_six_fields_sign_up_and_five_sign_in() -> None:
    assert why(2, body=PASSWORD + fields(4)) == "login"
    assert why(2, body=PASSWORD + fields(5)) == "form"
    assert why(2, body=fields(5)) == ""
    assert why(1.5, body=fields(6), long=True) == ""
    assert why(2, title="나루 쿠키 설정", body=fields(5)) == "consent"
    assert why(2, title="나루 쿠키 설정", body=fields(6)) == "form"


def test_an_article_with_a_time_may_speak_of_cookies() -> None:
    assert why(1.5, title="나루 쿠키 설정") == "consent"
    assert why(1.5, title="나루 쿠키 설정", dated=True) == ""


def test_five_dates_are_a_list() -> None:
    assert why(2, body=STAMPS) == "list"
    assert why(2, body=STAMPS.replace("나루 소식 5", "나루 소식 5" + "가" * 20)) == ""
    assert why(2, body=STAMPS.replace("2025.02.05 15:22", "2025.02.05")) == ""


def test_linked_headlines_outnumber_the_text() -> None:
    """Six of fourteen letters, more than two for each line of running text; without one of these it is none."""
    running = f"<p>{PARAGRAPH}</p>"
    assert why(2, body=links(6)) == "list"
    assert why(2, body=links(5)) == ""
    assert why(2, body=links(6, 13)) == ""
    assert why(2, body=links(7) + running * 3) == "list"
    assert why(2, body=links(6) + running * 3) == ""
    assert why(1.5, body=links(6), long=True) == ""


def test_a_running_text_of_its_own_among_many_links_needs_half_a_sign_less() -> None:
    assert why(2.25, body=links(6)) == "list"
    assert why(2.5, body=links(6)) == ""
    assert why(2.75, body=links(6), paragraphs=["나루시청 소식"] * 70) == "list"
    assert why(3, body=links(6), paragraphs=["나루시청 소식"] * 70) == ""


def test_a_headline_is_a_link_for_more_than_two_fifths() -> None:
    row = "<p><a href=/{0}>{1}</a>{2}</p>"
    mostly = "".join(row.format(n, "가" * 14, "나" * 20) for n in range(6))
    hardly = "".join(row.format(n, "가" * 14, "나" * 21) for n in range(6))
    assert why(2, body=mostly) == "list"
    assert why(2, body=hardly) == ""


def test_an_empty_page() -> None:
    script = "<script>start()</script>"
    assert why(0, paragraphs=[], body="<p>나루</p>" * 4) == "empty shell"
    assert why(0, paragraphs=[], body="<p>나루</p>" * 5) == "notice"
    assert why(0, paragraphs=[], body="<p>나루</p>" * 5 + script) == "empty shell"
    assert why(0, paragraphs=[], body="<p>나루</p>" * 5 + "<script> </script>") == "empty shell"
    assert why(0, paragraphs=[], body="<p>나루</p>" * 5 + "<script></script>") == "notice"


def test_the_likeliest_kind_of_a_page_that_nothing_marks() -> None:
    assert why(0, body=fields(3)) == "form"
    assert why(0, body=fields(2)) == "notice"
    assert why(0, body=links(4)) == "list"
    assert why(0, body=links(3)) == "notice"
    assert why(0, body=links(4) + f"<p>{PARAGRAPH}</p>" * 4) == "list"
    assert why(0, body=links(4) + f"<p>{PARAGRAPH}</p>" * 5) == "notice"


def test_a_page_without_text_or_headline_is_none_whatever_speaks_for_it() -> None:
    assert why(4.5, paragraphs=[], body="<p>나루</p>" * 5) == "notice"
    assert why(4.5, title="") == "notice"
    assert why(4.5) == ""


def test_what_a_page_is_stands_in_its_title_and_its_first_six_paragraphs() -> None:
    said = "여기서 통합검색 하세요"
    assert why(2, paragraphs=[*LONG[:5], said, *LONG]) == "search"
    assert why(2, paragraphs=[*LONG[:6], said, *LONG]) == ""
    assert why(2, paragraphs=["가" * 1490, said]) == ""
    bare = "".join(f"<p>나루 {row}</p>" for row in range(29))
    assert why(2, paragraphs=[], body=f"{bare}<p>{said}</p>") == "search"
    assert why(2, paragraphs=[], body=f"{bare}<p>나루</p><p>{said}</p>") == "notice"
    assert why(2, paragraphs=[], body=f"{bare}<p><a href=/1>{said}</a></p>") == "notice"


def test_rows_of_linked_headlines() -> None:
    """Four of them; half of the text where little speaks for an article, all of it where more does."""
    row = "<div><a href=/{0}>나루시 도서관 새로 문을 열어 {0}</a><p>나루시는 {0}일 도서관을 새로 열고 시민을 맞았다고 밝혔다.</p></div>"

    def of_rows(count: float, rows: int, paragraphs: int, between: str = "") -> str:
        body = "".join(row.format(number) for number in range(10, 10 + rows)).replace(
            "</a>", "</a>" + between
        )
        page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
        document = Document.of(HtmlResponse(URL, body=page.encode(), encoding="utf-8"))
        text = Text(paragraphs=LONG[:paragraphs], container=document.nodes[0])
        evidence = replace(NOTHING, **dict.fromkeys(SIGNS[count], True))
        return (refusal(document, text, TITLE, URL, evidence) or "").partition(":")[0]

    assert of_rows(3.25, 4, 8) == "list"
    assert of_rows(3.25, 4, 9) == ""
    assert of_rows(3.25, 3, 4) == ""
    assert of_rows(3.5, 5, 5) == "list"
    assert of_rows(3.5, 5, 6) == ""
    # a headline is that of the text at most three lines below
    assert of_rows(3.25, 4, 8, "<p>나루</p>" * 2) == "list"
    assert of_rows(3.25, 4, 8, "<p>나루</p>" * 3) == ""


def test_of_several_kinds_the_surest_is_named() -> None:
    """A form tells more than words, words of the page more than those of its headline, both more than links."""
    assert why(2, title="나루 공지사항", body=PASSWORD, paragraphs=SHORT) == "login"
    assert why(2, title="404 통합검색", body=PASSWORD, paragraphs=SHORT, url=f"{URL}/search?q=1") == "login"
    assert why(2, title="404 나루", paragraphs=SHORT, url=f"{URL}/search?q=1") == "search"
    assert why(2, title="404 나루 쿠키 설정", paragraphs=SHORT) == "error page"
    assert why(2, title="나루 쿠키 설정", url="https://www.naru.example/") == "consent"
    assert why(2, body=STAMPS, url="https://www.naru.example/") == "front page"
    assert why(2, title="나루 공지사항", body=STAMPS + fields(6)) == "list"
    assert why(2, title="나루 공지사항", body=fields(6)) == "form"


def test_a_long_text_may_speak_of_searches_and_end_with_questions() -> None:
    searched = [PARAGRAPH, "사람들은 나루 통합검색 결과를 먼저 본다고 한다."] * 10
    assert why(3.25, paragraphs=searched) == "search"
    assert why(1.75, paragraphs=searched, long=True) == ""
    assert why(1.75, paragraphs=searched, long=True, title="나루 통합검색") == "search"
    asked = frozenset(("FAQPage",))
    assert why(1.5, kinds=asked, long=True) == ""
    assert why(1, kinds=asked, long=True) == "notice"
    assert why(1.5, kinds=frozenset(("Product",)), long=True) == "notice"
