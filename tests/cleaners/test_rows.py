"""Values of list rows: ranks, counts, publishers, headlines and headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaners.rows import clean_heading, clean_headline, clean_publisher, parse_comments, parse_rank


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("1", 1),
        ("3위", 3),
        ("TOP 2", 2),
        ("No. 7", 7),
        ("12.", 12),
        ("12)", 12),
        ("top3위", 3),
        ("1234", None),
        ("1" + " " * 19, None),
        ("1,204", None),
        ("2025년", None),
        ("위", None),
    ],
)
def test_ranks(text: str, rank: int | None) -> None:
    assert parse_rank(text) == rank


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("댓글 12", 12),
        ("댓글수31", 31),
        ("(1,204)", 1204),
        ("[3]", 3),
        ("0", 0),
        ("12개의 댓글", 12),
        ("5 comments", 5),
        ("조회 12", None),
        ("3시간 전", None),
        ("-2.5%", None),
        ("댓글", None),
        ("의견 3", 3),
        ("Comments: 3", 3),
        ("comment 3", 3),
        ("댓글 개수 3", 3),
        ("3건", 3),
        ("3개", 3),
        ("1,204개의 댓글", 1204),
        ("1,204 comments", 1204),
        ("댓글 1,204", 1204),
        ("댓글 1234567890", None),
        ("댓글 12" + " " * 25, None),
        ("💬 12", 12),
        ("💬\ufe0f 1,204", 1204),
        ("🗨3", 3),
        ("👁 12", None),
        ("댓글 1.2천", 1200),
        ("댓글 3만", 30000),
        ("조회 1.2천", None),
        ("1.2천", None),
    ],
)
def test_numbers_of_comments(text: str, count: int | None) -> None:
    assert parse_comments(text) == count


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[ 샘물통신 언론사 선정 ]", "샘물통신"),
        ("· 나루일보", "나루일보"),
        ("SBS Biz", "SBS Biz"),
        ("나루일보 언론사 픽", "나루일보"),
        ("나루일보 Pick", "나루일보"),
        ("나루일보선정", "나루일보"),
        (" | ", None),
    ],
)
def test_publishers(text: str, name: str | None) -> None:
    assert clean_publisher(text) == name


@pytest.mark.parametrize(
    ("text", "glued", "title"),
    [
        ("1. 강변 산책로 [31]", ("1.", "[31]"), "강변 산책로"),
        ("10년 만에 돌아온 철새", (), "10년 만에 돌아온 철새"),
        ("환율 -3.1원\u200b 내려", (), "환율 -3.1원 내려"),
        ("1.", ("1.",), None),
    ],
)
def test_headlines(text: str, glued: tuple[str, ...], title: str | None) -> None:
    assert clean_headline(text, glued) == title


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("많이 본 뉴스 오전 9시 기준 더보기", "많이 본 뉴스"),
        ("랭킹뉴스 2025.02.05", "랭킹뉴스"),
        ("정치 정치", "정치"),
        *(
            (f"정치 {word}", "정치")
            for word in [
                "닫기",
                "열기",
                "더보기",
                "전체보기",
                "펼치기",
                "접기",
                "바로가기",
                "안내",
                "새로고침",
                "Beta",
                "more",
            ]
        ),
        ("정치 더 보기 닫기", "정치"),
        ("많이 본 뉴스 오후 3시 20분 집계", "많이 본 뉴스"),
        ("많이 본 뉴스 (2.5 09:00 업데이트)", "많이 본 뉴스"),
        ("많이 본 뉴스 am 9:00", "많이 본 뉴스"),
        ("많이 본 뉴스 pm 9:00", "많이 본 뉴스"),
        ("많이 본 뉴스 2월 5일 (수) 현재", "많이 본 뉴스"),
        ("많이 본 뉴스 2025년 2월 5일", "많이 본 뉴스"),
        ("많이 본 뉴스 9시 기준", "많이 본 뉴스"),
        ("많이 본 뉴스 2/5", "많이 본 뉴스"),
        # one sign of a time or day is enough
        *((f"많이 본 뉴스 {when}", "많이 본 뉴스") for when in ("9:00", "2.5", "9시", "2월 5일", "2025년")),
        ("많이 본 뉴스 5일", "많이 본 뉴스 5일"),
        ("많이 본 뉴스 02-05", "많이 본 뉴스"),
        ("6·3 지방선거", "6·3 지방선거"),
        ("뉴스 12", "뉴스 12"),
        ("", None),
        (" | ", None),
        ("정치 사회", "정치 사회"),
        ("2025.02.05", "2025.02.05"),
        ("더보기", "더보기"),
    ],
)
def test_headings_stay_the_same_from_hour_to_hour(text: str, heading: str | None) -> None:
    assert clean_heading(text) == heading


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for clean in (clean_publisher, clean_heading, clean_headline):
        once = clean(text)
        assert once is None or clean(once) == once
