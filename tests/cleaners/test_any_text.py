"""What holds for every text: cleaning is idempotent, loses no number or sign, and never raises."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaners import captions, counts, feeds, labels, paragraphs, people, rows, times
from newscrawl.cleaners.people import Written
from newscrawl.text import KST, one_line
from tests.lines.texts import NUMBER, PIECES, anything

EARLIEST, LATEST = datetime(1999, 1, 1), datetime(2098, 1, 1)  # noqa: DTZ001 - a clock on a page has no zone
NOW = datetime(2025, 2, 5, 12, 0, tzinfo=UTC)
MEDIA = ("가람일보",)


@given(anything)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    for clean in (
        people.name,
        people.email,
        people.role,
        captions.clean_caption,
        captions.credit_of,
        labels.language,
        labels.tag,
        rows.clean_headline,
        rows.clean_publisher,
    ):
        once = clean(text)
        assert once is None or once == one_line(once)
        if clean not in (captions.credit_of,):
            assert once is None or clean(once) in (once, None), clean


@given(anything)
def test_no_text_makes_a_cleaner_raise(text: str) -> None:
    labels.title(text, MEDIA)
    labels.document_title(text, MEDIA)
    labels.publisher(text)
    labels.section(text)
    assert all(labels.lines(text))
    assert all(labels.tags(text))
    assert len(labels.unique([text, text])) <= 1 or not text
    rows.clean_heading(text)
    rank = rows.parse_rank(text)
    assert rank is None or 0 <= rank <= 999
    for count in (counts.parse_count(text), counts.comments(text), rows.parse_comments(text)):
        assert count is None or count >= 0
    assert all(name in text and count >= 0 for name, count in counts.named_counts(text))
    for byline in (True, False):
        for person in people.people(Written(text, "a@b.example", byline=byline), MEDIA):
            assert person.name or person.email


@given(anything)
def test_every_time_is_korean_time(text: str) -> None:
    for observed in (None, NOW):
        reading = times.read_time(text, observed)
        assert reading is None or reading.at.utcoffset() == KST.utcoffset(None)
    at = feeds.feed_time(text, NOW)
    assert at is None or at.utcoffset() == KST.utcoffset(None)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_is_a_time_of_this_century_or_none(value: float) -> None:
    reading = times.from_epoch(value)
    assert reading is None or 2000 <= reading.at.year <= 2100


@given(st.lists(anything, max_size=6))
def test_paragraphs_are_lines_that_the_page_shows(found: list[str]) -> None:
    cleaned = paragraphs.paragraphs(found, MEDIA)
    whole = [one_line(text) for text in found]
    assert all(line and line == one_line(line) for line in cleaned)
    assert all(any(line in text for text in whole) for line in cleaned)


@given(st.lists(st.sampled_from(["-2.5%", "3.1~3.5%", "1,234.5p", "△12%", "▲0.3%p", "늘었다"]), min_size=1))
def test_cleaning_a_text_twice_changes_nothing_and_keeps_its_numbers(words: list[str]) -> None:
    text = "가람시는 " + " ".join(words) + " 3일 밝혔다."
    signed = f"[가람일보 김도연 기자] {text} 김도연 기자 doyeon@garam.example"
    once = paragraphs.paragraphs([signed], MEDIA)
    assert once == [text]
    assert paragraphs.paragraphs(once, MEDIA) == once
    assert NUMBER.findall(once[0]) == NUMBER.findall(text)


@given(st.datetimes(min_value=EARLIEST, max_value=LATEST))
def test_a_time_written_in_any_korean_form_comes_back(at: datetime) -> None:
    half, hour = ("오전" if at.hour < 12 else "오후"), at.hour % 12 or 12
    minute = at.replace(second=0, microsecond=0, tzinfo=KST)
    forms = (
        f"입력 {at:%Y.%m.%d} {at:%H:%M}",
        f"{at.year}년 {at.month}월 {at.day}일 {half} {hour}시 {at.minute}분",
        f"{at.year}. {at.month}. {at.day}. {half} {hour}:{at:%M}",
        f"{at:%Y-%m-%dT%H:%M}+09:00",
        f"{at:%Y%m%d%H%M}",
    )
    for form in forms:
        reading = times.read_time(form)
        assert reading is not None, form
        assert (reading.at, reading.timed) == (minute, True), form
        assert reading.zoned == form.endswith("+09:00"), form


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_a_headline_loses_only_what_is_glued_to_it(pieces: list[str]) -> None:
    headline = one_line("가람시 도서관 " + " ".join(pieces) + " 문 열어")
    assert rows.clean_headline(f"3 {headline} 12", ("3", "12")) == headline
    assert rows.clean_headline(headline) == headline
