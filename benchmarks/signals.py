"""Crawls that are told to end: by SIGTERM, SIGINT or SIGHUP, once or twice, at seeded moments of their life.

``python -m benchmarks.signals --rounds 200 --seed 1`` crawls the bundled portal, some of whose articles never
answer, and, every fourth round, one that is rendered in the browser. A signal comes at a random moment, or
just after a line of the log. Looked at is what is seen from outside: how long the end took, the verdict, the
exit code, stack traces, whole feeds with every stored article, processes that are left. Exit code 1 if
anything is wrong.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from benchmarks.served import PROJECT, Served
from benchmarks.torture import AT
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.process import PortalProcess
from newscrawl.portal.weather import Weather
from tests.rendering.processes import descendants, left_after

# What every end must keep to, and the time after which one that does not is killed.
MOST_SECONDS = 10.0
HUNG_SECONDS = 60.0
# What a crawl has started itself may live so much longer.
LEFT_SECONDS = 5.0
OPENED, VERDICT = "Spider opened", "Verdict: "
# Lines of the log after which a signal may come at once.
LINES = (
    "Scrapy 2",
    OPENED,
    "entries ",
    "Closing spider",
    "Wrote ",
    "Spider closed",
    "Published ",
    VERDICT,
    "time     ",
)


@dataclass(frozen=True)
class Told:
    """What a crawl is told, and when: after ``seconds``, or so long after the line ``line`` of its log."""

    number: signal.Signals
    again: float | None  # seconds until the second signal
    line: str | None
    seconds: float
    rendered: bool

    def __str__(self) -> str:
        what = f"{self.number.name}{' twice' if self.again is not None else ''}"
        when = f"{self.seconds:.2f} s" + (f" after {self.line!r}" if self.line else "")
        return f"{'rendered' if self.rendered else 'plain'}, {what}, {when}"


def told(rng: random.Random, *, rendered: bool) -> Told:
    """A case of its own for every seed."""
    line = rng.choice(LINES) if rng.random() < 0.6 else None
    seconds = rng.choice((0.0, rng.uniform(0, 0.5))) if line else rng.uniform(0, 12 if rendered else 6)
    again = rng.choice((None, 0.0, rng.uniform(0, 2)))
    return Told(rng.choice((signal.SIGTERM, signal.SIGINT, signal.SIGHUP)), again, line, seconds, rendered)


@dataclass
class Result:
    """What all rounds came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    complaints: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        outcomes = ", ".join(f"{words} {number}x" for words, number in sorted(self.outcomes.items()))
        rounds = sum(self.outcomes.values())
        return f"{rounds} rounds ({outcomes}): longest end {self.longest:.1f} s, {len(self.complaints)} wrong"


class Hanging:
    """While ``on``, articles whose address ends in 7 are never answered."""

    on = False

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Hold the answer back."""
        if self.on and "/news/" in request.path and request.path.endswith("7"):
            await asyncio.sleep(3600)
        return await handler(request)


async def one(told: Told, command: list[str], folder: Path, result: Result) -> None:
    """One crawl, and what is wrong with its end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "scrapy", "crawl", "mainnews", *command),
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(folder), "STORE_URL": ""},
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    log: list[str] = []
    seen = asyncio.Event()
    reading = asyncio.create_task(_read(process, log, told.line, seen))
    ended = asyncio.create_task(process.wait())
    moment = asyncio.create_task(_moment(told, seen))
    await asyncio.wait([moment, ended], return_when=asyncio.FIRST_COMPLETED)
    began = time.monotonic()
    was_running = process.returncode is None
    below = descendants(process.pid)
    if was_running and not answers(process.pid):
        # Python is still loading Scrapy: nothing of newscrawl runs that could answer.
        process.kill()
        await ended
        await reading
        result.outcomes["before newscrawl was loaded"] += 1
        return
    if was_running:
        with suppress(ProcessLookupError):
            process.send_signal(told.number)
        if told.again is not None:
            await asyncio.wait([ended], timeout=told.again)
            if process.returncode is None:
                process.send_signal(told.number)
    done, _ = await asyncio.wait([ended], timeout=HUNG_SECONDS)
    if not done:
        process.kill()
    await ended
    seconds = time.monotonic() - began
    moment.cancel()
    await reading
    outcome, wrong = judged(process.returncode or 0, "".join(log))
    wrong += feeds_wrong(folder)
    if left := await asyncio.to_thread(left_after, below, LEFT_SECONDS):
        wrong.append(f"{len(left)} processes are left")
    if was_running:
        result.longest = max(result.longest, seconds)
        if seconds > MOST_SECONDS:
            wrong.append(f"took {seconds:.1f} s")
    else:
        outcome = "ended before its signal"
    result.outcomes[outcome] += 1
    if wrong:
        result.complaints.append(f"{told}: {'; '.join(wrong)}\n{''.join(log)[-12000:]}")


