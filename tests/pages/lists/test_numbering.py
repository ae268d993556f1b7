"""Ranks, signs and numbers of comments in headlines: how many rows must have them to be no part of these."""

import lxml.html
import pytest
from scrapy.http import HtmlResponse

from newscrawl.addresses import Joiner
from newscrawl.pages.lists import read_listing
from newscrawl.pages.lists.blocks import Row, page_links
from newscrawl.pages.lists.numbering import ranks_from_start, repeated_labels, take_numbering
from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.rows import ListEntry, RowCells, cells_of
from newscrawl.sites import GENERIC

Taken = tuple[str | None, str | None, tuple[str, ...]]


def taken(*titles: str) -> list[Taken]:
    """Rank, number of comments and what is cut off of each headline."""
    rows = [ListEntry(f"/{place}", title) for place, title in enumerate(titles)]
    take_numbering(rows)
    return [(row.rank, row.comments, row.glued) for row in rows]


NOTHING: Taken = (None, None, ())


@pytest.mark.parametrize(
    ("titles", "ranks"),
    [
        (("1 가람", "2 나루", "3 다리"), ["1", "2", "3"]), (("1. 가람", "2. 나루"), ["1", "2"]), (("1위 가람", "2위 나루"), ["1", "2"]), (("1) 가람", "2) 나루"), ["1", "2"]),
        (("1.가람", "2.나루"), ["1", "2"]), (("1가람", "2나루"), [None, None]), (("1.2배 늘어", "2.3배 줄어"), [None, None]), (("11 가람", "12 나루"), ["11", "12"]), (("1000 가람", "1001 나루"), [None, None]),
        # half of the rows, two at least; a headline that begins with another number keeps it
        (("1 가람", "2 나루", "다리", "라면"), ["1", "2", None, None]), (("1 가람", "2 나루", "다리", "라면", "마을"), [None] * 5), (("1 가람", "나루"), [None, None]), (("1 가람",), [None]),
        (("1 가람", "2 나루", "30 년 만의 다리", "4 라면"), ["1", "2", None, "4"]), (("가람", "2 나루", "3 다리"), [None, "2", "3"]), (("2 가람", "5 나루", "9 다리"), [None] * 3),
    ],
)  # fmt: skip
def test_ranks_that_count_the_rows(titles: tuple[str, ...], ranks: list[str | None]) -> None:
    assert [rank for rank, _, _ in taken(*titles)] == ranks


def test_what_is_cut_off_a_headline() -> None:
    assert taken("1. 가람", "2위 나루") == [("1", None, ("1.",)), ("2", None, ("2위",))]
    assert taken("• 가람", "• 나루") == [(None, None, ("•",))] * 2
    assert taken("1. 가람", "다리", "3. 나루")[1] == NOTHING


@pytest.mark.parametrize(
    ("titles", "signs"),
    [
        (("•가람", "▶ 나루"), True), (("•가람", "나루"), False), (("•가람",), False), (("- 가람", "- 나루"), True), (("→ 가람", "→ 나루"), False), (("• “가람”", "• “나루”"), False),
    ],
)  # fmt: skip
def test_a_sign_before_every_headline_is_no_part_of_it(titles: tuple[str, ...], signs: bool) -> None:
    assert any(glued for _, _, glued in taken(*titles)) is signs


@pytest.mark.parametrize(
    ("titles", "counts"),
    [
        (("가람 [12]", "나루 (3)", "다리 [1,204]"), ["[12]", "(3)", "[1,204]"]),
        # three of four rows, three at least
        (("가람 [12]", "나루 [3]", "다리 [7]", "라면"), ["[12]", "[3]", "[7]", None]), (("가람 [12]", "나루 [3]", "다리", "라면"), [None] * 4), (("가람 [12]", "나루 [3]"), [None] * 2), (("가람 [12]", "나루 [3]", "다리"), [None] * 3),
        # not the parts of a series, counted up or down
        (("가람 (1)", "나루 (2)", "다리 (3)"), [None] * 3), (("가람 (3)", "나루 (2)", "다리 (1)"), [None] * 3), (("가람 (1)", "나루 (2)", "다리 (4)"), ["(1)", "(2)", "(4)"]),
        (("가람 [12] 다시", "나루 [3] 다시", "다리 [7] 다시"), [None] * 3), (("가람 [12345678]",) * 3, [None] * 3),
    ],
)  # fmt: skip
def test_numbers_behind_headlines_are_those_of_comments(titles: tuple[str, ...], counts: list[str | None]) -> None:  # fmt: skip
    found = taken(*titles)
    assert [comments for _, comments, _ in found] == counts
    assert [glued for _, _, glued in found] == [(count,) if count else () for count in counts]


