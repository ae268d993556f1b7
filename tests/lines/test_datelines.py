"""Who and which medium stand before an article's first sentence, and what is left of the paragraph."""

import pytest

from newscrawl.lines.datelines import announces_speaker, is_script_mark, split_dateline
from newscrawl.lines.people import Byline

TEXT = "나루시는 도서관을 다시 연다고 밝혔다."


@pytest.mark.parametrize(
    ("head", "people", "medium"),
    [
        # a place and a medium; a medium; a medium and who signs
        ("(나루=가람일보) ", [], "가람일보"),
        ("[가람일보] ", [], "가람일보"),
        ("[가람일보 홍길동] ", ["홍길동"], "가람일보"),
        ("[가람일보 홍길동 기자] ", ["홍길동"], "가람일보"),
        ("[가람일보=홍길동 기자] ", ["홍길동"], "가람일보"),
        ("[가람일보 홍길동 기자(hong@garam.example)] ", ["홍길동"], "가람일보"),
        ("(나루=가람일보) 홍길동 기자 = ", ["홍길동"], "가람일보"),
        ("【나루=가람일보】홍길동 기자 = ", ["홍길동"], "가람일보"),
        ("(나루=가람일보) 홍길동·이새길 기자 = ", ["홍길동", "이새길"], "가람일보"),
        ("(나루=가람일보) 홍길동 기자 ", ["홍길동"], "가람일보"),
        ("(나루=가람일보) 홍길동 기자 hong@garam.example = ", ["홍길동"], "가람일보"),
        # a medium that is not called like one, behind a place
        ("(나루=마을이야기) ", [], "마을이야기"),
        ("(나루=마을 이야기) 홍길동 기자 = ", ["홍길동"], "마을 이야기"),
        # of two media the last, where each is a part; a medium of two words
        ("(가람일보=나루신문) ", [], "나루신문"),
        ("[가람일보 / 나루시] ", [], "가람일보"),
        ("[나루시 가람일보 홍길동 기자] ", ["홍길동"], "가람일보"),
        # who signs, alone or behind what is no medium
        ("[홍길동 기자] ", ["홍길동"], None),
        ("[마을이야기=홍길동 기자] ", ["홍길동"], "마을이야기"),
        ("[홍길동 기자=마을이야기] ", ["홍길동"], "마을이야기"),
        ("[이새길·홍길동 기자=마을이야기] ", ["이새길", "홍길동"], "마을이야기"),
        # without brackets
        ("홍길동 기자 = ", ["홍길동"], None),
        ("홍길동·이새길 기자 = ", ["홍길동", "이새길"], None),
        # a place alone
        ("(나루)홍길동 기자=", ["홍길동"], None),
        ("[나루] 홍길동·이새길 기자 = ", ["홍길동", "이새길"], None),
        ("가람일보 = 홍길동 기자 = ", ["홍길동"], "가람일보"),
        ("마을 이야기 | 홍길동 기자 | ", ["홍길동"], "마을 이야기"),
        ("마을 이야기=홍길동 기자] ", ["홍길동"], "마을 이야기"),
        # as press releases begin
        ("(나루=가람일보) 2025년 3월 5일 -- ", [], "가람일보"),
        ("(나루=가람일보) 2025년 3월 5일 - ", [], "가람일보"),
        ("(나루=가람일보) 1999년 12월 15일 – ", [], "가람일보"),
        ("(나루=가람일보) 2025년 3월 5일 — ", [], "가람일보"),
        ("(나루=가람일보) = ", [], "가람일보"),
        ("홍길동 기자 / ", ["홍길동"], None),
        ("홍길동 기자┃", ["홍길동"], None),
        ("나루/홍길동 기자 = ", ["홍길동"], None),
    ],
)  # fmt: skip
def test_what_stands_before_the_first_sentence(head: str, people: list[str], medium: str | None) -> None:
    found, rest = split_dateline(head + TEXT)
    assert found is not None
    assert ([one.name for one in found.people], found.medium) == (people, medium)
    assert rest == TEXT


@pytest.mark.parametrize(
    "head",
    [
        "",
        "[앵커] ",
        "[기자] ",
        "[리포트] ",
        "(사진) ",
        "(나루시 제공) ",
        "[나루시(naru@garam.example)] ",
        # what figures say of themselves
        "(단위=천 원) ",
        "(사진=나루시청) ",
        # whom a programme has asked
        *(f"[{word}: 홍길동 기자] " for word in ("출연", "대담", "패널", "게스트")),
        # a sentence about somebody
        "홍길동 기자가 말했다. ",
        "홍길동 = ",
        "도서관 = 공원 ",
        # a medium among other words is what the sentence is about
        "[가람일보 독자 위원회] ",
        # more than two characters of a bracket that nobody explains
        "[홍길동 기자의 나루 이야기] ",
        "(" + "가" * 61 + "일보) ",
    ],
)
def test_what_is_no_dateline_stays(head: str) -> None:
    assert split_dateline(head + TEXT) == (None, head + TEXT)


def test_media_are_known_by_the_publishers_name() -> None:
    paragraph = f"[나루마당 홍길동] {TEXT}"
    assert split_dateline(paragraph)[0] is None
    found, rest = split_dateline(paragraph, ["나루마당"])
    assert found is not None
    assert (found.people, found.medium, rest) == ((Byline("홍길동"),), "나루마당", TEXT)


def test_all_who_sign_have_the_address_that_stands_behind_them() -> None:
    found, _ = split_dateline(f"(나루=가람일보) 홍길동·이새길 기자 hong@garam.example = {TEXT}")
    assert found is not None
    assert found.people == tuple(Byline(name, "hong@garam.example", "기자") for name in ("홍길동", "이새길"))
    found, _ = split_dateline(f"(나루=가람일보) 홍길동 특파원 {TEXT}")
    assert found is not None
    assert found.people == (Byline("홍길동", None, "특파원"),)


@pytest.mark.parametrize(
    ("line", "announced"),
    [
        ("▶ 앵커 : 홍길동", True),
        ("▷ 앵커: 홍길동", True),
        ("▶앵커：홍길동", True),
        ("▶ 스탠딩 : 홍길동 / 기자", True),
        ("앵커 : 홍길동", False),
        ("▶ 기자 : 홍길동", False),
        ("▶ 앵커 홍길동", False),
        ("▶ 도서관 : 홍길동", False),
        ("", False),
    ],
)
def test_who_speaks_next_in_a_script(line: str, announced: bool) -> None:
    assert announces_speaker(line) is announced


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("[앵커]", True),
        ("앵커", True),
        ("< 앵커 >", True),
        ("[리포트]", True),
        ("[도서관]", False),
        ("앵커가 말한다", False),
        (f"[{' ' * 8}앵커]", True),
        (f"[{' ' * 9}앵커]", False),
    ],
)
def test_marks_of_a_script(line: str, mark: bool) -> None:
    assert is_script_mark(line) is mark


@pytest.mark.parametrize(("place", "found"), [(49, True), (50, False)])
def test_the_sign_that_ends_a_lead_without_brackets_is_among_its_first_fifty_characters(
    place: int, found: bool
) -> None:
    lead = f"홍길동 기자 {'h' * (place - 21)}@naru.example "
    assert (lead + "=").index("=") == place
    assert bool(split_dateline(f"{lead}= {TEXT}")[0]) is found
    lead = f"(나루)홍길동 기자 {'h' * (place - 25)}@naru.example "
    assert (lead + "=").index("=") == place
    assert bool(split_dateline(f"{lead}= {TEXT}")[0]) is found
