"""Pages are read in the encoding that their bytes are in, wherever in the page the first letter stands."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.encoding import as_decoded, selector_of, utf8_of
from newscrawl.pages.tree import tree_of

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


@pytest.mark.parametrize("end", ["</html>", "</body></html>", "</BODY></Html >", "</html>" * 3])
@pytest.mark.parametrize("behind", ["<p>나루시</p>", "도서관<p>나루시</p>", "<html><body><p>나루시"])
def test_what_stands_behind_the_end_of_a_page_is_on_it(end: str, behind: str) -> None:
    page = response(f"<html><body><p>가람군</p>{end}{behind}</body></html>".encode(), "utf-8")
    tree = tree_of(page)
    assert tree is not None
    for texts in (tree.xpath("//p/text()"), selector_of(page).xpath("//p/text()").getall()):
        assert texts == ["가람군", "나루시"]


def test_what_is_written_in_scripts_and_attributes_ends_no_page() -> None:
    body = "<html><p title='</html>'>가람군</p><script>a = '<b></html>'</script><p>나루시</p></html>\n"
    tree = tree_of(response(body.encode(), "utf-8"))
    assert tree is not None
    assert tree.xpath("//script/text() | //p/@title | //p/text()") == [
        *("</html>", "가람군"),
        *("a = '<b></html>'", "나루시"),
    ]


def test_a_zero_ends_no_page() -> None:
    page = response("<p>가람군</p>\0<p>나루시</p>".encode(), "utf-8")
    tree = tree_of(page)
    assert tree is not None
    assert "".join(tree.itertext()) == "".join(selector_of(page).xpath("//text()").getall()) == "가람군나루시"


@pytest.mark.parametrize("text", ["나루시 가을 도서관", "The mill’s “last” autumn – and après"])
def test_a_page_that_was_encoded_twice_is_read_as_it_was_meant(text: str) -> None:
    page = response(f"<p>{text}</p>".encode().decode("latin-1").encode(), "utf-8")
    tree = tree_of(page)
    assert tree is not None
    assert "".join(tree.itertext()) == as_decoded(page).selector.xpath("//p/text()").get() == text
    assert utf8_of(page).decode() == f"<p>{text}</p>"


def test_a_page_that_holds_letters_of_its_own_beside_such_bytes_stays_as_it_is() -> None:
    body = "<p>나루시 â\x80\x99</p>".encode()
    assert utf8_of(response(body, "utf-8")) == body


def test_a_page_in_no_known_encoding_is_taken_for_utf8() -> None:
    broken = "나루시 도서관".encode() + b"\xff"
    assert as_decoded(response(broken, "iso-8859-1")).text == "나루시 도서관\ufffd"
    named = response(broken, "utf-8")
    assert as_decoded(named) is named
