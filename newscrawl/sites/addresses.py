"""How the addresses of a site name an article: a path, query parameters, and the identity in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newscrawl.addresses import split


@dataclass(frozen=True, slots=True)
class UncompiledAddress:
    """One way in which a site's addresses name an article.

    ``path`` is a regular expression for the whole path; its groups, then the values of the parameters
    ``query``, are the identity; ``name=expression`` takes only the group of the expression, and
    ``^expression`` is held against the query as a whole. ``host`` is an expression for the host, any host
    of the site if empty. ``canonical`` is the address under which the article is known, with ``{}`` for
    each part.
    """

    path: str
    query: Sequence[str] = ()
    canonical: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """An :class:`UncompiledAddress` with its expressions compiled."""

    path: re.Pattern[str]
    host: re.Pattern[str] | None
    query: tuple[tuple[str, re.Pattern[str]], ...]
    canonical: str
    # Place among the site's addresses: the first is the one its articles are known by.
    order: int

    def match(self, url: str) -> tuple[str, ...] | None:
        """The identity in ``url``, in parts, or None if it is no such address."""
        parts = split(url)
        found = self.path.fullmatch(parts.path.rstrip("/") or "/")
        if not found or (self.host is not None and not self.host.fullmatch(parts.host)):
            return None
        identity = [group for group in found.groups() if group]
        for _, pattern in self.query:
            value = pattern.search(parts.query)
            if not value:
                return None
            identity.append(value[1])
        return tuple(identity)


def compile_addresses(addresses: Iterable[UncompiledAddress]) -> list[Address]:
    """``addresses`` with their expressions compiled, in their order."""
    return [
        Address(
            re.compile(address.path),
            re.compile(address.host) if address.host else None,
            tuple((parameter, _parameter(parameter)) for parameter in address.query),
            address.canonical,
            order,
        )
        for order, address in enumerate(addresses)
    ]


def _parameter(parameter: str) -> re.Pattern[str]:
    if parameter.startswith("^"):
        return re.compile(parameter)
    name, given, value = parameter.partition("=")
    return re.compile(rf"(?i:(?:^|[&;]){name})={value if given else '([A-Za-z0-9_.-]+)'}(?![A-Za-z0-9_])")
