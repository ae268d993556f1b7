"""Names of sections, of the front page and of labels, whatever stands around them."""

import pytest

from newscrawl.lines.sections import is_home, is_label, is_section, path_of


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("사회", True),
        ("[사회]", True),
        ("〈사회〉", True),
        (" 사회 ", True),
        ("【사회】", True),
        ("나루마당", False),
        ("", False),
    ],
)
def test_the_name_of_a_section(name: str, section: bool) -> None:
    assert is_section(name) is section


@pytest.mark.parametrize(
    ("text", "home"), [("HOME", True), ("Home >", True), ("홈", True), ("사회", False), ("", False)]
)
def test_the_name_of_the_front_page(text: str, home: bool) -> None:
    assert is_home(text) is home


@pytest.mark.parametrize(
    ("text", "label"), [("분류", True), ("분류 :", True), ("카테고리:", True), ("사회", False)]
)
def test_the_label_of_a_section(text: str, label: bool) -> None:
    assert is_label(text) is label


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("HOME > 나루마당", ["나루마당"]),
        ("홈 사회", ["사회"]),
        ("홈 나루마당", None),
        ("홈", None),
        ("> 나루마당", ["나루마당"]),
        ("홈 > 홈 > 나루마당", ["나루마당"]),
        ("> 홈", ["홈"]),
        ("사회 > 나루마당", ["사회", "나루마당"]),
        ("나루마당 > 가람마당", None),
        ("사회", None),
        ("사회 / 교육", ["사회", "교육"]),
        ("사회/교육", None),
        ("", None),
        (">", None),
        # each of twenty characters
        (f"사회 > {'나' * 20}", ["사회", "나" * 20]),
        (f"사회 > {'나' * 21}", None),
        (f"HOME > {'나' * 21} > 사회", None),
    ],
)
def test_a_path_of_names(text: str, path: list[str] | None) -> None:
    assert path_of(text) == path
