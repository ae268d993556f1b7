"""Where the sources of an article disagree: its readers should know, and whoever runs the crawl."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from newscrawl.characters import cut
from newscrawl.loaders import Notation, TimeReading
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import comparable, is_cut, likeness, without_ellipsis

# Times of publication that differ by more are two statements (time zones, first and last edition).
_APART = timedelta(hours=1)
# Two headlines of one article share at least this much of their letters, whatever a portal made of them.
_SAME_STORY = 0.3
# And a page's own headline and the one in its head at least this much.
_SAME_TITLE = 0.5
# Characters of another headline that a doubt repeats: as many as a headline may have.
_LONGEST = 500


def of_titles(title: str, claims: list[Candidate], listed: str | None) -> str | None:
    """How the headline read stands against those in the page's head and the one on the list that led to
    it."""
    for claim in claims:
        if claim.source in ("meta", "json-ld") and not _alike(title, claim.value, _SAME_TITLE):
            return f"{claim.place} says {cut(claim.value, _LONGEST)!r}"
    if listed and not _alike(title, listed, _SAME_STORY):
        return f"the list says {cut(listed, _LONGEST)!r}"
    return None


def _alike(one: str, other: str, least: float) -> bool:
    left, right = comparable(one), comparable(without_ellipsis(other) if is_cut(other) else other)
    if left in right or right in left:  # where either is empty there is nothing to compare
        return True
    return likeness(left, right) >= least


def of_publication(believed: Candidate | None) -> str | None:
    """How weak the sign is that the time ``believed`` is that of the publication."""
    if believed is not None and believed.field == "modified_at":
        return f"{believed.source} ({believed.place}) says when it was changed, nothing when it was published"
    if believed is not None and (believed.source == "extractor" or believed.far):
        return f"{believed.source} ({believed.place}) says it far from the headline"
    return None


def of_times(values: Sequence[tuple[str, TimeReading]], notation: Notation | None = None) -> str | None:
    """How far the times of publication lie apart that the page shows and its metadata name.

    ``values``: pairs of source and cleaned reading, the believed one first. ``notation``: of a page that is
    not Korean; where it knows no zone, a time that names none says nothing against one that does.
    """
    zoneless = notation is not None and notation.zone is None
    timed = [(source, one) for source, one in values if one.timed and (one.zoned or not zoneless)]
    if not timed:
        return None
    first = timed[0][1]
    for source, reading in timed[1:]:
        if abs(reading.at - first.at) > _APART:
            return f"{source} says {reading.at.isoformat()}"
    return None


def of_text(supports: list[str], size: int) -> str | None:
    """Whether a text rests on one weak sign alone. ``supports``: the signs that it is this article's."""
    if size and len(supports) < 2:
        return f"only {supports[0]} supports it" if supports else "nothing supports it"
    return None


def with_cuts(doubts: Mapping[str, str], cuts: Mapping[str, str]) -> dict[str, str]:
    """``doubts``, and behind them what was cut of fields beyond their bounds."""
    return {name: "; ".join(filter(None, (doubts.get(name), cuts.get(name)))) for name in {**doubts, **cuts}}
