"""When an article was published and changed: what decides between the times that its page says."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, islice

from newscrawl.loaders import TimeReading
from newscrawl.pages import decisions
from newscrawl.pages.asking import ask
from newscrawl.pages.decisions import Clean, ShownTimes, as_candidate
from newscrawl.pages.notation import notation_of
from newscrawl.pages.page import Page
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.westerndays import dateline_of

_HEAD = frozenset(("json-ld", "meta"))
_SURE = frozenset(("rule", "payload"))
Ask = Callable[[str], Iterable[Candidate]]


def dates_of(page: Page, asked: Ask) -> tuple[Iterator[Candidate], list[Candidate]]:
    """The times of publication and of changes, each best first; ``asked``: what the sources say of a field.

    Where nothing says when it was published, it is when it was changed, as a candidate of ``modified_at``.
    """
    clean = page.loader.clean
    if not page.korean:
        head = [one.value for name in ("published_at", "modified_at") for one in ask(page, name, _HEAD)]
        page.loader.context["notation"] = page.notation = notation_of(page, head)
    shown = ShownTimes(page.shown.times, clean)
    sure, rest = _parted(asked("modified_at"))
    changes = [*sure, *decisions.modified(rest, shown, clean)]
    if not page.korean:
        changes += [one for one in rest if one not in changes]  # a day alone
    sure, rest = _parted(asked("published_at"))
    if page.korean:
        decided = decisions.published([*rest, *page.shown.machine_times()], shown, clean)
        best = chain(sure, decided, changes)
    else:
        best = chain(sure, western_publication(page, rest, shown, changes))
    first = list(islice(best, 1))
    page.times = [
        (one.source, reading)
        for one in (*first, *rest[:2], *shown.labelled())
        for reading in clean("published_at", one.value)[:1]
    ]
    return chain(first, best), changes


def _parted(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """What a site's rules and scripts say, and the rest but what the page shows, which is read apart."""
    rest = [one for one in candidates if one.source != "shown"]
    sure = [one for one in rest if one.source in _SURE]
    return sure, [one for one in rest if one.source not in _SURE]


def western_publication(
    page: Page, candidates: Sequence[Candidate], shown: ShownTimes, changes: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Times of publication of a page that is not Korean, best first.

    ``candidates``: what sources beside the page's own text say; ``shown``: the times around the headline;
    ``changes``: of later changes. What the page says comes before its address, a day that is called the
    publication's, the change that readers see, other days on the page, and what another extractor guesses
    from all of it; the change that metadata names comes last, unless that is the day which was guessed.
    """
    clean, url = page.loader.clean, page.response.url
    # When a video was uploaded says least of when the article was published that holds it.
    head = sorted(
        (one for one in candidates if one.source in _HEAD), key=lambda one: one.place == "uploadDate"
    )
    changed = {reading.digits.date() for one in changes for reading in clean("modified_at", one.value)}
    yield from best([*head, *page.linked.days()], shown, clean, changed)
    yield from (one for one in candidates if one.source == "address")
    yield from _in_year_of(url, page.shown.far_days("published"), clean)
    datelines = map(dateline_of, page.text.paragraphs[:2])
    yield from (Candidate("published_at", one, "prose", "dateline") for one in datelines if one)
    if shown.first("modified"):
        yield from changes
    yield from _in_year_of(url, page.shown.far_days(""), clean)
    later = [*changes, *_in_year_of(url, page.shown.far_days("modified"), clean)]
    rest = [one for one in candidates if one not in head and one.source != "address"]
    for one in _in_year_of(url, rest, clean):
        day = clean("published_at", one.value)[0].digits.date()
        yield next((change for change in later if _is_on(change, day, clean)), one)
    yield from later


def _is_on(change: Candidate, day: date, clean: Clean) -> bool:
    return any(reading.digits.date() == day for reading in clean("modified_at", change.value))


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
    for kind in ("published", ""):
        pair = shown.first(kind)
        if pair:
            yield as_candidate("published_at", pair)


def _before(claimed: TimeReading, shown: ShownTimes, changed: Collection[date]) -> Iterator[Candidate]:
    """The shown days that are believed before what metadata has ``claimed``."""
    first = (claimed.at - (_FURTHEST_BEHIND if claimed.timed else timedelta())).date()
    last = claimed.at.date() + timedelta(days=1)
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
