"""What of a page counts as a sign that its text is an article, and this one: each sign alone."""

import json

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import Listed, explain_article
from newscrawl.pages.article import Reading
from newscrawl.sites import GENERIC, Site
from newscrawl.sites.addresses import UncompiledAddress
from newscrawl.sites.base import Rule

TITLE = "나루시 도서관 정책 다시 살핀다"
URL = "https://www.naru.example/a/1"


def sentences(characters: int) -> str:
    """Paragraphs of together so many characters, no two of them equal."""
    lines = []
    while characters > 0:
        number = len(lines) + 10
        line = f"나루시는 {number}일 시청에서 회의를 열고 도서관 정책을 다시 살핀다고 밝혔다."
        if characters < 2 * len(line):
            line = f"{'나' * (characters - 3)}였다."
        lines.append(f"<p>{line}</p>")
        characters -= len(line)
    return "".join(lines)


TEXT = sentences(450)


def explained(body: str, head: str = f"<title>{TITLE}</title>", site: Site = GENERIC) -> Reading:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return explain_article(HtmlResponse(URL, body=page.encode(), encoding="utf-8"), site)


H1 = f"<h1>{TITLE}</h1>"
DESCRIPTION = '<meta property="og:description" content="나루시는 10일 시청에서 회의를 열고">'
LINKED = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'


@pytest.mark.parametrize(
    ("body", "head", "doubt"),
    [
        (f"<div>{TEXT}</div>", "", "nothing supports it"),
        (f"<div>{sentences(600)}</div>", "", "nothing supports it"),
        (f"<div>{sentences(601)}</div>", "", "only its length supports it"),
        (f"{H1}<div>{TEXT}</div>", "", "only a headline above it supports it"),
        (f"<div class=article-body>{TEXT}</div>", "", "only its element's name supports it"),
        (f"<div>{TEXT}</div>", DESCRIPTION, "only the page's description supports it"),
        (f"<div>{TEXT}<p>홍길동 기자 hong@naru.example</p></div>", "", "only a byline supports it"),
        (f"<div>{TEXT}</div>", LINKED, "only metadata supports it"),
        (f"{H1}<p>홍길동 기자 | 입력 2025.03.05 11:40</p><div>{TEXT}</div>", "", None),
        (f"{H1}<div class=article-body>{TEXT}</div>", "", None),
        # nine letters are a beginning, eight are not, nor is another one
        (f"<div>{TEXT}</div>", '<meta name=description content="나루시는 10일 시청">', "only the page's description supports it"),
        (f"<div>{TEXT}</div>", '<meta name=description content="나루시는 10일 시">', "nothing supports it"),
        (f"<div>{TEXT}</div>", '<meta name=description content="시청에서 회의를 열고 도서관">', "nothing supports it"),
    ],
)  # fmt: skip
def test_what_supports_a_text(body: str, head: str, doubt: str | None) -> None:
    assert explained(body, f"<title>{TITLE}</title>{head}").doubts.get("body") == doubt


FILLER = "<p>나루</p>"
DAY, MINUTE = "2025.02.05", "2025.02.05 15:22"


@pytest.mark.parametrize(
    ("body", "head", "article"),
    [
        (f"<div>{TEXT}</div>", "", False),
        # the headline stands above the text within sixty lines
        (f"{H1}{FILLER * 58}<div>{TEXT}</div>", DESCRIPTION, True),
        (f"{H1}{FILLER * 59}<div>{TEXT}</div>", DESCRIPTION, False),
        (f"<div>{TEXT}</div>{H1}", DESCRIPTION, False),
        # more than 1200 characters are much
        (f"<div>{sentences(1200)}</div>", "", False),
        (f"<div>{sentences(1201)}</div>", "", True),
        # metadata call it an article
        (f"<div>{TEXT}</div>", '<meta property="og:type" content="Article">', True),
        (f"<div>{TEXT}</div>", '<meta property="og:type" content="website">', False),
        (f"<div>{TEXT}</div>", LINKED, True),
        # a time to the minute says twice as much as a day; with somebody who signs a day is enough
        (f"<p>{MINUTE}</p><div>{TEXT}</div>", "", True),
        (f"<p>{DAY}</p><div>{TEXT}</div>", "", False),
        (f"<p>{DAY}</p><div>{TEXT}<p>홍길동 기자</p></div>", "", True),
        (f"<div>{TEXT}<p>홍길동 기자</p></div>", "", False),
    ],
)  # fmt: skip
def test_what_makes_a_page_an_article(body: str, head: str, article: bool) -> None:
    refusal = explained(body, f"<title>{TITLE}</title>{head}").refusal
    assert (refusal or "").startswith("" if article else "notice")
    assert (refusal is None) is article


class Naru(Site):
    name = "naru"
    title = "나루"
    domains = ("naru.example",)
    articles = (UncompiledAddress(r"/a/(\d+)"),)


def test_a_byline_may_stand_above_the_headline() -> None:
    for above, signed in (("<p>홍길동 기자</p>", ["홍길동"]), ("", [])):
        article = explained(f"<p>나루</p>{above}{H1}<div>{TEXT}</div>").article
        assert [author.name for author in article.authors] == signed


def test_the_first_title_of_the_head_comes_before_structured_data_and_all_others_behind_it() -> None:
    metas = (
        '<meta property="og:title" content="가나다라 하나"><meta name="twitter:title" content="가나다라 둘">'
    )
    linked = '<script type="application/ld+json">{"@type": "Article", "headline": "가나다라 셋"}</script>'
    reading = explained(f"<div>{TEXT}</div>", f"<title>가나다라 넷</title>{metas}{linked}")
    assert reading.headlines == ("가나다라 하나", "가나다라 셋", "가나다라 둘", "가나다라 넷")


