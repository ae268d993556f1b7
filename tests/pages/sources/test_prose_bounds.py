"""How long, how near, how much: where a line of a text's element stops being text, one step on each side."""

import pytest

from tests.pages.sources.test_prose import (
    IMG,
    MORE,
    ONE,
    PLAIN,
    THREE,
    TITLE,
    TWO,
    body,
    captions,
    read,
    text,
)


def among(line: str) -> list[str]:
    """What stays of a line between paragraphs."""
    whole = [ONE, TWO, THREE, MORE]
    return [one for one in body(f"{text(*whole[:3])}{line}{text(MORE)}") if one not in whole]


def sentences(number: int, first: int = 10) -> str:
    return text(
        *(
            f"나루시는 {day}일 시청에서 회의를 열고 정책을 살폈다고 밝혔다."
            for day in range(first, first + number)
        )
    )


@pytest.mark.parametrize(("letters", "stays"), [(33, False), (34, True)])
def test_an_imprint_has_forty_characters(letters: int, stays: bool) -> None:
    line = f"[나루일보 {'가' * letters}]"
    assert among(text(line)) == ([line] if stays else [])


@pytest.mark.parametrize(
    ("line", "stays"),
    [("[나루일보]", False), ("<나루일보 책마을>", False), ("【나루일보 책마을】", False), ("[나루마당 책마을]", True), ("[나루일보 책마을", True), ("나루일보 책마을]", True)],
)  # fmt: skip
def test_an_imprint_stands_in_brackets_and_begins_with_the_publisher(line: str, stays: bool) -> None:
    assert bool(among(text(line))) is stays


@pytest.mark.parametrize(
    ("linked", "plain", "stays"), [(81, 19, False), (80, 20, True), (119, 0, False), (120, 0, True)]
)
def test_a_line_that_is_a_link_for_more_than_four_fifths_leads_elsewhere(
    linked: int, plain: int, stays: bool
) -> None:
    """One of 120 characters is text that somebody has linked."""
    assert bool(among(f"<p><a href=/1>{'가' * linked}</a>{'나' * plain}</p>")) is stays


@pytest.mark.parametrize(("letters", "times"), [(30, 2), (31, 1)])
def test_a_line_of_more_than_thirty_letters_stands_once(letters: int, times: int) -> None:
    line = "가" * (letters - 1) + "다."
    assert body(text(ONE, line, TWO, line, THREE)).count(line) == times


@pytest.mark.parametrize(("inside", "stays"), [(4, True), (3, False)])
def test_a_box_with_more_than_a_third_of_the_text_is_a_part_of_it(inside: int, stays: bool) -> None:
    """Whatever it is called, and with links in it: four of ten sentences, not three."""
    links = "<a href=/1>다른 기사 하나 더 읽기</a>" * 12
    block = f"<div class=related>{sentences(inside, 50)}<p>{links}</p></div>"
    kept = body(f"{sentences(10 - inside)}{block}{text(THREE)}")
    assert any("50일" in one for one in kept) is stays


# -- Pictures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        # what is named a caption is one within two lines of the picture, and anywhere if it is no running text
        (f"<p>{IMG}</p><p>나루</p><div class=caption><p>{MORE}</p></div>", [MORE]),
        (f"<p>{IMG}</p><p>나루</p><p>가람</p><div class=caption><p>{MORE}</p></div>", [None]),
        (f"<p>{IMG}</p><p>나루</p><p>가람</p><p class=caption>새 도서관</p>", ["새 도서관"]),
        # in the picture's box one line of running text, two others
        (f"<div>{IMG}<p>{MORE}</p></div>", [MORE]),
        (f"<div>{IMG}<p>새 도서관</p><p>{MORE}</p></div>", ["새 도서관"]),
        (f"<div>{IMG}<p>새 도서관</p><p>앞뜰</p></div>", ["새 도서관\n앞뜰"]),
        (f"<div>{IMG}<p>새 도서관</p><p>앞뜰</p><p>뒤뜰</p></div>", ["새 도서관\n앞뜰"]),
        # a box of more than four lines, or of more than 300 characters, is none
        (f"<div>{IMG}<p>하나</p><p>둘</p><p>셋</p><p>넷</p></div>", [None]),
        (f"<div>{IMG}<p>{'가' * 300}</p></div>", ["가" * 300]),
        (f"<div>{IMG}<p>{'가' * 301}</p></div>", [None]),
        # what is said twice is said once; tools are no caption, nor is what stands in a box for others
        (f"<div>{IMG}<p>새 도서관 앞뜰</p><p>앞뜰</p></div>", ["새 도서관 앞뜰"]),
        (f"<div>{IMG}<p>공유하기</p><p>앞뜰</p></div>", ["앞뜰"]),
        (f"<figure>{IMG}<figcaption class=share>새 도서관</figcaption></figure>", [None]),
        # in a figure two lines, and no running text
        (f"<figure>{IMG}<h6>새 도서관</h6></figure>", ["새 도서관"]),
        # a line that reads as a caption stands right below
        (f"<p>{IMG}</p><p>▲ 새 도서관</p>", ["▲ 새 도서관"]),
        (f"<p>{IMG}</p><p>나루</p><p>▲ 새 도서관</p>", [None]),
        # a caption without a picture is one of a picture that is not shown
        ("<figcaption>새 도서관</figcaption>", ["새 도서관"]),
    ],
)  # fmt: skip
def test_captions(inside: str, found: list[str | None]) -> None:
    assert captions(f"{sentences(40)}{inside}{text(ONE, TWO)}") == found


