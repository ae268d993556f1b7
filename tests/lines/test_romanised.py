"""Whose an address is by its letters: given names, initials, surnames as people write them."""

import pytest

from newscrawl.lines.romanised import certainty, matched


@pytest.mark.parametrize(
    ("surname", "spellings"),
    [
        ("김", "kim gim k g"),
        ("이", "lee yi rhee li l"),
        ("임", "lim im rim l i"),
        ("노", "roh noh no ro n"),
        ("류", "ryu yoo yu ryoo r"),
        ("유", "yoo yu you ryu y"),
        ("박", "park bak pak p b"),
        ("최", "choi choe c"),
        ("우", "woo u w"),
        ("오", "oh o"),
        ("신", "shin sin s"),
        ("정", "jung jeong chung j c"),
        ("조", "cho jo c j"),
        ("전", "jeon jun chun j"),
        ("강", "kang gang k g"),
        ("안", "ahn an a"),
        ("윤", "yoon yun y"),
        ("양", "yang y"),
        ("한", "han hahn h"),
        ("남", "nam n"),
        ("하", "ha h"),
    ],
)
def test_a_surname_stands_beside_the_initials_of_the_given_name(surname: str, spellings: str) -> None:
    for spelling in spellings.split():
        for local in (f"{spelling}gd", f"{spelling}.kd", f"gd_{spelling}", f"{spelling}g-d7"):
            assert certainty(f"{local}@naru.example", f"{surname}길동") == 1, local
    assert certainty("mgd@naru.example", f"{surname}길동") == 0


@pytest.mark.parametrize(
    ("given", "spellings"),
    [
        ("길동", "gildong kildong gil-dong kil_dong"),
        ("준호", "junho joonho jun-ho"),
        ("서연", "seoyeon souyon"),
        ("민준", "minjun minjoon"),
        ("영희", "younghee yeonghui yunghi"),
        ("태윤", "taeyoon taiyun"),
        ("은지", "eunji unji eunjee"),
        ("철수", "cheolsu chulsoo"),
        ("혜원", "hyewon"),
        ("현우", "hyunwoo hyeonu"),
        ("지훈", "jihoon jihun"),
        ("예림", "yerim yelim"),
        ("광석", "kwangseok gwangsuk"),
        ("병찬", "byungchan"),
        ("다솔", "dasol"),
        ("수빈", "subin soobin"),
        ("채원", "chaewon"),
        ("규리", "gyuri kyuri"),
        ("미라", "mira"),
    ],
)
def test_a_given_name_is_spelled_in_several_ways(given: str, spellings: str) -> None:
    for spelling in spellings.split():
        assert certainty(f"{spelling}@naru.example", f"한{given}") == 2, spelling
        assert certainty(f"Han.{spelling.title()}12@naru.example", f"한{given}") == 2, spelling
        assert certainty("desk@naru.example", f"한{given}") == 0


def test_a_given_name_of_one_syllable_or_within_a_word_is_too_little() -> None:
    assert certainty("min@naru.example", "한민") == 0
    assert certainty("hanmin@naru.example", "한민") == 0
    assert certainty("hm@naru.example", "한민") == 1
    assert certainty("xgildongx@naru.example", "홍길동") == 0
    assert certainty("xgildong@naru.example", "홍길동") == 2
    assert certainty("gildongx@naru.example", "홍길동") == 2


def test_a_surname_may_have_two_syllables() -> None:
    assert certainty("gildong@naru.example", "남궁길동") == 2
    assert certainty("namgunggd@naru.example", "남궁길동") == 1
    assert certainty("ngd@naru.example", "남궁길동") == 1
    assert certainty("gildong@naru.example", "남궁길동이") == 0  # no name of five


@pytest.mark.parametrize("name", ["", "홍", "Hong", "홍길d", "홍 길동"])
def test_what_is_no_korean_name_has_no_address(name: str) -> None:
    assert certainty("hong@naru.example", name) == 0


@pytest.mark.parametrize(
    ("emails", "pairs"),
    [
        (["gd@n.example", "han@n.example"], [("홍길동", "gd@n.example"), ("한도연", "han@n.example")]),
        (
            ["doyeon@n.example", "gildong@n.example"],
            [("한도연", "doyeon@n.example"), ("홍길동", "gildong@n.example")],
        ),
        (["doyeon@n.example", "x@n.example"], [("홍길동", "doyeon@n.example"), ("한도연", "x@n.example")]),
        (["doyeon@n.example"], [("한도연", "doyeon@n.example")]),
        (["hdy@n.example"], [("한도연", "hdy@n.example")]),
        (["x@n.example"], []),
        (["gildong@n.example", "x@n.example", "y@n.example"], [("홍길동", "gildong@n.example")]),
        ([], []),
    ],
)
def test_each_address_has_its_owner(emails: list[str], pairs: list[tuple[str, str]]) -> None:
    assert matched(["홍길동", "한도연"], emails) == pairs


def test_an_address_that_fits_two_is_nobodys() -> None:
    assert matched(["홍길동", "한길동"], ["gildong@n.example"]) == []
    assert matched(["홍길동", "한길동"], ["gildong@n.example", "x@n.example"]) == [
        ("홍길동", "gildong@n.example"),
        ("한길동", "x@n.example"),
    ]
    assert matched([], ["x@n.example"]) == []
