"""A list page as elements and runs of text: what is one line, what nobody reads, who stands around whom."""

import lxml.html
import pytest

from newscrawl.pages.lists.outline import INLINE, Outline, squeeze


def outline(markup: str) -> Outline:
    return Outline(lxml.html.fromstring(f"<body>{markup}</body>"))


def lines(markup: str) -> list[tuple[str, str]]:
    """The tag and text of every line of a page."""
    page = outline(markup)
    return [(page.tags[place], text) for place, text in page.lines(0, len(page.texts))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("나루\n  도서관", "나루 도서관"),
        ("나루\u200b도서관", "나루도서관"),
        ("\ufeff나루 도서관", "나루 도서관"),
        (" 나루 ", "나루"),
        ("나루 도서관", "나루 도서관"),
    ],
)
def test_white_space_is_one_blank(text: str, folded: str) -> None:
    assert squeeze(text) == folded


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        # markup inside a text is part of its line
        ("<p>나루 <b>도서관</b> 개관</p>", [("p", "나루 도서관 개관")]),
        ("<p>나루<b>시</b>청</p>", [("p", "나루시청")]),
        ("<p>나루 <b>도<i>서</i>관</b></p>", [("p", "나루 도서관")]),
        # where the element around has no text of its own, each is a line
        ("<p><b>나루</b><i>도서관</i></p>", [("b", "나루"), ("i", "도서관")]),
        ("<p> <b>나루</b> <i>도서관</i> </p>", [("b", "나루"), ("i", "도서관")]),
        # a link and a block begin a line wherever they stand
        ("<p>나루 <a href=/1>도서관</a></p>", [("p", "나루"), ("a", "도서관")]),
        ("<div>나루<p>도서관</p>개관</div>", [("div", "나루"), ("p", "도서관"), ("div", "개관")]),
        # a line break parts words, not lines
        ("<p>나루<br>도서관</p>", [("p", "나루 도서관")]),
        # what nobody reads
        ("<p>나루<script>x = 1</script><style>p {}</style><!-- x -->시</p>", [("p", "나루시")]),
        ("<div><textarea>나루</textarea><noscript><p>도서관</p></noscript><p>개관</p></div>", [("p", "개관")]),
        ("<select><option>나루<option>도서관</select><p>개관</p>", [("p", "개관")]),
    ],
)  # fmt: skip
def test_what_is_a_line(markup: str, shown: list[tuple[str, str]]) -> None:
    assert lines(markup) == shown


@pytest.mark.parametrize("tag", sorted(INLINE))
def test_markup_inside_a_text(tag: str) -> None:
    assert lines(f"<p>나루 <{tag}>도서관</{tag}></p>") == [("p", "나루 도서관")]


def test_text_is_parted_by_lines() -> None:
    page = outline("<div>나루<p>도서관 <b>개관</b></p></div>")
    assert page.text(page.tags.index("div")) == "나루 도서관 개관"
    assert page.text(page.tags.index("b")) == "개관"


def test_a_line_does_not_reach_beyond_the_row() -> None:
    """A row may itself be markup inside a line, beside others."""
    page = outline("<p>소식 <span>나루 <b>도서관</b></span> <span>가람</span></p>")
    row = page.tags.index("span")
    within = list(page.lines(page.first[row], page.last[row], row))
    assert [(place == row, text) for place, text in within] == [(True, "나루 도서관")]
    outside = list(page.lines(page.first[row], page.last[row]))
    assert [page.tags[place] for place, _ in outside] == ["p"]


def test_a_line_of_countless_levels_comes_to_an_end() -> None:
    """Thirty levels of markup are one line; what stands deeper is a line of its own."""
    deep = "".join(f"<b>{level} " for level in range(40))
    found = lines(f"<p>나루 {deep}")
    assert found[0] == ("p", "나루 " + " ".join(map(str, range(30))))
    assert len(found) == 11


def test_who_stands_around_whom() -> None:
    page = outline("<ul><li>가<b>나</b></li><li>다</li></ul><p>라</p>")
    ul, first, bold, second = (page.tags.index("ul") + step for step in range(4))
    assert page.tags[ul : second + 2] == ["ul", "li", "b", "li", "p"]
    assert list(page.children(ul)) == [first, second]
    assert list(page.children(second)) == []
    assert page.previous(second) == first
    assert page.previous(first) == -1
    assert list(page.above(bold))[:3] == [bold, first, ul]
    assert page.tags[list(page.above(bold))[-1]] == page.tags[0]
    assert page.place_of(page.elements[second]) == second
    assert page.place_of(lxml.html.fromstring("<p>나루</p>")) == -1
    assert (page.texts[page.first[first]], page.texts[page.last[first] - 1]) == ("가", "나")


def test_links_have_an_address() -> None:
    page = outline("<a href=/1>가</a><a>나</a><a href=''>다</a><a href=/2>라</a>")
    assert [address for _, address in page.hrefs()] == ["/1", "/2"]
