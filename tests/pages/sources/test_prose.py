"""What stands in a text's element: the text, and everything that is told apart from it."""

from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.container import Hints
from newscrawl.pages.document import Document
from newscrawl.pages.sources.prose import Text, joined
from newscrawl.pages.sources.textreader import read_text

TITLE = "나루시 도서관 정책 다시 살핀다"
ONE = "나루시는 지난 1일 시청 큰 방에서 회의를 열고 도서관 정책을 다시 살핀다고 밝혔다."
TWO = "나루시에 사는 시민 2백 명이 회의를 지켜보았으며 박수가 여러 번 나왔다고 한다."
THREE = "시는 3월까지 새 정책을 내놓고 시민의 뜻을 물을 계획이라고 전했다."
MORE = "이 밖에도 나루시 마을마다 작은 책방을 두는 방안이 나왔다고 시는 덧붙였다."
IMG = "<img src=/1.jpg width=600 height=400>"


def read(inside: str, **hints: Any) -> Text:
    page = f"<body><h1>{TITLE}</h1><div id=text>{inside}</div></body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    container = next(node for node in document.nodes if node.element.get("id") == "text")
    return read_text(document, container, Hints(**{"title": TITLE, "media": ("나루일보",), **hints}))


def text(*paragraphs: str) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def body(inside: str, **hints: Any) -> list[str]:
    return read(inside, **hints).paragraphs


PLAIN = text(ONE, TWO, THREE)


@pytest.mark.parametrize(
    ("korean", "known"), [(False, {ONE: "part", TWO: "part", THREE: "text"}), (True, {})]
)
def test_where_another_extractor_is_held_against_it_each_paragraph_has_its_element(
    korean: bool, known: dict[str, str]
) -> None:
    boxes = read(f"<div id=part>{text(ONE, TWO)}</div>{text(THREE)}", korean=korean).boxes
    assert {line: node.element.get("id") for line, node in boxes.items() if node} == known


def test_running_text_is_the_text() -> None:
    assert body(PLAIN) == [ONE, TWO, THREE]
    assert body(f"{ONE}<br>{TWO}<br><br>{THREE}") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "line",
    [
        "입력", "수정", "등록", "승인", "기사입력", "기사 수정", "12", "1234567", TITLE, f"“{TITLE}”", "공유하기", "▶ 관련기사 보기",
        "ⓒ 나루일보 무단전재 금지", "사진=나루시 제공", "#도서관 #정책", "[나루일보 책마을]", "영상편집: 홍길동", "제보는 02-123-4567", "https://naru.example/1",
    ],
)  # fmt: skip
def test_a_line_before_the_text_is_no_part_of_it(line: str) -> None:
    assert body(text(line) + PLAIN) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "line",
    [
        "공유하기",
        "ⓒ 나루일보 무단전재 금지",
        "홍길동 기자",
        "홍길동 기자 hong@naru.example",
        "[나루일보 책마을]",
        "촬영: 홍길동",
        "12345 / 2",
        "*",
    ],
)
def test_a_line_behind_the_text_is_no_part_of_it(line: str) -> None:
    kept = body(PLAIN + text(line))
    assert kept == [ONE, TWO, THREE] or line == "12345 / 2"


@pytest.mark.parametrize("line", ["소제목 하나", "새 정책의 뼈대", "1234567890"])
def test_a_short_line_inside_the_text_stays(line: str) -> None:
    assert body(text(ONE, line, TWO, THREE)) == [ONE, line, TWO, THREE]


def test_the_headline_of_a_neighbour_ends_the_text() -> None:
    assert body(PLAIN + "<h1>다른 기사의 제목</h1>" + text(MORE)) == [ONE, TWO, THREE]
    assert body(f"<h1>{TITLE}</h1>" + PLAIN) == [ONE, TWO, THREE]
    assert MORE in body(PLAIN + "<h2>작은 제목</h2>" + text(MORE))


