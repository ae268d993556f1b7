"""Times that a Korean page shows: where they are looked for, in which order they come, what labels say of them."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.timestamps import times_around

FILLER = "<p>나루</p>"


def times(above: str, *, within: str = "", behind: str = "", short: bool = False) -> list[tuple[str, str]]:
    """Label and text of each time; ``above`` stands between headline and text, the headline behind ``short``."""
    page = f"<body>{'' if short else '<h1>나루시 정책</h1>'}{above}{'<h1>나루시 정책</h1>' if short else ''}<div id=text>{within or FILLER}</div>{behind}</body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    heading = next(line.index for line in document.lines if line.node.tag == "h1")
    text = next(node for node in document.nodes if node.element.get("id") == "text")
    return [(one.kind, one.text) for one in times_around(document.lines, heading, (text.first, text.last))]


AT, LATER = "2025.02.05 15:22", "2025.02.05 16:40"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (f"<p>{AT}</p>", [("", AT)]), (f"<p>입력 {AT}</p>", [("published", f"입력 {AT}")]), (f"<p>{AT} 입력</p>", [("published", f"{AT} 입력")]),
        # the first of two times is the one before the label between them
        (f"<p>{AT} 수정 {LATER}</p>", [("", f"{AT} "), ("modified", f" {LATER}")]), (f"<p>입력</p><p>{AT} 수정 {LATER}</p>", [("published", f"{AT} "), ("modified", f" {LATER}")]),
        (f"<p>입력 {AT} 수정 {LATER}</p>", [("published", f" {AT} "), ("modified", f" {LATER}")]), (f"<p>입력 나루 수정 {LATER}</p>", [("modified", f" {LATER}")]),
        # a label on the line before, of thirteen characters, with nothing between
        (f"<p>수정</p><p>{AT}</p>", [("modified", AT)]), (f"<p>수정</p>{FILLER}<p>{AT}</p>", [("", AT)]), (f"<p>수정</p><img src=a.png><p>{AT}</p>", [("", AT)]),
        (f"<p>수정 {'가' * 10}</p><p>{AT}</p>", [("modified", AT)]), (f"<p>수정 {'가' * 11}</p><p>{AT}</p>", [("", AT)]), (f"<p>수정</p><p>{AT}</p><p>{LATER}</p>", [("modified", AT), ("", LATER)]),
        # lines of 160 characters, of 39 where a time is counted from now
        (f"<p>{AT} {'가' * 143}</p>", [("", f"{AT} {'가' * 143}")]), (f"<p>{AT} {'가' * 144}</p>", []), (f"<p>{'가' * 34} 3분 전</p>", [("", "3분 전")]), (f"<p>{'가' * 35} 3분 전</p>", []),
        ("<p>수정</p><p>3분 전</p>", [("modified", "3분 전")]),
    ],
)  # fmt: skip
def test_times_and_their_labels(above: str, found: list[tuple[str, str]]) -> None:
    assert times(above) == found


def test_times_stand_near_the_headline_and_the_text() -> None:
    """Twelve lines above the one, three lines into the other; behind it only where none is above."""
    stamp = f"<p>{AT}</p>"
    assert times(stamp + FILLER * 11, short=True) == [("", AT)]
    assert times(stamp + FILLER * 12, short=True) == []
    assert times("", within=FILLER * 2 + stamp + FILLER) == [("", AT)]
    assert times("", within=FILLER * 3 + stamp + FILLER * 9) == [("", AT)]
    assert times(f"<p>{LATER}</p>", within=FILLER * 3 + stamp) == [("", LATER)]
    assert times("", behind=FILLER * 11 + stamp) == [("", AT)]
    assert times("", behind=FILLER * 12 + stamp) == []


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        *((word, "published") for word in ["기사입력", "기사승인", "기사 등록", "최초 입력", "최초 등록", "최초승인", "입력", "등록", "승인", "송고"]),
        *((word, "published") for word in ["작성", "발행", "게재", "보도", "업로드", "게시"]),
        *((word, "modified") for word in ["최종수정", "기사 수정", "수정", "업데이트", "편집", "갱신", "Update", "Updated"]),
    ],
)  # fmt: skip
def test_a_label_says_what_happened_then(label: str, kind: str) -> None:
    assert times(f"<p>{AT} {label}</p>") == [(kind, f"{AT} {label}")]


def test_the_issue_of_a_magazine_is_no_time() -> None:
    assert times("<p>2025년 3월호</p>") == []
    assert times("<p>2025년 3월 호수</p>") == []
    assert times("<p>2025년 3월 5일호</p>") == [("", "2025년 3월 5일호")]


@pytest.mark.parametrize(
    "term",
    [
        "응모기간: 2025년 3월 3일 ~ 3월 31일", "2025-03-01~2025-03-20", "2025.03.08(토) 02:00 ~ 06:00", "본 약관은 2019년 3월 1일부터 시행합니다.",
        "2025년 3월 21일 18시까지 받는다", "마감일 2025-03-31",
    ],
)  # fmt: skip
def test_a_day_that_begins_or_ends_something_is_no_time_of_publication(term: str) -> None:
    assert times(f"<p>{term}</p>") == []
    assert times(f"<p>{AT}</p>", within=f"<p>{term}</p>") == [("", AT)]


@pytest.mark.parametrize("line", [f"{AT} 마감 시황", f"입력 {AT} - 수정", f"{AT} 마감일 변경"])
def test_a_time_may_stand_beside_the_words_of_terms(line: str) -> None:
    assert len(times(f"<p>{line}</p>")) == 1


def test_the_clock_time_may_stand_in_an_element_of_its_own() -> None:
    day = "2025-02-05"
    assert times(f"<p>{day}</p><p>15:22</p>") == [("", f"{day} 15:22")]
    assert times(f"<p>입력</p><p>{day}</p><p>15:22:07</p>") == [("published", f"{day} 15:22:07")]
    assert times(f"<p>{day}</p><p>03:15 재생</p>") == [("", day)]
    assert times(f"<p>나루 {day}</p><p>15:22</p>") == [("", f"나루 {day}")]
    assert times(f"<p>{AT}</p><p>03:15</p>") == [("", AT)]  # how long the film is


def test_a_word_that_ends_as_a_label_is_none() -> None:
    assert times(f"<p>{AT} 미등록</p>") == [("", f"{AT} 미등록")]


@pytest.mark.parametrize(
    "word",
    [
        *("등록번호", "등록 번호", "발행인", "편집인", "창간", "창립", "사업자", "청소년보호", "청소년 보호", "대표이사"),
        "대표 이사",
    ],
)  # fmt: skip
def test_what_a_medium_says_of_itself_is_no_time_of_an_article(word: str) -> None:
    assert times(f"<p>{word} {AT}</p>") == []
    assert times(f"<p>수정</p><p>{word} 홍길동</p><p>{AT}</p>") == [("", AT)]


@pytest.mark.parametrize("ago", ["방금", "방금 전", "30초 전", "3분전", "2시간 전", "1일 전", "오전 9:05", "오후 7:42"])  # fmt: skip
def test_a_time_counted_from_now_stands_on_a_line_of_its_own(ago: str) -> None:
    assert times(f"<p>{ago}</p>") == [("", ago)]
    assert times(f"<p>가람일보 {ago} 입력</p>") == [("", ago)]
    assert times(f"<p>가람일보 {ago} 수정</p>") == [("", ago)]
    assert times(f"<p>{ago}의 일</p>") == []


def test_a_list_of_the_latest_news_above_the_headline_says_no_time_of_the_article() -> None:
    ticker = "<p>3분 전</p><p>가람 소식</p><p>5분 전</p>"
    headline = "<h1>나루시 정책</h1>"
    assert times(f"{ticker}{headline}<p>{AT}</p>", short=True) == [("", AT)]
    assert times(ticker, short=True) == []
    # one alone may be the article's, and so are those under the headline
    assert times(FILLER + "<p>3분 전</p>", short=True) == [("", "3분 전")]
    assert times("<p>3분 전</p><p>수정</p><p>1분 전</p>") == [("", "3분 전"), ("modified", "1분 전")]
    # written out they stay
    assert times(f"<p>{AT}</p><p>{LATER}</p>", short=True) == [("", AT), ("", LATER)]
