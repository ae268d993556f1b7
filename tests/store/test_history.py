"""What stands on the lists now; on SQLite and PostgreSQL."""

from datetime import timedelta

from newscrawl.items import Placement
from newscrawl.store import Store
from newscrawl.store.records import Observed
from tests.store.samples import START, article, ranking


def observe(store: Store, run: str, hours: int, numbers: list[int], **changes: object) -> None:
    at = START + timedelta(hours=hours)
    seen = [ranking(n, i, observed_at=at, run=run, **changes) for i, n in enumerate(numbers, 1)]
    store.commit(run, [], seen)


def test_current_holds_new_and_known_articles_once_each_in_list_order(store: Store) -> None:
    store.commit("run-1", [article(1), article(2), article(8)], [])
    observe(store, "run-2", 1, [3, 1, 4])
    observe(store, "run-2", 1, [2, 3], list="trending", name="트렌드 뉴스", tab="인기뉴스", section=None)
    store.commit("run-2", [article(3)], [])
    current = list(store.current("run-2"))
    assert [one.id for one in current] == ["demo:3", "demo:1", "demo:2"]
    assert current[0].listed_in == [
        Placement("mainnews", "경제 주요뉴스", None, "경제", 1),
        Placement("trending", "트렌드 뉴스", "인기뉴스", None, 2),
    ]


def test_current_streams_more_than_one_part(store: Store) -> None:
    store.commit("run-1", [article(number) for number in range(450)], [])
    observe(store, "run-1", 0, list(range(449, -1, -1)))
    current = list(store.current("run-1"))
    assert [one.id for one in current] == [f"demo:{number}" for number in range(449, -1, -1)]
    assert all(one.listed_in[0].rank == rank for rank, one in enumerate(current, 1))


def test_sites_are_told_apart(store: Store) -> None:
    observe(store, "run-1", 0, [1], site="b")
    observe(store, "run-1", 0, [2], site="a")
    assert store.observed("run-1") == [Observed("run-1", "b"), Observed("run-1", "a")]
    assert [one.url for one in store.rankings("run-1", "a")] == ["https://news.example.com/2?from=list"]
    assert [one.rank for one in store.rankings("run-1")] == [1, 1]
