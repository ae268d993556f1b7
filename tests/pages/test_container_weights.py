"""How much each sign weighs that tells where the text is: which of two blocks holds it, one on each side of a weight.

Blocks are made of sentences of one length, so that their sizes are numbers of sentences.
"""

from itertools import count

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.container import Hints, find_body
from newscrawl.pages.document import Document
from newscrawl.pages.sources.titles import title_line

TITLE = "나루시 도서관 정책 다시 살핀다"
H1 = f"<h1>{TITLE}</h1>"
# Links enough that the whole page is never taken for its text.
MENU = f"<ul>{'<li><a href=/1>나루시의 다른 소식을 더 읽으려면 여기로 와서 보세요 지금 바로</a></li>' * 200}</ul>"
FILLER = "<p>나루</p>"
# So much beside the text that the element around both is not taken for it.
TOOLS = "<p>나루시의 도서관과 공원과 거리와 시장과 광장과 부두와 마을 안내</p>" * 25


class Sentences:
    """Sentences of 36 characters, no two of them equal."""

    def __init__(self) -> None:
        self._numbers = count(100)

    def __call__(self, number: int) -> str:
        return "".join(
            f"<p>나루시는 {next(self._numbers)}일에 시청 회의에서 도서관 정책을 살핀다고 밝혔다.</p>"
            for _ in range(number)
        )


def held(body: str, title: str = "", description: str = "", *, korean: bool = True) -> str:
    """The id of the element that holds the text, its tag if it has none."""
    page = Document.of(
        HtmlResponse("https://naru.example/1", body=f"<body>{body}</body>".encode(), encoding="utf-8")
    )
    found = find_body(page, Hints(title, description, korean=korean), title_line(page, title))
    return "" if found is None else str(found.element.get("id") or found.element.tag)


def of_two(one: str, sentences: int, other: str, more: int, **known: str) -> str:
    """Which of two blocks is the text; each is markup with its sentences at ``{}``, and has an id."""
    write = Sentences()
    return held(MENU + one.format(write(sentences)) + other.format(write(more)), **known)


PLAIN = "<section id=plain>{}</section>"


@pytest.mark.parametrize(
    ("named", "sentences", "more", "holds"),
    [
        # schema.org's own name of a text counts three times
        ("<div id=named itemprop=articleBody>{}</div>", 4, 11, "named"),
        ("<div id=named itemprop=articleBody>{}</div>", 4, 15, "plain"),
        # a publishing system's name 1.7 times
        ("<div id=named class=article-body>{}</div>", 10, 16, "named"),
        ("<div id=named class=article-body>{}</div>", 10, 20, "plain"),
        # what is named as a box beside the text and holds most of the page's: three tenths
        ("<div id=named class=related>{}</div>", 15, 4, "named"),
        ("<div id=named class=related>{}</div>", 15, 6, "plain"),
    ],
)
def test_what_an_element_is_called(named: str, sentences: int, more: int, holds: str) -> None:
    assert of_two(named, sentences, PLAIN, more) == holds


@pytest.mark.parametrize(
    ("beside", "sentences", "others", "each", "holds"),
    [
        # 15 sentences in a box beside the text count as 3, within a copyright notice not as one
        ("<aside><div id=beside>{}</div></aside>", 15, 6, 2, "beside"),
        ("<aside><div id=beside>{}</div></aside>", 15, 3, 4, "plain"),
        ("<div class=copyright><aside><div id=beside>{}</div></aside></div>", 15, 12, 1, "plain"),
        ("<div class=copyright><aside><div id=beside>{}</div></aside></div>", 25, 20, 1, "beside"),
        # at the foot and in a menu hardly anything counts
        ("<footer id=beside>{}</footer>", 25, 20, 1, "plain"),
        ("<nav id=beside>{}</nav>", 25, 20, 1, "plain"),
    ],
)
def test_boxes_beside_the_text(beside: str, sentences: int, others: int, each: int, holds: str) -> None:
    write = Sentences()
    blocks = "".join(f"<section id=plain>{write(each)}</section>" for _ in range(others))
    assert held(MENU + beside.format(write(sentences)) + blocks) == holds


DESCRIPTION = "나루시는 900일에 시청 회의에서 도서관 정책을 살핀다고"
DESCRIBED = "<div id=described><p>나루시는 900일에 시청 회의에서 도서관 정책을 살핀다고 밝혔다.</p>{}</div>"


@pytest.mark.parametrize(("more", "holds"), [(24, "described"), (26, "plain")])
def test_the_description_weighs_five_to_one(more: int, holds: str) -> None:
    """The element with the described line counts 2.5 times, the others half."""
    assert of_two(DESCRIBED, 4, PLAIN, more, description=DESCRIPTION) == holds


