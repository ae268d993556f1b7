"""The text of articles that have no line of running text: a flash, appointments, results of a match."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.brief import captions_of, find_brief, shows_day, title_again
from newscrawl.pages.document import Document
from newscrawl.pages.sources.pictures import Picture
from newscrawl.pages.sources.prose import Text
from newscrawl.pages.sources.titles import title_line

TITLE = "나루시 인사 발령"
POSTS = "<p>▲ 도서관장 홍길동 ▲ 공원과장 이새길</p><p>▲ 시장실장 김나루</p>"
LINK = "<p><a href=/{}>가람시 봄 축제 {}</a></p>"


def document(body: str) -> Document:
    response = HtmlResponse(
        "https://naru.example/1", body=f"<body><h1>{TITLE}</h1>{body}</body>".encode(), encoding="utf-8"
    )
    return Document.of(response)


def held(body: str) -> str | None:
    """The id of the element that holds the text."""
    page = document(body)
    found = find_brief(page, title_line(page, TITLE))
    return None if found is None else found.element.get("id")


def links(number: int) -> str:
    return "".join(LINK.format(one, one) for one in range(number))


def furniture(number: int) -> str:
    """Lines that are no text, and no links."""
    return "<p>#나루</p>" * number


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        (f"<div id=text>{POSTS}</div>", "text"),
        ("<p id=text>나루시장 김나루</p>", "text"),
        ("", None),
        # what is no text does not hold any
        (furniture(2), None),
        ("<p>홍길동 기자 hong@naru.example</p>", None),
        ("<p>2025.03.03 12:10</p>", None),
        ("<aside><p>나루시장 김나루</p></aside>", None),
        ("<div class=subtitle><p>나루시장 김나루</p></div>", None),
        ("<div class=byline><p>나루시장 김나루</p></div>", None),
        (f"{links(2)}", None),
        # what heads other articles or closes the page ends it
        (f"<p>관련기사</p><div id=text>{POSTS}</div>", None),
        (f"<p>ⓒ 나루일보 무단전재 및 재배포 금지</p><div id=text>{POSTS}</div>", None),
        # three links on end are a list of others, two are not
        (f"{links(2)}<div id=text>{POSTS}</div>", "text"),
        (f"{links(3)}<div id=text>{POSTS}</div>", None),
        (f"{links(2)}<p>도서관</p>{links(2)}<div id=text>{POSTS}</div>", "text"),
        # a line is a link for more than half of it
        ("<p id=text>나루시장<a href=/1>김나루씨</a></p>", "text"),
        ("<p id=text>나루시<a href=/1>장김나루씨</a></p>", None),
        # a line is a time where more than a third are digits
        ("<p id=text>가람 123</p>", None),
        ("<p id=text>가람이 12</p>", "text"),
    ],
)
def test_what_holds_a_text_without_running_text(body: str, holds: str | None) -> None:
    assert held(body) == holds


@pytest.mark.parametrize(("before", "holds"), [(39, "text"), (40, None)])
def test_forty_lines_behind_the_headline_are_looked_at(before: int, holds: str | None) -> None:
    assert held(f"{furniture(before)}<p id=text>나루시장 김나루</p>") == holds


@pytest.mark.parametrize(("letters", "holds"), [(39, "near"), (40, "near"), (41, "far")])
def test_ten_lines_farther_from_the_headline_is_worth_half(letters: int, holds: str) -> None:
    """Twenty letters in the line behind the headline are worth as much as forty in the twelfth."""
    near, far = f"<p id=near>{'가' * 20}</p>", f"<p id=far>{'나' * letters}</p>"
    assert held(f"{near}{furniture(10)}{far}") == holds


@pytest.mark.parametrize(("behind", "holds"), [(3, "both"), (4, "one")])
def test_three_lines_behind_the_text_may_stand_with_it(behind: int, holds: str) -> None:
    one, other = "<p id=one>도서관장 홍길동 그리고</p>", "<p>공원과장 이새길</p>"
    assert held(f"<div id=both>{one}{other}{furniture(behind)}</div>") == holds


def test_the_element_that_holds_only_the_text_is_its_own() -> None:
    assert held(f"<div id=around><div id=text>{POSTS}</div></div>") == "text"


def test_of_two_that_are_worth_as_much_the_first_holds_it() -> None:
    assert held(f"<p id=near>{'가' * 11}</p>{furniture(9)}<p id=far>{'나' * 20}</p>") == "near"


def test_without_a_headline_there_is_none() -> None:
    assert find_brief(document(POSTS), -1) is None


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2025.03.03", True), ("2025-3-3", True), ("2025/03/03", True), ("2025년 3월 3일", True), ("1999. 03. 03", True),
        ("2025", False), ("03.03", False), ("2125.03.03", False), ("20250303", False), ("1899.03.03", False),
    ],
)  # fmt: skip
def test_a_day_near_the_headline(day: str, shown: bool) -> None:
    assert shows_day(document(f"<p>{day}</p>"), 0) is shown


@pytest.mark.parametrize(("lines", "shown"), [(7, True), (8, False)])
def test_a_day_is_near_within_eight_lines(lines: int, shown: bool) -> None:
    assert shows_day(document(f"{furniture(lines)}<p>2025.03.03</p>"), 0) is shown
    page = Document.of(
        HtmlResponse(
            "https://naru.example/1",
            body=f"<p>2025.03.03</p>{furniture(lines)}<h1>{TITLE}</h1>".encode(),
            encoding="utf-8",
        )
    )
    assert shows_day(page, title_line(page, TITLE)) is shown
    assert not shows_day(page, -1)


def test_a_page_of_pictures_says_its_captions() -> None:
    pictures = [Picture(None, "도서관의 아침"), Picture(None), Picture(None, "공원"), Picture(None, "공원")]
    assert captions_of(Text(pictures=pictures)) == ["도서관의 아침", "공원"]


def test_a_flash_says_its_headline_again() -> None:
    page = document(f"<div><p>나루시</p><p>{TITLE}!</p><p>{TITLE}</p></div><p>끝</p>")
    assert title_again(page, page.nodes[0], TITLE) == [TITLE]
    assert title_again(page, page.nodes[0], "나루시 공원") == []
