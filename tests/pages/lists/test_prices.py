"""Rows of prices and votes: what of a row is one, how long a headline is beside it, how many rows have it."""

import pytest

from newscrawl.pages.lists.blocks import Row
from newscrawl.pages.lists.prices import show_prices_or_votes
from newscrawl.pages.lists.rows import Cell, RowCells


def row(title: str | None, *others: str) -> RowCells:
    cells = [Cell(text, place, (), linked=False) for place, text in enumerate(others)]
    return RowCells(Row(0, []), cells, None if title is None else Cell(title, 9, (), linked=True), cells)


PRICE, PLAIN = row("나루전자", "12,300", "+1.25%"), row("나루전자", "가람일보")


@pytest.mark.parametrize(("prices", "plain", "shown"), [(1, 0, True), (2, 1, True), (2, 2, False), (0, 1, False), (0, 0, False)])  # fmt: skip
def test_more_than_half_of_the_rows_show_a_price(prices: int, plain: int, shown: bool) -> None:
    assert show_prices_or_votes([PRICE] * prices + [PLAIN] * plain) is shown


@pytest.mark.parametrize(
    ("title", "others", "shown"),
    [
        ("나루전자", ("12,300", "+1.25%"), True), (None, ("+1.25%",), True), ("나루전자", ("11.05",), False), ("나루전자", ("12.05.",), False), ("나루전자", ("11.35",), True),
        # beside a headline of 22 letters or four blanks a price must be named
        ("가" * 21, ("+1.25%",), True), ("가" * 22, ("+1.25%",), False), ("나루 전자 가 또 올라", ("+1.25%",), False), ("나루 전자 가 올라", ("+1.25%",), True), ("가" * 22, ("+1.25%", "12,300원"), True),
        # how far an article has moved is none, but beside a number of three characters
        ("나루전자", ("▲ 2",), False), ("나루전자", ("▲ 2", "12"), False), ("나루전자", ("▲ 2", "120"), True), ("나루전자", ("▲ 2", "1,200"), True), ("나루전자", ("▲ 2", "나루일보"), False), ("나루전자", ("120",), False),
    ],
)  # fmt: skip
def test_what_is_a_price(title: str | None, others: tuple[str, ...], shown: bool) -> None:
    assert show_prices_or_votes([row(title, *others)]) is shown


@pytest.mark.parametrize(
    ("beside", "shown"),
    [
        ("1,204표", True),
        ("1,204명 참여", True),
        ("나루 소식", False),
        ("1,204명 참여".ljust(30, "!"), False),
        ("1,204명 참여".ljust(29, "!"), True),
    ],
)
def test_votes(beside: str, shown: bool) -> None:
    assert show_prices_or_votes([row("나루 가수", beside)]) is shown
