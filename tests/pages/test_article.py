"""Whom an article is believed from: each source gives what it says, and of two the more trusted one wins."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import Listed, read_article
from newscrawl.sites import GENERIC, Site
from newscrawl.sites.base import Rule
from newscrawl.text import KST

URL = "https://news.naru.example/story"
# Every source says something else; what each says of a field is found again in what is read.
TITLES = {
    "rule": "첫째 샘이 말한 긴 제목 하나",
    "payload": "둘째 샘이 말한 긴 제목 하나",
    "shown": "셋째 샘이 말한 긴 제목 하나",
    "meta": "셋째 샘이 말한 긴 제목 하나 그리고 나머지",
    "json-ld": "다섯째 샘이 말한 긴 제목 하나",
    "document": "여섯째 샘이 말한 긴 제목 하나",
    "heading": "일곱째 샘이 말한 긴 제목 하나",
    "list": "여덟째 샘이 말한 긴 제목 하나",
}
TEXT = "".join(
    f"<p>나루시는 {day}일 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다.</p>"
    for day in range(3, 8)
)


def site(**rules: str) -> Site:
    """A site with an XPath for some fields."""

    class Naru(Site):
        name = "naru"
        title = "나루"
        domains = ("news.naru.example",)

    return Naru().ruled_by({field: (Rule(xpath, URL),) for field, xpath in rules.items()})


def page(
    of: Site | None = None,
    *,
    head: str = "",
    top: str = "",
    text: str = TEXT,
    below: str = "",
    title: str = "",
    listed: Listed | None = None,
) -> Article:
    body = f"<html><head><title>{title}</title>{head}</head><body>{top}<div>{text}</div>{below}</body></html>"
    response = HtmlResponse(URL, body=body.encode(), encoding="utf-8")
    return read_article(response, of or site(), listed=listed)


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(properties: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {properties}}}</script>'


def minute(number: int) -> str:
    return f"2025-02-0{number}T15:22:00+09:00"


def at(number: int) -> datetime:
    return datetime(2025, 2, number, 15, 22, tzinfo=KST)


Part = dict[str, Any]
# For each field its sources as they are believed, each with what of a page makes it speak and what is read then.
TRUST: dict[str, list[tuple[str, Part, object]]] = {
    "published_at": [
        ("rule", {"rules": {"published_at": "//b[@id='at']"}, "below": f"<b id='at'>{minute(1)}</b>"}, at(1)),
        ("json-ld", {"head": linked(f'"datePublished": "{minute(3)}"')}, at(3)),
        ("meta", {"head": meta("article:published_time", minute(4))}, at(4)),
        ("shown", {"top": "<h1>나루시 정책 다시 살핀다</h1><p>2025.02.05 15:22</p>"}, at(5)),
    ],
    "modified_at": [
        ("rule", {"rules": {"modified_at": "//b[@id='at']"}, "below": f"<b id='at'>{minute(1)}</b>"}, at(1)),
        ("json-ld", {"head": linked(f'"dateModified": "{minute(3)}"')}, at(3)),
        ("meta", {"head": meta("article:modified_time", minute(4))}, at(4)),
        ("shown", {"top": "<h1>나루시 정책 다시 살핀다</h1><p>수정 2025.02.05 15:22</p>"}, at(5)),
    ],
    "section": [
        ("rule", {"rules": {"section": "//b[@id='of']"}, "below": "<b id='of'>정치</b>"}, "정치"),
        ("json-ld", {"head": linked('"articleSection": "경제"')}, "경제"),
        ("meta", {"head": meta("article:section", "사회")}, "사회"),
        ("shown", {"top": "<p>국제</p><h1>나루시 정책 다시 살핀다</h1>"}, "국제"),
    ],
    "tags": [
        ("rule", {"rules": {"tags": "//b[@id='of']"}, "below": "<b id='of'>정책,교통</b>"}, ["정책", "교통"]),
        ("shown", {"below": "<p>#도서관 #회의</p>"}, ["도서관", "회의"]),
        ("meta", {"head": meta("keywords", "시청,회의")}, ["시청", "회의"]),
        ("json-ld", {"head": linked('"keywords": "교통,시청"')}, ["교통", "시청"]),
        ("script", {"head": "<script>x = {'article_tags': '도서관,시청'}</script>"}, ["도서관", "시청"]),
    ],
    "publisher": [
        ("rule", {"rules": {"publisher": "//b[@id='of']"}, "below": "<b id='of'>가람일보</b>"}, "가람일보"),
        ("believable", {"head": meta("og:site_name", "나루일보")}, "나루일보"),
        ("list", {"listed": Listed(publisher="한들일보")}, "한들일보"),
    ],
    "copyright": [
        ("rule", {"rules": {"copyright": "//b[@id='of']"}, "below": "<b id='of'>ⓒ 가람</b>"}, "ⓒ 가람"),
        ("prose", {"text": f"{TEXT}<p>ⓒ 나루일보 무단전재 금지</p>"}, "ⓒ 나루일보 무단전재 금지"),
        ("shown", {"below": "<p>ⓒ 한들일보 무단전재 금지</p>"}, "ⓒ 한들일보 무단전재 금지"),
    ],
    "source_url": [
        (
            "rule",
            {"rules": {"source_url": "//b[@id='of']"}, "below": "<b id='of'>https://a.example/1</b>"},
            "https://a.example/1",
        ),
        ("shown", {"below": '<p><a href="https://b.example/2">기사원문</a></p>'}, "https://b.example/2"),
    ],
    "comment_count": [
        ("rule", {"rules": {"comment_count": "//b[@id='of']"}, "below": "<b id='of'>7</b>"}, 7),
        ("shown", {"below": "<p>댓글 8</p>"}, 8),
        ("json-ld", {"head": linked('"commentCount": "9"')}, 9),
    ],
    "reactions": [
        (
            "rule",
            {"rules": {"reactions": "//p[@id='of']"}, "below": "<p id='of'>기뻐요<br>3</p>"},
            {"기뻐요": 3},
        ),
        (
            "shown",
            {"below": "<div><p>이 기사 어때요?</p><ul><li>좋아요 5</li><li>슬퍼요 2</li></ul></div>"},
            {"좋아요": 5, "슬퍼요": 2},
        ),
    ],
    "subtitle": [
        (
            "rule",
            {"rules": {"subtitle": "//b[@id='of']"}, "below": "<b id='of'>첫째로 붙은 작은 제목</b>"},
            "첫째로 붙은 작은 제목",
        ),
        (
            "shown",
            {"top": "<h1>나루시 정책 다시 살핀다</h1><p class='subtitle'>셋째로 붙은 작은 제목</p>"},
            "셋째로 붙은 작은 제목",
        ),
        ("prose", {"text": f"<p class='subtitle'>넷째로 붙은 작은 제목</p>{TEXT}"}, "넷째로 붙은 작은 제목"),
        (
            "json-ld",
            {"head": linked('"alternativeHeadline": "다섯째로 붙은 작은 제목"')},
            "다섯째로 붙은 작은 제목",
        ),
        (
            "description",
            {
                "head": meta("og:title", "나루시 정책 다시 살핀다")
                + meta("og:description", "도서관과 교통 정책 다시 살피자 시민 반겨")
            },
            "도서관과 교통 정책 다시 살피자 시민 반겨",
        ),
    ],
    "authors": [
        ("rule", {"rules": {"authors": "//b[@id='of']"}, "below": "<b id='of'>홍길동</b>"}, ["홍길동"]),
        ("prose", {"text": f"{TEXT}<p>이새길 기자 saegil@naru.example</p>"}, ["이새길"]),
        ("json-ld", {"head": linked('"author": {"@type": "Person", "name": "김도연"}')}, ["김도연"]),
        ("meta", {"head": meta("article:author", "최나루")}, ["최나루"]),
        ("sign-off", {"text": f"{TEXT}<p>지금까지 나루시청에서 나루뉴스 정가람입니다.</p>"}, ["정가람"]),
    ],
}
CASES = [(field, number) for field, sources in TRUST.items() for number in range(len(sources))]


def together(*parts: Part) -> Article:
    """The article on a page that has all ``parts``."""
    rules: dict[str, str] = {}
    texts: dict[str, str] = {}
    listed = None
    for part in parts:
        for name, value in part.items():
            if name == "rules":
                rules.update(value)
            elif name == "listed":
                listed = value
            else:
                texts[name] = texts.get(name, "") + str(value)
    return page(site(**rules), listed=listed, **texts)


def value_of(article: Article, field: str) -> object:
    value = getattr(article, field)
    return [author.name for author in value] if field == "authors" else value


@pytest.mark.parametrize(("field", "number"), CASES)
def test_a_source_gives_what_it_says(field: str, number: int) -> None:
    _, part, value = TRUST[field][number]
    assert value_of(together(part), field) == value
    assert value_of(together(), field) != value


@pytest.mark.parametrize(
    ("field", "number"),
    # Sub-headlines beside the headline and at the head of the text are one sub-headline of two lines.
    [(f, n) for f, n in CASES if n + 1 < len(TRUST[f]) and (f, n) != ("subtitle", 1)],
)
def test_of_two_sources_the_more_trusted_one_wins(field: str, number: int) -> None:
    (_, part, value), (_, other, _) = TRUST[field][number], TRUST[field][number + 1]
    assert value_of(together(part, other), field) == value


def titled(*names: str) -> str | None:
    """The title of a page on which the sources ``names`` say each their own."""
    parts: dict[str, Callable[[str], Part]] = {
        "rule": lambda text: {"rules": {"title": "//b[@id='of']"}, "below": f"<b id='of'>{text}</b>"},
        "meta": lambda text: {"head": meta("og:title", text)},
        "json-ld": lambda text: {"head": linked(f'"headline": "{text}"')},
        "document": lambda text: {"title": text},
        "heading": lambda text: {"top": f"<h2>{text}</h2>"},
        "list": lambda text: {"listed": Listed(title=text)},
    }
    return together(*(parts[name](TITLES[name]) for name in names)).title


TITLED = ["rule", "meta", "json-ld", "document", "heading", "list"]


@pytest.mark.parametrize("name", TITLED)
def test_a_source_gives_its_title(name: str) -> None:
    assert titled(name) == TITLES[name]


@pytest.mark.parametrize(("first", "second"), list(pairwise(TITLED)))
def test_of_two_titles_the_more_trusted_one_wins(first: str, second: str) -> None:
    assert titled(first, second) == TITLES[first]


def test_the_line_that_shows_a_title_of_the_head_is_the_headline() -> None:
    shown = together({"head": meta("og:title", TITLES["meta"])}, {"top": f"<h1>{TITLES['shown']}</h1>"})
    assert shown.title == TITLES["shown"]


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", "", "en"),
        ("ko-KR", "", None),  # what a template says; nothing on the page is Korean
        ("en", TEXT, "ko"),
        ("ko-KR", TEXT, "ko"),
    ],
)
def test_the_language_of_a_page(declared: str, text: str, language: str | None) -> None:
    body = f'<html lang="{declared}"><head><title>Naru</title></head><body><h1>Naru 2025</h1><div>{text}</div></body></html>'
    assert read_article(HtmlResponse(URL, body=body.encode(), encoding="utf-8"), site()).language == language


KANA = "市は十日、海辺の図書館を三年ぶりに開き、子どもたちが朝から列を作ったと発表した。"
HAN = "市政府十日宣布，海边的图书馆时隔三年重新开放，孩子们从早上开始就排起了长队，场面十分热闹。"
LATIN = "The city said on the tenth of May that the library by the sea and the old mill are open. " * 4


@pytest.mark.parametrize(
    ("declared", "head", "text", "language"),
    [
        ("", "", KANA, "ja"),
        ("en", "", KANA, "ja"),  # what a template says
        ("", "", HAN, "zh"),
        ("en-US", "", HAN, "zh"),
        ("ja", "", HAN, "ja"),  # a list of names
        ("", "", LATIN, "en"),
        ("fr", "", LATIN, "fr"),
        ("", meta("og:locale", "fr_CA"), LATIN, "fr"),
        ("", "<meta http-equiv=content-language content=it>", LATIN, "it"),
        (
            "",
            '<script type="application/ld+json">{"@type":"Article","inLanguage":"nl"}</script>',
            LATIN,
            "nl",
        ),
        ("", "", "Naru 2025", None),
        ("", "", "Дом у моря снова открыт. " * 9, None),  # a script of many languages
        ("uk", "", "Дім біля моря знову відкрито. " * 9, "uk"),
    ],
)
def test_the_language_that_a_page_does_not_declare(
    declared: str, head: str, text: str, language: str | None
) -> None:
    body = f'<html lang="{declared}"><head><title>Naru</title>{head}</head><body><h1>Naru 2025</h1><div><p>{text * 3}</p></div>'
    assert read_article(HtmlResponse(URL, body=body.encode(), encoding="utf-8"), GENERIC).language == language


def test_a_rule_may_find_text_instead_of_an_element() -> None:
    head = meta("naru:subtitle", "도서관 다섯 곳 새로 연다")
    top = "<h1>나루시 정책 다시 살핀다</h1>"
    by_rule = site(subtitle="//meta[@property = 'naru:subtitle']/@content", body="//div", title="//h1")
    assert page(by_rule, head=head, top=top).subtitle == "도서관 다섯 곳 새로 연다"


@pytest.mark.parametrize(
    ("said", "found"),
    [("2025-03-04T23:00:00+09:00", False), ("2025-03-04T03:00:00+09:00", True)],  # a day, and a morning paper
)
def test_no_article_was_published_long_after_it_was_read(said: str, found: bool) -> None:
    page = f"<meta property='article:published_time' content='{said}'><h1>{TITLES['rule']}</h1>{TEXT}"
    response = HtmlResponse(URL, body=page.encode(), encoding="utf-8")
    article = read_article(response, site(), observed=datetime(2025, 3, 3, 21, tzinfo=KST))
    assert article.published_at == (datetime.fromisoformat(said) if found else None)
