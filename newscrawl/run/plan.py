"""What a spider sets out to do, as far as the run must know it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, runtime_checkable

from scrapy.settings import BaseSettings

from newscrawl.addresses import place_of
from newscrawl.exceptions import ArgumentError
from newscrawl.sites.registry import SiteRegistry, declared
from newscrawl.store.waiting import WaitingList


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlPlan:
    """Made by the spider from its arguments, before the run is; taken over by the run.

    ``names``: of its sites, or the address it was given. ``arguments``: as given, for the record; a command
    with the same ones goes on with the crawl of the last one that did not come to its end. ``places``:
    ``host:port`` of what the operator named and that need not be on the public web. ``partial``: it asks for
    some of the lists of its sites only. ``chooses``: it asks for a part of what stands on them, or stood.
    """

    names: Sequence[str] = ()
    arguments: Mapping[str, Any] = field(default_factory=dict)
    sites: SiteRegistry = field(default_factory=declared)
    places: frozenset[str] = frozenset()
    partial: bool = False
    chooses: bool = False

    def placed(self, name: str, url: str) -> "CrawlPlan":
        """This plan with the site ``name`` at ``url``, which may be asked there."""
        return replace(self, sites=self.sites.placed(name, url), places=self.places | {place_of(url)})


@runtime_checkable
class FollowsLists(Protocol):
    """A spider whose crawl begins with pages of lists."""

    plan: CrawlPlan

    def first_lists(self) -> list[WaitingList]:
        """The pages that a new crawl begins with. Called once the run knows where its sites stand."""


def refuse_job_directory(settings: BaseSettings) -> None:
    """Raise ``ArgumentError`` if the crawl is to keep its requests in a ``JOBDIR`` as well."""
    if settings.get("JOBDIR"):
        raise ArgumentError(
            "JOBDIR is not needed: what is still to be read waits in the store;"
            " run the same command again without it, and it goes on where this one stopped"
        )


def plan_of(spider: Any) -> CrawlPlan:
    """The plan of a spider; of one without, its attributes ``sites`` and ``arguments`` where it has them."""
    if isinstance(plan := getattr(spider, "plan", None), CrawlPlan):
        return plan
    arguments = getattr(spider, "arguments", None)
    return CrawlPlan(
        names=tuple(getattr(spider, "sites", ())),
        arguments=arguments if isinstance(arguments, Mapping) else {},
    )


def job_of(spider: str, plan: CrawlPlan, sites: SiteRegistry) -> str:
    """A digest of everything that makes two commands the same job.

    That includes where sites stand whose address is known only at run time: what waits on the frontier has
    addresses there.
    """
    known = {site.name for site in sites.all()}
    bases = [sites.get(name).base_url for name in plan.names if name in known]
    packed = json.dumps([spider, list(plan.names), dict(plan.arguments), bases], sort_keys=True, default=str)
    return hashlib.blake2b(packed.encode("utf-8", "replace"), digest_size=16).hexdigest()
