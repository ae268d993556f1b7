"""What stands between headline and text: which lines are the sub-headline, which are not."""

from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.shown import Shown
from newscrawl.pages.sources.subtitles import own_subtitles
from newscrawl.text import comparable

TITLE = "나루시 정책 다시 살핀다"
BODY = "나루시는 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 3일 밝혔다."
FILLER = "<p>나루</p>"
# Each links as much as it says, so that it is no sub-headline itself.
LONG = "<p><a href=/1>꽃밭에서 놀던 어린 강아지</a></p>"


def subtitle(
    under: str, *, above: str = "", within: str = "", description: str = "", text: str = BODY
) -> list[str]:
    """The lines of the sub-headline; ``within`` stands in the headline's own box, ``under`` behind that."""
    page = f"<body>{above}<header><h1>{TITLE}</h1>{within}</header>{under}<div id=text><p>{text}</p></div></body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    heading = next(line.index for line in document.lines if line.node.tag == "h1")
    container = next(node for node in document.nodes if node.element.get("id") == "text")
    letters = comparable(text)
    shown = Shown(document, heading, container, media=(), description=description, text=letters)
    return [line for one in shown.candidates("subtitle") for line in one.value]


@pytest.mark.parametrize(
    ("under", "found"),
    [
        # named as one, itself or the element around it
        ("<p class=sub-title>새 정책</p>", True), ("<p class=sub-title>새정책</p>", False), ("<div class=sub-title><p>새 정책</p></div>", True),
        ("<div class=sub-title><div><p>새 정책</p></div></div>", False),
        # near the headline, more than eight letters, of what the text speaks of
        ("<p>도서관 교통 새로 길</p>", False), ("<p>도서관 교통 새로 큰길</p>", True), ("<p>꽃밭에서 놀던 어린 강아지</p>", False),
        (LONG * 5 + "<p>도서관 교통 새로 큰길</p>", True), (LONG * 6 + "<p>도서관 교통 새로 큰길</p>", False),
        (FILLER * 11 + "<p>도서관 교통 새로 큰길</p>", True), (FILLER * 12 + "<p>도서관 교통 새로 큰길</p>", False),
        (f"<p>{TITLE} 도서관에서도</p>", False), ("<p>도서관 여는 2025.03.01 큰길</p>", False),
        # in bold right above the text, or right under the headline
        (FILLER * 7 + "<p><b>도서관 여는 길</b></p>", True), (FILLER * 7 + "<p><b>도서관 여는 길</b></p>" + FILLER * 4, True),
        (FILLER * 7 + "<p><b>도서관 여는 길</b></p>" + FILLER * 5, False), (FILLER * 7 + "<p><b>꽃밭의 강아지</b></p>", False),
        ("<p><b>꽃밭의 강아지</b></p>", True), ("<p><b>꽃밭 강아</b></p>", False), (f"{FILLER}<p><b>꽃밭의 강아지</b></p>", False),
        # more links than text, a box beside it, a byline, a tool, what the headline says
        ("<p class=sub-title><a href=/1>도서관 교통 새로</a> 길</p>", False), ("<p class=sub-title><a href=/1>도서관</a> 새로 여는 길</p>", True),
        ("<aside><p class=sub-title>도서관 교통 새로 큰길</p></aside>", False), ("<p class=sub-title>홍길동 기자</p>", False), ("<p class=sub-title>공유하기</p>", False),
        ("<p class=sub-title>정책 다시 살핀다</p>", False), (f"<p class=sub-title>{'가' * 300}</p>", True), (f"<p class=sub-title>{'가' * 301}</p>", False),
        ("<p class=sub-title>----</p>", False),
    ],
)  # fmt: skip
def test_what_is_a_sub_headline(under: str, found: bool) -> None:
    assert bool(subtitle(under)) is found


OTHER = "꽃밭에서 놀던 어린 강아지"
SPOKEN = "도서관 교통 새로 큰길"


@pytest.mark.parametrize(
    ("under", "found"),
    [
        (f"<p>{OTHER}<br>{SPOKEN}</p>", [OTHER, SPOKEN]), (f"<p>{SPOKEN}<br>{OTHER}</p>", [SPOKEN, OTHER]),
        (f"<ul><li>{OTHER}</li><li>{SPOKEN}</li></ul>", [OTHER, SPOKEN]),
        # what stands in another element, or is a link, is no line of the same sub-headline
        (f"<p>{OTHER}</p><div>{SPOKEN}</div>", [SPOKEN]), (f"<p class=a>{OTHER}</p><p class=b>{SPOKEN}</p>", [SPOKEN]),
        (f"<ul><li>{SPOKEN}</li><li><a href=/2>다른</a> {OTHER}</li></ul>", [SPOKEN]),
        (f"<p>{OTHER}<br>강아지가 꽃밭에서 뛰놀았다</p>", []),
        # other articles under their heading, a caption over its credit
        (f"<div><b>관련기사</b><ul><li>{SPOKEN}</li><li>{OTHER}</li></ul></div>", []), (f"<div><b>알아둘 것</b><ul><li>{SPOKEN}</li></ul></div>", [SPOKEN]),
        (f"<img src=/1.jpg><p>{SPOKEN}<br>[사진=나루일보]</p>", []), (f"<img src=/1.jpg><p>{SPOKEN}</p>", [SPOKEN]), (f"<p>{SPOKEN}<br>[사진=나루일보]</p>", [SPOKEN]),
    ],
)  # fmt: skip
def test_lines_of_one_element_are_one_sub_headline(under: str, found: list[str]) -> None:
    assert subtitle(under) == found


