"""Where a request may go: the public web, and the places the operator named.

A page may link to anything, also to ``http://169.254.169.254/`` or ``http://localhost:6379/``. Addresses by
number are checked in the middleware, names when they are resolved, so that a name that changes its address
between check and use gains nothing.
"""

import ipaddress
import logging
from collections.abc import Sequence
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

logger = logging.getLogger(__name__)

DEFAULT_PORTS = {"http": 80, "https": 443}
# Hosts outside the public web that the operator named. The resolver belongs to the whole process,
# so this does too.
_named_hosts: set[str] = set()


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
    """Scrapy's resolver, without names that lead into a private network."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        resolved: Deferred[str] = super().getHostByName(name, timeout)
        resolved.addCallback(self._checked, name)
        return resolved

    def _checked(self, address: str, name: str) -> str:
        if name not in _named_hosts and not is_public(address):
            logger.warning("%s leads to %s, which is no public address: not asked", name, address)
            raise DNSLookupError(f"{name} leads to {address}, which is no public address")
        return address


class Guard:
    """The rule itself: private addresses are refused but for the places (``host:port``) that are allowed."""

    def __init__(self, allowed: Sequence[str]) -> None:
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

    ``GUARD_ALLOWED`` lists ``host:port`` of the places he named; the spiders fill it from their arguments.
    """

    def __init__(self, allowed: Sequence[str]) -> None:
        self._guard = Guard(allowed)
        _named_hosts.update(self._guard.named_hosts)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getlist("GUARD_ALLOWED"))

    def process_request(self, request: Request) -> None:
        parts = urlparse_cached(request)
        if parts.scheme not in DEFAULT_PORTS:
            raise IgnoreRequest(f"{parts.scheme}: is not read, only http: and https:")
        host = (parts.hostname or "").lower()
        if refusal := self._guard.refusal(host, parts.port or DEFAULT_PORTS[parts.scheme]):
            raise IgnoreRequest(refusal)


def place_of(url: str) -> str:
    """``host:port`` of an address, as ``GUARD_ALLOWED`` takes it."""
    parts = urlparse_cached(Request(url))
    return f"{(parts.hostname or '').lower()}:{parts.port or DEFAULT_PORTS.get(parts.scheme, 80)}"
