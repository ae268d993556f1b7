"""Where an article stood, what moved, and what stands on the lists now; on SQLite and PostgreSQL."""

from datetime import timedelta

from newscrawl.items import Placement
from newscrawl.store import Changes, Store
from newscrawl.store.records import Move, Observed
from tests.store.samples import START, article, ranking


def observe(store: Store, run: str, hours: int, numbers: list[int], **changes: object) -> None:
    at = START + timedelta(hours=hours)
    store.commit(run, [], [ranking(n, i, observed_at=at, **changes) for i, n in enumerate(numbers, 1)])


def titles(moves: list[Move]) -> list[tuple[str | None, int | None, int | None]]:
    return [(move.article_id, move.before, move.after) for move in moves]


def test_entries_exits_climbs_and_falls_since_the_observation_before(store: Store) -> None:
    observe(store, "run-1", 0, [1, 2, 3, 4])
    observe(store, "run-2", 1, [3, 2, 5, 1])
    changes = store.changes("demo", "mainnews")
    assert titles(changes.entered) == [("demo:5", None, 3)]
    assert titles(changes.left) == [("demo:4", 4, None)]
    assert titles(changes.climbed) == [("demo:3", 3, 1)]
    assert titles(changes.fell) == [("demo:1", 1, 4)]


def test_an_earlier_run_is_compared_with_the_one_before_it(store: Store) -> None:
    observe(store, "run-1", 0, [1, 2])
    observe(store, "run-2", 1, [2, 1])
    observe(store, "run-3", 2, [7, 8])
    changes = store.changes("demo", "mainnews", run="run-2")
    assert titles(changes.climbed) == [("demo:2", 2, 1)]
    assert titles(changes.fell) == [("demo:1", 1, 2)]
    assert changes.entered == changes.left == []


def test_each_list_is_compared_with_itself(store: Store) -> None:
    observe(store, "run-1", 0, [1, 2], list="trending", name="트렌드 뉴스", tab="인기뉴스")
    observe(store, "run-1", 0, [2, 1], list="trending", name="트렌드 뉴스", tab="최신뉴스")
    observe(store, "run-2", 1, [2, 1], list="trending", name="트렌드 뉴스", tab="최신뉴스")
    observe(store, "run-3", 2, [1, 9], list="trending", name="트렌드 뉴스", tab="인기뉴스")
    changes = store.changes("demo", "trending")
    assert [(move.tab, move.article_id) for move in changes.entered] == [("인기뉴스", "demo:9")]
    assert [(move.tab, move.article_id) for move in changes.left] == [("인기뉴스", "demo:2")]
    assert store.changes("demo", "trending", run="run-2") == Changes()


def test_a_first_observation_changes_nothing(store: Store) -> None:
    observe(store, "run-1", 0, [1, 2])
    assert store.changes("demo", "mainnews") == Changes()
    assert store.changes("nobody", "mainnews") == Changes()


def test_an_article_listed_under_two_addresses_did_not_leave(store: Store) -> None:
    store.commit("run-0", [article(1)], [])
    observe(store, "run-1", 0, [1])
    store.commit("run-2", [], [ranking(1, 1, article_id="demo:x", url="https://news.example.com/1")])
    assert store.changes("demo", "mainnews") == Changes()


def test_where_an_article_stood_and_when(store: Store) -> None:
    store.commit("run-0", [article(1)], [])
    observe(store, "run-1", 0, [2, 1])
    observe(store, "run-2", 1, [1, 2])
    other = ranking(
        1,
        4,
        list="trending",
        article_id=None,
        url="https://news.example.com/1",
        observed_at=START + timedelta(hours=2),
    )
    store.commit("run-3", [], [other])
    stood = store.placements("demo:1")
    assert [(place.list, place.rank, place.observed_at) for place in stood] == [
        ("mainnews", 2, START),
        ("mainnews", 1, START + timedelta(hours=1)),
        ("trending", 4, START + timedelta(hours=2)),
    ]
    assert len(store.placements("demo:1", since=START + timedelta(minutes=30))) == 2


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
