"""Which lists of which sites a command follows, and how a list is written down."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Literal

from newscrawl.following.arguments import CrawlArguments
from newscrawl.redaction import redacted
from newscrawl.sites.base import Site
from newscrawl.sites.registry import GENERIC, SiteRegistry
from newscrawl.sites.sources import ListKind, ListSource

# What a page on the way to a list is read for: its menu, which names lists; the link to an article that shows
# the list; the list itself.
ListStep = Literal["menu", "opener", "list"]


@dataclass(frozen=True, slots=True)
class Target:
    """One site of a command and its lists. ``name``: the site's, else the address of ``url=`` as shown."""

    name: str
    site: Site
    sources: Sequence[ListSource]


def targets_of(kind: ListKind, arguments: CrawlArguments, sites: SiteRegistry) -> list[Target]:
    """The sites that the arguments name, or the one that the address of ``url=`` belongs to.

    Raises:
        UnknownSite, NoSuchList: a site or a section is not declared; the line names what is.
    """
    if arguments.url is not None:
        site = sites.site_for(arguments.url)
        return [
            Target(site.name or redacted(arguments.url), site, [ListSource(kind=kind, url=arguments.url)])
        ]
    named = [(name, sites.get(name)) for name in arguments.sites]
    return [
        Target(name, site, site.lists_for(kind, arguments.sections, arguments.tab)) for name, site in named
    ]


def site_named(sites: SiteRegistry, name: str) -> Site:
    """The site of a target's name."""
    return sites.find(name) or GENERIC


def first_step(source: ListSource) -> ListStep:
    """What the address of a list is read for."""
    return "menu" if source.reader == "menu" else "opener" if source.on_article else "list"


_DEFAULTS = asdict(ListSource(kind="mainnews", url=""))


def as_text(source: ListSource) -> str:
    """A list's declaration as the frontier and requests carry it."""
    values = {name: value for name, value in asdict(source).items() if value != _DEFAULTS[name]}
    return json.dumps(values | {"kind": source.kind, "url": source.url}, ensure_ascii=False, sort_keys=True)


@lru_cache(1024)
def from_text(text: str) -> ListSource:
    """The declaration that ``as_text`` wrote."""
    return ListSource(**json.loads(text))
