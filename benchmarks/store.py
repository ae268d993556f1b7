"""What a run asks of a store that holds a year of articles, in CPU seconds of this process.

    python -m benchmarks.store [--articles 1000000] [--keep FOLDER]

Makes an SQLite store in a temporary folder, or in FOLDER, where a next run finds it again: invented articles
of some 600 characters with one revision and two addresses each, two observations of each on 200 lists of 20
sites, 120 articles an hour. Then it prints what a run's calls take in milliseconds of CPU, the best of three.
On PostgreSQL the server works in processes of its own, so that this would measure little.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from newscrawl.items import Article, Author, Ranking
from newscrawl.store import RunRecord, Store, tables
from newscrawl.store.alltables import metadata
from newscrawl.store.connection import open_engine
from newscrawl.store.content import list_row
from newscrawl.store.identity import address_digest
from newscrawl.store.textkeys import text_key
from newscrawl.store.waiting import ReadList, WaitingList
from newscrawl.text import KST

SITES = 20
LISTS = 10  # of each site
BEGIN = datetime(2025, 1, 1, tzinfo=KST)
TEXT = "가람시가 도서관 세 곳을 새로 연다. 시는 올해 안에 공사를 마칠 계획이다. " * 14
# Article number i as SQL has it; see article() and ranking(), which say the same.
FILL = """
CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, site TEXT, id TEXT, url TEXT, at TEXT, run TEXT, key INTEGER);
INSERT INTO n
  WITH RECURSIVE count (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM count WHERE i < :articles - 1)
  SELECT i, printf('site%02d', i % 20), printf('site%02d:%07d', i % 20, i),
    printf('https://site%02d.example.com/news/%07d', i % 20, i),
    strftime('%Y-%m-%d %H:%M:%S.000000', '2024-12-31 15:00:00', (i * 30) || ' seconds'),
    printf('20250101T000000Z-mainnews-%06x', i / 120), list_key(i % 20, i / 20 % 10)
  FROM count;
INSERT INTO articles (id, site, url, requested_url, publisher, section, reactions, language, revision, digest,
    read_at, read_in)
  SELECT id, site, url, url || '?from=list', '가람일보', '사회', '{}', 'ko', 1, digest(url), at,
    text_key(run) FROM n;
INSERT INTO revisions (article_id, revision, content, read_at, run)
  SELECT id, 1, json_object('title', i || '번째 소식', 'body', body(i)), at, text_key(run) FROM n;
INSERT INTO shared_texts SELECT DISTINCT text_key(run), run FROM n;
INSERT INTO addresses SELECT digest(url), id FROM n ORDER BY 1;
INSERT INTO addresses SELECT digest(url || '?from=list'), id FROM n ORDER BY 1;
INSERT INTO rankings (run, list_key, rank, title, url, url_digest, article_id, observed_at)
  SELECT run, key, 1 + i % 30, i || '번째 소식', url || '?from=list', digest(url || '?from=list'), id, at
  FROM n JOIN (SELECT 0 AS again UNION ALL SELECT 1) ORDER BY i / 120 + again, i;
INSERT INTO runs (id, spider, arguments, started, state, host, pid, alive_at)
  SELECT run, 'mainnews', '{}', min(at), 'ended', 'news', 1, max(at) FROM n GROUP BY run;
