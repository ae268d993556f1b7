"""A look that is told late is put between its neighbours: what held there is cut, and holds anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select

from newscrawl.store.spelltables import HOLDS, State, looks, observations, spells, within
from newscrawl.store.standing import Look, Place, Stretch, standing, stretch_after, stretch_at


@dataclass(frozen=True, slots=True)
class Between:
    """Where a look was put: ``following`` is the look after it, if there is one."""

    following: int | None


def put(connection: Connection, number: int, look: Look) -> Between | None:
    """Put ``look`` into the history of the list ``number``, among later ones.

    None if nothing is to be put: there was a look at that second (of which one in doubt gives way to what a
    person has published), or the single looks of that time are forgotten and the past is settled.
    """
    at, gave_way = look.at, False
    before = stretch_at(connection, number, at)
    if before is not None and _is_look(connection, number, before, at):
        if before.state is not State.DOUBT or look.state is State.DOUBT:
            return None
        _take_out(connection, number, before, at)
        gave_way = True
        before = stretch_at(connection, number, at)
    after = stretch_after(connection, number, at)
    earlier, following = before.until_at if before else None, after.from_at if after else None
    inside = None
    if before is not None and before.until_at > at:
        earlier, following = _neighbours(connection, number, at)
        after = before
        if _agrees(connection, number, before, look):
            _write(connection, number, before, replace(before, looks=before.looks + 1))
            _note(connection, number, at)
            return Between(following)
        if earlier is None or following is None:
            return None
        inside = earlier, following
    window = _Window(connection, number, earlier, following, after.reach if after else None)
    same = (
        before is not None and _agrees(connection, number, before, look),
        after is not None and _agrees(connection, number, after, look),
    )
    window.fill(look, same)
    if gave_way:
        window.cut_beyond(look)
    if inside is not None and before is not None:
        _split(connection, number, before, *inside)
    _place(connection, number, look, before if same[0] else None, after if same[1] else None)
    _note(connection, number, at)
    return Between(following)


def _is_look(connection: Connection, number: int, stretch: Stretch, at: int) -> bool:
    if at in (stretch.from_at, stretch.until_at):
        return True
    query = select(looks.c.at).where(looks.c.list == number, looks.c.at == at)
    return connection.scalar(query) is not None


def _neighbours(connection: Connection, number: int, at: int) -> tuple[int | None, int | None]:
    of_list = looks.c.list == number
    return (
        connection.scalar(select(func.max(looks.c.at)).where(of_list, looks.c.at < at)),
        connection.scalar(select(func.min(looks.c.at)).where(of_list, looks.c.at > at)),
    )


def _agrees(connection: Connection, number: int, stretch: Stretch, look: Look) -> bool:
    return stretch.agrees(look, _places(standing(connection, number, stretch.from_at)))


def _places(rows: Mapping[int, Row[Any]]) -> dict[int, Place]:
    return {position: _place_of(row) for position, row in rows.items()}


def _place_of(row: Row[Any]) -> Place:
    return row.entry, row.rank


# A spell as it is to be: since, until (None: open), what stands there.
_Span = tuple[int, int | None, Place]


class _Window:
    """The time between two looks, and what the spells that reach into it are to be.

    ``reach``: that of the look that follows.
    """

    def __init__(
        self,
        connection: Connection,
        number: int,
        earlier: int | None,
        following: int | None,
        reach: int | None,
    ) -> None:
        self._connection, self._number = connection, number
        self._earlier, self._following, self._reach = earlier, following, reach
        self._left = standing(connection, number, earlier) if earlier is not None else {}
        self._right = standing(connection, number, following) if following is not None else {}

    def fill(self, look: Look, same: tuple[bool, bool]) -> None:
        """Let the look hold in its place; ``same``: whether the looks before and after it say the same."""
        at, left_until, until = look.at, look.at, self._following
        if self._earlier is not None and not same[0] and at - self._earlier > HOLDS:
            left_until = self._earlier + 1
        if self._following is not None and not same[1] and self._following - at > HOLDS:
            until = at + 1
        was: dict[int, set[_Span]] = {}
        for rows in (self._left, self._right):
            for position, row in rows.items():
                span = (row.from_at, row.until_at, _place_of(row))
                was.setdefault(position, set()).add(span)
        gone, new = [], []
        for position in was.keys() | look.places.keys():
            if not within(look.reach, position):
                continue
            spans: list[_Span] = []
            if position in self._left:
                since, place = self._left[position].from_at, _place_of(self._left[position])
                spans.append((since, left_until, place))
            if position in look.places:
                is_followed = within(self._reach, position) or self._agrees(look, position)
                spans.append((at, until if is_followed else at + 1, look.places[position]))
            if position in self._right:
                end, place = self._right[position].until_at, _place_of(self._right[position])
                begins = self._begins(look, position)
                if begins is not None and (end is None or begins < end):
                    spans.append((begins, end, place))
            wanted = set(_merged(spans))
            gone += [(position, span) for span in was.get(position, set()) - wanted]
            new += [(position, span) for span in wanted - was.get(position, set())]
        self._write(gone, new)

    def _agrees(self, look: Look, position: int) -> bool:
        """Whether what stands there when the next look comes is what ``look`` found there."""
        return position in self._right and look.places.get(position) == _place_of(self._right[position])

    def _begins(self, look: Look, position: int) -> int | None:
        """When what stands there after ``look`` began: with the next look, or, if that does not come so far
        and the place stood there only for what was found before, with the one that does.
        """
        if within(self._reach, position) or self._agrees(look, position):
            return self._following
        stretch = stretch_after(self._connection, self._number, look.at)
        while stretch is not None and not within(stretch.reach, position):
            stretch = stretch_after(self._connection, self._number, stretch.from_at)
        return stretch.from_at if stretch is not None else None

    def cut_beyond(self, look: Look) -> None:
        """End what ended with a look in doubt that gave way to this one, which does not come so far: nothing
        says any more what stood there since the last one that did.
        """
        gone: list[tuple[int, _Span]] = []
        new: list[tuple[int, _Span]] = []
        for position, row in self._left.items():
            if row.until_at == look.at and not within(look.reach, position):
                gone.append((position, (row.from_at, row.until_at, _place_of(row))))
                new.append((position, (row.from_at, self._known_until(look, position), _place_of(row))))
        self._write(gone, new)

    def _known_until(self, look: Look, position: int) -> int:
        """The first second after the last look before ``look`` that came so far."""
        stretch = stretch_at(self._connection, self._number, look.at - 1)
        while stretch is not None and not within(stretch.reach, position):
            stretch = stretch_at(self._connection, self._number, stretch.from_at - 1)
        return stretch.until_at + 1 if stretch is not None else look.at

    def _write(self, gone: list[tuple[int, _Span]], new: list[tuple[int, _Span]]) -> None:
        if gone:
            keys = [{"of_list": self._number, "at": position, "since": one[0]} for position, one in gone]
            self._connection.execute(_DELETE, keys)
        if new:
            rows = [
                {
                    "list": self._number,
                    "position": position,
                    "from_at": since,
                    "until_at": until,
                    "rank": rank,
                    "entry": entry,
                }
                for position, (since, until, (entry, rank)) in new
            ]
            self._connection.execute(insert(spells), rows)


_DELETE = delete(spells).where(
    spells.c.list == bindparam("of_list"),
    spells.c.position == bindparam("at"),
    spells.c.from_at == bindparam("since"),
)


def _merged(spans: list[_Span]) -> list[_Span]:
    """Spans in the order of time, those that follow each other without a gap and are the same as one."""
    merged: list[_Span] = []
    for since, until, place in spans:
        if merged and merged[-1][1] == since and merged[-1][2] == place:
            merged[-1] = (merged[-1][0], until, place)
        else:
            merged.append((since, until, place))
    return merged


def _place(
    connection: Connection, number: int, look: Look, before: Stretch | None, after: Stretch | None
) -> None:
    """Give the look its stretch: the one before or after it, where that found the same, or one of its own."""
    if before is not None:
        grown = replace(before, until_at=look.at, looks=before.looks + 1)
    elif after is not None:
        grown = replace(after, from_at=look.at, looks=after.looks + 1)
    else:
        grown = Stretch.begun(look)
    _write(connection, number, before or after, grown)


def _split(connection: Connection, number: int, stretch: Stretch, earlier: int, following: int) -> None:
    """Cut a stretch in two between two of its looks."""
    later = connection.scalar(
        select(func.count()).where(
            looks.c.list == number, looks.c.at >= following, looks.c.at <= stretch.until_at
        )
    )
    right = later or 1
    _write(connection, number, stretch, replace(stretch, until_at=earlier, looks=stretch.looks - right))
    _write(connection, number, None, replace(stretch, from_at=following, looks=right))


def _take_out(connection: Connection, number: int, stretch: Stretch, at: int) -> None:
    """Take a look in doubt out of its stretch. Nothing stood there, so no spell changes."""
    earlier, following = _neighbours(connection, number, at)
    connection.execute(delete(looks).where(looks.c.list == number, looks.c.at == at))
    # A stretch begins and ends with a look, also where the single ones are forgotten.
    earlier = max(earlier or stretch.from_at, stretch.from_at)
    following = min(following or stretch.until_at, stretch.until_at)
    less = replace(stretch, looks=stretch.looks - 1)
    if stretch.from_at == stretch.until_at:
        connection.execute(_DROP, {"of_list": number, "since": stretch.from_at})
    elif at == stretch.until_at:
        _write(connection, number, stretch, replace(less, until_at=earlier))
    elif at == stretch.from_at:
        _write(connection, number, stretch, replace(less, from_at=following))
    else:
        _split(connection, number, less, earlier, following)


def _write(connection: Connection, number: int, old: Stretch | None, new: Stretch) -> None:
    """Write a stretch, in the place of ``old``."""
    if old is not None:
        connection.execute(_DROP, {"of_list": number, "since": old.from_at})
    connection.execute(insert(observations).values(list=number, **new.row()))


_DROP = delete(observations).where(
    observations.c.list == bindparam("of_list"), observations.c.from_at == bindparam("since")
)


def _note(connection: Connection, number: int, at: int) -> None:
    connection.execute(insert(looks).values(list=number, at=at))
