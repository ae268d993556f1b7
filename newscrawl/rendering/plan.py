"""Marks the requests that go through the browser, with what has to be done there."""

from dataclasses import dataclass
from typing import Any, Literal

from scrapy import Request

from newscrawl.sites.registry import declared
from newscrawl.sites.rendering import Rendering

# What a page is read for.
PageKind = Literal["list", "menu", "article"]
# The key in Request.meta.
PLAN = "newscrawl_rendering"


@dataclass(frozen=True, slots=True)
class Plan:
    """How one page is read in the browser. ``rendering`` is None for a site that declares nothing of it."""

    page: PageKind
    rendering: Rendering | None = None
    tab: str | None = None


def rendered(page: PageKind, site: str, tab: str | None = None) -> dict[str, Any]:
    """The ``Request.meta`` of a request that goes through the browser: strings, which can be written down."""
    return {"playwright": True, PLAN: {"page": page, "site": site, "tab": tab}}


def plan_of(request: Request) -> Plan:
    """How the page of a marked request is read; what its site declares of it is looked up by name."""
    marked = request.meta[PLAN]
    site = declared().find(marked["site"])
    return Plan(marked["page"], site.rendering if site else None, marked["tab"])