def test_an_element_of_the_site_that_is_taken_out() -> None:
    page = f"<body><h1>{TITLE}</h1><div id=text>{PLAIN}<div id=no><b>{MORE}</b></div></div></body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    nodes = {node.element.get("id"): node for node in document.nodes}
    assert MORE in read_text(document, nodes["text"], Hints()).paragraphs
    removed = frozenset([nodes["no"].element])
    assert MORE not in read_text(document, nodes["text"], Hints(removed=removed)).paragraphs


def captions(inside: str) -> list[str | None]:
    return [picture.caption for picture in read(inside).pictures]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (f"{IMG}{PLAIN}", [None]),
        (f"<figure>{IMG}<figcaption>새 도서관</figcaption></figure>{PLAIN}", ["새 도서관"]),
        (f"<div>{IMG}<p>새 도서관</p></div>{PLAIN}", ["새 도서관"]),
        (f"<table><tr><td>{IMG}</td></tr><tr><td>새 도서관</td></tr></table>{PLAIN}", ["새 도서관"]),
        (f"<p>{IMG}</p><p>▲ 새 도서관</p>{PLAIN}", ["▲ 새 도서관"]),
        (f"<p>{IMG}</p><p>새 도서관. 나루시 제공</p>{PLAIN}", ["새 도서관. 나루시 제공"]),
        (f"<p>{IMG}</p><p>사진=나루시</p>{PLAIN}", ["사진=나루시"]),
        (f"<p>{IMG}</p><p class=byline>▲ 새 도서관</p>{PLAIN}", [None]),
        (f"<p>{IMG}</p>{text(ONE)}<p>▲ 새 도서관</p>{text(TWO, THREE)}", [None]),
        # a button between a caption and its credit is neither
        (f"<div>{IMG}<p>새 도서관</p><p>확대</p><p>나루시 제공</p></div>{PLAIN}", ["새 도서관\n나루시 제공"]),
        (f"<div>{IMG}<p>홍길동 기자 hong@naru.example</p></div>{PLAIN}", []),
        (f"<img src=/1.jpg width=40>{PLAIN}", []),
        (f"<img src=/1.jpg height=59px>{PLAIN}", []),
        (f"<img src=/1.jpg width=60>{PLAIN}", [None]),
        (f"<img src='data:image/gif;base64,xx'>{PLAIN}", []),
        (f"<div class=banner>{IMG}</div>{PLAIN}", []),
    ],
)
def test_pictures_and_their_captions(inside: str, found: list[str | None]) -> None:
    assert captions(inside) == found
    assert [one for one in body(inside) if one in (ONE, TWO, THREE)] == [ONE, TWO, THREE]


def test_captions_are_no_text() -> None:
    assert body(f"<figure>{IMG}<figcaption>{MORE}</figcaption></figure>{PLAIN}") == [ONE, TWO, THREE]


def test_bylines_before_in_and_behind_the_text() -> None:
    found = read(
        text("홍길동 기자", f"[나루일보 이새길 기자] {ONE}", TWO, f"{THREE} 한도연 기자", "김도연 기자")
    )
    assert [one.text for one in found.lead] == ["홍길동 기자", "[나루일보 이새길 기자]"]
    assert [one.text for one in found.signed] == ["김도연 기자", "한도연 기자"]
    assert found.publisher == "나루일보"


def test_a_line_named_a_byline_is_a_signature_wherever_it_stands() -> None:
    named = read(f'<p class="byline">홍길동 기자</p>{text(ONE, TWO)}')
    assert ([one.text for one in named.signed], named.lead) == (["홍길동 기자"], [])
    plain = read(f"<p>홍길동 기자</p>{text(ONE, TWO)}")
    assert ([one.text for one in plain.lead], plain.signed) == (["홍길동 기자"], [])


