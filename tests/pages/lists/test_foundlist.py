"""A list as found: its ranks, its entries once each, its copies, the items that it becomes."""

from urllib.parse import urljoin

import pytest

from newscrawl.items import Ranking
from newscrawl.pages.lists.foundlist import FoundList, entries_once, without_copies
from newscrawl.pages.lists.rows import ListEntry
from newscrawl.sites import GENERIC, Site

PAGE = "https://news.naru.example/best"


def entries(keys: str, rank: str | None = None) -> list[ListEntry]:
    return [ListEntry(f"/{key}", f"나루 소식 {key}", rank=rank, key=key) for key in keys]


@pytest.mark.parametrize(
    ("shown", "ranked", "ranks"),
    [
        (["1", "2", "3"], True, [1, 2, 3]), (["11위", "12위", "13위"], False, [11, 12, 13]), (["1", "3", "2"], True, [1, 3, 2]), (["1", "2", "5"], True, [1, 2, 5]), (["1", "2", "7"], True, [1, 2, 3]), (["2", "2", "3"], True, [1, 2, 3]), (["1", None, "3"], True, [1, 2, 3]),
        ([None, None], True, [1, 2]), ([None, None], False, [None, None]), (["5", "5"], False, [None, None]), (["4"], False, [4]),
    ],
)  # fmt: skip
def test_ranks_are_as_numbered_where_they_count_on(shown: list[str | None], ranked: bool, ranks: list[int | None]) -> None:  # fmt: skip
    rows = [ListEntry(f"/{place}", "나루 소식", rank=rank) for place, rank in enumerate(shown)]
    assert list(FoundList("trending", None, rows, ranked=ranked).ranks()) == ranks


@pytest.mark.parametrize(
    ("keys", "once"),
    [
        ("abc", "abc"), ("abca", "abc"), ("aabbc", "abc"),
        # slides that go round begin with the last ones and end with the first
        ("cdabcdab", "cdab"), ("dabcda", "abcd"), ("abcdabc", "abcd"),
    ],
)  # fmt: skip
def test_each_article_stands_once(keys: str, once: str) -> None:
    assert sorted(entry.key for entry in entries_once(entries(keys))) == sorted(once)
    if keys in {"abc", "abca", "aabbc", "dabcda", "abcdabc", "cdabcdab"}:
        assert "".join(entry.key for entry in entries_once(entries(keys))) == once


def test_a_numbered_row_comes_before_the_large_picture_of_its_article() -> None:
    rows = [*entries("ab"), *entries("a", rank="1"), *entries("b", rank="2")]
    assert [(one.key, one.rank) for one in entries_once(rows)] == [("a", "1"), ("b", "2")]
    again = [*entries("a", rank="1"), *entries("a", rank="2"), *entries("b")]
    assert [(one.key, one.rank) for one in entries_once(again)] == [("a", "1"), ("b", None)]


def test_a_list_that_stands_on_the_page_again_is_left_out() -> None:
    one, again = FoundList("mainnews", "정치", entries("ab")), FoundList("trending", "정치", entries("ab"))
    other, more = FoundList("mainnews", "경제", entries("ab")), FoundList("mainnews", "정치", entries("abc"))
    assert without_copies([one, again, other, more]) == [one, other, more]


def items(found: FoundList, site: Site = GENERIC) -> list[Ranking]:
    return found.rankings(site, PAGE, lambda address: urljoin(PAGE, address))


def test_a_list_becomes_items() -> None:
    row = ListEntry("/1", "1. 나루 소식", publisher="나루일보", comments="댓글 12", glued=("1.",))
    (item,) = items(
        FoundList("trending", "많이 본 뉴스", [row], tab="일간", section="사회", publisher="가람일보")
    )
    assert (item.name, item.tab, item.section, item.rank, item.title) == (
        "많이 본 뉴스",
        "일간",
        "사회",
        1,
        "나루 소식",
    )
    assert (item.url, item.publisher, item.comment_count) == ("https://news.naru.example/1", "나루일보", 12)
    (over,) = items(FoundList("trending", None, entries("1"), publisher="가람일보"))
    assert (over.publisher, over.title, over.name) == ("가람일보", "나루 소식 1", None)


def test_rows_without_a_title_are_items_of_a_list_of_addresses_alone() -> None:
    rows = [ListEntry("/1", ""), ListEntry("", "나루 소식"), ListEntry("/2", "나루 소식")]
    assert [one.url for one in items(FoundList("mainnews", None, rows))] == ["https://news.naru.example/2"]
    untitled = items(FoundList("mainnews", None, rows, untitled=True))
    assert [(one.url, one.title) for one in untitled] == [
        ("https://news.naru.example/1", None),
        ("https://news.naru.example/2", "나루 소식"),
    ]


def test_what_a_publisher_lists_is_its_own_where_nothing_says_whose_it_is() -> None:
    class Naru(Site):
        name, publisher = "naru", "나루일보"

    rows = [ListEntry("/1", "나루 소식", publisher="가람일보"), ListEntry("/2", "가람 소식")]
    found = FoundList("mainnews", None, rows)
    assert [one.publisher for one in items(found, Naru())] == ["가람일보", "나루일보"]
    assert [one.publisher for one in items(found)] == ["가람일보", None]
    found.publisher = "한들일보"
    assert [one.publisher for one in items(found, Naru())] == ["가람일보", "한들일보"]
