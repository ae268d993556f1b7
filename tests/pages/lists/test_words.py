"""The words beside the headlines of lists: times, labels, prices, votes and other counts are no headlines."""

import pytest

from newscrawl.pages.lists.media import is_listed_medium
from newscrawl.pages.lists.words import (
    LINK_LABEL,
    OTHER_COUNT,
    TIME,
    VOTES,
    is_no_heading,
    is_quote,
    section_in,
)


@pytest.mark.parametrize("label", ["입력", "수정", "승인", "등록", "게재", "송고", "발행", "재생시간"])
def test_a_time_stands_behind_its_label(label: str) -> None:
    assert TIME.match(f"{label} 2025.02.05 15:22")
    assert TIME.match(f"({label} : 15:22)")
    assert not TIME.match(f"{label}한 사람 15:22")


@pytest.mark.parametrize("unit", ["초", "분", "시간", "일", "주", "개월", "달", "년"])
def test_a_time_is_counted_back(unit: str) -> None:
    assert TIME.match(f"3{unit} 전")
    assert not TIME.match(f"3{unit} 뒤")


@pytest.mark.parametrize(
    "text",
    ["방금", "방금 전", "어제", "오늘", "2025.02.05.", "2025년 2월 5일", "25-02-05", "2/5", "02.05 (수)", "2월 5일 수요일",
     "02.05 오전 7:42", "02.05 오후 7시 42분", "2025.02.05 am 7:42", "2025.02.05 pm 7:42", "오전 7:42", "오후 7:42", "15:22",
     "103:22", "1:02:03", "2:15 p.m.", "9:05 AM", "12 mins ago", "1 hour ago", "3 days ago"],
)  # fmt: skip
def test_times(text: str) -> None:
    assert TIME.match(text)
    assert not TIME.match(f"{text} 도서관이 새로 문을 열었다")


@pytest.mark.parametrize(
    "text",
    [
        "3위 전주",
        "내일",
        "2025",
        "어제의 기억",
        "7:4",
        "9:05 always late",
        "100 years ago today",
        "3 days later",
    ],
)
def test_no_times(text: str) -> None:
    assert not TIME.match(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("▲ 12.5", True), ("▼12", True), ("△3", True), ("▽", True), ("+1.2%", True), ("−0.4%", True), ("-3", False),
        ("상승 12", True), ("하락 3.5", True), ("보합 0", True), ("1,234.5", True), ("1,234.5원", True), ("1,234원", False),
        ("3.1p", True), ("3.1pt", True), ("3.1달러", True), ("12°", True), ("12°C", True), ("12℃", True), ("12.5도", True),
        ("1,234", False), ("12.5배", False), ("▲ 사진 설명이 아주 길게 이어지는 줄", False),
    ],
)  # fmt: skip
def test_prices_and_temperatures(text: str, quote: bool) -> None:
    assert is_quote(text) is quote


@pytest.mark.parametrize(
    "text",
    ["12표", "총 1,234표", "3.1만 표", "12명 참여", "12명이 투표했어요", "12 votes", "1 vote", "득표율", "득표수", "투표율 51%",
     "투표수", "투표하기", "투표 중"],
)  # fmt: skip
def test_votes(text: str) -> None:
    assert VOTES.search(text)


@pytest.mark.parametrize("text", ["12명", "투표", "참여 12"])
def test_no_votes(text: str) -> None:
    assert not VOTES.search(text)


@pytest.mark.parametrize(
    "text",
    ["조회 12", "추천 3", "공감 3", "좋아요 3", "공유 3", "12뷰", "읽음 12", "스크랩 2", "12표", "3명", "100원", "12 views",
     "1 View", "3 likes", "1 Like", "9 hits", "1 hit"],
)  # fmt: skip
def test_other_counts(text: str) -> None:
    assert OTHER_COUNT.search(text)


