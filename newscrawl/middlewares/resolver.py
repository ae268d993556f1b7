"""Names resolved for a connection: the addresses that the guard allows, and no others.

Twisted connects to the very addresses that a resolver hands over, so what is checked here is what is
connected to, each time anew: a name that changes its address between check and use gains nothing, nor does a
host or port that one parser reads differently from the next.
"""

import logging
from collections.abc import Iterable, Sequence
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver, HostResolution
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.address import IPv4Address
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress

from newscrawl.middlewares.nonpublic import is_public

logger = logging.getLogger(__name__)


class _Gathering:
    """Twisted's ``IResolutionReceiver``: fires ``gathered`` with all addresses of a name."""

    def __init__(self) -> None:
        self.gathered: Deferred[list[Any]] = Deferred()
        self._addresses: list[Any] = []

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802 - Twisted's name
        """Nothing to do: Scrapy's resolver cannot be cancelled."""

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        self._addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        self.gathered.callback(self._addresses)


class GuardedResolver(CachingHostnameResolver):
    """Scrapy's resolver, without names that lead into a private network.

    It belongs to the whole process. The guard of each crawl tells it the places (``host:port``) that the
    operator named. Of a name that leads to several addresses all must be public. IPv6 addresses are handed
    over only where there are no others: many machines have one and no way out with it.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int) -> None:
        super().__init__(reactor, cache_size)
        self._allowed: set[str] = set()

    @classmethod
    def ensure(cls, crawler: Crawler) -> Self:
        """The resolver of the process. It is put in front of any other one that is installed there."""
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

        current: Any = reactor
        if isinstance(resolver := current.nameResolver, cls):
            return resolver
        made = cls.from_crawler(crawler, current)
        made.install_on_reactor()
        return made

    def allow(self, places: Iterable[str]) -> None:
        """Let these places lead into a private network."""
        self._allowed.update(places)

    @staticmethod
    def why_not(host: str, addresses: Iterable[str]) -> str | None:
        """Why a name that leads to ``addresses`` is not asked; None if it may be."""
        inside = [address for address in addresses if not is_public(address)]
        return f"{host} leads to {inside[0]}, which is no public address" if inside else None

    async def addresses(self, host: str) -> list[str]:
        """The addresses of a name, allowed or not; none if it is not known."""
        receiver = _Gathering()
        self._resolve(receiver, host, 0)
        return [address.host for address in await maybe_deferred_to_future(receiver.gathered)]

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803 - Twisted's name
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803, ARG002 - nothing else is used
    ) -> Any:
        """As Twisted's. A name that is not allowed has no addresses."""
        resolution = HostResolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        receiver = _Gathering()
        receiver.gathered.addCallback(self._hand_over, resolutionReceiver, hostName, portNumber, addressTypes)
        self._resolve(receiver, hostName, portNumber)
        return resolution

    def _resolve(self, receiver: Any, host: str, port: int) -> None:
        try:
            host.encode("idna")
        except UnicodeError:  # Twisted's resolver would never answer
            receiver.resolutionComplete()
        else:
            super().resolveHostName(receiver, host, port)

    def _hand_over(
        self,
        found: list[Any],
        receiver: Any,
        host: str,
        port: int,
        types: Sequence[type[IAddress]] | None,
    ) -> None:
        addresses = [address.host for address in found]
        if not self._is_allowed(host, port) and (why := self.why_not(host, addresses)):
            logger.debug("%s: not asked", why)
            found = []
        fitting = [address for address in found if types is None or isinstance(address, tuple(types))]
        for address in [one for one in fitting if isinstance(one, IPv4Address)] or fitting:
            receiver.addressResolved(address)
        receiver.resolutionComplete()

    def _is_allowed(self, host: str, port: int) -> bool:
        # Without a port it is asked for a proxy's tunnel, and only the operator names proxies.
        return f"{host}:{port}" in self._allowed or (
            not port and any(place.rpartition(":")[0] == host for place in self._allowed)
        )
