"""Rules drafted from kept pages: what is to be found, where it stands, and when there is nothing to say."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from lxml import html
from scrapy.http import HtmlResponse

from newscrawl.pages import Listed, read_article
from newscrawl.sitecheck.anchors import expressions
from newscrawl.sitecheck.drafter import LEAST
from newscrawl.sitecheck.repair import Repair, RepairError, repair, with_drafts
from newscrawl.sitecheck.samples import sample_of
from newscrawl.sites import Rule, Site
from newscrawl.store.records import KeptPage
from newscrawl.text import KST

AT = datetime(2025, 3, 3, 9, tzinfo=KST)
URL = "https://www.garam.example/news/{}"
SITE = Site().ruled_by(
    {
        "title": (Rule("id('title')", URL),),
        "section": (Rule("//em[@class='section']", URL),),
        "body": (Rule("id('text')", URL),),
    }
)
SECTIONS = ("사회", "경제", "문화", "정치", "국제", "과학", "날씨")


def text(number: int) -> str:
    return (
        f"<p>가람시는 도서관 {number}곳을 다음 달부터 밤 11시까지 연다고 3일 밝혔다. 바라 온 일이다.</p>"
        f"<p>이용자는 지난해보다 {number}2.4% 늘어난 1,8{number}0명이었다. 사서를 {number}명씩 더 둔다.</p>"
    )


def title(number: int) -> str:
    return f"가람시 도서관 {number}곳 밤 11시까지 연다"


def old(number: int) -> str:
    return page(
        number,
        f'<h1 id="title">{title(number)}</h1><em class="section">{SECTIONS[number]}</em>'
        f'<div id="text">{text(number)}</div>',
    )


def new(number: int) -> str:
    return page(
        number,
        f'<h2 class="head-line">{title(number)}</h2><div class="kind"><span>{SECTIONS[number]}</span></div>'
        f'<section itemprop="articleBody" class="txt-3f9a1c">{text(number)}</section>',
    )


def page(number: int, body: str) -> str:
    return (
        f'<html lang="ko"><head><meta charset="utf-8"><title>{title(number)}</title>'
        f'<meta property="article:published_time" content="2025-03-03T14:2{number}:00+09:00"></head>'
        f"<body><p class='top'>가람일보</p>{body}</body></html>"
    )


def kept(pages: list[tuple[int, str]]) -> Iterator[tuple[KeptPage, HtmlResponse, Listed]]:
    """Pages with their articles' numbers, the oldest first here and the newest first to the repair."""
    for place, (number, markup) in reversed(list(enumerate(pages))):
        at, url = AT + timedelta(hours=place), URL.format(number)
        one = KeptPage(f"garam:{number}", 1, "garam", url, "utf-8", at, markup.encode())
        yield one, HtmlResponse(url, body=one.body, encoding="utf-8"), Listed(title(number))


def repaired(pages: list[tuple[int, str]], site: Site = SITE) -> Repair:
    return repair(site, sample_of(site, kept(pages)))


BEFORE = [(number, old(number)) for number in range(6)]
AFTER = [(number, new(number)) for number in range(7)]


def test_each_rule_is_drafted_where_the_value_stands_now() -> None:
    found = repaired(BEFORE + AFTER)
    by_name = {one.name: one for one in found.fields}
    assert {name: (one.right, one.pages) for name, one in by_name.items()} == {
        "title": (7, 7),
        # Nobody knows the section of the article that has no older page.
        "section": (6, 6),
        "body": (7, 7),
    }
    assert found.rules["body"].xpath == "//section[@itemprop='articleBody']"
    assert "head-line" in found.rules["title"].xpath
    assert found.rules["title"].seen == URL.format(6)
    assert found.since == "2025-03-03"
    # Of the other sections the general reading knows the words.
    assert found.changes["section"] == {"filled": 1}


def test_old_pages_are_read_as_before() -> None:
    fixed = with_drafts(SITE, repaired(BEFORE + AFTER).rules)
    again = repaired(BEFORE, fixed)
    assert again.fields == []


CAPTION = "가람시 도서관 {}곳 전경. 가람시 제공"


def with_caption(number: int, markup: str, name: str) -> str:
    """The page with a picture whose caption stands in the first sentence's element, without a break."""
    picture = f'<span><img src="/{number}.jpg"><em class="{name}">{CAPTION.format(number)}</em></span>'
    return markup.replace("<p>가람시는", f"<p>{picture}가람시는")


