"""A page as lines: which elements begin a line, which go on with it, which show nothing."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.names import Role


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


def test_what_its_style_hides_is_hidden_whatever_its_name_says() -> None:
    assert lines('<p>가람시</p><div class="hidden md:block" style="display:none"><p>도서관</p></div>') == [
        "가람시"
    ]


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


def proses(body: str) -> list[bool]:
    """Whether each line with text is running text."""
    return [line.prose for line in document(body).lines if line.text]


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        # fifteen characters are a sentence, eighty-one running text without its end
        (f"<p>{'가' * 13}다.</p>", True), (f"<p>{'가' * 12}다.</p>", False), (f"<p>{'가' * 81}</p>", True), (f"<p>{'가' * 80}</p>", False),
        # half of it may be links
        (f"<p><a href=/1>{'가' * 20}</a>{'나' * 18}다.</p>", True), (f"<p><a href=/1>{'가' * 21}</a>{'나' * 18}다.</p>", False),
        # what is named as something beside the text is none
        (f"<figcaption>{'가' * 81}</figcaption>", False), (f"<div class=byline>{'가' * 81}</div>", False),
        (f"<div class=copyright>{'가' * 81}</div>", False), (f"<div class=sub-title>{'가' * 81}</div>", False),
        (f"<div class=byline><p>{'가' * 81}</p></div>", True),
    ],
)  # fmt: skip
def test_where_running_text_begins(body: str, prose: bool) -> None:
    assert proses(body) == [prose]


@pytest.mark.parametrize(("strong", "bold"), [(8, False), (9, True)])
def test_a_line_is_bold_for_more_than_four_fifths(strong: int, bold: bool) -> None:
    (line,) = document(f"<p><b>{'가' * strong}</b>{'나' * (10 - strong)}</p>").lines
    assert line.bold is bold


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        # what acts and does not show is no part of a line
        ("<p>가람\u200b시 도서\u00ad관</p>", ["가람시 도서관"]), ("<p> 가람시 \n\t 도서관 </p>", ["가람시 도서관"]), ("<p>\u200b</p><p>나루</p>", ["나루"]),
        # the cells of a row of figures are one line, cells with more in them are not
        ("<table><tr><td>나루</td><td>3</td><th><b>4</b></th></tr></table>", ["나루 3 4"]), ("<table><tr><td class=a>나루</td><td>3</td></tr></table>", ["나루", "3"]),
        ("<table><tr><td><p>나루</p></td><td>3</td></tr></table>", ["나루", "3"]), ("<table><tr><td><b><i>나루</i></b></td><td>3</td></tr></table>", ["나루", "3"]),
        ("<div><td>나루</td>3</div>", ["나루", "3"]),
        # inline elements named for a part of an article are lines, not in a caption
        ("<p>가람시<span class=byline>홍길동</span></p>", ["가람시", "홍길동"]), ("<p>가람시<time>어제</time></p>", ["가람시", "어제"]),
        ("<p>가람시<span class=copyright>나루</span></p>", ["가람시", "나루"]), ("<p>가람시<span class=sub-title>나루</span></p>", ["가람시", "나루"]),
        ("<p>가람시<em class=caption>나루</em></p>", ["가람시", "나루"]), ("<p>가람시<em class=title>나루</em></p>", ["가람시", "나루"]), ("<p>가람시<em class=tags>나루</em></p>", ["가람시나루"]),
        ("<figcaption>가람시<span class=byline>홍길동</span></figcaption>", ["가람시홍길동"]),
        ("<p>가람시<span style='display: block'>나루</span></p>", ["가람시", "나루"]), ("<p>가람시<span style='color: red'>나루</span></p>", ["가람시나루"]),
        # a number in an element right behind another is set apart; one within a word is not
        ("<p><b>홍길동</b><span>2025.02.05</span></p>", ["홍길동 2025.02.05"]), ("<p>3<span>4</span></p>", ["3 4"]), ("<p>3<b>4</b></p>", ["34"]),
        ("<p>제<span>4</span>조</p>", ["제4조"]), ("<p><b>제</b>의 <span>4</span></p>", ["제의 4"]),
        # a bold beginning with a line break in it is a line
        ("<p><b>첫째<br>둘째</b> 글</p>", ["첫째", "둘째", "글"]), ("<p><b>첫째</b> 글</p>", ["첫째 글"]), ("<p>글 <b>첫째<br>둘째</b> 글</p>", ["글 첫째", "둘째 글"]),
        # an address right beside another element is set apart
        ("<p><b>홍길동</b><a>gil@naru.example</a><a>다른 기사</a></p>", ["홍길동 gil@naru.example 다른 기사"]), ("<p>이름<a>gil@naru.example</a></p>", ["이름gil@naru.example"]),
        # an inline element that holds a block ends a line as one, one without does not
        ("<p><span><div>나루</div><em>가람</em></span>글</p>", ["나루", "가람", "글"]), ("<p><span><b>나루</b><em>가람</em></span>글</p>", ["나루가람글"]),
        # hidden
        ("<p>가람시<span hidden>나루</span></p>", ["가람시"]), ("<p style='display:none'>가람시</p><p>나루</p>", ["나루"]),
    ],
)  # fmt: skip
def test_where_lines_begin_and_end(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


def test_the_page_itself_is_never_hidden() -> None:
    page = "<html class=hidden><body class=hidden style='display:none'><p>가람시</p></body></html>"
    found = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    assert [line.text for line in found.lines] == ["가람시"]


def test_what_is_hidden_can_be_asked_for() -> None:
    page = document("<p>가람시</p><p hidden>도서관</p>")
    assert [line.text for line in Document(page.root, with_hidden=True).lines] == ["가람시", "도서관"]


@pytest.mark.parametrize(("own", "aside"), [(3, False), (2, True)])
def test_a_box_that_holds_most_of_the_text_is_none(own: int, aside: bool) -> None:
    """Three of five sentences are most."""
    sentence = f"<p>{'가' * 18}다.</p>"
    page = document(f"<div class=related>{sentence * own}</div><div>{sentence * (5 - own)}</div>")
    assert next(node for node in page.nodes if node.element.get("class")).aside is aside


def test_what_lies_in_a_box_is_counted_apart() -> None:
    sentence, link = f"<p>{'가' * 18}다.</p>", "<p><a href=/1>나루시청</a> 앞</p>"
    page = document(f"<main>{sentence * 3}{link}<aside>{sentence}{link}</aside></main>")
    main = next(node for node in page.nodes if node.tag == "main")
    aside = next(node for node in page.nodes if node.tag == "aside")
    assert (page.text(main), page.prose(main), page.size) == (60, 80, 80)
    assert (page.plain(main), page.linked(main)) == (62, 4)
    assert (page.text(aside), page.plain(aside), page.linked(aside)) == (20, 0, 0)
    assert page.prose_between(1, 4) == 40


def test_what_links_of_the_head_say() -> None:
    page = document(
        "",
        "<link rel=canonical href=''><link rel=canonical href=/2><link rel=stylesheet href=/a.css>"
        "<link rel='license nofollow' type='application/rsl+xml' href=/rsl.xml><link rel=license href=/l.html>"
        "<title>하나</title><title>둘</title><base href=/x/><script src=/a.js></script><meta name=a content=' '>"
        "<meta property=p name=n content=1><meta itemprop=i content=2><meta http-equiv=h content=3><meta content=4>",
    )
    assert (page.canonical, page.licences, page.title) == (["/2"], ["/rsl.xml"], "하나")
    assert page.metas == [("p", "1"), ("i", "2"), ("h", "3")]
    assert (page.based, page.scripts) == (True, [])
    named = document(
        "<span itemprop=author><meta itemprop=name content=1></span><meta itemprop=name content=2>"
    )
    assert named.metas == [("author", "1"), ("name", "2")]
    assert document("<input><input type=PASSWORD>").inputs == ["text", "password"]


def test_times_are_noted_with_their_line() -> None:
    page = document(
        "<p>나루</p><time datetime=2025-02-05>어제</time><span itemprop=datePublished content=2025-02-06></span>"
        "<time>오늘</time>"
    )
    assert page.times == [(1, "", "2025-02-05"), (2, "published", "2025-02-06")]


@pytest.mark.parametrize("name", ["datePublished", "dateModified", "dateCreated"])
def test_a_property_may_hold_a_time(name: str) -> None:
    page = document(
        f"<p>나루</p><span itemprop={name} content=2025-02-06></span><span itemprop=date content=1></span>"
    )
    assert [stamp.text for stamp in page.times] == ["2025-02-06"]


def test_links_to_the_pages_of_authors() -> None:
    page = document(
        "<p>By <a href=/author/jane>Jane Doe</a></p><p><a rel=author href=/x>John Roe</a></p><p><a href=/people/>"
        "<img src=a.png></a></p><p><a href=/news/1>Ann Poe</a></p>"
    )
    assert page.author_links() == [(0, "Jane Doe"), (1, "John Roe")]


def test_a_button_that_was_never_closed_holds_the_page() -> None:
    page = "<button>Menu<div></button></div><main><h1>A title</h1><p>One.</p><p>Two.</p></main>"
    assert [line.text for line in document(page).lines] == ["A title", "One.", "Two."]


def test_the_words_of_a_button_are_no_line() -> None:
    page = "<button><p>Save</p><p>this</p></button><p>One.</p>"
    assert [line.text for line in document(page).lines] == ["One."]


@pytest.mark.parametrize("tag", ["html", "body"])
def test_what_a_page_is_called_makes_it_no_aside(tag: str) -> None:
    page = "<html><body><main><p>One.</p></main></body></html>"
    named = page.replace(f"<{tag}>", f'<{tag} class="guide newsletter photo">')
    shown = Document.of(HtmlResponse("https://naru.example/1", body=named.encode()))
    assert [line.node.context for line in shown.lines] == [Role.NONE]


def test_utility_names_with_values_say_nothing() -> None:
    box = document('<div class="Mend(82px)--modal M(0)!--popup"><p>One.</p></div>').nodes[-1]
    assert box.context == Role.NONE


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        # a number in an element of its own stands apart from another, or where a style sheet sets it apart
        ("3<span>월</span>", "3월"), ("3<span>5</span>", "3 5"), ("3<b>5</b>", "35"), ("나루<span>5</span>", "나루5"), ("<b>나루</b><i>5</i>", "나루 5"), ("<b>나루</b><i>길</i>", "나루길"), ("<b>나루</b> <i>5</i>", "나루 5"),
    ],
)  # fmt: skip
def test_numbers_in_elements_of_their_own(markup: str, line: str) -> None:
    assert lines(f"<p>{markup}</p>") == [line]
