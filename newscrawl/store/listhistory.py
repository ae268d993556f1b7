"""One list's history as it is written: a look is put into its place among the others.

Nearly always it is the newest one. Then it moves the end of the last stretch, or ends the spells of what does
not stand there any more and begins those of what now does. A look that is told late, because its crawl took
longer or was left behind, is put between its neighbours, as if it had come in time; see ``latelooks``.
"""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, update

from newscrawl.store import latelooks
from newscrawl.store.commentsteps import CommentSteps
from newscrawl.store.epoch import END_OF_TIME
from newscrawl.store.shallow import Beyond, seen_beyond
from newscrawl.store.spelltables import HOLDS, looks, observations, spells, within
from newscrawl.store.standing import OPEN, Look, Place, Stretch, stretch_at

# Single looks are remembered for so long, seconds: a crawl that is left behind is folded a few hours after
# its last sign of life, one that is resumed again and again after some days.
REMEMBERED: Final = 8 * 24 * 3600
# Rows that wait to be written, at most.
_WAITING = 5_000


class ListHistory:
    """The history of the list ``number``. The caller has locked it; ``flush`` when all looks are put.

    What is in order is held back and written in large parts; until ``flush``, the tables lag behind.
    """

    def __init__(self, connection: Connection, number: int) -> None:
        self._connection = connection
        self.number = number
        self._comments = CommentSteps(connection, number)
        self._load()

    def _load(self) -> None:
        self._newest = stretch_at(self._connection, self.number, END_OF_TIME)
        self._is_written = True
        rows = self._connection.execute(OPEN, {"of_list": self.number})
        self._open = {row.position: (row.from_at, (row.entry, row.rank)) for row in rows}
        self._beyond = seen_beyond(self._connection, self.number, self._newest)
        self._looks: list[dict[str, Any]] = []
        self._begun: list[dict[str, Any]] = []
        self._ended: list[dict[str, Any]] = []

    def put(self, look: Look) -> bool:
        """Put a look into its place. False if it is there already, or the past there is settled."""
        if self._newest is None or look.at > self._newest.until_at:
            self._append(look)
            self._comments.append(look.at, look.comments)
            if len(self._begun) + len(self._looks) > _WAITING:
                self.flush()
            return True
        self.flush()
        before = latelooks.put(self._connection, self.number, look)
        if before is not None:
            self._comments.insert(look.at, look.comments, before.following)
        self._load()
        return before is not None

    def _append(self, look: Look) -> None:
        newest = self._newest
        standing = {position: place for position, (_, place) in self._open.items()}
        self._looks.append({"list": self.number, "at": look.at})
        if newest is not None and newest.agrees(look, standing):
            self._newest = replace(newest, until_at=look.at, looks=newest.looks + 1)
            self._is_written = False
            return
        if newest is not None:
            self._end(newest, look)
        for position, place in look.places.items():
            if position not in self._open:
                self._begin(position, look.at, place)
        self._write_newest()
        self._newest = Stretch.begun(look)
        self._connection.execute(insert(observations).values(list=self.number, **self._newest.row()))

    def _end(self, newest: Stretch, look: Look) -> None:
        """End what does not stand there any more; beyond a gap, everything. What the look does not come to
        ends too, until one does.
        """
        is_gap = look.at - newest.until_at > HOLDS
        known_until = newest.until_at + 1
        for position, (since, place) in list(self._open.items()):
            is_seen = within(look.reach, position)
            if is_gap or not is_seen or look.places.get(position) != place:
                del self._open[position]
                self._until(position, since, look.at if is_seen and not is_gap else known_until)
            if not is_seen:
                self._beyond[position] = Beyond(since, known_until, place)
        for position, one in list(self._beyond.items()):
            if within(look.reach, position):
                del self._beyond[position]
                if look.at - one.until < HOLDS:
                    self._go_on(position, one, look)

    def _go_on(self, position: int, one: Beyond, look: Look) -> None:
        """Let the look before those that did not come so far hold until this one, which does."""
        if look.places.get(position) == one.place:
            self._open[position] = (one.since, one.place)
            self._until(position, one.since, None)
        else:
            self._until(position, one.since, look.at)

    def _until(self, position: int, since: int, until: int | None) -> None:
        self._ended.append({"at_position": position, "since": since, "until": until})

    def _begin(self, position: int, at: int, place: Place) -> None:
        self._open[position] = (at, place)
        entry, rank = place
        row = {"list": self.number, "position": position, "from_at": at, "until_at": None}
        self._begun.append({**row, "rank": rank, "entry": entry})

    def _write_newest(self) -> None:
        if self._newest is not None and not self._is_written:
            where = {"of_list": self.number, "since": self._newest.from_at}
            values = {"until": self._newest.until_at, "number": self._newest.looks}
            self._connection.execute(_EXTEND, where | values)
        self._is_written = True

    def flush(self) -> None:
        """Write what is held back."""
        self._write_newest()
        if self._begun:
            self._connection.execute(insert(spells), self._begun)
        if self._ended:
            self._connection.execute(_END, [row | {"of_list": self.number} for row in self._ended])
        if self._looks:
            self._connection.execute(insert(looks), self._looks)
            old = self._looks[-1]["at"] - REMEMBERED
            self._connection.execute(_FORGET, {"of_list": self.number, "old": old})
        self._comments.flush()
        self._begun, self._ended, self._looks = [], [], []


_EXTEND = (
    update(observations)
    .where(observations.c.list == bindparam("of_list"), observations.c.from_at == bindparam("since"))
    .values(until_at=bindparam("until"), looks=bindparam("number"))
)
_END = (
    update(spells)
    .where(
        spells.c.list == bindparam("of_list"),
        spells.c.position == bindparam("at_position"),
        spells.c.from_at == bindparam("since"),
    )
    .values(until_at=bindparam("until"))
)
_FORGET = delete(looks).where(looks.c.list == bindparam("of_list"), looks.c.at < bindparam("old"))