@pytest.mark.parametrize(("beside", "caption"), [(3, True), (5, False)])
def test_a_text_that_stands_beside_pictures_is_no_caption(beside: int, caption: bool) -> None:
    """A third of it and more: each paragraph of this page has its picture in one box."""
    boxes = "".join(f"<div>{IMG}{sentences(1, 50 + row)}</div>" for row in range(beside))
    kept = body(f"{boxes}{sentences(9 if caption else 5)}")
    assert any("50일" in one for one in kept) is not caption


# -- The head and the tail --------------------------------------------------------------------------------


SUB = "새 도서관 정책 내놓는다"


@pytest.mark.parametrize(
    ("inside", "subtitles"),
    [
        # eight bold lines before the text are sub-headlines, nine are a list
        ("".join(f"<p><b>새 도서관 정책 {n}</b></p>" for n in range(8)) + PLAIN, [f"새 도서관 정책 {n}" for n in range(8)]),
        ("".join(f"<p><b>새 도서관 정책 {n}</b></p>" for n in range(9)) + PLAIN, []),
        # 160 characters at most
        (f"<p><b>도서관 {'가' * 156}</b></p>{PLAIN}", [f"도서관 {'가' * 156}"]),
        (f"<p><b>도서관 {'가' * 157}</b></p>{PLAIN}", []),
        # set as the paragraphs are, it is the first of them
        (f"<p>{SUB}</p>{PLAIN}", []),
        # a day is none, nor what stands above the headline
        (f"<p><b>2025.02.05 도서관</b></p>{PLAIN}", []),
        (f"<p><b>{SUB}</b></p><p>{TITLE}</p>{PLAIN}", []),
        (f"<p>{TITLE}</p><p><b>{SUB}</b></p>{PLAIN}", [SUB]),
        # what the text says again was lifted out of it
        (f"<p><b>{ONE[:20]}</b></p>{PLAIN}", []),
        # a sentence in bold sums up three paragraphs that are not, in another shape one without a full stop
        (f"<p><b>{ONE}</b></p>{text(TWO, THREE, MORE)}", [ONE]),
        (f"<p><b>{ONE}</b></p>{text(TWO, THREE)}", []),
        (f"<p><b>{ONE}</b></p><p><b>{TWO}</b></p>{text(THREE, MORE)}{sentences(2)}", [ONE, TWO]),
        (f"<h5>{ONE}</h5>{text(TWO)}<p><b>{THREE}</b></p>{text(MORE)}", []),
        (f"<div>{ONE[:-1]}</div>{text(TWO, THREE, MORE)}", [ONE[:-1]]),
        (f"<div>{ONE}</div>{text(TWO, THREE, MORE)}", []),
    ],
)  # fmt: skip
def test_sub_headlines(inside: str, subtitles: list[str]) -> None:
    assert read(inside).subtitles == subtitles


@pytest.mark.parametrize(
    ("line", "stays", "subtitles"),
    [
        ("<p class=tit>나루시 소식</p>", False, []),
        ("<h3 class=tit>나루시 소식</h3>", False, ["나루시 소식"]),
        ("<p class=tit>나루시 소식이다.</p>", False, ["나루시 소식이다."]),
        ("<p>나루시 소식</p>", True, []),
        ("<p>12345678</p>", True, []),
        ("<p>1234567</p>", False, []),
    ],
)
def test_what_stands_before_the_text(line: str, stays: bool, subtitles: list[str]) -> None:
    found = read(line + PLAIN)
    assert found.subtitles == subtitles
    assert (found.paragraphs != [ONE, TWO, THREE]) is stays


def test_a_headline_of_four_letters_is_not_looked_for() -> None:
    assert body(text("나루시청", ONE, TWO), title="나루시청") == ["나루시청", ONE, TWO]
    assert body(text("나루시청사", ONE, TWO), title="나루시청사") == [ONE, TWO]