def test_a_number_of_comments_that_the_row_shows_comes_first() -> None:
    rows = [ListEntry(f"/{n}", f"나루 [{n * n}]", comments="댓글 5") for n in range(3)]
    take_numbering(rows)
    assert {(row.comments, row.glued) for row in rows} == {("댓글 5", ())}


def labels(*rows: str) -> list[str | None]:
    """The repeated labels of rows, whose headline is their only line."""
    body = "".join(f"<li><a href='/news/2025110500{place}'>{row}</a></li>" for place, row in enumerate(rows))
    page = Outline(lxml.html.fromstring(f"<body><ul>{body}</ul></body>"))
    links = page_links(
        page, Joiner(lambda href: href, "https://naru.example/"), "naru.example", in_data=False
    )
    found = []
    for place in (place for place, tag in enumerate(page.tags) if tag == "li"):
        row = Row(place, [link for link in links if place <= link.place < page.ends[place]])
        cells = cells_of(page, row)
        found.append(RowCells(row, cells, cells[0] if cells else None))
    return repeated_labels(page, found)


LABELLED = "<em>나루통신</em> 시립 도서관 새로 열어"


@pytest.mark.parametrize(
    ("rows", "label"),
    [
        # three rows, more than half of all
        ((LABELLED,) * 3, "나루통신"), ((LABELLED,) * 2, None), ((LABELLED,) * 3 + ("나루시 도서관",) * 2, "나루통신"), ((LABELLED,) * 3 + ("나루시 도서관",) * 3, None),
        # eight characters in a label's element, in no brackets, with a headline behind
        (("<span>여덟 글자 됩니다</span> 나루시 도서관",) * 3, None), (("<span>여덟 글자 됩니</span> 나루시 도서관",) * 3, "여덟 글자 됩니"), (("<b>포토</b> 나루시 도서관",) * 3, None), (("<em>[포토]</em> 나루시 도서관",) * 3, None),
        (("<em>포토</em>",) * 3, None), (("나루시 <em>포토</em> 도서관",) * 3, None), (("<em>포<b>토</b></em> 나루시 도서관",) * 3, None),
    ],
)  # fmt: skip
def test_a_word_before_most_headlines_is_a_label(rows: tuple[str, ...], label: str | None) -> None:
    assert labels(*rows)[0] == label


@pytest.mark.parametrize(
    ("start", "tag", "ranks"),
    [
        ("11", "ol", ["11", "12"]),
        ("0", "ol", ["0", "1"]),
        ("", "ol", [None, None]),
        ("-3", "ol", [None, None]),
        ("11", "ul", [None, None]),
    ],
)
def test_a_list_may_say_where_it_starts(start: str, tag: str, ranks: list[str | None]) -> None:
    page = Outline(lxml.html.fromstring(f"<{tag} start='{start}'><li>가람</li><li>나루</li></{tag}>"))
    assert ranks_from_start(page, [one for one, name in enumerate(page.tags) if name == "li"]) == ranks


def test_a_further_page_of_a_ranking_goes_on_where_it_says() -> None:
    rows = "".join(
        f"<li><a href='/news/2025110500{row}'>바닷가 마을의 겨울 준비 {row}</a></li>" for row in range(3)
    )
    page = f"<html><body><h2>많이 본 뉴스</h2><ol start='11'>{rows}</ol></body></html>"
    response = HtmlResponse("https://news.example.kr/rank", body=page.encode(), encoding="utf-8")
    assert [one.rank for one in read_listing(response, GENERIC)] == [11, 12, 13]
