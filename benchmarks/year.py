"""A year of hourly runs in some minutes: what is in the data folder at its end, and are its answers right?

``python -m benchmarks.year`` lets 8,760 hours of the bundled portal go by. The time of day is turned
(``clock.c``); each run is a whole one (see ``yearspider``) that lets go of what is too old at its end, and
``--crawls`` of them, spread over the year, fetch and read the portal's pages. Then the store is asked how its
lists stood at 200 random minutes and what 100 headlines were before, which the portal knows; and the data
folder is held against what docs/operations.md says that it may take ("What a year takes"). That keeps a core
busy for some 25 minutes; with ``--data FOLDER --port PORT`` it goes on where it was stopped.

Exit code 1 if an answer was wrong, a run was not ``ok``, or the folder is larger.
"""

import argparse
import asyncio
import contextlib
import ctypes
import logging
import math
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from benchmarks.spells import Checks, answered, by_list, names_of
from benchmarks.yearspider import ARGUMENTS, SECTION, MovingNews, lists_of
from newscrawl.lengths import keep_for
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.rankings import Rankings
from newscrawl.run import Count
from newscrawl.store import RunRecord, Store
from newscrawl.text import KST
from newscrawl.upkeep.files import ageing
from tests.conftest import scrapy_command
from tests.faults.portal_thread import PortalThread

SEED, HOUR = 7, timedelta(hours=1)
# What the docs allow, in bytes.
AT_FIRST, AN_ARTICLE, A_PAGE, A_RANK, A_RUN = 3_000_000, 8_000, 6_000, 45, 6_000
FED_ARTICLE, FED_RANK = 10_000, 800
OFFSET = "CLOCK_OFFSET"
# Of runs that fetch nothing: what looks after requests costs more than all the rest of such a run.
UNFETCHED: dict[str, Any] = {
    "LOG_ENABLED": False,
    "TWISTED_REACTOR_ENABLED": False,
    "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https", "ftp", "s3", "data", "file")),
    "DOWNLOADER_MIDDLEWARES": {},
    "DOWNLOADER_MIDDLEWARES_BASE": {},
}


class Clock:
    """The time of day of this process and of what it starts, once ``clock.c`` is loaded."""

    def __init__(self) -> None:
        self._offset, self._library = 0, ctypes.CDLL(None)

    def turn(self, at: datetime) -> None:
        """Let it be ``at`` now, or up to a second later; it runs on."""
        self._offset += math.ceil(at.timestamp() - time.time())
        self._library.clock_be_off_by(ctypes.c_long(self._offset))
        os.environ[OFFSET] = str(self._offset)


