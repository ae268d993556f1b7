"""Of what kind a change is. All texts are invented."""

import pytest

from newscrawl.changes.classes import classes_of
from newscrawl.changes.pieces import piece_of
from newscrawl.changes.words import Edit, differences

TITLE = "가람시, 내년 예산 4조1200억원 확정"
BODY = (
    "가람시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. "
    "규모는 올해보다 3.2% 늘어난 4조1200억원이다.\n\n"
    "윤슬 시장은 “돌봄이 먼저다”라고 말했다. 강변 도로를 넓히는 데 800억원이 든다."
)


def classes(title: str = TITLE, body: str | None = BODY, **details: object) -> list[str]:
    return [*classes_of({"title": TITLE, "body": BODY}, {"title": title, "body": body, **details})]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("3.2%", "3.7%", "correction"),
        ("3.2%", "32%", "correction"),
        ("윤슬 시장은", "윤솔 시장은", "correction"),
        ("윤슬 시장은", "윤슬 부시장은", "correction"),
        ("“돌봄이 먼저다”", "“교육이 먼저다”", "correction"),
        ("늘어난", "줄어든", "correction"),
        ("800억원이 든다.", "800억원이 든다. 공사는 내년 3월에 시작해 두 해가 걸린다.", "addition"),
        ("말했다. 강변", "말했다. 반대하는 의원들은 표결 전에 자리를 떠났다. 강변", "addition"),
        ("\n\n윤슬", "\n\n주민 200명이 방청했다.\n\n윤슬", "addition"),
        (" 강변 도로를 넓히는 데 800억원이 든다.", "", "deletion"),
        ("“돌봄이 먼저다”", '"돌봄이 먼저다"', "typography"),
        ("열어 내년도 예산안을", "열어 내년도예산안을", "typography"),
        ("의결했다. 규모는", "의결했다.\n\n규모는", "typography"),
        ("윤슬 시장은", "윤슬(尹瑟) 시장은", "typography"),
    ],
)
def test_a_change_of_the_text(old: str, new: str, expected: str) -> None:
    assert BODY.count(old) == 1
    assert classes(body=BODY.replace(old, new)) == [expected]


def test_a_country_by_its_han_character_is_the_same_country() -> None:
    assert [*classes_of({"title": "美, 금리 내렸다"}, {"title": "미국, 금리 내렸다"})] == ["typography"]
    assert [*classes_of({"title": "美, 금리 내렸다"}, {"title": "日, 금리 내렸다"})] == ["headline"]


def test_a_change_may_be_of_several_kinds() -> None:
    body = BODY.replace("3.2%", "3.7%") + "\n\n시의회는 7일 다시 모인다고 밝혔다."
    assert classes(TITLE + "(종합)", body) == ["headline", "correction", "addition"]
    assert classes(tags=["예산"]) == ["details"]
    assert classes("가람시 내년 예산 4조1200억원 '확정'") == ["typography"]


def test_the_passages_of_a_difference_make_up_both_texts() -> None:
    other = BODY.replace("3.2%", "3.7%").replace("800억원이 든다.", "800억원이 든다. 내년 3월에 시작한다.")
    edits = [*differences(BODY, other)]
    assert " ".join(" ".join(edit.before for edit in edits).split()) == " ".join(BODY.split())
    assert " ".join(" ".join(edit.after for edit in edits).split()) == " ".join(other.split())


def test_an_edit_that_says_too_little_is_no_piece() -> None:
    assert piece_of(Edit("replace", "3.2%", "3.7%")) is None
    assert piece_of(Edit("insert", "", "가람경제 편지를 받아 보세요")) is not None
