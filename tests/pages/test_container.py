"""Which element holds the text: headlines, copies, neighbours, split texts, tools before it."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.container import Hints, find_body
from newscrawl.pages.document import Document
from newscrawl.pages.sources.titles import title_line

TITLE = "나루시 도서관 정책 다시 살핀다"


def prose(*days: int) -> str:
    return "".join(
        f"<p>나루시는 {day}일 시청에서 회의를 열고 도서관 정책 {day}가지를 다시 살핀다고 밝혔다.</p>"
        for day in days
    )


def document(body: str) -> Document:
    return Document.of(
        HtmlResponse("https://naru.example/1", body=f"<body>{body}</body>".encode(), encoding="utf-8")
    )


def heading(body: str, title: str = TITLE) -> str | None:
    """The tag and text of the line that shows the headline."""
    page = document(body)
    index = title_line(page, title)
    return None if index < 0 else f"{page.lines[index].node.tag}: {page.lines[index].text}"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f"<p>{TITLE}</p>", f"p: {TITLE}"),
        (f"<p>{TITLE}</p><h2>{TITLE}</h2>", f"h2: {TITLE}"),
        (f"<h2>{TITLE}</h2><h1>{TITLE}</h1>", f"h1: {TITLE}"),
        (f"<p>{TITLE}</p><p class=title>{TITLE}</p>", f"p: {TITLE}"),
        (f"<nav><h2>{TITLE}</h2></nav><p>{TITLE}</p>", f"p: {TITLE}"),
        (f"<p><a href=/1>{TITLE}</a></p><div>{TITLE}</div>", f"div: {TITLE}"),
        (f"<h1>“{TITLE}”</h1>", f"h1: “{TITLE}”"),
        ("<h1>나루시 도서관 정책</h1>", None),
        ("<h1>나루시 도서관 정책 다시</h1>", "h1: 나루시 도서관 정책 다시"),
        (f"<h1>{TITLE} - 종합</h1>", f"h1: {TITLE} - 종합"),
        ("<h1>가람시 도서관 정책 다시 살핀다</h1>", None),
        (f"<h1>나루</h1><p>{TITLE} {'가' * 80}</p>", None),
        ("<h1>다른 이야기</h1>", None),
        # nine letters of it, and as many as three headlines and a label are its line
        ("<p>나루시 도서관 정책 다</p>", "p: 나루시 도서관 정책 다"),
        ("<h1>나루시 도서관 이용 시간을 늘린다</h1>", None),
        (f"<p>{TITLE} {'가' * 53}</p>", f"p: {TITLE} {'가' * 53}"),
        (f"<p>{TITLE} {'가' * 54}</p>", None),
        # a heading, or an element named for it, is as good as the other: the first
        (f"<h2>{TITLE}</h2><p class=title>{TITLE}</p>", f"h2: {TITLE}"),
        (f"<p class=title>{TITLE}</p><h2>{TITLE}</h2>", f"p: {TITLE}"),
        # h1 says as much as the whole headline does
        (f"<h2>{TITLE}</h2><h1>{TITLE} - 종합</h1>", f"h2: {TITLE}"),
        (f"<h1>{TITLE} - 종합</h1><h2>{TITLE}</h2>", f"h1: {TITLE} - 종합"),
        # a headline that is a link, or stands in a box, is one if it is whole and a heading
        (f"<h2><a href=/1>{TITLE}</a></h2>", f"h2: {TITLE}"),
        (f"<h2><a href=/1>{TITLE} - 종합</a></h2>", None),
        (f"<p><a href=/1>{TITLE}</a></p>", None),
        (f"<aside><h2>{TITLE}</h2></aside>", f"h2: {TITLE}"),
        (f"<aside><h2>{TITLE} - 종합</h2></aside>", None),
        # two fifths of a line that is a link leave it a headline
        (f"<p>{TITLE}</p><h1>{TITLE} <a href=/1>지난 기사 모두 보기</a></h1>", f"h1: {TITLE} 지난 기사 모두 보기"),
    ],
)  # fmt: skip
def test_the_line_of_the_headline(body: str, line: str | None) -> None:
    assert heading(body) == line


@pytest.mark.parametrize("shown", ["eBay shuts its library", "EBay shuts its library"])
def test_the_headline_may_begin_with_another_case(shown: str) -> None:
    assert heading(f"<h2>{shown}</h2>", "eBay shuts its library") == f"h2: {shown}"


def test_a_page_without_its_headline_has_no_line_of_it() -> None:
    assert title_line(document("<h1>다른 이야기</h1>"), TITLE) == -1
    assert title_line(document(f"<h1>{TITLE}</h1>"), "나루") == -1


def test_a_short_title_is_shown_nowhere() -> None:
    assert heading("<h1>나루시</h1>", "나루시") is None
    assert heading("<h1>나루시청</h1>", "나루시청") == "h1: 나루시청"


MENU = "".join(f"<p><a href=/{number}>나루시의 다른 소식 {number}번째</a></p>" for number in range(20))


def text(body: str, title: str = TITLE, description: str = "", *, korean: bool = True) -> list[str]:
    """The lines of running text of the element that holds the text."""
    page = document(MENU + body)
    found = find_body(page, Hints(title, description, korean=korean), title_line(page, title))
    return [] if found is None else [line.text.split()[1] for line in page.inside(found) if line.prose]


H1 = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    ("body", "days"),
    [
        (f"{H1}<div>{prose(1, 2, 3)}</div>", ["1일", "2일", "3일"]),
        (f"{H1}<div>{prose(1, 2)}</div><footer>{prose(3, 4, 5)}</footer>", ["1일", "2일"]),
        (f"{H1}<div>{prose(1, 2)}</div><nav>{prose(3, 4, 5)}</nav>", ["1일", "2일"]),
        (f"{H1}<div>{prose(1, 2)}</div><aside>{prose(3, 4, 5)}</aside>", ["1일", "2일"]),
        (f"{H1}<div>{prose(1, 2)}</div><div class=copyright>{prose(3, 4, 5)}</div>", ["1일", "2일"]),
        (f"<div>{prose(3, 4, 5)}</div>{H1}<section>{prose(1, 2)}</section>", ["1일", "2일"]),
        (f"{H1}<div>{prose(1, 2)}</div><section itemprop=articleBody>{prose(3, 4)}</section>", ["3일", "4일"]),
        (f"{H1}<section itemprop=articleBody>{'나루시의 도서관 소식 사진 ' * 4}</section>", []),
        (f"{H1}<p>짧은 글</p>", []),
        # where no line shows the headline, the first of two texts is no likelier than the second
        (f"<div>{prose(1, 2)}</div><section>{prose(3, 4, 5)}</section>", ["3일", "4일", "5일"]),
        # split into elements of one kind, hashed names or not
        (f"{H1}<main><div class=a1>{prose(1, 2)}</div><div class=b2>{prose(3, 4)}</div></main>", ["1일", "2일", "3일", "4일"]),
        (f"{H1}<section><div>{prose(1, 2, 3, 4)}</div><p>나루</p><div>{prose(5)}</div></section>", ["1일", "2일", "3일", "4일", "5일"]),
        # the neighbour of another article
        (f"<section><article>{H1}{prose(1, 2, 3, 4, 5)}</article><article><h1>다른 이야기</h1>{prose(6, 7, 8, 9, 10)}</article></section>", ["1일", "2일", "3일", "4일", "5일"]),
        # a copy of the text for a machine's summary
        (f"{H1}<div>{prose(1, 2, 3)}</div><section><div>{prose(2)}</div></section>", ["1일", "2일", "3일"]),
    ],
)  # fmt: skip
def test_the_element_that_holds_the_text(body: str, days: list[str]) -> None:
    assert text(body) == days


def test_the_description_begins_the_text() -> None:
    first, second = prose(1, 2), prose(3, 4, 5)
    body = f"<div>{second}</div><section>{first}</section>"
    assert text(body, title="") == ["3일", "4일", "5일"]
    described = "나루시는 1일 시청에서 회의를 열고 도서관 정책 1가지를"
    assert text(body, title="", description=described) == ["1일", "2일"]
    assert text(body, title="", description=described[:10]) == ["3일", "4일", "5일"]


BESIDE = f"<div>{prose(3, 4, 5)}</div>"
BEGUN = "나루시는 1일 시청에서 회의를 열고"


@pytest.mark.parametrize(
    ("description", "before", "days"),
    [
        # fifteen letters are enough, and what goes on otherwise behind the first 24 is still its beginning
        (BEGUN, "", ["1일", "2일"]),
        (f"{BEGUN} 도서관 정책 1가지를 시민과 함께 오래 의논하기로 했다며 그렇게 알렸다", "", ["1일", "2일"]),
        # not where it stands in a box, is the subtitle, or is no running text
        (BEGUN, f"<aside><p>{BEGUN} 나섰다.</p></aside>", ["1일", "2일"]),
        (BEGUN, f"<section>{prose(6)}<h3 class=sub-title>{BEGUN} 말했다.</h3></section>", ["1일", "2일"]),
        (BEGUN, f"<section>{prose(6)}<p>{BEGUN} 나선 길</p></section>", ["1일", "2일"]),
        # not where it is told in passing
        (BEGUN, f"<section><p>{'나루시민은 오래 기다렸다. ' * 9}그리고 {BEGUN} 말했다.</p></section>", ["1일", "2일"]),
    ],
)  # fmt: skip
def test_where_the_description_begins(description: str, before: str, days: list[str]) -> None:
    body = f"{MENU * 2}{before}{BESIDE}<article>{prose(1, 2)}</article>"
    assert text(body, title="", description=description) == days


def test_a_short_line_is_the_description_only_as_a_whole() -> None:
    first = "<p>나루시는 1일 회의를 열었다.</p>"
    body = f"{BESIDE}<section>{first}{prose(2)}</section>"
    assert text(body, title="", description="나루시는 1일 회의를 열었다.") == ["1일", "2일"]
    assert text(body, title="", description="나루시는 1일 회의를 열었") == ["3일", "4일", "5일"]


TOOLS = "".join(f"<p>{name}</p>" for name in ("공유", "인쇄", "글자", "크게", "작게", "듣기", "저장", "번역"))


def held(body: str, *, korean: bool = True) -> str:
    """The id of the element that holds the text."""
    page = document(body)
    found = find_body(page, Hints(TITLE, korean=korean), title_line(page, TITLE))
    return "" if found is None else str(found.element.get("id") or found.element.tag)


def test_tools_before_the_text_stand_outside() -> None:
    inside = f"<div id=in>{prose(1, 2, 3, 4)}</div>"
    assert held(f"{H1}<section id=out class=article-body>{TOOLS}{inside}</section>") == "in"
    assert held(f"{H1}<section id=out class=article-body>{TOOLS[:36]}{inside}</section>") == "out"
    introduced = f"{H1}<section id=out class=article-body>{TOOLS}{prose(9)}{inside}</section>"
    assert held(introduced) == "in"
    assert held(introduced, korean=False) == "out"


def test_an_empty_page_holds_none() -> None:
    page = document("<p>나루</p>")
    assert find_body(page, Hints(), -1) is None


def test_an_article_within_the_article_is_no_neighbour() -> None:
    """The text goes on behind the element ``article``; a quoted article stands inside it."""
    quoted = f"<article>{prose(20, 21, 22, 23, 24, 25)}</article>"
    body = f"<div id=out><article>{H1}{prose(1, 2, 3, 4, 5)}{quoted}</article>{prose(6, 7, 8, 9, 10)}</div>"
    assert held(body) == "out"
