"""The part of the store that is asked for everything of a kind that a selection names."""

from collections.abc import Iterator

from newscrawl.items import Article, Ranking
from newscrawl.store import selection as queries
from newscrawl.store.database import Database
from newscrawl.store.records import RunRecord
from newscrawl.store.selection import Selection


class SelectingStore(Database):
    """Rows of any number, streamed, all as they were at one moment."""

    def select_articles(self, selection: Selection) -> Iterator[Article]:
        """The newest revision of each article, by its time; ``listed_in`` has the best rank on each list."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_articles(connection, selection)

    def count_articles(self, selection: Selection) -> int:
        """How many ``select_articles`` gives."""
        with self._reading() as connection:
            return queries.count_articles(connection, selection)

    def select_rankings(self, selection: Selection) -> Iterator[Ranking]:
        """Observations, in the order in which they were made."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_rankings(connection, selection)

    def count_rankings(self, selection: Selection) -> int:
        """How many ``select_rankings`` gives."""
        with self._reading() as connection:
            return queries.count_rankings(connection, selection)

    def select_runs(self, selection: Selection) -> Iterator[RunRecord]:
        """Records of runs, in the order in which they began."""
        with self._reading() as connection:
            queries.begin_snapshot(connection)
            yield from queries.select_runs(connection, selection)

    def count_runs(self, selection: Selection) -> int:
        """How many ``select_runs`` gives."""
        with self._reading() as connection:
            return queries.count_runs(connection, selection)
