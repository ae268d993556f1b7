"""What is asked about lists as they stood: at a moment, between two, and of an article.

Everything here is index seeks along ``spells``: it takes as long as the answer is, not as the past.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select, text

from newscrawl.store.content import LIST_FIELDS
from newscrawl.store.entrybook import ShownEntry, known_numbers
from newscrawl.store.epoch import END_OF_TIME, moment, seconds
from newscrawl.store.frontier import parts
from newscrawl.store.spellrecords import ListAt, ListName, Spell, StandingEntry, Unknown
from newscrawl.store.spelltables import (
    SHARED,
    SHOWN_ON_LISTS,
    State,
    entries,
    list_numbers,
    observations,
    spells,
)
from newscrawl.store.standing import SHOWN, TAKEN, Stretch, standing, stretch_after, stretch_at
from newscrawl.store.tables import articles, lists
from newscrawl.text import KST

_STATES: Mapping[State, Any] = {State.SEEN: "seen", State.EMPTY: "empty", State.DOUBT: "in doubt"}


# What a list is called: the columns of ``ListName``.
_LIST = (lists.c.key, *(lists.c[name] for name in LIST_FIELDS), lists.c.span)


def followed(connection: Connection, site: str | None = None) -> list[ListName]:
    """The lists that have a history (of a site), by site, kind and names."""
    query = select(*_LIST).join(list_numbers, list_numbers.c.key == lists.c.key)
    if site is not None:
        query = query.where(lists.c.site == site)
    return [ListName(**row) for row in connection.execute(query.order_by(*_LIST[1:])).mappings()]


def named(connection: Connection, keys: Iterable[int]) -> Iterator[ListName]:
    """The names of the lists with these keys (``lists.key``)."""
    for part in parts(sorted(set(keys))):
        for row in connection.execute(select(*_LIST).where(lists.c.key.in_(part))).mappings():
            yield ListName(**row)


def lists_at(connection: Connection, names: Sequence[ListName], at: datetime | None) -> list[ListAt]:
    """These lists at a moment; without one, as the newest look found each."""
    when = END_OF_TIME if at is None else seconds(at)
    found = {}
    for part in parts([one.key for one in names]):
        for row in connection.execute(_STRETCHES, {"keys": list(part), "at": when}):
            found[row.key] = (row.number, Stretch.of(row), row.next_at)
    never = datetime.now(KST) if at is None else moment(when)
    return [
        _list_at(connection, one, found[one.key], when) if one.key in found else ListAt(one, never, "never")
        for one in names
    ]


def _list_at(
    connection: Connection, name: ListName, found: tuple[int, Stretch, int | None], when: int
) -> ListAt:
    number, stretch, next_at = found
    at = stretch.until_at if when == END_OF_TIME else when
    is_over = at > stretch.until_at and at >= stretch.holds_until(next_at)
    return picture(connection, name, number, stretch, at, is_over=is_over)


# Of each list the stretch that covers a moment, or the last one before it, and the beginning of the next.
_OLDER, _LATER = observations.alias("older"), observations.alias("later")
_STRETCHES = (
    select(
        list_numbers.c.key,
        list_numbers.c.number,
        observations,
        select(func.min(_LATER.c.from_at))
        .where(_LATER.c.list == list_numbers.c.number, _LATER.c.from_at > bindparam("at"))
        .correlate(list_numbers)
        .scalar_subquery()
        .label("next_at"),
    )
    .join(observations, observations.c.list == list_numbers.c.number)
    .where(
        list_numbers.c.key.in_(bindparam("keys", expanding=True)),
        observations.c.from_at
        == select(func.max(_OLDER.c.from_at))
        .where(_OLDER.c.list == list_numbers.c.number, _OLDER.c.from_at <= bindparam("at"))
        .correlate(list_numbers)
        .scalar_subquery(),
    )
)


def picture(
    connection: Connection, name: ListName, number: int, stretch: Stretch, at: int, *, is_over: bool = False
) -> ListAt:
    """A list at ``at``, of which ``stretch`` says what stood there; ``is_over``: it did, and says no more."""
    about_from, about_until = (None if one is None else moment(one) for one in stretch.about)
    return ListAt(
        of=name,
        at=moment(at),
        state="gap" if is_over else _STATES[stretch.state],
        seen_from=moment(stretch.from_at),
        seen_until=moment(stretch.until_at),
        looks=stretch.looks,
        about_from=about_from,
        about_until=about_until,
        reach=None if is_over else stretch.reach,
        entries=[] if is_over else _entries_at(connection, number, stretch, at),
    )


def _entries_at(connection: Connection, number: int, stretch: Stretch, at: int) -> list[StandingEntry]:
    if stretch.state is not State.SEEN:
        return []
    rows = connection.execute(SHOWN, {"list": number, "at": at, "when": at})
    # By place, and not by name: it saves a fifth of the whole answer's time.
    return [
        StandingEntry(position, rank, article_id, url, title, publisher, comments, moment(since))
        for position, since, rank, article_id, url, title, publisher, comments in sorted(
            rows, key=lambda row: list_order(row[0])
        )
    ]


def list_order(position: int) -> tuple[int, int]:
    """What sorts positions as the list shows them: entries at one rank stand together."""
    return position % SHARED, position


def entries_of(connection: Connection, numbers: Iterable[int]) -> dict[int, ShownEntry]:
    """The entries with these numbers."""
    return {
        row.number: _entry(row)
        for part in parts(sorted(set(numbers)))
        for row in connection.execute(_ENTRIES, {"numbers": list(part)})
    }


def _entry(row: Row[Any]) -> ShownEntry:
    return ShownEntry(row.article_id, row.url, row.title, row.publisher)


_ENTRIES = select(entries).where(entries.c.number.in_(bindparam("numbers", expanding=True)))
# At each position from the spell that covers the beginning.
WITHIN = (
    f"{TAKEN},"  # noqa: S608 - no input in it
    " within AS (SELECT spells.position, spells.rank, spells.entry, spells.from_at,"
    " COALESCE(spells.until_at, :newest) AS until_at, spells.until_at IS NULL AS is_open"
    " FROM taken JOIN spells ON spells.list = :list AND spells.position = taken.position"
    " AND spells.from_at < :until AND spells.from_at >= COALESCE("
    "(SELECT max(older.from_at) FROM spells AS older WHERE older.list = :list"
    " AND older.position = taken.position AND older.from_at <= :since), :since)"
    " WHERE COALESCE(spells.until_at, :newest) > :since) "
)
_WITHIN = text(WITHIN + "SELECT * FROM within ORDER BY from_at, position")  # noqa: S608 - no input in it


def spells_within(
    connection: Connection, names: Sequence[ListName], since: datetime, until: datetime
) -> Iterator[Spell]:
    """The spells that reach into the time from ``since`` until ``until``, list by list, in order of time."""
    numbers = known_numbers(connection, (one.key for one in names))
    for name in names:
        if (number := numbers.get(name.key)) is None:
            continue
        rows = connection.execute(_WITHIN, span(connection, number, since, until)).all()
        shown = entries_of(connection, (row.entry for row in rows))
        for row in rows:
            yield _spell(name, row, shown[row.entry], row.until_at, is_open=bool(row.is_open))


def span(connection: Connection, number: int, since: datetime, until: datetime) -> dict[str, int]:
    """The parameters of ``WITHIN``; an open spell ends with the newest look."""
    newest = stretch_at(connection, number, END_OF_TIME)
    end = newest.until_at + 1 if newest else 0
    return {"list": number, "since": seconds(since), "until": seconds(until), "newest": end}


def _spell(name: ListName, row: Row[Any], entry: ShownEntry, end: int, *, is_open: bool) -> Spell:
    return Spell(
        on=name,
        position=row.position,
        rank=row.rank,
        **entry._asdict(),
        start=moment(row.from_at),
        end=moment(end),
        is_open=is_open,
    )


def unknown_within(
    connection: Connection, names: Sequence[ListName], since: datetime, until: datetime
) -> Iterator[Unknown]:
    """The times from ``since`` until ``until`` for which nobody can say what stood on each of these lists."""
    numbers = known_numbers(connection, (one.key for one in names))
    for name in names:
        begun, end = seconds(since), seconds(until)
        stretches = _stretches(connection, numbers.get(name.key, -1), begun, end)
        known_until = begun
        for number, stretch in enumerate(stretches):
            if stretch.from_at >= end:
                break
            following = stretches[number + 1] if number + 1 < len(stretches) else None
            holds = min(stretch.holds_until(following.from_at if following else None), end)
            if known_until < stretch.from_at:
                yield Unknown(name, moment(known_until), moment(stretch.from_at), "gap")
            start = max(stretch.from_at, begun)
            if stretch.state is not State.SEEN and start < holds:
                yield Unknown(name, moment(start), moment(holds), _STATES[stretch.state])
            known_until = max(known_until, holds)
        if known_until < end:
            yield Unknown(name, moment(known_until), moment(end), "gap")


def _stretches(connection: Connection, number: int, since: int, until: int) -> list[Stretch]:
    """The stretches that reach into a time, and the one after them."""
    first = stretch_at(connection, number, since)
    begin = first.from_at if first is not None else since
    query = (
        select(observations)
        .where(observations.c.list == number, observations.c.from_at >= begin, observations.c.from_at < until)
        .order_by(observations.c.from_at)
    )
    found = [Stretch.of(row) for row in connection.execute(query)]
    after = stretch_after(connection, number, until - 1)
    return [*found, after] if after is not None else found


def ids_seen(connection: Connection, keys: Iterable[int], at: datetime) -> frozenset[str]:
    """The articles that stood on the lists with these keys at a look."""
    numbers = known_numbers(connection, keys).values()
    standing_there = (standing(connection, number, seconds(at)).values() for number in numbers)
    shown = entries_of(connection, (row.entry for rows in standing_there for row in rows))
    ids = (entry.article_id for entry in shown.values())
    return frozenset(one for one in ids if one is not None)


def placements(connection: Connection, article_id: str, since: datetime | None) -> list[Spell]:
    """Where an article stood and when (until ``since`` or later), oldest first; by identity or address."""
    urls = connection.execute(
        select(articles.c.url, articles.c.requested_url).where(articles.c.id == article_id)
    ).first()
    is_its = entries.c.article_id == article_id
    if urls is not None:
        unnamed = entries.c.article_id.is_(None) & entries.c.url.in_([url for url in urls if url])
        is_its = or_(is_its, unnamed)
    query = (
        select(spells, *_LIST, entries.c.article_id, entries.c.url, entries.c.title, entries.c.publisher)
        .select_from(SHOWN_ON_LISTS)
        .where(is_its)
        .order_by(spells.c.from_at, spells.c.list, spells.c.position)
    )
    found = []
    newest: dict[int, int] = {}
    for row in connection.execute(query).all():
        if row.until_at is None and row[0] not in newest:
            stretch = stretch_at(connection, row[0], END_OF_TIME)
            newest[row[0]] = stretch.until_at + 1 if stretch else 0
        end = newest[row[0]] if row.until_at is None else row.until_at
        if since is not None and end <= seconds(since):
            continue
        values = row._mapping
        name = ListName(**{column.name: values[column] for column in _LIST})
        found.append(_spell(name, row, _entry(row), end, is_open=row.until_at is None))
    return found