def test_a_box_that_holds_the_headline_is_no_aside_whatever_it_is_called() -> None:
    page = f"<div class=sidebar><h1>{TITLE}</h1><p>{SPOKEN}</p><div id=text><p>{BODY}</p></div></div>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    container = next(node for node in document.nodes if node.element.get("id") == "text")
    shown = Shown(document, 0, container, media=(), description="", text=comparable(BODY))
    assert [one.value for one in shown.candidates("subtitle")] == [[SPOKEN]]


@pytest.mark.parametrize(
    ("line", "description", "found"),
    [
        ("꽃밭의 강아지들", "꽃밭의 강아지들 그리고", True), ("꽃밭 강아지들", "꽃밭 강아지들 그리고", False), ("꽃밭의 강아지들", "다른 소식", False),
    ],
)  # fmt: skip
def test_what_the_description_repeats(line: str, description: str, found: bool) -> None:
    assert bool(subtitle(f"{FILLER * 7}<p>{line}</p>", description=description)) is found
    assert subtitle("", above=f"<p>{line}</p>", description=description) == []


@pytest.mark.parametrize(
    ("within", "found"),
    [
        ("<p>꽃밭에서 놀던 강아지</p>", ["꽃밭에서 놀던 강아지"]), ("<p>꽃밭 놀던 강아지</p>", []),
        # not behind a time or somebody who signs
        ("<p>2025.03.01 10:00</p><p>꽃밭에서 놀던 강아지</p>", []), ("<p>홍길동 기자</p><p>꽃밭에서 놀던 강아지</p>", []),
        ("<p>나루</p><p>꽃밭에서 놀던 강아지</p>", ["꽃밭에서 놀던 강아지"]),
        ("<p>꽃밭에서 놀던 강아지</p><p>꽃밭에서 놀던 강아지</p>", ["꽃밭에서 놀던 강아지"]),
    ],
)  # fmt: skip
def test_the_headlines_own_box(within: str, found: list[str]) -> None:
    assert subtitle("", within=within) == found


def test_four_lines_above_the_headline_may_be_named_as_one() -> None:
    named = "<p class=sub-title>새 정책 넷째</p>"
    assert subtitle("", above=f"{named}{FILLER * 3}") == ["새 정책 넷째"]
    assert subtitle("", above=f"{named}{FILLER * 4}") == []


def test_a_machines_summary_is_none() -> None:
    first = f"{BODY[:-4]}전했다."
    assert subtitle(f"<p class=sub-title>{first}</p>", text=f"{first} {BODY}") == [first]
    assert subtitle(f"<div class=sub-title><p>{first}</p></div>", text=f"{first} {BODY}") == []


def test_what_stands_under_a_machines_summarys_heading_is_none() -> None:
    own, other = "<p class=sub-title>꽃밭에서 놀던 강아지</p>", "<p class=sub-title>새 정책 넷째</p>"
    assert subtitle(f"<div><b>AI 요약</b>{other}</div>{own}") == ["꽃밭에서 놀던 강아지"]
    assert subtitle(f"<p>AI 요약</p>{other}{own}") == ["꽃밭에서 놀던 강아지"]
    assert subtitle(f"<div><b>핵심 요약</b>{other}</div>{own}") == ["새 정책 넷째", "꽃밭에서 놀던 강아지"]


def test_the_caption_of_a_picture_is_none() -> None:
    picture, caption = "<img src=a.jpg width=600>", "<p class=sub-title>▲ 도서관 교통 새로 큰길</p>"
    assert subtitle(caption) == ["▲ 도서관 교통 새로 큰길"]
    assert subtitle(picture + caption) == []
    assert subtitle(f"{picture}{FILLER}{caption}") == []
    assert subtitle(f"{picture}{FILLER * 2}{caption}") == ["▲ 도서관 교통 새로 큰길"]


def test_a_page_without_its_headline_has_none() -> None:
    document = Document.of(HtmlResponse("https://naru.example/1", body=b"<p class=sub-title>Naru city</p>"))
    shown = Shown(document, -1, None, media=(), description="", text="")
    assert list(shown.candidates("subtitle")) == []


FOREIGN = "The library at the harbour opens its doors again"
STORY = "The library at the harbour opened its doors on Monday, the council said, after nine years."


def standfirst(under: str, description: str = "") -> list[str]:
    """The lines of the sub-headline of a page that is not Korean, of which ``under`` follows the headline."""
    page = f"<body><header><h1>{FOREIGN}</h1>{under}</header><div id=text><p>{STORY}</p></div></body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    heading = next(line.index for line in document.lines if line.node.tag == "h1")
    container = next(node for node in document.nodes if node.element.get("id") == "text")
    shown = Shown(
        document,
        heading,
        container,
        media=(),
        description=description,
        text=comparable(STORY),
        korean=False,
    )
    return [line for one in shown.candidates("subtitle") for line in one.value]