def test_the_described_line_may_be_the_pages_first() -> None:
    write = Sentences()
    described, plain = DESCRIBED.format(write(1)), PLAIN.format(write(4))
    assert held(f"{described}{plain}{MENU}", description=DESCRIPTION) == "described"


OPENED = "<div id=opened>{}</div>"


@pytest.mark.parametrize(("more", "holds"), [(11, "opened"), (12, "plain")])
def test_the_first_text_behind_the_headline_weighs_more(more: int, holds: str) -> None:
    """1.6 times against .7 times: 8 sentences right behind it outweigh 2.3 times as many."""
    assert of_two(H1 + OPENED, 5, PLAIN, more, title=TITLE) == holds


@pytest.mark.parametrize(("sentences", "holds"), [(21, "before"), (18, "behind")])
def test_what_stands_before_the_headline_counts_a_tenth(sentences: int, holds: str) -> None:
    """Against 3 sentences at about 80 lines behind it, which count 150 in 232 of that."""
    write = Sentences()
    before = f"<div id=before>{write(sentences)}</div>"
    assert held(f"{MENU}{before}{H1}{FILLER * 80}<section id=behind>{write(3)}</section>", TITLE) == holds


@pytest.mark.parametrize(("sentences", "holds"), [(5, "around"), (7, "behind")])
def test_the_headline_stands_before_the_text_not_in_it(sentences: int, holds: str) -> None:
    """10 sentences among 80 short lines count as 5.9, around the headline .6 of that: as 5.7 90 lines behind it."""
    write = Sentences()
    around = f"<div id=around>{FILLER}{H1}{FILLER * 80}{write(10)}</div>"
    assert held(f"{MENU}{around}<section id=behind>{write(sentences)}</section>", TITLE) == holds


@pytest.mark.parametrize(("more", "holds"), [(15, "near"), (18, "far")])
def test_the_farther_behind_the_headline_the_less_it_counts(more: int, holds: str) -> None:
    """At 90 lines 150 in 240 of its weight, at about 255 lines 150 in 405: half as much again."""
    write = Sentences()
    near = f"{FILLER * 90}<div id=near>{write(10)}</div>"
    far = f"{FILLER * 150}<section id=far>{write(more)}</section>"
    assert held(f"{H1}{near}{far}{MENU}", TITLE) == holds


@pytest.mark.parametrize(("links", "sentences", "holds"), [(1, 9, "mixed"), (2, 7, "mixed"), (2, 8, "pure")])
def test_links_in_a_block_take_from_it(links: int, sentences: int, holds: str) -> None:
    """Of 10 sentences and a link as long as one, which counts half as much again, .87 are text: the square of
    a tenth more is .93. Of two links that is .75.
    """
    write = Sentences()
    link = "<li><a href=/1>나루시 도서관 정책을 다룬 지난 기사 모두 모아서 읽을 수 있는 곳</a></li>"
    mixed = f"<div id=mixed>{write(10)}{link * links}</div>"
    assert held(f"{MENU}{mixed}<section id=pure>{write(sentences)}</section>") == holds


@pytest.mark.parametrize(
    ("own", "sibling", "holds"),
    [
        ("<div id=own>{}</div>", "<div>{}</div>", "out"),
        ("<div id=own>{}</div>", "<section>{}</section>", "own"),
        ("<article id=own>{}</article>", "<article>{}</article>", "own"),
        ("<main id=own>{}</main>", "<main>{}</main>", "own"),
    ],
)
def test_a_text_is_split_into_elements_of_one_kind(own: str, sibling: str, holds: str) -> None:
    write = Sentences()
    body = f"{MENU}<div id=out>{own.format(write(10))}{TOOLS}{sibling.format(write(4))}</div>"
    assert held(body) == holds


LINK = "<a href=/1>나루시 도서관 소식</a>"


@pytest.mark.parametrize(
    ("sibling", "sentences", "between", "more", "holds"),
    [
        # a part must be more than three twentieths of the rest
        ("<div>{}</div>", 2, "", 0, "out"),
        ("<div>{}</div>", 1, "", 0, "own"),
        # and four fifths of it running text: 36 * 3 of 128 characters are, 36 * 3 of 141 are not
        ("<div>{}<p>나루시 도서관 새 소식과 일정 안내</p></div>", 3, "", 0, "out"),
        ("<div>{}<p>나루시 도서관 새 소식과 일정과 행사와 강연 안내와 찾는 길</p></div>", 3, "", 0, "own"),
        (f"<div>{{}}<p>{LINK * 4}</p></div>", 3, "", 0, "own"),
        # what stands between the parts is less than a fifth of them: 2 of 15 sentences, not 4
        ("<div>{}</div>", 5, "<section>{}</section>", 2, "out"),
        ("<div>{}</div>", 5, "<section>{}</section>", 4, "own"),
        ("<div>{}</div>", 5, f"<section>{LINK * 14}</section>", 0, "own"),
    ],
)
def test_what_is_a_part_of_a_split_text(
    sibling: str, sentences: int, between: str, more: int, holds: str
) -> None:
    write = Sentences()
    parts = (
        f"<div id=own>{write(10)}</div>{TOOLS}{between.format(write(more))}{sibling.format(write(sentences))}"
    )
    assert held(f"{MENU}<div id=out>{parts}</div>") == holds


