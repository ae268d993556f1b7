"""Lists as they stood: whether the history equals what was there, what it takes, how soon it answers.

- ``python -m benchmarks.spells crawls`` crawls the bundled portal some dozen times, ten minutes of its time
  apart, and asks the store what stood there in between.
- ``week`` moves the portal's lists for a week, looked at every ten minutes through the store: 1,000 random
  minutes and the exposure of its publishers are held against the portal, and the bytes for each rank observed
  are counted (goal: 40, the whole file).
- ``year`` keeps a year of 600 ranks, looked at every ten minutes (31 million; see ``listmodel``), and asks
  for random minutes (goals: 50 ms of the process's own CPU time, 1.5 GB). Printed beside it are the time on
  the wall, which other programs on the machine add to, and the longest of Python's collections of garbage:
  one of all that a process has loaded falls into one of some hundred answers, and is no part of their CPU
  time here.

Without a word, all three. Exit code 1 if an answer was wrong or a goal is missed.
"""

import argparse
import contextlib
import gc
import random
import sqlite3
import sys
import tempfile
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from benchmarks.listmodel import BEGIN, LISTS, SIZE, YEAR, entry_of, list_rows, looks_of, name_of
from newscrawl.items import Ranking
from newscrawl.portal.newsroom import NEWEST, Newsroom
from newscrawl.portal.rankings import rankings_at
from newscrawl.store import RunRecord, Store
from newscrawl.store.entrybook import EntryBook, numbers_of_lists
from newscrawl.store.listhistory import ListHistory
from newscrawl.store.spellrecords import ListAt, ListName
from newscrawl.store.spelltables import State
from newscrawl.store.standing import Look
from newscrawl.store.tables import lists
from newscrawl.text import KST
from tests.conftest import scrapy_command
from tests.faults.ageing import age
from tests.faults.portal_thread import PortalThread

SEED = 7
STEP = timedelta(minutes=10)
BYTES_A_RANK, MILLISECONDS, GIGABYTES = 40, 50, 1.5
# Ranks of a list that are looked at: the lists of sections go on for pages and pages.
DEEP = 60
# What of an entry is compared with the truth.
Shown = tuple[int | None, str | None, str | None]
Names = tuple[str | None, str | None, str | None, str | None]


class Checks:
    """What was held against a goal; ``failed`` counts what missed it."""

    def __init__(self) -> None:
        self.failed = 0

    def hold(self, what: str, value: float, goal: float) -> None:
        """Print a value that must not be above its goal."""
        is_good = value <= goal
        self.failed += not is_good
        print(f"  {what}: {value:,.1f} (goal {goal:,g}){'' if is_good else '  MISSED'}", flush=True)


def by_list(ranks: Iterable[Ranking]) -> dict[Names, list[Shown]]:
    """The entries of each list, by its names."""
    found: dict[Names, list[Shown]] = {}
    for one in ranks:
        names = (one.list, one.name, one.tab, one.section)
        found.setdefault(names, []).append((one.rank, one.article_id, one.title))
    return found


def answered(found: ListAt) -> list[Shown]:
    """What the store says of a list, in the same form."""
    return [(one.rank, one.article_id, one.title) for one in found.entries]


def names_of(one: ListName) -> Names:
    """The names of a list, as ``by_list`` has them."""
    return (one.list, one.name, one.tab, one.section)


