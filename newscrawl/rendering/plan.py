"""Marks the requests that go through the browser, with what has to be done there."""

from dataclasses import dataclass
from typing import Any, Literal

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


def rendered(plan: Plan) -> dict[str, Any]:
    """The ``Request.meta`` of a request that goes through the browser."""
    return {"playwright": True, PLAN: plan}
