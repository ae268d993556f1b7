"""What changed in articles: headlines, corrections, withdrawals, with the words that differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from newscrawl.changes.classes import ChangeClass
from newscrawl.changes.words import Edit
from newscrawl.nearest import nearest
from newscrawl.room.answers.choices import check_stored
from newscrawl.room.answers.passages import first_of, passages
from newscrawl.room.asked import PAGE, Question, TimeSpan
from newscrawl.room.errors import QuestionError
from newscrawl.store import Store
from newscrawl.store.changequeries import ArticleChange

# What a reader wants to see where nothing else is asked for: what says something else than before.
TELLING: Final = (
    ChangeClass.HEADLINE,
    ChangeClass.CORRECTION,
    ChangeClass.ADDITION,
    ChangeClass.DELETION,
    ChangeClass.WITHDRAWAL,
)
# Passages of a text that are shown of one change.
_PASSAGES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """A change; ``before`` and ``after`` are its headlines, ``edits`` the first passages that differ in its
    text, with some words around them, and ``more`` how many further ones there are.
    """

    article_id: str
    revision: int
    at: datetime
    site: str | None
    publisher: str | None
    url: str | None
    classes: list[ChangeClass]
    before: str | None
    after: str | None
    edits: list[Edit]
    more: int


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    """What changed within ``span``, newest first; of these sites and classes."""

    span: TimeSpan
    sites: list[str]
    site: str | None
    classes: list[ChangeClass]
    rows: list[ShownChange]
    page: int
    has_more: bool


def changes(store: Store, question: Question) -> ChangesAnswer:
    """The changes of ``span``, of ``site``, and of the classes that are named (``class``, several times)."""
    span, page, site = question.span("24h"), question.page, question.text("site") or None
    sites = [one.site or "" for one in store.followed() if one.span is None]
    check_stored(store, site, sites)
    classes = _classes(question.texts("class"))
    found = store.changes_since(
        span.since, span.until, (site,) if site else (), classes or TELLING, limit=page * PAGE + 1
    )
    part = found[(page - 1) * PAGE : page * PAGE]
    bodies = store.bodies_of([(one.article_id, one.revision) for one in part if _is_of_text(one)])
    return ChangesAnswer(
        span=span,
        sites=list(dict.fromkeys(sites)),
        site=site,
        classes=classes,
        rows=[_shown(one, bodies.get((one.article_id, one.revision))) for one in part],
        page=page,
        has_more=question.leads_on(left=len(found) > page * PAGE),
    )


def _classes(names: Sequence[str]) -> list[ChangeClass]:
    try:
        return [ChangeClass(one) for one in names]
    except ValueError:
        wrong = next(one for one in names if one not in [*ChangeClass])
        meant = nearest(wrong, ChangeClass)
        raise QuestionError(404, "error_no_class", names=", ".join(ChangeClass), meant=meant) from None


def _is_of_text(one: ArticleChange) -> bool:
    of_text = {ChangeClass.CORRECTION, ChangeClass.ADDITION, ChangeClass.DELETION}
    return bool(of_text.intersection(one.classes))


def _shown(one: ArticleChange, bodies: tuple[str | None, str | None] | None) -> ShownChange:
    edits, more = first_of(passages(*bodies) if bodies is not None else [], _PASSAGES)
    return ShownChange(
        article_id=one.article_id,
        revision=one.revision,
        at=one.at,
        site=one.site,
        publisher=one.publisher,
        url=one.url,
        classes=list(one.classes),
        before=one.before,
        after=one.after,
        edits=edits,
        more=more,
    )
