"""What a run asks of a store that holds a year of articles, in CPU seconds of this process.

    python -m benchmarks.store [--articles 1000000] [--keep FOLDER]

Makes an SQLite store in a temporary folder, or in FOLDER, where a next run finds it again: articles of some
600 characters with one revision and one address each, and as many observations, 200 lists in 20 sites, read
hour by hour. Then it measures, best of three, and prints milliseconds of CPU. On PostgreSQL the server works
in processes of its own, so that this would measure little.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table

from newscrawl.items import Article, Author, Ranking
from newscrawl.store import Store, tables
from newscrawl.store.connection import open_engine
from newscrawl.store.content import content_digest, content_of, description_of, list_row, ranking_row
from newscrawl.store.identity import address_digest
from newscrawl.text import KST

SITES = 20
LISTS = 10  # of each site
BEGIN = datetime(2025, 1, 1, tzinfo=KST)
BATCH = 20_000
TEXT = "가람시가 도서관 세 곳을 새로 연다. 시는 올해 안에 공사를 마칠 계획이다. " * 14


def article(number: int) -> Article:
    """An invented article; its number gives its site and hour."""
    site = f"site{number % SITES:02}"
    url = f"https://{site}.example.com/news/{number:07}"
    return Article(
        id=f"{site}:{number:07}",
        url=url,
        requested_url=f"{url}?from=list",
        site=site,
        publisher="가람일보",
        section="사회",
        title=f"{number}번째 소식",
        published_at=BEGIN + timedelta(seconds=30 * number),
        authors=[Author("한가람", "garam@example.com", "기자")],
        body=TEXT,
        tags=["도서관", "가람시"],
        language="ko",
        crawled_at=BEGIN + timedelta(seconds=30 * number),
    )


def ranking(number: int, rank: int = 1) -> Ranking:
    """An observation that leads to the article with this number."""
    found = article(number)
    return Ranking(
        site=found.site,
        list="mainnews",
        name=f"주요뉴스 {number // SITES % LISTS}",
        section="사회",
        rank=rank,
        title=found.title,
        url=found.requested_url,
        article_id=found.id,
        observed_at=found.crawled_at,
    )


def run_of(number: int) -> str:
    """The run that read the article with this number: 120 in an hour."""
    hour = BEGIN + timedelta(hours=number // 120)
    return f"{hour:%Y%m%dT%H%M%SZ}-mainnews-{number // 120:06x}"


def rows(numbers: range) -> dict[Table, list[dict[str, Any]]]:
    """What these articles come to in each table."""
    found: dict[Table, list[dict[str, Any]]] = {
        table: []
        for table in (tables.articles, tables.revisions, tables.addresses, tables.lists, tables.rankings)
    }
    for number in numbers:
        item, run = article(number), run_of(number)
        observed = ranking(number)
        own = {"digest": content_digest(item), "revision": 1, "read_at": item.crawled_at}
        found[tables.articles].append({**description_of(item), **own, "id": item.id, "read_in": run})
        found[tables.revisions].append(
            {**own, "article_id": item.id, "content": content_of(item), "run": run, "modified_at": None}
        )
        for url in (item.url, item.requested_url):
            found[tables.addresses].append({"digest": address_digest(url or ""), "article_id": item.id})
        of_list = list_row(observed)
        if number < SITES * LISTS:
            found[tables.lists].append(of_list)
        found[tables.rankings].append(
            {**ranking_row(observed, of_list["key"]), "run": run, "observed_at": observed.observed_at}
        )
    return found


def fill(engine: Engine, articles: int) -> None:
    """Write everything at once: the indexes are made afterwards, addresses go in by their order."""
    indexes = [index for table in tables.metadata.tables.values() for index in table.indexes]
    addresses: list[dict[str, Any]] = []
    with engine.begin() as connection:
        for index in indexes:
            index.drop(connection)
        for start in range(0, articles, BATCH):
            found = rows(range(start, min(start + BATCH, articles)))
            addresses += found.pop(tables.addresses)
            for table, values in found.items():
                if values:
                    connection.execute(table.insert(), values)
        addresses.sort(key=lambda row: bytes(row["digest"]))
        for begin in range(0, len(addresses), BATCH):
            connection.execute(tables.addresses.insert(), addresses[begin : begin + BATCH])
        for index in indexes:
            index.create(connection)


def measure(name: str, work: Callable[[int], object], limit: float | None = None) -> None:
    """Print the CPU milliseconds of ``work``, which is given the number of the try: the best of three."""
    best = float("inf")
    for number in range(3):
        begun = time.process_time()
        work(number)
        best = min(best, time.process_time() - begun)
    wanted = f"   (wanted: {limit:.0f})" if limit is not None else ""
    print(f"{name:44} {best * 1e3:9.1f} ms CPU{wanted}", flush=True)


def ask(url: str, articles: int) -> None:
    """Measure what a run asks."""
    draw = random.Random(7)
    now = datetime.now(KST)

    def start(number: int) -> None:
        store = Store(url)
        store.start_run(f"start-{now:%H%M%S%f}-{number}", "mainnews", now, None, {})
        store.close()

    measure("start: open the store, begin a run", start, 1_000)
    store = Store(url)
    some = [article(number) for number in draw.sample(range(2 * articles), 10_000)]
    listed = [(item.id or "", item.requested_url or "") for item in some]
    measure("known: 10,000 addresses, half of them known", lambda _: store.known(listed), 300)
    run = f"{now:%Y%m%dT%H%M%SZ}-mainnews-ffffff"
    store.start_run(run, "mainnews", now, None, {})
    newest = range(articles - 500, articles)
    ranks = [replace(ranking(number, rank), observed_at=now) for rank, number in enumerate(newest, 1)]
    measure("commit: 500 ranks", lambda _: store.commit(run, [], ranks), 60)
    for what, first in (("new", articles), ("known", 0)):
        batches = [
            [replace(article(n), crawled_at=now) for n in range(first + 50 * i, first + 50 * i + 50)]
            for i in range(3)
        ]
        measure(f"commit: 50 {what} articles", lambda i, batches=batches: store.commit(run, batches[i], []))
    measure("changes() of one site", lambda _: store.changes("site07", "mainnews"))
    measure("current() of 500 listed articles", lambda _: list(store.current(run)))
    measure("written() of the run", lambda _: list(store.written(run)))
    measure("placements() of one article", lambda _: store.placements(article(articles - 1).id or ""))
    store.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the store here for a next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = (options.keep or Path(name)) / f"store-{options.articles}.db"
        url = f"sqlite:///{path}"
        if not path.exists():
            begun = time.perf_counter()
            engine, _ = open_engine(url)
            fill(engine, options.articles)
            engine.dispose()
            seconds = time.perf_counter() - begun
            print(
                f"{options.articles:,} articles, {path.stat().st_size / 1e6:,.0f} MB, made in {seconds:.0f} s"
            )
        ask(url, options.articles)


if __name__ == "__main__":
    main()
