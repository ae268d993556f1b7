"""What holds for every text: cleaning is idempotent, loses no number or sign, and never raises."""

import re
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.cleaners import boilerplate, bylines, captions, counts, dates
from newscrawl.text import comparable, join_paragraphs, one_line, unescaped, without_tail

PIECES = [
    "가람시는",
    "3일",
    "밝혔다.",
    "-2.5%",
    "3.1~3.5%",
    "1,234.5p",
    "△12%",
    "▲0.3%p",
    "“인용”",
    "大韓",
    "😀",
    "김도연 기자",
    "a.b@c.example",
    "[가람일보]",
    "(서울=가람통신)",
    "ⓒ",
    "무단전재",
    "입력",
    "2025.02.05 15:22",
    "제보",
    "#태그",
    "=",
    "/",
    "사진=",
    "댓글 3",
    "\u200b",
    "\xa0",
    "\n",
]
running = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
anything = st.one_of(st.text(max_size=300), running)
EARLIEST, LATEST = datetime(1999, 1, 1), datetime(2098, 1, 1)  # noqa: DTZ001 - a clock on a page has no zone
NUMBER = re.compile(r"[-+△▲]?\d[\d,.]*[%~p]*")


@given(anything)
def test_one_line_is_idempotent_and_drops_white_space_only(text: str) -> None:
    once = one_line(text)
    assert one_line(once) == once
    assert comparable(once) == comparable(text)


@given(anything)
def test_unescaping_is_idempotent_on_what_it_returns(text: str) -> None:
    assert one_line(unescaped(unescaped(text))) == one_line(unescaped(unescaped(unescaped(text))))


@given(st.lists(anything, max_size=6))
def test_paragraphs_joined_twice_are_the_same(paragraphs: list[str]) -> None:
    body = join_paragraphs(paragraphs)
    assert join_paragraphs((body or "").split("\n\n")) == body


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            ["-2.5%", "3.1~3.5%", "1,234.5p", "△12%", "▲0.3%p", "늘었다", "기자회견에서", "가람시는"]
        ),
        min_size=1,
    )
)
def test_cutting_datelines_and_signatures_keeps_every_number_and_sign(words: list[str]) -> None:
    paragraph = "가람시는 " + " ".join(words) + " 3일 밝혔다."
    signed = f"[가람일보 김도연 기자] {paragraph} 김도연 기자 doyeon@garam.example"
    _, rest = bylines.split_dateline(signed)
    rest, people = bylines.split_signature(rest)
    rest, _ = boilerplate.split_copyright(rest)
    assert NUMBER.findall(rest) == NUMBER.findall(paragraph)
    assert rest == paragraph
    assert people == (bylines.Byline("김도연", "doyeon@garam.example", "기자"),)


@given(anything)
def test_no_text_makes_a_cleaner_raise(text: str) -> None:
    dateline, rest = bylines.split_dateline(text)
    assert (dateline is None) == (rest == text)
    bylines.read_names(text)
    bylines.people_in(text)
    bylines.sign_off(text)
    line = one_line(text)
    people = bylines.read_byline(line)
    assert people is None or len(line) <= bylines.LONGEST_BYLINE
    boilerplate.belongs_elsewhere(text)
    captions.looks_like_caption(text)
    captions.credit_of(text)
    count = counts.parse_count(text)
    assert count is None or count >= 0
    reading = dates.read_time(text)
    assert reading is None or reading.moment.at.utcoffset() == dates.KST.utcoffset(None)


@given(st.datetimes(min_value=EARLIEST, max_value=LATEST))
def test_a_time_written_in_any_korean_form_comes_back(at: datetime) -> None:
    half, hour = ("오전" if at.hour < 12 else "오후"), at.hour % 12 or 12
    minute = at.replace(second=0, microsecond=0, tzinfo=dates.KST)
    forms = (
        f"입력 {at:%Y.%m.%d} {at:%H:%M}",
        f"{at.year}년 {at.month}월 {at.day}일 {half} {hour}시 {at.minute}분",
        f"{at.year}. {at.month}. {at.day}. {half} {hour}:{at:%M}",
        f"{at:%Y-%m-%dT%H:%M}+09:00",
        f"{at:%Y%m%d%H%M}",
    )
    for form in forms:
        assert dates.parse_time(form) == minute, form


@given(anything, st.lists(st.sampled_from(["가람일보", "누리뉴스"]), min_size=1))
def test_a_title_keeps_all_but_the_names_at_its_end(title: str, names: list[str]) -> None:
    line = one_line(title)
    assert without_tail(f"{line} - {names[0]}", names) == without_tail(
        without_tail(f"{line} - {names[0]}", names), names
    )
