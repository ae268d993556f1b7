"""What becomes of a crawl's observations when it ends, in doubt, is killed, or is published by hand."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from newscrawl.exceptions import FailureClass
from newscrawl.store import Store
from newscrawl.store.content import list_row
from newscrawl.store.records import Held
from newscrawl.store.spellrecords import ListAt, ListName
from newscrawl.store.taking import Wanted
from newscrawl.store.waiting import ListRead, ReadList, WaitingList
from newscrawl.text import KST
from tests.store import keptstores
from tests.store.samples import article, begin, end, ranking

KEY = list_row(ranking(1, 1))["key"]
EVERYTHING = Wanted(sites=["demo"], room=8, room_in=lambda _: 8, alone=lambda _: True)


# What was measured long ago is forgotten, so all this was today.
NOON = datetime.now(KST).replace(microsecond=0) - timedelta(hours=8)


def minute(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def look(store: Store, run: str, minutes: float, numbers: list[int], held: Any = (), **changes: Any) -> None:
    """A crawl that observes these articles, from rank 1 on, and ends."""
    observe(store, run, minutes, numbers, **changes)
    end(store, run, held)


def observe(store: Store, run: str, minutes: float, numbers: list[int], **changes: Any) -> None:
    at = {"run": run, "observed_at": minute(minutes)} | changes
    store.commit(run, [], [ranking(number, rank, **at) for rank, number in enumerate(numbers, 1)])


def of_demo(store: Store) -> ListName:
    [name] = [one for one in store.followed("demo") if one.key == KEY]
    return name


def at(store: Store, minutes: float) -> ListAt:
    [found] = store.lists_at([of_demo(store)], minute(minutes))
    return found


def ids(found: ListAt) -> list[str | None]:
    return [entry.article_id for entry in found.entries]


def count(store_url: str, table: str) -> int:
    engine = create_engine(store_url)
    with engine.connect() as connection:
        number = connection.scalar(text(f"SELECT count(*) FROM {table}"))
    engine.dispose()
    return int(number or 0)


def test_a_list_that_stays_the_same_is_one_row_however_often_one_looks(store: Store, store_url: str) -> None:
    for number in range(5):
        look(store, f"run-{number}", 10 * number, [1, 2, 3])
    look(store, "run-5", 50, [1, 3, 2])
    assert (count(store_url, "observations"), count(store_url, "spells")) == (2, 5)
    found = at(store, 42)
    assert (ids(found), found.looks) == (["demo:1", "demo:2", "demo:3"], 5)
    assert [entry.since for entry in at(store, 50).entries] == [minute(0), minute(50), minute(50)]


def test_an_entry_has_the_headline_it_was_shown_under_then(store: Store) -> None:
    look(store, "run-1", 0, [1], title="시장, 내린다")
    look(store, "run-2", 10, [1], title="시장, 오른다")
    assert [at(store, minutes).entries[0].title for minutes in (5, 10)] == ["시장, 내린다", "시장, 오른다"]
    assert [spell.title for spell in store.placements("demo:1")] == ["시장, 내린다", "시장, 오른다"]


def test_comments_are_known_as_they_were_shown(store: Store, store_url: str) -> None:
    for number, comments in enumerate((3, 3, 9, None)):
        look(store, f"run-{number}", 10 * number, [1], comment_count=comments)
    shown = [at(store, minutes).entries[0].comment_count for minutes in (0, 15, 20, 30)]
    assert shown == [3, 3, 9, None]
    assert (count(store_url, "comment_counts"), count(store_url, "spells")) == (3, 1)


def test_a_list_in_doubt_is_a_time_of_which_nothing_is_known(store: Store) -> None:
    look(store, "run-1", 0, [1, 2])
    look(store, "run-2", 10, [3], held={KEY})
    look(store, "run-3", 20, [1, 2])
    assert [at(store, minutes).state for minutes in (5, 10, 15, 20)] == [
        "seen",
        "in doubt",
        "in doubt",
        "seen",
    ]
    [unknown] = store.unknown([of_demo(store)], minute(0), minute(20))
    assert (unknown.start, unknown.end, unknown.why) == (minute(10), minute(20), "in doubt")
    assert store.placements("demo:3") == []


def test_a_list_in_doubt_that_a_person_publishes_is_part_of_the_history(store: Store) -> None:
    look(store, "run-1", 0, [1, 2])
    look(store, "run-2", 10, [3], held=Held.ALL)
    look(store, "run-3", 20, [1, 2])
    store.accept_measures("run-2")
    store.accept_measures("run-2")  # a second time, as after a broken connection
    assert [ids(at(store, minutes)) for minutes in (5, 15, 20)] == [
        ["demo:1", "demo:2"],
        ["demo:3"],
        ["demo:1", "demo:2"],
    ]
    assert [spell.seconds for spell in store.placements("demo:3")] == [600]


def page_read(
    store: Store,
    run: str,
    minutes: float,
    entries: list[Any],
    failure: Any = None,
    *,
    goes_on: bool = False,
) -> int:
    """A crawl of one page with these entries, measured as a crawl measures it."""
    page = WaitingList(site="demo", slot=run, url="https://news.example.com/", source="{}")
    crawl = begin(store, run, lists=[page], site="demo").crawl
    [leased] = store.take(run, crawl, EVERYTHING).lists
    read = ListRead(source=b"economy", site="demo", label="경제", at=minute(minutes), failure=failure)
    slots = [None] * len(entries)
    page_of_list = ReadList(
        key=leased.key, site="demo", rankings=entries, slots=slots, measured=read, goes_on=goes_on
    )
    store.keep_list(run, crawl, page_of_list, {})
    store.note_measures(store.measures(run, crawl)[0])
    return crawl


def first_page(store: Store, run: str, minutes: float, numbers: list[int]) -> None:
    """A crawl that reads the first page of a list that goes on."""
    entries = [
        ranking(number, rank, run=run, observed_at=minute(minutes)) for rank, number in enumerate(numbers, 1)
    ]
    page_read(store, run, minutes, entries, goes_on=True)
    end(store, run)


def test_a_look_at_the_first_page_says_nothing_of_what_stands_below(store: Store) -> None:
    look(store, "run-1", 0, [1, 2, 3, 4])
    first_page(store, "run-2", 10, [2, 1])
    found = at(store, 10)
    assert (found.state, found.reach, ids(found)) == ("seen", 2, ["demo:2", "demo:1"])
    assert ids(at(store, 5)) == ["demo:1", "demo:2"]  # nobody has come so far since
    # A look that does says what stood there between: as before, where it is the same.
    look(store, "run-3", 20, [2, 1, 3, 5])
    for minutes in (5, 15):
        assert ids(at(store, minutes))[2:] == ["demo:3", "demo:4"]
    assert [spell.seconds for spell in store.placements("demo:3")] == [1201]
    assert [spell.seconds for spell in store.placements("demo:4")] == [1200]
    assert (at(store, 20).reach, ids(at(store, 20))) == (None, ["demo:2", "demo:1", "demo:3", "demo:5"])


def test_what_nobody_comes_to_for_hours_is_not_known(store: Store) -> None:
    look(store, "run-1", 0, [1, 2, 3])
    for number in range(2, 6):
        first_page(store, f"run-{number}", 40 * number - 40, [1, 2])
    look(store, "run-6", 200, [1, 2, 3])
    assert ids(at(store, 100)) == ["demo:1", "demo:2"]
    assert [(one.start, one.seconds) for one in store.placements("demo:3")] == [
        (minute(0), 1),
        (minute(200), 1),
    ]
    assert [spell.seconds for spell in store.placements("demo:2")] == [12_001]


def test_what_enters_or_leaves_below_the_part_looked_at_is_no_change(store: Store) -> None:
    look(store, "run-1", 0, [1, 2, 3, 4])
    first_page(store, "run-2", 10, [3, 9])
    found = store.changes([of_demo(store)], minute(0), minute(10))
    assert [(one.article_id, one.before, one.after) for one in found.climbed] == [("demo:3", 3, 1)]
    assert [one.article_id for one in found.entered] == ["demo:9"]
    assert [one.article_id for one in found.left] == ["demo:1", "demo:2"]
    look(store, "run-3", 20, [3, 9, 1, 5])
    found = store.changes([of_demo(store)], minute(10), minute(20))
    assert (found.entered, [one.article_id for one in found.left]) == (
        [],
        ["demo:4"],
    )


def test_a_list_is_not_gone_that_may_stand_on_a_page_not_read(store: Store) -> None:
    tabs = (None, "속보")
    page_read(store, "run-1", 0, [ranking(1, 1, tab=tab, run="run-1", observed_at=minute(0)) for tab in tabs])
    end(store, "run-1")
    first_page(store, "run-2", 10, [1])
    [flash] = [one for one in store.followed("demo") if one.tab == "속보"]
    assert store.lists_at([flash])[0].state == "seen"


def test_a_list_that_is_not_on_its_page_any_more_is_empty(store: Store) -> None:
    for number, (minutes, tabs) in enumerate(((0, (None, "속보")), (10, (None,)), (20, (None, "속보")))):
        run = f"run-{number}"
        entries = [ranking(1, 1, tab=tab, run=run, observed_at=minute(minutes)) for tab in tabs]
        page_read(store, run, minutes, entries)
        end(store, run)
    [flash] = [one for one in store.followed("demo") if one.tab == "속보"]
    states = [store.lists_at([flash], minute(minutes))[0].state for minutes in (5, 10, 15, 20)]
    assert states == ["seen", "empty", "empty", "seen"]


def test_a_page_that_could_not_be_read_is_no_look_at_its_lists(store: Store) -> None:
    entries = [ranking(1, 1, run="run-1", observed_at=minute(0))]
    page_read(store, "run-1", 0, entries)
    end(store, "run-1")
    page_read(store, "run-2", 10, [], FailureClass.SERVER)
    end(store, "run-2")
    assert at(store, 10).state == "in doubt"


def test_a_crawl_that_was_left_behind_is_folded_but_for_lists_with_pages_unread(
    store: Store, store_url: str
) -> None:
    """Its lists were looked at before others that are known already."""
    pages = [
        WaitingList(site=site, slot="", url=f"https://{site}.example.com/", source="{}")
        for site in ("demo", "other")
    ]
    crawl = begin(store, "killed", lists=pages, site="demo,other").crawl
    [leased] = [page for page in store.take("killed", crawl, EVERYTHING).lists if page.site == "demo"]
    read = [ranking(1, 1, run="killed", observed_at=minute(10))]
    store.keep_list("killed", crawl, ReadList(key=leased.key, site="demo", rankings=read, slots=[None]), {})
    store.commit("killed", [], [ranking(5, 1, run="killed", site="other", observed_at=minute(10))])
    for run, minutes in (("run-1", 0), ("run-2", 20)):
        look(store, run, minutes, [2])
    engine = create_engine(store_url)
    with engine.begin() as connection:
        values = {"old": time.time() - 4 * 3600}
        connection.execute(text("UPDATE runs SET alive_until = :old WHERE id = 'killed'"), values)
    engine.dispose()
    begin(store, "run-3", started=datetime.now(KST))
    assert [ids(at(store, minutes)) for minutes in (5, 15, 20)] == [["demo:2"], ["demo:1"], ["demo:2"]]
    [other] = store.followed("other")
    assert store.lists_at([other], minute(10))[0].state == "in doubt"


def test_raw_observations_go_when_nothing_needs_them(store_url: str) -> None:
    store = Store(store_url, keep_observations=timedelta())
    observe(store, "run-1", 0, [1, 2])
    begin(store, "run-1")
    assert store.publish(store.edition("mainnews", "run-1", timedelta(hours=24)))
    end(store, "run-1")
    look(store, "run-2", 10, [1, 2], held=Held.ALL)
    look(store, "run-3", 20, [2, 1])
    # What is published stays, and what waits for a person; what is part of the history goes.
    kept = {run: len(list(store.rankings(run))) for run in ("run-1", "run-2", "run-3")}
    assert kept == {"run-1": 2, "run-2": 2, "run-3": 0}
    store.close()


def test_ending_a_crawl_twice_doubles_nothing(store: Store, store_url: str) -> None:
    observe(store, "run-1", 0, [1, 2])
    crawl = end(store, "run-1")
    before = {table: count(store_url, table) for table in ("observations", "looks", "spells", "entries")}
    record = store.run("run-1")
    assert record is not None
    store.finish_run(replace(record, crawl=crawl))
    assert {table: count(store_url, table) for table in before} == before


def test_two_spiders_on_one_list_tell_in_any_order(store: Store) -> None:
    """The slower one looked first and ends last."""
    observe(store, "slow", 0, [1])
    look(store, "quick", 5, [2])
    end(store, "slow", spider="trending")
    assert [ids(at(store, minutes)) for minutes in (2, 5)] == [["demo:1"], ["demo:2"]]


def test_machines_that_end_crawls_at_once_lose_no_look(postgresql_url: str) -> None:
    stores = [Store(postgresql_url) for _ in range(4)]
    tabs = [f"탭 {number}" for number in range(6)]

    def work(number: int) -> None:
        for turn in range(5):
            run, order = f"run-{number}-{turn}", tabs if (number + turn) % 2 else tabs[::-1]
            seen = {"run": run, "observed_at": minute(10 * (4 * turn + number))}
            entries = [ranking(number + 1, 1, tab=tab, **seen) for tab in order]
            stores[number].commit(run, [], entries)
            end(stores[number], run)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work, number) for number in range(4)]:
            done.result()
    names = stores[0].followed("demo")
    assert len(names) == 6
    for turn in range(20):
        found = stores[0].lists_at(names, minute(10 * turn))
        assert {tuple(ids(one)) for one in found} == {(f"demo:{turn % 4 + 1}",)}
    for store in stores:
        store.close()


def test_what_entered_left_climbed_and_fell_between_two_moments(store: Store) -> None:
    look(store, "run-1", 0, [1, 2, 3, 4])
    look(store, "run-2", 10, [9, 9, 9, 9], held=Held.ALL)
    look(store, "run-3", 20, [3, 2, 5, 1])
    changes = store.changes([of_demo(store)], minute(-30), minute(25))
    moved = {
        kind: [(move.article_id, move.before, move.after) for move in getattr(changes, kind)]
        for kind in ("entered", "left", "climbed", "fell")
    }
    assert moved == {
        "entered": [("demo:5", None, 3)],
        "left": [("demo:4", 4, None)],
        "climbed": [("demo:3", 3, 1)],
        "fell": [("demo:1", 1, 4)],
    }


def test_exposure_by_section_is_the_lists_own_or_the_articles(store: Store) -> None:
    store.commit("run-1", [article(2, section="사회")], [])
    look(store, "run-1", 0, [1])
    look(store, "run-2", 0, [2], name="많이 본 뉴스", section=None)
    look(store, "run-3", 10, [1])
    look(store, "run-4", 10, [2], name="많이 본 뉴스", section=None)
    shares = store.exposure(store.followed(), minute(0), minute(60), "section")
    assert {one.of: (one.seconds, one.articles, one.best_rank) for one in shares} == {
        "경제": (601, 1, 1),
        "사회": (601, 1, 1),
    }


def test_ranks_that_a_list_does_not_give_are_none_and_its_order_is_kept(store: Store) -> None:
    seen = {"run": "run-1", "observed_at": minute(0)}
    store.commit("run-1", [], [ranking(number, None, **seen) for number in (3, 1, 2)])
    end(store, "run-1")
    assert [(entry.article_id, entry.rank) for entry in at(store, 0).entries] == [
        ("demo:3", None),
        ("demo:1", None),
        ("demo:2", None),
    ]


@pytest.mark.parametrize("version", keptstores.VERSIONS)
def test_every_rank_of_an_older_store_is_in_the_history(version: int, store_url: str) -> None:
    keptstores.load(version, store_url)
    engine = create_engine(store_url)
    with engine.connect() as connection:
        apart = "JOIN lists ON lists.key = rankings.list_key" if version > 1 else ""
        columns = "site, list, name, tab, section, rank, title, observed_at"
        query = f"SELECT {columns} FROM rankings {apart}"
        rows = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    store = Store(store_url)
    spells = {
        (one.on.site, one.on.list, one.on.name, one.on.tab, one.on.section, one.rank, one.title)
        for one in store.spells(store.followed(), datetime(2020, 1, 1, tzinfo=KST), datetime.now(KST))
    }
    store.close()
    assert len(rows) > 50
    assert [row for row in rows if row[:7] not in spells] == []
