"""How soon the reading room answers over a large store, and whether it stands many at once.

    python -m benchmarks.room [--articles 1000000] [--looks 52560] [--keep FOLDER] [--seconds 60]

Makes one store of the articles of ``benchmarks.search``, their texts indexed, every fiftieth with a changed
headline, and of the year of lists of ``benchmarks.listmodel`` (30 lists of 20, looked at every ten minutes:
31 million ranks). Then it asks every kind of page at random places, nothing remembered, and prints
milliseconds by the clock and of CPU; goal: the median of each at 150 by the clock. At last ``scrapy serve``
over the store is asked by ``wrk`` for a minute, while a crawl of the bundled portal writes into the same
store: goal 100 answers a second and no error.
Exit code 1 if a goal is missed.
"""

import argparse
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import text

from benchmarks.listmodel import BEGIN, LISTS, STEP, YEAR
from benchmarks.search import Language, index
from benchmarks.spells import _write as write_list
from benchmarks.store import fill
from newscrawl.store import Store
from newscrawl.text import KST
from tests.conftest import PROJECT
from tests.room.asking import Asker, asker_over

MILLISECONDS, RATE = 150, 100
CHANGED_EACH = 50
CHANGES = """
INSERT INTO revisions (article_id, revision, content, read_at, run)
  SELECT article_id, 2, json_set(content, '$.title', json_extract(content, '$.title') || ' (종합)'),
    read_at, run
  FROM revisions WHERE revision = 1 AND substr(article_id, 8) % :each = 0;
INSERT INTO changes (article_id, revision, at, site, run, classes)
  SELECT article_id, 2, read_at, substr(article_id, 1, 6), text, 'headline'
  FROM revisions JOIN shared_texts ON key = run WHERE revision = 2;
UPDATE articles SET revision = 2 WHERE id IN (SELECT article_id FROM changes)
"""


def build(path: Path, articles: int, looks: int) -> None:
    """Make the store."""
    begun = time.monotonic()
    fill(path, articles, Language(seed=3).text)
    store = Store(f"sqlite:///{path}")
    with store._writing() as connection:
        for statement in CHANGES.split(";\n"):
            connection.execute(text(statement), {"each": CHANGED_EACH} if ":each" in statement else {})
    for number in range(LISTS):
        write_list(store, number, looks)
    store.close()
    index(f"sqlite:///{path}")
    print(f"made in {time.monotonic() - begun:,.0f} s, {path.stat().st_size / 1e9:.1f} GB", flush=True)


def addresses(articles: int, looks: int, keys: list[str]) -> dict[str, Any]:
    """For each kind of page what makes an address of it."""
    draw, language = random.Random(7), Language(seed=3)

    def moment() -> str:
        at = datetime.fromtimestamp(BEGIN + draw.randrange(looks) * STEP + draw.randrange(STEP), KST)
        return f"{at:%Y-%m-%dT%H:%M:%S}"

    def day() -> str:
        at = datetime.fromtimestamp(BEGIN, KST) + timedelta(
            seconds=draw.randrange(30 * min(articles, 86_400))
        )
        return f"{at:%Y-%m-%dT%H:%M}"

    def article() -> str:
        number = draw.randrange(articles)
        return f"site{number % 20:02}:{number:07}"

    def listed() -> str:
        identity = draw.randrange(LISTS) * 10_000_000 + draw.randrange(20)
        return f"model:{identity % 90 + 10:03}:{identity:010}"

    return {
        "front page, any minute": lambda: f"/?at={moment()}",
        "front page, now": lambda: f"/?page=1&n={draw.random()}",
        "side by side": lambda: f"/sides?at={moment()}",
        "a list, 24 hours": lambda: f"/lists/{draw.choice(keys)}?at={moment()}",
        "a list, 7 days": lambda: f"/lists/{draw.choice(keys)}?at={moment()}&span=7d",
        "an article": lambda: f"/articles/{article()}",
        "an article of lists alone": lambda: f"/articles/{listed()}",
        "search": lambda: f"/search?q={draw.choice(language.words[:4_000])}",
        "changes": lambda: f"/changes?until={day()}",
        "outlets, 24 hours": lambda: f"/outlets?until={moment()}",
        "outlets, 7 days": lambda: f"/outlets?until={moment()}&span=7d",
        "stories": lambda: f"/stories?n={draw.random()}",
        "runs": lambda: f"/runs?page={draw.randrange(1, 20)}",
        "withheld": lambda: f"/withheld?n={draw.random()}",
        "lists as JSON": lambda: f"/api/v1/lists?at={moment()}",
    }


