"""When lists were looked at and changed: the way from one moment of their past to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, ScalarSelect, bindparam, func, select

from newscrawl.store.epoch import moment, seconds
from newscrawl.store.frontier import parts
from newscrawl.store.spelltables import list_numbers, observations


@dataclass(frozen=True, slots=True)
class ListClock:
    """Moments of some lists, None where there is none such.

    ``first`` and ``newest``: looks at any of them. ``previous`` and ``following``: when one of them came to
    stand otherwise, or was seen again after a gap, before and after the moment that was asked for.
    ``settled_until``: the newest look of the list that waits longest for one; nothing before it changes any
    more but by looks that are told late.
    """

    first: datetime | None
    newest: datetime | None
    previous: datetime | None
    following: datetime | None
    settled_until: datetime | None


def _one(column: Any, *where: Any) -> ScalarSelect[Any]:
    of_list = observations.c.list == list_numbers.c.number
    return select(column).where(of_list, *where).correlate(list_numbers).scalar_subquery()


# Index seeks alone, some for each list.
_AT: Final[BindParameter[int]] = bindparam("at")
_from_at: Final = observations.c.from_at
_MOMENTS: Final = select(
    _one(func.min(_from_at)).label("first"),
    _one(func.max(_from_at)).label("last"),
    _one(func.max(_from_at), _from_at < _AT).label("previous"),
    _one(func.min(_from_at), _from_at > _AT).label("following"),
    list_numbers.c.number,
).where(list_numbers.c.key.in_(bindparam("keys", expanding=True)))
_NEWEST: Final = select(observations.c.until_at).where(
    observations.c.list == bindparam("number"), observations.c.from_at == bindparam("last")
)


def clock_of(connection: Connection, keys: Sequence[int], at: datetime) -> ListClock:
    """The moments around ``at`` of the lists with these keys."""
    rows = [
        row
        for part in parts(list(keys))
        for row in connection.execute(_MOMENTS, {"keys": list(part), "at": seconds(at)})
        if row.last is not None
    ]
    newest = [
        connection.execute(_NEWEST, {"number": row.number, "last": row.last}).scalar_one() for row in rows
    ]
    return ListClock(
        first=_moment(min, (row.first for row in rows)),
        newest=_moment(max, newest),
        previous=_moment(max, (row.previous for row in rows)),
        following=_moment(min, (row.following for row in rows)),
        settled_until=_moment(min, newest),
    )


def _moment(choose: Any, values: Iterable[int | None]) -> datetime | None:
    found = choose((one for one in values if one is not None), default=None)
    return None if found is None else moment(found)
