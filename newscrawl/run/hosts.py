"""What each host may cost a run: how long it is waited for, how often it is asked, when it is given up."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Self

from scrapy.settings import BaseSettings

from newscrawl.exceptions import FailureClass
from newscrawl.run.errors import GivenUpError

logger = logging.getLogger(__name__)

# Failures of the network: a host that has never answered otherwise is not waited for.
_UNREACHABLE = frozenset(
    {FailureClass.DNS, FailureClass.REFUSED, FailureClass.TIMEOUT, FailureClass.TLS, FailureClass.CONNECTION}
)
_FAILING = _UNREACHABLE | {FailureClass.SERVER, FailureClass.RATE_LIMITED}
# The first failures in a row, which any host has at times, cost no rest.
_USUAL = 2


@dataclass(frozen=True, slots=True)
class HostLimits:
    """The settings ``HOST_…`` of these names: ``failures``, ``refusals`` and ``requests`` are numbers, the
    others seconds.
    """

    failures: int
    patience: float
    refusals: int
    rest: float
    longest_rest: float
    waiting: float
    requests: int
    seconds: float

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        return cls(
            failures=settings.getint("HOST_FAILURES"),
            patience=settings.getfloat("HOST_PATIENCE"),
            refusals=settings.getint("HOST_REFUSALS"),
            rest=settings.getfloat("HOST_REST"),
            longest_rest=settings.getfloat("HOST_LONGEST_REST"),
            waiting=settings.getfloat("HOST_WAITING"),
            requests=settings.getint("HOST_REQUESTS"),
            seconds=settings.getfloat("HOST_SECONDS"),
        )


@dataclass(slots=True)
class _Host:
    """What one host has cost so far. A row of failures is ended by an answer."""

    begun: float
    requests: int = 0
    waited: float = 0.0
    has_answered: bool = False
    failures: int = 0
    failing_since: float = 0.0
    refusals: int = 0


class Hosts:
    """The circuit breakers of all hosts. A host is named by its download slot.

    Knows no event loop: it says how long a host is to rest, and ``check`` raises for one that was given up.
    """

    def __init__(self, limits: HostLimits, clock: Callable[[], float] = monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._given_up: dict[str, GivenUpError] = {}
        self.requests = 0

    @property
    def waited(self) -> float:
        """Seconds that hosts rested or asked to be waited for, together."""
        return sum(host.waited for host in self._hosts.values())

    @property
    def given_up(self) -> Mapping[str, GivenUpError]:
        """The hosts that were given up, and why."""
        return self._given_up

    def check(self, name: str) -> None:
        """Raise ``GivenUpError`` if the host was given up."""
        if (error := self._given_up.get(name)) is not None:
            raise GivenUpError(str(error), error.failure_class)

    def ask(self, name: str) -> None:
        """Count a request that is about to go out. Raises ``GivenUpError`` if the host has cost too much."""
        host = self._host(name)
        limits = self._limits
        if host.requests >= limits.requests:
            self.give_up(name, f"{host.requests} requests are enough for one run", FailureClass.OTHER)
        elif self._clock() - host.begun > limits.seconds:
            self.give_up(name, f"{limits.seconds:g} s are enough for one run", FailureClass.TIMEOUT)
        self.check(name)
        host.requests += 1
        self.requests += 1

    def answered(self, name: str) -> None:
        """Note an answer that is a page, or says that there is none: the host is well."""
        host = self._host(name)
        host.has_answered = True
        host.failures = host.refusals = 0

    def failed(self, name: str, which: FailureClass, words: str, took: float = 0.0) -> float:
        """Note a failure after ``took`` seconds. Returns the seconds that the host is to be left alone.

        Of requests that were under way together only one is to be noted.
        """
        if which is FailureClass.FORBIDDEN:
            self._refused(name, words)
        if which not in _FAILING:
            return 0.0
        host, limits, now = self._host(name), self._limits, self._clock()
        if not host.failures:
            host.failing_since = now - took
        host.failures += 1
        failing = now - host.failing_since
        is_unknown = not host.has_answered and which in _UNREACHABLE
        most = _USUAL + 1 if is_unknown else limits.failures
        if host.failures >= most or (host.failures >= _USUAL and failing > limits.patience):
            self.give_up(name, f"{words} {host.failures} times in a row", which, words)
            return 0.0
        if host.failures <= _USUAL or is_unknown:
            return 0.0
        rest = min(limits.rest * 2 ** (host.failures - _USUAL - 1), limits.longest_rest)
        return self.wait(name, rest, which, f"{words} {host.failures} times in a row", words)

    def _refused(self, name: str, words: str) -> None:
        host = self._host(name)
        host.refusals += 1
        if host.refusals >= self._limits.refusals:
            line = f"{words} {host.refusals} times in a row"
            self.give_up(name, line, FailureClass.FORBIDDEN, words)

    def wait(self, name: str, seconds: float, which: FailureClass, why: str, words: str = "") -> float:
        """Take ``seconds`` of what a host may be waited for. Returns them, or 0 if the host was given up."""
        host = self._host(name)
        if host.waited + seconds > self._limits.waiting:
            reason = f"{why}; that would be {host.waited + seconds:g} s of waiting, more than HOST_WAITING"
            self.give_up(name, reason, which, words)
            return 0.0
        host.waited += seconds
        logger.info("%s rests for %g s: %s", name, seconds, why)
        return seconds

    def give_up(self, name: str, line: str, which: FailureClass, words: str = "") -> None:
        """Ask the host nothing more in this run. ``line`` is logged; ``words`` are what is counted."""
        if name not in self._given_up:
            self._given_up[name] = GivenUpError(words or line, which)
            logger.warning("%s is given up for this run: %s", name, line)

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            self._hosts[name] = _Host(self._clock())
        return self._hosts[name]
