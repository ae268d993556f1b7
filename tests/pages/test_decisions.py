"""What decides between sources where the first is not enough: one condition a row."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from newscrawl.loaders import ArticleLoader
from newscrawl.pages import decisions
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.prose import Text
from newscrawl.pages.sources.timestamps import ShownTime
from newscrawl.text import KST, comparable

AT = datetime(2025, 2, 5, 15, 22, tzinfo=KST)
TITLE = "나루시 도서관 정책 다시 살핀다"
TEXT = comparable(
    "나루시는 3일 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다. 시민도 왔다."
)


def candidate(value: Any, source: str = "meta", field: str = "title") -> Candidate:
    return Candidate(field, value, source, "place")


@pytest.mark.parametrize(
    ("title", "others", "whole"),
    [
        ("나루시 도서관…", ["나루시 도서관 문 열어"], "나루시 도서관 문 열어"),
        ("나루시 도서관...", ["가람시", "나루시 도서관 문 열어"], "나루시 도서관 문 열어"),
        ("나루시 도서관…", ["가람시 도서관 문 열어"], "나루시 도서관…"),
        ("나루시 도서관", ["나루시 도서관 문 열어"], "나루시 도서관"),
        ("나루시 도서관…", [], "나루시 도서관…"),
    ],
)
def test_a_cut_title_is_completed(title: str, others: list[str], whole: str) -> None:
    assert decisions.complete(candidate(title), map(candidate, others)).value == whole


@pytest.mark.parametrize(
    ("line", "summary"),
    [
        ("도서관 정책 다시 살피자 시민 반겨", True),
        ("도서관 정책", False),  # too short
        ("도서관 정책 다시 살피자 시민 반겨 " * 20, False),  # too long
        ("도서관 정책 다시 살피자 시민…", False),  # cut off
        ("나루시는 3일 시청에서 회의를 열고 도서관 이야기로 꽃피워", False),  # begins the text
        ("그 뒤로 나루시는 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고", False),
        ("나루시 도서관 정책 다시 살핀다", False),  # the headline
        ("어제 나루시 도서관 정책 다시 살핀다", False),
        ("The library policy of Naru is reviewed", False),
        ("도서관과 교통 정책 다시 library policy review", True),  # ten of 29 letters are Hangul
        ("도서관과 교통 정책 다시 libraries policy reviewing", False),  # ten of 34
        ("도서관 정책 다시 살피자: 시민 반겨", False),
        ("도서관 정책 다시 살피자! 시민 반겨", False),
        ("도서관 정책 다시 살피자? 시민 반겨", False),
        ("도서관 정책 다시 살피겠습니다 시민 반겨", False),
        ("도서관 정책 다시 살핍니다 시민에게", True),
        ("도서관 정책 다시 살피려 합니다 시민", False),
        ("도서관 정책 다시 살핍니다. 시민 반겨", False),
        ("대한민국 도서관 정책 시민 다시 살펴", False),
        ("대표 도서관 정책 시민 다시 살펴", False),
        ("종합일간지 도서관 정책 시민 다시 살펴", False),
        ("No.1 도서관 정책 시민 다시 살펴", False),
        ("No. 1 도서관 정책 시민 다시 살펴", False),
        ("넘버원 도서관 정책 시민 다시 살펴", False),
        ("ⓒ 나루일보 도서관 정책 무단전재 금지", False),
        ("봄날 꽃밭 나들이 준비물과 먹거리", False),  # of something else
    ],
)
def test_a_description_is_a_sub_headline(line: str, summary: bool) -> None:
    assert decisions.is_summary(line, TEXT, TITLE) is summary
    assert not decisions.is_summary(line, "", TITLE)


def test_a_description_without_the_texts_brackets_is_its_beginning() -> None:
    said = "탈퇴를 알린 합창단의 지휘자 구해솔이 활동을 쉰다. 합창단은 가을 공연도 미룬다고"
    text = comparable(f"나루교회(이하 교회) {said} 5일(현지시각) 알렸다.")
    line = f"나루교회 {said} 5일 밝혀"
    assert not decisions.is_summary(line, text, TITLE)


@pytest.mark.parametrize(
    ("seconds", "near"), [(0, True), (30, True), (89, True), (90, False), (-89, True), (3600, False)]
)
def test_times_are_near(seconds: int, near: bool) -> None:
    assert decisions.near(AT, AT + timedelta(seconds=seconds)) is near


def times(
    shown: Sequence[tuple[str, str]], *metas: str, field: str = "published_at", source: str = "meta"
) -> list[tuple[str, str]]:
    """Source and value of the times of a page, best first: ``shown`` with their kinds, ``metas`` in the head."""
    clean = ArticleLoader().clean
    on_page = decisions.ShownTimes([ShownTime(n, kind, text) for n, (kind, text) in enumerate(shown)], clean)
    decide = decisions.published if field == "published_at" else decisions.modified
    found = decide([candidate(value, source, field) for value in metas], on_page, clean)
    return [(one.source, one.value) for one in found]


LABEL, BARE, CHANGED = (
    ("published", "2025.02.05 15:22"),
    ("", "2025.02.05 15:22"),
    ("modified", "2025.02.05 16:40"),
)


def test_the_labelled_time_of_publication_has_a_clock() -> None:
    days = [ShownTime(0, "modified", "2025.02.04 10:00"), ShownTime(1, "published", "2025.02.05")]
    clocks = [*days, ShownTime(2, "published", "2025.02.05 15:22")]
    clean = ArticleLoader().clean
    assert decisions.ShownTimes(days, clean).labelled() == []
    assert [one.value for one in decisions.ShownTimes(clocks, clean).labelled()] == ["2025.02.05 15:22"]
    first = decisions.ShownTimes(clocks, clean).first("published")
    assert first is not None
    assert first[0].text == "2025.02.05"


@pytest.mark.parametrize(
    ("shown", "metas", "first"),
    [
        ([], ["2025-02-05T15:22:31+09:00"], ("meta", "2025-02-05T15:22:31+09:00")),
        ([], ["2025-02-05", "2025-02-05T15:22:31+09:00"], ("meta", "2025-02-05T15:22:31+09:00")),
        ([], ["언젠가", "2025-02-05"], ("meta", "2025-02-05")),
        ([LABEL], ["2025-02-05T15:22:31+09:00"], ("meta", "2025-02-05T15:22:31+09:00")),
        ([LABEL], ["2025-02-05T18:00:00+09:00"], ("shown", "2025.02.05 15:22")),
        (
            [LABEL, ("", "2025.02.05 18:00")],
            ["2025-02-05T18:00:00+09:00"],
            ("meta", "2025-02-05T18:00:00+09:00"),
        ),
        (
            [LABEL, ("modified", "2025.02.05 18:00")],
            ["2025-02-05T18:00:00+09:00"],
            ("shown", "2025.02.05 15:22"),
        ),
        ([BARE], ["2025-02-05T18:00:00+09:00"], ("meta", "2025-02-05T18:00:00+09:00")),
        ([BARE], ["2025-02-05T15:22:00Z"], ("meta", "2025-02-05T15:22:00")),  # Korean time, marked wrongly
        ([LABEL], ["2025-02-05T06:22:00Z"], ("meta", "2025-02-05T06:22:00Z")),
        ([BARE], ["2025-02-05"], ("shown", "2025.02.05 15:22")),
        ([CHANGED], ["2025-02-05"], ("meta", "2025-02-05")),
        ([("", "2025.02.05")], ["2025-02-06"], ("shown", "2025.02.05")),
        ([("published", "2025.02.05"), BARE], [], ("shown", "2025.02.05")),
    ],
)
def test_times_of_publication(shown: list[tuple[str, str]], metas: list[str], first: tuple[str, str]) -> None:
    assert times(shown, *metas)[0] == first


@pytest.mark.parametrize("zone", ["Z", " UTC", " GMT", "+0000", "+00:00", " +0000"])
def test_a_wrong_zone_is_taken_off(zone: str) -> None:
    assert times([BARE], f"2025-02-05 15:22:00{zone}")[0] == ("meta", "2025-02-05 15:22:00")


def test_times_of_the_last_change() -> None:
    assert times([CHANGED], "2025-02-05T18:00:00+09:00", field="modified_at") == [
        ("meta", "2025-02-05T18:00:00+09:00"),
        ("shown", "2025.02.05 16:40"),
    ]
    assert times([CHANGED], "2025-02-05", field="modified_at") == [("shown", "2025.02.05 16:40")]
    assert times([LABEL], field="modified_at") == []
    assert times([], field="published_at") == []


def section(*found: tuple[str, str]) -> str | None:
    candidates = [candidate(value, source, "section") for source, value in found]
    chosen = decisions.section(candidates, ArticleLoader().clean)
    return chosen and chosen.value


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ([("meta", "사회")], "사회"),
        ([("meta", "나루마당"), ("json-ld", "사회")], "사회"),
        ([("meta", "나루마당"), ("shown", "사회")], "나루마당"),
        ([("meta", "나루마당 > 사회"), ("json-ld", "경제")], "나루마당 > 사회"),
        ([("meta", "나루마당"), ("json-ld", "가람마당")], "나루마당"),
        ([("rule", "나루마당"), ("meta", "사회")], "나루마당"),
        ([("meta", "A12"), ("shown", "나루마당")], "나루마당"),
        ([("meta", "A12"), ("json-ld", "B1C23")], "A12"),
        ([("meta", "A1B23")], "A1B23"),
        ([("meta", "1234"), ("meta", "나루마당")], "나루마당"),
        ([("meta", "B1C2345"), ("meta", "나루마당")], "나루마당"),
        ([("meta", ""), ("meta", "가" * 41)], None),
        ([], None),
    ],
)
def test_a_section_is_a_word_that_sites_use(found: list[tuple[str, str]], chosen: str | None) -> None:
    assert section(*found) == chosen


def tags(*found: tuple[str, str]) -> list[str] | None:
    candidates = [candidate(value, source, "tags") for source, value in found]
    clean = ArticleLoader().clean
    chosen = decisions.tags(candidates, clean, TEXT + comparable(TITLE), TITLE, ["나루일보"])
    return chosen and clean("tags", chosen.value)


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ([("meta", "도서관,교통")], ["도서관", "교통"]),
        ([("meta", "도서관,축구,야구")], None),
        ([("meta", "도서관,축구")], ["도서관", "축구"]),
        ([("meta", "축구,야구"), ("json-ld", "도서관")], ["도서관"]),
        ([("rule", "축구,야구"), ("meta", "도서관")], ["축구", "야구"]),
        ([("payload", "축구")], ["축구"]),
        ([("shown", "축구")], ["축구"]),
        ([("shown", ""), ("meta", "도서관")], ["도서관"]),
        ([("meta", "나루일보,도서관")], ["도서관"]),
        ([("meta", "뉴스,도서관")], ["도서관"]),
        ([("meta", "news,도서관")], ["도서관"]),
        ([("meta", "기사,도서관")], ["도서관"]),
        ([("meta", "속보,도서관")], ["도서관"]),
        ([("meta", "나루일보,뉴스,도서관")], None),
        ([("meta", "나루일보")], None),
        ([("meta", TITLE)], None),
        ([("meta", TITLE.replace(" ", ","))], None),
        ([], None),
    ],
)
def test_tags_are_words_that_the_text_speaks_of(
    found: list[tuple[str, str]], chosen: list[str] | None
) -> None:
    assert tags(*found) == chosen


def test_the_longer_text() -> None:
    short, long = Text(paragraphs=["가" * 10]), Text(paragraphs=["가" * 6, "나" * 5])
    assert decisions.longer(short, long)
    assert not decisions.longer(long, short)
    assert not decisions.longer(short, Text(paragraphs=["나" * 10]))
    assert not decisions.longer(short, None)
    assert not decisions.longer(short, long, least=11)
    assert decisions.longer(short, long, least=10)


def test_each_long_paragraph_stands_once() -> None:
    long, short = "가나다라마바사아자차" * 7, "그래요."
    assert decisions.once([long, short, long, short]) == [long, short, short]
    assert decisions.once(["가" * 60, "가" * 60]) == ["가" * 60] * 2
    assert decisions.once(["가" * 61, "가" * 61]) == ["가" * 61]


def words(begin: int, count: int = 12) -> str:
    return " ".join(f"word{number}" for number in range(begin, begin + count))


OWN = [words(0), words(100), words(200), words(300)]


@pytest.mark.parametrize(
    ("own", "other", "kept"),
    [
        (OWN, OWN, OWN),
        (OWN, OWN[1:], OWN[1:]),
        (OWN, OWN[:3], OWN[:3]),
        (OWN, OWN[1:3], OWN),  # most of the own text would go
        (OWN, [OWN[0], OWN[3]], OWN),
        (OWN, [words(900)], OWN),
        (OWN, [], OWN),
        (OWN[:1], OWN, OWN),  # it was not found
        (OWN[1:], OWN, OWN[1:]),
        ([words(0, 2)], [words(100, 3)], [words(0, 2)]),  # both are short
        # of four words three in a row are in the other: half of what they say
        ([words(0, 4), words(500, 2)], [words(1, 4)], [words(0, 4)]),
        (
            [words(0, 6) + " " + words(500, 6), *OWN[1:]],
            OWN,
            [words(0, 6) + " " + words(500, 6), *OWN[1:]][1:],
        ),
    ],
)
def test_the_own_text_is_held_against_anothers(own: list[str], other: list[str], kept: list[str]) -> None:
    assert decisions.beside(own, other, {}) == kept


@pytest.mark.parametrize(
    ("boxes", "kept"),
    [
        ("tttt", slice(0, 4)),  # all stands where the text does
        ("bttb", slice(1, 3)),
        ("bttt", slice(1, 4)),
        (" tt ", slice(1, 3)),  # no running text before and behind it
        ("    ", slice(1, 3)),
    ],
)
def test_running_text_stays_where_most_of_the_common_text_stands(boxes: str, kept: slice) -> None:
    own = [words(0, 5), words(100), words(200), words(300, 5)]
    where = {line: box for line, box in zip(own, boxes, strict=True) if box != " "}
    assert decisions.beside(own, own[1:3], where) == own[kept]
