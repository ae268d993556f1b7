"""Where another article, or what readers say, begins in the element of a text: its headline, its times, its tag."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.neighbours import Neighbours
from newscrawl.text import comparable

TITLE, OTHER = "나루시 도서관 정책 다시 살핀다", "가람군 봄꽃 잔치 열린다"
TEXT = "<p>나루시는 시청에서 회의를 열고 도서관 정책을 다시 살피기로 했다고 3일 밝혔다.</p>"
ELSE = "<p>가람군은 올해 봄꽃 잔치를 닷새 동안 강가에서 연다고 5일 밝혔다.</p>"
SHORT, TIME = "<p>나루</p>", "<p>2025.02.05 15:22</p>"


def begins(inside: str, heading: str = "h1", *, korean: bool = True, title: str = TITLE) -> str | None:
    """The line of the text's element with which something else begins."""
    page = f"<body><{heading}>{TITLE}</{heading}><div id=text>{inside}</div></body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    container = next(node for node in document.nodes if node.element.get("id") == "text")
    neighbours = Neighbours(document, container, comparable(title), korean=korean)
    for line in document.inside(container):
        if neighbours.begin_at(line):
            return line.text
        if line.prose:
            neighbours.pass_paragraph(line)
    return None


@pytest.mark.parametrize(
    ("inside", "heading", "begun"),
    [
        # a second h1 behind the text, but none that says the headline again
        (f"{TEXT}<h1>{OTHER}</h1>{ELSE}", "h1", True), (f"<h1>{OTHER}</h1>{TEXT}", "h1", False), (f"{TEXT}<h1>{TITLE}</h1>{ELSE}", "h1", False), (f"{TEXT}<h2>{OTHER}</h2>{ELSE}", "h1", False),
        (f"{TEXT}<p>{OTHER}</p>{ELSE}", "p", False), (f"{TEXT}<h3>{OTHER}</h3>{TIME}{ELSE}", "h3", False),
        # an h2 beside the paragraphs is a subhead, elsewhere it is another's headline by a time or its tag
        (f"{TEXT}<h2>{OTHER}</h2>{TIME}{ELSE}", "h2", False), (f"{TEXT}<div><h2>{OTHER}</h2>{ELSE}</div>", "h2", False), (f"{TEXT}<article><h2>{OTHER}</h2>{ELSE}</article>", "h2", True),
        (f"{TEXT}<div><h2>{OTHER}</h2>{SHORT * 4}{TIME}</div>", "h2", True), (f"{TEXT}<div><h2>{OTHER}</h2>{SHORT * 5}{TIME}</div>", "h2", False),
        (f"{TEXT}<div><h2>{OTHER}</h2><p class=byline>홍길동</p></div>", "h2", True), (f"{TEXT}<div><h2>{OTHER}</h2><p>홍길동</p></div>", "h2", False),
    ],
)  # fmt: skip
def test_the_headline_of_another_article(inside: str, heading: str, begun: bool) -> None:
    assert begins(inside, heading) == (OTHER if begun else None)


@pytest.mark.parametrize(
    ("inside", "begun"),
    [
        (f"{TEXT}<h1>{OTHER}</h1>{ELSE}", False), (f"{TEXT}<div><h1>{OTHER}</h1>{ELSE}</div>", False), (f"{TEXT}<div><h1>{OTHER}</h1>{TIME}{ELSE}</div>", True), (f"{TEXT}<article><h1>{OTHER}</h1>{ELSE}</article>", True),
        (f"<article>{TEXT}<div><h1>{OTHER}</h1>{ELSE}</div></article>", False),
    ],
)  # fmt: skip
def test_elsewhere_than_in_korea_an_h1_may_be_a_subhead(inside: str, begun: bool) -> None:
    assert begins(inside, korean=False) == (OTHER if begun else None)


def test_a_page_without_its_headline_has_no_tag_of_headlines() -> None:
    assert begins(f"{TEXT}<h1>{OTHER}</h1>{ELSE}", title="") is None
    assert begins(f"{TEXT}<h1>{OTHER}</h1>{ELSE}", title="다른 제목이다") is None


BOLD = f"<p><b>{OTHER}</b></p>"


@pytest.mark.parametrize(
    ("block", "begun"),
    [
        # a headline in bold, then when the text below it was written, in one of the next two lines
        (f"{BOLD}{SHORT}{TIME}{ELSE}", True), (f"{BOLD}{SHORT * 2}{TIME}{ELSE}", False), (f"<p>{OTHER}</p>{TIME}{ELSE}", False), (f"{BOLD}{SHORT}{ELSE}", False),
        # by the clock, once, with nothing that takes place then
        (f"{BOLD}{SHORT}<p>2025.02.05</p>{ELSE}", False), (f"{BOLD}{SHORT}{TIME * 2}{ELSE}", False), (f"{BOLD}{SHORT}<p>일시: 2025.02.05 15:22</p>{ELSE}", False), (f"{BOLD}<p>사회 2025.02.05 15:22</p>{ELSE}", True),
        (f"{BOLD}<img src=/1.jpg><img src=/2.jpg><p>사회 2025.02.05 15:22</p>{ELSE}", True),
        # over running text, in three lines
        (f"{BOLD}{SHORT}{TIME}{SHORT}", False), (f"{BOLD}{ELSE}", False),
    ],
)  # fmt: skip
def test_an_element_that_heads_a_text_and_says_when_it_was_written_is_another_article(
    block: str, begun: bool
) -> None:
    assert (begins(f"{TEXT}<div>{block}</div>{TEXT}") is not None) is begun
    assert begins(f"<div>{block}</div>{TEXT}") is None
    assert begins(f"{TEXT}<div>{block}</div>{TEXT}", korean=False) is None


def said(*times: str) -> str:
    return "".join(
        f"<li><p>한들댁</p><p>{time}</p><p>나루시가 참 잘했다고 생각한다.</p></li>" for time in times
    )


@pytest.mark.parametrize(
    ("block", "behind", "begun"),
    [
        # two of them and nothing behind
        (said("2025.02.05 15:22", "2025.02.05 16:40"), "", True), (said("2025.02.05 15:22"), "", False), (said("2025.02.05 15:22", "2025.02.05 16:40"), TEXT, False),
        (said("2025.02.05", "2025.02.06"), "", False), (said("<a href=/1>2025.02.05</a>", "<a href=/2>2025.02.06</a>"), "", True), (said("<a href=/1>2025.02.05</a>", "2025.02.06"), "", False),
        # times that stand alone over what they tell are a chronicle
        ("".join(f"<p>2025.02.05 1{hour}:22</p>{ELSE}" for hour in range(3)), "", False),
    ],
)  # fmt: skip
def test_what_readers_say_is_the_last_and_says_when_more_than_once(block: str, behind: str, begun: bool) -> None:  # fmt: skip
    assert (begins(f"{TEXT}<ul>{block}</ul>{behind}") is not None) is begun