@pytest.mark.parametrize(
    "beside",
    [
        *("<p>August 5, 2025</p>", "<p>Monday, Dec. 29 2025, 6:00 AM EST</p>", "<p>By Jane Doe</p>", "<p>Jane Doe</p>"),
        *("<p>Share this article</p>", "<p>5 min read</p>", "<p>This article is more than 5 years old</p>"),
        *("<p>Culture</p>", "<p>Harbour News</p>", "<p>Click to follow us</p>", "<figure><figcaption>The doors of the library at the harbour</figcaption></figure>"),
        *("<p>(Photo of the doors of the library at the harbour)</p>", "<p>&lt;?dummy [The doors of the library go here] ?&gt;</p>"),
        *("<p>2025年3月1日08:18 来源：测试网-文化频道</p>", "<p>来源：本站原创 作者：测试医院宣传科</p>"),
        *("<img src=/1.jpg><p>The doors of the library at the harbour</p>", "<div class=byline><p>Writer of books on every harbour</p></div>"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_standfirst_is_none(beside: str) -> None:
    lead = "Nine years after the fire the council has found the money"
    assert standfirst(f"<p>{lead}</p>{beside}") == [lead]
    assert standfirst(f"{beside}") == []


@pytest.mark.parametrize(
    "line",
    [
        "We have answers.",
        "Nine years after the fire of May 5, 2016 the council has found the money",
        "9年ぶりに港の図書館が開く",
        "Nine years after the fire (and a flood) the council has found the money",
        "(Almost) everybody in the harbour wants the library back (again)",
        "市长说明预算的来源：港口与渡轮",
        "Девять лет спустя город нашёл деньги",
    ],
)
def test_what_introduces_a_text_is_one(line: str) -> None:
    assert standfirst(f"<p>{line}</p>", description=line) == [line]


def test_the_lines_of_one_element_introduce_a_text_together() -> None:
    lines = ["Older ferries are often", "considered less safe,", "and the council has found the money."]
    assert standfirst("<p>" + "<br>".join(lines) + "</p>") == lines


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["도서관 세 곳 밤에도 연다", "예산은 3억원"], ["도서관 세 곳 밤에도 연다", "예산은 3억원"]),
        ("예산은 3억원", ["예산은 3억원"]),
        ("나루시 도서관 정책, 다시 살핀다", None),
        (["나루시 도서관 정책 다시 살핀다", "예산은 3억원"], ["예산은 3억원"]),
        ("사회", None),
    ],
    ids=["two lines", "one", "the headline", "the headline and a line", "a section"],
)
def test_a_sub_headline_is_not_the_headline_again(lines: Any, kept: list[str] | None) -> None:
    one = Candidate("subtitle", lines, "json-ld", "")
    found = next(own_subtitles([one], "나루시 도서관 정책, 다시 살핀다", korean=True), None)
    assert (found.value if found else None) == kept


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["By Jane Doe", "August 5, 2025", "Nine years after the fire"], ["Nine years after the fire"]),
        (["By KATE DOE", "10/11/2022 08:00 AM EDT"], None),
        (["Written by", "Jane Doe Mar 6, 2017 | Harbour Post"], None),
        (["Jane DoeFeb 1, 2015"], None),
        (["Harbour Day of May 5, 2016"],) * 2,
        (["Naru mourns Jane Doe on May 5, 2016"],) * 2,
        (["By 2030 the harbour will have its library back, if the council finds the money"],) * 2,
        (["Von Mai an gilt am Hafen die neue Ordnung der Stadt"],) * 2,
        (["The fire of May 5, 2016"],) * 2,
        # labels alone, in languages that part words by blanks
        *(
            ([line], None)
            for line in (
                "Table of contents",
                "Déclaration d’intérêts",
                "Kapcsolódó cikkek (3)",
                "Discussion about this post",
            )
        ),
        (["We have answers."],) * 2,
        (["Older ferries are often", "considered less safe,", "and the old ones are not so."],) * 2,
        (["Small is the new large"],) * 2,
        (["さらば港、さらば図書館"],) * 2,
        (["ห้องสมุดริมท่าเรือที่ถูกไฟไหม้เมื่อเก้าปีก่อนจะเปิดอีกครั้งในฤดูใบไม้ผลินี้"],) * 2,
    ],
)
def test_what_stands_before_the_text_says_no_more_than_who_and_when(
    lines: list[str], kept: list[str] | None
) -> None:
    found = next(own_subtitles([Candidate("subtitle", lines, "prose", "")], "x", korean=False), None)
    assert (found.value if found else None) == kept
    stated = [Candidate("subtitle", lines, "json-ld", "")]
    assert next(own_subtitles(stated, "x", korean=False)).value == lines
    assert next(own_subtitles([Candidate("subtitle", lines, "prose", "")], "x", korean=True)).value == lines