def vacuumed(path: Path) -> int:
    """The bytes of a store, with its indexes and without what is free in it."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size


# -- Real crawls ------------------------------------------------------------------------------------


def crawls(checks: Checks, runs: int) -> None:
    """Crawl so many times; after each the past of the store is moved back, as if ten minutes had gone by."""
    first = NEWEST - runs * STEP
    thread = PortalThread(1_000, first)
    seen: list[dict[Names, tuple[datetime, list[Shown]]]] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        command = scrapy_command(data)
        for number in range(runs):
            at = first + number * STEP
            thread.be(at)
            where = f"PORTAL_URL={thread.portal.url}"
            ended = command("crawl", "trending", "-a", "follow=0", "-s", where)
            if ended.returncode:
                raise SystemExit(ended.stderr)
            truth = by_list(rankings_at(thread.portal.newsroom, thread.portal.url, at))
            store = Store(f"sqlite:///{data / 'newscrawl.db'}")
            newest = store.lists_at(store.followed("portal"))
            seen.append({names_of(one.of): (one.seen_until or at, truth[names_of(one.of)]) for one in newest})
            store.close()
            if number < runs - 1:
                age(data / "newscrawl.db", STEP)
        thread.end()
        store = Store(f"sqlite:///{data / 'newscrawl.db'}")
        asked, wrong = _ask(store, seen)
        store.close()
    print(f"crawls: {runs} of the bundled portal, {asked} moments of its lists asked for")
    checks.hold("lists that differ from the portal's", wrong, 0)


def _ask(store: Store, seen: list[dict[Names, tuple[datetime, list[Shown]]]]) -> tuple[int, int]:
    """Ask for a moment between any two looks: how many were asked for, and how many answers were wrong."""
    rng, asked, wrong = random.Random(SEED), 0, 0
    for one in store.followed("portal"):
        looks = [look[names_of(one)] for look in seen]
        whens = [when - (len(looks) - 1 - number) * STEP for number, (when, _) in enumerate(looks)]
        for (when, following), (_, shown) in zip(pairwise(whens), looks, strict=False):
            moment = when + (following - when) * rng.random()
            [found] = store.lists_at([one], moment)
            asked, wrong = asked + 1, wrong + (answered(found) != shown)
    return asked, wrong


# -- A week -----------------------------------------------------------------------------------------


def week(checks: Checks, days: int) -> None:
    """Look at the portal's lists every ten minutes of so many days."""
    begin, number = NEWEST - timedelta(days=days), days * 144
    moving = Newsroom(days * 480 + 1_000, SEED)
    truth: list[tuple[datetime, dict[Names, list[Shown]]]] = []
    places: Counter[str | None] = Counter()
    observed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        store = Store(f"sqlite:///{path}")
        for look in range(number):
            at = begin + look * STEP
            ranks = list(rankings_at(moving, "https://portal.kr", at, DEEP))
            observed += len(ranks)
            truth.append((at, by_list(ranks)))
            for one in ranks:
                places[one.publisher] += int(STEP.total_seconds()) if look < number - 1 else 1
            _observe(store, f"run-{look}", at, ranks)
        followed = store.followed("portal")
        rng, wrong = random.Random(SEED), 0
        for _ in range(1_000):
            moment = begin + STEP * (number - 1) * rng.random()
            shown = truth[bisect_right(truth, moment, key=lambda look: look[0]) - 1][1]
            found = store.lists_at(followed, moment)
            wrong += {names_of(one.of): answered(one) for one in found} != shown
        exposed = store.exposure(followed, begin, begin + timedelta(days=days + 1))
        store.close()
        size = vacuumed(path)
    print(f"week: {number} looks, {observed:,} ranks observed, {size / 1e6:.1f} MB")
    checks.hold("random minutes of 1,000 that differ from the portal's lists", wrong, 0)
    differing = sum(places[one.of] != one.seconds for one in exposed) + abs(len(places) - len(exposed))
    checks.hold("publishers whose exposure differs by a second or more", differing, 0)
    checks.hold("bytes for each rank observed", size / observed, BYTES_A_RANK)


def _observe(store: Store, run: str, at: datetime, ranks: list[Ranking]) -> None:
    """A crawl that observed these ranks, from beginning to end."""
    record = RunRecord(id=run, spider="mainnews", started=at, site="portal")
    crawl = store.begin_run(record, run, []).crawl
    store.commit(run, [], ranks)
    ended = replace(record, crawl=crawl, ended=at, verdict="ok", reasons=[], counts={}, timings={})
    store.finish_run(ended)