def tools(number: int) -> str:
    return "".join(f"<p>도구 {name}번</p>" for name in range(number))


@pytest.mark.parametrize(
    ("buttons", "between", "inside", "behind", "holds"),
    [
        # six short lines are tools, five may be anything
        (6, 0, 10, 0, "in"),
        (5, 0, 10, 0, "out"),
        # two for each line of running text among them
        (8, 4, 20, 0, "in"),
        (7, 4, 20, 0, "out"),
        # the element behind them holds 55 of 100 of the text
        (8, 0, 12, 8, "in"),
        (8, 0, 10, 10, "out"),
    ],
)
def test_tools_before_the_text(buttons: int, between: int, inside: int, behind: int, holds: str) -> None:
    write = Sentences()
    parts = f"{tools(buttons)}{write(between)}<div id=in>{write(inside)}</div>{write(behind)}"
    assert held(f"{MENU}<section id=out itemprop=articleBody>{parts}</section>") == holds


@pytest.mark.parametrize(("between", "holds"), [(1, "in"), (2, "out")])
def test_running_text_among_the_tools_introduces_where_no_summary_is_usual(between: int, holds: str) -> None:
    """More than a fiftieth of the text: one sentence of 51 is less, two of 52 are more."""
    write = Sentences()
    parts = f"{tools(8)}{write(between)}<div id=in>{write(50)}</div>"
    body = f"{MENU}<section id=out itemprop=articleBody>{parts}</section>"
    assert held(body, korean=False) == holds


@pytest.mark.parametrize(
    ("sentences", "neighbour", "holds"), [(8, 8, "own"), (8, 5, "out"), (6, 6, "own"), (5, 8, "out")]
)
def test_a_neighbour_is_an_article_of_200_characters(sentences: int, neighbour: int, holds: str) -> None:
    """Beside a teaser, or where the own is one, the element around both is the text."""
    write = Sentences()
    other = f"<article><h1>다른 이야기</h1>{write(neighbour)}</article>"
    own = f"<article id=own>{H1}{write(sentences)}</article>"
    assert held(f"{MENU}<div id=out itemprop=articleBody>{other}{own}</div>", TITLE) == holds


@pytest.mark.parametrize("tag", ["p", "h1", "h2", "h3", "h4", "h5", "h6"])
def test_a_paragraph_holds_no_text_whatever_stands_in_it(tag: str) -> None:
    lines = "<br>".join(
        f"나루시는 {day}일에 시청 회의에서 도서관 정책을 살핀다고 밝혔다." for day in (7, 8, 9)
    )
    assert held(f"<div id=around><{tag} id=inside>{lines}</{tag}></div>") == "around"


@pytest.mark.parametrize(
    ("around", "tag", "inside", "holds"),
    [
        ("ul", "li", "{}", ["around"]),
        ("dl", "dt", "{}", ["around"]),
        ("table", "tr", "<td>{}</td>", ["td", "around"]),
    ],
)
def test_an_entry_of_a_list_holds_no_text(around: str, tag: str, inside: str, holds: list[str]) -> None:
    lines = "<br>".join(
        f"나루시는 {day}일에 시청 회의에서 도서관 정책을 살핀다고 밝혔다." for day in (7, 8, 9)
    )
    entry = f"<{tag} id=inside>{inside.format(lines)}</{tag}>"
    assert held(f"<div><{around} id=around>{entry}</{around}></div>") in holds


@pytest.mark.parametrize(("letters", "holds"), [(39, ""), (40, "named")])
def test_a_text_without_sentences_has_forty_characters_where_it_is_named(letters: int, holds: str) -> None:
    assert held(f"<div id=named itemprop=articleBody><p>{'나' * letters}</p></div>") == holds


@pytest.mark.parametrize(("letters", "holds"), [(29, "summary"), (30, "text")])
def test_a_sentence_of_thirty_characters_that_stands_twice_is_a_copy(letters: int, holds: str) -> None:
    """Of both the one among less text."""
    lines = [
        f"나루시는 {day}일 도서관을 다시 살핀다고".ljust(letters - 3, "나") + "했다." for day in range(10, 18)
    ]
    assert {len(line) for line in lines} == {letters}
    copied = "".join(f"<p>{line}</p>" for line in lines)
    summary = f"<section id=summary itemprop=articleBody>{copied}</section>"
    write = Sentences()
    assert held(f"{summary}<div id=text>{copied}{write(3)}</div>") == holds
