"""Rules drafted anew from kept pages, for fields whose rules have stopped finding anything."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from newscrawl.exceptions import NewscrawlError
from newscrawl.items import Article
from newscrawl.pages import explain_article
from newscrawl.sitecheck.drafter import LEAST, Drafter, FieldRepair
from newscrawl.sitecheck.samples import Sample, repairable
from newscrawl.sites.base import Rule, Site


class RepairError(NewscrawlError):
    """Nothing can be said of a site's rules. Raised by this module; the message says why."""


@dataclass(slots=True)
class Repair:
    """What is proposed for a site, whose pages are of a new kind since a day.

    ``changes``: field to what would become of it on how many of the ``pages`` looked at.
    """

    pages: int
    since: str = ""
    fields: list[FieldRepair] = field(default_factory=list)
    changes: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def rules(self) -> dict[str, Rule]:
        """The drafted rules by field."""
        drafted: dict[str, Rule] = {}
        for one in self.fields:
            drafted |= one.others
            if one.rule is not None:
                drafted[one.name] = one.rule
        return drafted

    @property
    def gone(self) -> frozenset[str]:
        """The fields whose rules are taken out."""
        return frozenset(one.name for one in self.fields if one.goes)


def repair(site: Site, samples: Sequence[Sample]) -> Repair:
    """Draft rules for the fields of ``site`` whose rules have stopped finding what they did.

    ``samples``: from ``sample_of``. Raises RepairError where they are too few.
    """
    if len(samples) < LEAST:
        raise RepairError(
            f"{len(samples)} kept pages of {site.name} can be read; at least {LEAST} are needed"
            " (KEEP_PAGES says for how long pages are kept, `-a fresh=0` reads known articles again)"
        )
    found = Repair(len(samples))
    for name in repairable(site):
        proposed = Drafter(site, name, samples).draft()
        if proposed is not None:
            found.fields.append(proposed)
            found.since = min(filter(None, (found.since, proposed.since)))
    if found.rules or found.gone:
        found.changes = changes(with_drafts(site, found.rules, found.gone), samples)
    return found


def with_drafts(site: Site, drafts: Mapping[str, Rule], gone: Collection[str] = ()) -> Site:
    """``site`` with drafted rules before its own, and without those of the fields ``gone``: as it reads once
    its declaration is patched.
    """
    rules = {name: old for name, old in site.rules.items() if name not in gone}
    return site.ruled_by(rules | {name: (rule, *rules.get(name, ())) for name, rule in drafts.items()})


def changes(repaired: Site, samples: Sequence[Sample]) -> dict[str, Counter[str]]:
    """Field to how many pages of the sample would have it ``filled``, ``changed`` or ``lost``."""
    out: dict[str, Counter[str]] = {}
    for one in samples:
        after = explain_article(one.response, repaired, listed=one.listed, observed=one.page.read_at).article
        for name in Article.__dataclass_fields__:
            old, new = getattr(one.ruled.article, name), getattr(after, name)
            if old != new:
                what = "filled" if not old else "lost" if not new else "changed"
                out.setdefault(name, Counter())[what] += 1
    return out