class Collections:
    """How long Python's own collections of garbage take: a whole one, of all that a process has loaded, may
    fall into any answer. ``total`` and ``longest`` in ms.
    """

    def __init__(self) -> None:
        self.total, self.longest, self._begun = 0.0, 0.0, 0.0
        gc.callbacks.append(self._note)

    def _note(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self._begun = time.process_time()
        else:
            taken = (time.process_time() - self._begun) * 1000
            self.total, self.longest = self.total + taken, max(self.longest, taken)

    def end(self) -> None:
        """Look no more."""
        gc.callbacks.remove(self._note)


# -- A year -----------------------------------------------------------------------------------------


def year(checks: Checks, looks: int) -> None:
    """Keep a year of lists, and ask for all of them at random minutes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        store = Store(f"sqlite:///{path}")
        begun = time.process_time()
        changed = sum(_write(store, number, looks) for number in range(LISTS))
        spent = time.process_time() - begun
        store.close()
        size, ranks = vacuumed(path), LISTS * SIZE * looks
        print(f"year: {ranks:,} ranks observed, {changed / ranks:.0%} of them others than at the look before")
        print(f"  written in {spent:,.0f} CPU seconds, {size / ranks:.1f} bytes for each rank")
        checks.hold("GB of the whole file", size / 1e9, GIGABYTES)
        store = Store(f"sqlite:///{path}")
        _answer(checks, store, looks)
        store.close()


def _write(store: Store, number: int, looks: int) -> int:
    """Write every look at one list as the end of a crawl does. Returns how many ranks had changed."""
    changed = 0
    before: tuple[int, ...] | None = None
    with store._writing() as connection:
        rows = list_rows()
        if number == 0:
            connection.execute(insert(lists), rows)
        key = rows[number]["key"]
        history = ListHistory(connection, numbers_of_lists(connection, [key])[key])
        book = EntryBook(connection)
        for at, standing in looks_of(number, looks):
            if standing is not before:
                shown = [entry_of(number, article) for article in standing]
                numbers = book.numbers(shown)
                places = {place: (numbers[entry], place) for place, entry in enumerate(shown, 1)}
                changed += sum(a != b for a, b in zip(standing, before or (), strict=False))
                before = standing
            history.put(Look(at, State.SEEN, places))
        history.flush()
    return changed


def _answer(checks: Checks, store: Store, looks: int) -> None:
    """Ask for random minutes, each answer held against the model."""
    followed = {one.name: one for one in store.followed("model")}
    rng, taken, waited, wrong = random.Random(SEED), [], [], 0
    minutes = sorted(rng.randrange(looks - 1) for _ in range(500))
    truth: dict[int, dict[str, list[str | None]]] = {look: {} for look in minutes}
    for number in range(LISTS):
        for look, (_, standing) in enumerate(looks_of(number, looks)):
            if look in truth:
                ids = [entry_of(number, article).article_id for article in standing]
                truth[look][str(name_of(number).name)] = ids
    rng.shuffle(minutes)
    store.lists_at(followed.values(), datetime.fromtimestamp(BEGIN, KST))  # statements are made once
    collected = Collections()
    for look in minutes:
        moment = datetime.fromtimestamp(BEGIN + look * 600 + 30, KST)
        begun, spent, garbage = time.perf_counter(), time.process_time(), collected.total
        found = store.lists_at(followed.values(), moment)
        taken.append((time.process_time() - spent) * 1000 - (collected.total - garbage))
        waited.append((time.perf_counter() - begun) * 1000)
        wrong += {one.of.name: [entry.article_id for entry in one.entries] for one in found} != truth[look]
    collected.end()
    taken.sort()
    waited.sort()
    checks.hold("random minutes of 500 that differ from the model", wrong, 0)
    checks.hold("CPU ms for all 600 ranks at a minute, median", median(taken), MILLISECONDS)
    checks.hold("CPU ms, 99th of a hundred", taken[len(taken) * 99 // 100], MILLISECONDS)
    checks.hold("CPU ms, worst", taken[-1], MILLISECONDS)
    hundredth = waited[len(waited) * 99 // 100]
    print(f"  ms on the wall: median {median(waited):.1f}, 99th {hundredth:.1f}, worst {waited[-1]:.1f}")
    print(f"  ms of the longest collection of garbage, within the wall's: {collected.longest:.1f}")


def main(options: argparse.Namespace) -> int:
    """Hold everything that was asked for against its goals; how much missed them decides the exit code."""
    checks = Checks()
    if options.what in ("crawls", "all"):
        crawls(checks, options.runs)
    if options.what in ("week", "all"):
        week(checks, options.days)
    if options.what in ("year", "all"):
        year(checks, options.looks)
    return int(checks.failed > 0)


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=("crawls", "week", "year", "all"), default="all")
    parser.add_argument("--runs", type=int, default=30, help="crawls")
    parser.add_argument("--days", type=int, default=7, help="of the week")
    parser.add_argument("--looks", type=int, default=YEAR, help="of the year")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
