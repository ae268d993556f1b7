"""Texts that are held against each other by their fingerprints. All of them are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rensa import RMinHash

from newscrawl.stories.fingerprint import Fingerprint, fingerprint_of
from newscrawl.stories.likeness import Likeness, are_apart, likeness, overlap, without
from tests.stories.texts import OTHER_REPORT, REPORT, WEATHER, paragraphs

# Of rensa 0.5.0.
KEPT = 13824050137748912201


def how_alike(one: str, other: str) -> Likeness:
    left, right = fingerprint_of(one), fingerprint_of(other)
    assert left is not None
    assert right is not None
    return likeness(left, right, overlap(left, right))


@pytest.mark.parametrize(
    "copy",
    [
        REPORT.replace("\n\n", " "),
        REPORT.replace("“", '"').replace("”", '"').replace(" ", "  "),
        REPORT.replace("설명했다", "덧붙였다").replace("말했다", "전했다"),
        REPORT + "\n\n나루시도 비슷한 계획을 세웠으나 예산을 구하지 못해 미뤘다.",
        paragraphs(REPORT, 0, 2, 1, 3, 4),
        paragraphs(REPORT, 0, 1, 2, 4),
    ],
)
def test_an_edited_copy_is_the_same_text(copy: str) -> None:
    assert how_alike(REPORT, copy) is Likeness.WHOLE


@pytest.mark.parametrize(
    "copy",
    [
        paragraphs(REPORT, 0, 1),
        paragraphs(REPORT, 0),
        paragraphs(OTHER_REPORT, 0, 2) + "\n\n" + REPORT + "\n\n" + paragraphs(OTHER_REPORT, 1),
    ],
)
def test_a_cut_or_extended_copy_is_a_part(copy: str) -> None:
    assert how_alike(REPORT, copy) in (Likeness.PART, Likeness.WHOLE)


def test_two_reports_of_one_event_are_two_stories() -> None:
    assert how_alike(REPORT, OTHER_REPORT) is Likeness.NONE


FLASH = "나루 하천 정비법을 둘러싼 막판 협상이 이어지는 가운데 가람당은 5일 안에 결론을 내겠다는 방침이다."


def test_a_flash_is_a_form_that_others_are_written_in_too() -> None:
    other_bill = FLASH.replace("나루 하천 정비법", "청소년 도서 지원법")
    assert how_alike(FLASH, other_bill) is Likeness.NONE
    assert how_alike(FLASH, FLASH.replace("5일", " 5일 ")) is Likeness.WHOLE
    assert how_alike(FLASH, f"{FLASH} 협상은 밤까지 계속된다.") is Likeness.WHOLE


def test_a_review_that_quotes_a_beginning_is_another_story() -> None:
    review = (
        "\n\n".join(paragraphs(text, 0) for text in (OTHER_REPORT, WEATHER, REPORT)) + "\n\n" + OTHER_REPORT
    )
    assert how_alike(REPORT, review) is Likeness.NONE


def test_a_template_with_other_numbers_is_another_story() -> None:
    one = WEATHER.format(day=5, sky="맑겠다", a=-7, b=2, c=3, d=9, e=0, f=5, g=1, h=5, i=3, dust="좋음")
    other = WEATHER.format(day=6, sky="흐리겠다", a=-3, b=5, c=7, d=13, e=1, f=0, g=2, h=5, i=4, dust="보통")
    assert how_alike(one, other) is Likeness.NONE
    assert how_alike(one, one.replace("설명했다", "밝혔다")) is Likeness.WHOLE


@pytest.mark.parametrize("text", [None, "", "사진=가람시 제공", "가나다 라마바 사아자 차카타"])
def test_a_text_that_is_too_short_has_none(text: str | None) -> None:
    assert fingerprint_of(text) is None


@given(st.text(max_size=400), st.integers(1, 40))
def test_any_text_has_a_fingerprint_that_can_be_kept(text: str, times: int) -> None:
    told = fingerprint_of(text * times)
    if told is not None:
        kept = Fingerprint.unpacked(told.packed())
        assert kept is not None
        assert kept == told._replace(marks=())
        assert all(-(1 << 63) <= mark < 1 << 63 for mark in told.marks)


def test_what_is_kept_by_another_method_is_not_compared() -> None:
    told = fingerprint_of(REPORT)
    assert told is not None
    assert Fingerprint.unpacked(bytes([0]) + told.packed()[1:]) is None


def test_the_hashes_are_what_stores_hold() -> None:
    """Another value here means that METHOD must be counted up: kept fingerprints say nothing any more."""
    [[value]] = RMinHash.hash_token_sets([["가람시가낡은시립도서관"]])
    assert value == KEPT


samples = st.frozensets(st.integers(0, 30), max_size=24)


@given(samples, samples, samples)
def test_of_texts_that_are_apart_no_more_is_found_by_looking_closer(
    one: frozenset[int], other: frozenset[int], common: frozenset[int]
) -> None:
    left, right = (Fingerprint((), of, 0, frozenset(), frozenset()) for of in (one, other))
    bare, rest = without(left, common), without(right, common)
    assert bare is not None
    assert rest is not None
    if are_apart(bare, right):
        assert overlap(bare, rest).contained == 0
