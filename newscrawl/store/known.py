"""Which listed articles need not be asked for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from newscrawl.store.identity import address_digest
from newscrawl.store.records import Known
from newscrawl.store.tables import addresses, articles, gone
from newscrawl.text import KST

# An article that was gone is asked for again after this long: some come back, and an address may be reused.
GONE_FOR = timedelta(days=7)
# A page that was there and held no article may be mended sooner.
NO_ARTICLE = 200
NO_ARTICLE_FOR = timedelta(days=1)
# Articles in one query, each an identity or an address; SQLite allows 32,766 variables, PostgreSQL 65,535.
_QUERY_SIZE = 5_000


def known(
    connection: Connection, listed: Sequence[tuple[str, str]], stale_before: datetime | None
) -> dict[str, Known]:
    """See ``Store.known``."""
    found: dict[str, Known] = {}
    for start in range(0, len(listed), _QUERY_SIZE):
        part = listed[start : start + _QUERY_SIZE]
        by_digest = {address_digest(url): article_id for article_id, url in part}
        ids = {article_id for article_id, _ in part}
        found |= {asked: Known(asked, None, gone=True) for asked in _gone(connection, by_digest, ids)}
        for asked, article_id, read_at in _stored(connection, by_digest, ids):
            if stale_before is None or read_at >= stale_before:
                found[asked] = Known(article_id, read_at)
    return found


def _stored(
    connection: Connection, by_digest: dict[bytes, str], ids: set[str]
) -> Iterator[tuple[str, str, datetime]]:
    """Identity asked with, identity and time of reading of stored articles; those found by address last."""
    by_id = select(articles.c.id, articles.c.read_at).where(articles.c.id.in_(ids))
    for article_id, read_at in connection.execute(by_id):
        yield article_id, article_id, read_at
    by_address = (
        select(addresses.c.digest, articles.c.id, articles.c.read_at)
        .join(articles, articles.c.id == addresses.c.article_id)
        .where(addresses.c.digest.in_(by_digest))
    )
    for digest, article_id, read_at in connection.execute(by_address):
        yield by_digest[digest], article_id, read_at


def _gone(connection: Connection, by_digest: dict[bytes, str], ids: set[str]) -> Iterator[str]:
    """The identities asked with of what was not there, not long ago."""
    for digest in connection.scalars(_fresh(select(gone.c.digest)).where(gone.c.digest.in_(by_digest))):
        yield by_digest[digest]
    yield from connection.scalars(_fresh(select(gone.c.article_id)).where(gone.c.article_id.in_(ids)))


def _fresh(query: Select[Any]) -> Select[Any]:
    now = datetime.now(KST)
    mended = or_(gone.c.status != NO_ARTICLE, gone.c.seen_at >= now - NO_ARTICLE_FOR)
    return query.where(gone.c.seen_at >= now - GONE_FOR, mended)
