"""What crawls did: their runs, how each ended, and what they read and did not believe."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newscrawl.room.asked import PAGE, Question
from newscrawl.room.errors import QuestionError
from newscrawl.run.counters import Count
from newscrawl.store import RunRecord, Store
from newscrawl.store.records import VerdictWord, WithheldReading
from newscrawl.store.refused import RefusedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRun:
    """A run: who, when, how it ended and why; ``counts`` as the summary of the run has them."""

    id: str
    spider: str
    site: str | None
    started: datetime
    ended: datetime | None
    state: str
    verdict: VerdictWord | None
    reasons: list[str]
    counts: dict[str, Any]
    health: dict[str, dict[str, Any]]
    arguments: dict[str, Any]

    @property
    def new_articles(self) -> int:
        """How many articles it kept for the first time."""
        return int(self.counts.get(Count.ARTICLES_NEW, 0))


@dataclass(frozen=True, slots=True)
class RunsAnswer:
    """Runs, the newest first."""

    runs: list[ShownRun]
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWithheld:
    """A reading that waits for a person. ``stored``: whether an earlier one of the article is."""

    article_id: str
    reason: str
    run: str
    seen_at: datetime
    times: int
    stored: bool
    headline: str | None
    publisher: str | None
    url: str | None
    has_page: bool


@dataclass(frozen=True, slots=True)
class WithheldAnswer:
    """Readings that were not stored, and pages that were refused, each the newest first."""

    withheld: list[ShownWithheld]
    refused: list[RefusedPage]
    page: int
    has_more: bool


def runs(store: Store, question: Question) -> RunsAnswer:
    """The runs of a page."""
    page = question.page
    found = store.runs(limit=page * PAGE + 1)
    part = found[(page - 1) * PAGE : page * PAGE]
    has_more = question.leads_on(left=len(found) > page * PAGE)
    return RunsAnswer([_run(one) for one in part], page, has_more)


def run(store: Store, question: Question) -> ShownRun:
    """The run that the address names.

    Raises QuestionError: there is no such run.
    """
    if (found := store.run(question.path["id"])) is None:
        raise QuestionError(404, "error_no_run", id=question.path["id"])
    return _run(found)


def _run(one: RunRecord) -> ShownRun:
    return ShownRun(
        id=one.id,
        spider=one.spider,
        site=one.site,
        started=one.started,
        ended=one.ended,
        state=one.state,
        verdict=one.verdict,
        reasons=one.reasons or [],
        counts=one.counts or {},
        health=one.health or {},
        arguments=one.arguments,
    )


def withheld(store: Store, question: Question) -> WithheldAnswer:
    """What waits for a person, a page of it."""
    page = question.page
    first = (page - 1) * PAGE
    waiting = store.withheld(limit=PAGE + 1, offset=first)
    refused = store.refused_pages(limit=PAGE + 1, offset=first)
    return WithheldAnswer(
        [shown_withheld(one) for one in waiting[:PAGE]],
        refused[:PAGE],
        page,
        question.leads_on(left=len(waiting) > PAGE or len(refused) > PAGE),
    )


def withheld_reading(store: Store, question: Question) -> ShownWithheld:
    """The reading of the article that the address names.

    Raises QuestionError: none of this article waits.
    """
    found = store.withheld([question.path["id"]])
    if not found:
        raise QuestionError(404, "error_not_withheld", id=question.path["id"])
    return shown_withheld(found[0])


def refused_page(store: Store, question: Question) -> RefusedPage:
    """The refused page with the key of the address.

    Raises QuestionError: no such page is kept.
    """
    if (found := store.refused_page(question.path["key"])) is None:
        raise QuestionError(404, "error_no_page_kept")
    return found


def shown_withheld(one: WithheldReading) -> ShownWithheld:
    """What a page says of a withheld reading."""
    return ShownWithheld(
        article_id=one.article_id,
        reason=one.reason,
        run=one.run,
        seen_at=one.seen_at,
        times=one.times,
        stored=one.stored,
        headline=one.headline,
        publisher=one.publisher,
        url=one.url,
        has_page=one.has_page,
    )
