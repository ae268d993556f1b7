"""Rules held against the general reading: who is believed where they part."""

from datetime import datetime
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Author
from newscrawl.pages import Listed, explain_article
from newscrawl.pages.crosscheck import (
    checkable,
    crosscheck,
    is_sentence_of_text,
    is_strange,
    same_value,
    unlikely_text,
)
from newscrawl.sites import Rule, Site
from newscrawl.text import KST

URL = "https://www.garam.example/news/1"
TITLE = "가람시 도서관 밤 11시까지 연다"
TEXT = (
    "가람시는 시립도서관 세 곳을 다음 달부터 밤 11시까지 연다고 3일 밝혔다. 시민들이 오래 바라 온 일이다.",
    "이용자는 지난해보다 12.4% 늘어난 1,840명이었다. 도서관마다 사서를 세 명씩 더 둔다.",
)
ELSEWHERE = (
    "나루시 축구단이 4일 열린 경기에서 두 골 차로 이겼다. 감독은 선수들이 잘 뛰었다고 말했다.",
    "다음 경기는 9일 나루 경기장에서 열린다. 입장권은 오늘부터 판다. 예매는 누리집에서 한다.",
)


def page(*, main="body", side="side", title=TITLE, heading="h1", around="aside") -> HtmlResponse:
    text, other = ("".join(f"<p>{line}</p>" for line in lines) for lines in (TEXT, ELSEWHERE))
    markup = (
        f'<html lang="ko"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f'<meta property="og:title" content="{TITLE}">'
        f'<meta property="article:published_time" content="2025-03-03T14:20:00+09:00"></head><body>'
        f'<{heading} id="title">{title}</{heading}><h1>{TITLE}</h1><div id="{main}">{text}</div>'
        f'<{around}><div id="{side}">{other}</div></{around}></body></html>'
    )
    return HtmlResponse(URL, body=markup.encode())


def site(**rules: str) -> Site:
    return Site().ruled_by({name: (Rule(xpath, URL),) for name, xpath in rules.items()})


RULED = site(title="id('title')", body="id('body')", removed="//nav")


def check(response: HtmlResponse, ruled: Site = RULED, listed: str | None = TITLE):
    promise = Listed(listed)
    reading = explain_article(response, ruled, listed=promise)
    return reading, crosscheck(response, ruled, reading, listed=promise, observed=None)


def test_rules_that_hold_are_believed() -> None:
    reading, checked = check(page())
    assert checked.findings == {"title": "same", "body": "same"}
    assert checked.reading is reading
    assert not checked.distrusted
    assert not is_strange(RULED, reading, Listed(TITLE))


def test_a_rule_that_finds_nothing_is_told_and_the_general_reading_goes_on() -> None:
    _, checked = check(page(main="text", heading="p"), site(title="//h4", body="id('body')"))
    assert checked.findings == {"title": "missed", "body": "missed"}
    assert checked.reading.article.title == TITLE
    assert checked.reading.article.body == "\n\n".join(TEXT)


def test_a_rule_that_finds_a_sidebar_does_not_win() -> None:
    reading, checked = check(page(main="text", side="body"))
    assert reading.article.body == "\n\n".join(ELSEWHERE)
    assert is_strange(RULED, reading, Listed(TITLE))
    assert checked.distrusted == {"body"}
    assert checked.reading.article.body == "\n\n".join(TEXT)
    # The rule of the headline is still believed.
    assert checked.reading.sources["title"] == "rule"


def test_a_rule_that_finds_another_headline_does_not_win() -> None:
    reading, checked = check(page(title="나루시 축구단 두 골 차로 이겼다"))
    assert is_strange(RULED, reading, Listed(TITLE))
    assert checked.distrusted == {"title"}
    assert checked.reading.article.title == TITLE


def test_where_most_rules_find_nothing_the_one_that_finds_something_else_does_not_win() -> None:
    """The headline speaks for neither text."""
    rules = site(title="id('headline')", published_at="id('date')", body="id('body')")
    response, vague = page(main="text", side="body", title="밤에도", heading="p"), "밤에도 불이 꺼지지 않는다"
    response = response.replace(body=response.body.replace(TITLE.encode(), vague.encode()))
    reading, checked = check(response, rules, vague)
    assert reading.article.body == "\n\n".join(ELSEWHERE)
    assert is_strange(rules, reading, Listed(vague))
    assert checked.findings == {"title": "missed", "published_at": "missed", "body": "other"}
    assert checked.distrusted == {"body"}
    assert checked.reading.article.body == "\n\n".join(TEXT)


