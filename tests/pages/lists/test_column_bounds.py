"""How many rows must agree for a place in them to hold ranks, comments or publishers: one row on each side."""

from collections.abc import Sequence

import pytest

from newscrawl.pages.lists.blocks import Articles
from newscrawl.pages.lists.columns import read_rows
from newscrawl.pages.lists.rows import ListEntry
from tests.pages.lists.test_rows import link, page_of


def headline(number: int) -> str:
    return f"바닷가 마을의 겨울 준비 {number:02}번째"


def entries(*rows: str, tag: str = "li") -> list[ListEntry]:
    """What rows show; ``{}`` stands for the linked headline of each."""
    page, found = page_of(
        *(row.replace("{}", link(headline(n), n)) for n, row in enumerate(rows, 1)), tag=tag
    )
    return read_rows(page, found, Articles(page, [one for row in found for one in row.links])).entries


def beside(words: Sequence[object], tag: str = "p") -> list[ListEntry]:
    """Rows with one word each behind the headline; nothing for None."""
    return entries(*(f"{{}}<{tag}>{word}</{tag}>" if word is not None else "{}" for word in words))


def ranks(*words: object) -> list[str | None]:
    return [one.rank for one in entries(*(f"<em>{word}</em>{{}}" for word in words))]


def test_half_of_a_column_counts_the_rows() -> None:
    assert ranks(1, 2, 3) == ["1", "2", "3"]
    assert ranks(1, "새 글", 3, "새 글") == ["1", "새 글", "3", "새 글"]
    assert ranks(1, "새 글", 3, "새 글", "새 글") == [None] * 5
    assert ranks(4, 5, 6) == ["4", "5", "6"]
    # more than half of the numbers must go on
    assert ranks(1, 2, 3, 9) == ["1", "2", "3", "9"]
    assert ranks(1, 2, 9, 9) == [None] * 4
    # a number alone is the first
    assert ranks(1) == ["1"]
    assert ranks(2) == [None]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ([12, 3, 4], ["12", "3", "4"]), ([12, 3, "1,204"], ["12", "3", "1,204"]), ([12, "새 글", 4], [None, None, None]),
        # more than half of the rows have one
        ([12, 3, None], ["12", "3", None]), ([12, None], [None, None]),
        # marked as comments they need not
        (["댓글 12", None, None], ["댓글 12", None, None]), (["[12]", "(3)", None], ["[12]", "(3)", None]), (["의견 3", "comments 4"], ["의견 3", "comments 4"]),
    ],
)  # fmt: skip
def test_numbers_of_comments(words: list[object], counts: list[str | None]) -> None:
    assert [one.comments for one in beside(words)] == counts


def test_two_columns_of_numbers_say_nothing() -> None:
    assert [one.comments for one in entries(*["{}<p>3</p><b>4</b>"] * 3)] == [None] * 3


@pytest.mark.parametrize(
    ("row", "counted"),
    [
        ("{}<p>3</p>", True), ("{}<p>조회</p><b>3</b>", False), ("{}<p>3</p><b>조회</b>", False), ("{}<p>조회가 많은 기사 모음집</p><b>3</b>", True),
        ("{}<p>조회</p><i>나루</i><b>3</b>", True), ("<p>3</p>{}", False),
    ],
)  # fmt: skip
def test_what_else_numbers_count(row: str, counted: bool) -> None:
    # The numbers do not count the rows.
    rows = [row.replace("3", str(n)) for n in (7, 3, 5)]
    assert [one.comments for one in entries(*rows)] == (["7", "3", "5"] if counted else [None] * 3)


@pytest.mark.parametrize(
    ("names", "publishers"),
    [
        # half of them end as names of media do
        (["가람일보", "나루마당", "한들신문", "바른마을"], ["가람일보", "나루마당", "한들신문", "바른마을"]), (["가람일보", "나루마당", "바른마을"], [None] * 3),
        # or two, and a fifth of them, are known
        (["연합뉴스", "경향신문", *(["나루마당"] * 8)], ["연합뉴스", "경향신문", *(["나루마당"] * 8)]), (["연합뉴스", "경향신문", *(["나루마당"] * 9)], ["연합뉴스", "경향신문", *([None] * 9)]),
        (["연합뉴스", *(["나루마당"] * 3)], ["연합뉴스", None, None, None]),
        # more than half of the rows show what can be a name
        (["가람일보", "한들신문", "3시간 전"], ["가람일보", "한들신문", None]), (["가람일보", "3시간 전"], [None, None]),
    ],
)  # fmt: skip
def test_names_of_publishers(names: list[str], publishers: list[str | None]) -> None:
    assert [one.publisher for one in beside(names)] == publishers


