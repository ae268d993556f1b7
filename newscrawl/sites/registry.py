"""All declarations, found by name and by domain. A file in this package is enough; no list is kept."""

import importlib
import inspect
import pkgutil
from functools import cache

from newscrawl.addresses import split
from newscrawl.exceptions import NewscrawlError
from newscrawl.sites.base import Site

# A page of no declared site: no rules, no native identity.
GENERIC = Site()


class UnknownSite(NewscrawlError):  # noqa: N818 - the user reads this name, and it is no fault of the program
    """No declaration has the name that was asked for. Raised by ``get``; the message names all."""


@cache
def all_sites() -> tuple[Site, ...]:
    """One instance of every declaration, ordered by name."""
    sites: dict[str, Site] = {}
    package = importlib.import_module("newscrawl.sites")
    # pkgutil rather than a walk over files: the project may be installed from an egg or a zip.
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for _, declaration in inspect.getmembers(importlib.import_module(module.name), _is_declaration):
            if declaration.__module__ == module.name:
                if declaration.name in sites:
                    raise ValueError(f"two declarations are named {declaration.name}")
                sites[declaration.name] = declaration()
    return tuple(sites[name] for name in sorted(sites))


def _is_declaration(thing: object) -> bool:
    return inspect.isclass(thing) and issubclass(thing, Site) and bool(thing.name)


def get(name: str) -> Site:
    """The site called ``name``; raises :class:`UnknownSite`, whose message names the allowed names."""
    for site in all_sites():
        if site.name == name:
            return site
    names = ", ".join(site.name for site in all_sites())
    raise UnknownSite(f"no site is named {name!r}; known are {names}")


@cache
def _by_domain() -> dict[str, Site]:
    return {domain: site for site in all_sites() for domain in site.domains}


# Sites whose address is known only at run time, such as the bundled portal: host and port -> site.
_placed: dict[str, Site] = {}


def place(site: Site, url: str) -> None:
    """From now on addresses with the host and port of ``url`` belong to ``site``."""
    _placed[split(url).netloc] = site


@cache
def _by_base() -> dict[str, Site]:
    bases = ((split(site.base_url), site) for site in all_sites() if site.base_url)
    return {parts.netloc: site for parts, site in bases if parts.port}


def site_for(url: str) -> Site:
    """The site that the host of ``url`` belongs to, :data:`GENERIC` if no declaration has it."""
    parts = split(url)
    host = parts.host
    if site := _placed.get(parts.netloc) or _by_base().get(parts.netloc):
        return site
    sites = _by_domain()
    while host:
        if site := sites.get(host):
            return site
        host = host.partition(".")[2]
    return GENERIC
