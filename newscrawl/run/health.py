"""How each site of a run went: the run's verdict told by site, and by the classes of what went wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newscrawl.exceptions import FailureClass
from newscrawl.run.counters import Count, by_site, reasons
from newscrawl.run.doubts import BesidePast, Doubt
from newscrawl.run.rulecheck import Redesign
from newscrawl.run.verdict import Thresholds, Verdict
from newscrawl.store import RunRecord
from newscrawl.store.measures import ListMeasure
from newscrawl.store.records import VerdictWord
from newscrawl.text import KST

SEVERITY = ("ok", "degraded", "broken")
"""The verdicts, the worst one last."""
# What is no site's fault.
_OF_ALL = (
    (Count.STORE_FAILED, FailureClass.STORE),
    (Count.STORE_LOST, FailureClass.STORE),
    (Count.FEEDS_FAILED, FailureClass.DISK),
)


@dataclass(frozen=True, slots=True)
class SiteHealth:
    """The verdict on one site of a run, and the classes of what went wrong there.

    First what concerns all sites, then lists that could not be read, lists in doubt, articles.
    """

    verdict: VerdictWord
    classes: tuple[FailureClass, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As the table ``runs`` keeps it."""
        return {"verdict": self.verdict, "classes": [one.value for one in self.classes]}


def health(
    sites: Sequence[str],
    verdict: Verdict,
    counts: Mapping[str, int],
    thresholds: Thresholds,
    beside: BesidePast,
    *,
    redesigned: Sequence[Redesign] = (),
) -> dict[str, SiteHealth]:
    """The health of each site of a run.

    ``counts`` are those of the crawl, ``beside`` what its lists are beside the past, ``redesigned`` its sites
    with outdated rules. What is no site's fault, a store or a disk, is said of every one. A run of one site
    has that one's verdict.
    """
    of_all = [which for count, which in _OF_ALL if reasons(counts, count) or counts.get(count)]
    asked, lists = _asked(counts, beside.now), Counter(one.site for one in beside.now)
    found = {}
    for site in sites:
        unread = by_site(counts, Count.ARTICLES_TROUBLE).get(site, {})
        share = sum(unread.values()) / max(asked.get(site, asked[""]), 1)
        classes = _classes(site, counts, beside.doubts, unread if share > thresholds.degraded else {})
        if any(one.site == site and one.of_articles for one in redesigned):
            classes.append(FailureClass.RULES)
        held = sum(bool(doubt.keys) for doubt in beside.doubts if doubt.site == site)
        word: VerdictWord = "degraded" if classes else "ok"
        if len(sites) == 1 or (of_all and verdict.word == "broken"):
            word = verdict.word
        elif 0 < lists[site] == held or share > thresholds.broken:
            word = "broken"
        found[site] = SiteHealth(word, tuple(dict.fromkeys((*of_all, *classes))))
    return found


@dataclass(slots=True)
class Day:
    """The runs of one site on one day: how many had each verdict, and how many each class."""

    verdicts: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)

    @property
    def worst(self) -> str:
        """The worst verdict of the day."""
        return max(self.verdicts, key=SEVERITY.index)

    def __str__(self) -> str:
        runs = self.verdicts.total()
        often = "" if self.verdicts[self.worst] == runs else f" {self.verdicts[self.worst]} of {runs}"
        main = ", ".join(name for name, _ in self.classes.most_common(2))
        return f"{self.worst}{often}{f': {main}' if main else ''}"


def by_day(runs: Iterable[RunRecord]) -> dict[str, dict[date, Day]]:
    """The health of each site, by name, on each day (Korean time) on which a run of it ended.

    A run that says nothing of its sites (one that was killed, or of an older newscrawl) has its verdict for
    all.
    """
    found: dict[str, dict[date, Day]] = {}
    for run in runs:
        if run.verdict is None:
            continue
        of_sites = run.health or {site: {"verdict": run.verdict} for site in (run.site or "").split(",")}
        for site, one in of_sites.items():
            day = found.setdefault(site, {}).setdefault(run.started.astimezone(KST).date(), Day())
            day.verdicts[one["verdict"]] += 1
            day.classes.update(one.get("classes", ()))
    return dict(sorted(found.items()))


def _asked(counts: Mapping[str, int], now: Sequence[ListMeasure]) -> Counter[str]:
    """Articles that were asked for, at most, by site; under no name those of the whole run."""
    asked: Counter[str] = Counter({"": counts.get(Count.ARTICLES_REQUESTED, 0)})
    for one in now:
        asked[one.site] += one.fresh + one.articles - one.stored
    return asked


def _classes(
    site: str, counts: Mapping[str, int], doubts: Sequence[Doubt], unread: Mapping[FailureClass, int]
) -> list[FailureClass]:
    of_lists = Counter(by_site(counts, Count.LISTS_TROUBLE).get(site, {}))
    of_doubts = Counter(doubt.failure for doubt in doubts if doubt.site == site)
    changed = [FailureClass.LIST_CHANGED] if reasons(counts, Count.LISTS_CHANGED).get(site) else []
    most = [which for found in (of_lists, of_doubts, Counter(unread)) for which, _ in found.most_common()]
    return [*most, *changed]
