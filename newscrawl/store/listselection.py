"""What of the history of lists a person wants to have: spells, ranks, and which articles stood where.

What a crawl observed is part of the history once the crawl has ended.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, func, or_, select

from newscrawl.items import Placement, Ranking
from newscrawl.store.content import LIST_FIELDS
from newscrawl.store.epoch import moment, seconds
from newscrawl.store.selectedrows import ExportedSpell
from newscrawl.store.spelltables import (
    SHOWN_ON_LISTS,
    State,
    comment_counts,
    entries,
    list_numbers,
    observations,
    spells,
)
from newscrawl.store.tables import lists, runs

_PART: Final = 500
_NAMES: Final = tuple(lists.c[name] for name in LIST_FIELDS)
_ENTRY: Final = (entries.c.article_id, entries.c.url, entries.c.title, entries.c.publisher)


def is_list(names: Sequence[str]) -> ColumnElement[bool]:
    """Whether a list has one of these headings, or is of this kind."""
    return or_(lists.c.name.in_(names), lists.c.list.in_(names))


def seen_on(names: Sequence[str]) -> Select[Any]:
    """The identities of articles that stood on such lists, for ``IN``."""
    is_known = entries.c.article_id.is_not(None)
    return select(entries.c.article_id).select_from(SHOWN_ON_LISTS).where(is_list(names), is_known)


def places_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Placement]]:
    """The lists that articles stood on, in the order in which they came there, each with the best rank."""
    names = [column for column in _NAMES if column.name != "site"]
    query = (
        select(entries.c.article_id, *names, func.min(spells.c.rank).label("rank"))
        .select_from(SHOWN_ON_LISTS)
        .where(entries.c.article_id.in_(ids))
        .group_by(entries.c.article_id, spells.c.list, *names)
        .order_by(func.min(spells.c.from_at), spells.c.list)
    )
    places: dict[str, list[Placement]] = {}
    for article_id, *values in connection.execute(query):
        place = Placement(**dict(zip((*(one.name for one in names), "rank"), values, strict=True)))
        places.setdefault(article_id, []).append(place)
    return places


def select_spells(
    connection: Connection,
    which: list[ColumnElement[bool]],
    since: datetime | None,
    until: datetime | None,
) -> Iterator[ExportedSpell]:
    """The spells that reach into a time, in order of their beginning. ``which``: of lists, of entries."""
    query = spell_query(which, since, until)
    for row in connection.execution_options(yield_per=_PART).execute(query).mappings():
        yield ExportedSpell(
            # By column, not by name: both a list and its spells have a ``list``.
            **{column.name: row[column] for column in (*_NAMES, spells.c.position, spells.c.rank, *_ENTRY)},
            start=moment(row["from_at"]),
            end=moment(row["end_at"]),
            seconds=row["end_at"] - row["from_at"],
            is_open=row["until_at"] is None,
        )


# An open spell ends with the newest look, which it was seen at.
_NEWEST: Final = (
    select(func.max(observations.c.until_at) + 1)
    .where(observations.c.list == spells.c.list)
    .correlate(spells)
    .scalar_subquery()
)


def spell_query(
    which: list[ColumnElement[bool]], since: datetime | None, until: datetime | None
) -> Select[Any]:
    """The rows of ``select_spells``."""
    end = func.coalesce(spells.c.until_at, _NEWEST)
    bounds = [*which]
    if since is not None:
        bounds.append(end > seconds(since))
    if until is not None:
        bounds.append(spells.c.from_at <= seconds(until))
    query = select(spells, end.label("end_at"), *_NAMES, *_ENTRY).select_from(SHOWN_ON_LISTS).where(*bounds)
    return query.order_by(spells.c.from_at, spells.c.list, spells.c.position)


# -- Ranks ------------------------------------------------------------------------------------------


def select_ranks(
    connection: Connection,
    which: list[ColumnElement[bool]],
    since: datetime | None,
    until: datetime | None,
) -> Iterator[Ranking]:
    """Each list as it stood whenever it had changed: its entries at the first look that found them so.

    List by list, in order of time. Pictures that held at some moment of the time are given. ``which`` is of
    lists alone.
    """
    numbered = list_numbers.join(lists, lists.c.key == list_numbers.c.key)
    found = select(list_numbers.c.number, *_NAMES).select_from(numbered).where(*which)
    for row in connection.execute(found.order_by(*_NAMES, list_numbers.c.number)).mappings().all():
        names = {name: row[name] for name in LIST_FIELDS}
        yield from _ranks_of(connection, row["number"], names, since, until)


def _ranks_of(
    connection: Connection,
    number: int,
    names: dict[str, Any],
    since: datetime | None,
    until: datetime | None,
) -> Iterator[Ranking]:
    """One pass over the stretches, the spells and the comments of a list, all in order of time."""
    coming = connection.execute(_SPELLS, {"number": number})
    counted = connection.execute(_COMMENTS, {"number": number})
    spell, comment = next(coming, None), next(counted, None)
    standing: dict[int, Any] = {}
    comments: dict[int, int | None] = {}
    for seen in connection.execute(_STRETCHES, {"number": number}):
        while spell is not None and spell.from_at <= seen.from_at:
            standing[spell.position] = spell
            spell = next(coming, None)
        while comment is not None and comment.at <= seen.from_at:
            comments[comment.entry] = comment.comments
            comment = next(counted, None)
        is_within = (since is None or seen.until_at >= since.timestamp()) and (
            until is None or seen.from_at <= until.timestamp()
        )
        if seen.state != State.SEEN or not is_within:
            continue
        for place in sorted(standing):
            one = standing[place]
            if one.until_at is None or one.until_at > seen.from_at:
                yield _ranking(names, seen, one, comments.get(one.entry))


def _ranking(names: dict[str, Any], seen: Any, one: Any, comments: int | None) -> Ranking:
    return Ranking(
        **names,
        rank=one.rank,
        title=one.title,
        url=one.url,
        article_id=one.article_id,
        publisher=one.publisher,
        comment_count=comments,
        observed_at=moment(seen.from_at),
        run=seen.run,
        about_from=None if seen.about_from is None else moment(seen.about_from),
        about_until=None if seen.about_until is None else moment(seen.about_until),
    )


_OF_LIST: Final = bindparam("number", type_=Integer)
_STREAMED: Final = {"yield_per": _PART}
_SPELLS: Final = (
    select(spells, *_ENTRY)
    .join(entries, entries.c.number == spells.c.entry)
    .where(spells.c.list == _OF_LIST)
    .order_by(spells.c.from_at, spells.c.position)
    .execution_options(**_STREAMED)
)
_COMMENTS: Final = (
    select(comment_counts)
    .where(comment_counts.c.list == _OF_LIST)
    .order_by(comment_counts.c.at)
    .execution_options(**_STREAMED)
)
_STRETCHES: Final = (
    select(
        observations,
        select(func.min(runs.c.id))
        .where(runs.c.crawl == observations.c.crawl)
        .correlate(observations)
        .scalar_subquery()
        .label("run"),
    )
    .where(observations.c.list == _OF_LIST)
    .order_by(observations.c.from_at)
    .execution_options(**_STREAMED)
)
