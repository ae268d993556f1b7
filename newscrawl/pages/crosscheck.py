"""A site's rules held against the general reading of the same page.

Two independent witnesses: what a rule finds and what the page says without rules. Where a rule finds nothing
that the general reading finds, or something else, its site may have been redesigned; over many pages that is
told from a page that is only unlike others (``newscrawl.run.rulecheck``).
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from scrapy.http import TextResponse

from newscrawl.headlines import LEAD, LONGEST, pairs, share
from newscrawl.pages.article import Reading, explain_article
from newscrawl.pages.page import Listed
from newscrawl.sites.base import Site
from newscrawl.text import comparable, folded, likeness

# ``same``: rule and general reading agree. ``other``: they do not. ``missed``: the general reading alone
# found something. ``alone``: the rule alone did. ``absent``: neither.
Comparison = Literal["same", "other", "missed", "alone", "absent"]

# Two headlines, or two texts, that share so many of their pairs of letters are one.
_SAME_TITLE, _SAME_TEXT = 0.6, 0.5
# A text that holds less of its headline is hardly its own; see ``newscrawl.headlines`` for what was measured.
_STRANGE = 0.2
# So many times the share of the other text, and at least this share, make one text the headline's.
_CLEARLY, _SPEAKS = 2.0, 0.35
_DECIDED = frozenset(("title", "body"))


@dataclass(slots=True)
class CrossCheck:
    """What came of it. ``reading`` is the one to go on with; ``distrusted`` are the fields whose rules it was
    read without, because what they found contradicts headline and list.
    """

    reading: Reading
    findings: dict[str, Comparison] = field(default_factory=dict)
    distrusted: frozenset[str] = frozenset()


def checkable(site: Site) -> list[str]:
    """The fields of ``site``'s rules that are fields of an article and that the general reading may find."""
    return [name for name in site.rules if name in _SAME]


def is_strange(site: Site, reading: Reading, listed: Listed) -> bool:
    """Whether what rules found does not fit the headline and the list, so that it must be looked at twice.

    Costs a fiftieth of a reading.
    """
    ruled = {name for name in _DECIDED if reading.sources.get(name) == "rule"}
    if not ruled:
        return False
    if reading.refusal is not None or ruled & reading.doubts.keys():
        return True
    if _is_of_another_kind(site, reading.sources):
        return True
    headline = listed.title or reading.article.title
    if "body" not in ruled:
        return False
    # Nearly every text holds enough of its headline in its first sentences.
    body = reading.article.body or ""
    return all(_speaks_of(headline, part) < _STRANGE for part in (body[:LEAD], body))


def _is_of_another_kind(site: Site, sources: Mapping[str, str]) -> bool:
    """Whether more of the fields that the site has rules for were found without them than by them."""
    by_rule = [sources[name] == "rule" for name in site.rules if name in sources]
    return 2 * sum(by_rule) < len(by_rule)


def crosscheck(
    response: TextResponse, site: Site, reading: Reading, *, listed: Listed, observed: datetime | None
) -> CrossCheck:
    """Read ``response`` without the rules of ``site`` and hold it against ``reading``, which had them.

    Costs one reading; one more where rules are distrusted. ``listed`` and ``observed`` as for
    ``read_article``.
    """
    general = explain_article(response, site.ruled_by({}), listed=listed, observed=observed)
    findings = {name: _finding(name, reading, general) for name in checkable(site)}
    distrusted = frozenset(_distrusted(findings, reading, general, listed))
    if distrusted:
        trusted = {name: rules for name, rules in site.rules.items() if name not in distrusted}
        reading = explain_article(response, site.ruled_by(trusted), listed=listed, observed=observed)
    return CrossCheck(reading, findings, distrusted)


def unlikely_text(site: Site, reading: Reading, listed: Listed) -> str | None:
    """Why the text of an article is hardly its own, where the site's rule for it finds nothing; else None.

    It rests on one weak sign and does not speak of what the headline names.
    """
    source = reading.sources.get("body")
    if source in {None, "rule", "payload"} or "body" not in site.rules or "body" not in reading.doubts:
        return None
    for headline in filter(None, (listed.title, reading.article.title)):
        if _speaks_of(headline, reading.article.body) >= _STRANGE:
            return None
    return f"not its text: no rule finds it, {reading.doubts['body']}, and it fits no headline"


def is_sentence_of_text(site: Site, reading: Reading) -> bool:
    """Whether a sub-headline that the site's rule does not find is a piece of the text: a guess, and none."""
    if "subtitle" not in site.rules or reading.sources.get("subtitle") in {None, "rule", "payload"}:
        return False
    return comparable(reading.article.subtitle) in comparable(reading.article.body)


def _finding(name: str, ruled: Reading, general: Reading) -> Comparison:
    by_rule = ruled.sources.get(name) == "rule"
    without = getattr(general.article, name) if name in general.sources else None
    if by_rule and without:
        return "same" if same_value(name, getattr(ruled.article, name), without) else "other"
    if by_rule:
        return "alone"
    return "missed" if without else "absent"


def _distrusted(
    findings: Mapping[str, Comparison], ruled: Reading, general: Reading, listed: Listed
) -> list[str]:
    """The fields whose rules are contradicted by the general reading and the list's promise together."""
    out = []
    known = Counter(finding for name, finding in findings.items() if name not in _DECIDED)
    # Most other rules find nothing where the page says something: it is not the kind they were written for.
    outdated = known["missed"] + (findings.get("title") == "missed") > known["same"] + known["alone"]
    if findings.get("title") == "other" and "title" not in general.doubts:
        out += ["title"] if "title" in ruled.doubts or outdated else []
    headline = listed.title or general.article.title
    ours, theirs = (_speaks_of(headline, one.article.body) for one in (ruled, general))
    if findings.get("body") == "other" and (
        theirs >= max(_SPEAKS, _CLEARLY * ours) or (outdated and theirs >= ours)
    ):
        out.append("body")
    if not out and ruled.refusal is not None and general.refusal is None:
        # With what its rules found the page is no article, without them it is one.
        out = [name for name in _DECIDED if findings.get(name) == "other"]
    return out


def _speaks_of(headline: str | None, body: str | None) -> float:
    """Share of what a headline says that the text holds; 1 where there is no headline."""
    return share(pairs(headline), folded((body or "")[:LONGEST]))


# -- Whether two values say the same -----------------------------------------------------------------------


def same_value(name: str, one: Any, other: Any) -> bool:
    """Whether two values of the field ``name`` say the same, as two readers of one page would judge."""
    return _SAME[name](one, other)


def _same_letters(one: str, other: str) -> bool:
    return comparable(one) == comparable(other)


def _alike(least: float) -> Callable[[str, str], bool]:
    def alike(one: str, other: str) -> bool:
        return likeness(comparable(one), comparable(other)) >= least

    return alike


def _same_minute(one: datetime, other: datetime) -> bool:
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)


def _share_one(one: Any, other: Any) -> bool:
    return bool({*map(_name, one)} & {*map(_name, other)})


def _name(value: Any) -> str:
    return comparable(getattr(value, "name", value))


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


_SAME: Mapping[str, Callable[[Any, Any], bool]] = {
    "title": _alike(_SAME_TITLE),
    "subtitle": _alike(_SAME_TITLE),
    "published_at": _same_minute,
    "modified_at": _same_minute,
    "authors": _share_one,
    "publisher": _same_letters,
    "section": _same_letters,
    "tags": _share_one,
    "body": _alike(_SAME_TEXT),
    "copyright": _same_letters,
    "source_url": _equal,
    "comment_count": _equal,
    "reactions": _equal,
}
