"""Every word of the lexicon of headings acts on the list below it, and on nothing that it does not mean."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Ranking
from newscrawl.lexicon import tables
from newscrawl.pages.lists import read_listing
from newscrawl.pages.lists.words import heading_kind, section_in
from newscrawl.sites import GENERIC

LEXICON = tables("headings")
ENTRIES = [(table, word) for table, words in LEXICON.items() for word in words]
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
    if table in {"other", "other_alone"}:
        assert found == []
        assert heading_kind(heading) == "other"
    elif table == "section":
        assert {ranking.section for ranking in found} in ({word}, set())
        assert section_in(heading) == word
    else:
        assert {ranking.list for ranking in found} == {table}
        assert heading_kind(heading) == table


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
