"""Kept pages, read back."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, update

from newscrawl.items import NamedVersion
from newscrawl.store import sharedtexts
from newscrawl.store.dictionaries import Codec
from newscrawl.store.errors import StoreError
from newscrawl.store.pagetables import page_dictionaries, pages
from newscrawl.store.prepared import fetch
from newscrawl.store.records import KeptPage
from newscrawl.store.tables import Moment, articles

# When a page was last seen as it is kept.
_SEEN_AT = func.coalesce(pages.c.confirmed_at, pages.c.read_at, type_=pages.c.read_at.type)
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
        .where(pages.c.site == site, articles.c.read_at == _SEEN_AT)
        .order_by(pages.c.read_at)
    )
    if since is not None:
        query = query.where(since <= _SEEN_AT)
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
            row.article_id,
            row.revision,
            row.site,
            row.url,
            row.encoding,
            row.confirmed_at or row.read_at,
            unpack(row),
        )


# -- Versions that servers can call unchanged -----------------------------------------------------------

_NAMED = (
    select(
        pages.c.article_id,
        pages.c.url,
        pages.c.rules,
        pages.c.etag,
        pages.c.last_modified,
        pages.c.transferred,
    )
    .join(articles, (articles.c.id == pages.c.article_id) & (articles.c.read_at == _SEEN_AT))
    .where(pages.c.article_id.in_(bindparam("ids", expanding=True)), pages.c.rules.is_not(None))
)
_READ_AT = (
    select(articles.c.id, articles.c.read_at)
    .where(articles.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(articles.c.id)
    .with_for_update(skip_locked=True)
)
_READ_AGAIN = (
    update(articles)
    .where(articles.c.id.in_(bindparam("ids", expanding=True)))
    .values(read_at=bindparam("now"), read_in=bindparam("by"))
)
_CONFIRM = (
    update(pages)
    .where(pages.c.article_id == bindparam("of_article"), bindparam("seen_at", type_=Moment()) == _SEEN_AT)
    .values(confirmed_at=bindparam("now"))
)


def named_versions(connection: Connection, ids: Sequence[str]) -> dict[str, NamedVersion]:
    """The kept page of the newest reading of each of these articles, where its server named it."""
    rows = fetch(connection, _NAMED, {"ids": list(ids)}) if ids else ()
    return {
        row.article_id: NamedVersion(
            **{name: value for name, value in row._asdict().items() if name != "article_id"}
        )
        for row in rows
    }


def confirm(connection: Connection, run: str, ids: Collection[str], now: datetime) -> set[str]:
    """Note that articles are as they were read last, as their servers say. Returns those of which it is
    noted: others are not stored, or another run writes them at this moment; its reading is as new, and nobody
    waits for anybody.
    """
    rows = fetch(connection, _READ_AT, {"ids": list(ids)}) if ids else ()
    found = {row.id for row in rows}
    if found:
        connection.execute(
            _CONFIRM, [{"of_article": row.id, "seen_at": row.read_at, "now": now} for row in rows]
        )
        sharedtexts.note(connection, [run])
        connection.execute(_READ_AGAIN, {"ids": list(found), "now": now, "by": run})
    return found
