"""Notices, credits and pointers that stand in a text and are no part of it."""

import pytest

from newscrawl.lines import captions, notices, signatures
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
        # a sentence is running text from 31 characters on, unless it ends on what is forbidden
        (f"ⓒ {'가' * 26}다.", True),
        (f"ⓒ {'가' * 27}다.", False),
        (f"ⓒ 가람일보 무단 배포 금지{'가' * 21}다.", True),
        (f"ⓒ 가람일보 무단 배포 금지{'가' * 22}다.", False),
        (f"ⓒ {'가' * 20} 무단 배포 없습니다{'가' * 4}다.", True),
        (f"ⓒ {'가' * 20} 무단 배포 없습니다{'가' * 5}다.", False),
        ("가람일보의 모든 콘텐츠는 저작권법의 보호를 받은바, 무단 전재와 복사, 배포 등을 금합니다.", True),
        ("가람일보의 모든 기사는 저작권법의 보호를 받으며 무단 전재를 금지합니다", True),
        ("모든 기사는 저작권법의 보호를 받으며" + "가" * 180 + " 배포를 금합니다.", False),
        ("가람시는 누리집의 글이 저작권법의 보호를 받는다며 무단 배포를 금지하겠다고 어제 밝혔다.", False),
        ("법원은 저작권법의 보호를 받는 글을 무단으로 쓰는 일을 금지해 달라는 신청을 받아들였다.", False),
        ("가람시 작가들은 저작권법의 보호를 받지 못한 채 무단 배포에 시달린다고 말했다.", False),
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
        ("■ 진행 : 홍길동 앵커", False),
        ("■ 촬영 : 홍길동", True),
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


def of_length(start: str, length: int, end: str = "") -> str:
    """A line of ``length`` characters that begins and ends so."""
    return start + "가" * (length - len(start) - len(end)) + end


@pytest.mark.parametrize(
    ("line", "names"),
    [
        # the label and the names, or what begins with a word of the crew and goes on with names alone
        (of_length("영상취재: ", 100), True),
        (of_length("영상취재: 홍길동", 160), False),
        ("영상취재: 홍길동이 찍었다.", False),
        ("편집 홍길동 이새길", True),
        (f"촬영 {' '.join(['홍길동'] * 39)}", True),
        (f"촬영 {' '.join(['홍길동'] * 40)}", False),
        ("촬영 홍길동 요.", False),
    ],
)
def test_the_staff_of_a_broadcast(line: str, names: bool) -> None:
    assert notices.is_crew(line) is names


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("사진=나루시청", True),
        ("[사진 제공=나루시청]", True),
        ("사진/나루시청 제공.", True),
        ("사진=나루시청.", False),
        ("출처 : 가람일보(https://www.garam.example)", True),
        ("출처 : 가람일보(https://www.garam.example)에 실린 글이다", False),
        (of_length("사진=", 63), True),
        ("사진=나루시청이 어제 낸 것이다", False),
        ("나루시청 도서관 사진", False),
        ("사진", False),
    ],
)
def test_where_a_picture_is_from(line: str, credit: bool) -> None:
    assert notices.is_credit(line) is credit


@pytest.mark.parametrize(
    ("line", "tip"),
    [
        ("카카오톡 @나루일보", True),
        ("▶ 이메일 : news@garam.example", True),
        ("전화 02-000-0000", True),
        ("[카카오톡] 나루일보", True),
        ("▷ 홈페이지 나루일보", True),
        ("카카오톡으로 말했다", False),
        # a channel alone is none, what calls for it is
        ("유튜브 나루일보 채널의 지난 회", False),
        *(
            (f"유튜브 나루일보 채널 {call}", True)
            for call in ("구독", "추가", "신청", "함께 하세요", "눌러 주세요")
        ),
        *(
            (f"유튜브 나루일보 채널 {call}", True)
            for call in ("와 보세요", "에서 만나요", "바로가기", "클릭")
        ),
        *((f"유튜브 나루일보 채널 {call}", True) for call in ("https://naru.example", "(@naru)")),
        *((f"{mark} 유튜브 나루일보 채널의 지난 회", True) for mark in "▷▶■☞※*[<"),
        ("여러분의 제보로 뉴스가 됩니다", True),
        ("여기를 클릭", True),
        ("여기를 클릭!)", True),
        ("여기를 클릭한 사람", False),
        # a sentence that calls for tips is short, or begins with a mark
        (of_length("나루시는 제보를 받는다고 ", 60, "밝혔다."), True),
        (of_length("나루시는 제보를 받는다고 ", 61, "밝혔다."), False),
        (of_length("※ 나루시는 제보를 받는다고 ", 61, "밝혔다."), True),
        (of_length("■ 나루시는 제보를 받는다고 ", 61, "밝혔다."), True),
        (of_length("▶ 나루시는 제보를 받는다고 ", 61, "밝혔다."), True),
        (of_length("☞ 나루시는 제보를 받는다고 ", 61, "밝혔다."), True),
        (of_length("* 나루시는 제보를 받는다고 ", 61, "밝혔다."), True),
        (of_length("[나루시는 제보를 받는다고 ", 61, "밝혔다."), True),
        (of_length("<나루시는 제보를 받는다고 ", 61, "밝혔다."), True),
        (of_length("제보를 기다리는 ", 200), True),
        (of_length("제보를 기다리는 ", 201), False),
        # what tells readers of their rights
        ("반론보도 청구 안내", True),
        ("※ 이 글은 편집 방향과 다를 수 있습니다.", True),
        ("이 글은 나루일보의 편집 방향과 다를 수 있다고 밝혔다.", False),
        ("도서관이 문을 열었다", False),
    ],
)
def test_calls_and_contacts(line: str, tip: bool) -> None:
    assert notices.is_tip(line) is tip


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("알려드립니다", True),
        ("[바로잡습니다]", True),
        ("<정정보도문>", True),
        ("바로잡습니다 도서관 기사를", False),
        ("도서관", False),
    ],
)
def test_the_heading_of_a_notice(line: str, heading: bool) -> None:
    assert notices.is_reply_heading(line) is heading