def test_a_line_above_the_time_in_the_texts_element_is_a_sub_headline() -> None:
    line = "나루시 도서관 새로 연다"
    dated = read(text(line, "2025.02.05 15:22", ONE, TWO, THREE))
    assert (dated.subtitles, dated.paragraphs) == ([line], [ONE, TWO, THREE])
    plain = read(text(line, ONE, TWO, THREE))
    assert (plain.subtitles, plain.paragraphs) == ([], [line, ONE, TWO, THREE])


def test_datelines_stand_in_the_first_three_paragraphs() -> None:
    dated = f"[나루일보 홍길동 기자] {MORE}"
    assert [one.text for one in read(text(ONE, TWO, dated)).lead] == ["[나루일보 홍길동 기자]"]
    assert read(text(ONE, TWO, THREE, dated)).lead == []


@pytest.mark.parametrize(
    ("last", "stays"), [("가" * 10 + "일보", False), ("가" * 11 + "일보", True), ("나루마당", True)]
)
def test_a_publisher_of_twelve_letters_ends_the_text(last: str, stays: bool) -> None:
    found = read(text(ONE, TWO, last))
    assert found.paragraphs == [ONE, TWO, *([last] if stays else [])]
    assert found.publisher == (None if stays else last)
    assert body(text("가람일보")) == ["가람일보"]
    assert body(text(ONE, "가람일보")) == [ONE]
    assert body(text(ONE, "가람일보", "나루일보")) == [ONE]


def test_a_dateline_names_the_publisher_before_the_last_line() -> None:
    assert read(text(f"[나루일보 홍길동 기자] {ONE}", TWO, "가람일보")).publisher == "나루일보"
    assert read(text(ONE, TWO, "가람일보")).publisher == "가람일보"


@pytest.mark.parametrize(("before", "signs"), [(TWO, True), ("나루시 도서관의 새 이름은", False)])
def test_a_guest_signs_behind_a_sentence(before: str, signs: bool) -> None:
    found = read(text(ONE, before, "홍길동 한들대 교수"))
    assert [one.text for one in found.signed] == (["홍길동 한들대 교수"] if signs else [])
    assert (found.paragraphs[-1] == "홍길동 한들대 교수") is not signs
    assert body(text(before, "홍길동 한들대 교수"))[1:] == ([] if signs else ["홍길동 한들대 교수"])


def test_a_text_that_begins_anew_ends_before_that() -> None:
    """Four fifths of what follows have stood before."""
    short = "짧은 글"
    assert body(text(ONE, short, TWO) + text(ONE, short, TWO)) == [ONE, short, TWO]
    again = body(text(ONE, short, TWO) + text(ONE, short, "새 글 " * 3, "다른 글 " * 3))
    assert again == [ONE, short, TWO, short, ("새 글 " * 3).strip(), ("다른 글 " * 3).strip()]


@pytest.mark.parametrize(("inside", "passed"), [(1, True), (3, False)])
def test_a_box_of_other_articles_holds_less_than_a_fifth_of_the_text(inside: int, passed: bool) -> None:
    box = f"<div>관련기사{sentences(inside, 50)}</div>"
    kept = body(f"{sentences(9)}{box}{text(THREE)}")
    assert any("50일" in one for one in kept) is not passed


SIGNED = text("홍길동 기자 hong@naru.example")


@pytest.mark.parametrize(
    ("behind", "stays"),
    [
        # behind who signs a pointer is none of the text, a sentence is
        (text("▶ 나루마당의 다른 이야기"), False), (text("▷ 나루마당의 다른 이야기"), False), (text("☞ 나루마당의 다른 이야기"), False), (text(f"▶ {MORE}"), True), (text(MORE), True),
    ],
)  # fmt: skip
def test_what_stands_behind_who_signs(behind: str, stays: bool) -> None:
    kept = body(f"{PLAIN}{SIGNED}{behind}")
    assert (len(kept) > 3) is stays


@pytest.mark.parametrize(
    ("head", "replies"), [("[반론보도문]", True), ("반론보도문", True), ("반론을 들어 보았다", False)]
)
def test_a_right_of_reply_is_no_part_of_a_text(head: str, replies: bool) -> None:
    kept = body(f"{PLAIN}{text(head)}{text(MORE)}")
    assert (MORE not in kept) is replies
    assert (head in kept) is not replies


def test_behind_who_signs_a_paragraph_is_shaped_as_the_first() -> None:
    other = f"<p class=x>{THREE}</p>"
    assert body(f"{text(ONE, TWO)}{other}{SIGNED}{text(MORE)}")[-1] == MORE
    assert body(f"{text(ONE, TWO, THREE)}{SIGNED}<p class=x>{MORE}</p>")[-1] == THREE