def test_what_is_cited_is_a_publisher() -> None:
    assert [one.publisher for one in beside(["나루마당", "바른마을"], "cite")] == ["나루마당", "바른마을"]


@pytest.mark.parametrize(
    ("name", "may_be"),
    [
        ("나루마당", True), ("가", False), ("가" * 20, True), ("가" * 21, False), ("3가람", False), ("나루 마당 소식 하나", False), ("나루 마당 소식", True), ("홍길동 기자", False),
        ("어제", False), ("관련기사", False), ("정치", False), ("[나루마당]", True), ("naru@naru.example", False),
    ],
)  # fmt: skip
def test_what_can_be_a_name(name: str, may_be: bool) -> None:
    read = beside(["가람일보", "한들신문", "바른신문", name])
    assert [one.publisher for one in read] == ["가람일보", "한들신문", "바른신문", name if may_be else None]


@pytest.mark.parametrize("shown", ["▲ 3.2%", "득표율 12%"])
def test_a_list_of_prices_or_votes_is_none_of_articles(shown: str) -> None:
    rows = [f"{link('나루전자 보통주', n)}<p>{shown}</p>" for n in (1, 2)]
    assert entries(*rows, link("가람전자 보통주", 3)) == []
    assert len(entries(rows[0], link("가람전자 보통주", 3))) == 2


def test_a_head_before_each_row_names_its_publisher() -> None:
    page, rows = page_of(link(headline(1), 1), link(headline(2), 2))
    assert [one.publisher for one in read_rows(page, rows, Articles(page, [])).entries] == [None, None]
    cards = [
        f"<p>{name}</p><li>{link(headline(n), n)}</li>" for n, name in enumerate(("가람일보", "한들신문"), 1)
    ]
    page, found = page_of("".join(cards), tag="section")
    places = [place for place, tag in enumerate(page.tags) if tag == "li"]
    rows = [
        type(found[0])(
            place, [one for one in found[0].links if one.place > place and one.place < page.ends[place]]
        )
        for place in places
    ]
    read = read_rows(page, rows, Articles(page, found[0].links)).entries
    assert [one.publisher for one in read] == ["가람일보", "한들신문"]


def glued(*texts: str) -> list[tuple[str | None, str | None]]:
    """Rank and number of comments of rows of which each is one text."""
    page, rows = page_of(*(link(text, n) for n, text in enumerate(texts)))
    links = [one for row in rows for one in row.links]
    return [(one.rank, one.comments) for one in read_rows(page, rows, Articles(page, links)).entries]


def test_ranks_and_counts_in_one_text_with_the_headline() -> None:
    title = headline(1)
    assert glued(f"1. {title}", f"2위 {title}", f"3 {title}") == [("1", None), ("2", None), ("3", None)]
    assert glued(f"1.{title}", f"2.{title}") == [("1", None), ("2", None)]
    # half of the rows, and two of them
    assert glued(f"1. {title}", f"2. {title}", title, title) == [
        ("1", None),
        ("2", None),
        (None, None),
        (None, None),
    ]
    assert glued(f"1. {title}", f"2. {title}", title, title, title) == [(None, None)] * 5
    assert glued(f"1. {title}", title) == [(None, None)] * 2
    assert glued(f"3. {title}", f"9. {title}", f"5. {title}") == [("3", None), (None, None), ("5", None)]
    # three of four, and more than two rows
    assert glued(*[f"{title} [12]"] * 3, title) == [(None, "[12]")] * 3 + [(None, None)]
    assert glued(*[f"{title} [12]"] * 2, title, title) == [(None, None)] * 4
    assert glued(*[f"{title} [12]"] * 2) == [(None, None)] * 2
