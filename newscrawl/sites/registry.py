"""All declarations, found by name and by domain. A file is enough, here or in SITES_PATH; no list is kept."""

import copy
import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache
from types import ModuleType

from newscrawl.addresses import split
from newscrawl.exceptions import NewscrawlError
from newscrawl.nearest import nearest
from newscrawl.sites import own
from newscrawl.sites.base import Site
from newscrawl.sites.own import SiteFileError
from newscrawl.sites.sources import ListSource

# A page of no declared site: no rules, no native identity.
GENERIC = Site()


class UnknownSite(NewscrawlError):  # noqa: N818 - the user reads this name, and it is no fault of the program
    """No declaration has the name that was asked for. Raised by ``get``; the message names all."""


class SiteRegistry:
    """Declarations by name and by the addresses that belong to them. It does not change once it is made.

    Where an address is known only at run time (the bundled portal, a site the operator places), the run
    has a registry of its own: ``placed`` gives one with a copy of the declaration that stands there.
    """

    def __init__(self, sites: Iterable[Site]) -> None:
        self._by_name = {site.name: site for site in sorted(sites, key=lambda site: site.name)}
        self._by_domain = {domain: site for site in self._by_name.values() for domain in site.domains}
        bases = [(split(site.base_url), site) for site in self._by_name.values() if site.base_url]
        # A base without a port is on one of the site's domains, or is where the operator placed it.
        self._by_place = {
            parts.netloc: site for parts, site in bases if parts.port or not self._of_domain(parts.host)
        }

    def all(self) -> tuple[Site, ...]:
        """Every site, ordered by name."""
        return tuple(self._by_name.values())

    def get(self, name: str) -> Site:
        """The site called ``name``; raises :class:`UnknownSite`, whose message names the allowed names."""
        if (site := self._by_name.get(name)) is None:
            like = self.meant(name)
            meant = f"did you mean {like}? Known" if like else "known"
            raise UnknownSite(f"no site is named {name!r}; {meant} are {', '.join(self._by_name)}")
        return site

    def meant(self, name: str) -> str | None:
        """The name of the site that is perhaps meant by ``name``, which none has.

        That may be a name with a slip in it, what the site is called on its pages, or its host.
        """
        if name in self._by_name:
            return None
        titles = {site.title: site.name for site in self._by_name.values() if site.title}
        found = nearest(name, [*self._by_name, *titles])
        if found is None and (site := self._of_domain(name.lower())) is not None:
            return site.name
        return titles.get(found or "", found)

    def find(self, name: str) -> Site | None:
        """The site called ``name``, if there is one."""
        return self._by_name.get(name)

    def site_for(self, url: str) -> Site:
        """The site that the host of ``url`` belongs to, :data:`GENERIC` if no declaration has it."""
        parts = split(url)
        return self._by_place.get(parts.netloc) or self._of_domain(parts.host) or GENERIC

    def placed(self, name: str, url: str, lists: Sequence[ListSource] | None = None) -> "SiteRegistry":
        """This registry with the site ``name`` at ``url``, and with these ``lists`` where they are given."""
        site = copy.copy(self.get(name))
        site.base_url = url.rstrip("/") + "/"
        if lists is not None:
            site.lists = lists
        return SiteRegistry([*(one for one in self._by_name.values() if one.name != name), site])

    def _of_domain(self, host: str) -> Site | None:
        while host:
            if site := self._by_domain.get(host):
                return site
            host = host.partition(".")[2]
        return None


@cache
def declared() -> SiteRegistry:
    """The declarations of this package, of others and of the operator's folder, as they are at the start.

    Raises ``SiteFileError`` for what of the latter two cannot be read.
    """
    package = importlib.import_module("newscrawl.sites")
    # pkgutil rather than a walk over files: the project may be installed from an egg or a zip.
    names = [module.name for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")]
    sites = _declarations(map(importlib.import_module, names))
    sites |= _declarations(own.modules_of_packages(), checked=True)
    if (folder := own.folder()) is not None:
        sites |= _declarations(own.modules_of_folder(folder), checked=True)
    return SiteRegistry(sites.values())


def _declarations(modules: Iterable[ModuleType], *, checked: bool = False) -> dict[str, Site]:
    """The sites of ``modules``; ``checked``: those that no tests of this project have seen."""
    sites: dict[str, Site] = {}
    for module in modules:
        for _, declaration in inspect.getmembers(module, _is_declaration):
            if declaration.__module__ == module.__name__:
                if declaration.name in sites:
                    raise SiteFileError(f"two declarations are named {declaration.name}: rename one")
                try:
                    site = sites[declaration.name] = declaration()
                    if checked:
                        site.check()
                except own.MISTAKES as error:
                    what = f"{declaration.name} in {module.__file__}"
                    raise SiteFileError(f"{what} is no site: {own.said_of(error)}") from error
    return sites


def _is_declaration(value: object) -> bool:
    return inspect.isclass(value) and issubclass(value, Site) and bool(value.name)


def all_sites() -> tuple[Site, ...]:
    """One instance of every declaration, ordered by name."""
    return declared().all()


def get(name: str) -> Site:
    """The declared site called ``name``. Raises :class:`UnknownSite`."""
    return declared().get(name)


def site_for(url: str) -> Site:
    """The declared site that the host of ``url`` belongs to, else :data:`GENERIC`."""
    return declared().site_for(url)
