"""Pages whose item was refused and readings that are withheld, for a person to look at; not for ever."""

import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, func, select

from newscrawl.lengths import before
from newscrawl.store.identity import address_digest
from newscrawl.store.records import WithheldReading
from newscrawl.store.shown import shown_of
from newscrawl.store.tables import articles
from newscrawl.store.unread_rows import upsert
from newscrawl.store.withheldtables import quarantine, withheld
from newscrawl.text import KST

# Who looks will not look at more: 5,000 pages of 15 KB compressed are 75 MB. A row of ``withheld`` is a
# hundred bytes, and says how often a page was the same.
MOST: Final = {quarantine: 5_000, withheld: 50_000}
# How many articles are looked up at once.
_AT_ONCE = 100


def keep(
    connection: Connection, run: str, url: str, reason: str, *, page: bytes | None, encoding: str | None
) -> None:
    """Keep an item that was refused: its address, why, and its page where there is one."""
    row = {
        "url": url,
        "reason": reason,
        "page": zlib.compress(page) if page is not None else None,
        "encoding": encoding,
        "run": run,
        "seen_at": datetime.now(KST),
        "times": 1,
    }
    upsert(connection, quarantine, {_digest(reason, url): row}, times=quarantine.c.times + 1)


def kept(connection: Connection, run: str | None) -> Iterator[tuple[str, str, bytes | None, str | None]]:
    """Address, reason, page and encoding of what was refused (last in ``run``), oldest first."""
    query = select(quarantine).order_by(quarantine.c.seen_at)
    if run is not None:
        query = query.where(quarantine.c.run == run)
    for row in connection.execution_options(yield_per=20).execute(query):
        page = zlib.decompress(row.page) if row.page is not None else None
        yield row.url, row.reason, page, row.encoding


def prune(connection: Connection, now: datetime, keep: timedelta) -> int:
    """Delete what is older than ``keep`` (zero: of any age), and the oldest of what is more than ``MOST``.

    Returns how many rows.
    """
    number = 0
    for table in MOST:
        if (last := _last_to_go(connection, table, now, keep)) is not None:
            number += connection.execute(delete(table).where(table.c.seen_at <= last)).rowcount
    return number


def expired(connection: Connection, now: datetime, keep: timedelta) -> tuple[int, int]:
    """How many pages ``prune`` would delete, and their bytes."""
    if (last := _last_to_go(connection, quarantine, now, keep)) is None:
        return 0, 0
    size = func.coalesce(func.sum(func.length(quarantine.c.page)), 0)
    number, taken = connection.execute(select(func.count(), size).where(quarantine.c.seen_at <= last)).one()
    return number, int(taken)


def _last_to_go(connection: Connection, table: Table, now: datetime, keep: timedelta) -> datetime | None:
    newest_first = select(table.c.seen_at).order_by(table.c.seen_at.desc())
    beyond = connection.scalar(newest_first.limit(1).offset(MOST[table]))
    ends = [end for end in (before(now, keep) if keep else None, beyond) if end is not None]
    return max(ends, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage:
    """A page whose item was refused. ``key`` names it; its content is ``Store.refused_content``."""

    key: str
    url: str
    reason: str
    run: str
    seen_at: datetime
    times: int
    has_page: bool


_REFUSED = select(
    *(quarantine.c[name] for name in ("digest", "url", "reason", "run", "seen_at", "times")),
    quarantine.c.page.is_not(None).label("has_page"),
)


def pages_refused(connection: Connection, limit: int, offset: int) -> list[RefusedPage]:
    """Some of the refused pages, the newest first, without their contents."""
    newest = _REFUSED.order_by(quarantine.c.seen_at.desc(), quarantine.c.digest)
    return [_refused(row) for row in connection.execute(newest.limit(limit).offset(offset))]


def page_refused(connection: Connection, key: str) -> RefusedPage | None:
    """The refused page with this key."""
    row = connection.execute(_REFUSED.where(quarantine.c.digest == _from_key(key))).first()
    return None if row is None else _refused(row)


def content_refused(connection: Connection, key: str) -> tuple[bytes, str | None] | None:
    """A refused page as it was served, and its encoding; None where it is not kept."""
    query = select(quarantine.c.page, quarantine.c.encoding).where(quarantine.c.digest == _from_key(key))
    row = connection.execute(query).first()
    return None if row is None or row.page is None else (zlib.decompress(row.page), row.encoding)


def _from_key(key: str) -> bytes:
    try:
        return bytes.fromhex(key)
    except ValueError:
        return b""


def _refused(row: Any) -> RefusedPage:
    return RefusedPage(
        key=row.digest.hex(),
        url=row.url,
        reason=row.reason,
        run=row.run,
        seen_at=row.seen_at,
        times=row.times,
        has_page=bool(row.has_page),
    )


def waiting(
    connection: Connection,
    ids: Collection[str] | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Iterator[WithheldReading]:
    """The readings that are withheld, the newest first, some or all; of ``ids`` with their pages."""
    newest_first = (withheld.c.seen_at.desc(), withheld.c.article_id)
    query = (
        select(withheld, articles.c.id.label("stored")).order_by(*newest_first).limit(limit).offset(offset)
    )
    query = query.outerjoin(articles, articles.c.id == withheld.c.article_id)
    if ids is not None:
        query = query.where(withheld.c.article_id.in_(ids))
    everything = connection.execute(query).all()
    for start in range(0, len(everything), _AT_ONCE):
        rows = everything[start : start + _AT_ONCE]
        entries = shown_of(connection, [row.article_id for row in rows])
        wanted = {
            row.article_id: [_digest(row.reason, entry.url or "") for entry in entries[row.article_id]]
            for row in rows
        }
        digests = [digest for of_article in wanted.values() for digest in of_article]
        pages = _pages(connection, digests, with_content=ids is not None)
        for row in rows:
            found = [pages[digest] for digest in wanted[row.article_id] if digest in pages]
            page = max(found, key=lambda one: one.seen_at, default=None)
            yield _withheld(row, next(iter(entries[row.article_id]), None), page)


def _withheld(row: Any, entry: Any, page: Any) -> WithheldReading:
    """A row of ``withheld`` with what a list last showed of its article, and its page."""
    content = getattr(page, "page", None)
    return WithheldReading(
        article_id=row.article_id,
        reason=row.reason,
        run=row.run,
        seen_at=row.seen_at,
        times=row.times,
        stored=row.stored is not None,
        headline=entry.title if entry is not None else None,
        publisher=entry.publisher if entry is not None else None,
        url=page.url if page is not None else entry.url if entry is not None else None,
        has_page=page is not None and page.has_page,
        page=zlib.decompress(content) if content is not None else None,
        encoding=page.encoding if page is not None else None,
    )


def _pages(connection: Connection, digests: Collection[bytes], *, with_content: bool) -> dict[bytes, Any]:
    """The refused pages with these keys; their content, which is large, only where it is asked for."""
    table = quarantine.c
    columns = [
        table.digest,
        table.url,
        table.encoding,
        table.seen_at,
        table.page.is_not(None).label("has_page"),
    ]
    query = select(*columns, *([table.page] if with_content else [])).where(table.digest.in_(digests))
    return {row.digest: row for row in connection.execute(query)}


def _digest(reason: str, url: str) -> bytes:
    return address_digest(f"{reason} {url}")
