"""What makes a page no article, one sign at a time."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import explain_article
from newscrawl.sites import GENERIC

TEXT = "".join(
    f"<p>나루시는 {day}일 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다.</p>"
    for day in range(3, 15)
)
TITLE = "나루시 정책 다시 살핀다"
DESCRIBED = '<meta property="og:description" content="나루시는 3일 시청에서 회의를 열고">'


def refused(
    body: str = f"<h1>{TITLE}</h1><div>{TEXT}</div>",
    url: str = "https://www.naru.example/a/1",
    head: str = "",
) -> str | None:
    page = f"<html><head><title>{TITLE}</title>{head or DESCRIBED}</head><body>{body}</body></html>"
    return explain_article(HtmlResponse(url, body=page.encode(), encoding="utf-8"), GENERIC).refusal


def test_a_headline_over_a_text_is_an_article() -> None:
    assert refused() is None


@pytest.mark.parametrize(
    "name", ["q", "query", "search", "keyword", "searchword", "stx", "sc_word", "kwd", "word", "p"]
)
def test_an_address_that_asks_is_a_search(name: str) -> None:
    assert (refused(url=f"https://www.naru.example/search?{name}=1") or "").startswith("search")
    assert (refused(url=f"https://search.naru.example/a?{name.upper()}=1") or "").startswith("search")
    assert refused(url=f"https://www.naru.example/a?{name}=1") is None
    assert refused(url=f"https://www.naru.example/search?x{name}=1") is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/index.html",
        "/index.htm",
        "/index.php",
        "/index.jsp",
        "/index.asp",
        "/main.nhn",
        "/main.naver",
        "/home",
        "/default.asp",
        "/main/",
    ],
)
def test_the_address_of_the_site_is_its_front_page(path: str) -> None:
    assert (refused(url=f"https://www.naru.example{path}") or "").startswith("front page")
    assert refused(url=f"https://www.naru.example{path}?id=3") is None
    assert refused(url=f"https://www.naru.example/a{path}.x") is None


@pytest.mark.parametrize(
    "kind",
    [
        "AboutPage",
        "ContactPage",
        "FAQPage",
        "FinancialProduct",
        "JobPosting",
        "Offer",
        "Product",
        "ProfilePage",
        "QAPage",
    ],
)
def test_metadata_may_call_it_something_else(kind: str) -> None:
    head = DESCRIBED + f'<script type="application/ld+json">{{"@type": "{kind}"}}</script>'
    assert refused(head=head) == f"notice: its metadata call it {kind}"
    assert refused(head=head.replace(kind, "Thing")) is None


@pytest.mark.parametrize("number", ["404", "403", "500", "503"])
def test_a_number_is_an_error(number: str) -> None:
    body = "<h1>{}</h1><div><p>나루시청의 그 글은 이제 여기에 없다고 한다.</p></div>"
    head = '<meta property="og:title" content="{}"><meta property="og:type" content="article">'
    shown = f"{number} 나루시청 안내"
    assert (refused(body.format(shown), head=head.format(shown)) or "").startswith("error page")


def inputs(count: int, kind: str) -> str:
    return f"<form>{f'<input type={kind}>' * count}</form>"


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("text", True),
        ("email", True),
        ("hidden", False),
        ("submit", False),
        ("image", False),
        ("button", False),
    ],
)
def test_a_form_has_many_fields(kind: str, counts: bool) -> None:
    short = f"<h1>{TITLE}</h1><div>{TEXT[: TEXT.index('</p>') + 4] * 2}</div>"
    assert ("form" in (refused(short + inputs(6, kind)) or "")) is counts


PASSWORD = "<form><input name=id><input type=password></form>"


def test_a_password_is_asked_for() -> None:
    assert refused(f"<h1>나루</h1>{PASSWORD}") == "login: a field for a password"


def test_an_article_may_ask_those_who_comment_for_a_password() -> None:
    article = f"<h1>{TITLE}</h1>{STAMP}<div>{TEXT}</div>{PASSWORD}"
    assert refused(article, head="<meta>") is None
    assert refused(article.replace(STAMP, ""), head="<meta>") == "login: a field for a password"


STAMP = "<p>입력 2025.02.05 15:22</p>"
LINKS = "".join(
    f"<li><a href=/a/{row}>나루시 소식 모음에서 더 읽을 {row}번째 기사</a></li>" for row in range(30)
)


def test_a_short_article_may_stand_among_many_links() -> None:
    """Its headline, its time and its text stand together, and nothing else on the page says what it is."""
    text = TEXT[: 2 * len(TEXT) // 12]
    article = f"<ul>{LINKS}</ul><h1>{TITLE}</h1>{STAMP}<div>{text}</div><ul>{LINKS}</ul>"
    assert refused(article, head="<meta>") is None
    assert (refused(article.replace(STAMP, ""), head="<meta>") or "").startswith("list")


@pytest.mark.parametrize("stamp", ["2025.02.05 15:22", "1999-12-31 09:10:11", "2025. 2. 5. 15:22"])
def test_entries_with_dates_are_a_list(stamp: str) -> None:
    rows = "".join(f"<p>나루 소식 {row} {stamp}</p>" for row in range(5))
    short = "<h1>나루 소식</h1>"
    assert refused(short + rows) == "list: 5 entries, each with its date"
    assert "each with its date" not in (
        refused(short + rows.replace(f"<p>나루 소식 4 {stamp}</p>", "")) or ""
    )


def test_rows_of_linked_headlines_are_a_list() -> None:
    row = "<div><a href=/{0}>나루시 도서관 새로 문을 열어 {0}</a><p>나루시는 {0}일 도서관을 새로 열고 시민을 맞았다고 밝혔다.</p></div>"
    rows = "".join(row.format(number) for number in range(2, 8))
    assert (refused(f"<h1>나루 소식</h1><div>{rows}</div>") or "").startswith("list")


@pytest.mark.parametrize(("end", "is_list"), [(" …", True), ("..", True), (".", False)])
def test_teasers_that_are_cut_off_are_no_long_text(end: str, is_list: bool) -> None:
    words = "나루시는 도서관을 새로 열고 시민 4천여 명을 맞았으며 주차장을 넓히고 버스 노선도 늘리기로 했다고 밝혔다"
    teasers = "".join(f"<p>{number}월 {words}{end}</p>" for number in range(1, 25))
    page = f"<h1>나루 소식</h1><div>{teasers}</div><ul>{LINKS}{LINKS}</ul>"
    article = "https://www.naru.example/news/articleView.html?idxno=20411"
    assert (refused(page, article, head="<meta>") or "").startswith("list") is is_list
    assert (refused(page, head="<meta>") or "").startswith("list")


def test_scripts_and_nothing_else_are_an_empty_shell() -> None:
    assert (refused("<div id=root></div><script>start()</script>") or "").startswith("empty shell")
    lines = "".join(f"<p>나루 {number}</p>" for number in range(5))
    assert (refused(lines + "<script>start()</script>") or "") == "empty shell: scripts and no running text"


def test_what_an_article_says_further_down_is_not_what_the_page_is() -> None:
    dated = DESCRIBED + '<meta property="article:published_time" content="2025-02-05T15:22:00+09:00">'
    news = [f"<p>나루시는 {day}일 시청에서 회의를 열고 누리집을 고쳤다고 밝혔다.</p>" for day in range(3, 9)]
    quoted = "<p>누리집에는 ‘페이지를 찾을 수 없습니다’라는 안내만 떴다.</p>"
    assert refused(f"<h1>{TITLE}</h1><div>{''.join([*news, quoted])}</div>", head=dated) is None
    first = refused(f"<h1>{TITLE}</h1><div>{''.join([quoted, *news])}</div>", head="<meta>")
    assert (first or "").startswith("error page")


SIGN_IN = "<p>로그인이 필요한 서비스를 나루시가 고쳐 이달부터 새로 연다고 시청이 5일 밝혔다.</p>"


def test_an_article_may_speak_of_signing_in() -> None:
    """Neither a long text without other evidence nor a short one that is certainly an article is a form."""
    bare = "<meta name=x>"
    assert not (refused(f"<div>{SIGN_IN}{TEXT * 3}</div>", head=bare) or "").startswith("login")
    sure = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-02-05T10:00:00+09:00",'
        f'"headline": "{TITLE}"}}</script><meta property="og:type" content="article">{DESCRIBED}'
    )
    assert refused(f"<h1>{TITLE}</h1><p>홍길동 기자</p><div>{SIGN_IN}</div>", head=sure) is None
    assert (refused(f"<h1>나루</h1><div>{SIGN_IN}</div>", head=bare) or "").startswith("login")


NAVIGATION = "".join(
    f"<li><a href=/a/{row}>What else the quay has to tell, part {row}</a></li>" for row in range(30)
)
SENTENCE = "The quay keeps its coins in a jar under the stairs of the old house, and"
ESSAY = "".join(f"<p>{SENTENCE} {day}.</p>" for day in range(7))


def essay(inside: str = "", beside: str = "") -> str | None:
    head = "<title>The jar under the stairs</title><meta name=author content='Mara Quill'>"
    body = f"<ul>{NAVIGATION}</ul><h1>The jar under the stairs</h1><div>{ESSAY}{inside}</div>{beside}"
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return explain_article(HtmlResponse("https://quay.example/jar", body=page.encode()), GENERIC).refusal


def test_a_text_that_stands_alone_among_menus_is_no_list() -> None:
    """What the links of menus say of a page is less than that nearly all of its running text is one text."""
    assert essay() is None
    assert (essay(beside=f"<section>{ESSAY}</section>".replace("coins", "nets")) or "").startswith("list")
    linked = "".join(f"<p><a href=/{row}>The jar is counted for the {row}th time</a></p>" for row in range(6))
    assert (essay(inside=linked) or "").startswith("list")


@pytest.mark.parametrize(
    "inner",
    [
        "<p>가람식당에서 성실하고 밝은 분을 모십니다.</p><table><tr><th>마감일</th><td>2025-03-31</td></tr></table>",
        "<p>창간 15주년을 맞아 독자 여러분께 선물을 드립니다.</p><p>응모기간: 2025년 3월 3일 ~ 3월 31일</p>",
        "<p>이 약관은 회사와 회원의 권리와 의무를 규정합니다.</p><p>2019년 3월 1일부터 시행합니다.</p>",
    ],
)
def test_what_runs_from_one_day_to_another_is_no_article(inner: str) -> None:
    url = "https://www.naru.example/bbs/view.html?no=881"
    assert refused(f"<h1>{TITLE}</h1><div>{inner}</div>", url, head="<meta>") is not None
    dated = f"<h1>{TITLE}</h1><p>구해솔 기자 2025.03.05 11:40</p><div>{inner}</div>"
    assert refused(dated, url, head="<meta>") is None
