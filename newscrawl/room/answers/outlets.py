"""How long outlets stood on lists."""

from dataclasses import dataclass
from typing import Final, cast

from newscrawl.room.answers.choices import check_kind, check_site
from newscrawl.room.asked import Question, TimeSpan
from newscrawl.store import Store
from newscrawl.store.exposure import By
from newscrawl.store.spellrecords import Exposure

# Outlets that are named one by one.
SHOWN: Final = 100
# Lists that are added up while somebody waits.
_LISTS: Final = 200


@dataclass(frozen=True, slots=True)
class ExposureAnswer:
    """Seconds on lists by publisher or section (``by``) within ``span``, the longest first.

    ``seconds`` are those of all, also of what is beyond the first rows; ``lists`` how many were added up.
    """

    span: TimeSpan
    by: str
    sites: list[str]
    site: str | None
    kind: str | None
    rows: list[Exposure]
    more: int
    seconds: int
    lists: int


def outlets(store: Store, question: Question) -> ExposureAnswer:
    """The exposure on the lists of a site (``site``) and a kind (``list``), or on all."""
    span, by = question.span("24h"), question.text("by") or "publisher"
    site, kind = question.text("site") or None, question.text("list") or None
    check_kind(by, ("publisher", "section"))
    check_kind(kind)
    every = store.followed()
    check_site(site, {one.site or "" for one in every})
    followed = [one for one in every if one.span is None]
    lists = [one for one in followed if site in (None, one.site) and kind in (None, one.list)][:_LISTS]
    rows = store.exposure(lists, span.since, span.until, cast("By", by))
    return ExposureAnswer(
        span=span,
        by=by,
        sites=list(dict.fromkeys(one.site or "" for one in followed)),
        site=site,
        kind=kind,
        rows=rows[:SHOWN],
        more=max(0, len(rows) - SHOWN),
        seconds=sum(one.seconds for one in rows),
        lists=len(lists),
    )
