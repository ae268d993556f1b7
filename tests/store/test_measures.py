"""What a crawl found its lists to be, and what the next one is held against."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from newscrawl.exceptions import FailureClass
from newscrawl.items import Article, Ranking
from newscrawl.store import Store, Unread
from newscrawl.store.content import list_row
from newscrawl.store.measures import ListMeasure
from newscrawl.store.taking import Wanted
from newscrawl.store.waiting import ListRead, ReadList, WaitingList
from tests.store.samples import START, article, begin, end, ranking

POLITICS = b"politics"
KEY = list_row(ranking(1, 1))["key"]
WANTED = Wanted(sites=["demo"], room=8, room_in=lambda _: 8, alone=lambda _: False)


def read(source: bytes = POLITICS, **changes: Any) -> ListRead:
    values: dict[str, Any] = {"source": source, "site": "demo", "label": "정치", "at": START, "how": "rule"}
    return ListRead(**(values | changes))


def crawl_page(store: Store, run: str, number: int, entries: list[Ranking], measured: ListRead) -> int:
    """Read one page of a list in a crawl of ``run``, which has one page or has come to its ``number``-th."""
    page = WaitingList(site="demo", slot="", url=f"https://news.example.com/{number}", source="{}")
    crawl = begin(store, run, lists=[page], site="demo").crawl
    [leased] = store.take(run, crawl, WANTED).lists
    listed = ReadList(
        key=leased.key, site="demo", rankings=entries, slots=[None] * len(entries), measured=measured
    )
    store.keep_list(run, crawl, listed, {})
    return crawl


def at(number: int, hour: int) -> Article:
    return article(number, published_at=START.replace(hour=hour))


def test_a_list_is_measured_by_its_entries_and_by_what_became_of_them(store: Store) -> None:
    entries = [ranking(number, rank, run="run-1") for rank, number in enumerate((1, 2, 3, 1, 4), 1)]
    crawl = crawl_page(store, "run-1", 1, entries, read(seconds=0.5, closed=False))
    gone = Unread(how="gone", article_id="demo:4", url="https://news.example.com/4")
    store.commit("run-1", [at(1, 12), at(2, 9)], [], [gone], crawl)
    [one], past = store.measures("run-1", crawl)
    assert (one.label, one.how, one.seconds, one.closed) == ("정치", "rule", 0.5, False)
    assert (one.lists, one.entries) == ({KEY: 5}, 5)
    assert (one.articles, one.stored, one.gone, one.fresh) == (4, 2, 1, 2)
    assert one.newest == START.replace(hour=12)
    assert one.ids == {"demo:1", "demo:2", "demo:3", "demo:4"}
    assert one.filled == {
        "published_at": 1.0,
        "authors": 1.0,
        "images": 1.0,
        "tags": 1.0,
        "publisher": 1.0,
        "section": 1.0,
    }
    assert past == {POLITICS: []}


def test_pages_of_one_list_are_one_measure_also_where_one_failed(store: Store) -> None:
    crawl = crawl_page(store, "run-1", 1, [ranking(1, 1, run="run-1")], read(seconds=0.5))
    store.drop_list("run-1", crawl, b"none", {}, read(closed=True, failure=FailureClass.SERVER, seconds=1.0))
    store.drop_list("run-1", crawl, b"none", {}, read(b"economy", failure=FailureClass.TIMEOUT))
    [politics, economy], _ = sorted_by_source(store, "run-1", crawl)
    assert (politics.pages, politics.seconds, politics.failure) == (1, 1.5, FailureClass.SERVER)
    assert (economy.entries, economy.failure) == (0, FailureClass.TIMEOUT)


def sorted_by_source(store: Store, run: str, crawl: int) -> tuple[list[ListMeasure], Any]:
    now, past = store.measures(run, crawl)
    return sorted(now, key=lambda one: one.source, reverse=True), past


def test_the_past_is_of_crawls_that_came_to_their_end_and_newest_first(store: Store) -> None:
    crawls, now = {}, datetime.now(START.tzinfo)
    for number in (1, 2, 3, 4):
        run = f"run-{number}"
        at = now + timedelta(hours=number)
        listed = [ranking(number + place, place, run=run, observed_at=at) for place in (1, 2)]
        crawls[run] = crawl_page(store, run, 1, listed, read(at=at))
        if number != 2:  # it was interrupted
            [one], _ = store.measures(run, crawls[run])
            doubt = FailureClass.LIST_SHRUNK if number == 3 else None
            store.note_measures([replace(one, doubt=doubt)])
        if number in (1, 3):
            end(store, run, held={KEY} if number == 3 else ())
    [_], past = store.measures("run-4", crawls["run-4"])
    assert [one.crawl for one in past[POLITICS]] == [crawls["run-3"], crawls["run-1"]]
    assert [one.doubt for one in past[POLITICS]] == [FailureClass.LIST_SHRUNK, None]
    # Only the last good one is asked which articles stood on it.
    assert [one.ids for one in past[POLITICS]] == [frozenset(), {"demo:2", "demo:3"}]
    # A person says that what was doubted is what the list is now.
    store.accept_measures("run-3")
    [_], past = store.measures("run-4", crawls["run-4"])
    assert [one.doubt for one in past[POLITICS]] == [None, None]
    assert past[POLITICS][0].ids == {"demo:4", "demo:5"}


@pytest.mark.parametrize(
    ("hours", "in_order"), [((17, 16, 15, 14, 13, 12), True), ((12, 17, 13, 16, 14, 15), False)]
)
def test_whether_a_list_stands_in_the_order_of_time(
    store: Store, hours: tuple[int, ...], *, in_order: bool
) -> None:
    entries = [ranking(number, number, run="run-1") for number in range(1, 7)]
    crawl = crawl_page(store, "run-1", 1, entries, read())
    store.commit("run-1", [at(number, hour) for number, hour in enumerate(hours, 1)], [], [], crawl)
    [one], _ = store.measures("run-1", crawl)
    assert one.chronological is in_order


def test_measures_are_forgotten_after_two_months(store: Store) -> None:
    old = crawl_page(store, "run-1", 1, [ranking(1, 1, run="run-1")], read(at=START - timedelta(days=1)))
    store.note_measures(store.measures("run-1", old)[0])
    now = datetime.now(START.tzinfo)
    crawl = crawl_page(store, "run-2", 1, [ranking(1, 1, run="run-2")], read(at=now))
    store.note_measures(store.measures("run-2", crawl)[0])
    newest = crawl_page(store, "run-3", 1, [ranking(1, 1, run="run-3")], read(at=now))
    assert [one.crawl for one in store.measures("run-3", newest)[1][POLITICS]] == [crawl]


def test_refusals_are_measured_by_kind_and_readings_by_source(store: Store) -> None:
    now = datetime.now(START.tzinfo)
    entries = [ranking(number, number, run="run-1") for number in range(1, 6)]
    crawl = crawl_page(store, "run-1", 1, entries, read(at=now))
    by_rule, by_meta = article(1), article(2)
    by_rule.sources = {"title": "rule", "body": "rule", "copyright": "rule"}
    by_meta.sources = {"title": "meta", "body": "rule"}
    unread = [
        Unread(how="gone", article_id=f"demo:{n}", url=f"https://news.example.com/{n}", status=200, kind=kind)
        for n, kind in ((3, "consent"), (4, "consent"), (5, "form"))
    ]
    store.commit("run-1", [by_rule, by_meta], [], unread, crawl)
    [one], _ = store.measures("run-1", crawl)
    assert (one.refused, one.gone) == ({"consent": 2, "form": 1}, 0)
    assert one.sources == {"title": {"rule": 0.5, "meta": 0.5}, "body": {"rule": 1.0}}
    store.note_measures([one])
    following = crawl_page(store, "run-2", 1, [ranking(1, 1, run="run-2")], read(at=now))
    [before] = store.measures("run-2", following)[1][POLITICS]
    assert (before.refused, before.sources) == (one.refused, one.sources)