def test_a_caption_inside_of_a_sentence_is_taken_out_of_the_text() -> None:
    before = [(number, with_caption(number, markup, "img_desc")) for number, markup in BEFORE]
    after = [(number, with_caption(number, markup, "zz-top")) for number, markup in AFTER]
    found = repaired(before + after)
    assert found.rules["body"].xpath == "//section[@itemprop='articleBody']"
    assert found.rules["removed"].xpath == found.rules["captions"].xpath
    assert "zz-top" in found.rules["removed"].xpath
    fixed = with_drafts(SITE, found.rules)
    for number, markup in after:
        response = HtmlResponse(URL.format(number), body=markup.encode(), encoding="utf-8")
        article = read_article(response, fixed)
        assert article.body == "\n\n".join(html.fromstring(f"<div>{text(number)}</div>").itertext())
        assert [image.caption for image in article.images] == [CAPTION.format(number)]


@pytest.mark.parametrize("goes", [True, False])
def test_a_rule_that_no_page_needs_is_taken_out(*, goes: bool) -> None:
    """The time stands in the head, where old pages say the right one or another."""
    site = SITE.ruled_by({**SITE.rules, "published_at": (Rule("id('when')", URL),)})
    before = [(n, m.replace("</h1>", f"</h1><i id='when'>2025-03-03 14:2{n}</i>")) for n, m in BEFORE]
    if not goes:
        before = [(n, m.replace("2025-03-03T", "2025-03-02T")) for n, m in before]
    found = repaired(before + AFTER, site)
    [one] = [one for one in found.fields if one.name == "published_at"]
    assert (one.rule, one.can_go, one.goes) == (None, True, goes)
    fixed = with_drafts(site, found.rules, found.gone)
    assert ("published_at" in fixed.rules) is not goes
    assert "published_at" not in found.changes


def test_an_xpath_that_finds_something_else_on_old_pages_is_not_drafted() -> None:
    """On old pages ``.head-line`` is the paper's name."""
    trapped = [(n, markup.replace("class='top'", "class='head-line'")) for n, markup in BEFORE]
    both = [
        (n, new(n).replace("<h2 ", "<div class='top-box'><p ").replace("</h2>", "</p></div>"))
        for n, _ in AFTER
    ]
    drafted = repaired(trapped + both).rules["title"].xpath
    assert "top-box" in drafted
    for _, markup in trapped:
        assert html.document_fromstring(markup).xpath(drafted) == []


def test_where_every_rule_finds_what_it_should_nothing_is_drafted() -> None:
    assert repaired(BEFORE).fields == []


def test_the_field_that_some_articles_lack_is_no_redesign() -> None:
    without = [(n, old(n).replace(f'<em class="section">{SECTIONS[n]}</em>', "")) for n in range(6)]
    assert repaired(BEFORE[:3] + without[3:]).fields == []


def test_a_value_that_stands_nowhere_is_said_to() -> None:
    gone = [(n, new(n).replace(f"<span>{SECTIONS[n]}</span>", "")) for n in range(6)]
    one = next(one for one in repaired(BEFORE + gone).fields if one.name == "section")
    assert one.rule is None
    assert not one.can_go
    assert "write a rule by hand" in one.note


def test_too_few_pages_say_nothing() -> None:
    with pytest.raises(RepairError, match=f"at least {LEAST} are needed"):
        repaired(BEFORE[: LEAST - 1])


def test_what_lasts_longer_comes_first() -> None:
    tree = html.document_fromstring(
        "<body><div id='art'><b>입력</b>"
        "<i class='when css-1q2w3e4r' itemprop='datePublished'>3일</i></div></body>"
    )
    [element] = tree.xpath("//i")
    ordered = [xpath for _, xpath in expressions(element)]
    for xpath in ordered:
        assert element in tree.xpath(xpath), xpath

    def place(part: str) -> int:
        return next(index for index, xpath in enumerate(ordered) if part in xpath)

    assert place("itemprop") < place(" when ") < place("css-1q2w3e4r")
    assert place("id('art')") < place("css-1q2w3e4r")
    assert any("='입력'" in xpath for xpath in ordered)
