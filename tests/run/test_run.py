"""The run: one record from start to end, whatever happens to its process."""

import asyncio
import os
import re
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.utils.spider import DefaultSpider
from sqlalchemy import update
from twisted.python.failure import Failure

from newscrawl.crawler import StoppableCrawler
from newscrawl.exceptions import ArgumentError, NewscrawlError
from newscrawl.extensions.run import RunExtension
from newscrawl.run import Count, Run
from newscrawl.run.plan import CrawlPlan
from newscrawl.store import Store
from newscrawl.store.location import data_dir, store_url
from newscrawl.store.tables import runs
from newscrawl.store.waiting import WaitingList
from tests.store.samples import article, begin, ranking


class Lists(Spider):
    name = "mainnews"
    sites = ("asiae", "seoul")

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = arguments


SETTINGS = {
    "EXTENSIONS": {"newscrawl.extensions.run.RunExtension": 10},
    "RUN_ENABLED": True,
    "VERDICT_DEGRADED_SHARE": 0.05,
    "VERDICT_BROKEN_SHARE": 0.5,
    "VERDICT_MISSING_SHARE": 0.2,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "TWISTED_REACTOR_ENABLED": False,
}


def crawler_of(data: Path, spider: type[Spider] = Lists, **arguments: str) -> StoppableCrawler:
    crawler = StoppableCrawler(spider, {**SETTINGS, "DATA_DIR": str(data)})
    crawler.spider = crawler._create_spider(**arguments)
    crawler._apply_settings()
    return crawler


def run_of(crawler: Crawler) -> RunExtension:
    run = crawler.get_extension(RunExtension)
    assert run is not None
    assert Run.of(crawler) is run
    return run


