"""The line of a page that shows its headline: what is likest to a title of the head, what stands in a heading."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.titles import heading_title, only_h1, shown_title, title_line
from newscrawl.pages.sources.westerntitles import shared_h1
from newscrawl.text import comparable

TITLE = "나루시 도서관 정책 다시 살핀다"
FIFTEEN = "나루시 도서관 정책을 다시 살피기로"


def document(body: str) -> Document:
    return Document.of(
        HtmlResponse("https://naru.example/1", body=f"<body>{body}</body>".encode(), encoding="utf-8")
    )


def text_of(found: Candidate | None) -> str | None:
    return None if found is None else str(found.value)


def shown(body: str, *claimed: str, names: tuple[str, ...] = ()) -> str | None:
    return text_of(shown_title(document(body), claimed or (TITLE,), frozenset(map(comparable, names))))


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<p>{TITLE}</p>", TITLE), ("<p>다른 이야기 하나</p>", None), (f"<p>“{TITLE}”</p>", f"“{TITLE}”"), (f"<p>{TITLE} {'가' * 200}</p>", None),
        # a heading before a line, an element named for it before a line
        (f"<p>{TITLE}!</p><h2>{TITLE}</h2>", TITLE), (f"<p>{TITLE}!</p><div class=tit>{TITLE}</div>", TITLE), (f"<div class=tit>{TITLE}!</div><h3>{TITLE}</h3>", TITLE),
        (f"<h2>{TITLE}</h2><h2>{TITLE}!</h2>", TITLE),
        # a link is none, but in a heading
        (f"<p><a href=/1>{TITLE}</a></p>", None), (f"<h2><a href=/1>{TITLE}</a></h2>", TITLE), (f"<p><a href=/1>{TITLE[:8]}</a>{TITLE[8:]}</p>", TITLE),
        # more than half of it, from its beginning or its end
        ("<p>나루시 도서관 정책 다</p>", "나루시 도서관 정책 다"), ("<p>나루시 도서관</p>", None), ("<h2>나루시 도서관 정책</h2>", "나루시 도서관 정책"), ("<h2>나루시 도서관</h2>", None),
        ("<p>서관 정책 다시 살핀다</p>", "서관 정책 다시 살핀다"), ("<p>책 다시 살핀다</p>", None), ("<h2>정책 다시 살핀다</h2>", "정책 다시 살핀다"),
        ("<h2>나루시 도서관 문을 닫는다</h2>", None), ("<h2 class=tit>나루시 도서관 문을 닫는다</h2>", None),
    ],
)  # fmt: skip
def test_the_line_that_shows_a_title(body: str, title: str | None) -> None:
    assert shown(body) == title


@pytest.mark.parametrize(("title", "found"), [("강", False), ("도서관", False), ("서점 길", True), ("가" * 200, True), ("가" * 201, False)])  # fmt: skip
def test_a_headline_has_four_to_two_hundred_characters(title: str, found: bool) -> None:
    assert (shown(f"<h1>{title}</h1>", title) is not None) is found


@pytest.mark.parametrize(
    ("line", "claimed", "found"),
    [
        # behind a headline stand at most 21 letters that are not shown, before it 14
        ("나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다", "나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다" + "가" * 21, True),
        ("나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다", "나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다" + "가" * 22, False),
        ("나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다", "가" * 14 + "나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다", True),
        ("나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다", "가" * 15 + "나루시 도서관 정책을 모두 다시 살피기로 오늘 아침 정했다", False),
        # a title that is cut says how the headline begins
        (TITLE, "나루시 도서관…", True), (TITLE, "나루시 도서관...", True), (TITLE, "나루시 도서관", False), (TITLE, "가람시 도서관…", False),
        # letters of two cases
        ("EBay opens a library", "eBay opens a library", True), ("The library opens", "The Library Opens", True),
        # of fifteen letters eight are more than half, at its beginning and at its end
        ("나루시 도서관 정책", FIFTEEN, True), ("나루시 도서관 정", FIFTEEN, False),
        ("책을 다시 살피기로", FIFTEEN, True), ("을 다시 살피기로", FIFTEEN, False),
        # seven letters are enough
        ("나루시도서관", "나루시도서관 문을", False), ("나루시도서관새", "나루시도서관새 문을", True),
    ],
)  # fmt: skip
def test_how_much_a_line_shows_of_a_title(line: str, claimed: str, found: bool) -> None:
    assert shown(f"<p>{line}</p>", claimed) == (line if found else None)


def test_a_title_is_shown_in_any_case() -> None:
    shown_in_capitals = "EBay shuts its old LIBRARY"
    assert shown(f"<h1>{shown_in_capitals}</h1>", "ebay shuts its old library - Naru") == shown_in_capitals
    assert shown(f"<h1>{shown_in_capitals}</h1>", "Naru: ebay shuts its old library") == shown_in_capitals


def test_the_first_of_several_titles_is_looked_for() -> None:
    one, other = "나루시 도서관 정책 살핀다", "가람군 봄꽃 잔치 열린다"
    assert shown(f"<p>{other}</p><p>{one}</p>", one, other) == one
    assert shown(f"<p>{other}</p>", one, other) == other
    assert shown(f"<h2>{other}</h2><p>{one}</p>", one, other) == other


def test_what_the_page_calls_itself_is_no_headline() -> None:
    title = "나루마당 이야기 새로 열다"
    assert shown("<h1>나루마당 이야기</h1>", title, names=("나루마당 이야기",)) is None
    assert shown("<h1>나루마당 이야기</h1>", title) == "나루마당 이야기"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        # the only h1, else the first heading or line named for one
        ("<h2>첫째로 나온 소제목</h2><h1>하나뿐인 큰 제목</h1>", "하나뿐인 큰 제목"), ("<h2>첫째로 나온 소제목</h2><h1>큰 제목이 하나</h1><h1>큰 제목이 또 하나</h1>", "첫째로 나온 소제목"),
        ("<p class=tit>이름이 제목인 줄</p><h2>둘째로 나온 소제목</h2>", "이름이 제목인 줄"), ("<p>이름이 없는 줄이다</p>", None),
        # eight characters, no link, in no box, over no other articles
        ("<h2>여덟 글자 됨</h2>", None), ("<h2>여덟 글자가 됨</h2>", "여덟 글자가 됨"), ("<h1><a href=/1>하나뿐인 큰 제목</a></h1>", None),
        ("<aside><h1>하나뿐인 큰 제목</h1></aside><p>나루시는 새 도서관을 열었다고 밝혔다.</p><h2>둘째로 나온 소제목</h2>", "둘째로 나온 소제목"), ("<h2>이 시각 많이 본 뉴스</h2><h2>둘째로 나온 소제목</h2>", "둘째로 나온 소제목"),
        # on a page without headings a line in bold within five lines above the first time
        ("<p><b>굵은 글씨의 한 줄</b></p><p>2025.02.05</p>", "굵은 글씨의 한 줄"), ("<p><b>굵은 글씨의 한 줄</b></p><p>나루시</p>", None),
        ("<p><b>굵은 글씨의 한 줄</b></p>" + "<p>나루</p>" * 4 + "<p>2025.02.05</p>", "굵은 글씨의 한 줄"), ("<p><b>굵은 글씨의 한 줄</b></p>" + "<p>나루</p>" * 5 + "<p>2025.02.05</p>", None),
        ("<p>2025.02.05</p><p><b>굵은 글씨의 한 줄</b></p>", None), ("<p><b>굵은 글씨 줄</b></p><p>2025.02.05</p>", None), ("<p><b><a href=/1>굵은 글씨의 한 줄</a></b></p><p>2025.02.05</p>", None),
    ],
)  # fmt: skip
def test_a_heading_that_can_be_a_headline(body: str, title: str | None) -> None:
    assert text_of(heading_title(document(body))) == title


@pytest.mark.parametrize(
    ("h1", "claimed", "found"),
    [
        # a fifth of the words that both have between them
        ("alpha beta gamma", "alpha one1 two2", False), ("alpha beta gamma", "alpha one1 two2 gamma", True), ("alpha beta", "alpha one two four", False),
        ("alpha beta", "alpha one1 two2", True), ("The of in", "The of in", True), ("abc", "abc", False), ("가람시 도서관", "가람시 시청", True),
    ],
)  # fmt: skip
def test_an_h1_shares_words_with_a_title(h1: str, claimed: str, found: bool) -> None:
    assert bool(shared_h1(document(f"<h1>{h1}</h1>"), [claimed])) is found


def test_the_h1_that_shares_most() -> None:
    page = document("<h1>Harbour notes</h1><h1>The ferry returns home</h1><h2>The ferry returns</h2>")
    assert text_of(shared_h1(page, ["Ferry returns: harbour glad"])) == "The ferry returns home"
    assert shared_h1(page, []) is None
    assert shared_h1(page, ["..."]) is None
    names = frozenset(("theferryreturnshome",))
    assert shared_h1(page, ["Ferry returns: harbour glad"], names) is None


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<a href=/>Harbour notes</a>", False), ("Harbour notes", True), ("<a href=/>Harbour</a> notes", True),
        ("<a href=/>The ferry returns</a>", True),
    ],
)  # fmt: skip
def test_a_name_is_the_smaller_part_of_a_title_and_all_one_link(markup: str, found: bool) -> None:
    claimed = ["The ferry returns to Harbour notes"] if "Harbour" in markup else ["The ferry returns - Notes"]
    assert bool(shared_h1(document(f"<h1>{markup}</h1>"), claimed)) is found


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h1>하나뿐인 큰 제목</h1>", "하나뿐인 큰 제목"), ("<h1>하나뿐인 큰 제목</h1><h1>둘째의 큰 제목</h1>", None), ("<h1>하나뿐인 큰 제목</h1><h1>나루시</h1>", "하나뿐인 큰 제목"),
        ("<h1><a href=/1>하나뿐인 큰 제목</a></h1>", None), ("<aside><h1>하나뿐인 큰 제목</h1></aside><p>나루시는 새 도서관을 열었다고 밝혔다.</p>", None), ("<h2>하나뿐인 큰 제목</h2>", None), ("<h1>여덟 글자 됨</h1>", None),
    ],
)  # fmt: skip
def test_the_only_h1(body: str, title: str | None) -> None:
    assert text_of(only_h1(document(body))) == title


BEGUN, ENDING = "나루시 도서관 정책", "도서관 정책 다시 살핀다"


@pytest.mark.parametrize(
    ("body", "claimed", "title"),
    [
        # the whole title in a line before its beginning or end in a heading, that in an element named for it before that in a line
        (f"<h2>{BEGUN}</h2><p>{TITLE}</p>", TITLE, TITLE), (f"<h2>{ENDING}</h2><p>{TITLE}</p>", TITLE, TITLE),
        ("<p>나루시 도서관 정책 다</p><div class=tit>나루시 도서관 정책</div>", TITLE, BEGUN), ("<p>서관 정책 다시 살핀다</p><div class=tit>정책 다시 살핀다</div>", TITLE, "정책 다시 살핀다"),
        # a heading that goes on where the head has cut the title before a line that has it as cut, a heading so cut before a line that goes on
        (f"<p>나루시 도서관</p><h2>{TITLE}</h2>", "나루시 도서관…", TITLE), (f"<p>{TITLE}</p><h2>나루시 도서관</h2>", "나루시 도서관…", "나루시 도서관"),
        # behind or before more than a tail a heading alone is not enough, one named for a title is
        (f"<h2>{BEGUN}</h2>", BEGUN + "가" * 22, None), (f"<h2 class=tit>{BEGUN}</h2>", BEGUN + "가" * 22, BEGUN), (f"<p>{BEGUN}</p>", BEGUN + "가" * 7, BEGUN), (f"<p>{BEGUN}</p>", BEGUN + "가" * 8, None),
        (f"<h2>{BEGUN}</h2>", "가" * 15 + BEGUN, None), (f"<h2 class=tit>{BEGUN}</h2>", "가" * 15 + BEGUN, BEGUN),
        # three letters are a title's
        ("<h1>가나!!</h1>", "가나!!", None), ("<h1>가나다!</h1>", "가나다!", "가나다!"),
    ],
)  # fmt: skip
def test_the_surest_line_shows_the_title(body: str, claimed: str, title: str | None) -> None:
    assert shown(body, claimed) == title


LONGER = f"{TITLE} 어제"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a heading is as sure as an element named for a title
        (f"<h2>{TITLE}</h2>", f"<div class=tit>{TITLE}</div>"),
        # an h1 that says more, a smaller heading that says just it
        (f"<h1>{LONGER}</h1>", f"<h2>{TITLE}</h2>"),
        # a heading in a box or a link is as sure as a line in the page
        (f"<aside><h1>{TITLE}</h1></aside>", f"<p>{TITLE}</p>"), (f"<h2><a href=/1>{TITLE}</a></h2>", f"<p>{LONGER}</p>"),
    ],
)  # fmt: skip
def test_of_two_lines_as_sure_the_first_is_the_headline(one: str, other: str) -> None:
    assert title_line(document(one + other), TITLE) == title_line(document(other + one), TITLE) == 0


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (f"<p>{TITLE}</p>", f"<h2>{LONGER}</h2>"), (f"<h2>{TITLE}</h2>", f"<h1>{TITLE}</h1>"), (f"<p>{LONGER}</p>", f"<p>{TITLE}</p>"),
        (f"<aside><h1>{TITLE}</h1></aside>", f"<h2>{LONGER}</h2>"), (f"<h1><a href=/1>{TITLE}</a></h1>", f"<h2>{LONGER}</h2>"), (f"<div class=tit>{LONGER}</div>", f"<h1>{LONGER}</h1>"),
    ],
)  # fmt: skip
def test_the_surer_of_two_lines_is_the_headline(less: str, more: str) -> None:
    assert (title_line(document(less + more), TITLE), title_line(document(more + less), TITLE)) == (1, 0)


TEN = "가나다라마바사아자차"


@pytest.mark.parametrize(
    ("body", "title", "line"),
    [
        (f"<p>{LONGER}</p>", TITLE, 0), (f"<h2><a href=/1>{LONGER}</a></h2>", TITLE, -1), ("<p>다른 이야기 하나</p>", TITLE, -1),
        # four letters are a headline
        ("<p>도서관</p>", "도서관", -1), ("<p>새도서관</p>", "새도서관", 0),
        # nine letters of it, in other letters too, and at most three times as much and twenty characters
        (f"<p>{TEN[:9]}</p>", TEN, 0), (f"<p>{TEN[:8]}</p>", TEN, -1), (f"<p>{TEN}{'나' * 40}</p>", TEN, 0), (f"<p>{TEN}{'나' * 41}</p>", TEN, -1),
        ("<p>Ferries return home</p>", "ferries return home", 0), ("<p>“Ferries return home”</p>", "ferries return home", 0),
        # a badge of sixteen letters before eight of a headline in a heading
        (f"<h2>{'나' * 16}{TEN}</h2>", TEN, 0), (f"<h2>{'나' * 17}{TEN}</h2>", TEN, -1), (f"<p>나{TEN}</p>", TEN, -1),
        (f"<h2>나루{TEN[:8]}</h2>", TEN[:8], 0), (f"<h2>나루{TEN[:7]}</h2>", TEN[:7], -1), (f"<p>나루</p><h2>나{TEN}</h2>", TEN, 1),
    ],
)  # fmt: skip
def test_the_line_of_a_known_headline(body: str, title: str, line: int) -> None:
    assert title_line(document(body), title) == line


@pytest.mark.parametrize(("place", "title"), [(60, "굵은 글씨의 한 줄"), (70, None)])
def test_a_time_stands_in_the_first_characters_of_its_line(place: int, title: str | None) -> None:
    line = "2025.02.05".rjust(place, "나")
    assert text_of(heading_title(document(f"<p><b>굵은 글씨의 한 줄</b></p><p>{line}</p>"))) == title
