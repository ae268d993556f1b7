"""Short texts of an article: what names the site, its sections or nothing is cut off, all else stays."""

import pytest

from newscrawl.cleaners import labels

TITLE = "나루시 도서관 정책 다시 살핀다"
NAMES = ("나루일보",)


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (TITLE, TITLE),
        (f"{TITLE} | 나루일보", TITLE),
        (f"{TITLE} | 나루마당", TITLE),
        (f"{TITLE} ｜ 나루마당", TITLE),
        (f"{TITLE} ㅣ 나루마당", TITLE),
        (f"{TITLE} :: 나루마당", TITLE),
        (f"{TITLE} < 사회 < 나루마당", TITLE),
        (f"{TITLE} | {'나' * 24}", TITLE),
        (f"{TITLE} | {'나' * 25}", f"{TITLE} | {'나' * 25}"),
        ("나루시 정책 | 나루마당", "나루시 정책 | 나루마당"),
        ("나루시 도서관정책 | 나루마당", "나루시 도서관정책"),
        # eight characters are a headline
        *((f"나루 도서관정책{tail}", "나루 도서관정책") for tail in (" | 나루마당", " - 사회")),
        ("[사회] 나루 도서관정책", "나루 도서관정책"),
        *(
            (whole, whole)
            for whole in ("나루도서관정책 | 나루마당", "나루도서관정책 - 사회", "[사회] 나루도서관정책")
        ),
        # of several in a row
        (f"{TITLE} | 사회 | 나루마당", TITLE),
        (f"{TITLE} - 나루 - 사회", f"{TITLE} - 나루"),
        (f"{TITLE} - 사회", TITLE),
        (f"{TITLE} – 가람신문", TITLE),
        (f"{TITLE} — 나루마당", f"{TITLE} — 나루마당"),
        ("나루정책 - 사회", "나루정책 - 사회"),
        (f"[사회] {TITLE}", TITLE),
        (f"<사회> {TITLE}", TITLE),
        (f"[속보] {TITLE}", f"[속보] {TITLE}"),
        (f"[나루] {TITLE}", f"[나루] {TITLE}"),
        ("[사회] 나루정책", "[사회] 나루정책"),
        ("", None),
        ("마을버스 노선을 다시 정한다 > 뉴스 | 나루일보", "마을버스 노선을 다시 정한다"),
        ("수출 > 수입, 석 달째 흑자 이어져", "수출 > 수입, 석 달째 흑자 이어져"),
    ],
)
def test_the_title_of_a_document(found: str, title: str | None) -> None:
    assert labels.document_title(found, NAMES) == title


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ("하나<br>둘<br/>셋<BR />넷", ["하나", "둘", "셋", "넷"]),
        ("하나</p>둘", ["하나", "둘"]),
        ("하나\n둘", ["하나", "둘"]),
        ("하나&lt;br&gt;둘", ["하나", "둘"]),
        (" · 하나 | <br>하나", ["하나"]),
        ("하나 / 둘", ["하나", "둘"]),
        ("하나 / 둘 / 셋", ["하나", "둘", "셋"]),
        ("하나/둘", ["하나/둘"]),
        ("하나 / 둘<br>셋", ["하나 / 둘", "셋"]),  # the break is the mark, the slash a sign
        ("", []),
    ],
)
def test_lines_of_a_sub_headline(found: str, lines: list[str]) -> None:
    assert labels.lines(found) == lines


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("가람일보 | 바른 신문", "가람일보"),
        ("가람일보|바른 신문", "가람일보"),
        ("가람일보 :: 바른 신문", "가람일보"),
        ("가람일보 ㅣ 바른 신문", "가람일보"),
        ("가람일보ㅣ바른", "가람일보ㅣ바른"),
        ("가람일보 모바일", "가람일보"),
        ("가람일보 홈페이지", "가람일보"),
        ("<가람일보>", "가람일보"),
        ("“가람일보”", "가람일보"),
        ("- ", None),
        # brackets around a part of the name
        ("가람일보(가람방송)", "가람일보(가람방송)"),
        ("(주)가람일보", "(주)가람일보"),
        ("Naru Times “Sports”", "Naru Times “Sports”"),
        ("나루「정치」", "나루「정치」"),
        ("나루 ‘정치’", "나루 ‘정치’"),
        ("‘나루’ 정치", "‘나루’ 정치"),
        ("‘가람일보’", "가람일보"),
        ("[(가람일보)]", "가람일보"),
    ],
)
def test_a_publisher(found: str, name: str | None) -> None:
    assert labels.publisher(found) == name


@pytest.mark.parametrize(
    ("found", "section"),
    [
        ("> 사회", "사회"),
        ("/사회/", "사회"),
        ("홈 > 사회 > 교육", "사회 > 교육"),
        ("[사회]", "사회"),
        ("책", "책"),
        ("가" * 40, "가" * 40),
        ("가" * 41, None),
        ("", None),
    ],
)
def test_a_section(found: str, section: str | None) -> None:
    assert labels.section(found) == section


@pytest.mark.parametrize(
    ("found", "tags"),
    [
        ("#하나, 둘; 셋|＃넷", ["하나", "둘", "셋", "넷"]),
        ("하나,,", ["하나"]),
        ("#", []),
        ("하나 둘", ["하나 둘"]),
    ],
)
def test_tags(found: str, tags: list[str]) -> None:
    assert labels.tags(found) == tags


@pytest.mark.parametrize(
    ("found", "code"),
    [
        *(("ko-KR", "ko"), ("EN", "en"), (" ja ", "ja"), ("k", None), ("1x", None), ("", None)),
        *(("in_ID", "id"), ("iw", "he"), ("zh-yue-Hant-HK", "zh")),
    ],
)
def test_a_language(found: str, code: str | None) -> None:
    assert labels.language(found) == code


def test_markup_and_entities_are_resolved() -> None:
    assert labels.resolved(" 가람 &amp;lt;시&amp;gt; ") == "가람 <시>"
    assert labels.resolved("가람 <b>시</b> 3 < 4") == "가람 시 3 < 4"
    assert labels.unique(["가람 시", "가람시", "나루", "-", "-"]) == ["가람 시", "나루", "-"]
