"""Bylines, datelines and signatures, addresses like names, paths of sections."""

import pytest

from newscrawl.lines import bylines, datelines, propernames, signatures
from newscrawl.lines.people import Byline
from newscrawl.lines.romanised import certainty
from newscrawl.lines.sections import path_of

HONG = ("홍길동", None, "기자")


def byline(line: str, *media: str) -> list[tuple[str, str | None, str | None]] | None:
    people = bylines.read_byline(line, media)
    return None if people is None else [(one.name, one.email, one.role) for one in people]


@pytest.mark.parametrize(
    "label",
    [
        "입력",
        "등록",
        "수정",
        "승인",
        "송고",
        "발행",
        "게재",
        "작성",
        "보도",
        "기사 입력",
        "최초 입력",
        "최종 수정",
        "입력일시",
        "입력시간",
        "입력일",
        "기사입력 : ",
        "수정 | ",
    ],
)
def test_a_time_is_glued_to_a_byline(label: str) -> None:
    assert byline(f"홍길동 기자{label} 2025.03.04 09:40") == [HONG]
    assert byline(f"홍길동 기자{label} 1999.12.31") == [HONG]


@pytest.mark.parametrize(
    "desk",
    ["편집", "보도", "취재", "제작", "사업", "논설", "기획", "뉴스", "사회", "정치", "경제", "문화", "영상"],
)
def test_an_office_that_ends_as_a_name_does_is_nobody(desk: str) -> None:
    assert not propernames.is_name(f"{desk}국")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("홍길동", True),
        ("홍길", True),
        ("홍", False),
        ("남궁길동", True),
        ("황보길동", True),
        ("남나누리", False),
        ("황나누리", False),
        ("김나누리", True),
        ("홍나누리", False),
        ("홍길동이다가", False),
        ("쀍길동", False),
        ("홍길1", False),
        ("홍보팀", False),
        ("이상국", True),
        ("전일보", False),
        ("김일", True),
    ],
)
def test_names_are_short_and_begin_with_a_surname(text: str, name: bool) -> None:
    assert propernames.is_name(text) is name


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("홍길동 기자", [HONG]),
        ("홍길동 기자!", None),
        ("홍길동 기자?", None),
        ("홍길동 기자 외 1명", [HONG]),
        ("홍길동 기자 외", [HONG]),
        ("홍길동·이새길 기자", [HONG, ("이새길", None, "기자")]),
        ("홍길동 기자가 갔습니다", None),
        ("홍길동 기자 그리고요", [HONG]),
        ("홍길동 기자 가서 보고", None),
        ("홍길동 기자 하며", None),
        ("홍길동 기자 좋아요.", None),
        ("홍길동 기자 갔다.", None),
        ("홍길동 기자 하나 둘 셋", [HONG]),
        ("홍길동 기자 하나 둘 셋 넷", None),
        ("홍길동 기자 가나다라마바사", None),
        ("가람일보 홍길동 기자", [HONG]),
        ("홍길동 기자 =", [HONG]),
        ("홍 길 동 기자", [HONG]),
        ("홍길동 앵커", None),
        ("홍길동 앵커 a@naru.example", [("홍길동", "a@naru.example", "앵커")]),
        ("a@naru.example 홍길동 기자", [("홍길동", "a@naru.example", "기자")]),
        ("홍길동 a@naru.example", [("홍길동", "a@naru.example", None)]),
        ("홍길동 hong@", [("홍길동", None, None)]),
        (
            "홍길동 이새길 a@naru.example b@naru.example",
            [("홍길동", "a@naru.example", None), ("이새길", "b@naru.example", None)],
        ),
        ("도서관 새 건물 a@naru.example", None),
        ("특별취재팀 a@naru.example", [("특별취재팀", "a@naru.example", None)]),
        ("가람뉴스룸 a@naru.example", [("가람뉴스룸", "a@naru.example", None)]),
        ("국회취재단 a@naru.example", [("국회취재단", "a@naru.example", None)]),
        ("나루", None),
        ("", None),
        ("홍길동 기자 " + "가" * 160, None),
        ("기자 홍길동", [HONG]),
        ("By 홍길동 기자", [HONG]),
        ("<홍길동 기자>", [HONG]),
        ("■ 홍길동 기자", [HONG]),
        ("2025.02.05 (수) 오후 3:22 홍길동 기자", [HONG]),
    ],
)
def test_bylines(line: str, people: list[tuple[str, str | None, str | None]] | None) -> None:
    assert byline(line) == people


