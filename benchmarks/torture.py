"""Crawls that are killed, restarted and shared: what is lost, kept twice, or fetched again.

``python -m benchmarks.torture kills --kills 200`` kills one crawl on SQLite at seeded moments (at the start,
in the lists, in the articles, while feeds are written), starts the same command again each time, and looks at
the store and at what the site was asked for when the crawl has come to its end; then begins anew, until so
many kills are done. ``--workers 2`` runs two at once on a PostgreSQL server of its own, one killed
at a time. ``restarts`` restarts that server instead, at random moments. Exit code 1 if anything is wrong.
"""

import argparse
import asyncio
import json
import random
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from benchmarks.served import Served, crawl
from newscrawl.portal.truth import articles as truth
from newscrawl.store import Store
from newscrawl.text import KST
from tests.crawl.sums import unaccounted
from tests.postgresql import Server, empty

AT = datetime(2025, 2, 5, 21, tzinfo=KST)
PHASES = ("start", "lists", "articles", "articles", "articles", "feeds")


def asked_for(site: Served) -> tuple[Counter[str], Counter[str]]:
    """How often each page of a list and each article was asked for."""
    # What is asked of a host itself, each run asks anew.
    of_host = ("/robots.txt", "/.well-known/tdmrep.json")
    paths = [path for path, *_ in site.asked if path not in of_host]
    return (
        Counter(path for path in paths if "/news/" not in path),
        Counter(path for path in paths if "/news/" in path),
    )


@dataclass
class Result:
    """What all rounds came to."""

    rounds: int = 0
    kills: int = 0
    by_phase: Counter[str] = field(default_factory=Counter)
    lists_again: int = 0
    articles_again: int = 0
    most_again: int = 0  # articles fetched again after one kill, at most
    lost: int = 0
    doubled: int = 0
    at_once: int = 0
    complaints: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        phases = ", ".join(f"{phase} {number}" for phase, number in sorted(self.by_phase.items()))
        return (
            f"{self.kills} kills or restarts ({phases}) in {self.rounds} rounds: {self.lost} articles lost,"
            f" {self.doubled} doubled, {self.lists_again} list pages and {self.articles_again} article pages"
            f" fetched again (at most {self.most_again} after one), {self.at_once} pages read by two at once"
        )


