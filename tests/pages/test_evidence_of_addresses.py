"""What a page's address says for an article, and against one, beside what the page shows."""

from dataclasses import replace

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import explain_article
from newscrawl.pages.evidence import Evidence
from newscrawl.sites import GENERIC

ARTICLE = "https://www.naru.example/news/articleView.html?idxno=20411"
UNKNOWN = "https://www.naru.example/story"
TAG = "https://www.naru.example/tag/library"
FRONT = "https://www.naru.example/"
HEADLINES = "".join(
    f"<li><a href=/news/{n}>가람시의 오늘 소식에서 더 읽을 {n}번째 기사</a></li>" for n in range(9)
)


def refused(body: str, url: str, head: str = "") -> str:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return explain_article(HtmlResponse(url, body=page.encode(), encoding="utf-8"), GENERIC).refusal or ""


def short(title: str, byline: str, *paragraphs: str, links: str = HEADLINES) -> str:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<title>{title}</title><h1>{title}</h1><p>{byline}</p><div>{text}</div><ul>{links}</ul>"


FOREIGN = "".join(
    f"<li><a href=/news/{n}>Old mill to become homes for {n} students</a></li>" for n in range(9)
)
SHORT = [
    short("[바로잡습니다] 3월 4일자 8면", "2025.03.05", "3월 4일자 8면 기사의 ‘32억 원’은 ‘23억 원’의 잘못이므로 바로잡습니다."),
    short("도서관 주차장 늘려 주세요", "남다온·나루시 새봄동 | 2025.03.05", "주말에 아이와 도서관에 갔다가 차를 대지 못했다. 언제 늘리는가."),
    short("[낱말 퍼즐] 12회", "2025.03.05", "가로 열쇠: 1. 봄에 부는 바람.", "세로 열쇠: 2. 그물."),
    short("나루 앞바다서 어선 뒤집혀", "구해솔 기자", "5일 오전 9시쯤 나루 앞바다에서 9t급 어선이 뒤집혔다. 선원 둘은 구조됐다."),
    short("Correction", "March 5, 2025", "A story on March 4 misstated the budget. It is $2.3 million.", links=FOREIGN),
    short("Korrektur", "5. März 2025", "Der Etat beträgt 2,3 Millionen Euro, nicht 3,2 Millionen, wie es hieß.", links=FOREIGN),
    short("港橋の下で火災", "2025年3月5日", "5日午前、港橋の下で火災があり、橋が通行止めになった。けが人はいない。", links=FOREIGN),
]  # fmt: skip


@pytest.mark.parametrize("body", SHORT)
def test_an_address_speaks_for_a_short_article_among_many_links(body: str) -> None:
    assert refused(body, ARTICLE) == ""
    assert refused(body, TAG).startswith("list")


@pytest.mark.parametrize(
    "said",
    [
        "이 기사는 유료 구독자만 볼 수 있습니다. 구독하시면 제한 없이 읽으실 수 있습니다.",
        "본인 확인을 위해 성인 인증을 해 주시기 바랍니다. 청소년은 볼 수 없습니다.",
        "자동화된 요청이 감지되었습니다. 아래 보안 문자를 입력해 주시기 바랍니다.",
    ],
)
def test_an_address_alone_says_nothing(said: str) -> None:
    assert refused(f"<title>안내</title><h1>안내</h1><div><p>{said}</p></div>", ARTICLE)


def test_how_much_an_address_says() -> None:
    nothing = Evidence(*[False] * 8, kinds=frozenset())
    assert replace(nothing, likeness=2).count == 0
    assert replace(nothing, likeness=2, dated=True).count == 1.5
    assert replace(nothing, likeness=2, signed=True).count == 1.75
    assert replace(nothing, likeness=1, dated=True).count == 0.75


TEASERS = "".join(
    f"<div><h4><a href=/news/{n}>가람시의 오늘 소식에서 더 읽을 {n}번째 기사</a></h4></div>" for n in range(60)
) + "".join(
    f"<p>{n}월 나루시는 도서관을 새로 열고 시민 4천여 명을 맞았으며 주차장과 버스를 더 늘리기로 했다.</p>" for n in range(25)
)  # fmt: skip


