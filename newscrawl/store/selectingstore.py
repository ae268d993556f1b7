"""The part of the store that is asked for everything of a kind that a selection names."""

import time
from collections.abc import Callable, Iterator
from typing import Final

from newscrawl.items import Article, Ranking
from newscrawl.query import Query
from newscrawl.store import searchindex
from newscrawl.store import selection as queries
from newscrawl.store.database import Database
from newscrawl.store.records import RunRecord
from newscrawl.store.search import search
from newscrawl.store.selectedrows import ExportedHeadline, ExportedSpell, ExportedStory
from newscrawl.store.selection import Selection

# Seconds between two parts of an index: SQLite tells nobody that it is free, so whoever waits to write asks
# again and again, ten times a second at last.
_PAUSE: Final = 0.02


class SelectingStore(Database):
    """Rows of any number, streamed, all as they were at one moment."""

    def select_articles(self, selection: Selection) -> Iterator[Article]:
        """The newest revision of each article, by its time; ``listed_in`` has the best rank on each list."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_articles(connection, selection)

    def search(self, query: Query, selection: Selection) -> Iterator[Article]:
        """The articles that hold ``query`` and are selected, what was kept last first, without ``listed_in``.

        The query must have ``grams``. Texts that wait to be indexed (``index_texts``) are asked one by one.
        """
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from search(connection, query, selection)

    def texts_waiting(self) -> int:
        """How many texts the index does not have yet."""
        with self._reading() as connection:
            return searchindex.waiting(connection)

    def can_index(self) -> bool:
        """Whether texts can be indexed: not in a store that is only looked at, by a server that cannot be
        written, or by SQLite without FTS5.
        """
        if self.read_only:
            return False
        with self._reading() as connection:
            return searchindex.can_index(connection)

    def index_texts(self, is_enough: Callable[[], bool] = lambda: False) -> int:
        """Index the texts that wait, if they can be, until ``is_enough`` or all of them. Returns how many.

        Each part is a transaction of its own, and others write in between.
        """
        if not self.texts_waiting() or not self.can_index():
            return 0
        with self._writing() as connection:
            searchindex.make_index(connection)
        number = 0
        while not is_enough():
            with self._writing() as connection:
                part = searchindex.index_part(connection)
            if not part:
                break
            number += part
            time.sleep(_PAUSE)
        return number

    def count_articles(self, selection: Selection) -> int:
        """How many ``select_articles`` gives."""
        with self._reading() as connection:
            return queries.count_articles(connection, selection)

    def select_rankings(self, selection: Selection) -> Iterator[Ranking]:
        """Each list as it stood whenever it had changed, list by list; see ``listselection.select_ranks``."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_rankings(connection, selection)

    def select_spells(self, selection: Selection) -> Iterator[ExportedSpell]:
        """Entries at a position of a list, each with its time there, in the order in which they began."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.selected_spells(connection, selection)

    def count_spells(self, selection: Selection) -> int:
        """How many ``select_spells`` gives."""
        with self._reading() as connection:
            return queries.count_spells(connection, selection)

    def select_headlines(self, selection: Selection) -> Iterator[ExportedHeadline]:
        """Headlines that changed on their pages, newest first."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_headlines(connection, selection)

    def select_stories(self, selection: Selection) -> Iterator[ExportedStory]:
        """Stories of several articles, by the time of their latest one."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_stories(connection, selection)

    def count_stories(self, selection: Selection) -> int:
        """How many ``select_stories`` gives."""
        with self._reading() as connection:
            return queries.count_stories(connection, selection)

    def select_runs(self, selection: Selection) -> Iterator[RunRecord]:
        """Records of runs, in the order in which they began."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_runs(connection, selection)

    def count_runs(self, selection: Selection) -> int:
        """How many ``select_runs`` gives."""
        with self._reading() as connection:
            return queries.count_runs(connection, selection)
