"""The lists of a portal, read from its menu."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.lists.discovery import categories, rankings_linked, read_menu
from newscrawl.sites import GENERIC, NoSuchList, get
from newscrawl.sites.sources import ListSource, MenuRule, chosen

HOME = "https://portal.example.kr/"
MENU = (
    '<section class="topWrap fixed"><div class="pc menuBox">'
    '<ul class="dep1"><li><a href="/category/current">뉴스</a></li></ul>'
    '<div class="dep2 on"><dl><a href="/category/current"><dt>시사</dt></a></dl>'
    '<dl><a href="/category/economy/"><dt> 경제 <br> 금융 </dt></a></dl>'
    '<dl><a href="https://vote.example.net/category/star"><dt>투표</dt></a></dl>'
    '<dl><a href="/category/7/news/123"><dt>속보</dt></a></dl>'
    '<dl><a href="/category/empty"><dt> </dt></a></dl>'
    '<dl><a href="/category/current"><dt>시사 전체</dt></a></dl></div></div></section>'
    '<section class="slideMenu"><dl><a href="/category/current"><dt>시사 모두</dt></a></dl></section>'
)


def page(body: str) -> HtmlResponse:
    return HtmlResponse(HOME, body=f'<html><body><div id="root">{body}</div></body></html>'.encode())


def menu_of(kind: str) -> ListSource:
    return next(source for source in get("dctrend").lists if source.kind == kind)


def test_every_category_has_the_lists_of_the_kind() -> None:
    sources = read_menu(page(MENU), get("dctrend"), menu_of("mainnews"))
    assert [(one.url, one.name, one.section, one.on_article) for one in sources] == [
        ("/category/current", "뉴스", "시사", False),
        ("/category/current", "최신 기사", "시사", False),
        ("/category/current", "주요뉴스", "시사", True),
        ("/category/economy", "뉴스", "경제 금융", False),
        ("/category/economy", "최신 기사", "경제 금융", False),
        ("/category/economy", "주요뉴스", "경제 금융", True),
    ]
    assert {one.kind for one in sources} == {"mainnews"}


def test_the_kind_asked_for_decides() -> None:
    sources = read_menu(page(MENU), get("dctrend"), menu_of("trending"))
    assert [(one.kind, one.name, one.section) for one in sources] == [
        ("trending", "실시간 인기기사", "시사"),
        ("trending", "실시간 인기기사", "경제 금융"),
    ]


def test_a_page_without_a_menu_names_no_list() -> None:
    assert read_menu(page("<p>점검 중입니다</p>"), get("dctrend"), menu_of("mainnews")) == []


def test_a_site_that_declares_no_menu_has_none() -> None:
    assert read_menu(page(MENU), GENERIC, menu_of("mainnews")) == []


def test_templates_are_filled_in_every_part() -> None:
    template = ListSource(
        kind="mainnews",
        url="/c/{code}",
        name="{label} 뉴스",
        section="{label}",
        paging="/c/{code}?page={page}",
    )
    rule = MenuRule(links="//a", label=".", lists=(template,), seen=HOME)
    [source] = rule.lists_of("mainnews", "it-tech", "IT·과학")
    assert (source.url, source.name, source.section) == ("/c/it-tech", "IT·과학 뉴스", "IT·과학")
    assert source.paging == "/c/it-tech?page={page}"
    assert rule.lists_of("trending", "it-tech", "IT·과학") == []


def test_a_menu_is_kept_for_any_section_and_what_it_names_is_chosen_from() -> None:
    assert get("dctrend").lists_for("mainnews", ["시사"]) == [menu_of("mainnews")]
    sources = read_menu(page(MENU), get("dctrend"), menu_of("mainnews"))
    assert {one.section for one in chosen(sources, "dctrend", ["시사"])} == {"시사"}
    with pytest.raises(NoSuchList, match="no mainnews list of section 우주; sections are 시사, 경제 금융"):
        chosen(sources, "dctrend", ["우주"])


def test_a_single_list_has_no_further_pages_though_its_page_has_some() -> None:
    single = ListSource(kind="mainnews", url="/c", paging="/c?page={page}", single=True)
    assert single.next(HOME, f"{HOME}c") is None


PLAIN = (
    '<header><a href="/">새소리뉴스</a><a href="/member/login">로그인</a>'
    '<a href="/category/politics">정치</a><a href="/category/economy">경제</a>'
    '<a href="/category/life">살림</a><a href="/category/world"> 국제 </a>'
    '<a href="https://vote.example.net/category/star">연예</a><a href="http://[">사회</a></header>'
    '<a href="/category/1/news/5">새소리시 시장, 경제 살리기에 나서기로</a>'
)


def test_the_menu_of_an_undeclared_page_names_its_categories_too() -> None:
    assert [(one.url, one.section, one.kind) for one in categories(page(PLAIN), "trending")] == [
        (f"{HOME}category/politics", "정치", "trending"),
        (f"{HOME}category/economy", "경제", "trending"),
        (f"{HOME}category/life", "살림", "trending"),
        (f"{HOME}category/world", "국제", "trending"),
    ]


def test_a_menu_behind_an_early_end_of_the_page_is_read() -> None:
    early = page("").replace(body=f"<html><body>나루</body></html>{PLAIN}".encode())
    assert len(categories(early, "mainnews")) == 4


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<a href="/a/1">정치</a><a href="/b/2">경제</a><a href="/c/3">사회</a><a href="/d/4">국제</a>',
        '<a href="/c/1">도서</a><a href="/c/2">음반</a><a href="/c/3">문구</a><a href="/c/4">경제</a>',
        "".join(f'<a href="https://other.example/c/{name}">{name}</a>' for name in ("정치", "경제", "사회")),
    ],
    ids=["empty", "unlike-addresses", "a-shop", "another-host"],
)
def test_a_page_without_such_a_menu_has_no_categories(body: str) -> None:
    assert categories(page(body), "mainnews") == []


def test_the_rankings_that_a_page_links() -> None:
    links = (
        ("/ranking", "랭킹뉴스"),
        ("/news/2026112000012345", "인기 많은 겨울 바다, 올해는 축제 없이 조용히 보낸다"),
        ("#popular", "많이 본 뉴스"),
        ("/politics", "정치"),
        ("/ranking", "많이 본 뉴스"),
        ("https://other.example.net/rank", "실시간 인기"),
        (HOME, "실시간"),
        ("/most/comments", "댓글 많은 뉴스"),
    )
    body = "".join(f'<a href="{address}">{label}</a>' for address, label in links)
    assert rankings_linked(page(body)) == [f"{HOME}ranking", f"{HOME}most/comments"]
    assert rankings_linked(page("<a href='/politics'>정치</a>")) == []


@pytest.mark.parametrize(("label", "found"), [("이번 주 많이 본 뉴스", 1), ("지난 한 달 많이 본 뉴스", 0)])
def test_the_name_of_a_ranking_has_twelve_characters(label: str, found: int) -> None:
    assert len(rankings_linked(page(f"<a href='/rank'>{label}</a>"))) == found


def test_three_rankings_are_taken() -> None:
    links = "".join(f"<a href='/rank/{number}'>많이 본 뉴스</a>" for number in range(4))
    assert rankings_linked(page(links)) == [f"{HOME}rank/{number}" for number in range(3)]


@pytest.mark.parametrize(
    ("label", "found"), [("나루시 어린이 새 소식", True), ("나루시 어린이들의 새 소식", False)]
)
def test_the_name_of_a_category_has_twelve_characters(label: str, found: bool) -> None:
    menu = f"{PLAIN}<a href='/category/children'>{label}</a>"
    assert (label in [one.section for one in categories(page(menu), "mainnews")]) is found


@pytest.mark.parametrize(("names", "found"), [(("정치", "경제"), 0), (("정치", "경제", "사회"), 3)])
def test_a_menu_names_three_sections(names: tuple[str, ...], found: int) -> None:
    menu = "".join(f"<a href='/section/{place}'>{name}</a>" for place, name in enumerate(names))
    assert len(categories(page(menu), "mainnews")) == found
