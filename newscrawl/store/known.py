"""Which listed articles need not be asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
        # What one key has answered, the others are not asked for: most of a list is known by its identities.
        part = listed[start : start + _QUERY_SIZE]
        for article_id, read_at in _by_id(connection, {asked for asked, _ in part}):
            if stale_before is None or read_at >= stale_before:
                found[article_id] = Known(article_id, read_at)
        rest = {address_digest(url): asked for asked, url in part if asked not in found}
        for digest, article_id, read_at in _by_address(connection, rest):
            if stale_before is None or read_at >= stale_before:
                found[rest[digest]] = Known(article_id, read_at)
        unread = {digest: asked for digest, asked in rest.items() if asked not in found}
        found |= {asked: Known(asked, None, gone=True) for asked in _gone(connection, unread)}
    return found


def _by_id(connection: Connection, ids: Collection[str]) -> Iterable[tuple[str, datetime]]:
    query = select(articles.c.id, articles.c.read_at).where(articles.c.id.in_(ids))
    return connection.execute(query).all()


def _by_address(connection: Connection, digests: Collection[bytes]) -> Iterable[tuple[bytes, str, datetime]]:
    query = (
        select(addresses.c.digest, articles.c.id, articles.c.read_at)
        .join(articles, articles.c.id == addresses.c.article_id)
        .where(addresses.c.digest.in_(digests))
    )
    return connection.execute(query).all()


def _gone(connection: Connection, asked: Mapping[bytes, str]) -> Iterator[str]:
    """The identities of what was not there, not long ago, by address or identity."""
    for digest in connection.scalars(_fresh(select(gone.c.digest)).where(gone.c.digest.in_(asked))):
        yield asked[digest]
    ids = set(asked.values())
    yield from connection.scalars(_fresh(select(gone.c.article_id)).where(gone.c.article_id.in_(ids)))


def _fresh(query: Select[Any]) -> Select[Any]:
    now = datetime.now(KST)
    mended = or_(gone.c.status != NO_ARTICLE, gone.c.seen_at >= now - NO_ARTICLE_FOR)
    return query.where(gone.c.seen_at >= now - GONE_FOR, mended)
