"""Lists as they stand or stood: the front page, and front pages side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from newscrawl.room.answers.choices import check_kind, check_site
from newscrawl.room.asked import Question
from newscrawl.store import Store
from newscrawl.store.listclock import ListClock
from newscrawl.store.listhistory import REMEMBERED
from newscrawl.store.spellrecords import ListAt, ListName, ListState, StandingEntry

# Lists of a page, and entries of each: the rest of a list is on its own page.
LISTS: Final = 24
ENTRIES: Final = 8
# Front pages side by side, entries of each, and of one of its lists at least.
BESIDE: Final = 6
BESIDE_ENTRIES: Final = 15
BESIDE_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list at a moment with its first ``entries``; ``more``: how many it has beyond. ``key`` names it.

    ``state``, the first and last look that say so, and ``reach`` are as in ``ListAt``.
    """

    key: str
    site: str | None
    list: str | None
    name: str | None
    tab: str | None
    section: str | None
    span: str | None
    label: str
    state: ListState
    seen_from: datetime | None
    seen_until: datetime | None
    about_from: datetime | None
    about_until: datetime | None
    reach: int | None
    entries: Sequence[StandingEntry]
    more: int


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Lists at ``at``; None: as the newest looks found them. ``now`` is when it was asked.

    ``page`` of the lists, of which ``has_more`` follow. ``settled``: it will never say anything else.
    """

    now: datetime
    at: datetime | None
    clock: ListClock
    sites: list[str]
    site: str | None
    kind: str | None
    lists: list[ShownList]
    page: int
    has_more: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class OutletList:
    """The first entries of one list of a front page, but for articles that a list before it has."""

    key: str
    label: str
    entries: list[StandingEntry]


@dataclass(frozen=True, slots=True)
class OutletFront:
    """The main news of one site at a moment, its lists one after the other, each article once."""

    site: str
    state: ListState
    seen_until: datetime | None
    lists: list[OutletList]

    @property
    def entries(self) -> list[StandingEntry]:
        """The entries of all its lists."""
        return [entry for one in self.lists for entry in one.entries]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Front pages beside each other. ``shared``: of each article that other columns tell too, how many do."""

    now: datetime
    at: datetime | None
    clock: ListClock
    sites: list[str]
    fronts: list[OutletFront]
    shared: dict[str, int]
    settled: bool


def front_page(store: Store, question: Question) -> FrontPage:
    """The lists of all sites, or of ``site``, or of a kind (``list``), at ``at``."""
    at, page = question.moment(), question.page
    site, kind = question.text("site") or None, question.text("list") or None
    followed = _of_now(store)
    sites = list(dict.fromkeys(one.site or "" for one in followed))
    check_site(site, sites)
    check_kind(kind)
    wanted = [one for one in followed if site in (None, one.site) and kind in (None, one.list)]
    part = wanted[(page - 1) * LISTS : page * LISTS]
    clock = store.clock_of(part, at or question.now)
    return FrontPage(
        now=question.now,
        at=at,
        clock=clock,
        sites=sites,
        site=site,
        kind=kind,
        lists=[shown_list(one, ENTRIES) for one in store.lists_at(part, at)],
        page=page,
        has_more=question.leads_on(left=len(wanted) > page * LISTS),
        settled=is_settled(clock, at, question.now),
    )


def is_settled(clock: ListClock, at: datetime | None, now: datetime) -> bool:
    """Whether no look can change what lists say of ``at``: each was seen later, none is told that late."""
    if at is None or clock.settled_until is None:
        return False
    return at < clock.settled_until and at < now - timedelta(seconds=REMEMBERED)


def _of_now(store: Store) -> list[ListName]:
    """The lists that are of now, not of past days that somebody asked for."""
    return [one for one in store.followed() if one.span is None]


def shown_list(found: ListAt, most: int) -> ShownList:
    """A list with its first entries."""
    of = found.of
    return ShownList(
        key=str(of.key),
        site=of.site,
        list=of.list,
        name=of.name,
        tab=of.tab,
        section=of.section,
        span=of.span,
        label=of.label,
        state=found.state,
        seen_from=found.seen_from,
        seen_until=found.seen_until,
        about_from=found.about_from,
        about_until=found.about_until,
        reach=found.reach,
        entries=found.entries[:most],
        more=max(0, len(found.entries) - most),
    )


# -- Side by side -----------------------------------------------------------------------------------


def side_by_side(store: Store, question: Question) -> SideBySide:
    """The main news of the sites that are named (``site``, several times), or of the first ones."""
    at = question.moment()
    lists = [one for one in _of_now(store) if one.list == "mainnews"]
    sites = list(dict.fromkeys(one.site or "" for one in lists))
    wanted = question.texts("site", BESIDE) or sites[:3]
    for site in wanted:
        check_site(site, sites)
    # Some lists of a site fill its column; a portal has hundreds.
    of_sites = [[one for one in lists if one.site == site][:BESIDE] for site in wanted]
    every = [one for of_site in of_sites for one in of_site]
    clock = store.clock_of(every, at or question.now)
    found = {one.of: one for one in store.lists_at(every, at)}
    fronts = [
        _front(site, [found[one] for one in of_site]) for site, of_site in zip(wanted, of_sites, strict=True)
    ]
    return SideBySide(
        now=question.now,
        at=at,
        clock=clock,
        sites=sites,
        fronts=fronts,
        shared=_shared(store, fronts),
        settled=is_settled(clock, at, question.now),
    )


def _front(site: str, lists: Sequence[ListAt]) -> OutletFront:
    seen = [one for one in lists if one.state == "seen"]
    # Room for some of each list, not for all of the first.
    most = max(BESIDE_LEAST, BESIDE_ENTRIES // max(len(seen), 1))
    taken: set[str] = set()
    shown = []
    for one in seen:
        new = [entry for entry in one.entries if (entry.article_id or entry.url or "") not in taken][:most]
        taken |= {entry.article_id or entry.url or "" for entry in new}
        shown.append(OutletList(str(one.of.key), one.of.label, new))
    return OutletFront(
        site=site,
        state=(seen or lists)[0].state,
        seen_until=max((one.seen_until for one in seen if one.seen_until), default=None),
        lists=[one for one in shown if one.entries],
    )


def _shared(store: Store, fronts: Sequence[OutletFront]) -> dict[str, int]:
    of_front = [{one.article_id for one in front.entries if one.article_id} for front in fronts]
    stories = store.stories_of({one for ids in of_front for one in ids})
    of_stories = [{stories[one] for one in ids if one in stories} for ids in of_front]
    found = {}
    for number, ids in enumerate(of_front):
        for one in ids & stories.keys():
            others = sum(stories[one] in of_stories[n] for n in range(len(of_stories)) if n != number)
            if others:
                found[one] = others
    return found
