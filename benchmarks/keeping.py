"""What keeping costs: CPU of the pipelines, the store and the feeds for each article, and no page is read.

``python -m benchmarks.keeping [--articles 3000] [--store URL] [--flight 64]`` lists articles of the bundled
portal's size, takes them from the frontier, and sends them through the pipelines and the exporters of the
default feeds, so many in flight at a time, as a crawl at full speed does. Prints milliseconds of CPU by part,
and how many items a transaction kept.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl import settings as project
from newscrawl.extensions.run import RunExtension
from newscrawl.feeds.exporters import CsvExporter, JsonExporter
from newscrawl.items import Article, Ranking, ServedPage
from newscrawl.pipelines.store import StorePipeline
from newscrawl.pipelines.validate import Validate
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.truth import articles as truth
from newscrawl.run.counters import Count
from newscrawl.run.plan import CrawlPlan
from newscrawl.store.waiting import ReadList, WaitingList
from newscrawl.text import KST

SITE = "http://127.0.0.1:8600"
ROWS = 500  # on a page of a list


class Keeping(Spider):
    """A spider that keeps what it is given."""

    name = "mainnews"
    plan = CrawlPlan(names=("portal",))

    items: Sequence[Article] = ()

    def first_lists(self) -> list[WaitingList]:
        return pages(self.items)


class Clock:
    """CPU seconds of the whole process by part."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.parts[name] = self.parts.get(name, 0.0) + time.process_time() - began


def pages(items: Sequence[Article]) -> list[WaitingList]:
    return [
        WaitingList(site="portal", slot="site:portal", url=f"{SITE}/list?page={n}", source="{}", page=n)
        for n in range(1, -(-len(items) // ROWS) + 1)
    ]


def observed(item: Article, rank: int, run: str) -> Ranking:
    now = datetime.now(KST)
    return Ranking(
        "portal",
        "mainnews",
        "경제 뉴스",
        None,
        "경제",
        rank,
        item.title,
        item.url,
        item.id,
        None,
        0,
        now,
        run,
    )


def settings_of(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The project's settings, with the run alone."""
    values = {name: getattr(project, name) for name in dir(project) if name.isupper()}
    values |= {"DATA_DIR": str(folder), "TWISTED_REACTOR_ENABLED": False, "FEEDS": {}}
    values |= {"EXTENSIONS": {"newscrawl.extensions.run.RunExtension": 10}, "LOG_ENABLED": False}
    values |= {
        "DOWNLOAD_SLOTS": {"site:portal": {"delay": 0.0, "concurrency": 16}},
        "STORE_URL": options.store,
    }
    return values


async def keep(options: argparse.Namespace, folder: Path) -> None:
    """Measure once."""
    items = list(truth(Newsroom(options.articles, 7), SITE, datetime(2025, 2, 5, 21, tzinfo=KST)))
    body = b"<html>" + bytes(range(32, 127)) * 300
    crawler = Crawler(type("KeepingItems", (Keeping,), {"items": items}), settings_of(options, folder))
    crawler.spider = crawler._create_spider()
    crawler._apply_settings()
    run = crawler.get_extension(RunExtension)
    assert run is not None
    validate, store = Validate(crawler, run), StorePipeline(run)
    clock = Clock()
    await run.begin()
    by_id = {item.id: item for item in items}
    exporters = []
    for suffix, kind in (("json", JsonExporter), ("csv", CsvExporter)):
        file = (folder / f"own.{suffix}").open("wb")
        exporters.append(kind(cast("Any", file)))
    for exporter in exporters:
        exporter.start_exporting()
    free = asyncio.Semaphore(options.flight)

    async def one(item: Article) -> None:
        try:
            kept = await store.process_item(await validate.process_item(item))
        except DropItem:
            return
        finally:
            free.release()
        for exporter in exporters:
            exporter.export_item(kept)

    began = time.perf_counter()
    tasks = []
    with clock.part("articles"):
        async for taken in run.taken():
            for page in taken.lists:
                first = (page.page - 1) * ROWS
                part = items[first : first + ROWS]
                ranks = [observed(item, first + n, run.id) for n, item in enumerate(part, 1)]
                read = ReadList(
                    key=page.key, site="portal", page=page.page, rankings=ranks, slots=[page.slot] * len(part)
                )
                with clock.part("lists, of these"):
                    await run.keep_list(read)
                run.counters.add(Count.LISTS_READ)
            for row in taken.articles:
                await free.acquire()
                item = by_id[row.article_id]
                item.lease, item.crawled_at, item.requested_url = row.key, datetime.now(KST), row.url
                if options.pages:
                    item.page = ServedPage(row.url, "utf-8", body)
                tasks.append(asyncio.create_task(one(item)))
        await asyncio.gather(*tasks)
    seconds = time.perf_counter() - began
    counts = run.counters.counts()
    run.spider_closed("finished")
    with clock.part("publishing"):
        await run.engine_stopped()
    for name, spent in clock.parts.items():
        print(f"{name:>16} {spent / len(items) * 1000:.3f} ms CPU an article")
    print(
        f"{len(items):,} articles in {seconds:.1f} s;"
        f" {counts['articles/new'] / counts['store/commits']:.1f} items a transaction"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--store", help="default: SQLite in a folder of its own")
    parser.add_argument("--flight", type=int, default=64, help="articles in flight at a time")
    parser.add_argument("--pages", action="store_true", help="keep a page of 28 KB with each")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(keep(options, Path(folder)))


if __name__ == "__main__":
    main()
