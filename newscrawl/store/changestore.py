"""The part of the store that is asked about changes of articles."""

from collections.abc import Collection
from datetime import datetime
from itertools import islice

from newscrawl.changes.classes import ChangeClass
from newscrawl.store import changequeries
from newscrawl.store.changequeries import ArticleChange, SiteEvent
from newscrawl.store.database import Database


class ChangeStore(Database):
    """What changed. Times are aware; a time from ``since`` until ``until`` does not contain ``until``."""

    def find_article(self, asked: str) -> str | None:
        """The identity of the stored article that is named by its identity or by an address; or None."""
        with self._reading() as connection:
            return changequeries.find_article(connection, asked)

    def changes_of(self, article_id: str) -> list[ArticleChange]:
        """The changes of an article, oldest first."""
        with self._reading() as connection:
            return changequeries.changes_of(connection, article_id)

    def changes_since(
        self,
        since: datetime,
        until: datetime,
        sites: Collection[str] = (),
        classes: Collection[ChangeClass] = (),
        limit: int | None = None,
    ) -> list[ArticleChange]:
        """What changed in a time, newest first; on these sites, of these classes, ``limit`` at most."""
        with self._reading() as connection:
            streamed = connection.execution_options(yield_per=200)
            return list(islice(changequeries.changes_since(streamed, since, until, sites, classes), limit))

    def bodies_of(
        self, made: Collection[tuple[str, int]]
    ) -> dict[tuple[str, int], tuple[str | None, str | None]]:
        """The text before and after each of these changes, named by its article and the revision it made."""
        with self._reading() as connection:
            return changequeries.bodies_of(connection, made)

    def events_since(self, since: datetime, until: datetime, sites: Collection[str] = ()) -> list[SiteEvent]:
        """What templates of sites changed in a time, newest first."""
        with self._reading() as connection:
            return changequeries.events_since(connection, since, until, sites)

    def sites_with_changes(self) -> list[str]:
        """The sites whose articles are stored."""
        with self._reading() as connection:
            return changequeries.sites_with_changes(connection)
