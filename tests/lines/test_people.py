"""Whom a line names with a role: whose an address is, what names glued or set apart mean, who comes twice."""

import pytest

from newscrawl.lines.people import (
    Byline,
    addressed,
    people_in,
    placed_role,
    spaced_out,
    unique,
    without_people,
)

ONE, OTHER = "hong@naru.example", "saegil@naru.example"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("홍길동 기자", [("홍길동", None, "기자")]),
        ("홍길동·이새길 기자", [("홍길동", None, "기자"), ("이새길", None, "기자")]),
        ("기자 홍길동", [("홍길동", None, "기자")]),
        ("홍길동 기후정책부 기자", [("홍길동", None, "기자")]),
        ("홍길동", []),
        ("", []),
        # an address is of whom it follows, and of the first where it stands before all
        (f"홍길동 기자 {ONE} 이새길 기자 {OTHER}", [("홍길동", ONE, "기자"), ("이새길", OTHER, "기자")]),
        (f"{ONE} 홍길동 기자 이새길 기자", [("홍길동", ONE, "기자"), ("이새길", None, "기자")]),
        (f"홍길동 기자 이새길 기자 {OTHER}", [("홍길동", None, "기자"), ("이새길", OTHER, "기자")]),
        (ONE, []),
        # said twice, once with an address
        (f"홍길동 기자 홍길동 기자 {ONE}", [("홍길동", ONE, "기자")]),
        # what looks like a desk or a place may be a name
        ("홍길동 이대부 기자", [("홍길동", None, "기자"), ("이대부", None, "기자")]),
        ("홍길동 파리특파원", [("홍길동", None, "파리특파원")]),
        ("홍길동 파리 특파원", [("홍길동", None, "특파원")]),
        # who only helped
        ("영상취재 홍길동", []),
        ("영상편집: 홍길동 이새길 기자", []),
    ],
)
def test_whom_a_line_names(text: str, people: list[tuple[str, str | None, str | None]]) -> None:
    assert [tuple(one) for one in people_in(text)] == people


@pytest.mark.parametrize(("letters", "found"), [(634, True), (640, False)])
def test_the_first_640_characters_are_searched(letters: int, found: bool) -> None:
    assert bool(people_in(f"{'- ' * (letters // 2)}홍길동 기자")) is found


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("홍 길 동 기자", "홍길동 기자"),
        ("홍 길 기자", "홍길 기자"),
        ("홍길동 이새길 기자", "홍길동·이새길 기자"),
        ("빨간책 이새길 기자", "빨간책 이새길 기자"),
        ("글 홍길동·사진 이새길 기자", "글 홍길동 기자 사진 이새길 기자"),
        ("나루=홍길동, 가람=이새길 기자", "나루=홍길동·이새길 기자"),
        ("나루/홍길동 기자", "홍길동 기자"),
        ("홍길동 기자입력 2025.02.05", "홍길동 기자 입력 2025.02.05"),
        ("홍길동 기자수정일시: 1999.02.05", "홍길동 기자 수정일시: 1999.02.05"),
        ("홍길동 기자입력 3일", "홍길동 기자입력 3일"),
        ("홍길동 기자이새길 기자", "홍길동 기자 이새길 기자"),
    ],
)
def test_what_stands_side_by_side_or_apart(text: str, spaced: str) -> None:
    assert spaced_out(text) == spaced


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("기자", ([], "기자")),
        (" 기자 ", ([], "기자")),
        ("", ([], None)),
        (None, ([], None)),
        ("특파원", ([], "특파원")),
        ("파리 특파원", ([], "특파원")),
        ("파리특파원", ([], "파리특파원")),
        ("이새길 특파원", (["이새길"], "특파원")),
        ("이새길특파원", (["이새길"], "특파원")),
    ],
)
def test_the_place_of_a_correspondent(role: str | None, found: tuple[list[str], str | None]) -> None:
    assert placed_role(role) == found


def test_each_person_once_with_what_is_known_first() -> None:
    people = [
        Byline("홍길동", None, None),
        Byline("이새길"),
        Byline("홍길동", ONE, "기자"),
        Byline("홍길동", OTHER, "부장"),
    ]
    assert unique(people) == (Byline("홍길동", ONE, "기자"), Byline("이새길"))


def test_whose_an_address_is() -> None:
    hong, lee = Byline("홍길동"), Byline("이새길")
    assert addressed([hong], []) == [hong]
    assert addressed([], [ONE]) == []
    assert addressed([hong], [OTHER, ONE]) == [Byline("홍길동", OTHER)]
    assert addressed([hong, lee], [OTHER]) == [hong, Byline("이새길", OTHER)]
    assert addressed([hong, lee], ["desk1@naru.example"]) == [Byline("홍길동", "desk1@naru.example"), lee]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("홍길동 기자 =", " \x00  ="),
        ("기자 홍길동 =", " \x00  ="),
        ("나루 =", "나루 ="),
        ("빨간책 기자 =", "빨간책 기자 ="),
    ],
)
def test_a_line_without_whom_it_names(text: str, rest: str) -> None:
    assert without_people(text) == rest
