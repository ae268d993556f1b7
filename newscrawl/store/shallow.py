"""Looks at the first pages of a list: what they do not come to stays as the looks before them found it, until
one comes so far again.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from newscrawl.store.spelltables import HOLDS, State, within
from newscrawl.store.standing import Place, Stretch, standing, stretch_at


class Beyond(NamedTuple):
    """What stood at a position since ``since``; ``until``: the first second of which it is not known."""

    since: int
    until: int
    place: Place


def seen_beyond(connection: Connection, number: int, newest: Stretch | None) -> dict[int, Beyond]:
    """What stood, by position, where the newest looks at a list do not come to any more.

    As far as a look that comes soon can say more about it: see ``HOLDS``.
    """
    found: dict[int, Beyond] = {}
    if newest is None or newest.reach is None:
        return found
    reach = newest.reach
    for stretch in _before(connection, number, newest):
        if stretch.reach is not None and stretch.reach <= reach:
            continue
        for position, row in standing(connection, number, stretch.until_at).items():
            is_its_last = row.until_at == stretch.until_at + 1
            if is_its_last and within(stretch.reach, position) and not within(reach, position):
                found[position] = Beyond(row.from_at, row.until_at, (row.entry, row.rank))
        if stretch.reach is None:
            break
        reach = stretch.reach
    return found


def _before(connection: Connection, number: int, newest: Stretch) -> Iterator[Stretch]:
    """The stretches before the newest one in which the list was seen, the latest first."""
    at = newest.from_at
    while (stretch := stretch_at(connection, number, at - 1)) is not None:
        if stretch.state is not State.SEEN or newest.until_at - stretch.until_at > HOLDS:
            return
        yield stretch
        at = stretch.from_at
