"""The comments shown beside the entries of a list, as steps: a row where a look shows another number."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from newscrawl.store.dialects import insert_into
from newscrawl.store.frontier import parts
from newscrawl.store.spelltables import comment_counts


def counts_at(connection: Connection, number: int, entries: Iterable[int], at: int) -> dict[int, int | None]:
    """The comments of these entries of a list at ``at``, as far as any were ever shown."""
    found: dict[int, int | None] = {}
    for part in parts(sorted(set(entries))):
        these = {"of_list": number, "entries": list(part), "at": at}
        found |= {row.entry: row.comments for row in connection.execute(_COUNTS, these)}
    return found


_NEWEST = (
    select(comment_counts.c.entry, func.max(comment_counts.c.at).label("at"))
    .where(
        comment_counts.c.list == bindparam("of_list"),
        comment_counts.c.entry.in_(bindparam("entries", expanding=True)),
        comment_counts.c.at <= bindparam("at"),
    )
    .group_by(comment_counts.c.entry)
    .subquery()
)
_COUNTS = select(comment_counts.c.entry, comment_counts.c.comments).join(
    _NEWEST,
    (comment_counts.c.list == bindparam("of_list"))
    & (comment_counts.c.entry == _NEWEST.c.entry)
    & (comment_counts.c.at == _NEWEST.c.at),
)


class CommentSteps:
    """Writes the steps of one list. ``flush`` writes what was appended."""

    # Entries whose last number is remembered.
    _ROOM = 20_000

    def __init__(self, connection: Connection, number: int) -> None:
        self._connection = connection
        self._number = number
        self._last: dict[int, int | None] = {}
        self._steps: list[dict[str, Any]] = []

    def append(self, at: int, comments: Mapping[int, int | None]) -> None:
        """Note what the newest look shows beside each of its entries."""
        if missing := [entry for entry in comments if entry not in self._last]:
            if len(self._last) > self._ROOM:
                self._last.clear()
                missing = list(comments)
            self.flush()
            self._last |= dict.fromkeys(missing)
            self._last |= counts_at(self._connection, self._number, missing, at)
        for entry, number in comments.items():
            if self._last[entry] != number:
                self._last[entry] = number
                self._steps.append(self._row(entry, at, number))

    def insert(self, at: int, comments: Mapping[int, int | None], following: int | None) -> None:
        """Note what a look shows that is told late; ``following`` is the look after it, which showed what is
        known now.
        """
        before = counts_at(self._connection, self._number, comments, at)
        changed = {entry: number for entry, number in comments.items() if before.get(entry) != number}
        after = counts_at(self._connection, self._number, changed, at if following is None else following)
        steps = insert_into(self._connection, comment_counts)
        if changed:
            this = steps.on_conflict_do_update(
                index_elements=["list", "entry", "at"], set_={"comments": steps.excluded.comments}
            )
            rows = [self._row(entry, at, number) for entry, number in changed.items()]
            self._connection.execute(this, rows)
        if changed and following is not None:
            rows = [self._row(entry, following, after.get(entry)) for entry in changed]
            self._connection.execute(steps.on_conflict_do_nothing(), rows)
        self._last.clear()

    def flush(self) -> None:
        """Write what was appended."""
        if self._steps:
            self._connection.execute(insert(comment_counts), self._steps)
        self._steps = []

    def _row(self, entry: int, at: int, number: int | None) -> dict[str, Any]:
        return {"list": self._number, "entry": entry, "at": at, "comments": number}
