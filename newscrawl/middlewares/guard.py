"""Where a request may go: the public web, and the places the operator named.

A page may link to anything, also to ``http://169.254.169.254/`` or ``http://localhost:6379/``. Addresses by
number are checked in the middleware, names when they are resolved, so that a name that changes its address
between check and use gains nothing.
"""

import ipaddress
import logging
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from newscrawl.addresses import DEFAULT_PORTS
from newscrawl.run.run import places_of

logger = logging.getLogger(__name__)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet (IANA special-purpose registries)."""
    ip = ipaddress.ip_address(address)
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not ip.is_multicast


def _literal(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        return None


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, without names that lead into a private network.

    It belongs to the whole process. The guard of each crawl tells it the hosts that the operator named.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._named_hosts: set[str] = set()

    def allow(self, hosts: Iterable[str]) -> None:
        """Let these names lead into a private network."""
        self._named_hosts |= set(hosts)

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        resolved: Deferred[str] = super().getHostByName(name, timeout)
        resolved.addCallback(self._checked, name)
        return resolved

    def _checked(self, address: str, name: str) -> str:
        if name not in self._named_hosts and not is_public(address):
            logger.warning("%s leads to %s, which is no public address: not asked", name, address)
            raise DNSLookupError(f"{name} leads to {address}, which is no public address")
        return address


def _resolver() -> object:
    """The resolver of the process, once there is a reactor."""
    return getattr(sys.modules.get("twisted.internet.reactor"), "resolver", None)


class Guard:
    """The rule itself: private addresses are refused but for the places (``host:port``) that are allowed."""

    def __init__(self, allowed: Collection[str]) -> None:
        self._allowed = frozenset(allowed)
        self.named_hosts = frozenset(place.rpartition(":")[0] for place in allowed)

    def refusal(self, host: str, port: int) -> str | None:
        """Why nothing may be sent to this place, or None. A name is only known to be public once resolved."""
        place = f"{host}:{port}"
        if place in self._allowed:
            return None
        literal = _literal(host)
        # A named host may be private as a whole: its other ports were not named.
        if host in self.named_hosts or (literal is not None and not is_public(literal)):
            return f"{place} is no public address"
        return None

    def may_resolve_to(self, host: str, address: str) -> bool:
        """Whether the name ``host`` may lead to this IP address."""
        return host in self.named_hosts or is_public(address)


class GuardMiddleware:
    """Refuses every scheme but HTTP, and private addresses that the operator did not name.

    Those are ``Run.places``: what ``GUARD_ALLOWED`` lists as ``host:port``, and what the arguments name.
    """

    def __init__(self, allowed: Collection[str]) -> None:
        self._guard = Guard(allowed)
        self._is_known = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(places_of(crawler))

    def process_request(self, request: Request) -> None:
        if not self._is_known:  # with the first request there is a resolver, if there is to be one
            self._is_known = True
            if isinstance(resolver := _resolver(), GuardedResolver):
                resolver.allow(self._guard.named_hosts)
        parts = urlparse_cached(request)
        if parts.scheme not in DEFAULT_PORTS:
            raise IgnoreRequest(f"{parts.scheme}: is not read, only http: and https:")
        host = (parts.hostname or "").lower()
        if refusal := self._guard.refusal(host, parts.port or DEFAULT_PORTS[parts.scheme]):
            raise IgnoreRequest(refusal)