def ask_each(ask: Asker, kinds: dict[str, Any], times: int) -> int:
    """Print what each kind takes. Returns how many missed the goal."""
    missed = 0
    for kind, make in kinds.items():
        taken, spent = [], time.process_time()
        for _ in range(times):
            address = make()
            begun = time.perf_counter()
            answer = ask(address)
            taken.append((time.perf_counter() - begun) * 1e3)
            if answer.status != 200:
                raise SystemExit(f"{address}: {answer.status}")
        spent = (time.process_time() - spent) / times * 1e3
        taken.sort()
        median = statistics.median(taken)
        missed += median > MILLISECONDS
        mark = "  MISSED" if median > MILLISECONDS else ""
        print(
            f"{kind:28} median {median:7.1f}  worst {taken[-1]:7.1f} ms  mean {spent:6.1f} ms CPU{mark}",
            flush=True,
        )
    return missed


# -- Many at once -----------------------------------------------------------------------------------

SCRIPT = """
local paths = {PATHS}
local n = 0
request = function()
  n = n % #paths + 1
  return wrk.format("GET", paths[n])
end
"""


@contextmanager
def running(*arguments: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """A command of newscrawl meanwhile."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=PROJECT,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def load(url: str, kinds: dict[str, Any], seconds: int, folder: Path) -> int:
    """Ask as fast as eight can, while crawls write. Returns how many goals were missed."""
    # Three of four look at the front page as it stands, as people do; the others anywhere.
    elsewhere = [make() for make in kinds.values() for _ in range(60)]
    random.Random(1).shuffle(elsewhere)
    paths = [path for one in elsewhere for path in ("/", "/", "/", one)]
    script = folder / "paths.lua"
    script.write_text(SCRIPT.replace("PATHS", ", ".join(f'"{quoted(one)}"' for one in paths)))
    with running("serve", "--port", "0", STORE_URL=url) as serving:
        assert serving.stdout is not None
        place = serving.stdout.readline().split()[3].rstrip(";")
        crawl = ("crawl", "mainnews", "-s", "PORTAL_PORT=0", "-s", "PORTAL_ARTICLES=500")
        with running(*crawl, STORE_URL=url, DATA_DIR=str(folder)) as crawling:
            command = [
                "wrk",
                "-t2",
                "-c8",
                f"-d{seconds}s",
                "--timeout",
                "10s",
                "--latency",
                "-s",
                str(script),
                place,
            ]
            before = cpu_seconds(serving.pid)
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            spent, was_running = cpu_seconds(serving.pid) - before, crawling.poll() is None
    number = figure(r"(\d+) requests in", said)
    each = spent / number * 1e3
    print(said, f"  {each:.1f} ms CPU of the room each; a crawl to the end: {was_running}", flush=True)
    return (
        int(figure(r"Requests/sec:\s+([\d.]+)", said) < RATE)
        + ("Socket errors" in said)
        + ("Non-2xx" in said)
    )


def figure(pattern: str, said: str) -> float:
    """The figure that wrk says in these words."""
    [found] = re.findall(pattern, said)
    return float(found)


def cpu_seconds(process: int) -> float:
    """What a process has taken so far (proc(5))."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def quoted(path: str) -> str:
    """An address as HTTP has it."""
    return quote(path, safe="/?=&:%-")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--looks", type=int, default=YEAR)
    parser.add_argument("--times", type=int, default=40, help="of each kind of page")
    parser.add_argument("--seconds", type=int, default=60, help="of wrk; 0 leaves it out")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the store here for a next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = (options.keep or Path(name)) / f"room-{options.articles}-{options.looks}.db"
        if not path.exists():
            build(path, options.articles, options.looks)
        url = f"sqlite:///{path}"
        ask = asker_over(url, datetime.fromtimestamp(BEGIN + options.looks * STEP, KST))
        keys = [one["key"] for one in ask("/api/v1/lists").json["lists"]]
        kinds = addresses(options.articles, options.looks, keys)
        missed = ask_each(ask, kinds, options.times)
        if options.seconds:
            # Its clock is the real one: what is asked about now is the newest there is.
            missed += load(url, kinds, options.seconds, Path(name))
    if missed:
        raise SystemExit(f"{missed} goals missed")


if __name__ == "__main__":
    main()
