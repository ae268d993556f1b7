"""How fast a slow host is asked, by its own log: real requests, as they arrived."""

from itertools import pairwise

from newscrawl.portal.fault_answers import CRAWL_DELAY
from tests.faults.conftest import World

# What the way to the server may take more for one request than for another: it is little beside what so many
# have to take.
_ON_THE_WAY, _TOGETHER = 0.5, 4
LISTS = ("mainnews", "-a", "section=경제", "-a", "pages=1", "-a", "limit=9")


def too_soon(arrived: list[float]) -> list[float]:
    """The seconds of so many requests that should have taken longer, behind robots.txt, which says it."""
    spans = [later - earlier for earlier, later in zip(arrived[1:], arrived[1 + _TOGETHER :], strict=False)]
    return [span for span in spans if span < _TOGETHER * CRAWL_DELAY - _ON_THE_WAY]


def test_no_request_comes_sooner_than_declared_and_a_slow_host_is_asked_more_slowly(world: World) -> None:
    run = world.run(*LISTS, faults="slow-host")
    assert run.verdict.startswith("ok"), run.result.stderr[-2000:]
    arrived, took = world.thread.watched.arrived, world.thread.watched.took
    assert len(arrived) >= 12
    gaps = [later - earlier for earlier, later in pairwise(arrived)]
    assert too_soon(arrived) == []
    slowest = max(range(len(took)), key=took.__getitem__)
    # Once it answers at once again, it is still asked at less than half the pace that it allows, then faster.
    assert gaps[slowest + 1] > 2 * CRAWL_DELAY
    assert gaps[-1] < gaps[slowest + 1]


def test_without_a_delay_the_same_log_shows_that_requests_come_at_once(world: World) -> None:
    world.run(*LISTS)
    assert too_soon(world.thread.watched.arrived)