"""


def article(number: int, **changes: Any) -> Article:
    """An invented article."""
    site = f"site{number % SITES:02}"
    url = f"https://{site}.example.com/news/{number:07}"
    item = Article(
        id=f"{site}:{number:07}",
        url=url,
        requested_url=f"{url}?from=list",
        site=site,
        publisher="가람일보",
        section="사회",
        title=f"{number}번째 소식",
        authors=[Author("한가람", "garam@example.com", "기자")],
        body=TEXT,
        tags=["도서관", "가람시"],
        language="ko",
        crawled_at=BEGIN + timedelta(seconds=30 * number),
    )
    return replace(item, **changes)


def ranking(number: int, rank: int, at: datetime) -> Ranking:
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
        observed_at=at,
    )


def fill(path: Path, articles: int, body: Callable[[int], str] = lambda _: TEXT) -> None:
    """Write everything at once; the indexes are made afterwards. ``body``: of an article, by its number."""
    engine, _ = open_engine(f"sqlite:///{path}")
    names = [list_row(ranking(number, 1, BEGIN)) for number in range(SITES * LISTS)]
    keys = {(number % SITES, number // SITES % LISTS): row["key"] for number, row in enumerate(names)}
    indexes = [index for table in metadata.tables.values() for index in table.indexes]
    with engine.begin() as connection:
        connection.execute(tables.lists.insert(), names)
        for index in indexes:
            index.drop(connection)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.create_function("digest", 1, address_digest, deterministic=True)
        raw.create_function("text_key", 1, text_key, deterministic=True)
        raw.create_function("body", 1, body, deterministic=True)
        raw.create_function("list_key", 2, lambda site, number: keys[site, number], deterministic=True)
        for statement in FILL.split(";\n"):
            if statement.strip():
                raw.execute(statement, {"articles": articles} if ":articles" in statement else {})
    raw.close()
    with engine.begin() as connection:
        for index in indexes:
            index.create(connection)
    engine.dispose()


def measure(name: str, work: Callable[[int], object], wanted: float | None = None) -> None:
    """Print the CPU milliseconds of ``work``, which is given the number of the try: the best of three."""
    best = float("inf")
    for number in range(3):
        begun = time.process_time()
        work(number)
        best = min(best, time.process_time() - begun)
    limit = f"   at most {wanted:,.0f}" if wanted is not None else ""
    print(f"{name:48} {best * 1e3:9.1f} ms CPU{limit}", flush=True)


def ask(url: str, articles: int) -> None:
    """Measure what a run asks."""
    draw = random.Random(7)
    now = datetime.now(KST)

    def record(name: str) -> RunRecord:
        return RunRecord(id=f"{now:%Y%m%dT%H%M%SZ}-mainnews-{name}", spider="mainnews", started=now)

    def start(number: int) -> None:
        store = Store(url)
        store.begin_run(record(f"start{number}"), f"job {now} {number}")
        store.close()

    measure("start: open the store, begin a run", start, 1_000)
    store = Store(url)
    some = [article(number) for number in draw.sample(range(2 * articles), 10_000)]
    listed = [(item.id or "", item.requested_url or "") for item in some]
    measure("known: 10,000 addresses, half of them known", lambda _: store.known(listed), 300)
    pages = [
        WaitingList(site="site", slot="s", url=f"https://s.example.com/{n}", source="{}") for n in range(3)
    ]
    run = record("run")
    crawl = store.begin_run(run, f"job {now}", pages).crawl
    newest = range(articles - 1_500, articles)
    ranks = [ranking(number, rank, now) for rank, number in enumerate(newest, 1)]
    measure("commit: 500 ranks", lambda i: store.commit(run.id, [], ranks[500 * i : 500 * i + 500]), 60)
    reads = [
        ReadList(key=page.key, site="site", rankings=[ranking(n, n, now) for n in numbers], slots=["s"] * 500)
        for page, numbers in zip(
            pages, (range(500), range(1_000, 1_500), range(articles, articles + 500)), strict=True
        )
    ]
    measure("keep_list: a page of 500 ranks", lambda i: store.keep_list(run.id, crawl, reads[i], {}))

    def commit(batches: list[list[Article]], number: int) -> None:
        store.commit(run.id, batches[number])

    for what, first in (("new", articles), ("known", 0)):
        batches = [
            [article(n, crawled_at=now) for n in range(first + 50 * i, first + 50 * i + 50)] for i in range(3)
        ]
        measure(f"commit: 50 {what} articles", partial(commit, batches))
    measure("current(): the articles of 2,500 ranks", lambda _: list(store.current(run.id)))
    measure("written(): the run's articles", lambda _: list(store.written(run.id)))
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
        if not path.exists():
            begun = time.process_time()
            fill(path, options.articles)
            size, seconds = path.stat().st_size / 1e6, time.process_time() - begun
            print(f"{options.articles:,} articles, {size:,.0f} MB, made in {seconds:.0f} s CPU", flush=True)
        ask(f"sqlite:///{path}", options.articles)


if __name__ == "__main__":
    main()
