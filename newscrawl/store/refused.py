"""Pages whose item was refused and readings that are withheld, for a person to look at; not for ever."""

import zlib
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, delete, select

from newscrawl.store.identity import address_digest
from newscrawl.store.records import WithheldReading
from newscrawl.store.tables import articles, quarantine, rankings, withheld
from newscrawl.store.unread_rows import upsert
from newscrawl.text import KST

# Who has not looked for a month will not look, and who looks will not look at more: 5,000 pages of 15 KB
# compressed are 75 MB. A row of ``withheld`` is a hundred bytes, and says how often a page was the same.
KEPT_FOR: Final = timedelta(days=30)
MOST: Final = {quarantine: 5_000, withheld: 50_000}
# Entries of lists in which the addresses of a withheld article are looked for, the newest first.
_ENTRIES = 20


def keep(
    connection: Connection, run: str, url: str, reason: str, *, page: bytes | None, encoding: str | None
) -> None:
    """See ``Store.quarantine``."""
    row = {
        "url": url,
        "reason": reason,
        "page": zlib.compress(page) if page is not None else None,
        "encoding": encoding,
        "run": run,
        "seen_at": datetime.now(KST),
    }
    again = row | {"times": quarantine.c.times + 1}
    upsert(connection, quarantine, _digest(reason, url), row | {"times": 1}, again)


def kept(connection: Connection, run: str | None) -> Iterator[tuple[str, str, bytes | None, str | None]]:
    """See ``Store.quarantined``."""
    query = select(quarantine).order_by(quarantine.c.seen_at)
    if run is not None:
        query = query.where(quarantine.c.run == run)
    for row in connection.execution_options(yield_per=20).execute(query):
        page = zlib.decompress(row.page) if row.page is not None else None
        yield row.url, row.reason, page, row.encoding


def prune(connection: Connection, now: datetime) -> None:
    """Delete what is older than ``KEPT_FOR``, and the oldest of what is more than ``MOST``."""
    for table, most in MOST.items():
        oldest = now - KEPT_FOR
        newest_first = select(table.c.seen_at).order_by(table.c.seen_at.desc())
        beyond = connection.scalar(newest_first.limit(1).offset(most))
        last = oldest if beyond is None else max(oldest, beyond)
        connection.execute(delete(table).where(table.c.seen_at <= last))


def waiting(connection: Connection, ids: Collection[str] | None = None) -> Iterator[WithheldReading]:
    """The readings that are withheld (of these articles), the newest first."""
    query = select(withheld, articles.c.id.label("stored")).order_by(withheld.c.seen_at.desc())
    query = query.outerjoin(articles, articles.c.id == withheld.c.article_id)
    if ids is not None:
        query = query.where(withheld.c.article_id.in_(ids))
    for row in connection.execute(query).all():
        entries = _entries(connection, row.article_id)
        page = _page(connection, row.reason, [entry.url for entry in entries])
        yield WithheldReading(
            article_id=row.article_id,
            reason=row.reason,
            run=row.run,
            seen_at=row.seen_at,
            times=row.times,
            stored=row.stored is not None,
            headline=entries[0].title if entries else None,
            publisher=entries[0].publisher if entries else None,
            url=page.url if page is not None else entries[0].url if entries else None,
            page=zlib.decompress(page.page) if page is not None and page.page is not None else None,
            encoding=page.encoding if page is not None else None,
        )


def _entries(connection: Connection, article_id: str) -> list[Any]:
    columns = (rankings.c.title, rankings.c.publisher, rankings.c.url)
    newest = select(*columns).where(rankings.c.article_id == article_id).order_by(rankings.c.seq.desc())
    return list(connection.execute(newest.limit(_ENTRIES)))


def _page(connection: Connection, reason: str, urls: Collection[str]) -> Any:
    """The newest page that waits for this reason under one of these addresses."""
    digests = {_digest(reason, url) for url in urls}
    query = select(quarantine).where(quarantine.c.digest.in_(digests)).order_by(quarantine.c.seen_at.desc())
    return connection.execute(query.limit(1)).first()


def _digest(reason: str, url: str) -> bytes:
    return address_digest(f"{reason} {url}")
