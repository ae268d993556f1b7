"""Which pages of a run are read twice, with a site's rules and without, and what that says of the rules.

A rule that finds nothing on one page says little: not every article has a sub-headline. What it found on the
pages of earlier runs is the measure, and for what every article has, what the general reading finds now.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from scrapy.settings import BaseSettings

from newscrawl.run.counters import Count, Counters, reasons
from newscrawl.store import Store

# What every article has and the general reading rarely misreads: a rule for it that finds nothing needs no
# past to be wrong, and one that finds something else is.
_ALWAYS: Final = frozenset(("title", "body", "published_at"))
# Fewer pages than this say nothing.
_FEW: Final = 3
# A rule that in earlier runs found something on this share of the pages at least has stopped where it finds
# nothing at all, even where the general reading finds nothing either; on so many pages. Fewer than before is
# no sign then: the articles of an hour may lack what most have.
_NEARLY_ALL, _ENOUGH = 0.9, 5
# Below this share of what was usual a rule has stopped; below this share of all pages it finds nothing at
# all.
_STOPPED, _NOTHING = 0.5, 0.1
# Rule and general reading have parted where they agree on less than this, and agreed on more before.
_AGREE_NOW, _AGREED = 0.4, 0.6
# Articles in a row that must give no reason to distrust a site's rules until the sample is enough again.
_LOOKS: Final = 10
# Earlier runs that are looked at. A redesign that nobody repairs is said until no run within them was good.
_RUNS, _DAYS = 400, timedelta(days=30)


class RuleSample:
    """The sample of one run: the first articles of each site, then every k-th.

    Where rules were distrusted, the articles of the site that follow are in it, until ten of them in a row
    gave no reason to: a wrong text must not slip through between two looks, and one odd page is no redesign.
    """

    def __init__(self, settings: BaseSettings, counters: Counters) -> None:
        self._first = settings.getint("RULES_SAMPLE_FIRST")
        self._every = settings.getint("RULES_SAMPLE_EVERY")
        self._counters = counters
        self._seen: Counter[str] = Counter()
        self._distrusted: Counter[str] = Counter()  # how many more looks each site gets

    def takes(self, site: str) -> bool:
        """Whether the next article of ``site`` is to be read twice. Counts it."""
        self._seen[site] += 1
        number = self._seen[site] - self._first
        return self._distrusted[site] > 0 or number <= 0 or (self._every > 0 and number % self._every == 0)

    def note(self, site: str, findings: Mapping[str, str], *, distrusted: bool) -> None:
        """Count what a cross-check found, by site and field."""
        for name, finding in findings.items():
            self._counters.add_of(Count.RULES, f"{site}/{name}/{finding}")
        self._distrusted[site] = _LOOKS if distrusted else max(self._distrusted[site] - 1, 0)


@dataclass(frozen=True, slots=True)
class Redesign:
    """What a run says of a site's rules. ``str()`` is the reason in the verdict."""

    site: str
    nothing: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    lists: int = 0

    def __str__(self) -> str:
        parts = [
            f"rules of {len(fields)} {'field' if len(fields) == 1 else 'fields'} {words}"
            for fields, words in (
                (self.nothing, "find nothing any more"),
                (self.fewer, "find nothing on many pages"),
                (self.other, "find something else than before"),
            )
            if fields
        ]
        if self.lists:
            parts.append(
                f"rules of {self.lists} {'list' if self.lists == 1 else 'lists'} find nothing any more"
            )
        return f"{self.site}: {', '.join(parts)}"

    @property
    def of_articles(self) -> bool:
        """Whether it is rules of an article's page that have stopped, not of lists alone."""
        return bool(self.nothing or self.fewer or self.other)

    @property
    def hint(self) -> str:
        """For the log: which fields, and what to do."""
        fields = ", ".join((*self.nothing, *self.fewer, *self.other))
        if not fields:
            return f"list changed; `scrapy sites {self.site} --check` asks each list"
        return f"{fields}; `scrapy sites --repair {self.site}` drafts rules from the kept pages"


def redesigns(counts: Mapping[str, int], past: Sequence[Mapping[str, Any]]) -> list[Redesign]:
    """What the counts of a run (``Count.RULES``, ``Count.LISTS_CHANGED``) say beside those of earlier runs.

    ``past``: the counts of earlier runs, in any order.
    """
    now = _tallies(counts)
    before: dict[str, dict[str, list[_Tally]]] = defaultdict(lambda: defaultdict(list))
    for run in past:
        for site, fields in _tallies(run).items():
            for name, tally in fields.items():
                before[site][name].append(tally)
    changed = reasons(counts, Count.LISTS_CHANGED)
    out = []
    for site in sorted({*now, *changed}):
        words: dict[str, list[str]] = defaultdict(list)
        for name, tally in now.get(site, {}).items():
            if (word := _changed(name, tally, before[site][name])) is not None:
                words[word].append(name)
        nothing, fewer, other = (tuple(words[word]) for word in ("nothing", "fewer", "other"))
        found = Redesign(site, nothing, fewer, other, changed.get(site, 0))
        if found != Redesign(site):
            out.append(found)
    return out


def past_counts(store: Store, before: datetime, run: str) -> list[Mapping[str, Any]]:
    """The counts of the runs of the last weeks other than ``run``."""
    return [
        record.counts
        for record in store.runs(before - _DAYS, _RUNS)
        if record.counts is not None and record.id != run
    ]


class _Tally(Counter[str]):
    """How often each finding was made for one field."""

    @property
    def found(self) -> float:
        """Share of the pages on which the rule found something."""
        return (self["same"] + self["other"] + self["alone"]) / max(1, self.total())

    @property
    def agreed(self) -> float:
        """Share of the pages on which both found something, and the same."""
        return self["same"] / max(1, self["same"] + self["other"])


def _tallies(counts: Mapping[str, Any]) -> dict[str, dict[str, _Tally]]:
    """Site and field to what was found."""
    out: dict[str, dict[str, _Tally]] = defaultdict(lambda: defaultdict(_Tally))
    for name, number in reasons(counts, Count.RULES).items():
        site, field, finding = name.rsplit("/", 2)
        out[site][field][finding] += int(number)
    return out


def _changed(name: str, now: _Tally, before: Iterable[_Tally]) -> str | None:
    """How the rule of a field has changed, if it has: it finds nothing, fewer, or something else."""
    if now.total() < _FEW:
        return None
    earlier = [tally for tally in before if tally.total() >= _FEW]
    alive = sorted(tally.found for tally in earlier if tally.found > _NOTHING)
    # Most earlier runs found at least so much: a low quarter, so that a run of other pages is no alarm.
    usual = alive[len(alive) // 4] if alive else 0.0
    if not earlier and name in _ALWAYS:
        usual = 1.0 if now["missed"] == now.total() else 0.0
    if now["missed"] >= _FEW and now.found < _STOPPED * usual:
        return "nothing" if now.found <= _NOTHING else "fewer"
    if usual >= _NEARLY_ALL and now.total() >= _ENOUGH and now.found <= _NOTHING:
        return "nothing"
    both = now["same"] + now["other"]
    if name in _ALWAYS and both >= _FEW and now.agreed < _AGREE_NOW and _usually_agreed(earlier):
        return "other"
    return None


def _usually_agreed(earlier: Sequence[_Tally]) -> bool:
    shares = sorted(_agreements(earlier))
    return bool(shares) and shares[len(shares) // 4] > _AGREED


def _agreements(tallies: Iterable[_Tally]) -> Iterator[float]:
    return (tally.agreed for tally in tallies if tally["same"] + tally["other"] >= _FEW)
