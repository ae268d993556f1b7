"""A page as lines: which elements begin a line, which go on with it, which show nothing."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document


def document(body: str, head: str = "") -> Document:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))


def lines(body: str) -> list[str]:
    return [line.text for line in document(body).lines if line.text]


INLINE = (
    "abbr acronym amp-fit-text bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp"
    " small span strike sub sup tt u var a b strong"
)


@pytest.mark.parametrize("tag", INLINE.split())
def test_an_inline_element_goes_on_with_the_line(tag: str) -> None:
    assert lines(f"<p>가람시 <{tag}>도서관</{tag}> 문 열어</p>") == ["가람시 도서관 문 열어"]


def test_what_a_site_takes_out_is_a_line_of_its_own_and_nothing_else_is() -> None:
    body = b"<p>naru <b>city</b> opens <i class=x>ad</i> now</p>"
    found = Document.of(HtmlResponse("https://naru.example/1", body=body), lambda root: set(root.iter("i")))
    assert [line.text for line in found.lines] == ["naru city opens", "ad", "now"]


def test_a_chance_to_break_is_no_break() -> None:
    assert lines("<p>가람시도서관<wbr>문열어</p>") == ["가람시도서관문열어"]


@pytest.mark.parametrize(
    "tag",
    ["p", "div", "section", "article", "h1", "h4", "li", "td", "dd", "figcaption", "blockquote", "main"],
)
def test_a_block_begins_a_line(tag: str) -> None:
    assert lines(f"<div>가람시 <{tag}>도서관</{tag}> 문 열어</div>") == ["가람시", "도서관", "문 열어"]


@pytest.mark.parametrize(
    "tag",
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "dialog",
        "iframe",
        "map",
        "math",
        "noscript",
        "object",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
    ],
)
def test_what_shows_no_text_is_passed_over(tag: str) -> None:
    assert lines(f"<p>가람시</p><{tag}>도서관</{tag}><p>문 열어</p>") == ["가람시", "문 열어"]


def test_the_head_is_noted_wherever_it_stands() -> None:
    page = document(
        "<p>가람시</p><meta name=Author content=홍길동><input type=password><script>var a = 1</script>",
        "<title>도서관</title><link rel=canonical href=https://naru.example/2>",
    )
    assert [line.text for line in page.lines if line.text] == ["가람시"]
    assert page.title == "도서관"
    assert page.metas == [("author", "홍길동")]
    assert page.canonical == ["https://naru.example/2"]
    assert list(page.inputs) == ["password"]
    assert [script.text for script in page.scripts] == ["var a = 1"]


def test_a_break_ends_a_line() -> None:
    assert lines("<p>가람시<br>도서관</p>") == ["가람시", "도서관"]


@pytest.mark.parametrize("tag", ["b", "strong", "h2", "h3", "h4", "h5"])
def test_a_line_is_bold_where_all_of_it_is(tag: str) -> None:
    bold, half = (
        document(f"<div>{text}</div>").lines for text in (f"<{tag}>가람시</{tag}>", "<b>가람시</b>의 도서관")
    )
    assert next(line for line in bold if line.text).bold
    assert not next(line for line in half if line.text).bold


def test_links_are_counted() -> None:
    (line,) = (line for line in document("<p>가람시 <a href=/1>도서관</a></p>").lines if line.text)
    assert line.linked == 3


@pytest.mark.parametrize("tag", ["img", "amp-img"])
def test_a_picture_is_a_line_of_its_own(tag: str) -> None:
    assert [
        line.image is not None for line in document(f"<p>가람시</p><{tag} src=/1.jpg></{tag}>").lines
    ] == [False, True]


@pytest.mark.parametrize(
    "style", ["display:none", "display: none", "DISPLAY : NONE", "visibility:hidden", "visibility : hidden"]
)
def test_what_is_hidden_is_no_line(style: str) -> None:
    assert lines(f'<p>가람시</p><div style="{style}"><p>도서관</p></div>') == ["가람시"]


@pytest.mark.parametrize(
    "names",
    ["hidden md:block", "hidden sm:flex", "hidden lg:grid", "hidden xl:inline-block", "hidden 2xl:contents", "hidden pc:block",
     "hidden desktop:!block", "d-none d-md-block", "d-none d-lg-flex", "d-none d-xl-block", "d-none d-sm-table"],
)  # fmt: skip
def test_what_is_hidden_on_small_screens_only_is_shown(names: str) -> None:
    assert lines(f'<p>가람시</p><div class="{names}"><p>도서관</p></div>') == ["가람시", "도서관"]


@pytest.mark.parametrize("names", ["hidden", "d-none", "hidden md:mt-4", "hidden block", "d-none d-flex"])
def test_other_utility_names_show_nothing(names: str) -> None:
    assert lines(f'<p>가람시</p><div class="{names}"><p>도서관</p></div>') == ["가람시"]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("가람시 도서관이 문을 열었다.", True),
        ("문을 열었다.", False),
        ("가람시 도서관 새로 문 열어 시민 반겨", False),
        ("가람시 도서관 새 건물 " * 7, True),
        ("가람시 도서관 새 건물 " * 5, False),
    ],
)
def test_running_text_is_long_or_a_sentence(text: str, prose: bool) -> None:
    (line,) = (line for line in document(f"<p>{text}</p>").lines if line.text)
    assert line.prose is prose
