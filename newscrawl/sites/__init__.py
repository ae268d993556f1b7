"""One short file a site, one base a publishing system, and the general case."""

from newscrawl.sites.base import ListRule, Rule, Site
from newscrawl.sites.registry import GENERIC, UnknownSite, all_sites, get, site_for
from newscrawl.sites.sources import ListSource, NoSuchList

__all__ = [
    "GENERIC",
    "ListRule",
    "ListSource",
    "NoSuchList",
    "Rule",
    "Site",
    "UnknownSite",
    "all_sites",
    "get",
    "site_for",
]

# A declaration that cannot be read says so at the start of a program, not in the middle of a crawl.
all_sites()