def test_a_rule_that_makes_an_article_none_does_not_win() -> None:
    """The headline speaks for neither text; without the rule the page is an article."""
    response, vague = page(main="text"), "밤에도 불이 꺼지지 않는다"
    login = "<p id=login>로그인이 필요합니다</p>"
    markup = (
        response.body.decode().replace(TITLE, vague).replace('<div id="text">', f'{login}<div id="text">')
    )
    response = response.replace(body=markup.encode())
    reading, checked = check(response, site(body="id('login')"), vague)
    assert reading.refusal is not None
    assert checked.distrusted == {"body"}
    assert (checked.reading.refusal, checked.reading.article.body) == (None, "\n\n".join(TEXT))


def test_a_rule_that_finds_something_else_is_kept_where_the_others_hold() -> None:
    """The headline's rule alone is outdated, and the headline speaks for neither text."""
    time = "//meta[@property='article:published_time']/@content"
    rules = site(title="id('headline')", published_at=time, body="id('body')")
    response, vague = page(main="text", side="body", title="밤에도", heading="p"), "밤에도 불이 꺼지지 않는다"
    response = response.replace(body=response.body.replace(TITLE.encode(), vague.encode()))
    _, checked = check(response, rules, vague)
    assert checked.findings == {"title": "missed", "published_at": "same", "body": "other"}
    assert checked.distrusted == set()


@pytest.mark.parametrize("promise", [TITLE, None])
def test_a_rule_is_kept_where_the_headline_speaks_for_it(promise: str | None) -> None:
    """The general reading is wrong here: the longest text is another's. That is what rules are for."""
    longer = page(around="section")
    longer = longer.replace(body=longer.body.replace(ELSEWHERE[1].encode(), (ELSEWHERE[1] * 9).encode()))
    assert ELSEWHERE[0] in (explain_article(longer, Site()).article.body or "")
    reading, checked = check(longer, listed=promise)
    assert reading.article.body == "\n\n".join(TEXT)
    assert checked.reading is reading


def test_only_fields_that_can_be_compared_are() -> None:
    assert checkable(RULED) == ["title", "body"]
    assert checkable(Site()) == []


def test_a_text_that_no_rule_finds_must_fit_the_headline() -> None:
    lonely = f"<html><body><h1>{TITLE}</h1><div>{''.join(f'<p>{line}</p>' for line in ELSEWHERE)}</div></body></html>"
    response, listed = HtmlResponse(URL, body=lonely, encoding="utf-8"), Listed(TITLE)
    reading = explain_article(response, RULED, listed=listed)
    why = unlikely_text(RULED, reading, listed)
    assert why is not None
    assert "fits no headline" in why
    # Without a rule for the text nobody was there to find it.
    assert unlikely_text(site(title="//h4"), reading, listed) is None
    fitting = Listed("나루시 축구단 두 골 차로 이겼다")
    assert unlikely_text(RULED, explain_article(response, RULED, listed=fitting), fitting) is None


def test_a_free_headline_speaks_for_the_text_that_holds_less_than_half_of_it() -> None:
    """Lists word headlines anew: a third of one in a text, and nothing of it in the other, is a choice."""
    reading, checked = check(page(main="text", side="body"), listed="가람시 시립도서관 시민 곁에 늦게 머문다")
    assert reading.article.body == "\n\n".join(ELSEWHERE)
    assert checked.distrusted == {"body"}
    assert checked.reading.article.body == "\n\n".join(TEXT)


def test_the_list_says_what_the_article_is_about_before_the_page_does() -> None:
    """A portal's page may carry another headline than the one that led there."""
    ruled = site(body="id('side')")
    other = "나루시 축구단 두 골 차로 이겨"
    response = page()
    response = response.replace(body=response.body.replace(TITLE.encode(), other.encode()))
    _, checked = check(response, ruled, TITLE)
    assert checked.distrusted == {"body"}
    _, unlisted = check(response, ruled, None)
    assert unlisted.distrusted == set()


DAY = datetime(2025, 3, 5, 10, 10, 20, tzinfo=KST)


