"""The rule of one field, drafted from kept pages on which the old one has stopped finding what it did.

What is to be found on a page of the new kind is what the old rule found on an older page of the same article,
else what the general reading finds there, if on older pages it found what the rule did.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from newscrawl.pages import explain_article
from newscrawl.pages.crosscheck import same_value
from newscrawl.sitecheck.anchors import expressions
from newscrawl.sitecheck.places import key_of, places
from newscrawl.sitecheck.removals import beside, removal
from newscrawl.sitecheck.samples import ENOUGH, Sample
from newscrawl.sites.base import Rule, Site
from newscrawl.text import comparable

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
# Places of a text in which is looked for what is none of it.
_CONTAINERS = 4
# A rule that finds several elements where one is wanted is worth less.
_SEVERAL = 1.5
# And so does every character beside the value.
_BESIDE = 0.1
_SEVERAL_VALUES = frozenset(("tags", "reactions"))
_SOURCES = {"payload": "the payload", "json-ld": "its JSON-LD", "meta": "the page's head"}


@dataclass(frozen=True, slots=True)
class FieldRepair:
    """What is proposed for one field: a rule, right on ``right`` of ``pages`` new pages; or words instead.

    ``others``: rules of other fields that this one needs, to take captions out of a text for one. ``can_go``:
    the new pages need no rule for it; ``goes``: neither do the older ones, so that the rule is taken out.
    """

    name: str
    pages: int
    right: int = 0
    rule: Rule | None = None
    others: Mapping[str, Rule] = field(default_factory=dict)
    note: str = ""
    can_go: bool = False
    goes: bool = False
    since: str = ""


class Drafter:
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
        if self.name == "body" and (taken := self._with_removal(new, wanted, since)) is not None:
            return taken
        source = self._without(new, wanted)
        if source is None:
            note = "its value stands nowhere by itself on the new pages; write a rule by hand"
            if any(map(self._parted, new)):
                note += ", and take out the old one, which finds another text"
            return FieldRepair(self.name, len(new), note=note, since=since)
        note = f"rule can go: {_SOURCES.get(source, 'the general reading')} has it"
        goes = all(
            same_value(self.name, rule, getattr(one.general.article, self.name))
            for one in self.samples
            if (rule := one.by_rule(self.name)) is not None
        )
        note += "" if goes else " on pages of the new kind"  # the older ones would be read otherwise
        return FieldRepair(self.name, len(new), note=note, can_go=True, goes=goes, since=since)

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
        older = self._earlier_sample(one)
        return older.by_rule(self.name) if older is not None else None

    def _earlier_sample(self, one: Sample) -> Sample | None:
        for other in self.samples:
            older = other.page.article_id == one.page.article_id and other.page.read_at < one.page.read_at
            if older and not self._parted(other) and other.by_rule(self.name) is not None:
                return other
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

    def _right(
        self, xpath: str, new: Sequence[Sample], wanted: Mapping[int, Any], removed: str | None = None
    ) -> int:
        """On how many new pages the rule reads what it should; -1 where it reads anything wrong elsewhere."""
        trial = self._trial(xpath, removed)
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

    def _trial(self, xpath: str, removed: str | None = None) -> Site:
        rules: dict[str, Sequence[Rule]] = {**self.site.rules, self.name: (Rule(xpath, ""),)}
        if removed is not None:
            rules["removed"] = (Rule(removed, ""), *self.site.rules.get("removed", ()))
        return self.site.ruled_by(rules)

    def _with_removal(
        self, new: Sequence[Sample], wanted: Mapping[int, Any], since: str
    ) -> FieldRepair | None:
        """A rule for a text that holds what is none of it, with one that takes that out.

        The general reading is no witness here: what it cannot tell from the text is in it.
        """
        known = [one for one in new if self._earlier(one) is not None]
        exact = {id(one): wanted[id(one)] for one in known}
        seen = new[0].page.url
        for xpath in islice(self._candidates(known, exact), _CONTAINERS if len(known) >= LEAST else 0):
            taken_out = self._beside(xpath, known, exact)
            if taken_out is None:
                continue
            right = self._right(xpath, known, exact, taken_out)
            if right >= RIGHT * len(known):
                others = {"removed": Rule(taken_out, seen)}
                if self._are_captions(xpath, taken_out, known):
                    others["captions"] = Rule(taken_out, seen)
                return FieldRepair(self.name, len(known), right, Rule(xpath, seen), others, since=since)
        return None

    def _are_captions(self, xpath: str, taken_out: str, new: Sequence[Sample]) -> bool:
        """Whether what is taken out of a text are the captions that its pictures had on the older pages."""
        trial = self._trial(xpath, taken_out)
        trial = trial.ruled_by({**trial.rules, "captions": (Rule(taken_out, ""),)})
        right = had = 0
        for one in new:
            older = self._earlier_sample(one)
            captions = [image.caption for image in older.ruled.article.images] if older is not None else []
            reading = explain_article(one.response, trial, listed=one.listed, observed=one.page.read_at)
            right += captions == [image.caption for image in reading.article.images]
            had += any(captions)
        return had >= LEAST and right >= RIGHT * len(new)

    def _beside(self, xpath: str, new: Sequence[Sample], wanted: Mapping[int, Any]) -> str | None:
        """An XPath for what a rule finds besides the texts; None where none leads to that alone."""
        trial, pages, texts = self._trial(xpath), [], {}
        for one in new:
            root, text = one.document.root, str(wanted[id(one)])
            reading = explain_article(one.response, trial, listed=one.listed, observed=one.page.read_at)
            read = reading.article.body or ""
            others = [other for found in root.xpath(xpath) for other in beside(found, text, read)]
            pages.append((root, others))
            texts[root] = comparable(text)
        return removal(pages, texts)

    def _without(self, new: Sequence[Sample], wanted: Mapping[int, Any]) -> str | None:
        """The source that gives the general reading what is to be found, if it finds it."""
        good = [
            one.general.sources[self.name]
            for one in new
            if key_of(self.name, getattr(one.general.article, self.name))
            == key_of(self.name, wanted[id(one)])
        ]
        return Counter(good).most_common(1)[0][0] if len(good) >= RIGHT * len(new) else None
