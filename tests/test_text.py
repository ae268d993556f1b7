"""Text as words are looked up in it."""

from hypothesis import given
from hypothesis import strategies as st

from newscrawl.text import folded, single_spaced


@given(st.text("가 \n\t\r\u3000\u2028a", max_size=12))
def test_all_white_space_is_single_blanks(text: str) -> None:
    assert single_spaced(text) == " ".join(text.split())


def test_a_text_is_folded_over_its_paragraphs() -> None:
    assert folded("ＡＩ 기준\n\n금리  Up ") == "ai 기준 금리 up"