async def observe(run: Run, number: int) -> None:
    """Keep one list with one article, read."""
    run.counters.add(Count.LISTS_READ)
    await asyncio.gather(run.batches.keep(article(number)), run.batches.keep(ranking(number, 1)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path}/newscrawl.db")
    yield store
    store.close()


async def test_a_run_is_recorded_from_start_to_verdict(tmp_path: Path, store: Store) -> None:
    run = run_of(crawler_of(tmp_path, section="경제"))
    assert re.fullmatch(r"\d{8}T\d{6}Z-mainnews-[0-9a-f]{6}", run.id)
    assert run.started_at.utcoffset() == timedelta(hours=9)
    await run.begin()
    record = store.run(run.id)
    assert record is not None
    assert (record.state, record.site, record.arguments) == ("running", "asiae,seoul", {"section": "경제"})
    await observe(run, 1)
    await run.engine_stopped()  # by Ctrl-C, as nothing else was said
    await run.engine_stopped()
    record = store.run(run.id)
    assert record is not None
    assert (record.state, record.verdict, record.reasons) == ("ended", "degraded", ["interrupted"])
    assert record.counts is not None
    assert (record.counts["articles/new"], record.counts["rankings/observed"]) == (1, 1)
    assert record.timings is not None
    assert record.timings["total"] >= 0
    assert record.ended is not None
    assert record.started <= record.ended


async def test_a_run_whose_clock_is_set_back_ends_after_it_began(tmp_path: Path, store: Store) -> None:
    run = run_of(crawler_of(tmp_path))
    run.started_at += timedelta(hours=1)  # by the clock as it was then
    await run.begin()
    await run.engine_stopped()
    record = store.run(run.id)
    assert record is not None
    assert record.ended is not None
    assert record.started <= record.ended < record.started + timedelta(minutes=30)


async def test_the_time_of_a_run_may_be_up_while_it_is_being_opened(tmp_path: Path) -> None:
    crawler = crawler_of(tmp_path)
    run = run_of(crawler)
    crawler._engine = crawler._create_engine()
    await run.begin()
    crawler._end_early("RUN_SECONDS are used up")
    run.interrupt("shutdown")
    with pytest.raises(CloseSpider) as closing:
        await anext(run.taken())
    assert closing.value.reason == "RUN_SECONDS are used up"
    await run.engine_stopped()


async def test_what_came_to_its_end_is_published(tmp_path: Path) -> None:
    run = run_of(crawler_of(tmp_path))
    await run.begin()
    await observe(run, 1)
    run.spider_closed("finished")
    await run.engine_stopped()
    assert run.ended is not None
    assert str(run.ended.verdict) == "ok"
    assert tmp_path / "feeds" / "mainnews.articles.csv" in run.ended.published


async def test_a_spider_that_follows_no_lists_is_not_judged_by_them(tmp_path: Path) -> None:
    run = run_of(crawler_of(tmp_path))
    await run.begin()
    await run.batches.keep(article(1))
    run.spider_closed("finished")
    await run.engine_stopped()
    assert run.ended is not None
    assert (str(run.ended.verdict), run.ended.published) == ("ok", [])


class OneList(Lists):
    def __init__(self) -> None:
        super().__init__()
        self.plan = CrawlPlan(names=("asiae",))

    def first_lists(self) -> list[WaitingList]:
        return [WaitingList(site="asiae", slot="", url="https://news.example.com/", source="{}")]


@pytest.mark.parametrize("came", ["a page", "an error"])
async def test_a_page_that_the_code_fails_on_does_not_hold_up_the_run(tmp_path: Path, came: str) -> None:
    crawler = crawler_of(tmp_path, OneList)
    run = run_of(crawler)
    await run.begin()
    async with asyncio.timeout(20):
        async for taken in run.taken():
            [page] = taken.lists
            request = Request(page.url, cb_kwargs={"key": page.key.hex()})
            failed: Response | Failure = Response(page.url, request=request)
            if came == "an error":
                failed = Failure(KeyError())
                vars(failed)["request"] = request  # as Scrapy does
            # As Scrapy's scraper sends it, which awaits no handler of it.
            crawler.signals.send_catch_log(
                signals.spider_error, failure=Failure(KeyError()), response=failed, spider=crawler.spider
            )
    await run.engine_stopped()


async def test_nothing_is_published_after_the_store_failed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = run_of(crawler_of(tmp_path))
    await run.begin()
    await observe(run, 1)
    run.store_failed(NewscrawlError("the disk is full"))
    run.spider_closed("finished")
    await run.engine_stopped()
    assert run.ended is not None
    assert run.ended.published == []
    # The spider had come to its end by then: its reason does not say that the store failed.
    assert str(run.ended.verdict).startswith("broken: the store could not be written")
    # What the store does not have cannot be published, and the log advises nothing of the kind.
    assert "Crawl again once the store can be written" in caplog.text
    assert "--force" not in caplog.text


async def test_a_broken_run_whose_store_is_well_can_be_published_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = run_of(crawler_of(tmp_path))
    await run.begin()
    await observe(run, 1)
    run.spider_closed("closespider_timeout")
    await run.engine_stopped()
    assert f"scrapy export --published --run {run.id} --force" in caplog.text


async def test_a_feed_that_cannot_be_published_is_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run = run_of(crawler_of(tmp_path))
    await run.begin()
    await observe(run, 1)
    (tmp_path / "feeds").write_text("in the way")
    run.spider_closed("finished")
    await run.engine_stopped()
    assert run.counters.counts()["feeds/failed"] == 1  # the set of them
    assert caplog.text.count("was not written") == 1
    assert run.ended is not None
    assert str(run.ended.verdict) == "broken: 1 feed not written"


KILLED = """
import os, signal, sys
from newscrawl.store import Store
from tests.store.samples import begin
begin(Store(sys.argv[1]), "run-killed")
os.kill(os.getpid(), signal.SIGKILL)
"""


async def test_the_next_start_closes_a_killed_run_and_no_live_one(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"sqlite:///{tmp_path}/newscrawl.db"
    root = Path(__file__).parents[2]
    begin(store, "run-live", spider="trending")  # this process lives
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, url, cwd=root)
    assert await asyncio.wait_for(process.wait(), 60) == -9
    run = run_of(crawler_of(tmp_path))
    await run.begin()
    killed, live = store.run("run-killed"), store.run("run-live")
    assert killed is not None
    assert live is not None
    assert (killed.state, killed.verdict, killed.reasons) == ("killed", "broken", ["killed"])
    assert killed.ended is not None
    assert live.state == "running"
    assert "Run run-killed was killed before it ended" in caplog.text
    await run.engine_stopped()


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"process_started": 1.0}, "killed"),  # the id belongs to another process by now
        ({"host": "elsewhere"}, "running"),
        ({"host": "elsewhere", "alive_until": time.time() - 7 * 3600}, "killed"),
        ({"pid": os.getppid(), "process_started": None}, "running"),
    ],
)
def test_who_counts_as_killed(store: Store, changes: dict[str, object], state: str) -> None:
    begin(store, "run-1")
    with store._engine.begin() as raw:
        raw.execute(update(runs).values(**changes))
    begin(store, "run-2")
    record = store.run("run-1")
    assert record is not None
    assert record.state == state


def test_a_store_that_cannot_be_opened_is_an_error_for_people(tmp_path: Path) -> None:
    (tmp_path / "newscrawl.db").write_bytes(b"no database" * 1000)
    with pytest.raises(NewscrawlError, match="is no SQLite database"):
        crawler_of(tmp_path)


def test_a_shell_is_no_run(tmp_path: Path) -> None:
    assert Run.of(crawler_of(tmp_path / "data", DefaultSpider)) is None
    assert not (tmp_path / "data").exists()


def test_a_job_directory_is_refused_in_one_line(tmp_path: Path) -> None:
    crawler = Crawler(Lists, {**SETTINGS, "DATA_DIR": str(tmp_path), "JOBDIR": str(tmp_path / "job")})
    crawler.spider = crawler._create_spider()
    with pytest.raises(ArgumentError, match="JOBDIR is not needed: what is still to be read waits"):
        crawler._apply_settings()


def test_a_relative_data_folder_is_in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = Path(__file__).parents[2]
    assert data_dir(Settings()) == project / "data"
    assert data_dir(Settings({"DATA_DIR": "other"})) == project / "other"
    assert data_dir(Settings({"DATA_DIR": "/srv/news"})) == Path("/srv/news")
    assert store_url(Settings({"DATA_DIR": "/srv/news"})) == "sqlite:////srv/news/newscrawl.db"
    assert store_url(Settings({"STORE_URL": "postgresql://h/d"})) == "postgresql://h/d"
