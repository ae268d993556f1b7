"""Counts as pages show them."""

import pytest

from newscrawl.cleaners.counts import comments, named_counts, parse_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", 12),
        ("1,204", 1204),
        ("1,204,567", 1204567),
        ("추천 12개", 12),
        ("(3)", 3),
        ("\n 12 \n", 12),
        ("3천", 3_000),
        ("3만", 30_000),
        ("2억", 200_000_000),
        ("3 만", 30_000),
        ("3.1만", 31_000),
        ("1.25천", 1_250),
        ("1.5억", 150_000_000),
        # a number with decimals and no unit is no count
        ("3.1", None),
        ("1.2.3", None),
        ("", None),
        (None, None),
        ("없음", None),
        # the first whole one
        ("12 34", 12),
        ("1,20", 1),
        ("123456789012", 123456789012),
        ("1234567890123", None),
        (f"{'가' * 198}12", 12),
        (f"{'가' * 199}12", 1),
        (f"{'가' * 200}12", None),
    ],
)
def test_the_first_count(text: str | None, count: int | None) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("댓글 12", 12),
        ("댓글12", 12),
        ("덧글 12", 12),
        ("추천 3 댓글 12", 12),
        ("추천 3 덧글 12", 12),
        ("추천 3 댓글수 12", 12),
        ("추천 3 댓글 수: 12", 12),
        ("추천 3 댓글 보기 12", 12),
        ("추천 3 댓글쓰기 12", 12),
        ("추천 3 댓글 (12)", 12),
        ("추천 3 댓글[12]", 12),
        ("추천 3 댓글 | 12", 12),
        ("댓글이 없습니다", 0),
        ("댓글이없다", 0),
        ("덧글이 없습니다", 0),
        ("12", 12),
        ("댓글", None),
        ("댓글 1.2만", 12_000),
        ("추천 3 댓글 없음", 3),
        (f"3 {'가' * 194} 댓글 12", 3),
        (f"3 {'가' * 193}댓글 12", 12),
        (f"3 {'가' * 194}댓글 12", 1),
    ],
)
def test_the_number_of_comments(text: str, count: int | None) -> None:
    assert comments(text) == count


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("좋아요\n12", [("좋아요", 12)]),
        ("좋아요 12", [("좋아요", 12)]),
        ("아주 좋아요 12", [("아주 좋아요", 12)]),
        ("\n 좋아요 \n\n 12 \n", [("좋아요", 12)]),
        ("좋아요\n1,204\n개", [("좋아요", 1204)]),
        ("좋아요\n누르기\n3\n12", [("좋아요", 12)]),
        ("좋아요", []),
        ("좋아요\n누르기", []),
        ("", []),
        ("12", []),
    ],
)
def test_a_name_and_its_count(text: str, counts: list[tuple[str, int]]) -> None:
    assert named_counts(text) == counts