@pytest.mark.parametrize(
    ("field", "one", "same", "other"),
    [
        ("title", TITLE, f"{TITLE}!", "가람시 공원을 새로 열다"),
        ("subtitle", "시민 백 명이 왔다", "시민 백 명이 왔다.", "가람시 공원을 새로 열다"),
        ("published_at", DAY, DAY.replace(second=50), DAY.replace(minute=11)),
        ("modified_at", DAY, DAY.replace(second=50), DAY.replace(minute=11)),
        ("authors", [Author("홍길동"), Author("이새길")], [Author("이새길")], [Author("한도연")]),
        ("publisher", "나루 일보", "나루일보", "가람일보"),
        ("section", "사회", " 사회", "경제"),
        ("tags", ["도서관", "공원"], ["공원"], ["시장"]),
        ("copyright", "ⓒ 나루일보", "ⓒ나루일보", "ⓒ 가람일보"),
        ("source_url", "https://a.example/1", "https://a.example/1", "https://a.example/2"),
        ("comment_count", 3, 3, 4),
        ("reactions", {"좋아요": 3}, {"좋아요": 3}, {"좋아요": 4}),
    ],
)
def test_whether_two_values_say_the_same(field: str, one: Any, same: Any, other: Any) -> None:
    assert same_value(field, one, same) is True
    assert same_value(field, one, other) is False


def test_a_sub_headline_that_the_rule_does_not_find_and_the_text_says_is_none() -> None:
    ruled = site(title="id('title')", body="id('body')", subtitle="//h4")
    reading, _ = check(page(), ruled)
    for said, source, piece in (
        (TEXT[1][:24], "shown", True),
        (TEXT[1][:24], "rule", False),
        (TEXT[1][:24], "payload", False),
        (ELSEWHERE[0], "shown", False),
    ):
        reading.article.subtitle, reading.sources["subtitle"] = said, source
        assert is_sentence_of_text(ruled, reading) is piece
        assert not is_sentence_of_text(RULED, reading)


@pytest.mark.parametrize(("field", "shared", "same"), [("title", 7, True), ("title", 6, False), ("body", 6, True), ("body", 5, False)])  # fmt: skip
def test_how_much_two_values_share(field: str, shared: int, same: bool) -> None:
    """Of ten pairs of letters: six of a headline's, five of a text's."""
    letters, others = "가나다라마바사아자차카", "하타파거너더러머버서어"
    assert same_value(field, letters, letters[:shared] + others[shared:]) is same


@pytest.mark.parametrize(("body", "strange"), [("가나다", False), ("가나", True)])
def test_a_text_holds_a_fifth_of_its_headlines_pairs(body: str, strange: bool) -> None:
    """Two of ten."""
    reading, _ = check(page())
    headline = Listed("가나다라마바사아자차카")
    reading.article.title, reading.article.body = headline.title, body
    assert is_strange(RULED, reading, headline) is strange
    reading.sources["body"], reading.doubts["body"] = "prose", "nothing supports it"
    assert bool(unlikely_text(RULED, reading, headline)) is strange


OF_TEXT = ["시립", "도서", "바라", "시민", "이용", "용자", "지난", "사서"]
OF_ELSEWHERE = ["축구", "감독", "선수", "경기", "입장"]
OF_NEITHER = [
    "하늘",
    "노래",
    "구름",
    "나무",
    "별빛",
    "그늘",
    "모래",
    "파도",
    "언덕",
    "안개",
    "소금",
    "바위",
    "들판",
    "여름",
    "겨울",
    "아침",
]


@pytest.mark.parametrize(
    ("text", "elsewhere", "distrusted"), [(7, 0, True), (6, 0, False), (8, 4, True), (8, 5, False)]
)
def test_a_headline_speaks_clearly_for_the_other_text(text: int, elsewhere: int, distrusted: bool) -> None:
    """With 35 of 100 of its words, and twice as many as for what the rule finds."""
    words = [*OF_TEXT[:text], *OF_ELSEWHERE[:elsewhere]]
    _, checked = check(
        page(main="text", side="body"), listed=" ".join([*words, *OF_NEITHER[: 20 - len(words)]])
    )
    assert ("body" in checked.distrusted) is distrusted


def test_without_a_list_the_headline_of_the_page_speaks() -> None:
    _, checked = check(page(main="text", side="body"), listed=None)
    assert checked.distrusted == {"body"}
