"""Teasers of lists: how long a headline that is a link is, what a line ends with, how near its text stands."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.prose import Text
from newscrawl.pages.teasers import count_rows, is_headline, is_stamped

LINK = f"<p><a href=/1>{'나' * 14}</a></p>"
PROSE = "<p>나루시는 시청에서 회의를 열고 도서관 정책을 다시 살핀다고 밝혔다.</p>"
OTHER = "<p>나루</p>"


def document(body: str) -> Document:
    return Document.of(HtmlResponse("https://naru.example/1", body=f"<body>{body}</body>".encode(), encoding="utf-8"))  # fmt: skip


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        (f"<a href=/1>{'나' * 14}</a>", True), (f"<a href=/1>{'나' * 13}</a>", False),
        # more than two fifths of a line
        (f"<a href=/1>{'나' * 20}</a>{'가' * 29}", True), (f"<a href=/1>{'나' * 20}</a>{'가' * 30}", False),
    ],
)  # fmt: skip
def test_a_link_as_long_as_a_headline(line: str, headline: bool) -> None:
    assert is_headline(document(f"<p>{line}</p>").lines[0]) is headline


@pytest.mark.parametrize(
    ("line", "stamped"),
    [
        ("나루 소식 2025.02.05 15:22", True), ("나루 소식 2025-2-5 15:22:30", True), ("나루 소식 (1999. 2. 5. 15:22)", True), ("[2025.02.05 15:22]", True),
        ("2025.02.05 15:22 나루 소식", False), ("나루 소식 2025.02.05", False), ("나루 소식 15:22", False),
        ("2025.02.05 15:22".rjust(39, "나"), True), ("2025.02.05 15:22".rjust(40, "나"), False),
    ],
)  # fmt: skip
def test_a_line_ends_with_a_day_and_a_clock(line: str, stamped: bool) -> None:
    assert is_stamped(document(f"<p>{line}</p>").lines[0]) is stamped


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (LINK + PROSE, 1), (LINK + PROSE + LINK + PROSE, 2), (PROSE + LINK, 0), (LINK + PROSE + PROSE, 1), ("", 0),
        # at most two lines stand between
        (LINK + OTHER * 2 + PROSE, 1), (LINK + OTHER * 3 + PROSE, 0), (OTHER * 2 + PROSE, 0), (PROSE, 0),
        (LINK + "<figcaption>나루시는 도서관 정책을 다시 살핀다고 밝혔다.</figcaption>", 0), (f"{LINK}<img src=/1.jpg width=300 height=200>{PROSE}", 1),
    ],
)  # fmt: skip
def test_lines_of_text_in_a_row_with_a_headline(body: str, rows: int) -> None:
    page = document(f"<div id=text>{body}</div>")
    container = next((node for node in page.nodes if node.element.get("id") == "text"), None)
    assert count_rows(page, Text(container=container)) == rows


def test_a_text_that_stands_in_no_element_has_no_rows() -> None:
    assert count_rows(document(LINK + PROSE), Text()) == 0
