"""Particles agree with the last sound of the word before them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.portal.hangul import Word, final_consonant, with_particle


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("시장", "은", "시장은"),
        ("회의", "은", "회의는"),
        ("정책", "이", "정책이"),
        ("대표", "이", "대표가"),
        ("예산", "을", "예산을"),
        ("조사", "을", "조사를"),
        ("학교", "과", "학교와"),
        ("병원", "과", "병원과"),
        ("서울", "으로", "서울로"),
        ("부산", "으로", "부산으로"),
        ("제주", "으로", "제주로"),
        ("3.2%", "을", "3.2%를"),
        ("10", "이", "10이"),
        ("4", "이", "4가"),
        ("7", "으로", "7로"),
        ("6", "으로", "6으로"),
        ("AI", "이", "AI가"),
        ("PM", "은", "PM은"),
        ("‘문’", "을", "‘문’을"),
        ("(가)", "이", "(가)가"),
        ("시장", "에서", "시장에서"),
        ("의사", "이라", "의사라"),
    ],
)
def test_particle(word: str, particle: str, expected: str) -> None:
    assert with_particle(word, particle) == expected
    assert f"{Word(word):{particle}}" == expected


def test_word_without_particle_stays() -> None:
    assert f"{Word('가람시')} {Word('나루'):의}" == "가람시 나루의"


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_final_consonant_is_what_decomposition_says(syllable: str) -> None:
    parts = unicodedata.normalize("NFD", syllable)
    assert (final_consonant(syllable) == 0) == (len(parts) == 2)


@given(st.text())
def test_any_word_takes_a_particle(word: str) -> None:
    assert with_particle(word, "은")[:-1] == word
