"""What waits to be read: leased, kept, given back; on SQLite and PostgreSQL."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from newscrawl.items import Placement, Ranking
from newscrawl.store import Store, Unread
from newscrawl.store.frontier import add_articles
from newscrawl.store.tables import crawls, frontier, hosts, runs
from newscrawl.store.taking import Wanted
from newscrawl.store.waiting import (
    KeptList,
    ListRead,
    ReadList,
    Taken,
    WaitingArticle,
    WaitingList,
    article_key,
)
from tests.store.samples import KST, article, begin, ranking

HOST = "news.example.com"


def page(number: int = 1, site: str = "demo") -> WaitingList:
    return WaitingList(
        site=site, slot=HOST, url=f"https://{HOST}/{site}?page={number}", source="{}", page=number
    )


def wanted(*sites: str, room: int = 64, alone: bool = False, most: int = 8) -> Wanted:
    return Wanted(sites=sites or ("demo",), room=room, room_in=lambda _: most, alone=lambda _: alone)


class Worker:
    """A run on a store, as the crawl uses it."""

    def __init__(self, store: Store, name: str, job: str = "job", *, site: str = "demo") -> None:
        self.store, self.name, self.site = store, name, site
        self.begun = begin(store, name, job, [page(site=site)])
        self.crawl = self.begun.crawl

    def take(self, **how: Any) -> Taken:
        return self.store.take(self.name, self.crawl, wanted(self.site, **how))

    def read(self, of: WaitingList, *numbers: int, **how: Any) -> KeptList:
        ranks = [observed(number, place, self.name) for place, number in enumerate(numbers, 1)]
        slots: list[str | None] = [HOST] * len(ranks)
        read = ReadList(key=of.key, site=of.site, page=of.page, rankings=ranks, slots=slots, **how)
        return self.store.keep_list(self.name, self.crawl, read, {})

    def keep(self, *numbers: int) -> None:
        self.store.commit(self.name, [article(number) for number in numbers], crawl=self.crawl)


def observed(number: int, rank: int, run: str) -> Ranking:
    return ranking(number, rank, run=run, observed_at=datetime.now(KST))


def numbers(taken: Taken) -> list[int]:
    return [int(one.article_id.rpartition(":")[2]) for one in taken.articles]


@pytest.fixture
def worker(store: Store) -> Worker:
    return Worker(store, "run-1")


def test_articles_wait_until_every_list_of_their_site_is_read(worker: Worker) -> None:
    [first] = worker.take().lists
    assert first == page()
    other = replace(page(), url=f"https://{HOST}/another-list")
    worker.read(first, 1, 2, next=[other])
    taken = worker.take()
    assert (taken.lists, taken.articles) == ([other], [])
    worker.read(other, 3, 1)
    taken = worker.take()
    assert numbers(taken) == [1, 2, 3]
    assert taken.articles[0].title == "1번째 시장 소식"
    assert taken.articles[0].publisher == "가람경제"
    # It stands at both places, and is read under the first address.
    assert [place.rank for place in taken.articles[0].placements] == [1, 2]


def test_what_a_page_leads_to_is_leased_as_it_is_kept(store: Store) -> None:
    worker, other = Worker(store, "run-1"), Worker(store, "run-2")
    [first] = worker.take().lists
    read = ReadList(
        key=first.key, site="demo", rankings=[observed(1, 1, "run-1")], slots=[HOST], next=[page(2)]
    )
    kept = store.keep_list("run-1", worker.crawl, read, {}, wanted("demo"))
    assert kept.taken is not None
    assert (kept.taken.lists, kept.taken.articles, kept.taken.left) == ([page(2)], [], True)
    assert (other.take().lists, other.take().articles) == ([], [])
    read = replace(read, key=page(2).key, page=2, rankings=[observed(2, 2, "run-1")], next=[])
    kept = store.keep_list("run-1", worker.crawl, read, {}, wanted("demo"))
    assert kept.taken is not None
    assert numbers(kept.taken) == [1, 2]


def test_only_one_page_of_a_site_is_read_at_a_time(store: Store) -> None:
    one = Worker(store, "run-1")
    assert one.take().lists == [page()]
    two = Worker(store, "run-2")
    assert two.crawl == one.crawl
    assert (two.take().lists, two.take().left) == ([], True)


def test_what_is_kept_is_off_the_frontier_of_every_crawl(store: Store) -> None:
    one, other = Worker(store, "run-1"), Worker(store, "run-2", "another job")
    for each in (one, other):
        each.read(each.take().lists[0], 1, 2)
    assert numbers(one.take()) == [1, 2]
    # Read by another crawl at the moment: it is not asked for twice.
    assert other.take().articles == []
    one.keep(1)
    one.store.commit("run-1", [], unread=[gone(2)], crawl=one.crawl)
    assert not other.take().left
    # It is in the counts of the crawl that waited for it, once.
    assert store.leave_crawl("run-1", one.crawl, {}).read_elsewhere == 0
    left = store.leave_crawl("run-2", other.crawl, {})
    assert (left.last, left.waiting, left.read_elsewhere) == (True, 0, 2)
    assert store.leave_crawl("run-2", other.crawl, {}).read_elsewhere == 0
    assert store.counts()["frontier"] == 0


def test_what_another_crawl_has_read_can_wait_once_more(store: Store) -> None:
    one, other = Worker(store, "run-1"), Worker(store, "run-2", "another job")
    for each in (one, other):
        each.read(each.take().lists[0], 1)
    one.take()
    one.keep(1)
    again = WaitingArticle(site="demo", slot=HOST, url=f"https://{HOST}/1", article_id="demo:1")
    with store._engine.begin() as raw:
        added, _ = add_articles(raw, other.crawl, {again.key: again}, 9, None)
    assert added == [again]
    assert numbers(other.take()) == [1]
    one.keep(1)
    assert store.leave_crawl("run-2", other.crawl, {}).read_elsewhere == 2


def gone(number: int, how: Any = "gone") -> Unread:
    url = f"https://{HOST}/{number}?from=list"
    return Unread(how=how, article_id=f"demo:{number}", url=url, key=article_key(f"demo:{number}"))


def test_an_article_under_another_address_is_off_it_too(worker: Worker) -> None:
    worker.read(worker.take().lists[0], 1)
    worker.take()
    moved = article(7, url="https://www.example.com/moved")
    moved.lease = article_key("demo:1")
    worker.store.commit("run-1", [moved], crawl=worker.crawl)
    assert not worker.take().left


def test_what_was_listed_under_two_addresses_is_read_once_and_counted_for_both(worker: Worker) -> None:
    worker.read(worker.take().lists[0], 1, 7)
    worker.take()
    known_as = article(7)
    known_as.lease = article_key("demo:7")
    known_as.requested_url = f"https://{HOST}/1?from=list"  # the address that the list has for demo:1
    worker.store.commit("run-1", [known_as], crawl=worker.crawl)
    assert not worker.take().left
    assert worker.store.leave_crawl("run-1", worker.crawl, {}).read_elsewhere == 1


def test_what_is_noted_as_read_is_no_article_of_the_next_crawl(store: Store) -> None:
    one, other = Worker(store, "run-1"), Worker(store, "run-2", "another job")
    for each in (one, other):
        each.read(each.take().lists[0], 1, 2)
    one.take()
    one.keep(1)
    abandon(store, "run-1")
    assert Worker(store, "run-3", "another job").begun.adopted == 1


def test_an_article_that_failed_waits_for_the_next_crawl_and_is_given_up_at_last(store: Store) -> None:
    for attempt in range(1, 5):
        worker = Worker(store, f"run-{attempt}")
        assert (worker.begun.resumed, worker.begun.adopted) == (False, int(1 < attempt <= 3))
        read = worker.take().lists[0]
        worker.read(read, *([1] if attempt == 1 else []))
        taken = worker.take()
        assert numbers(taken) == ([1] if attempt <= 3 else [])
        if taken.articles:
            store.commit(worker.name, [], unread=[gone(1, "failed")], crawl=worker.crawl)
        assert not worker.take().left
        assert store.leave_crawl(worker.name, worker.crawl, {}).last
        finish(store, worker)


def finish(store: Store, worker: Worker) -> None:
    record = store.run(worker.name)
    assert record is not None
    store.finish_run(record)


def test_a_page_read_twice_is_kept_once(worker: Worker) -> None:
    first = worker.take().lists[0]
    assert len(worker.read(first, 1, 2).kept) == 2
    again = worker.read(first, 1, 2)
    assert (again.lost, again.kept) == (True, [])
    assert worker.store.counts()["rankings"] == 2


def test_the_same_place_on_the_same_list_is_observed_once_a_crawl(worker: Worker) -> None:
    worker.read(worker.take().lists[0], 1, 2, next=[page(2), page(3)])
    repeated = worker.read(worker.take().lists[0], 1, 2, next=[page(4)])
    assert (repeated.kept, repeated.listed) == ([], 0)
    # A site whose pages repeat themselves has no further ones.
    assert worker.take().lists == [page(3)]


def test_the_first_place_of_an_article_on_the_pages_of_a_list_counts(worker: Worker) -> None:
    """A new article has come to the top meanwhile, so that the last one of page 1 is the first of page 2."""
    worker.read(worker.take().lists[0], 1, 2, next=[page(2)])
    moved_on = [replace(observed(2, 3, "run-1"), url=f"https://{HOST}/2?page=2"), observed(3, 4, "run-1")]
    [second] = worker.take().lists
    read = ReadList(key=second.key, site="demo", page=2, rankings=moved_on, slots=[HOST] * 2, next=[page(3)])
    kept = worker.store.keep_list("run-1", worker.crawl, read, {})
    assert (kept.kept, kept.repeated) == (moved_on[1:], 1)
    # The same article in another tab of it is another place.
    [third] = worker.take().lists
    in_tab = [observed(1, 1, "run-1"), replace(observed(2, 1, "run-1"), tab="댓글 많은")]
    read = ReadList(key=third.key, site="demo", page=3, rankings=in_tab, slots=[HOST] * 2)
    assert worker.store.keep_list("run-1", worker.crawl, read, {}).kept == in_tab[1:]
    places = {
        one.article_id: [(place.tab, place.rank) for place in one.placements]
        for one in worker.take().articles
    }
    assert places["demo:2"] == [(None, 2), ("댓글 많은", 1)]


def test_two_boxes_of_one_page_may_rank_an_article_each(worker: Worker) -> None:
    [first] = worker.take().lists
    ranks = [observed(1, 1, "run-1"), observed(1, 4, "run-1")]
    read = ReadList(key=first.key, site="demo", rankings=ranks, slots=[HOST] * 2)
    assert worker.store.keep_list("run-1", worker.crawl, read, {}).kept == ranks


def test_rows_that_a_further_page_repeats_are_left_out_and_still_counted(worker: Worker) -> None:
    """A page of twelve that its further pages show again, where the list had 36 articles: no whole list."""
    twelve = list(range(1, 13))
    for number in (1, 2, 3):
        [of_list] = worker.take().lists
        ranks = [observed(one, place + 12 * (number - 1), "run-1") for place, one in enumerate(twelve, 1)]
        read = ReadList(
            key=of_list.key,
            site="demo",
            page=number,
            rankings=ranks,
            slots=[HOST] * 12,
            # Whether the page after one that shows nothing new is asked for is the trail's to say.
            next=[page(number + 1)] if number < 3 else [],
            measured=ListRead(source=b"popular", site="demo", label="Popular", at=ranks[0].observed_at),
        )
        kept = worker.store.keep_list("run-1", worker.crawl, read, {})
        assert (len(kept.kept), kept.repeated) == ((12, 0) if number == 1 else (0, 12))
    [measure], _ = worker.store.measures("run-1", worker.crawl)
    assert (measure.entries, measure.articles) == (36, 12)


def test_what_is_known_is_not_asked_for_and_counted_once(worker: Worker) -> None:
    worker.store.commit("run-0", [article(1)])
    kept = worker.read(worker.take().lists[0], 1, 2, next=[page(2)])
    assert (kept.listed, kept.known, kept.queued) == (2, 1, 1)
    kept = worker.read(worker.take().lists[0], 3, 1)
    assert (kept.listed, kept.known, kept.queued) == (1, 0, 1)
    assert numbers(worker.take()) == [2, 3]


def test_a_limit_stops_the_lists(store: Store) -> None:
    worker = Worker(store, "run-1")
    kept = worker.read(worker.take().lists[0], 1, 2, 3, limit=2, next=[page(2)])
    assert (kept.queued, kept.left, kept.lists_left) == (2, 1, 1)
    taken = worker.take()
    assert (taken.lists, numbers(taken)) == ([], [1, 2])


def test_a_run_takes_no_more_of_a_slot_than_it_wants(worker: Worker) -> None:
    worker.read(worker.take().lists[0], *range(1, 31))
    assert len(worker.take(most=8).articles) == 8
    full = Wanted(sites=["demo"], room=64, room_in=lambda _: 0, alone=lambda _: True, full={HOST})
    assert worker.store.take("run-1", worker.crawl, full).articles == []


def test_a_host_is_asked_by_one_run_at_a_time(store: Store) -> None:
    one = Worker(store, "run-1")
    one.read(one.take().lists[0], *range(1, 31))
    assert len(one.take(alone=True).articles) == 8
    two = Worker(store, "run-2")
    assert two.take(alone=True).articles == []
    assert len(two.take().articles) == 8  # a site that wants no delay
    store.let_go("run-1", {HOST: 0.5})
    assert two.take(alone=True).articles == []  # not at once: the host gets its pause
    with store._engine.begin() as raw:
        raw.execute(update(hosts).values(free_from=0.0))
    assert len(two.take(alone=True).articles) == 8
    assert one.take(alone=True).articles == []


def test_a_host_that_was_let_go_has_the_pause_that_it_asks_for(store: Store) -> None:
    one = Worker(store, "run-1")
    one.read(one.take().lists[0], 1)
    one.take(alone=True)
    before = time.time()
    store.let_go("run-1", {HOST: 20.0, "not.held.example": 3.0})
    with store._engine.begin() as raw:
        [(slot, run, free_from)] = raw.execute(select(hosts.c.slot, hosts.c.run, hosts.c.free_from))
    assert (slot, run) == (HOST, None)
    assert free_from >= before + 19.0


def dies(store: Store, run: str) -> None:
    """No sign of life of the run, which is on another machine, for as long as leases hold."""
    with store._engine.begin() as raw:
        changed = {"host": "elsewhere", "alive_until": 0.0}
        raw.execute(update(runs).where(runs.c.id == run).values(**changed))


def test_what_a_dead_run_had_leased_goes_back(store: Store) -> None:
    one = Worker(store, "run-1")
    one.read(one.take().lists[0], 1, 2)
    one.take()
    two = Worker(store, "run-2")
    assert two.take().articles == []
    dies(store, "run-1")
    two.store.heartbeat("run-2", {})
    assert numbers(two.take()) == [1, 2]
    # The dead one was only slow, and is heard of again: it learns what it lost, and nothing is kept twice.
    assert not store.heartbeat("run-1", {})
    assert store.leased("run-1") == set()
    assert len(store.leased("run-2")) == 2
    one.keep(1)
    two.keep(1)
    assert len(store.revisions("demo:1")) == 1


def test_what_a_run_had_leased_goes_back_when_its_end_is_all_that_the_store_took(store: Store) -> None:
    ended = Worker(store, "run-1")
    [first] = ended.take().lists
    record = store.run("run-1")
    assert record is not None
    # It never left the crawl: the store failed then, and took its end a moment later.
    store.finish_run(replace(record, ended=datetime.now(KST), verdict="broken"), last=False)
    again = Worker(store, "run-2")
    assert again.begun.resumed
    assert again.take().lists == [first]


def test_leases_hold_while_their_run_lives(store: Store) -> None:
    one, two = Worker(store, "run-1"), None
    one.read(one.take().lists[0], 1)
    one.take()
    dies(store, "run-1")
    assert not store.heartbeat("run-1", {"articles/read": 1})
    assert store.heartbeat("run-1", {"articles/read": 1})
    assert len(store.leased("run-1")) == 1
    two = Worker(store, "run-2")
    two.store.heartbeat("run-2", {})
    assert two.take().articles == []
    record = store.run("run-1")
    assert record is not None
    assert record.counts == {"articles/read": 1}


def test_the_same_job_goes_on_where_the_last_run_stopped(store: Store) -> None:
    one = Worker(store, "run-1")
    one.read(one.take().lists[0], 1, 2, next=[page(2)])
    assert not store.leave_crawl("run-1", one.crawl, {"lists/read": 1}).last
    finish_open(store, one)
    two = Worker(store, "run-2")
    assert (two.crawl, two.begun.resumed, two.begun.waiting) == (one.crawl, True, 2)
    two.read(two.take().lists[0], 3)
    assert numbers(two.take()) == [1, 2, 3]
    two.keep(1, 2, 3)
    left = store.leave_crawl("run-2", two.crawl, {})
    assert (left.last, left.counts) == (True, [{"lists/read": 1}])
    # Both runs' observations are what the crawl observed.
    assert [one.rank for one in store.rankings("run-2")] == [1, 2, 1]
    assert [one.id for one in store.current("run-2")] == ["demo:1", "demo:2", "demo:3"]


def finish_open(store: Store, worker: Worker) -> None:
    record = store.run(worker.name)
    assert record is not None
    store.finish_run(record, last=False)


def test_a_crawl_that_nobody_carries_any_more_hands_on_what_waits(store: Store) -> None:
    one = Worker(store, "run-1")
    one.read(one.take().lists[0], 1, 2, next=[page(2)])
    one.keep(1)
    long_ago = datetime.now(KST) - timedelta(hours=8)
    with store._engine.begin() as raw:
        changed = {"host": "elsewhere", "alive_at": long_ago, "alive_until": 0.0}
        raw.execute(update(runs).values(**changed))
    two = Worker(store, "run-2")
    assert (two.begun.resumed, two.begun.adopted, two.begun.killed) == (False, 1, ["run-1"])
    # The lists are read anew: what was on them hours ago is no picture of now.
    assert two.take().lists == [page()]
    with store._engine.connect() as raw:
        states = dict(raw.execute(crawls.select().with_only_columns(crawls.c.id, crawls.c.state)).all())
    assert states == {one.crawl: "broken", two.crawl: "open"}


@pytest.mark.parametrize(
    "hours", [-9, 9]
)  # a clock that takes Korean time for universal time, or the reverse
def test_a_machine_whose_clock_is_wrong_closes_nothing_of_others(store: Store, hours: int) -> None:
    one = Worker(store, "run-1")
    one.read(one.take().lists[0], 1, 2, next=[page(2)])
    with store._engine.begin() as raw:
        raw.execute(update(runs).values(host="elsewhere"))
    begun = begin(store, "run-2", "another job", started=datetime.now(KST) + timedelta(hours=hours))
    assert begun.killed == []
    assert one.take().lists == [page(2)]
    assert Worker(store, "run-3").begun.resumed


def abandon(store: Store, *kept: str) -> None:
    """Every run but those ``kept`` was killed long ago, on another machine."""
    long_ago = datetime.now(KST) - timedelta(hours=8)
    with store._engine.begin() as raw:
        changed = {"host": "elsewhere", "alive_at": long_ago, "alive_until": 0.0}
        raw.execute(update(runs).where(runs.c.id.not_in(kept)).values(**changed))


def test_however_many_wait_they_are_handed_on_by_as_many_statements(store: Store) -> None:
    statements: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    numbers_of = []
    for job, listed in (("few", range(1, 3)), ("many", range(10, 60))):
        one = Worker(store, f"{job}-1", job)
        one.read(one.take().lists[0], *listed)
        abandon(store)
        statements.clear()
        assert Worker(store, f"{job}-2", job).begun.adopted == len(listed)
        numbers_of.append(len(statements))
    assert numbers_of[1] < numbers_of[0] + 10  # there are more runs to be closed


def test_what_several_crawls_have_left_is_handed_on_once(store: Store) -> None:
    one = Worker(store, "run-1")
    one.read(one.take().lists[0], 1, 2)
    abandon(store)
    two = Worker(store, "run-2")
    with store._engine.begin() as raw:  # as if the first crawl had been open all the while
        rows = [row._asdict() for row in raw.execute(frontier.select().where(frontier.c.kind == "article"))]
        raw.execute(frontier.insert(), [row | {"crawl": one.crawl} for row in rows])
    abandon(store)
    three = Worker(store, "run-3")
    assert three.begun.adopted == 2
    assert store.counts()["frontier"] == 3  # with the page of its list
    assert two.crawl != three.crawl


def test_the_last_run_of_a_crawl_is_the_one_after_which_nobody_works(store: Store) -> None:
    one, two = Worker(store, "run-1"), Worker(store, "run-2")
    one.read(one.take().lists[0])
    assert not store.leave_crawl("run-1", one.crawl, {}).last
    assert store.leave_crawl("run-2", two.crawl, {}).last


@pytest.fixture
def raw_rows(store: Store) -> Iterator[Any]:
    with store._engine.connect() as raw:
        yield lambda: raw.execute(frontier.select()).mappings().all()


def test_a_row_holds_what_was_listed(worker: Worker, raw_rows: Any) -> None:
    worker.read(worker.take().lists[0], 1)
    [row] = raw_rows()
    assert (row["article_id"], row["title"], row["publisher"]) == ("demo:1", "1번째 시장 소식", "가람경제")
    assert Placement(*row["placements"][0]) == Placement("mainnews", "경제 주요뉴스", None, "경제", 1)


# -- Hosts take turns ---------------------------------------------------------------------------------


def two_hosts(worker: Worker) -> None:
    """A list of 20 articles of one host, before 3 of another."""
    ranks = [observed(number, number, worker.name) for number in range(1, 24)]
    slots: list[str | None] = [HOST] * 20 + ["other.example.com"] * 3
    [first] = worker.take().lists
    read = ReadList(key=first.key, site="demo", rankings=ranks, slots=slots)
    worker.store.keep_list(worker.name, worker.crawl, read, {})


def test_a_host_with_many_articles_keeps_no_other_waiting(worker: Worker) -> None:
    two_hosts(worker)
    assert numbers(worker.take(room=8)) == [1, 21, 2, 22, 3, 23, 4, 5]


def test_the_host_that_had_least_is_next(worker: Worker) -> None:
    two_hosts(worker)
    had = {HOST: 7, "other.example.com": 5}
    how = replace(wanted("demo", room=4), turn=had.__getitem__)
    # Two behind: it catches up first, then they take turns.
    assert sorted(numbers(worker.store.take("run-1", worker.crawl, how))) == [1, 21, 22, 23]


def test_no_room_is_kept_for_a_host_that_another_run_asks(store: Store) -> None:
    one, two = Worker(store, "run-1"), Worker(store, "run-2")
    two_hosts(one)
    only_other = Wanted(sites=["demo"], room=1, room_in=lambda s: int(s != HOST), alone=lambda _: True)
    assert numbers(store.take("run-2", two.crawl, only_other)) == [21]
    assert numbers(one.take(room=4, alone=True)) == [1, 2, 3, 4]


def test_what_was_leased_by_a_call_whose_answer_was_lost_is_leased_by_the_next(store: Store) -> None:
    # The server ended the connection between keeping the transaction and saying so.
    worker = Worker(store, "run-1")
    [first] = worker.take().lists
    worker.read(first, 1, 2, 3)
    known = worker.take(room=1).articles
    lost = worker.take(room=1).articles
    assert len(known) == len(lost) == 1
    store.again = True
    again = store.take("run-1", worker.crawl, replace(wanted(room=2), known=[known[0].key]))
    assert sorted(numbers(again)) == sorted({1, 2, 3} - {int(known[0].article_id.rpartition(":")[2])})


def test_what_keeping_a_list_leased_before_its_answer_was_lost_is_leased_again(store: Store) -> None:
    worker = Worker(store, "run-1")
    [first] = worker.take().lists
    ranks = [observed(number, number, "run-1") for number in (1, 2)]
    read = ReadList(key=first.key, site="demo", page=1, rankings=ranks, slots=[HOST, HOST])
    everything = replace(wanted(), known=[first.key])
    lost = store.keep_list("run-1", worker.crawl, read, {}, everything)
    assert lost.taken is not None
    assert sorted(numbers(lost.taken)) == [1, 2]
    store.again = True
    kept = store.keep_list("run-1", worker.crawl, read, {}, everything)
    assert kept.taken is not None
    assert sorted(numbers(kept.taken)) == [1, 2]
