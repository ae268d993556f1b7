"""Several writers on one PostgreSQL: does one wait for another, and does anything go wrong?

``python -m benchmarks.writers waits`` commits batches of 32 articles of each writer's own from 1, 2, 4 and
8 processes at once and prints how long a commit takes. ``python -m benchmarks.writers rounds --rounds 100``
lets eight processes keep overlapping articles in random order and batches, whose content changes meanwhile,
and list them on the frontier of one crawl; then each article must be there once, and its revisions in order.
Exit code 1 if not.
"""

import argparse
import multiprocessing
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from multiprocessing.synchronize import Barrier
from typing import Any

from sqlalchemy import Connection, create_engine, func, select

from newscrawl.items import Article, Ranking
from newscrawl.store import RunRecord, Store
from newscrawl.store.errors import ConflictError
from newscrawl.store.frontier import add_lists
from newscrawl.store.tables import frontier
from newscrawl.store.waiting import ReadList, WaitingList
from newscrawl.text import KST
from tests.postgresql import empty, serving

START = datetime(2025, 2, 5, 15, tzinfo=KST)
BODY = "시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. 규모는 3.2% 늘어난 4조1200억원이다. " * 12
ARTICLES = 60


def article(number: int, version: int, moment: datetime) -> Article:
    """Version ``version`` of an article."""
    address = f"https://news.example.com/{number}"
    return Article(
        id=f"demo:{number}",
        url=address,
        requested_url=f"{address}?from={version % 3}",
        site="demo",
        title=f"{number}번째 시장 소식 {version}",
        body=BODY,
        crawled_at=moment,
    )


def commit_own(url: str, batches: int, writer: int, ready: Barrier, results: Any) -> None:
    """Commit batches that nobody else touches."""
    store = Store(url)
    begin(store, f"run-{writer}")
    taken = []
    ready.wait()
    for batch in range(batches):
        first = (writer * batches + batch) * 32 + 1_000_000
        items = [article(first + n, 0, START) for n in range(32)]
        began = time.perf_counter()
        store.commit(f"run-{writer}", items)
        taken.append(time.perf_counter() - began)
    results.put(taken)
    store.close()


def begin(store: Store, run: str) -> int:
    """Begin a run of the one crawl."""
    page = WaitingList(site="demo", slot="s", url="https://news.example.com/", source="{}")
    return store.begin_run(
        RunRecord(id=run, spider="mainnews", started=datetime.now(KST)), "job", [page]
    ).crawl


def overlap(url: str, task: tuple[int, int], writer: int, ready: Barrier, results: Any) -> None:
    """Keep and list articles that others keep and list as well, round by round."""
    rounds, seed = task
    rng, store = random.Random(seed + writer), Store(url)
    run = f"run-{writer}"
    crawl = begin(store, run)
    conflicts = 0
    for number in range(rounds):
        ready.wait()
        for step in range(4):
            those = [number * ARTICLES + one for one in rng.sample(range(ARTICLES), rng.randint(5, 30))]
            moment = START + timedelta(seconds=step)
            items = [article(one, step, moment) for one in those]
            # A run reads an article once; each step stands for another run of the same worker.
            conflicts += tried(partial(store.commit, f"{run}-{step}", items, crawl=crawl))
            ranks = [observed(10**6 + one, rank, run) for rank, one in enumerate(those, 1)]
            address = f"https://news.example.com/{writer}/{number}/{step}"
            page = WaitingList(site="demo", slot="s", url=address, source="{}")
            read = ReadList(key=page.key, site="demo", rankings=ranks, slots=["s"] * len(ranks))
            conflicts += tried(partial(listed, store, run, crawl, page, read))
    results.put(conflicts)
    store.close()


def observed(number: int, rank: int, run: str) -> Ranking:
    """An observation of an article that nobody has read."""
    return Ranking(
        site="demo",
        list="mainnews",
        rank=rank,
        title="소식",
        url=f"https://news.example.com/{number}",
        article_id=f"demo:{number}",
        observed_at=datetime.now(KST),
        run=run,
    )


def listed(store: Store, run: str, crawl: int, page: WaitingList, read: ReadList) -> None:
    """Put a page on the frontier and keep what it lists."""
    with store._writing() as connection:
        if not rows_of(connection, crawl, page):
            add_lists(connection, crawl, [page], 0)
    store.keep_list(run, crawl, read, {})


def rows_of(connection: Connection, crawl: int, page: WaitingList) -> int:
    """Whether the page waits already."""
    query = select(func.count()).where(frontier.c.crawl == crawl, frontier.c.key == page.key)
    return connection.scalar(query) or 0


def tried(work: Callable[[], object]) -> int:
    """Do the work as a run does. Returns how often the server broke it off in favour of another one."""
    conflicts = 0
    while True:
        try:
            work()
        except ConflictError:
            conflicts += 1
            time.sleep(random.uniform(0, 0.05))
        else:
            return conflicts


def measure_waits(url: str) -> int:
    """How long commits take with 1, 2, 4 and 8 writers."""
    for writers in (1, 2, 4, 8):
        begin_anew(url)
        batches = 24 // writers * 2
        results = in_processes(writers, commit_own, url, batches)
        taken = sorted(one for part in results for one in part)
        total = len(taken) * 32
        print(
            f"{writers} writers: a commit of 32 articles takes {statistics.median(taken) * 1000:.0f} ms"
            f" (95 %: {taken[int(len(taken) * 0.95)] * 1000:.0f} ms), {total:,} articles",
            flush=True,
        )
    return 0


def measure_rounds(url: str, rounds: int, seed: int) -> int:
    """Overlapping writers, again and again."""
    begin_anew(url)
    conflicts = sum(in_processes(8, overlap, url, (rounds, seed)))
    engine = create_engine(url)
    with engine.connect() as raw:
        rows = raw.exec_driver_sql("SELECT article_id, revision FROM revisions ORDER BY 1, 2").all()
        waiting = "SELECT count(*) - count(DISTINCT article_id) FROM frontier WHERE kind = 'article'"
        wrong = raw.exec_driver_sql(waiting).scalar() or 0
        counted = "SELECT deadlocks FROM pg_stat_database WHERE datname = 'postgres'"
        dead = raw.exec_driver_sql(counted).scalar()
    engine.dispose()
    newest: dict[str, int] = {}
    for article_id, revision in rows:
        wrong += revision != newest.get(article_id, 0) + 1
        newest[article_id] = revision
    print(
        f"{rounds} rounds of 8 writers: {len(rows):,} revisions of {len(newest):,} articles,"
        f" {wrong} out of order or doubled, {conflicts} transactions tried again, {dead} deadlocks"
    )
    return int(bool(wrong or dead))


def in_processes(writers: int, work: Callable[..., None], url: str, argument: Any) -> list[Any]:
    """Run ``work`` in so many processes that begin at once."""
    context = multiprocessing.get_context("spawn")
    ready, results = context.Barrier(writers), context.Queue()
    processes = [
        context.Process(target=work, args=(url, argument, writer, ready, results))
        for writer in range(writers)
    ]
    for process in processes:
        process.start()
    got = [results.get(timeout=900) for _ in processes]
    for process in processes:
        process.join()
    return got


def begin_anew(url: str) -> None:
    """Begin with empty tables."""
    Store(empty(url)).close()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("waits", "rounds"))
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with serving() as server:
        if options.what == "waits":
            return measure_waits(server.url)
        return measure_rounds(server.url, options.rounds, options.seed)


if __name__ == "__main__":
    sys.exit(main())
