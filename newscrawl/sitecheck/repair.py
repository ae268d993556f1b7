"""Rules drafted anew from kept pages, for fields whose rules have stopped finding anything.

What is to be found on a page of the new kind is what the old rule found on an older page of the same article,
else what the general reading finds there, if on older pages it found what the rule did.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from newscrawl.exceptions import NewscrawlError
from newscrawl.items import Article
from newscrawl.pages import explain_article
from newscrawl.pages.crosscheck import same_value
from newscrawl.sitecheck.anchors import expressions
from newscrawl.sitecheck.places import key_of, places
from newscrawl.sitecheck.samples import ENOUGH, Sample, repairable
from newscrawl.sites.base import Rule, Site

# Fewer pages of the new kind say too little.
LEAST = 3
# Of the pages of the sample that a drafted rule must read as it should.
RIGHT = 0.95
# The general reading says what is to be found where on older pages it agreed with the rule this often.
_RELIED_ON = 0.8
# What every article has, and the general reading finds on nearly all pages: relied on without older pages.
_ALWAYS = frozenset(("title", "body", "published_at"))
# So many pages with a value, and then as many without, are no chance.
_CERTAIN = 5
# XPaths that are tried for a field, and pages whose elements give them.
_TRIED, _FROM = 60, 3
# A rule that finds several elements where one is wanted is worth less.
_SEVERAL = 1.5
# And so does every character beside the value.
_BESIDE = 0.1
_SEVERAL_VALUES = frozenset(("tags", "reactions"))
_SOURCES = {"payload": "the payload", "json-ld": "its JSON-LD", "meta": "the page's head"}


class RepairError(NewscrawlError):
    """Nothing can be said of a site's rules. Raised by this module; the message says why."""


@dataclass(frozen=True, slots=True)
class FieldRepair:
    """What is proposed for one field: a rule, right on ``right`` of ``pages`` new pages; or words instead.

    ``can_go``: the new pages need no rule for it.
    """

    name: str
    pages: int
    right: int = 0
    rule: Rule | None = None
    note: str = ""
    can_go: bool = False
    since: str = ""


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
        return {one.name: one.rule for one in self.fields if one.rule is not None}


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
        proposed = _Drafter(site, name, samples).draft()
        if proposed is not None:
            found.fields.append(proposed)
            found.since = min(filter(None, (found.since, proposed.since)))
    if found.rules:
        found.changes = changes(with_drafts(site, found.rules), samples)
    return found


def with_drafts(site: Site, drafts: Mapping[str, Rule]) -> Site:
    """``site`` with drafted rules before its own: as it reads once they are in its declaration."""
    rules = {name: (*([drafts[name]] if name in drafts else []), *old) for name, old in site.rules.items()}
    return site.ruled_by(rules)


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


