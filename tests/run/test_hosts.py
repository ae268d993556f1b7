"""A host that fails rests longer each time, and is given up for what it costs. The clock is a fake."""

import pytest

from newscrawl.exceptions import FailureClass
from newscrawl.run.errors import GivenUpError
from newscrawl.run.hosts import HostLimits, Hosts

LIMITS = HostLimits(
    failures=8,
    patience=45,
    refusals=20,
    rest=2,
    longest_rest=30,
    waiting=90,
    requests=1000,
    seconds=7200,
)
HOST = "news.example"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hosts(clock):
    return Hosts(LIMITS, clock)


def fails(hosts, which=FailureClass.SERVER, took=0.0):
    return hosts.failed(HOST, which, "HTTP 503", took)


def test_rests_grow_until_the_host_is_given_up(hosts):
    hosts.answered(HOST)
    assert [fails(hosts) for _ in range(7)] == [0, 0, 2, 4, 8, 16, 30]
    hosts.check(HOST)
    assert fails(hosts) == 0
    with pytest.raises(GivenUpError, match="HTTP 503") as raised:
        hosts.check(HOST)
    assert raised.value.failure_class is FailureClass.SERVER
    hosts.check("another.example")


def test_an_answer_ends_the_row(hosts):
    for _ in range(20):
        assert [fails(hosts), fails(hosts)] == [0, 0]
        hosts.answered(HOST)
    hosts.check(HOST)


def test_a_host_that_never_answered_is_given_up_without_a_rest(hosts):
    assert [fails(hosts, FailureClass.REFUSED) for _ in range(3)] == [0, 0, 0]
    with pytest.raises(GivenUpError):
        hosts.check(HOST)


def test_a_host_that_hangs_is_given_up_by_time(hosts, clock):
    hosts.answered(HOST)
    clock.now += 30
    assert fails(hosts, FailureClass.TIMEOUT, took=30) == 0
    hosts.check(HOST)
    clock.now += 30
    assert fails(hosts, FailureClass.TIMEOUT, took=30) == 0
    with pytest.raises(GivenUpError):
        hosts.check(HOST)


def test_refusals_in_a_row_end_it_and_no_rest_is_taken(hosts):
    for _ in range(19):
        assert fails(hosts, FailureClass.FORBIDDEN) == 0
    hosts.check(HOST)
    fails(hosts, FailureClass.FORBIDDEN)
    with pytest.raises(GivenUpError) as raised:
        hosts.check(HOST)
    assert raised.value.failure_class is FailureClass.FORBIDDEN


def test_what_is_gone_or_odd_is_no_failure_of_the_host(hosts):
    for which in (FailureClass.GONE, FailureClass.ROBOTS, FailureClass.OTHER) * 10:
        assert fails(hosts, which) == 0
    hosts.check(HOST)


def test_waiting_is_bounded_whatever_for(hosts):
    assert hosts.wait(HOST, 50, FailureClass.RATE_LIMITED, "the server asks to wait 50 s") == 50
    assert hosts.wait(HOST, 40, FailureClass.RATE_LIMITED, "the server asks to wait 40 s") == 40
    assert hosts.wait(HOST, 1, FailureClass.RATE_LIMITED, "the server asks to wait 1 s") == 0
    with pytest.raises(GivenUpError) as raised:
        hosts.check(HOST)
    assert raised.value.failure_class is FailureClass.RATE_LIMITED


def test_requests_are_bounded(hosts):
    for _ in range(1000):
        hosts.ask(HOST)
    with pytest.raises(GivenUpError, match="1000 requests"):
        hosts.ask(HOST)
    assert hosts.requests == 1000


def test_time_is_bounded(hosts, clock):
    hosts.ask(HOST)
    clock.now += 7201
    with pytest.raises(GivenUpError, match="7200 s"):
        hosts.ask(HOST)
    hosts.ask("another.example")


def test_it_is_said_once(hosts, caplog):
    for _ in range(30):
        fails(hosts, FailureClass.REFUSED)
    assert caplog.text.count("given up") == 1
