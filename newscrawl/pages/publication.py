"""When articles of other countries' pages were published: what decides between the days that they say."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from newscrawl.loaders import TimeReading
from newscrawl.pages.asking import ask
from newscrawl.pages.decisions import Clean, ShownTimes, as_candidate
from newscrawl.pages.page import Page
from newscrawl.pages.sources.candidate import Candidate

_HEAD = frozenset(("json-ld", "meta"))


def western_publication(page: Page, said: Sequence[Candidate], shown: ShownTimes) -> Iterator[Candidate]:
    """Times of publication of a page that is not Korean, best first.

    ``said``: what sources beside the page's own text say; ``shown``: the times around the headline. What the
    page says comes before its address and what another extractor guesses from all of it.
    """
    clean = page.loader.clean
    head = [one for one in said if one.source in _HEAD]
    changes = ask(page, "modified_at", _HEAD)
    changed = {reading.digits.date() for one in changes for reading in clean("modified_at", one.value)}
    yield from best([*head, *page.linked.days()], shown, clean, changed)
    rest = (one for one in said if one not in head)
    yield from _in_year_of(page.response.url, chain(page.shown.far_days(), rest), clean)


_YEAR_AND_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])(?!\d)")


def _in_year_of(url: str, days: Iterable[Candidate], clean: Clean) -> Iterator[Candidate]:
    """Days from all over the page, without those before the month that its address names: those of other
    articles, of copyright lines.
    """
    named = _YEAR_AND_MONTH.search(url)
    begin = date(int(named["year"]), int(named["month"]), 1) if named else date.min
    for one in days:
        readings = clean("published_at", one.value)
        if readings and readings[0].digits.date() >= begin:
            yield one


# No place on earth is further behind Korea.
_FURTHEST_BEHIND = timedelta(hours=21)
_WORD = re.compile(r"[^\W\d_]{2,}")


def best(
    candidates: Iterable[Candidate], shown: ShownTimes, clean: Clean, changed: Collection[date]
) -> Iterator[Candidate]:
    """Times of publication of a page that is not Korean, best first; ``changed``: days of later changes.

    Metadata says it, with a clock time if something else names the same day. A day that the page calls that
    of the publication is believed before it, and so is one alone right under the headline that is earlier:
    systems stamp what they move or publish again.
    """
    claimed = [(one, reading) for one in candidates for reading in clean("published_at", one.value)[:1]]
    if claimed:
        first = claimed[0][1]
        yield from _before(first, shown, changed)
        pairs = (pair for pair in shown.pairs if pair[0].kind != "modified")
        around = [(as_candidate("published_at", pair), pair[1]) for pair in pairs]
        same = [(one, reading) for one, reading in (*claimed, *around) if _one_day(reading, first)]
        timed = [(one, reading) for one, reading in same if reading.timed]
        # The same digits with a zone say what those without one mean.
        zoned = [one for one, reading in timed if reading.zoned and reading.digits == timed[0][1].digits]
        yield next(chain(zoned, (one for one, _ in timed)), claimed[0][0])
    for kind in ("published", "", "modified"):
        pair = shown.first(kind)
        if pair:
            yield as_candidate("published_at", pair)


def _before(said: TimeReading, shown: ShownTimes, changed: Collection[date]) -> Iterator[Candidate]:
    """The shown days that are believed before what metadata has ``said``."""
    first = (said.at - (_FURTHEST_BEHIND if said.timed else timedelta())).date()
    last = said.at.date() + timedelta(days=1)
    if any(time.kind == "published" and first <= one.digits.date() <= last for time, one in shown.pairs):
        return  # the page says so itself
    labelled, alone = shown.first("published"), shown.first("")
    if labelled and labelled[1].digits.date() not in changed:
        yield as_candidate("published_at", labelled)
    if alone and alone == shown.pairs[0] and _is_bare(alone[0].text) and alone[1].digits.date() < first:
        yield as_candidate("published_at", alone)


def _one_day(one: TimeReading, other: TimeReading) -> bool:
    return abs(one.at - other.at) <= timedelta(days=1, hours=12)


def _is_bare(text: str) -> bool:
    """Whether a line with a day says little more: a weekday and a month, a reading time."""
    return len(_WORD.findall(text)) <= 2 or "min" in text
