"""What holds for every line: nothing is raised or invented, and what is cut off takes no number along."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.lines import (
    bylines,
    datelines,
    notices,
    people,
    propernames,
    romanised,
    sections,
    signatures,
    teams,
    western,
)
from newscrawl.lines.captions import looks_like_caption
from newscrawl.lines.people import is_credits, without_credits
from newscrawl.text import comparable, one_line, unescaped, without_tail
from tests.lines.texts import NUMBER, PIECES, anything


@given(anything)
def test_one_line_is_idempotent_and_drops_white_space_only(text: str) -> None:
    once = one_line(text)
    assert one_line(once) == once
    assert comparable(once) == comparable(text)


@given(anything)
def test_unescaping_is_idempotent_on_what_it_returns(text: str) -> None:
    assert one_line(unescaped(unescaped(text))) == one_line(unescaped(unescaped(unescaped(text))))


@given(anything, st.lists(st.sampled_from(["가람일보", "누리뉴스"]), min_size=1))
def test_a_title_keeps_all_but_the_names_at_its_end(title: str, names: list[str]) -> None:
    whole = f"{one_line(title)} - {names[0]}"
    assert without_tail(whole, names) == without_tail(without_tail(whole, names), names)


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
    signed = f"[가람일보 김도연 기자] {paragraph} 김도연 기자 doyeon@garam.example ⓒ 가람일보, 무단전재 금지"
    dateline, rest = datelines.split_dateline(signed)
    rest, notice = notices.split_copyright(rest)
    rest, signature = signatures.split_signature(rest)
    assert NUMBER.findall(rest) == NUMBER.findall(paragraph)
    assert rest == paragraph
    assert dateline is not None
    assert dateline.medium == "가람일보"
    assert notice == "ⓒ 가람일보, 무단전재 금지"
    assert signature is not None
    assert bylines.read_byline(signature) == (people.Byline("김도연", "doyeon@garam.example", "기자"),)


@given(anything)
def test_no_text_makes_a_recogniser_raise(text: str) -> None:
    line = one_line(text)
    for recognised in (
        propernames.is_medium,
        propernames.is_name,
        datelines.is_script_mark,
        propernames.is_team,
        bylines.may_be_byline,
        looks_like_caption,
        is_credits,
        notices.belongs_elsewhere,
        notices.is_reply_heading,
        signatures.stands_behind_texts,
        sections.is_home,
        sections.is_label,
        sections.is_section,
        teams.is_western_team,
        teams.may_sign_alone,
        western.is_western_name,
    ):
        assert recognised(line) in (True, False)
        assert recognised(text) in (True, False)


@given(anything)
def test_people_are_named_as_the_text_names_them(text: str) -> None:
    line = one_line(text)
    letters = line.replace(" ", "")
    found = [*people.people_in(text), *bylines.read_names(text), *bylines.read_guest(line)]
    whole = bylines.read_byline(line)
    assert whole is None or len(line) <= bylines.LONGEST_BYLINE
    for person in [*found, *(whole or ())]:
        assert person.name.replace(" ", "") in letters
        assert person.email is None or person.email in line
        assert person.role is None or person.role in letters
    assert all(person.name in line for person in western.western_names(text))
    sign_off = signatures.sign_off(text)
    assert sign_off is None or sign_off in text


@given(anything)
def test_what_is_split_off_and_what_stays_make_up_the_text(text: str) -> None:
    line = one_line(text)
    for split in (signatures.split_signature, notices.split_copyright, notices.split_credit):
        rest, part = split(line)
        assert (part is None) == (rest == line) or not part
        assert line.replace(" ", "") == (rest + (part or "")).replace(" ", "")
    dateline, rest = datelines.split_dateline(line)
    assert line.endswith(rest)
    assert (dateline is None) == (rest == line)
    assert line.startswith(notices.split_pointer(line))


@given(anything, st.text(max_size=40), st.text(alphabet="가나다김이박최홍길동", max_size=5))
def test_addresses_and_names_of_any_kind_are_compared(text: str, email: str, name: str) -> None:
    assert romanised.certainty(email, name) in (0, 1, 2)
    assert romanised.certainty(text, text) in (0, 1, 2)


@given(anything)
def test_a_path_is_short_names_in_the_order_of_the_page(text: str) -> None:
    line = one_line(text)
    names = sections.path_of(line)
    assert names is None or all(name in line for name in names)


@pytest.mark.parametrize("piece", PIECES)
def test_credits_taken_out_twice_are_out(piece: str) -> None:
    line = f"영상취재 : 김도연 {piece} / 영상편집 이새길"
    once = without_credits(line)
    assert "김도연" not in once or "김도연" in piece
    assert without_credits(once) == once


def test_the_numbers_are_found() -> None:
    """The measure itself sees signs and units."""
    assert NUMBER.findall("△12%와 3.1~3.5%") == ["△12%", "3.1~", "3.5%"]
    assert isinstance(NUMBER, re.Pattern)
