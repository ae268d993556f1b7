"""What a person selects of the store comes out, streamed, in the order of its time."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from newscrawl.store import Store
from newscrawl.store.selection import Selection
from tests.export.conftest import end
from tests.store.samples import KST, article, begin, ranking

NOON = datetime(2025, 2, 5, 12, tzinfo=KST)
HOUR = timedelta(hours=1)


@pytest.fixture
def filled(store: Store) -> Store:
    """Articles 0 to 5, an hour apart, the older ones with the higher numbers; 5 has no time of its own."""
    begun = begin(store, "run-1", site="demo,demo-sports", started=NOON)
    read = [
        article(
            number,
            published_at=NOON - number * HOUR if number < 5 else None,
            crawled_at=NOON + HOUR,
            site="demo" if number % 2 else "other",
            section="경제" if number < 3 else "사회",
            publisher="가람경제" if number < 4 else "누리일보",
        )
        for number in range(6)
    ]
    observed = [
        ranking(0, 4, observed_at=NOON),
        ranking(1, 1, name="많이 본 뉴스", list="trending", site="other", observed_at=NOON),
    ]
    store.commit("run-1", read, observed, crawl=begun.crawl)
    end(store, "run-1")
    later = begin(store, "run-1b", site="demo", started=NOON - HOUR)
    store.commit("run-1b", [], [ranking(0, 2, observed_at=NOON + HOUR)], crawl=later.crawl)
    end(store, "run-1b")
    return store


def numbers(store: Store, **given: Any) -> list[int]:
    selection = Selection(**given)
    found = [int((one.id or "").partition(":")[2]) for one in store.select_articles(selection)]
    assert store.count_articles(selection) == len(found)
    return found


def test_articles_come_in_the_order_of_their_time(filled: Store) -> None:
    assert numbers(filled) == [4, 3, 2, 1, 0, 5]
    assert numbers(filled, newest_first=True) == [5, 0, 1, 2, 3, 4]


def test_articles_are_selected_by_what_describes_them(filled: Store) -> None:
    assert numbers(filled, sites=("demo",)) == [3, 1, 5]
    assert numbers(filled, sections=("경제",)) == [2, 1, 0]
    assert numbers(filled, publishers=("누리일보", "없음")) == [4, 5]
    assert numbers(filled, sections=("사회",), sites=("other",)) == [4]
    assert numbers(filled, lists=("많이 본 뉴스",)) == [1]
    assert numbers(filled, lists=("mainnews", "trending")) == [1, 0]
    assert numbers(filled, sites=("' OR 1=1 --",)) == []


def test_both_ends_of_a_time_are_included(filled: Store) -> None:
    assert numbers(filled, since=NOON - 2 * HOUR) == [2, 1, 0, 5]
    assert numbers(filled, since=NOON - 3 * HOUR, until=NOON - HOUR) == [3, 2, 1]
    assert numbers(filled, until=NOON - HOUR + timedelta(microseconds=1)) == [4, 3, 2, 1]


def test_an_article_has_its_newest_text_and_its_best_rank_on_each_list(filled: Store) -> None:
    begun = begin(filled, "run-2")
    filled.commit("run-2", [article(0, title="고친 제목", crawled_at=NOON + 3 * HOUR)], crawl=begun.crawl)
    (one,) = filled.select_articles(Selection(lists=("경제 주요뉴스",)))
    assert (one.title, one.revision) == ("고친 제목", 2)
    assert [(place.name, place.rank) for place in one.listed_in] == [("경제 주요뉴스", 2)]


def test_what_others_write_meanwhile_is_not_seen(filled: Store) -> None:
    rows = filled.select_articles(Selection())
    first = next(rows)
    begun = begin(filled, "run-2")
    filled.commit("run-2", [article(9, published_at=NOON)], crawl=begun.crawl)
    assert len([first, *rows]) == 6
    assert len(numbers(filled)) == 7


def ranks(store: Store, **given: Any) -> list[tuple[str | None, int | None]]:
    found = store.select_rankings(Selection(**given))
    return [(one.article_id, one.rank) for one in found]


def test_ranks_are_each_list_whenever_it_had_changed(filled: Store) -> None:
    assert ranks(filled) == [("demo:0", 4), ("demo:0", 2), ("demo:1", 1)]
    assert ranks(filled, sites=("demo",), since=NOON + HOUR) == [("demo:0", 2)]
    # What was seen before and still stood there is in.
    assert ranks(filled, sites=("demo",), since=NOON + timedelta(minutes=1), until=NOON + HOUR) == [
        ("demo:0", 2)
    ]
    assert ranks(filled, lists=("trending",)) == [("demo:1", 1)]
    assert ranks(filled, publishers=("없음",)) == []


def test_spells_are_selected(filled: Store) -> None:
    # Lists in which something begins at the same time come in any order.
    spells = sorted(filled.select_spells(Selection()), key=lambda one: (one.start, one.article_id))
    assert [(one.article_id, one.rank, one.start, one.is_open) for one in spells] == [
        ("demo:0", 4, NOON, False),
        ("demo:1", 1, NOON, True),
        ("demo:0", 2, NOON + HOUR, True),
    ]
    assert [one.rank for one in filled.select_spells(Selection(until=NOON, sites=("demo",)))] == [4]
    assert filled.count_spells(Selection(since=NOON + HOUR)) == 1


def test_runs_are_selected(filled: Store) -> None:
    begin(filled, "run-2", site="other", started=NOON + HOUR)
    assert [one.id for one in filled.select_runs(Selection())] == ["run-1b", "run-1", "run-2"]
    assert [one.id for one in filled.select_runs(Selection(sites=("demo-sports", "x")))] == ["run-1"]
    assert [one.id for one in filled.select_runs(Selection(sites=("demo-sport", "dem_")))] == []
    assert filled.count_runs(Selection(since=NOON + HOUR)) == 1
