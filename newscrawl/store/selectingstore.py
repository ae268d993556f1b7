"""The part of the store that is asked for everything of a kind that a selection names."""

import time
from collections.abc import Iterator

from newscrawl.items import Article, Ranking
from newscrawl.query import Query
from newscrawl.store import searchindex
from newscrawl.store import selection as queries
from newscrawl.store.database import Database
from newscrawl.store.errors import StoreError
from newscrawl.store.records import RunRecord
from newscrawl.store.search import search
from newscrawl.store.selectedrows import ExportedHeadline, ExportedSpell, ExportedStory
from newscrawl.store.selection import Selection


class SelectingStore(Database):
    """Rows of any number, streamed, all as they were at one moment."""

    def select_articles(self, selection: Selection) -> Iterator[Article]:
        """The newest revision of each article, by its time; ``listed_in`` has the best rank on each list."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_articles(connection, selection)

    def search(self, query: Query, selection: Selection) -> Iterator[Article]:
        """The articles that hold ``query`` and are selected, what was kept last first, without ``listed_in``.

        The query must have ``grams``, and ``index_texts`` be called before.
        """
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from search(connection, query, selection)

    def has_search_index(self) -> bool:
        """Whether there is an index to search in; the end of a run makes it."""
        with self._reading() as connection:
            return searchindex.is_made(connection)

    def texts_waiting(self) -> int:
        """How many texts the index does not have yet."""
        with self._reading() as connection:
            return searchindex.waiting(connection)

    def index_texts(self, seconds: float | None = None) -> int:
        """Index the texts that wait, for so many seconds at most or all of them. Returns how many.

        Each part is a transaction of its own, so that others write in between. None is indexed where SQLite
        was built without FTS5, which is an error where all of them are asked for; so is a store that is only
        looked at, if a text waits.
        """
        if self.read_only:
            if waiting := self.texts_waiting():
                raise StoreError(
                    f"{waiting} texts wait to be indexed: search once where the store can be written"
                )
            return 0
        begun, number = time.monotonic(), 0
        with self._writing() as connection:
            is_made = searchindex.make_index(connection)
        if not is_made and seconds is None:
            raise StoreError("to search, Python needs an SQLite with FTS5, which this one's has not")
        if not is_made:
            return 0
        while seconds is None or time.monotonic() - begun < seconds:
            with self._writing() as connection:
                part = searchindex.index_part(connection)
            if not part:
                break
            number += part
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
