"""Where a request may go: the public web, and the places the operator named.

A page may link to anything, also to ``http://169.254.169.254/`` or ``http://localhost:6379/``. What an
address says is checked before anything is asked, robots.txt included; what its name leads to, when it is
resolved for the connection (``middlewares.resolver``); what goes through a proxy, which resolves names by
itself, before it is handed over.
"""

import logging
from collections.abc import Collection, Mapping
from typing import Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.spider import DefaultSpider
from scrapy.utils.url import add_http_if_no_scheme
from twisted.internet.defer import Deferred

from newscrawl.addresses import DEFAULT_PORTS, place_of
from newscrawl.exceptions import ArgumentError, NewscrawlError
from newscrawl.middlewares.nonpublic import address_of, is_local_name, is_public
from newscrawl.middlewares.resolver import GuardedResolver
from newscrawl.redaction import redacted
from newscrawl.run.run import allowed_places

logger = logging.getLogger(__name__)

__all__ = ["ConnectionGuardMiddleware", "Guard", "GuardMiddleware", "ProxyError", "is_public"]


class Guard:
    """The rule itself: private addresses are refused but for the places (``host:port``) that are allowed.

    An IPv6 address in a place may stand in brackets: ``[::1]:8600``. Raises ``ArgumentError`` for what is no
    place.
    """

    def __init__(self, allowed: Collection[str]) -> None:
        split = [place.strip().lower().rpartition(":") for place in allowed]
        for place, (host, _, port) in zip(allowed, split, strict=True):
            if not host or not port.isdecimal():
                raise ArgumentError(f"GUARD_ALLOWED={place} is no place: write host:port, like 10.0.0.5:8080")
        self.places = frozenset(f"{host.strip('[]')}:{port}" for host, _, port in split)
        self.named_hosts = frozenset(place.rpartition(":")[0] for place in self.places)

    def refusal(self, host: str, port: int) -> str | None:
        """Why nothing may be sent to this place, or None. A name is only known to be public once resolved."""
        place = f"{host}:{port}"
        if place in self.places:
            return None
        if not host:
            return "an address without a host is not read"
        literal = address_of(host)
        # A named host may be private as a whole: its other ports were not named.
        if (
            host in self.named_hosts
            or is_local_name(host)
            or (literal is not None and not is_public(literal))
        ):
            return f"{f'[{host}]' if ':' in host else host}:{port} is no public address"
        return None

    def may_resolve_to(self, host: str, address: str) -> bool:
        """Whether the name ``host`` may lead to this IP address."""
        return host in self.named_hosts or is_public(address)


class ProxyError(NewscrawlError):
    """A proxy of the environment is no address. Raised by ``ConnectionGuardMiddleware``."""


def _check_proxies(configured: Mapping[str, str]) -> None:
    """Raise ``ProxyError`` for one that Scrapy would pass over, or read wrongly and show a part of."""
    for scheme in DEFAULT_PORTS.keys() & configured.keys():
        parts = urlsplit(add_http_if_no_scheme(configured[scheme]))
        try:
            usable = bool(parts.hostname) and parts.port != 0 and not parts.path.strip("/")
        except ValueError:  # its port
            usable = False
        if not usable or parts.query or parts.fragment:
            raise ProxyError(
                f"the proxy in {scheme}_proxy is no address: write http://user:password@host:port,"
                " with % and @ : / ? # of the password as %25 and %40 %3A %2F %3F %23"
            )


class GuardMiddleware:
    """Refuses every scheme but HTTP, and private addresses that the operator did not name.

    Those are ``Run.places``: what ``GUARD_ALLOWED`` lists as ``host:port``, and what the arguments name.
    ``files``: whether files of this machine are read, which must not be where pages say what is asked.
    """

    def __init__(self, allowed: Collection[str], *, files: bool = False) -> None:
        self._guard = Guard(allowed)
        self._files = files

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        # That of `scrapy shell FILE` follows nothing, and Scrapy no redirect to a file.
        return cls(allowed_places(crawler), files=crawler.spidercls is DefaultSpider)

    def process_request(self, request: Request) -> None:
        """Raise ``IgnoreRequest`` for what may not be asked."""
        parts = urlparse_cached(request)
        if parts.scheme == "file" and self._files:
            return
        if parts.scheme not in DEFAULT_PORTS:
            raise IgnoreRequest(f"{parts.scheme}: is not read, only http: and https:")
        host, port = (parts.hostname or "").lower(), parts.port or DEFAULT_PORTS[parts.scheme]
        if refusal := self._guard.refusal(host, port):
            raise IgnoreRequest(refusal)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why a request is not sent whose spider does not say it: Scrapy passes over what is ignored, and
        this is the last middleware that an exception comes to.
        """
        if isinstance(exception, IgnoreRequest) and not _is_said(request):
            logger.warning("%s is not asked: %s", redacted(request.url), exception)


def _is_said(request: Request) -> bool:
    """Whether somebody hears of it if a request fails: an errback, but for the one of ``scrapy shell``."""
    if request.errback is None:
        return request.callback is NO_CALLBACK  # by whoever has it downloaded
    return not isinstance(getattr(request.errback, "__self__", None), Deferred)


class ConnectionGuardMiddleware:
    """Has names checked when they are resolved, and those that go through a proxy before they go there.

    Stands behind Scrapy's ``HttpProxyMiddleware``, which knows the proxies that the operator configured
    (``http_proxy``, ``https_proxy``, ``no_proxy``). A proxy resolves names by itself: what cannot be
    resolved and found to be public here is refused; one that asks another resolver needs a rule of its own.
    Raises ``ProxyError`` where one is configured by an address that is none.
    """

    def __init__(self, crawler: Crawler, allowed: Collection[str]) -> None:
        if crawler.settings.getbool("HTTPPROXY_ENABLED"):
            _check_proxies(getproxies())
        self._crawler = crawler
        self._guard = Guard(allowed)
        self._proxies: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler, allowed_places(crawler))

    async def process_request(self, request: Request) -> None:
        """Raise ``IgnoreRequest`` for what may not be asked."""
        resolver = GuardedResolver.ensure(self._crawler)
        resolver.allow(self._guard.places)
        if not (proxy := request.meta.get("proxy")):
            # That the proxy may be connected to does not let a page link to it.
            if self._proxies and (place := place_of(request.url)) in self._proxies - self._guard.places:
                raise IgnoreRequest(f"{place} is the proxy, which is not asked for pages")
            return
        place = place_of(request.url)
        through = place_of(add_http_if_no_scheme(proxy))
        self._proxies.add(through)
        resolver.allow([through])
        if place in self._guard.places:
            return
        host = place.rpartition(":")[0]
        found = await resolver.addresses(host)
        if not found:
            raise IgnoreRequest(
                f"{host} has no address here, so it is not known to be public: not asked through the proxy"
            )
        if why := resolver.why_not(host, found):
            raise IgnoreRequest(why)

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Say of a name that was not let through why: as it is, it looks like one that does not exist."""
        if not isinstance(exception, CannotResolveHostError) or request.meta.get("proxy"):
            return
        resolver = GuardedResolver.ensure(self._crawler)
        host = place_of(request.url).rpartition(":")[0]
        if why := resolver.why_not(host, await resolver.addresses(host)):
            raise IgnoreRequest(why) from exception
