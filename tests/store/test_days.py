"""Lists of past days beside the list as it stands now, and pages that wait to be asked for again."""

from datetime import datetime, timedelta

from newscrawl.items import Ranking
from newscrawl.store import Store
from newscrawl.store.records import Observed
from newscrawl.store.taking import Wanted
from newscrawl.store.waiting import ReadList, WaitingList
from tests.store.samples import KST, START, article, begin, end, ranking

HOST = "news.example.com"
EVERYTHING = Wanted(sites=("demo",), room=64, room_in=lambda _: 8, alone=lambda _: False)


def page(source: str) -> WaitingList:
    return WaitingList(site="demo", slot=HOST, url=f"https://{HOST}/rank", source=source)


def of_day(day: int, number: int, rank: int) -> Ranking:
    midnight = datetime(2025, 2, day, tzinfo=KST)
    one = ranking(number, rank, about_from=midnight, about_until=midnight + timedelta(days=1), run="run-1")
    one.span = f"2025-02-{day:02}"
    return one


def test_the_same_article_at_the_same_place_on_two_days_is_observed_twice(store: Store) -> None:
    pages = [page("3"), page("4")]
    crawl = begin(store, "run-1", lists=pages).crawl
    for waiting, day in zip(pages, (3, 4), strict=True):
        ranks = [of_day(day, 1, 1), of_day(day, 2, 2)]
        store.take("run-1", crawl, EVERYTHING)
        read = ReadList(key=waiting.key, site="demo", rankings=ranks, slots=[None, None])
        assert len(store.keep_list("run-1", crawl, read, {}).kept) == 2
    observed = [(one.about_from, one.rank) for one in store.rankings("run-1") if one.article_id == "demo:1"]
    assert observed == [(datetime(2025, 2, day, tzinfo=KST), 1) for day in (3, 4)]


def test_days_are_no_part_of_what_stands_on_a_list_now(store: Store) -> None:
    store.commit("run-1", [article(1), article(2)], [ranking(1, 1, observed_at=START)])
    store.commit("run-2", [], [of_day(3, 2, 1)])
    assert store.observed("run-2") == []
    assert store.observed("run-1") == [Observed("run-1", "demo")]
    for run in ("run-1", "run-2"):
        end(store, run)
    of_day_3 = [one for one in store.followed("demo") if one.span is not None]
    assert [[entry.article_id for entry in one.entries] for one in store.lists_at(of_day_3)] == [["demo:2"]]
    [now] = store.lists_at([one for one in store.followed("demo") if one.span is None])
    assert [entry.article_id for entry in now.entries] == ["demo:1"]
    store.commit("run-3", [], [of_day(3, 2, 1), ranking(1, 1, observed_at=START + timedelta(hours=1))])
    assert [one.id for one in store.standing([Observed("run-3", "demo")])] == ["demo:1"]


def test_a_page_that_was_put_off_waits_and_lets_the_others_go_first(store: Store) -> None:
    first, second = page("3"), page("4")
    crawl = begin(store, "run-1", lists=[first, second]).crawl
    assert store.take("run-1", crawl, EVERYTHING).lists == [first]
    store.put_off_list("run-1", crawl, first.key, 3600, {})
    assert store.take("run-1", crawl, EVERYTHING).lists == [second]
    store.drop_list("run-1", crawl, second.key, {})
    taken = store.take("run-1", crawl, EVERYTHING)
    assert (taken.lists, taken.left) == ([], True)
    store.put_off_list("run-1", crawl, first.key, -1, {})
    [again] = store.take("run-1", crawl, EVERYTHING).lists
    assert (again.key, again.tries) == (first.key, 2)
