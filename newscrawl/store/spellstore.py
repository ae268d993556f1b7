"""The part of the store that is asked about lists as they stood."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from newscrawl.store import exposure, listclock, spellqueries
from newscrawl.store.database import Database
from newscrawl.store.exposure import By
from newscrawl.store.listclock import ListClock
from newscrawl.store.records import Changes
from newscrawl.store.spellrecords import Exposure, ListAt, ListName, Spell, Unknown


class SpellStore(Database):
    """The history of lists. What a crawl observed is part of it once the crawl has ended.

    Times are aware; a time from ``since`` until ``until`` does not contain ``until``.
    """

    def followed(self, site: str | None = None) -> list[ListName]:
        """The lists that have a history (of a site), by site, kind and names."""
        with self._reading() as connection:
            return spellqueries.followed(connection, site)

    def lists_at(self, names: Iterable[ListName], at: datetime | None = None) -> list[ListAt]:
        """Each of these lists at a moment; without one, as the newest look found it."""
        with self._reading() as connection:
            return spellqueries.lists_at(connection, list(names), at)

    def clock_of(self, names: Sequence[ListName], at: datetime) -> ListClock:
        """When these lists were looked at first and last, and when one changed before and after ``at``."""
        with self._reading() as connection:
            return listclock.clock_of(connection, [one.key for one in names], at)

    def spells(self, names: Iterable[ListName], since: datetime, until: datetime) -> list[Spell]:
        """What stood on these lists, and where, in a time: spells that reach into it, list by list."""
        with self._reading() as connection:
            return list(spellqueries.spells_within(connection, list(names), since, until))

    def unknown(self, names: Iterable[ListName], since: datetime, until: datetime) -> list[Unknown]:
        """For which parts of a time nobody can say what stood on these lists, list by list."""
        with self._reading() as connection:
            return list(spellqueries.unknown_within(connection, list(names), since, until))

    def exposure(
        self, names: Iterable[ListName], since: datetime, until: datetime, by: By = "publisher"
    ) -> list[Exposure]:
        """How long each publisher or section stood on these lists in a time, the longest first.

        A publisher is the one shown on the list, else the article's; a section the list's own, else the
        article's. Only what is known counts: a gap is nobody's time.
        """
        with self._reading() as connection:
            return exposure.exposure(connection, list(names), since, until, by)

    def changes(self, names: Iterable[ListName], since: datetime, until: datetime) -> Changes:
        """What entered, left, climbed and fell on these lists from one moment to another.

        Where a list is not known at the first one, the first look after it counts; at the second, the last
        one before it. A list that was never seen twice says nothing.
        """
        with self._reading() as connection:
            return exposure.moves(connection, list(names), since, until)

    def placements(self, article_id: str, since: datetime | None = None) -> list[Spell]:
        """Where the article stood and when (from ``since``), oldest first, by identity or address."""
        with self._reading() as connection:
            return spellqueries.placements(connection, article_id, since)
