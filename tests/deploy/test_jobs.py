"""Crawls as jobs of a real Scrapyd: run from the egg, side by side, cancelled, killed; feeds in DATA_DIR."""

import csv
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from newscrawl.store import RunRecord, Store
from tests.conftest import WebSite
from tests.deploy.conftest import PROJECT, ScrapydServer, wait_until

pytestmark = pytest.mark.timeout(600)
# A portal small enough for a test, at a time at which it stands still.
SMALL = ("PORTAL_ARTICLES=120", "PORTAL_AT=2025-02-05T15:30:00+09:00")
# Slow enough to be met in the middle of its work, with little in hand when it is told to end.
# The bundled portal declares that it needs no delay, so its own slot is given one.
SLOW = (*SMALL, 'DOWNLOAD_SLOTS={"site:portal": {"delay": 0.3, "concurrency": 2}}', "CONCURRENT_REQUESTS=2")


def runs(data: Path) -> list[RunRecord]:
    """The runs in the job's store, oldest first."""
    store = Store(f"sqlite:///{data}/newscrawl.db")
    try:
        return store.runs()[::-1]
    finally:
        store.close()


def articles(path: Path) -> list[dict[str, Any]]:
    """A JSON feed of articles that stands whole; its CSV twin holds the same."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [article["id"] for article in found]
    return found


def assert_no_leftovers(data: Path) -> None:
    """Everything is where the operator wants it, and no unfinished file is among it."""
    known = {"feeds", "locks", "newscrawl.db"}
    assert {path.name.removesuffix("-wal").removesuffix("-shm") for path in data.iterdir()} <= known
    assert not list(data.rglob("*.newscrawl-part"))


def test_jobs_write_where_the_environment_says(server: ScrapydServer) -> None:
    server.schedule("trending", "environment", *SMALL, site="portal")
    server.wait_for("finished", "environment")
    assert [run.verdict for run in runs(server.folder)] == ["ok"]
    assert articles(server.folder / "feeds" / "trending.articles.json")
    # Logs stand there too.
    assert (server.folder / "logs" / "newscrawl" / "trending" / "environment.log").exists()


def test_both_spiders_run_as_jobs_with_arguments_and_settings(deployed: ScrapydServer) -> None:
    # First alone: jobs share the store, and an article that another job read is not in this one's feed.
    deployed.schedule("mainnews", "main-1", *SMALL, site="portal", section="경제", limit="3")
    deployed.wait_for("finished", "main-1")
    feeds = deployed.data / "feeds"
    (limited,) = (feeds / "mainnews").glob("*.articles.json")
    assert len(articles(limited)) == 3

    deployed.schedule("mainnews", "main-2", *SMALL, site="portal", section="경제,사회")
    deployed.schedule("trending", "trend-1", *SMALL, "LOG_LEVEL=DEBUG", site="portal", tab="popular")
    deployed.wait_for("finished", "main-2", "trend-1")
    assert [
        (run.spider, run.site, run.verdict) for run in sorted(runs(deployed.data), key=lambda run: run.spider)
    ] == [
        ("mainnews", "portal", "ok"),
        ("mainnews", "portal", "ok"),
        ("trending", "portal", "ok"),
    ]
    ranks = json.loads((feeds / "mainnews.rankings.json").read_text(encoding="utf-8"))
    assert {rank["section"] for rank in ranks} == {"경제", "사회"}
    trends = json.loads((feeds / "trending.rankings.json").read_text(encoding="utf-8"))
    assert {rank["tab"] for rank in trends} == {"인기뉴스"}
    assert articles(feeds / "trending.articles.json")

    assert "Verdict: ok" in deployed.log("mainnews", "main-1")
    # As LogParser, which Scrapyd's front ends use, looks for them.
    log = deployed.log("mainnews", "main-1")
    assert re.search(r"\[scrapy\.utils\.log\] INFO: Scrapy 2\.\d+\.\d+ started", log)
    assert re.search(
        r"\[scrapy\.statscollectors\] INFO: Dumping Scrapy stats:\s+\{.*'item_scraped_count': \d+", log, re.S
    )
    assert "[scrapy.core.engine] INFO: Spider closed (finished)" in log
    assert " DEBUG: " in deployed.log("trending", "trend-1")
    assert " DEBUG: " not in deployed.log("mainnews", "main-1")
    assert_no_leftovers(deployed.data)


def test_nothing_is_told_or_done_without_credentials(deployed: ScrapydServer) -> None:
    for path in ("", "listjobs.json?project=newscrawl", "schedule.json", "logs/"):
        assert deployed.status_without_credentials(path) == 401
    assert deployed.jobs("pending") == deployed.jobs("running") == []


def test_a_cancelled_job_ends_clean(deployed: ScrapydServer) -> None:
    deployed.schedule("mainnews", "slow", *SLOW, site="portal", pages="1")
    wait_until(lambda: kept(deployed.data) >= 3, "articles in the store")
    answer = deployed.post("cancel.json", [("project", "newscrawl"), ("job", "slow")])
    assert answer["prevstate"] == "running"
    deployed.wait_for("finished", "slow")

    (run,) = runs(deployed.data)
    assert (run.state, run.verdict, run.reasons) == ("ended", "degraded", ["interrupted"])
    own = articles(deployed.data / "feeds" / "mainnews" / f"{run.id}.articles.json")
    assert len(own) == kept(deployed.data) >= 3
    assert_no_leftovers(deployed.data)


def kept(data: Path) -> int:
    """Articles in the store by now."""
    if not (data / "newscrawl.db").exists():
        return 0
    store = Store(f"sqlite:///{data}/newscrawl.db")
    try:
        return store.counts()["articles"]
    finally:
        store.close()


def test_of_two_jobs_for_one_spider_and_site_one_refuses(deployed: ScrapydServer) -> None:
    deployed.schedule("mainnews", "one", *SMALL, site="portal")
    deployed.schedule("mainnews", "two", *SMALL, site="portal")
    deployed.wait_for("finished", "one", "two")

    logs = [deployed.log("mainnews", job) for job in ("one", "two")]
    refusal = "mainnews is running already on portal; wait until it ends, or stop it"
    assert sum(refusal in log for log in logs) == 1
    assert sum("Verdict: ok" in log for log in logs) == 1
    died = [line for line in deployed.server_log().splitlines() if "Process died: exitstatus=1" in line]
    assert sum("job='one'" in line or "job='two'" in line for line in died) == 1
    assert [run.verdict for run in runs(deployed.data)] == ["ok"]


def test_runs_of_different_sites_go_side_by_side(deployed: ScrapydServer, web_site: WebSite) -> None:
    headlines = "".join(
        f'<li><a href="/article/{n}">연구진, {n}번째 관측 결과를 공개</a></li>' for n in range(1, 7)
    )
    web_site.page("/robots.txt", "")
    web_site.page("/", f"<html><body><h2>주요뉴스</h2><ol>{headlines}</ol></body></html>")
    deployed.schedule("mainnews", "portal", *SLOW, site="portal", pages="1")
    wait_until(lambda: kept(deployed.data) >= 1, "articles in the store")
    deployed.schedule("mainnews", "other", url=f"{web_site.url}/", limit="1")
    deployed.wait_for("finished", "other")
    # It began and ended while the first was at work.
    assert "portal" in deployed.jobs("running")
    assert "entries " in deployed.log("mainnews", "other")
    deployed.post("cancel.json", [("project", "newscrawl"), ("job", "portal")])
    deployed.wait_for("finished", "portal")


def test_after_a_kill_nothing_is_lost_and_nothing_comes_twice(deployed: ScrapydServer) -> None:
    deployed.schedule("mainnews", "killed", *SLOW, site="portal", pages="1")
    wait_until(lambda: kept(deployed.data) >= 3, "articles in the store")
    deployed.kill()
    deployed.start()
    deployed.schedule("mainnews", "next", *SMALL, site="portal")
    deployed.wait_for("finished", "next")

    killed, following = runs(deployed.data)
    assert (killed.state, killed.verdict, killed.reasons) == ("killed", "broken", ["killed"])
    assert following.verdict == "ok"
    feeds = deployed.data / "feeds" / "mainnews"
    assert not (feeds / f"{killed.id}.articles.json").exists()

    exported = deployed.scrapy("export", "--run", killed.id)
    assert exported.returncode == 0, exported.stderr
    before = articles(feeds / f"{killed.id}.articles.json")
    after = articles(feeds / f"{following.id}.articles.json")
    assert len(before) >= 3
    assert all(article["title"] and article["body"] and article["listed_in"] for article in before)
    ids = [article["id"] for article in before + after]
    assert len(set(ids)) == len(ids)
    assert {article["id"] for article in articles(deployed.data / "feeds" / "mainnews.articles.json")} == set(
        ids
    )
    assert json.loads((feeds / f"{killed.id}.rankings.json").read_text(encoding="utf-8"))
    assert_no_leftovers(deployed.data)


def test_a_crawl_outlives_a_scrapyd_that_is_killed_alone(deployed: ScrapydServer) -> None:
    deployed.schedule("mainnews", "orphan", *SLOW, site="portal", pages="1", limit="15")
    wait_until(lambda: kept(deployed.data) >= 1, "articles in the store")
    assert deployed.process is not None
    deployed.process.kill()
    deployed.process.wait()
    deployed.start()
    wait_until(lambda: runs(deployed.data)[0].state == "ended", "the end of the crawl")
    (run,) = runs(deployed.data)
    assert run.verdict == "ok"
    assert len(articles(deployed.data / "feeds" / "mainnews" / f"{run.id}.articles.json")) == 15


def test_a_job_without_a_place_for_its_data_says_so(deployed: ScrapydServer) -> None:
    deployed.data = Path("somewhere")
    deployed.schedule("mainnews", "lost", *SMALL, site="portal")
    deployed.wait_for("finished", "lost")
    assert "DATA_DIR=somewhere is relative" in deployed.log("mainnews", "lost")
    assert not (deployed.folder / "somewhere").exists()


def test_the_egg_holds_every_file_that_the_package_reads(egg: Path) -> None:
    beside = {".pyc", ""}
    package = PROJECT / "newscrawl"
    files = {
        str(path.relative_to(PROJECT))
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in beside
    }
    assert files <= set(ZipFile(egg).namelist())
