"""How fast a slow host is asked, by its own log: real requests, as they arrived."""

from itertools import pairwise

from newscrawl.portal.fault_answers import CRAWL_DELAY
from tests.faults.conftest import World

# What the way to the server may take more for one request than for the next.
_ON_THE_WAY = 0.2
LISTS = ("mainnews", "-a", "section=경제", "-a", "pages=1", "-a", "limit=9")


def test_no_request_comes_sooner_than_declared_and_a_slow_host_is_asked_more_slowly(world: World) -> None:
    run = world.run(*LISTS, faults="slow-host")
    assert run.verdict.startswith("ok"), run.result.stderr[-2000:]
    arrived, took = world.thread.watched.arrived, world.thread.watched.took
    assert len(arrived) >= 12
    gaps = [later - earlier for earlier, later in pairwise(arrived)]
    # Behind robots.txt, which says it.
    violations = [gap for gap in gaps[1:] if gap < CRAWL_DELAY - _ON_THE_WAY]
    assert violations == []
    slowest = max(range(len(took)), key=took.__getitem__)
    # Once it answers at once again, it is still asked at less than half the pace that it allows, then faster.
    assert gaps[slowest + 1] > 2 * CRAWL_DELAY
    assert gaps[-1] < gaps[slowest + 1]


def test_without_a_delay_the_same_log_shows_that_requests_come_at_once(world: World) -> None:
    world.run(*LISTS)
    gaps = [later - earlier for earlier, later in pairwise(world.thread.watched.arrived)]
    assert [gap for gap in gaps[1:] if gap < CRAWL_DELAY - _ON_THE_WAY]
