"""The numbers behind which lists and what they showed stand."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from newscrawl.store.dialects import insert_into
from newscrawl.store.frontier import parts
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import fetch
from newscrawl.store.spelltables import entries, list_numbers


class ShownEntry(NamedTuple):
    """What a list showed of an article. ``article_id``: the article that its address leads to."""

    article_id: str | None
    url: str | None
    title: str | None
    publisher: str | None

    @property
    def digest(self) -> int:
        """The key of the four, 8 bytes."""
        content = repr(tuple(self)).encode("utf-8", "replace")
        return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), signed=True)


class EntryBook:
    """The numbers of entries; remembers those that it was asked for."""

    # Entries remembered at once; what stood on the lists lately is asked for again and again.
    _ROOM = 50_000

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, int] = {}

    def numbers(self, wanted: Iterable[ShownEntry]) -> dict[ShownEntry, int]:
        """The number of each entry; those that are new get one.

        Always in the same order, so that no two transactions wait for each other.
        """
        digests = {entry: entry.digest for entry in wanted}
        if len(self._known) > self._ROOM:
            self._known.clear()
        missing = {
            digest: entry
            for entry, digest in sorted(digests.items(), key=lambda item: item[1])
            if digest not in self._known
        }
        self._look_up(list(missing))
        rows = [
            {"digest": digest, **entry._asdict()}
            for digest, entry in missing.items()
            if digest not in self._known
        ]
        if rows:
            insert_rows(self._connection, entries, rows, skipping=True)
            self._look_up([row["digest"] for row in rows])
        return {entry: self._known[digest] for entry, digest in digests.items()}

    def _look_up(self, digests: Sequence[int]) -> None:
        for part in parts(digests):
            for number, digest in fetch(self._connection, _ENTRIES, {"digests": part}):
                self._known[digest] = number


_ENTRIES = select(entries.c.number, entries.c.digest).where(
    entries.c.digest.in_(bindparam("digests", expanding=True))
)


def numbers_of_lists(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """The numbers of the lists with these keys (``lists.key``); those that are new get one."""
    wanted = sorted(set(keys))
    found = known_numbers(connection, wanted)
    missing = [{"key": key} for key in wanted if key not in found]
    if missing:
        insert = insert_into(connection, list_numbers).on_conflict_do_nothing(index_elements=["key"])
        connection.execute(insert, missing)
        found |= known_numbers(connection, [row["key"] for row in missing])
    return found


def known_numbers(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """The numbers of those of these lists that have one, by key."""
    query = select(list_numbers.c.key, list_numbers.c.number)
    return {
        key: number
        for part in parts(sorted(set(keys)))
        for key, number in connection.execute(query.where(list_numbers.c.key.in_(part)))
    }
