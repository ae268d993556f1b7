"""Any sequence of looks at a list, also told out of order, is answered as by one who has kept all of them."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine, text

from newscrawl.store import Store
from newscrawl.store.commentsteps import counts_at
from newscrawl.store.entrybook import numbers_of_lists
from newscrawl.store.epoch import moment
from newscrawl.store.exposure import _ADDED_UP
from newscrawl.store.listhistory import REMEMBERED, ListHistory
from newscrawl.store.spellqueries import lists_at, span, unknown_within
from newscrawl.store.spellrecords import ListName
from newscrawl.store.spelltables import State, observations, within
from newscrawl.store.standing import STANDING, Look, Place
from tests.store.spellmodel import Known, PlainHistory

START = 1_738_737_000  # 2025-02-05 15:30
LIST = ListName(7, "demo", "mainnews", "경제 주요뉴스")
STATES = {State.SEEN: "seen", State.EMPTY: "empty", State.DOUBT: "in doubt"}
# Minutes that lie near each other, and beyond the two hours for which a picture holds.
TIMES = st.sampled_from([0, 1, 2, 3, 10, 20, 30, 60, 119, 120, 121, 122, 250, 251, 400])
PLACES = st.dictionaries(
    st.integers(1, 3), st.tuples(st.integers(1, 3), st.sampled_from([None, 1])), min_size=1, max_size=3
)


@st.composite
def looks(draw: st.DrawFn) -> Look:
    """A look: an entry is shown with comments or without, a ranking is about an hour or says nothing."""
    at = START + 60 * draw(TIMES)
    state = draw(st.sampled_from([State.SEEN] * 6 + [State.EMPTY, State.DOUBT]))
    if state is not State.SEEN:
        return Look(at, state)
    places: dict[int, Place] = draw(PLACES)
    comments = {entry: draw(st.sampled_from([None, 0, 5])) for entry, _ in places.values()}
    return Look(at, state, places, comments, about=draw(st.sampled_from([(None, None), (START, None)])))


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    Store(store_url).close()
    engine = create_engine(store_url)
    yield engine
    engine.dispose()


@contextmanager
def undone(engine: Engine) -> Iterator[Connection]:
    """A transaction of which nothing stays."""
    with engine.connect() as connection, connection.begin() as transaction:
        for number in range(1, 4):
            insert = "INSERT INTO entries (number, digest, title) VALUES (:number, :number, 'x')"
            connection.execute(text(insert), {"number": number})
        yield connection
        transaction.rollback()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(looks(), min_size=1, max_size=12), st.booleans())
def test_any_looks_in_any_order(engine: Engine, told: list[Look], in_parts: bool) -> None:
    model = PlainHistory()
    with undone(engine) as connection:
        number = numbers_of_lists(connection, [LIST.key])[LIST.key]
        history = ListHistory(connection, number)
        for look in told:
            model.put(look)
            history.put(look)
            if in_parts:
                history.flush()
        history.flush()
        for at in sorted({at + seconds for at in model.looks for seconds in (-1, 0, 1, 1800)}):
            [found] = lists_at(connection, [LIST], moment(at))
            places = {one.position: (int(one.title is not None), one.rank) for one in found.entries}
            expected = model.at(at)
            assert found.state == (STATES[expected.state] if expected.state is not None else found.state)
            assert (found.state in ("gap", "never")) == (expected.state is None)
            assert places.keys() == expected.places.keys()
            assert standing_at(connection, number, at, expected) == expected.places
            for entry, _ in expected.places.values():
                shown = counts_at(connection, number, [entry], at).get(entry)
                assert shown == model.comments(at, entry)
        since, until = START + 60, START + 60 * 130
        rows = connection.execute(_ADDED_UP, span(connection, number, moment(since), moment(until)))
        assert Counter({row.entry: int(row.seconds) for row in rows}) == model.exposure(since, until)
        times = list(unknown_within(connection, [LIST], moment(since), moment(until)))
        for at in range(since, until, 30):
            is_unknown = any(one.start <= moment(at) < one.end for one in times)
            assert is_unknown == (model.at(at).state is not State.SEEN)
        counted = connection.execute(observations.select()).all()
        assert sum(row.looks for row in counted) == len(model.looks)


@st.composite
def part_looks(draw: st.DrawFn) -> Look:
    """A look that comes to the end of its list, or to the first or second position."""
    one = draw(looks())
    reach = draw(st.sampled_from([None, None, 1, 2])) if one.state is State.SEEN else None
    return replace(
        one, places={at: place for at, place in one.places.items() if within(reach, at)}, reach=reach
    )


FIRST, SECOND = Look(START, places={1: (1, None)}), Look(START, places={2: (1, None)})
TOP = replace(FIRST, reach=1)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(part_looks(), min_size=2, max_size=10), in_order=st.booleans())
# A look in doubt gives way to one that comes less far; the second time, one like it stands before.
@example(told=[SECOND, Look(START + 60, State.DOUBT), replace(TOP, at=START + 60)], in_order=False)
@example(
    told=[
        Look(START + 120, State.DOUBT),
        SECOND,
        replace(TOP, at=START + 60),
        replace(TOP, at=START + 120),
    ],
    in_order=False,
)
# One told late knows better what stood where those after it do not come to.
@example(
    told=[
        SECOND,
        replace(TOP, at=START + 120),
        replace(FIRST, at=START + 180),
        replace(FIRST, at=START + 60),
    ],
    in_order=False,
)
def test_looks_of_any_depth_say_nothing_of_what_they_do_not_come_to(
    engine: Engine, told: list[Look], in_order: bool
) -> None:
    model = PlainHistory()
    with undone(engine) as connection:
        number = numbers_of_lists(connection, [LIST.key])[LIST.key]
        history = ListHistory(connection, number)
        for look in sorted(told, key=lambda look: look.at) if in_order else told:
            model.put(look)
            history.put(look)
        history.flush()
        moments = {at + seconds for at in model.looks for seconds in (0, 1, 1800)}
        for at in sorted(at for at in moments if at <= max(model.looks)):
            rows = connection.execute(STANDING, {"list": number, "at": at})
            standing = {row.position: (row.entry, row.rank) for row in rows}
            for position in (1, 2, 3):
                surely, possible = model.place(at, position, in_order=in_order)
                assert standing.get(position) in possible
                assert not surely or position in standing


def test_a_look_in_doubt_is_published_whose_earlier_ones_are_forgotten(engine: Engine) -> None:
    first, second, last = (START + days * 86_400 for days in (0, 2, 9))
    assert last - REMEMBERED > first
    with undone(engine) as connection:
        number = numbers_of_lists(connection, [LIST.key])[LIST.key]
        history = ListHistory(connection, number)
        for at in (first, second, last):
            history.put(Look(at, State.DOUBT))
        history.flush()
        assert history.put(Look(second, State.SEEN, {1: (1, 1)}))
        history.flush()
        found = [lists_at(connection, [LIST], moment(at))[0].state for at in (first, second, last)]
        assert found == ["in doubt", "seen", "in doubt"]
        rows = connection.execute(observations.select().order_by(observations.c.from_at)).all()
        assert [(row.from_at, row.until_at, row.looks) for row in rows] == [
            (at, at, 1) for at in (first, second, last)
        ]


def standing_at(connection: Connection, number: int, at: int, expected: Known) -> dict[int, Place]:
    """The spells that cover a moment, read plainly, where the list is known."""
    if expected.state is None:
        return {}
    query = "SELECT position, entry, rank FROM spells WHERE list = :number AND from_at <= :at"
    query += " AND (until_at > :at OR until_at IS NULL)"
    rows = connection.execute(text(query), {"number": number, "at": at}).all()
    assert len({row.position for row in rows}) == len(rows), "one entry at a position at most"
    return {row.position: (row.entry, row.rank) for row in rows}
