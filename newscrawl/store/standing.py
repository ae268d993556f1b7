"""What stood on one list at one moment: index seeks, however long the past is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, bindparam, select, text

from newscrawl.store.spelltables import HOLDS, State, observations, spells, within

# Steps from position to position along the primary key, and at each to the newest spell begun by then.
# No input is part of these statements: what is asked for stands in their parameters.
TAKEN = (
    "WITH RECURSIVE taken(position) AS ("
    " SELECT min(position) FROM spells WHERE list = :list"
    " UNION ALL"
    " SELECT (SELECT min(position) FROM spells WHERE list = :list AND position > taken.position)"
    " FROM taken WHERE taken.position IS NOT NULL)"
)
_COVERS = (
    " FROM taken JOIN spells ON spells.list = :list AND spells.position = taken.position"
    " AND spells.from_at = (SELECT max(older.from_at) FROM spells AS older"
    " WHERE older.list = :list AND older.position = taken.position AND older.from_at <= :at)"
)
_IS_THERE = " WHERE spells.until_at IS NULL OR spells.until_at > :at"
STANDING = text(
    f"{TAKEN} SELECT spells.position, spells.from_at, spells.until_at, spells.rank, spells.entry"
    f"{_COVERS} {_IS_THERE}"
)
# The same with what the list showed, and the comments as of ``when``.
SHOWN = text(
    f"{TAKEN} SELECT spells.position, spells.from_at, spells.rank, entries.article_id,"  # noqa: S608 - no input
    " entries.url,"
    " entries.title, entries.publisher, (SELECT steps.comments FROM comment_counts AS steps"
    " WHERE steps.list = :list AND steps.entry = spells.entry AND steps.at <= :when"
    " ORDER BY steps.at DESC LIMIT 1) AS comments"
    f"{_COVERS} JOIN entries ON entries.number = spells.entry {_IS_THERE}"
)


# What stands at a position: the number of an entry, and the rank it was shown with.
Place = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Look:
    """What a list was found to be at ``at`` (seconds since 1970).

    ``places`` by position; ``comments`` by entry; ``about``: the time that the ranking says it is about;
    ``reach``: the last position that it came to, where the list goes on.
    """

    at: int
    state: State = State.SEEN
    places: Mapping[int, Place] = field(default_factory=dict)
    comments: Mapping[int, int | None] = field(default_factory=dict)
    crawl: int | None = None
    about: tuple[int | None, int | None] = (None, None)
    reach: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A row of ``observations``."""

    from_at: int
    until_at: int
    looks: int
    state: State
    crawl: int | None
    about: tuple[int | None, int | None]
    reach: int | None = None

    @classmethod
    def of(cls, row: Row[Any]) -> Self:
        """The row as a stretch."""
        about = (row.about_from, row.about_until)
        return cls(row.from_at, row.until_at, row.looks, State(row.state), row.crawl, about, row.reach)

    @classmethod
    def begun(cls, look: Look) -> Self:
        """The stretch of a look that found something else than those beside it."""
        return cls(look.at, look.at, 1, look.state, look.crawl, look.about, look.reach)

    def agrees(self, look: Look, places: Mapping[int, Place]) -> bool:
        """Whether a look found the same; ``places``: what stood there in this stretch."""
        is_same = (self.state, self.about, self.reach) == (look.state, look.about, look.reach)
        return is_same and look.places == {
            place: one for place, one in places.items() if within(self.reach, place)
        }

    def row(self) -> dict[str, Any]:
        """The columns of ``observations``, but for the list."""
        about_from, about_until = self.about
        return {
            "from_at": self.from_at,
            "until_at": self.until_at,
            "looks": self.looks,
            "state": self.state.value,
            "crawl": self.crawl,
            "about_from": about_from,
            "about_until": about_until,
            "reach": self.reach,
        }

    def holds_until(self, following: int | None) -> int:
        """The first second of which it says nothing; ``following``: when the next stretch begins."""
        if following is not None and following - self.until_at <= HOLDS:
            return following
        return self.until_at + 1


def standing(connection: Connection, number: int, at: int) -> dict[int, Row[Any]]:
    """The spells of a list that cover ``at``, by position."""
    return {row.position: row for row in connection.execute(STANDING, {"list": number, "at": at})}


def stretch_at(connection: Connection, number: int, at: int) -> Stretch | None:
    """The stretch that covers ``at``, or the last one before it."""
    return _stretch(connection, _BEFORE, number, at)


def stretch_after(connection: Connection, number: int, at: int) -> Stretch | None:
    """The first stretch that begins after ``at``."""
    return _stretch(connection, _AFTER, number, at)


def picture_before(connection: Connection, number: int, at: int) -> Stretch | None:
    """The last stretch begun by ``at`` of which it is known what stood there, or that nothing did."""
    return _stretch(connection, _PICTURE_BEFORE, number, at)


def picture_after(connection: Connection, number: int, at: int) -> Stretch | None:
    """The first stretch begun after ``at`` of which it is known what stood there, or that nothing did."""
    return _stretch(connection, _PICTURE_AFTER, number, at)


def _stretch(connection: Connection, query: Select[Any], number: int, at: int) -> Stretch | None:
    row = connection.execute(query, {"of_list": number, "at": at}).first()
    return Stretch.of(row) if row is not None else None


# Made once: making a statement takes longer than SQLite takes to answer it.
_OF_LIST = select(observations).where(observations.c.list == bindparam("of_list"))
_BEFORE = (
    _OF_LIST.where(observations.c.from_at <= bindparam("at")).order_by(observations.c.from_at.desc()).limit(1)
)
_AFTER = _OF_LIST.where(observations.c.from_at > bindparam("at")).order_by(observations.c.from_at).limit(1)
OPEN = select(spells.c.position, spells.c.from_at, spells.c.rank, spells.c.entry).where(
    spells.c.list == bindparam("of_list"), spells.c.until_at.is_(None)
)
_IS_PICTURE = observations.c.state != State.DOUBT.value
_PICTURE_BEFORE = _BEFORE.where(_IS_PICTURE)
_PICTURE_AFTER = _AFTER.where(_IS_PICTURE)