def answers(pid: int) -> bool:
    """Whether a process has handlers for the signals: Python itself has none for SIGTERM. So has one that
    has just ended: it needs no signal.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True
    caught = int(status.partition("SigCgt:")[2].split()[0], 16)
    return bool(caught >> (signal.SIGTERM - 1) & 1)


async def _read(
    process: asyncio.subprocess.Process, log: list[str], line: str | None, seen: asyncio.Event
) -> None:
    assert process.stderr is not None
    async for raw in process.stderr:
        log.append(raw.decode("utf-8", "replace"))
        if line is not None and line in log[-1]:
            seen.set()


async def _moment(told: Told, seen: asyncio.Event) -> None:
    if told.line is not None:
        await seen.wait()
    await asyncio.sleep(told.seconds)


def judged(code: int, log: str) -> tuple[str, list[str]]:
    """How a crawl ended in words, and what is wrong with that by its log and exit code."""
    wrong = ["a stack trace"] if "Traceback" in log or "Unhandled" in log or "was destroyed" in log else []
    verdicts = [line.partition(VERDICT)[2] for line in log.splitlines() if VERDICT in line]
    if OPENED in log:
        if len(verdicts) != 1:
            return "no verdict", [*wrong, f"{len(verdicts)} verdicts"]
        word = verdicts[0].partition(":")[0]
        if code != (1 if word == "broken" else 0):
            wrong.append(f"exit code {code} after {verdicts[0]}")
        if verdicts[0] not in ("ok", "degraded: interrupted"):
            wrong.append(f"verdict {verdicts[0]}")
        return verdicts[0], wrong
    if code != 1:
        wrong.append(f"exit code {code} before the crawl")
    if log.count("newscrawl: ") != 1:
        wrong.append("not one line")
    return "before the crawl", wrong


def feeds_wrong(folder: Path) -> list[str]:
    """What is wrong with the files of a run that ended."""
    wrong = [f"{path.name} is left" for path in (folder / "feeds").glob("**/*.newscrawl-part")]
    read: set[str] = set()
    for path in (folder / "feeds").glob("*/*.json"):
        try:
            entries = json.loads(path.read_text("utf-8"))
        except ValueError:
            wrong.append(f"{path.name} is no JSON")
        else:
            read |= {entry["id"] for entry in entries if ".articles." in path.name}
    if (folder / "newscrawl.db").exists():
        with sqlite3.connect(folder / "newscrawl.db") as store:
            has_tables = store.execute("select 1 from sqlite_master where name = 'articles'").fetchone()
            stored = {row[0] for row in store.execute("select id from articles")} if has_tables else set()
        if stored != read:
            wrong.append(
                f"{len(stored - read)} stored articles in no feed, {len(read - stored)} in none stored"
            )
    return wrong


async def main(options: argparse.Namespace) -> int:
    """Run the rounds one after the other."""
    # Under nohup the crawls would inherit that they are to pass over it, as they then should.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    rng, result = random.Random(options.seed), Result()
    site = Served(options.articles, AT)
    hanging = Hanging()
    runner = await site.start(hanging.middleware)
    rendered = PortalProcess(options.articles, at=NEWEST, freeze=True, client=Weather())
    plain = ["-s", f"PORTAL_URL={site.url}", "-s", f"PORTAL_AT={AT.isoformat()}"]
    try:
        for number in range(options.rounds):
            in_browser = options.every > 0 and number % options.every == options.every - 1
            if in_browser and not rendered.url:
                await rendered.start()
            command = plain
            if in_browser:
                command = ["-a", "site=dctrend", "-s", f"DCTREND_URL={rendered.url}"]
                command += ["-s", f"DCTREND_API_URL={rendered.api_url}", "-s", "DOWNLOAD_DELAY=0"]
                command += ["-s", "CONCURRENT_REQUESTS_PER_DOMAIN=4", "-a", "section=정치"]
            case = told(rng, rendered=in_browser)
            # A crawl that comes to its end would wait for every one of them.
            hanging.on = case.line in (None, OPENED, "entries ")
            with tempfile.TemporaryDirectory() as folder:
                await one(case, command, Path(folder), result)
            if len(result.complaints) > options.most:
                break
            if number % 10 == 9:
                print(result, flush=True)
    finally:
        rendered.terminate()
        await runner.cleanup()
    print(result)
    for complaint in result.complaints:
        print(complaint)
    return int(bool(result.complaints))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--most", type=int, default=10, help="complaints after which it ends")
    parser.add_argument("--every", type=int, default=4, help="every so many rounds in the browser; 0: none")
    sys.exit(asyncio.run(main(parser.parse_args())))