def test_copyright_sign_off_and_the_last_name() -> None:
    found = read(text(ONE, TWO, f"{THREE} ⓒ 나루일보 무단전재 금지", "나루뉴스 홍길동입니다.", "나루일보"))
    assert found.copyright == "ⓒ 나루일보 무단전재 금지"
    assert found.sign_off == "홍길동"
    assert found.publisher == "나루일보"
    assert found.paragraphs[-1] == "나루뉴스 홍길동입니다."


@pytest.mark.parametrize(
    ("inside", "subtitles"),
    [
        ("<p class=subtitle>새 도서관 정책 내놓는다</p>" + PLAIN, ["새 도서관 정책 내놓는다"]),
        ("<p><b>새 도서관 정책 내놓는다</b></p>" + PLAIN, ["새 도서관 정책 내놓는다"]),
        ("<div><span>새 도서관 정책 내놓는다</span></div>" + PLAIN, ["새 도서관 정책 내놓는다"]),
        ("<p><b>꽃밭 나들이 봄날</b></p>" + PLAIN, []),
        (f"<p><b>{ONE}</b></p>" + text(TWO, THREE, MORE), [ONE]),
        (f"<p><b>{ONE}</b></p>" + text(TWO, THREE), []),
        ("<p><b>새 도서관 정책</b></p>" * 9 + PLAIN, []),
    ],
)
def test_sub_headlines_at_the_head_of_the_text(inside: str, subtitles: list[str]) -> None:
    assert list(dict.fromkeys(read(inside).subtitles)) == subtitles


def test_a_known_sub_headline_is_no_text() -> None:
    assert body(text("새 도서관 정책", ONE, TWO, THREE), subtitle="새 도서관 정책\n둘째 줄") == [
        ONE,
        TWO,
        THREE,
    ]


def test_a_word_of_the_sub_headline_may_begin_the_text() -> None:
    assert body(text("눈.", ONE, TWO, THREE), subtitle="첫눈 내린 도서관") == ["눈.", ONE, TWO, THREE]


@pytest.mark.parametrize("heading", ["관련기사", "많이 본 뉴스", "[주요뉴스]"])
def test_a_block_of_other_articles_is_passed_over(heading: str) -> None:
    links = "".join(f"<li>다른 기사의 제목 {number}</li>" for number in range(3))
    assert body(f"{PLAIN}<div><h4>{heading}</h4><ul>{links}</ul></div>{text(MORE)}") == [
        ONE,
        TWO,
        THREE,
        MORE,
    ]


def test_links_alone_are_no_text() -> None:
    assert body(PLAIN + "<p><a href=/1>다른 기사를 읽어 보시기 바랍니다 여기에서</a></p>") == [
        ONE,
        TWO,
        THREE,
    ]
    linked = f"<p><a href=/1>{ONE} {TWO} {THREE} {MORE}</a></p>"
    assert body(text(ONE) + linked) == [ONE, f"{ONE} {TWO} {THREE} {MORE}"]


@pytest.mark.parametrize("name", ["related", "banner", "share", "tag", "date"])
def test_a_named_block_falls_to_two_signs(name: str) -> None:
    assert body(f"{text(ONE, TWO)}<div class={name}><p>{MORE}</p></div>{text(THREE)}") == [
        ONE,
        TWO,
        MORE,
        THREE,
    ]
    with_links = f"<div class={name}><p>{MORE}</p><a href=/1>다른 기사 하나 더</a><a href=/2>다른 기사 둘 더 읽기</a></div>"
    assert MORE not in body(text(ONE, TWO) + with_links + text(THREE))
    assert body(f"{PLAIN}<div class={name}>짧은 줄</div>") == [ONE, TWO, THREE]


def test_what_follows_a_signature_in_another_shape_is_no_text() -> None:
    assert body(PLAIN + text("홍길동 기자") + f"<div><span>{MORE}</span></div>") == [ONE, TWO, THREE]
    assert body(PLAIN + text("홍길동 기자", MORE)) == [ONE, TWO, THREE, MORE]