def test_what_the_address_says_of_an_article() -> None:
    reading = explained(f"<div>{TEXT}</div>")
    article = reading.article
    assert (article.requested_url, article.url) == (URL, URL)
    assert article.id.startswith(f"{article.site}:")
    assert {reading.sources[name] for name in ("requested_url", "id", "url", "site")} == {"address"}


def test_an_address_that_the_site_declares_is_an_articles() -> None:
    assert explained(f"<div>{TEXT}</div>").refusal is not None
    assert explained(f"<div>{TEXT}</div>", site=Naru()).refusal is None


def test_the_headline_read_comes_before_those_that_the_head_claims() -> None:
    ruled = Naru().ruled_by({"title": (Rule("//b", URL),)})
    head = (
        '<meta property="og:title" content="머리가 말하는 다른 제목"><title>머리가 말하는 다른 제목</title>'
    )
    reading = explained(f"<b>{TITLE}</b><div>{TEXT}</div>", head, ruled)
    assert reading.headlines == (TITLE, "머리가 말하는 다른 제목")
    page = f"<html><body><div>{TEXT}</div></body></html>"
    response = HtmlResponse(URL, body=page.encode(), encoding="utf-8")
    assert explain_article(response, GENERIC, listed=Listed(title=TITLE)).headlines == ()


@pytest.mark.parametrize(("hangul", "language"), [(29, None), (31, "ko")])
def test_a_text_of_which_three_tenths_are_hangul_is_korean(hangul: int, language: str | None) -> None:
    line = f"<p>{'가' * hangul} {'a' * (100 - hangul)} said the board of the town.</p>"
    reading = explained(
        f"{H1}<div class=article-body>{line.replace(' said the board of the town', '')}</div>"
    )
    assert reading.article.language == language


def test_the_first_two_thousand_characters_say_in_what_language_a_text_is() -> None:
    english = "The board of the town of Naru said that the library opens again. " * 32
    reading = explained(f"{H1}<div class=article-body><p>{english}</p>{sentences(4000)}</div>")
    assert reading.article.language == "en"
    assert (
        explained(f"{H1}<div class=article-body>{sentences(4000)}<p>{english}</p></div>").article.language
        == "ko"
    )


def test_a_time_that_the_page_calls_nothing_contradicts_no_rule() -> None:
    ruled = Naru().ruled_by({"published_at": (Rule("//b", URL),)})
    body = "{}<b>2025-02-05 15:22</b>" + f"<div class=article-body>{TEXT}</div>"
    under = f"{H1}<p>{{}}2025.02.05 19:00</p>"
    bare, labelled = (explained(body.format(under.format(label)), site=ruled) for label in ("", "입력 "))
    assert "published_at" not in bare.doubts
    assert labelled.doubts["published_at"] == "shown says 2025-02-05T19:00:00+09:00"


def test_a_title_of_the_head_that_names_the_site_is_no_headline() -> None:
    named = '<meta property="og:site_name" content="나루마당"><meta property="og:title" content="{}">'
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>'
    for name in ("나루마당", "가람일보", "Untitled"):
        assert explained(f"<div>{TEXT}</div>", named.format(name) + linked).article.title == TITLE


def test_a_dateline_says_whose_article_it_is_before_the_logo_that_agrees() -> None:
    head = f'<title>{TITLE}</title><meta property="og:site_name" content="한들마당">'
    signed = TEXT.replace("<p>", "<p>[가람일보 홍길동 기자] ", 1)
    found = explained(f"<img src=/l.png alt=가람일보>{H1}<div>{signed}</div>", head)
    assert (found.article.publisher, found.sources["publisher"]) == ("가람일보", "prose")


@pytest.mark.parametrize(
    ("language", "sentence", "signed"),
    [
        ("ko", "나루시는 시청에서 회의를 열고 도서관 정책을 다시 살핀다고 3일 밝혔다. ", []),
        ("en", "The town board met on Monday and agreed to rebuild the library by the river. ", ["Naruist"]),
    ],
)
def test_a_handle_in_a_payload_signs_where_the_page_is_not_korean(
    language: str, sentence: str, signed: list[str]
) -> None:
    title = sentence[:30].strip()
    state = json.dumps({"page": {"article": {"title": title, "content": sentence * 9, "author": "Naruist"}}})
    page = f"<html lang={language}><title>{title}</title><script id=__NEXT_DATA__>{state}</script></html>"
    reading = explain_article(HtmlResponse(URL, body=page.encode(), encoding="utf-8"), GENERIC)
    assert reading.sources["body"] == "payload"
    assert [author.name for author in reading.article.authors] == signed


WESTERN = (
    "<p>The town board met on Monday and agreed to rebuild the library by the river.</p>"
    "<p>Work begins next spring, the mayor said on Tuesday, and will take about two years.</p>"
)


@pytest.mark.parametrize(
    ("name", "text", "signed"), [("고은별", TEXT, []), ("Naru Notes", WESTERN, ["Naru Notes"])]
)
def test_a_blog_signs_with_its_own_name_and_a_korean_publisher_does_not(
    name: str, text: str, signed: list[str]
) -> None:
    head = f'<title>{name}</title><meta property="og:site_name" content="{name}"><meta name=author content="{name}">'
    reading = explained(f"<h1>Rebuilt: the library</h1><div>{text}</div>", head)
    assert (reading.article.publisher, [one.name for one in reading.article.authors]) == (name, signed)
