"""The sites of a run, and how far the reading of each has come."""

from dataclasses import dataclass, field

from newscrawl.middlewares.guard import place_of
from newscrawl.sites import get, site_for
from newscrawl.sites.base import Site
from newscrawl.sites.sources import ListKind, ListSource
from newscrawl.spiders.arguments import CrawlArguments
from newscrawl.spiders.frontier import Frontier


@dataclass(slots=True)
class Target:
    """One site of the run: its lists, what they led to, and what is still open."""

    site: Site
    sources: list[ListSource]
    # What relative addresses of lists are joined to; a setting or the bundled portal may move it.
    home: str
    frontier: Frontier = field(default_factory=Frontier)
    lists_open: int = 0
    articles_open: int = 0
    settled: bool = False

    @property
    def slot(self) -> str:
        """Name of the download slot that all hosts of the site share."""
        return f"site:{self.site.name}"

    def site_of(self, url: str) -> Site:
        """The site that an article belongs to: a list may lead to another one's."""
        return self.site if place_of(url) == place_of(self.home) else site_for(url)

    @property
    def lists_done(self) -> bool:
        """Whether every page of every list has been read or has failed."""
        return self.lists_open == 0

    @property
    def done(self) -> bool:
        """Whether nothing is left to read."""
        return self.settled and not self.frontier and self.articles_open == 0


def targets_of(kind: ListKind, arguments: CrawlArguments) -> list[Target]:
    """The sites that the arguments name, or the one that the address of ``url=`` belongs to.

    Raises:
        UnknownSite, NoSuchList: a site or a section is not declared; the line names what is.
    """
    if arguments.url is not None:
        return [Target(site_for(arguments.url), [ListSource(kind=kind, url=arguments.url)], arguments.url)]
    sites = [get(name) for name in arguments.sites]
    return [
        Target(site, site.lists_for(kind, arguments.sections, arguments.tab), site.home) for site in sites
    ]