class Round:
    """One crawl from an empty store to its end."""

    def __init__(
        self, site: Served, folder: Path, store_url: str, rng: random.Random, result: Result
    ) -> None:
        self.site, self.folder, self.store_url, self.rng, self.result = site, folder, store_url, rng, result
        self.kills = 0
        # How often each article had been asked for when the last process was killed.
        self._asked: Counter[str] | None = None

    async def begin(self, worker: int) -> asyncio.subprocess.Process:
        """Start the command once more."""
        return await crawl(
            *("mainnews", "-s", f"PORTAL_URL={self.site.url}", "-s", f"USER_AGENT=worker-{worker}"),
            *("-L", "INFO"),
            DATA_DIR=str(self.folder),
            STORE_URL=self.store_url,
        )

    async def kill_or_end(self, process: asyncio.subprocess.Process, phase: str) -> bool:
        """Kill the process when it has come to the phase. False if it ended before."""
        log: list[str] = []
        closing = asyncio.Event()
        reading = asyncio.create_task(self._read(process, log, closing))
        moment = asyncio.create_task(self._moment(phase, closing))
        ended = asyncio.create_task(process.wait())
        await asyncio.wait([moment, ended], return_when=asyncio.FIRST_COMPLETED)
        # Once the verdict is passed the crawl is done, and the next command begins another one.
        killed = not ended.done() and not any("Verdict: " in line for line in log)
        if killed:
            process.kill()
        moment.cancel()
        await ended
        await reading
        if not killed and process.returncode:
            self.result.complaints.append("".join(log)[-1500:])
        return killed

    async def _read(
        self, process: asyncio.subprocess.Process, log: list[str], closing: asyncio.Event
    ) -> None:
        assert process.stderr is not None
        async for line in process.stderr:
            log.append(line.decode("utf-8", "replace"))
            if "Closing spider" in log[-1]:
                closing.set()
            if "Traceback" in log[-1]:
                self.result.complaints.append("a stack trace")

    async def _moment(self, phase: str, closing: asyncio.Event) -> None:
        """Wait until it is time."""
        rng = self.rng
        if phase == "start":
            await asyncio.sleep(rng.uniform(0.3, 4))
        elif phase == "feeds":
            await closing.wait()
            await asyncio.sleep(rng.uniform(0, 0.8))
        else:
            await self.site.answered(rng.randint(1, self.site.size // (30 if phase == "lists" else 4)))
            await asyncio.sleep(rng.uniform(0, 0.3))

    async def alone(self, most: int) -> None:
        """One worker, killed again and again (``most`` times) until it comes to its end."""
        while True:
            phase = self.rng.choice(PHASES) if self.kills < most else "never"
            process = await self.begin(1)
            if phase == "never":
                _, errors = await process.communicate()
                if process.returncode:
                    self.result.complaints.append(errors.decode("utf-8", "replace")[-1500:])
                break
            if not await self.kill_or_end(process, phase):
                break
            self._count(phase)
            if self._is_done():  # killed after its last record: the next command begins another crawl
                break
        self.check()

    def _is_done(self) -> bool:
        if not (self.folder / "newscrawl.db").exists():
            return False
        store = Store(self.store_url)
        with store._engine.connect() as raw:
            states = raw.exec_driver_sql("SELECT state FROM crawls").scalars().all()
        store.close()
        return list(states) == ["done"]

    def _count(self, phase: str) -> None:
        self.kills += 1
        self.result.kills += 1
        self.result.by_phase[phase] += 1
        self._compare()

    def _compare(self) -> None:
        """How many articles that had been asked for before the last kill were asked for after it."""
        asked, before = asked_for(self.site)[1], self._asked or Counter()
        again = sum(asked[path] - number for path, number in before.items())
        self.result.most_again = max(self.result.most_again, again)
        self._asked = asked

    async def shared(self, workers: int, most: int) -> None:
        """Several workers at once, of which one is killed at a time and comes back."""
        done = asyncio.Event()

        async def work(number: int) -> None:
            while True:
                process = await self.begin(number)
                running[number] = process
                _, errors = await process.communicate()
                if process.returncode == 0:
                    done.set()
                    return
                if process.returncode != -signal.SIGKILL:
                    self.result.complaints.append(errors.decode("utf-8", "replace")[-1500:])
                    done.set()
                    return

        async def kill() -> None:
            while self.kills < most and not done.is_set():
                await asyncio.sleep(self.rng.uniform(2, 9))
                victim = running.get(self.rng.randint(1, workers))
                if victim is not None and victim.returncode is None and not done.is_set():
                    victim.kill()
                    self._count("shared")

        running: dict[int, asyncio.subprocess.Process] = {}
        killing = asyncio.create_task(kill())
        await asyncio.gather(*(work(number) for number in range(1, workers + 1)))
        killing.cancel()
        self.check(shared=True)

    async def restarted(self, server: Server, most: int) -> None:
        """One worker, whose database server is restarted again and again."""
        process = await self.begin(1)
        ended = asyncio.create_task(process.communicate())
        # Who starts without a server is told so at once.
        await asyncio.wait(
            [ended, asyncio.create_task(self.site.changed.wait())], return_when="FIRST_COMPLETED"
        )
        while self.kills < most:
            done, _ = await asyncio.wait([ended], timeout=self.rng.uniform(1, 6))
            if done:
                break
            await asyncio.to_thread(server.stop, self.rng.choice(("immediate", "fast")))
            await asyncio.sleep(self.rng.uniform(0, 4))
            await asyncio.to_thread(server.start)
            self._count("restart")
        _, errors = await ended
        if process.returncode or b"Verdict: ok" not in errors:
            self.result.complaints.append(errors.decode("utf-8", "replace")[-1500:])
            return
        self.check()

    def check(self, *, shared: bool = False) -> None:
        """Hold the store and what the site was asked for against what there is."""
        if self.result.complaints:
            return
        expected = {article.id for article in truth(self.site.newsroom, self.site.url, AT)}
        store = Store(self.store_url)
        with store._engine.connect() as raw:
            stored = Counter(raw.exec_driver_sql("SELECT id FROM articles").scalars())
            versions = Counter(raw.exec_driver_sql("SELECT article_id FROM revisions").scalars())
            waiting = raw.exec_driver_sql("SELECT count(*) FROM frontier").scalar()
            # A worker that comes back when the others have just ended begins another crawl.
            crawls = raw.exec_driver_sql("SELECT count(*) FROM crawls").scalar() or 1
            same = "SELECT count(*) AS n FROM rankings JOIN runs ON runs.id = run"
            same += " GROUP BY crawl, list_key, rank, url"
            counted = "SELECT counts FROM runs WHERE counts IS NOT NULL"
            of_runs = [*map(_loaded, raw.exec_driver_sql(counted).scalars())]
            new = sum(counts.get("articles/new", 0) for counts in of_runs)
            ranks = raw.exec_driver_sql(f"SELECT coalesce(sum(n - 1), 0) FROM ({same}) AS g").scalar()
        store.close()
        feed = json.loads((self.folder / "feeds/mainnews.articles.json").read_text("utf-8"))
        published = Counter(article["id"] for article in feed)
        result = self.result
        result.rounds += 1
        result.lost += len(expected - set(stored)) + len(expected - set(published))
        result.doubled += sum(number - 1 for number in (versions + published).values() if number > 2)
        result.doubled += sum(number > 1 for number in versions.values()) + int(ranks or 0)
        if new != len(stored):
            result.complaints.append(f"the runs count {new} new articles, the store has {len(stored)}")
        # What was counted and not kept when a kill came is counted twice; what was kept is never left out.
        if (uncounted := unaccounted(of_runs)) > 0:
            result.complaints.append(f"{uncounted} articles are in no count")
        if set(stored) - expected or waiting:
            result.complaints.append(f"{len(set(stored) - expected)} unknown articles, {waiting} rows left")
        self._compare()
        lists, articles = asked_for(self.site)
        result.lists_again += sum(max(number - crawls, 0) for number in lists.values())
        result.articles_again += sum(number - 1 for number in articles.values())
        if shared:
            result.at_once += self._at_once()
        self.site.asked.clear()

    def _at_once(self) -> int:
        """How many articles two workers were reading at the same moment."""
        spans = defaultdict(list)
        for path, who, began, ended in self.site.asked:
            if "/news/" in path:
                spans[path].append((began, ended, who))
        return sum(
            any(a[2] != b[2] and a[1] > b[0] for a, b in zip(sorted(times), sorted(times)[1:], strict=False))
            for times in spans.values()
        )


async def main(options: argparse.Namespace) -> int:
    """Run rounds until so many kills are done."""
    rng, result = random.Random(options.seed), Result()
    site = Served(options.articles, AT)
    runner = await site.start()
    server = Server() if options.what == "restarts" or options.workers > 1 else None
    if server is not None:
        server.start()
    try:
        while result.kills < options.kills and not result.complaints:
            with tempfile.TemporaryDirectory() as folder:
                url = f"sqlite:///{folder}/newscrawl.db"
                if server is not None:
                    url = empty(server.url)
                one = Round(site, Path(folder), url, rng, result)
                most = min(options.kills - result.kills, options.most)
                if options.what == "restarts":
                    assert server is not None
                    await one.restarted(server, most)
                elif options.workers > 1:
                    await one.shared(options.workers, most)
                else:
                    await one.alone(most)
            print(result, flush=True)
    finally:
        if server is not None:
            server.remove()
        await runner.cleanup()
    for complaint in result.complaints:
        print(complaint)
    return int(bool(result.complaints or result.lost or result.doubled or result.at_once))


def _loaded(counts: str | dict[str, int]) -> dict[str, int]:
    """A JSON column, which SQLite hands out as text."""
    loaded: dict[str, int] = json.loads(counts) if isinstance(counts, str) else counts
    return loaded


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("kills", "restarts"))
    parser.add_argument("--kills", type=int, default=200, help="kills or restarts in all")
    parser.add_argument("--most", type=int, default=40, help="of one crawl; then it may come to its end")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=20250205)
    sys.exit(asyncio.run(main(parser.parse_args())))
