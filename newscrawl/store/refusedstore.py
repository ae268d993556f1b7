"""The part of the store that is asked about what was read and not kept."""

from collections.abc import Collection, Iterator

from newscrawl.store import refused
from newscrawl.store.database import Database
from newscrawl.store.records import WithheldReading
from newscrawl.store.refused import RefusedPage


class RefusedStore(Database):
    """Refused pages and withheld readings, for a person to look at."""

    def quarantined(self, run: str | None = None) -> Iterator[tuple[str, str, bytes | None, str | None]]:
        """Address, reason, page and encoding of what was refused (last in ``run``), oldest first."""
        with self._reading() as connection:
            yield from refused.kept(connection, run)

    def withheld(
        self, ids: Collection[str] | None = None, limit: int | None = None, offset: int | None = None
    ) -> list[WithheldReading]:
        """The readings that wait for a person to look at them, newest first; of ``ids`` with their pages."""
        with self._reading() as connection:
            return list(refused.waiting(connection, ids, limit, offset))

    def refused_pages(self, limit: int, offset: int = 0) -> list[RefusedPage]:
        """Some of the refused pages, the newest first, without their contents."""
        with self._reading() as connection:
            return refused.pages_refused(connection, limit, offset)

    def refused_page(self, key: str) -> RefusedPage | None:
        """The refused page with this key, or None."""
        with self._reading() as connection:
            return refused.page_refused(connection, key)

    def refused_content(self, key: str) -> tuple[bytes, str | None] | None:
        """A refused page as it was served, and its encoding; None where it is not kept."""
        with self._reading() as connection:
            return refused.content_refused(connection, key)
