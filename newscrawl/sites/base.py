"""What a site declares: its domains, lists, article rules and how its addresses name an article.

A declaration is a class with attributes and nothing else. Who reads what: the registry ``name`` and
``domains``; :mod:`newscrawl.sites.identity` ``articles``; the spiders ``lists``, ``robots``, ``render`` and
the politeness attributes; :mod:`newscrawl.pages` ``publisher``, ``rules`` and ``list_rules``; ``scrapy
sites`` all of it.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal, Self

from newscrawl.addresses import split
from newscrawl.sites.addresses import Address, UncompiledAddress, compile_addresses
from newscrawl.sites.rendering import Rendering
from newscrawl.sites.sources import ListKind, ListSource, MenuRule, NoSuchList, chosen

__all__ = [
    "CONCURRENCY",
    "DOWNLOAD_DELAY",
    "ListKind",
    "ListRule",
    "ListSource",
    "Robots",
    "Rule",
    "Site",
    "Step",
]

Robots = Literal["allows", "refuses", "partly", "unknown"]

# What every request obeys where a site says nothing; a declaration may be slower, never faster.
DOWNLOAD_DELAY = 1.0
CONCURRENCY = 2


Step = str | tuple[str, ...]
"""An XPath, or several of which the first that finds anything answers, each spared what the next costs."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One XPath alternative for a field of an article page.

    ``seen`` is the address of the page the rule was read from. ``within`` are the XPaths of the elements
    that ``xpath`` is relative to, each relative to the one before, the first to the whole page; they are
    looked for once a page, however many rules name them. Each may be several XPaths, of which the first that
    finds anything in an element answers.
    """

    xpath: str
    seen: str
    within: tuple[Step, ...] = ()

    @property
    def place(self) -> str:
        """Where it looks, on one line."""
        steps = (step if isinstance(step, str) else " or ".join(step) for step in self.within)
        return " ".join((*steps, self.xpath))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule:
    """How a list is marked up on a site's pages. XPaths; all but ``block`` and ``rows`` are relative.

    ``block`` selects the boxes, each of which is a list of its own (without it the whole page is one box);
    ``rows`` the entries in a box; ``link`` the entry's link (else its first link to an article); ``title``,
    ``publisher``, ``rank``, ``comments`` and ``url`` text in a row. ``name``, ``section``, ``tab`` and
    ``box_publisher`` are text in the box; ``heading`` is the list's name where the page shows none.
    ``ranked`` numbers the rows of a box by their position. ``seen`` names the page the rule was read from.
    """

    kind: ListKind
    rows: str
    seen: str
    block: str = ""
    link: str = ""
    url: str = ""
    title: str = ""
    publisher: str = ""
    rank: str = ""
    comments: str = ""
    name: str = ""
    heading: str | None = None
    section: str = ""
    tab: str = ""
    box_publisher: str = ""
    ranked: bool = False


class Site:
    """The base of all declarations. A site without rules is read by the general reading."""

    # Short name: the argument of ``-a site=`` and the first part of ``Article.id``. Empty in a base class.
    name: ClassVar[str] = ""
    # Name for people, in Korean where it has one.
    title: ClassVar[str] = ""
    # Domains whose pages, also on any host below them, belong to the site. Read by the registry.
    domains: ClassVar[Sequence[str]] = ()
    # Address that relative list addresses are joined to; ``https://www.<first domain>/`` if empty.
    base_url: str = ""
    # First part of the names of the settings that say where the site is, where that is the operator's to
    # know:
    # ``DCTREND`` for DCTREND_URL. Read by following/configured, which places a copy.
    configured_by: ClassVar[str] = ""
    # A portal republishes other media; a publisher's articles are its own.
    kind: ClassVar[Literal["portal", "publisher"]] = "publisher"
    # Medium of every article of the site; None on portals. Read by the article pages and by lists.
    publisher: ClassVar[str | None] = None
    # Publishing system, set by its base class: ``ND Soft``, ``Arc``.
    system: ClassVar[str | None] = None
    # Where the lists are. Read by the spiders and by ``scrapy sites --check``.
    lists: Sequence[ListSource] = ()
    # How lists are marked up, where the general reading is not enough. Read by pages/lists.
    list_rules: ClassVar[Sequence[ListRule]] = ()
    # How the menu names the categories, where the lists are not known beforehand. Read by pages/lists.
    menu: ClassVar[MenuRule | None] = None
    # Article rules: field of Article -> alternatives, newest first. Read by pages/article.
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {}
    # How addresses name an article. Read by identity.
    articles: ClassVar[Sequence[UncompiledAddress]] = ()
    # What robots.txt said to ``User-agent: *`` when the declaration was written; it is asked again in
    # every run.
    robots: ClassVar[Robots] = "unknown"
    # The site shows nothing without JavaScript; how its pages are read in a browser. Read by spiders/browser.
    render: ClassVar[bool] = False
    rendering: ClassVar[Rendering | None] = None
    # The day whose real pages lists, and articles, were last read from; None: nobody has, which is shown as
    # ``unverified``. ``seen`` are such pages. What a check in the field saw is in its record, not here.
    lists_verified: ClassVar[date | None] = None
    articles_verified: ClassVar[date | None] = None
    seen: ClassVar[Sequence[str]] = ()
    # Seconds between two requests to a host, and requests to a host at a time.
    download_delay: ClassVar[float] = DOWNLOAD_DELAY
    concurrency: ClassVar[int] = CONCURRENCY

    @cached_property  # a crawl meets few of all sites
    def _addresses(self) -> Sequence[Address]:
        return compile_addresses(self.articles)

    def check(self) -> None:
        """Raise ``re.error`` if an expression of :attr:`articles` is none: they are compiled when they are
        first asked for.
        """
        compile_addresses(self.articles)

    def __repr__(self) -> str:
        return f"<Site {self.name or 'generic'}>"

    @property
    def home(self) -> str:
        """The address that relative addresses of the site's lists are joined to."""
        if self.base_url or not self.domains:
            return self.base_url
        return f"https://www.{self.domains[0]}/"

    def ruled_by(self, rules: Mapping[str, Sequence[Rule]]) -> Self:
        """A copy of this declaration with other article rules; with none the general reading reads alone."""
        site = copy.copy(self)
        vars(site)["rules"] = rules
        return site

    def stands_at(self, url: str) -> bool:
        """Whether ``url`` has the host and port of ``base_url``, which may be known only at run time."""
        return bool(self.base_url) and split(self.base_url).netloc == split(url).netloc

    def address_of(self, url: str) -> tuple[Address, tuple[str, ...]] | None:
        """The kind of article address ``url`` is, and the parts of its identity; None for other pages."""
        for address in self._addresses:
            if found := address.match(url):
                return address, found
        return None

    def native_id(self, url: str) -> str | None:
        """The site's own identity of the article at ``url``, or None if it names none."""
        found = self.address_of(url)
        return ":".join(found[1]) if found else None

    def lists_for(
        self, kind: ListKind, sections: Sequence[str] = (), tab: str | None = None
    ) -> list[ListSource]:
        """The lists of ``kind``, of these sections and this tab where they are given.

        Which are kept where little is known of them, :func:`newscrawl.sites.sources.chosen` says. Raises
        :class:`NoSuchList` with the allowed values if nothing is left of what was asked for.
        """
        sources = [source for source in self.lists if source.kind == kind]
        if not sources:
            other = sorted({source.kind for source in self.lists})
            raise NoSuchList(
                f"{self.name or 'this site'} declares no {kind} list"
                + (f"; it has {', '.join(other)}" if other else "")
            )
        return chosen(sources, self.name, sections, tab)


def own_slot(site: Site) -> str:
    """Name of the download slot that all hosts of a site share, if it has one of its own."""
    return f"site:{site.name}"


def browser_slot(site: Site) -> str:
    """Name of the download slot of what is read of a site in the browser, in this run."""
    return f"browser:{site.name}"
