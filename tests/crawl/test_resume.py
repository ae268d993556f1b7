"""A crawl that was killed, interrupted or shared goes on with the same command."""

import json
import random
from pathlib import Path

import pytest

from benchmarks.served import Served
from benchmarks.torture import AT, Result, Round
from tests.crawl.sums import unaccounted_in
from tests.ports import free_port
from tests.postgresql import Server, serving, why_not

ARTICLES = 120


async def one_round(folder: Path, store_url: str, seed: int, **what: int) -> tuple[Result, Served]:
    """One crawl from an empty store to its end, tortured on its way."""
    site, result = Served(ARTICLES, AT), Result()
    runner = await site.start()
    try:
        done = Round(site, folder, store_url, random.Random(seed), result)
        if "workers" in what:
            await done.shared(what["workers"], what["kills"])
        else:
            await done.alone(what["kills"])
    finally:
        await runner.cleanup()
    return result, site


def is_sound(result: Result) -> bool:
    return not (result.complaints or result.lost or result.doubled or result.at_once)


async def test_a_crawl_killed_again_and_again_loses_and_doubles_nothing(tmp_path: Path) -> None:
    result, _ = await one_round(tmp_path, f"sqlite:///{tmp_path}/newscrawl.db", seed=3, kills=4)
    assert result.kills >= 2
    assert is_sound(result), (str(result), result.complaints)
    assert result.lists_again <= result.kills


@pytest.fixture
def server():
    if reason := why_not():
        pytest.skip(reason)
    with serving() as server:
        yield server


async def test_two_workers_share_a_crawl_of_which_one_is_killed(tmp_path: Path, server: Server) -> None:
    result, _ = await one_round(tmp_path, server.url, seed=5, workers=2, kills=1)
    assert is_sound(result), (str(result), result.complaints)
    # Nobody reads a list that another has read, but for what a kill interrupted.
    assert result.lists_again <= result.kills


async def test_a_run_outlives_a_restart_of_its_database(tmp_path: Path, server: Server) -> None:
    site, result = Served(ARTICLES, AT), Result()
    runner = await site.start()
    try:
        await Round(site, tmp_path, server.url, random.Random(2), result).restarted(server, 1)
    finally:
        await runner.cleanup()
    assert is_sound(result), (str(result), result.complaints)


def test_a_limit_stops_the_reading_of_lists(run_scrapy, tmp_path) -> None:
    result = run_scrapy(
        "crawl", "mainnews", "-a", "limit=3", "-s", "PORTAL_ARTICLES=200", "-s", "STATS_DUMP=1"
    )
    assert result.returncode == 0, result.stderr
    assert "'newscrawl/articles/new': 3," in result.stderr
    assert "'newscrawl/lists/read': 1," in result.stderr
    assert "limit= left 9 articles and 16 pages of lists unread" in result.stderr
    assert "12 listed, 3 new, 9 left by limit=, 0 failed" in result.stderr
    # No picture of now; but what it did see is known.
    assert not (tmp_path / "data/feeds/mainnews.articles.json").exists()
    seen = json.loads(run_scrapy("lists", "--json").stdout)
    assert {one["state"] for one in seen} == {"seen"}
    assert [(len(one["entries"]), one["reach"]) for one in seen] == [(12, 12)]


def test_an_interrupted_crawl_goes_on(run_scrapy, tmp_path) -> None:
    # The usual port may be taken; at another one the next run would find another site.
    command = ("crawl", "mainnews", "-s", "PORTAL_ARTICLES=120", "-s", f"PORTAL_PORT={free_port()}")
    first = run_scrapy(*command, "-s", "CLOSESPIDER_PAGECOUNT=60")
    assert "degraded: stopped early (closespider_pagecount)" in first.stderr
    assert " still waiting" in first.stderr
    assert unaccounted_in(tmp_path / "data/newscrawl.db") == 0
    second = run_scrapy(*command)
    assert second.returncode == 0, second.stderr
    assert "Going on with crawl 1" in second.stderr
    assert "Verdict: ok" in second.stderr
    # The summary is about the whole crawl, not about what was left of it.
    assert "120 listed" in second.stderr
    assert "carried by 2 runs" in second.stderr
    assert " still waiting" not in second.stderr
    assert unaccounted_in(tmp_path / "data/newscrawl.db") == 0
    feeds = sorted((tmp_path / "data/feeds/mainnews").glob("*.articles.json"))
    kept = [article["id"] for path in feeds for article in json.loads(path.read_text("utf-8"))]
    assert len(kept) == len(set(kept))
    assert f"{len(kept)} new" in second.stderr
    published = json.loads((tmp_path / "data/feeds/mainnews.articles.json").read_text("utf-8"))
    assert {article["id"] for article in published} == set(kept)
