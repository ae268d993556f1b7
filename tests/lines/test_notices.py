"""Notices, credits and pointers that stand in a text and are no part of it."""

import pytest

from newscrawl.lines import notices
from newscrawl.lines.people import is_credits, without_credits


@pytest.mark.parametrize(
    ("line", "is_notice"),
    [
        ("ⓒ 가람일보", True),
        ("© 2025 Garam", True),
        ("(c) Garam 2025", True),
        ("(C) Garam 2025", True),
        ("저작권자 가람일보", True),
        ("Copyright Garam", True),
        ("COPYRIGHT GARAM", True),
        ("가람일보 무단전재 금지", True),
        ("가람일보의 기사 배포 금지", True),
        ("가람일보 All rights reserved", True),
        ("가람일보는 무단 전재를 막기로 하고 회의를 열었다고 어제 저녁 늦게 밝혔다.", False),
        ("ⓒ 가람일보의 모든 글과 사진은 허락 없이 옮겨 싣거나 무단 배포할 수 없습니다.", True),
        ("저작권자인 가람일보는 글과 사진의 무단 배포를 막기로 했다고 어제 저녁 늦게 밝혔다.", False),
        ("ⓒ " + "가" * 60, False),
        ("ⓒ " + "가" * 57, True),
        ("가람 " + "가" * 195 + " 무단전재 금지", False),
        ("금지된 사랑", False),
        ("가람일보", False),
    ],
)
def test_copyright_lines(line: str, is_notice: bool) -> None:
    assert notices.is_copyright(line) is is_notice


@pytest.mark.parametrize(
    ("paragraph", "credit"),
    [
        (f"비가 왔다. {word}{more}=나루시", f"{word}{more}=나루시")
        for word in ("사진", "자료", "그래픽", "영상", "이미지")
        for more in ("", " 제공", "출처")
    ]
    + [
        ("비가 와요. [사진=나루시]", "[사진=나루시]"),
        ("비가 오죠. (사진/나루시)", "(사진/나루시)"),
        ("비가 왔다. 사진ⓒ나루시", "사진ⓒ나루시"),
        ("비가 왔다. 그림=나루시", None),
        ("비가 왔다 사진=나루시", None),
    ],
)
def test_a_credit_glued_to_the_last_sentence(paragraph: str, credit: str | None) -> None:
    assert notices.split_credit(paragraph)[1] == credit


@pytest.mark.parametrize("mark", ["▶", "☞", "▷", "※"])
def test_a_pointer_glued_to_the_last_sentence(mark: str) -> None:
    assert notices.split_pointer(f"비가 왔다. {mark} 최신 뉴스 더 보기") == "비가 왔다."
    assert notices.split_pointer(f"비가 왔다 {mark} 최신 뉴스") == f"비가 왔다 {mark} 최신 뉴스"


@pytest.mark.parametrize(
    ("line", "crew"),
    [
        ("영상취재: 홍길동", True),
        ("촬영 홍길동 편집 이새길", True),
        ("편집 홍길동", True),
        ("홍길동 편집", False),
        ("편집 2025년 봄", False),
        ("편집", False),
        ("편집 홍길동이 맡았다.", False),
        ("[그래픽=홍길동]", True),
        ("CG: " + "가" * 160, False),
    ],
)
def test_crew(line: str, crew: bool) -> None:
    assert notices.is_crew(line) is crew


@pytest.mark.parametrize(
    "word", ["국장", "부장", "팀장", "위원", "취재", "전문", "담당", "감독", "작가", "기자"]
)
def test_an_office_behind_a_label_is_no_helper(word: str) -> None:
    assert without_credits(f"영상 {word}") == f"영상 {word}"
    assert not is_credits(f"편집 {word}")
    assert is_credits("편집 홍길동")
