"""Marks the requests that go through the browser, with what has to be done there: in strings alone, so that
any scheduler can write them down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from newscrawl.sites import GENERIC, get
from newscrawl.sites.rendering import Rendering

# What a page is read for.
PageKind = Literal["list", "menu", "article"]

# Keys in Request.meta; the first is scrapy-playwright's.
_MARK = "playwright"
_KIND = "newscrawl_page"
_SITE = "newscrawl_site"
_TAB = "newscrawl_tab"


@dataclass(frozen=True, slots=True)
class PagePlan:
    """How one page is read in the browser. ``rendering`` is None for a site that declares nothing of it."""

    kind: PageKind
    rendering: Rendering | None = None
    tab: str | None = None


def rendered(kind: PageKind, site: str, tab: str | None = None) -> dict[str, Any]:
    """The ``Request.meta`` of a request that goes through the browser, for a page of ``site`` (its name)."""
    return {_MARK: True, _KIND: kind, _SITE: site, _TAB: tab or ""}


def plan_in(meta: Mapping[str, Any]) -> PagePlan:
    """What the ``meta`` of such a request says. Raises UnknownSite, ValueError for what ``rendered`` never
    made.
    """
    kind, name = meta[_KIND], meta[_SITE]
    if kind not in get_args(PageKind):
        raise ValueError(f"no page is read for {kind!r}")
    site = get(name) if name else GENERIC
    return PagePlan(kind, site.rendering, meta[_TAB] or None)