@pytest.mark.parametrize("text", ["댓글 12", "12", "(3)", "12 comments"])
def test_counts_of_comments_are_no_others(text: str) -> None:
    assert not OTHER_COUNT.search(text)


@pytest.mark.parametrize(
    "text",
    ["댓글 12", "댓글이 없습니다", "의견 3", "12", "1,204", "3 건", "영상 3", "더보기 전체", "포토 개수 3", "관련기사 더보기",
     "네이버 뉴스", "Daum뉴스 >", "Read more »"],
)  # fmt: skip
def test_labels_of_links(text: str) -> None:
    assert LINK_LABEL.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "댓글로 모인 마음이 도서관을 열었다",
        "12명이 다녀갔다",
        "네이버 2분기 매출 늘어",
        "의견이 갈린 시의회 회의장",
        "동영상 02:31 강변 산책로가 다시 열렸다",
        "영상 11월 5일 10:20 막차 시간을 늦춘다",
        "다음 3년 동안 새로 짓는 다리",
        "120건 넘게 쌓인 민원을 하루에",
    ],
)
def test_headlines_are_no_labels(text: str) -> None:
    assert not LINK_LABEL.match(text)


@pytest.mark.parametrize("text", ["12", "--", "· ·", "1 / 12", "더보기 >", "가람일보 로고"])
def test_no_headings(text: str) -> None:
    assert is_no_heading(text)


@pytest.mark.parametrize(
    "word", ["whole", "all", "top", "latest", "breaking", "hot", "main", "best", "local", "world", "home"]
)
def test_news_of_some_kind_are_no_medium(word: str) -> None:
    assert not is_listed_medium(f"{word.title()} News")
    assert is_listed_medium("Naru News")


@pytest.mark.parametrize(
    ("name", "medium"),
    [("나루일보 언론사 선정", True), ("나루일보언론사 pick", True), ("나루일보 선정", True), ("나루일보2", True), ("나루일보(경기)", True),
     ("오늘의 스포츠", False), ("나루의 스포츠", False), ("가나다라마바사아자차카일보", True), ("가나다라마바사아자차카타하일보", False),
     ("나루 가람 일보", False), ("나루 일보", True), ("정치뉴스", False), ("정치/경제", False)],
)  # fmt: skip
def test_media_by_their_ends(name: str, medium: bool) -> None:
    assert is_listed_medium(name) is medium


# What a reader finds in the menus of the large portals and papers.
@pytest.mark.parametrize(
    "name",
    [
        "정치",
        "경제",
        "사회",
        "국제",
        "문화",
        "스포츠",
        "연예",
        "증권",
        "부동산",
        "산업",
        "건강",
        "교육",
        "오피니언",
    ],
)
def test_sections_that_every_paper_has(name: str) -> None:
    assert section_in(name) == name


# Media whose names do not end as media's do.
@pytest.mark.parametrize(
    "name", ["뉴데일리", "오마이뉴스", "프레시안", "노컷뉴스", "데일리안", "한겨레", "미디어오늘", "시사IN"]
)
def test_media_that_every_reader_knows(name: str) -> None:
    assert is_listed_medium(name, strict=True)


@pytest.mark.parametrize("label", ["383 comments", "1 comment", "コメント 0", "댓글 12"])
def test_numbers_of_comments_are_no_titles(label: str) -> None:
    assert LINK_LABEL.match(label)
    assert not LINK_LABEL.match(f"{label} 가운데 절반이 지워졌다")


@pytest.mark.parametrize(
    "text", ["2022.08.11（木）", "2022年08月11日 更新", "8月11日 5時30分配信", "2026년 11월 5일 (목)"]
)
def test_dates_in_japanese_are_times(text: str) -> None:
    assert TIME.match(text)


@pytest.mark.parametrize("name", ["Headline News", "위기의 중국경제", "오늘의 스포츠", "우리의 아침뉴스"])
def test_what_names_a_list_is_no_medium(name: str) -> None:
    assert not is_listed_medium(name)
