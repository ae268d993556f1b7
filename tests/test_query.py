"""``query=``: all words, phrases, and none of the words behind a minus."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.grams import begins_pieces, grams_of, grams_within, pattern_of, tokens_of
from newscrawl.query import Query
from newscrawl.text import folded

TITLE, BODY = "한은, 기준금리 인상", "물가가 올랐다.\n\nBOK는 5일 회의를 열었다. 주식 시장은 조용했다."


@pytest.mark.parametrize(
    "query",
    ["금리", "금리 물가", '"기준금리 인상"', "bok", "인상 -부동산", "-부동산", '물가 -"금리 인하"', "ＢＯＫ"],
)
def test_it_finds(query: str) -> None:
    assert Query.parse(query).finds(TITLE, None, BODY)


@pytest.mark.parametrize(
    "query", ["환율", "금리 환율", '"인상 기준금리"', "금리 -주식", '금리 -"5일 회의"', "-금리"]
)
def test_it_does_not_find(query: str) -> None:
    assert not Query.parse(query).finds(TITLE, None, BODY)


def test_a_headline_alone_can_rule_an_article_out() -> None:
    assert Query.parse("물가 -금리").excludes(TITLE)
    assert not Query.parse("물가 -주식").excludes(TITLE)


def test_words_of_two_texts_do_not_join() -> None:
    assert not Query.parse('"인상 물가가"').finds(TITLE, BODY)


@pytest.mark.parametrize(
    ("query", "text", "is_found"),
    [
        ("AI", "AI가 쓴 글", True),
        ("AI", "he SAID", False),
        ("3월", "올해 3월에", True),
        ("3월", "올해 13월", False),
        ("2.5%", "지수 -2.5% 내려", True),
        ("2.5%", "12.5%", False),
        ("금", "금 한 돈", True),
        ("금", "현금", True),
        ("코로나19", "코로나19로", True),
        ("코로나1", "코로나19", False),
        ("한국 은행", "한국은행", True),
        ('"한국 은행"', "한국\n은행", True),
        ('"한국 은행"', "한국은행", False),
    ],
)
def test_words_of_latin_letters_and_digits_are_whole_ones(query: str, text: str, is_found: bool) -> None:
    assert Query.parse(query).finds(text) == is_found


def test_the_places_of_its_words_are_told_in_the_text_as_written() -> None:
    text = "㈜가람, ＡＩ  기준\n금리"
    assert [text[a:b] for a, b in Query.parse('ai "기준 금리" (주)').spans(text)] == [
        "㈜",
        "ＡＩ",
        "기준\n금리",
    ]
    assert Query.parse("없음").spans(text) == []


@given(st.text("금리인하 3AIa.%\n", max_size=30), st.text("금리인하 3AIa.%", min_size=1, max_size=4))
def test_a_text_that_is_found_has_all_grams_of_the_query(text: str, term: str) -> None:
    word = folded(term)
    if word and pattern_of(word).search(folded(text)):
        assert grams_within(word) <= grams_of(folded(text))


@given(st.text("금리인하 3AIa.%\n", max_size=30))
def test_the_tokens_of_an_index_are_the_pieces_but_for_letters_that_others_begin_with(text: str) -> None:
    tokens, pieces = set(tokens_of(text).split()), grams_of(text)
    assert tokens <= pieces
    missing = pieces - tokens
    assert all(begins_pieces(letter) and any(token[0] == letter for token in tokens) for letter in missing)


@given(st.text("금리漢あ3AIa_.%\n“·\u3000\x85①\ud800", max_size=30))
def test_a_word_of_another_script_adds_its_own_token_and_changes_none(text: str) -> None:
    assert set(tokens_of(f"{text} né").split()) == {*tokens_of(text).split(), "né"}


def test_a_letter_within_a_word_is_no_token_of_its_own() -> None:
    assert tokens_of("기준금리 AI").split() == ["기준", "준금", "금리", "리", "AI"]


def test_letters_on_both_sides_of_a_gap_are_one_token_and_none_of_their_own() -> None:
    assert tokens_of("기준 금리, 올 해").split() == ["기준", "준·금", "금리", "리·올", "올·해", "해"]
