"""Pages are read in the encoding that their bytes are in, wherever in the page the first letter stands."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.encoding import utf8_of

URL = "https://www.naru.example/1"
LETTERS = "나루시도서관을다시연다" * 2_000


def response(body: bytes, declared: str) -> HtmlResponse:
    return HtmlResponse(URL, body=body, headers={"Content-Type": f"text/html; charset={declared}"})


@pytest.mark.parametrize("before", range(6))
def test_letters_of_three_bytes_may_stand_at_any_place(before: int) -> None:
    body = ("a" * before + LETTERS).encode()
    assert utf8_of(response(body, "euc-kr")) == body


@pytest.mark.parametrize("before", [0, 16_383, 16_384, 40_000])
def test_a_page_in_cp949_that_says_utf8_is_told_by_its_letters_however_late_they_stand(before: int) -> None:
    text = "a" * before + "나루시 도서관"
    assert utf8_of(response(text.encode("cp949"), "utf-8")).decode() == text


@pytest.mark.parametrize("lost", [1, 2])
def test_a_page_cut_within_its_last_letter_keeps_all_others(lost: int) -> None:
    found = utf8_of(response(LETTERS.encode()[:-lost], "utf-8")).decode()
    assert found.rstrip("\ufffd") == LETTERS[:-1]