@pytest.mark.parametrize(
    ("field", "people"),
    [
        ("홍길동, 이새길", [("홍길동", None), ("이새길", None)]),
        ("홍길동 기자", [("홍길동", None)]),
        ("http://a.example/홍길동", []),
        ("https://a.example", []),
        ("//a.example 홍길동", []),
        ("www.a.example 홍길동", []),
        ("가람일보", []),
        ("홍길동, 가람일보", [("홍길동", None)]),
        ("홍길동 너른들", []),
        ("홍 길 동", [("홍 길 동", None)]),
        ("홍 길 동 a@naru.example", [("홍 길 동", "a@naru.example")]),
        ("홍길동;이새길 a@naru.example", [("홍길동", "a@naru.example"), ("이새길", None)]),
        ("a@naru.example", [("", "a@naru.example")]),
        ("글=홍길동", [("홍길동", None)]),
        ("홍길동 외 2명", [("홍길동", None)]),
        ("홍길동, 사회부", [("홍길동", None)]),
        ("", []),
        ("홍길동, 홍길동", [("홍길동", None)]),
        ("나루마당", []),
    ],
)
def test_fields_of_authors(field: str, people: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.email) for one in bylines.read_names(field)] == people


def test_a_publishers_own_name_is_nobodys() -> None:
    assert bylines.read_names("홍길동, 나루마당", ["나루마당"]) == (Byline("홍길동"),)
    assert byline("나루마당 홍길동 기자", "나루마당") == [HONG]
    assert propernames.is_medium("나루마당", ["나루마당"])
    assert not propernames.is_medium("나루마당")
    assert not propernames.is_medium("")


@pytest.mark.parametrize(
    ("paragraph", "text", "rest"),
    [
        ("[가람일보 홍길동 기자] 비가 왔다.", "[가람일보 홍길동 기자]", "비가 왔다."),
        ("(서울=가람통신) 홍길동 기자 = 비가 왔다.", "(서울=가람통신) 홍길동 기자 =", "비가 왔다."),
        ("【서울=가람뉴스】홍길동 기자 = 비가 왔다.", "【서울=가람뉴스】홍길동 기자 =", "비가 왔다."),
        ("홍길동 기자 = 비가 왔다.", "홍길동 기자 =", "비가 왔다."),
        ("가람일보 = 홍길동 기자 = 비가 왔다.", "가람일보 = 홍길동 기자 =", "비가 왔다."),
        ("[가람일보=홍길동 기자] 비가 왔다.", "[가람일보=홍길동 기자]", "비가 왔다."),
        ("[가람일보] 비가 왔다.", "[가람일보]", "비가 왔다."),
        ("(서울=가람뉴스) 비가 왔다.", "(서울=가람뉴스)", "비가 왔다."),
        ("[앵커] 비가 왔다.", None, "[앵커] 비가 왔다."),
        ("[포토] 비가 왔다.", None, "[포토] 비가 왔다."),
        ("비가 왔다.", None, "비가 왔다."),
        ("[가람일보 홍길동] 비가 왔다.", "[가람일보 홍길동]", "비가 왔다."),
        ("[서울=가람뉴스] 홍길동 기자 비가 왔다.", "[서울=가람뉴스] 홍길동 기자", "비가 왔다."),
        (
            "(서울=가람뉴스) 홍길동·이새길 기자 = 비가 왔다.",
            "(서울=가람뉴스) 홍길동·이새길 기자 =",
            "비가 왔다.",
        ),
    ],
)
def test_datelines(paragraph: str, text: str | None, rest: str) -> None:
    dateline, left = datelines.split_dateline(paragraph)
    assert (dateline and dateline.text) == text
    assert left == rest


