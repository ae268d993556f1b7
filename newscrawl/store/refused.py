"""Pages whose item was refused, for a person to look at."""

import zlib
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from newscrawl.store.identity import address_digest
from newscrawl.store.tables import quarantine
from newscrawl.store.unread_rows import upsert
from newscrawl.text import KST


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
    upsert(connection, quarantine, address_digest(f"{reason} {url}"), row | {"times": 1}, again)


def kept(connection: Connection, run: str | None) -> Iterator[tuple[str, str, bytes | None, str | None]]:
    """See ``Store.quarantined``."""
    query = select(quarantine).order_by(quarantine.c.seen_at)
    if run is not None:
        query = query.where(quarantine.c.run == run)
    for row in connection.execution_options(yield_per=20).execute(query):
        page = zlib.decompress(row.page) if row.page is not None else None
        yield row.url, row.reason, page, row.encoding