def test_an_address_of_a_list_is_one_where_links_outnumber_a_long_text() -> None:
    page = f"<title>도서관</title><h1>도서관</h1><p>2025.03.05 10:20</p><div>{TEASERS}</div>"
    assert refused(page, TAG).startswith("list")
    assert refused(page, UNKNOWN) == ""
    assert refused(page, ARTICLE) == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://www.naru.example/photo/view/81",
        "https://www.naru.example/video/81",
        "https://blog.naru.example/81",
    ],
)
def test_an_address_that_names_something_else_is_no_veto(url: str) -> None:
    body = short(
        "새 도서관 둘러보는 시민",
        "구해솔 기자 | 2025.03.05 11:40",
        "시민들이 5일 나루시 새 도서관을 둘러보고 있다.",
        links="",
    )
    assert refused(body, url) == ""
    described = '<meta property="og:description" content="시민들이 5일 나루시 새 도서관을"><meta property="og:type" content="article">'
    assert refused(body + f"<ul>{HEADLINES}</ul>", url, described) == ""


def test_a_collection_says_that_it_is_one() -> None:
    body = short(
        "나루의 봄", "2025.03.05 11:40", "나루시는 5일 봄 소식을 모아 전하기로 했다고 밝혔다.", links=""
    )
    for kind in ("CollectionPage", "SearchResultsPage"):
        linked = f'<script type="application/ld+json">{{"@type": "{kind}"}}</script>'
        assert refused(body, ARTICLE, linked) == f"list: its metadata call it {kind}"
        both = linked.replace(
            f'{{"@type": "{kind}"}}', f'[{{"@type": "{kind}"}}, {{"@type": "NewsArticle"}}]'
        )
        assert refused(body, ARTICLE, both) == ""
    assert refused(body, ARTICLE, linked.replace(kind, "WebPage")) == ""


LONG = "".join(
    f"<p>{n}일째 나무를 깎으며 배운 것을 여기에 적어 두고 다른 이들도 따라 해 보기를 바란다.</p>"
    for n in range(40)
)


def test_the_only_text_of_a_site_may_stand_at_its_address() -> None:
    blog = f"<title>나무를 깎는 사람</title><h1>나무를 깎는 사람</h1><p>2025.03.05</p><div>{LONG}</div>"
    assert refused(blog, FRONT) == ""
    assert refused(blog + f"<ul>{HEADLINES * 5}</ul>", FRONT).startswith("front page")
    assert refused(blog.replace(LONG, LONG[:300]), FRONT).startswith("front page")


def test_links_make_a_front_page_of_what_may_be_an_article() -> None:
    text = "나루시는 봄 소식을 모아 전하기로 했다고 밝혔다. " * 50
    body = short("나루의 봄", "2025.03.05 11:40", text)
    assert refused(body, FRONT).startswith("front page")
    assert refused(body, FRONT, '<meta property="og:type" content="article">') == ""
    assert refused(body.replace(HEADLINES, ""), FRONT) == ""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("“페이지를 찾을 수 없습니다”…나루시 누리집 먹통", "나루시 누리집이 5일 오전 세 시간 동안 멈췄다고 시가 밝혔다."),
        ("삭제된 기사 누르니 광고만…낚시 링크 주의보", "삭제된 기사라는 안내 뒤에 광고를 띄우는 링크가 퍼지고 있다."),
        ("가람은행 시스템 점검에 손님들 불편", "가람은행이 5일 시스템 점검을 하면서 손님들이 불편을 겪었다."),
    ],
)  # fmt: skip
def test_an_article_on_errors_has_its_day_and_its_author(title: str, text: str) -> None:
    assert refused(short(title, "구해솔 기자 | 입력 2025.03.05 11:40", text), ARTICLE) == ""
    assert refused(short(title, "", text), ARTICLE).startswith("error page")


@pytest.mark.parametrize(
    "field", ["<input type=password>", "<form><input name=id><input type=password></form>"]
)
def test_a_short_article_may_ask_who_comments_for_a_password(field: str) -> None:
    body = short("어선 뒤집혀", "2025.03.05 11:40", "5일 나루 앞바다에서 어선이 뒤집혔으나 모두 구조됐다.")
    assert refused(body + field, ARTICLE) == ""
    assert refused(body.replace("2025.03.05 11:40", "") + field, ARTICLE).startswith("login")


ROW = "<a href=/news/{0}>나루시 도서관 새로 문을 열어 {0}</a><p>나루시는 {0}일 도서관을 새로 열고 시민을 맞았다고 밝혔다.</p>"


def test_an_article_may_sum_up_others() -> None:
    rows = "".join(ROW.format(n) for n in range(2, 8))
    briefing = f"<title>이번 주 나루</title><h1>이번 주 나루</h1><p>구해솔 기자 | 2025.03.05 11:40</p><div>{rows}</div>"
    assert refused(briefing, ARTICLE) == ""
    assert refused(briefing, UNKNOWN).startswith("list")
