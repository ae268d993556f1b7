"""Every word of the lexicon of headings acts on the list below it, and on nothing that it does not mean."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Ranking
from newscrawl.lexicon import tables
from newscrawl.pages.lists import read_listing
from newscrawl.pages.lists.words import heading_kind, is_no_heading, section_in
from newscrawl.sites import GENERIC

LEXICON = tables("headings")
NO_NEWS = {"other", "other_alone", "other_subjects", "other_first"}
KINDS = {
    "trending": "trending",
    "trending_among_korean": "trending",
    "trending_now": "trending",
    "mainnews": "mainnews",
}
ENTRIES = [
    (table, word)
    for table, words in LEXICON.items()
    if table in {*NO_NEWS, *KINDS, "section"}
    for word in words
]
TITLES = ["강변 산책로 3.2km 다시 열려", "겨울 채소 도매값 사흘째 내렸다", "섬 아이들의 첫 지하철 여행"]


def read(heading: str) -> list[Ranking]:
    """A page with a news list, and another one below ``heading``."""
    first = "".join(
        f'<li><a href="/news/2025110500{n}">{title} 이어서</a></li>' for n, title in enumerate(TITLES)
    )
    second = "".join(f'<li><a href="/news/2025110510{n}">{title}</a></li>' for n, title in enumerate(TITLES))
    html = f"<html><body><div><h2>동네</h2><ul>{first}</ul></div><div><h2>{heading}</h2><ul>{second}</ul></div></body></html>"
    rankings = read_listing(HtmlResponse("https://news.example.kr/", body=html.encode()), GENERIC)
    return [ranking for ranking in rankings if ranking.title in TITLES]


def test_a_heading_without_such_words_says_nothing() -> None:
    assert {(ranking.list, ranking.name, ranking.section) for ranking in read("마루와 언덕")} == {
        ("mainnews", "마루와 언덕", None)
    }
    assert heading_kind("마루와 언덕") is None


@pytest.mark.parametrize(("table", "word"), ENTRIES)
def test_every_word_acts(table: str, word: str) -> None:
    heading = word if table == "other_alone" else f"{word} 마루"
    found = read(heading)
    if table in NO_NEWS:
        assert found == []
        assert heading_kind(heading) == "other"
    elif table == "section":
        assert {ranking.section for ranking in found} in ({word}, set())
        assert section_in(heading) == word
    else:
        assert {ranking.list for ranking in found} == {KINDS[table]}
        assert heading_kind(heading) == KINDS[table]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("BEST", "trending"), ("주간 BEST", "trending"), ("BEST 5 마루", "trending"),
        ("The Best Board Games", None), ("Best of the archive", None), ("Best Match", None),
        ("Meistgelesene Artikel", "trending"), ("Lo más leído", "trending"), ("新闻点击排行", "trending"),
        ("Gelesen und empfohlen", None), ("Más información", None), ("Les plus beaux villages", None),
    ],
)  # fmt: skip
def test_words_of_other_languages_and_the_best(heading: str, kind: str | None) -> None:
    assert heading_kind(heading) == kind


@pytest.mark.parametrize("text", ["3 days ago", "1 hr ago", "an hour ago", "5 min read", "2 Min"])
def test_the_age_of_an_article_is_no_heading(text: str) -> None:
    assert is_no_heading(text)


@pytest.mark.parametrize(
    "text", ["Last 24 hours", "7 days", "48 hours in the harbour", "3 days ago today", "2 Minds"]
)
def test_a_span_of_time_may_be_a_heading(text: str) -> None:
    assert not is_no_heading(text)


@pytest.mark.parametrize(
    "heading",
    [
        "홍길동 기자의 다른 기사",
        "이 기자의 최신 기사",
        "홍길동 기자의 인기 기사",
        "이 기사와 함께 본 기사",
        "관련 기사",
        "연관기사",
    ],
)
def test_what_stands_beside_one_article_for_its_sake_is_no_main_news(heading: str) -> None:
    assert read(heading) == []


@pytest.mark.parametrize("word", list(LEXICON["by_chance"]))
def test_what_a_word_holds_by_chance_says_nothing(word: str) -> None:
    assert heading_kind(f"{word} 시대") is None
    assert {(ranking.list, ranking.name) for ranking in read(f"{word} 시대")} == {
        ("mainnews", f"{word} 시대")
    }


@pytest.mark.parametrize("subject", list(LEXICON["other_subjects"]))
def test_news_about_what_is_no_news_are_news(subject: str) -> None:
    for end in (*LEXICON["news"], *list(LEXICON["section"])[:3]):
        assert heading_kind(f"{subject}로 보는 {end}") == heading_kind(end)
    assert read(f"{subject}·마을 뉴스")
    assert heading_kind(f"{subject} 뉴스 고르기") == "other"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("구독자가 많이 본 뉴스", "trending"),
        ("동네책방 관련 기사", None),
        ("동네책방 관련뉴스", None),
        ("[관련기사]", "other"),
        ("관련 기사 더보기", "other"),
        ("실시간 뉴스", "trending"),
        ("실시간 인기 뉴스", "trending"),
        ("실시간 주요뉴스", "mainnews"),
        ("실시간 속보", "mainnews"),
        ("인공지능 공지", "other"),
        ("무인기 인기 기사", "trending"),
        ("트렌드 뉴스", "trending"),
        ("실시간 트렌드", "trending"),
        ("트렌드", None),
        ("패션·트렌드", None),
        ("라이프 트렌드", None),
        ("유통·쇼핑", None),
        ("광고/마케팅", None),
        ("이벤트·광고", "other"),
        ("공지/이벤트", "other"),
    ],
)
def test_what_a_heading_ends_with_and_names_besides_decides(heading: str, kind: str | None) -> None:
    assert heading_kind(heading) == kind


@pytest.mark.parametrize("heading", ["기자의 눈", "기자수첩", "편집기자의 하루"])
def test_columns_of_reporters_are_news(heading: str) -> None:
    assert {ranking.list for ranking in read(heading)} == {"mainnews"}


@pytest.mark.parametrize("word", list(LEXICON["other_alone"]))
def test_some_words_are_the_subject_of_a_list_that_names_more(word: str) -> None:
    assert heading_kind(f"{word} 이야기") != "other"


@pytest.mark.parametrize(
    "heading", ["photo essay", "bestseller", "shadow", "broadcast", "headlineless", "latestly", "shotgun"]
)
def test_latin_words_stand_for_themselves(heading: str) -> None:
    assert heading_kind(heading) is None


@pytest.mark.parametrize(("table", "word"), ENTRIES)
def test_every_word_says_where_it_was_seen(table: str, word: str) -> None:
    assert len(LEXICON[table][word]) > 10


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("많이본뉴스", "trending"),
        ("가장 많이 본 기사", "trending"),
        ("HOT 클릭", "trending"),
        ("실시간 인기투표", "other"),
        ("실시간 랭킹 차트", "other"),
        ("경제 주요뉴스", "mainnews"),
        ("Most Popular", "trending"),
    ],
)
def test_words_of_several_tables(heading: str, kind: str) -> None:
    assert heading_kind(heading) == kind


NEWS = "".join(f'<li><a href="/news/2025110510{n}">{title} 이어서</a></li>' for n, title in enumerate(TITLES))
OTHERS = "".join(
    f'<li><a href="/shop/2025110520{n}">솔숲 마을 겨울 잔치 {n}번째 손님</a></li>' for n in range(3)
)


@pytest.mark.parametrize(
    ("body", "news"),
    [
        # over a list of its own, and over what is no list
        ("<h3>광고</h3><ul>OTHERS</ul><hr><div><ol>NEWS</ol></div>", True),
        ("<div><h3>이벤트</h3><a href='/gift'>겨울 선물 고르기</a></div><ul>NEWS</ul>", True),
        ("<div><h3>이벤트</h3><a href='/gift'><img src=gift.jpg></a></div><ul>NEWS</ul>", True),
        # with a button it is over the list; two columns are one list
        ("<div><h3>이벤트</h3><a href='/event'>더보기</a></div><ul>NEWS</ul>", False),
        ("<div><h3>이벤트</h3><a href='/my'>지난 이벤트 고르기</a></div><ul>NEWS</ul>", True),
        ("<div><h3>이벤트</h3><a href='/my'>지난 이벤트</a></div><ul>NEWS</ul>", False),
        ("<div><h3><a href='/event'>이벤트</a></h3></div><ul>NEWS</ul>", False),
        ("<h3>광고</h3><ul>OTHERS</ul><ul>NEWS</ul>", False),
        ("<h3>광고</h3><ul>NEWS</ul>", False),
    ],
)
def test_what_is_no_news_stands_right_behind_its_heading(body: str, news: bool) -> None:
    body = body.replace("OTHERS", OTHERS).replace("NEWS", NEWS)
    beside = (
        f"<section><h2>동네</h2><ul>{OTHERS.replace('/shop/2025110520', '/news/2025110530')}</ul></section>"
    )
    html = f"{beside}<section>{body}</section>"
    response = HtmlResponse("https://news.example.kr/", body=html.encode(), encoding="utf-8")
    titles = {ranking.title for ranking in read_listing(response, GENERIC)}
    assert (f"{TITLES[0]} 이어서" in titles) is news