@pytest.mark.parametrize(
    ("paragraph", "signature"),
    [
        ("비가 왔다. 홍길동 기자", "홍길동 기자"),
        ("비가 와요. 홍길동 기자 a@naru.example", "홍길동 기자 a@naru.example"),
        ("비가 오죠.” 홍길동 기자", "홍길동 기자"),
        ("비가 왔음. 홍길동 기자", "홍길동 기자"),
        ("비가 올까. 홍길동 기자", "홍길동 기자"),
        ("비가 오나? 홍길동 기자", "홍길동 기자"),
        ("비! 홍길동 기자", "홍길동 기자"),
        ("비가 왔다. 홍길동 기자가 갔다.", None),
        ("비가 왔다.", None),
        ("비가 왔고 홍길동 기자", None),
    ],
)
def test_signatures(paragraph: str, signature: str | None) -> None:
    assert signatures.signature_of(paragraph) == signature
    assert signatures.split_signature(paragraph)[1] == signature


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("이새길", "lee.sg"),
        ("이새길", "yisg"),
        ("임나루", "lim.nr"),
        ("임나루", "im.nr"),
        ("노가람", "roh.gr"),
        ("노가람", "noh.gr"),
        ("류가람", "ryu.gr"),
        ("류가람", "yoo.gr"),
        ("유가람", "yoo.gr"),
        ("유가람", "ryu.gr"),
        ("박가람", "park.gr"),
        ("박가람", "bak.gr"),
        ("최가람", "choi.gr"),
        ("최가람", "choe.gr"),
        ("우가람", "woo.gr"),
        ("오가람", "oh.gr"),
        ("신가람", "shin.gr"),
        ("신가람", "sin.gr"),
        ("정가람", "jung.gr"),
        ("정가람", "chung.gr"),
        ("조가람", "cho.gr"),
        ("조가람", "jo.gr"),
        ("전가람", "jeon.gr"),
        ("전가람", "chun.gr"),
        ("강가람", "kang.gr"),
        ("강가람", "gang.gr"),
        ("안가람", "ahn.gr"),
        ("안가람", "an.gr"),
        ("윤가람", "yoon.gr"),
        ("윤가람", "yun.gr"),
        ("양가람", "yang.gr"),
        ("김가람", "kim.gr"),
    ],
)
def test_an_address_may_be_a_surname_and_initials(name: str, local: str) -> None:
    assert certainty(f"{local}@naru.example", name) == 1
    assert certainty(f"{local}x9@naru.example", name) == 0


@pytest.mark.parametrize(
    ("name", "email", "like"),
    [
        ("홍길동", "gildong@naru.example", 2),
        ("홍길동", "gil-dong7@naru.example", 2),
        ("홍길동", "hgd@naru.example", 1),
        ("홍길동", "gdh@naru.example", 1),
        ("홍길동", "desk@naru.example", 0),
        ("Jane", "jane@naru.example", 0),
        ("홍", "hong@naru.example", 0),
        ("홍길", "gil@naru.example", 0),
        ("남궁길동", "gildong@naru.example", 2),
    ],
)
def test_an_address_like_a_name(name: str, email: str, like: int) -> None:
    assert certainty(email, name) == like


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("HOME > 사회 > 교육", ["사회", "교육"]),
        ("홈 › 사회", ["사회"]),
        ("홈 / 사회", ["사회"]),
        ("> 사회", ["사회"]),
        ("홈 사회", ["사회"]),
        ("나루 사회", None),
        ("홈 마당", None),
        ("나루 > 사회", ["나루", "사회"]),
        ("나루 > 마당", None),
        ("사회", None),
        ("홈", None),
        ("홈 > " + "가" * 21, None),
        ("홈 > " + "가" * 20, ["가" * 20]),
        ("홈 » 사회 ≫ 교육 ▶ 대학", ["사회", "교육", "대학"]),
        ("", None),
    ],
)
def test_paths(text: str, path: list[str] | None) -> None:
    assert path_of(text) == path
