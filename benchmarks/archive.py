"""Crawls of past days that are killed again and again: is every day there once, under its day?

``python -m benchmarks.archive --kills 20`` crawls the days of the bundled portal's archive under the names of
Naver, Daum and Nate, kills the crawl after a random number of answers (seeded), gives the same command again
until it comes to its end, and holds the ranks in the store against the archive. Exit code 1 if a rank is
missing, doubled or stands under another day.
"""

import argparse
import asyncio
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from benchmarks.served import Served, crawl
from newscrawl.portal.archive import Archive, Shape
from newscrawl.portal.newsroom import Newsroom
from newscrawl.text import KST
from tests.crawl.loopback import HANDLERS

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


async def crawl_days(served: Served, folder: Path, days: list[date]) -> asyncio.subprocess.Process:
    """Start the command, once more."""
    settings = {
        "DOWNLOAD_HANDLERS": HANDLERS,
        "GUARD_ALLOWED": urlsplit(served.url).netloc,
        "ROBOTSTXT_OBEY": "0",
        "DOWNLOAD_DELAY": "0",
        "LIST_AGAIN": "0.2,0.2",
    }
    return await crawl(
        *("trending", "-a", "site=naver,daum,nate", "-a", "follow=0"),
        *("-a", f"since={days[0]}", "-a", f"until={days[-1]}", "-L", "WARNING"),
        *(part for name, value in settings.items() for part in ("-s", f"{name}={value}")),
        DATA_DIR=str(folder),
        LOOPBACK_URL=served.url,
    )


async def torture(folder: Path, kills: int, length: int, seed: int) -> Result:
    """Crawl the last ``length`` days that are over, killed so often on the way."""
    now, rng, result = datetime.now(KST), random.Random(seed), Result()
    served = Served(200, now)
    days = [now.date() - number * DAY for number in range(length, 0, -1)]
    runner = await served.start()
    # As many answers as there are pages, shared among the lives of the crawl.
    most = max(len(LISTS) * length // (kills + 1), 2)
    try:
        while True:
            process = await crawl_days(served, folder, days)
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
    answered = asyncio.create_task(served.answered(answers))
    await asyncio.wait([ended, answered], return_when=asyncio.FIRST_COMPLETED)
    answered.cancel()
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