def test_what_reporters_say_of_themselves_stands_behind_texts() -> None:
    assert signatures.stands_behind_texts("나루시의 도서관을 취재합니다")
    assert signatures.stands_behind_texts(of_length("나루시의 ", 200, "을 취재합니다"))
    assert not signatures.stands_behind_texts(of_length("나루시의 ", 201, "을 취재합니다"))
    assert signatures.stands_behind_texts("사진=나루시청")
    assert not signatures.stands_behind_texts("나루시의 도서관")


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("관련기사", True),
        ("[관련 뉴스]", True),
        ("▶ 관련 기사", True),
        ("나루 관련기사", True),
        ("관련 기사에서 말한 것", False),
        (f"관련기사{' ' * 36}", False),
        ("도서관", False),
    ],
)
def test_the_heading_of_other_articles(line: str, heading: bool) -> None:
    assert notices.is_related_heading(line) is heading


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("", True),
        ("***", True),
        ("Share", True),
        ("share", True),
        ("[끝]", True),
        ("https://garam.example/1", True),
        ("원문: https://garam.example/1", True),
        ("입력 2025.03.03", True),
        ("#나루 #도서관", True),
        ("#나루 시 #도서관", True),
        ("#나루 시", False),
        ("#나루 시 도서관 마당 #도서관", False),
        ("# 도서관의 처음 # 하루", False),
        ("관련기사 ▶ 도서관", True),
        ("자동 재생", True),
        (of_length("자동 재생 ", 200), True),
        (of_length("자동 재생 ", 201), False),
        ("끝말잇기", False),
        ("도서관 #나루", False),
        ("나루시 도서관이 문을 열었다", False),
    ],
)
def test_furniture(line: str, furniture: bool) -> None:
    assert notices.is_furniture(line) is furniture
    assert notices.belongs_elsewhere(line) is furniture


@pytest.mark.parametrize(
    "line",
    [
        "ⓒ 나루일보",
        "사진=나루시청",
        "영상취재: 홍길동",
        "여기를 클릭",
        "관련기사",
        "반론보도 청구가 있어 알립니다",
        " Share \n",
    ],
)
def test_what_says_that_it_is_no_part_of_a_text(line: str) -> None:
    assert notices.belongs_elsewhere(line)


@pytest.mark.parametrize(("length", "notice"), [(400, True), (401, False)])
def test_a_notice_to_readers_is_no_longer_than_a_paragraph(length: int, notice: bool) -> None:
    assert notices.is_notice_to_readers(of_length("반론보도 청구에 따라 ", length)) is notice


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        *((f"{mark} 도서관의 아침이 밝았다.", True) for mark in "▲△▼▽◀▶↑↓←→"),
        ("도서관의 아침. 재판매 및 DB 금지", True),
        ("도서관의 아침이 밝았다. (재판매 및 DB금지)", True),
        ("도서관의 아침 나루시 제공", True),
        ("도서관의 아침 홍길동 기자", True),
        ("도서관의 아침 (사진=나루시)", True),
        ("도서관의 아침 출처: 나루시", True),
        ("도서관의 아침 그래픽=홍길동", True),
        ("도서관의 아침", False),
        ("도서관의 아침이 밝았다고 나루시가 어제 저녁 밝혔다.", False),
        ("", False),
        (of_length("▲ ", 400), True),
        (of_length("▲ ", 401), False),
    ],
)
def test_captions_of_pictures(line: str, caption: bool) -> None:
    assert captions.looks_like_caption(line) is caption


@pytest.mark.parametrize(
    ("title", "correction"),
    [("[정정보도] 도서관", True), ("반론 보도문", True), ("추후보도", True), ("도서관 보도", False)],
)
def test_an_article_may_be_a_correction(title: str, correction: bool) -> None:
    assert notices.is_correction(title) is correction


def test_a_paragraph_may_be_its_copyright_notice() -> None:
    notice = "ⓒ 가람일보 무단전재 및 재배포 금지"
    assert notices.split_copyright(notice) == ("", notice)
    assert notices.split_copyright(f"도서관이 문을 열었다. {notice}") == ("도서관이 문을 열었다.", notice)
    assert notices.split_copyright("도서관이 문을 열었다.") == ("도서관이 문을 열었다.", None)
