"""One list: as it stood at a moment, and what stood there in the time before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from newscrawl.room.answers.lists import ShownList, is_settled, shown_list
from newscrawl.room.asked import PAGE, Question, TimeSpan
from newscrawl.room.errors import QuestionError
from newscrawl.store import Store
from newscrawl.store.listclock import ListClock
from newscrawl.store.spellrecords import Spell, Unknown

# Entries of a list on its own page; one of a section goes on for pages and pages.
DEEP: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodThere:
    """An article (or an address) of a list within a time, from its first to its last moment there.

    ``seconds`` add up all its places; ``is_open``: it stands there at the newest look.
    """

    article_id: str | None
    url: str | None
    title: str | None
    publisher: str | None
    best_rank: int | None
    first: datetime
    last: datetime
    seconds: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class UnknownTime:
    """A time for which nobody can say what stood on the list, and why."""

    start: datetime
    end: datetime
    why: str


@dataclass(frozen=True, slots=True)
class ListPast:
    """One list: as it stood at ``at``, what stood there within ``span``, and the times nobody knows."""

    now: datetime
    at: datetime | None
    clock: ListClock
    shown: ShownList
    span: TimeSpan
    rows: list[StoodThere]
    unknown: list[UnknownTime]
    page: int
    has_more: bool
    settled: bool


def list_past(store: Store, question: Question) -> ListPast:
    """The list with the key of the address: at ``at``, and within ``span`` before it.

    Raises QuestionError: there is no such list.
    """
    at, page = question.moment(), question.page
    name = next((one for one in store.followed() if str(one.key) == question.path["key"]), None)
    if name is None:
        raise QuestionError(404, "error_no_list")
    span = _span_until(question, at)
    clock = store.clock_of([name], at or question.now)
    [found] = store.lists_at([name], at)
    rows = _stood_there(store.spells([name], span.since, span.until))
    unknown = store.unknown([name], span.since, span.until)
    return ListPast(
        now=question.now,
        at=at,
        clock=clock,
        shown=shown_list(found, DEEP),
        span=span,
        rows=rows[(page - 1) * PAGE : page * PAGE],
        unknown=[_unknown(one) for one in unknown[:PAGE]],
        page=page,
        has_more=question.leads_on(left=len(rows) > page * PAGE),
        settled=is_settled(clock, at, question.now),
    )


def _span_until(question: Question, at: datetime | None) -> TimeSpan:
    """The time before the moment that is looked at, where no end is named."""
    span = question.span("24h")
    if at is None or question.text("until") or span.name is None:
        return span
    return TimeSpan(at - (span.until - span.since), at, span.name)


def _unknown(one: Unknown) -> UnknownTime:
    return UnknownTime(one.start, one.end, one.why)


def _stood_there(spells: Sequence[Spell]) -> list[StoodThere]:
    """What stood there, the longest first."""
    of_article: dict[str, list[Spell]] = {}
    for spell in spells:
        of_article.setdefault(spell.article_id or spell.url or "", []).append(spell)
    found = [_together(one) for one in of_article.values()]
    return sorted(found, key=lambda one: (-one.seconds, one.first))


def _together(spells: Sequence[Spell]) -> StoodThere:
    last = max(spells, key=lambda one: one.end)
    return StoodThere(
        article_id=last.article_id,
        url=last.url,
        title=last.title,
        publisher=last.publisher,
        best_rank=min((one.rank for one in spells if one.rank is not None), default=None),
        first=min(one.start for one in spells),
        last=last.end,
        seconds=sum(one.seconds for one in spells),
        is_open=any(one.is_open for one in spells),
    )
