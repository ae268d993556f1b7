"""A page is parsed in the encoding that its bytes are in, wherever in it the letters stand that tell."""

import pytest
from lxml import etree
from scrapy.http import HtmlResponse

from newscrawl.pages.tree import is_open, tree_of

LATE = "<p>a</p>" * 3_000
# More mistakes than the parser remembers.
FAULTY = "</q>" * 300


def shown(body: bytes, declared: str) -> str:
    headers = {"Content-Type": f"text/html; charset={declared}"}
    root = tree_of(HtmlResponse("https://www.naru.example/1", body=body, headers=headers))
    return "" if root is None else "".join(root.itertext())


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("declared", ["utf-8", "euc-kr"])
@pytest.mark.parametrize(
    "page",
    [
        "<p>나루시 도서관</p>",
        LATE + "<p>나루시 도서관</p>",
        FAULTY + LATE + "<p>나루시 도서관</p>",
        LATE + "<script>나루시 도서관</script>",
    ],
)
def test_letters_are_read_as_they_are_whatever_the_page_declares(
    page: str, encoding: str, declared: str
) -> None:
    assert shown(page.encode(encoding), declared).endswith("나루시 도서관")


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_beginning_is_no_text(mark: str) -> None:
    assert shown("<p>나루시 도서관</p>".encode(mark), mark.removesuffix("-sig")) == "나루시 도서관"


def test_one_broken_letter_does_not_change_what_the_others_are() -> None:
    body = (LATE + "<p>나루시 도서관</p>").encode().replace("도".encode(), b"\xeb\x8f")
    assert shown(body, "utf-8").endswith("나루시 \ufffd서관")


@pytest.mark.parametrize("body", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_nothing_has_no_tree(body: bytes) -> None:
    assert shown(body, "utf-8") == ""


@pytest.mark.parametrize(
    ("inside", "behind", "opened"),
    [
        ("<p>a</p><p>b</p><p>c</p>", "", True),
        ("<article><h1>a</h1><p>b</p></article>", "", True),
        ("<main><p>a</p><p>b</p></main>", "", True),
        ("<p>a</p><p>b</p>", "", False),
        ("<span>a</span><b>b</b><i>c</i>", "", False),
        ("a", "", False),
        # a closed one holds nothing of what stands behind it
        ("<p>a</p><p>b</p><p>c</p>", "<p>d</p>", False),
    ],
)
def test_a_button_that_was_never_closed_holds_the_text(inside: str, behind: str, opened: bool) -> None:
    root = etree.fromstring(f"<div><button>{inside}</button>{behind}</div>")
    assert is_open(root[0]) is opened