class Year:
    """``hours`` of a portal and of who follows it, in ``data``."""

    def __init__(self, data: Path, hours: int, port: int, settings: dict[str, str]) -> None:
        # Of the newest thousand articles it is later that headlines change.
        self.begin = NEWEST - (hours + 60) * HOUR
        self.hours, self.data = hours, data
        self.clock = Clock()
        self.thread = PortalThread(hours * 20 + 2_200, self.begin, port=port)
        self.newsroom, self.url = self.thread.portal.newsroom, self.thread.portal.url
        self.given = {"DATA_DIR": str(data), "PORTAL_URL": self.url} | settings
        self.largest = 0

    def time(self, hour: int) -> datetime:
        """When the run of an hour looks."""
        return self.begin + hour * HOUR

    def settings(self) -> Settings:
        """Those of the project, with what was given."""
        settings = get_project_settings()
        settings.setdict(self.given, priority="cmdline")
        return settings

    def gone_by(self) -> int:
        """The hours that have had their run."""
        if not (path := self.data / "newscrawl.db").exists():
            return 0
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM runs WHERE ended IS NOT NULL").fetchone()[0])

    async def go_by(self, crawls: int) -> None:
        """Have a run every hour, of which ``crawls`` fetch and read the portal's pages."""
        settings = self.settings()
        settings.setdict(UNFETCHED, priority="cmdline")
        runner = AsyncCrawlerRunner(settings)
        spider = MovingNews.of(self.newsroom, self.thread.portal.clock, self.url)
        real = {int((number + 0.5) * self.hours / crawls) for number in range(crawls)}
        for hour in range(self.gone_by(), self.hours):
            self.thread.be(self.time(hour))
            self.clock.turn(self.time(hour))
            if hour in real:
                await asyncio.to_thread(self._crawl)
            else:
                await runner.crawl(spider, **ARGUMENTS)
            if hour % 24 == 23:
                self._look(hour // 24 + 1)

    def _crawl(self) -> None:
        arguments = [("-a", *item) for item in ARGUMENTS.items()] + [
            ("-s", *item) for item in self.given.items()
        ]
        words = [word for flag, name, value in arguments for word in (flag, f"{name}={value}")]
        ended = scrapy_command(self.data)("crawl", "mainnews", *words)
        if ended.returncode:
            raise SystemExit(ended.stderr)

    def _look(self, day: int) -> None:
        size = size_of(self.data)
        self.largest = max(self.largest, size)
        if day % 30 == 0:
            print(f"  day {day}: {size / 1e6:,.0f} MB", flush=True)


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder; one with two names counts once."""
    found = (path.stat() for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum({one.st_ino: one.st_size for one in found}.values())


# -- What is asked at the end -------------------------------------------------------------------------


def ask_lists(year: Year, store: Store, moments: int) -> int:
    """At how many random minutes the store says of the lists what they did not show."""
    rng, wrong = random.Random(SEED), 0
    followed = [one for one in store.followed("portal") if one.section == SECTION]
    for _ in range(moments):
        hour = rng.randrange(year.hours - 1)
        # Not in the first minutes of an hour, when its run is looking.
        moment = year.time(hour) + timedelta(minutes=rng.randrange(5, 60))
        shown = by_list(lists_of(year.newsroom, year.url, year.time(hour)))
        found = {names_of(one.of): answered(one) for one in store.lists_at(followed, moment)}
        wrong += found != shown
    return wrong


def changed_headlines(year: Year) -> Iterator[tuple[str, datetime, str, str]]:
    """The headlines that changed while a list showed them: whose, when it showed that, from, to."""
    before: dict[str, str] = {}
    for hour in range(year.hours):
        at = year.time(hour)
        now = {str(one.article_id): str(one.title) for one in lists_of(year.newsroom, year.url, at)}
        for article_id in before.keys() & now.keys():
            if before[article_id] != now[article_id] and can_be_seen(year, article_id, at):
                yield article_id, at, before[article_id], now[article_id]
        before = now


def can_be_seen(year: Year, article_id: str, at: datetime) -> bool:
    """Whether a run can see the change: its article can be read, and lists and article were of one mind.

    Boxes are made every ten minutes: of what changes after that they show the old headline to a run, and the
    new one to the next, which is an hour after the article was read with it.
    """
    headline = year.newsroom.headline(year.newsroom.index_of(int(article_id.partition(":")[2])) or 0)
    made = Rankings(year.newsroom).period_start
    edited = headline.edited_at
    behind = edited is not None and any(made(run) < edited <= run for run in (at - HOUR, at))
    return not headline.gone_at(at) and not behind


def ask_headlines(year: Year, store: Store, number: int) -> tuple[int, int]:
    """How many changes of headlines were asked for, and of how many the store says something else."""
    told = list(changed_headlines(year))
    chosen = random.Random(SEED).sample(told, min(number, len(told)))
    wrong = 0
    for article_id, at, before, after in chosen:
        made = [one for one in store.changes_of(article_id) if at <= one.at < at + HOUR]
        wrong += [(one.before, one.after) for one in made] != [(before, after)]
    return len(chosen), wrong


def allowed(year: Year, store: Store) -> float:
    """The bytes that the folder may take, by docs/operations.md."""
    rows = {one.name: one.rows for one in store.sizes()}
    runs = store.runs()
    kept = {path.name.partition(".")[0] for path in year.data.glob("feeds/*/*.articles.json")}
    in_feeds = [one for one in runs if one.id in kept]
    ranks, articles = sum(map(_ranks, runs)), sum(map(_articles, in_feeds))
    print(
        f"  {rows['articles']:,} articles, {rows['pages']:,} pages, {ranks:,} ranks, {rows['runs']:,} runs;"
        f" feeds of {len(kept):,} runs with {articles:,} articles"
    )
    store_itself = (
        rows["articles"] * AN_ARTICLE + rows["pages"] * A_PAGE + ranks * A_RANK + rows["runs"] * A_RUN
    )
    feeds = articles * FED_ARTICLE + sum(map(_ranks, in_feeds)) * FED_RANK
    return AT_FIRST + (store_itself * 10 / 9 + feeds)


def _ranks(run: RunRecord) -> int:
    return int((run.counts or {}).get(Count.RANKINGS_OBSERVED, 0))


def _articles(run: RunRecord) -> int:
    """How many articles stand in the feeds of a run."""
    return sum(int((run.counts or {}).get(name, 0)) for name in (Count.ARTICLES_NEW, Count.ARTICLES_REVISED))


def too_old(year: Year, store: Store) -> int:
    """How many pages and files are there that the last run should have let go of."""
    settings = year.settings()
    files = sum(len(group.expired) for group in ageing(settings, datetime.now(KST)))
    return store.expired_pages()[0] + files


def report(year: Year, moments: int, headlines: int) -> bool:
    """Ask, print, and say whether all is well."""
    checks = Checks()
    # Half an hour before the last run: some runs begin seconds late, and what is asked takes a while.
    year.clock.turn(year.time(year.hours - 1) - HOUR / 2)
    keeps = keep_for(year.settings()["KEEP_PAGES"], "KEEP_PAGES")
    store = Store(f"sqlite:///{year.data / 'newscrawl.db'}", keeps)
    runs = store.runs()
    print(f"year: {len(runs)} runs")
    checks.hold("runs that are missing or not ok", year.hours - sum(one.verdict == "ok" for one in runs), 0)
    checks.hold(f"minutes of {moments} at which a list is another one", ask_lists(year, store, moments), 0)
    asked, wrong = ask_headlines(year, store, headlines)
    checks.hold(f"headlines of {asked} that changed otherwise", wrong, 0)
    checks.hold("pages and files that are older than they are kept", too_old(year, store), 0)
    checks.hold("MB of the data folder at its largest", year.largest / 1e6, allowed(year, store) / 1e6)
    store.close()
    return checks.failed == 0


def with_clock() -> None:
    """Start this program anew with a time of day that can be turned, unless it has one."""
    if OFFSET in os.environ:
        return
    with tempfile.TemporaryDirectory() as folder:
        library, source = Path(folder) / "clock.so", Path(__file__).with_name("clock.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
        command = [sys.executable, *sys.orig_argv[1:]]
        environment = os.environ | {"LD_PRELOAD": str(library), OFFSET: "0"}
        raise SystemExit(subprocess.run(command, env=environment, check=False).returncode)


def main(options: argparse.Namespace) -> int:
    """Let the time go by, then ask."""
    with_clock()
    logging.getLogger().addHandler(logging.NullHandler())
    settings = dict(one.split("=", 1) for one in options.set)
    with tempfile.TemporaryDirectory() as folder:
        year = Year(options.data or Path(folder), options.hours, options.port, settings)
        spent = time.process_time()
        # Articles that come at once need not wait for others.
        with mock.patch("newscrawl.run.batches.LONGEST_WAIT", 0.02):
            asyncio.run(year.go_by(options.crawls))
        year.thread.end()
        print(f"{options.hours} hours in {time.process_time() - spent:,.0f} CPU seconds")
        return 0 if report(year, options.moments, options.headlines) else 1


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hours", type=int, default=8_760)
    parser.add_argument("--crawls", type=int, default=48, help="runs that fetch and read pages")
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--headlines", type=int, default=100)
    parser.add_argument("--data", type=Path, help="a folder that is kept; it goes on there")
    parser.add_argument("--port", type=int, default=0, help="the portal's: the same one to go on")
    parser.add_argument("-s", dest="set", action="append", default=[], metavar="NAME=VALUE", help="a setting")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