class _Drafter:
    """Drafts the rule of one field."""

    def __init__(self, site: Site, name: str, samples: Sequence[Sample]) -> None:
        self.site = site
        self.name = name
        self.samples = samples

    def draft(self) -> FieldRepair | None:
        """What is proposed; None where the rule finds what it should, or nobody knows what that is."""
        newest = self.samples[:ENOUGH]
        lacking = [one for one in newest if one.by_rule(self.name) is None or self._parted(one)]
        wanted = {id(one): value for one in lacking if (value := self._wanted(one)) is not None}
        new = [one for one in lacking if id(one) in wanted]
        if len(new) < LEAST:
            return self._unknown(lacking)
        since = min(one.page.read_at for one in new).date().isoformat()
        for xpath in self._candidates(new, wanted):
            right = self._right(xpath, new, wanted)
            if right >= RIGHT * len(new):
                return FieldRepair(self.name, len(new), right, Rule(xpath, new[0].page.url), since=since)
        source = self._without(new, wanted)
        if source is None:
            note = "its value stands nowhere by itself on the new pages; write a rule by hand"
            if any(map(self._parted, new)):
                note += ", and take out the old one, which finds another text"
            return FieldRepair(self.name, len(new), note=note, since=since)
        note = f"rule can go: {_SOURCES.get(source, 'the general reading')} has it"
        return FieldRepair(self.name, len(new), note=note, can_go=True, since=since)

    def _unknown(self, lacking: Sequence[Sample]) -> FieldRepair | None:
        """What to say of a rule that found something on the older pages and finds nothing on any new one."""
        former = [one.by_rule(self.name) is not None for one in self.samples if one not in lacking]
        are_newest = lacking == list(self.samples[: len(lacking)])
        if min(len(lacking), len(former)) < _CERTAIN or not are_newest or sum(former) < RIGHT * len(former):
            return None
        note = "finds nothing any more, and nothing shows what it should find"
        since = min(one.page.read_at for one in lacking).date().isoformat()
        return FieldRepair(self.name, len(lacking), note=note, since=since)

    # -- What is to be found ------------------------------------------------------------------------

    @cached_property
    def relies(self) -> bool:
        """Whether the general reading may say what is to be found: it agreed with what the rule found.

        Best on new pages of articles whose old page is kept as well, else on the old pages.
        """
        anew = [(self._earlier(one), one) for one in self.samples if one.by_rule(self.name) is None]
        former = [(one.by_rule(self.name), one) for one in self.samples]
        for pairs in (anew, former):
            both = [
                same_value(self.name, value, general)
                for value, one in pairs
                if value is not None and (general := getattr(one.general.article, self.name))
            ]
            if len(both) >= LEAST:
                return sum(both) >= _RELIED_ON * len(both)
        return self.name in _ALWAYS

    def _parted(self, one: Sample) -> bool:
        """Whether the rule finds something else than the general reading, on this page and the newest."""
        if self.name not in {"title", "body"}:
            return False
        rule, general = one.by_rule(self.name), getattr(one.general.article, self.name)
        return bool(rule and general) and not same_value(self.name, rule, general)

    def _earlier(self, one: Sample) -> Any:
        """What the rule found on an older page of the same article."""
        for other in self.samples:
            older = other.page.article_id == one.page.article_id and other.page.read_at < one.page.read_at
            if older and not self._parted(other) and (value := other.by_rule(self.name)) is not None:
                return value
        return None

    def _wanted(self, one: Sample) -> Any:
        value = self._earlier(one)
        if key_of(self.name, value) is None and self.relies and self.name in one.general.sources:
            value = getattr(one.general.article, self.name)
        return value if key_of(self.name, value) is not None else None

    # -- Where it stands ----------------------------------------------------------------------------

    def _candidates(self, new: Sequence[Sample], wanted: Mapping[int, Any]) -> Iterator[str]:
        """XPaths of the places that hold the value on the first pages, the most lasting first."""
        costs: dict[str, float] = {}
        for one in new[:_FROM]:
            for place in places(one.document, self.name, wanted[id(one)]):
                tail = f"/@{place.attribute}" if place.attribute else ""
                for cost, xpath in expressions(place.element):
                    for more, form in self._forms(one, xpath, place.element):
                        total = cost + more + _BESIDE * place.more
                        costs[form + tail] = min(total, costs.get(form + tail, total))
        ordered = sorted(costs, key=lambda xpath: (costs[xpath], len(xpath)))
        return iter(ordered[:_TRIED])

    def _forms(self, one: Sample, xpath: str, element: Any) -> Iterator[tuple[float, str]]:
        """``xpath``, and where it finds others before the element, the same with its place among them."""
        found = list(one.document.root.xpath(xpath))
        if self.name in _SEVERAL_VALUES and len(found) > 1:
            yield 0.0, xpath
        elif found[:1] == [element]:
            yield (_SEVERAL if len(found) > 1 else 0.0), xpath
        elif element in found:
            yield 2 * _SEVERAL, f"({xpath})[{found.index(element) + 1}]"

    # -- Whether it is right ------------------------------------------------------------------------

    def _right(self, xpath: str, new: Sequence[Sample], wanted: Mapping[int, Any]) -> int:
        """On how many new pages the rule reads what it should; -1 where it reads anything wrong elsewhere."""
        trial = self.site.ruled_by({**self.site.rules, self.name: (Rule(xpath, ""),)})
        misses = (1 - RIGHT) * len(new)
        right = 0
        for one in new:
            same = self._reads(trial, one) == key_of(self.name, wanted[id(one)])
            right += same
            misses -= not same
            if misses < 0:
                return -1
        for one in self.samples:
            rule = one.by_rule(self.name)
            if id(one) not in wanted and rule is not None and not self._parted(one):
                read = self._reads(trial, one)
                if read is not None and read != key_of(self.name, rule):
                    return -1
        return right

    def _reads(self, trial: Site, one: Sample) -> Any:
        reading = explain_article(one.response, trial, listed=one.listed, observed=one.page.read_at)
        if reading.sources.get(self.name) != "rule":
            return None
        return key_of(self.name, getattr(reading.article, self.name))

    def _without(self, new: Sequence[Sample], wanted: Mapping[int, Any]) -> str | None:
        """The source that gives the general reading what is to be found, if it finds it."""
        good = [
            one.general.sources[self.name]
            for one in new
            if key_of(self.name, getattr(one.general.article, self.name))
            == key_of(self.name, wanted[id(one)])
        ]
        return Counter(good).most_common(1)[0][0] if len(good) >= RIGHT * len(new) else None