def test_a_notice_of_correction_is_no_text() -> None:
    assert body(
        PLAIN + text("바로잡습니다", "이 기사에 대해 반론보도 청구 절차가 있었음을 알려 드립니다.")
    ) == [ONE, TWO, THREE]


def test_what_tells_of_a_correction_behind_a_text_is_the_text_of_a_correction() -> None:
    said = "나루일보는 반론보도 청구를 받아들여 이 글을 고쳐 싣기로 했다고 시에 알려 왔다."
    signed = PLAIN + text("홍길동 기자", said)
    assert body(signed) == [ONE, TWO, THREE]
    assert body(signed, title="[정정보도] 나루시 도서관 정책") == [ONE, TWO, THREE, said]
    assert body(text(ONE, said, TWO)) == [ONE, said, TWO]  # one sign alone


def test_a_second_copy_of_the_text_is_left_out() -> None:
    assert body(PLAIN + PLAIN) == [ONE, TWO, THREE]
    assert body(text(ONE, TWO, ONE, MORE)) == [ONE, TWO, MORE]
    assert body(text("그래요.", ONE, "그래요.", TWO)) == ["그래요.", ONE, "그래요.", TWO]


def test_texts_of_several_elements_are_one() -> None:
    first, second = read(text(f"[나루일보 홍길동 기자] {ONE}")), read(text(TWO, "ⓒ 나루일보 무단전재 금지"))
    whole = joined([first, second])
    assert whole.paragraphs[1] == TWO
    assert (whole.publisher, whole.copyright) == ("나루일보", "ⓒ 나루일보 무단전재 금지")
    assert whole.size == sum(map(len, whole.paragraphs))


def test_what_the_text_says_of_each_field() -> None:
    found = read(text("홍길동 기자", ONE, TWO, THREE, "이새길 기자", "ⓒ 나루일보 무단전재 금지"))
    places = [(one.place, [written.text for written in one.value]) for one in found.candidates("authors")]
    assert places == [("signature", ["이새길 기자"]), ("dateline", ["홍길동 기자"])]
    assert [one.value for one in found.candidates("body")] == [[ONE, TWO, THREE]]
    assert [one.value for one in found.candidates("copyright")] == ["ⓒ 나루일보 무단전재 금지"]
    assert list(found.candidates("publisher")) == []
    assert list(Text().candidates("body")) == []


@pytest.mark.parametrize(
    ("line", "publisher"),
    [("나루일보", "나루일보"), ("(새봄일보 (가람))", "새봄일보"), ("나루일보 (가람·나루)", "나루일보"), ("나루마당 (가람)", None)],
)  # fmt: skip
def test_the_publisher_may_end_the_text_with_its_place(line: str, publisher: str | None) -> None:
    read_ = read(text(ONE, TWO, THREE, line))
    assert (read_.publisher, read_.paragraphs[-1] == line) == (publisher, publisher is None)


@pytest.mark.parametrize(("line", "signed"), [("나루일보 이새길", True), ("가람시장 이새길", False)])
def test_a_name_behind_the_publishers_signs_a_text(line: str, signed: bool) -> None:
    found = read(text(ONE, TWO, THREE, line))
    assert ([one.text for one in found.signed] == [line]) is signed
    assert (line in found.paragraphs) is not signed


@pytest.mark.parametrize("line", ["글 이새길 영화평론가", "글·사진 이새길", "글=이새길"])
def test_who_wrote_stands_under_the_sub_headline(line: str) -> None:
    read_ = read(
        f"<p>나루가람</p><h2>{TITLE}</h2><p>“도서관을 다시 살핀다”</p><p>{line}</p><p>2025.03.05</p>{PLAIN}"
    )
    assert [one.text for one in (*read_.lead, *read_.signed)] == [line]
    assert (read_.subtitles, read_.paragraphs) == (["“도서관을 다시 살핀다”"], [ONE, TWO, THREE])
