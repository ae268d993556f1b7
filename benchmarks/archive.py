"""Crawls of past days that are killed again and again: is every day there once, under its day?

``python -m benchmarks.archive --kills 20`` crawls the days of the bundled portal's archive under the names of
Naver, Daum and Nate, kills the crawl after a random number of answers (seeded), gives the same command again
until it comes to its end, and holds the ranks in the store against the archive. Exit code 1 if a rank is
missing, doubled or stands under another day.
"""

import argparse
import asyncio
import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from newscrawl.portal.archive import Archive, Shape
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.routes import application
from newscrawl.text import KST
from tests.crawl.loopback import HANDLERS

PROJECT: Final = Path(__file__).resolve().parent.parent
DAY: Final = timedelta(days=1)
# The lists that are asked for: site, section of the archive, and the list's tab or section in the store.
LISTS: Final[tuple[tuple[Shape, str, str], ...]] = (
    ("naver", "", "많이 본 뉴스"),
    ("naver", "memo", "댓글 많은 뉴스"),
    ("daum", "", ""),
    ("nate", "sisa", "시사"),
    ("nate", "spo", "스포츠"),
    ("nate", "ent", "연예"),
    ("nate", "pol", "정치"),
    ("nate", "eco", "경제"),
    ("nate", "soc", "사회"),
    ("nate", "int", "세계"),
    ("nate", "its", "IT/과학"),
)
Ranks = Counter[tuple[str, str, str, int, str]]


@dataclass
class Result:
    """What a crawl came to: ranks that lack, are there twice or more, or stand where they should not."""

    kills: int = 0
    expected: int = 0
    missing: int = 0
    doubled: int = 0
    foreign: int = 0
    said: str = ""

    @property
    def sound(self) -> bool:
        """Whether every rank is there once, under its day."""
        return not (self.missing or self.doubled or self.foreign or self.said)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.expected} ranks: {self.missing} missing, {self.doubled} doubled,"
            f" {self.foreign} under another day{f'; {self.said}' if self.said else ''}"
        )


@dataclass
class Served:
    """The bundled portal in this process; ``answers`` counts what it has answered."""

    newsroom: Newsroom = field(default_factory=lambda: Newsroom(200, 7))
    url: str = ""
    answers: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self, now: datetime) -> web.AppRunner:
        """Serve at this time; the caller cleans the runner up."""
        app = application(self.newsroom, PortalClock(now, running=False), self._count)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return runner

    @web.middleware
    async def _count(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        response = await handler(request)
        self.answers += 1
        self.changed.set()
        return response


async def crawl(served: Served, folder: Path, days: list[date]) -> asyncio.subprocess.Process:
    """Start the command, once more."""
    command = ["-m", "scrapy", "crawl", "trending", "-a", "site=naver,daum,nate", "-a", "follow=0"]
    command += ["-a", f"since={days[0]}", "-a", f"until={days[-1]}", "-L", "WARNING"]
    settings = {
        "DOWNLOAD_HANDLERS": HANDLERS,
        "GUARD_ALLOWED": urlsplit(served.url).netloc,
        "ROBOTSTXT_OBEY": "0",
        "DOWNLOAD_DELAY": "0",
        "LIST_AGAIN": "0.2,0.2",
    }
    command += [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    env = os.environ | {"DATA_DIR": str(folder), "LOOPBACK_URL": served.url}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, *command), cwd=PROJECT, env=env, stderr=asyncio.subprocess.PIPE
    )


async def torture(folder: Path, kills: int, length: int, seed: int) -> Result:
    """Crawl the last ``length`` days that are over, killed so often on the way."""
    now, rng, served, result = datetime.now(KST), random.Random(seed), Served(), Result()
    days = [now.date() - number * DAY for number in range(length, 0, -1)]
    runner = await served.start(now)
    # As many answers as there are pages, shared among the lives of the crawl.
    most = max(len(LISTS) * length // (kills + 1), 2)
    try:
        while True:
            process = await crawl(served, folder, days)
            ended = asyncio.create_task(process.communicate())
            if result.kills < kills and not await _ends_first(ended, served, rng.randint(1, most)):
                process.kill()
                result.kills += 1
                await ended
                continue
            _, errors = await ended
            if process.returncode:
                result.said = errors.decode("utf-8", "replace")[-1500:]
            break
    finally:
        await runner.cleanup()
    compare(folder, served.newsroom, days, result)
    return result


async def _ends_first(ended: "asyncio.Task[tuple[bytes, bytes]]", served: Served, answers: int) -> bool:
    """Wait for so many answers, or the end of the process. Whether it came to its end."""
    wanted = served.answers + answers
    while served.answers < wanted and not ended.done():
        served.changed.clear()
        changed = asyncio.create_task(served.changed.wait())
        await asyncio.wait([ended, changed], return_when=asyncio.FIRST_COMPLETED)
        changed.cancel()
    return ended.done()


def compare(folder: Path, newsroom: Newsroom, days: list[date], result: Result) -> None:
    """Hold what is kept against what the archive has."""
    archive = Archive(newsroom)
    expected: Ranks = Counter(
        (shape, label, day.isoformat(), entry.rank, entry.url)
        for shape, section, label in LISTS
        for day in days
        for entry in archive.listed(shape, day, section)
    )
    query = (
        "SELECT l.site, coalesce(l.tab, l.section, ''), l.span, r.rank, r.url"
        " FROM rankings r JOIN lists l ON l.key = r.list_key"
    )
    with sqlite3.connect(folder / "newscrawl.db") as connection:
        kept: Ranks = Counter(connection.execute(query))
    result.expected = expected.total()
    result.missing = (expected - kept).total()
    result.doubled = sum(number - 1 for number in kept.values())
    result.foreign = sum(one not in expected for one in kept)


def main(arguments: list[str] | None = None) -> int:
    """Run as the arguments say; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(torture(Path(folder), options.kills, options.days, options.seed))
    print(result)
    return int(not result.sound or result.kills < options.kills)


if __name__ == "__main__":
    sys.exit(main())
