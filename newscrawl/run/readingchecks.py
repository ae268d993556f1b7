"""How new articles of a list were read, beside its past: without fields, in another way, cut."""

from collections.abc import Sequence
from math import sqrt
from statistics import median
from typing import Final

from newscrawl.exceptions import FailureClass
from newscrawl.run.doubts import Doubt, doubt_of
from newscrawl.store.measures import ListMeasure

# A field that usually most articles have and now few do, of so many at least.
_USUALLY_FILLED, _FILLED, _READ = 0.8, 0.4, 10
# A field comes from another source than before where of the new articles, as many as that, its usual source
# gave it for most and now gives it for few.
_FROM_USUAL, _FROM_IT_NOW = 0.8, 0.4
# Share of the length of the texts before, below which new texts are a part of what they should be, and by how
# many standard deviations their ranks must be off chance (Mann and Whitney, 1947): lengths differ widely.
# 4 says so of 20 texts cut to a third beside 28 sound ones; chance does once in 30,000 lists.
_PART, _RANKS = 0.5, 4.0
# Past runs that are enough to expect what not every article has.
_ENOUGH = 5
# Fields of every article, which one run is enough to expect; of the others it takes more.
_ALWAYS = frozenset(("published_at", "publisher"))
_FIELD_WORDS: Final = {
    "published_at": "a time of publication",
    "authors": "an author",
    "images": "a picture",
    "tags": "tags",
    "publisher": "a publisher",
    "section": "a section",
}


def emptier(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    """What a list's new articles lack that those of its good looks had: a doubt, or None."""
    if measure.fresh < _READ:
        return None
    lacking = {}
    for name, words in _FIELD_WORDS.items():
        shares = [before.filled[name] for before in good if before.fresh >= _READ and name in before.filled]
        enough = len(shares) >= (1 if name in _ALWAYS else _ENOUGH)
        if enough and min(shares) >= _USUALLY_FILLED and measure.filled.get(name, 0.0) < _FILLED:
            had = round(measure.filled.get(name, 0.0) * measure.fresh)
            lacking[name] = f"{had} of {measure.fresh} new articles have {words}, usually {min(shares):.0%}"
    if not lacking:
        return None
    # Without what every article has they are likely to be none.
    holds = not _ALWAYS.isdisjoint(lacking)
    return doubt_of(measure, good, FailureClass.UNREADABLE, "; ".join(lacking.values()), holds=holds)


def shorter(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    """New texts that are a part of what the others on the same list are: teasers, or cut in the middle."""
    new, known = measure.letters, measure.known_letters
    if min(len(new), len(known)) < _READ or median(new) >= _PART * median(known):
        return None
    pairs = len(new) * len(known)
    share = sum((length < before) + (length == before) / 2 for length in new for before in known) / pairs
    if share - 0.5 < _RANKS * sqrt((len(new) + len(known) + 1) / (12 * pairs)):
        return None
    what = f"the texts of {len(new)} new articles have {median(new):.0f} letters, those before"
    return doubt_of(measure, good, FailureClass.UNREADABLE, f"{what} {median(known):.0f}")


def read_otherwise(measure: ListMeasure, good: Sequence[ListMeasure]) -> Doubt | None:
    """The source that gave a field gives it no longer; the articles are read, in another way."""
    compared = [before for before in good if before.fresh >= _READ and before.sources]
    if measure.fresh < _READ or not measure.sources or len(compared) < _ENOUGH:
        return None
    changed = []
    for name, shares in compared[0].sources.items():
        source = max(shares, key=lambda each: shares[each])
        usual = min(before.sources.get(name, {}).get(source, 0.0) for before in compared)
        now = measure.sources.get(name, {}).get(source, 0.0)
        if usual >= _FROM_USUAL and now < _FROM_IT_NOW:
            what = f"{source} gives the {name.replace('_', ' ')} of {now:.0%} of the new articles"
            changed.append(f"{what}, usually {usual:.0%}")
    if not changed:
        return None
    return doubt_of(measure, good, FailureClass.RULES, "; ".join(changed), holds=False)
