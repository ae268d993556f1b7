"""Kept pages, read back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from newscrawl.store.dictionaries import Codec
from newscrawl.store.errors import StoreError
from newscrawl.store.records import KeptPage
from newscrawl.store.tables import articles, page_dictionaries, pages

# Rows held at once.
_READ = 50


class Unpacker:
    """Decompresses rows of ``pages``; each dictionary is loaded once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._codecs: dict[int | None, Codec] = {None: Codec()}

    def __call__(self, row: Any) -> bytes:
        """The page in a row that has ``dictionary`` and ``body``. Raises ``StoreError`` if it is damaged."""
        try:
            if row.dictionary not in self._codecs:
                content = select(page_dictionaries.c.content).where(page_dictionaries.c.id == row.dictionary)
                frame = self._connection.scalar(content)
                self._codecs[row.dictionary] = Codec(self._codecs[None].decompress(frame or b""))
            return self._codecs[row.dictionary].decompress(row.body)
        except ValueError as error:
            raise StoreError(f"page {row.id} cannot be read: {error}") from error


def kept_pages(
    connection: Connection, site: str, since: datetime | None = None, run: str | None = None
) -> Iterator[KeptPage]:
    """The page of the newest reading of every article of ``site``, oldest first.

    Only pages read at ``since`` or later, or in ``run``. An article whose newest page is not kept is left
    out: an older page would say what it no longer says.
    """
    query = (
        select(pages)
        .join(articles, articles.c.id == pages.c.article_id)
        .where(pages.c.site == site, articles.c.read_at == pages.c.read_at)
        .order_by(pages.c.read_at)
    )
    if since is not None:
        query = query.where(pages.c.read_at >= since)
    if run is not None:
        query = query.where(pages.c.run == run)
    yield from _read(connection, query)


def page_history(connection: Connection, site: str, since: datetime | None, limit: int) -> Iterator[KeptPage]:
    """The newest kept pages of ``site``, older ones of an article too, newest first."""
    newest = (pages.c.read_at.desc(), pages.c.id.desc())
    query = select(pages).where(pages.c.site == site).order_by(*newest).limit(limit)
    if since is not None:
        query = query.where(pages.c.read_at >= since)
    yield from _read(connection, query)


def _read(connection: Connection, query: Select[Any]) -> Iterator[KeptPage]:
    unpack = Unpacker(connection)
    for row in connection.execution_options(yield_per=_READ).execute(query):
        yield KeptPage(
            row.article_id, row.revision, row.site, row.url, row.encoding, row.read_at, unpack(row)
        )
