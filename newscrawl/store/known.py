"""Which listed articles need not be asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from newscrawl.store.admission import TIMES
from newscrawl.store.identity import address_digest
from newscrawl.store.prepared import fetch
from newscrawl.store.records import Known
from newscrawl.store.tables import addresses, articles, gone
from newscrawl.store.withheldtables import withheld
from newscrawl.text import KST

# One that was read once and is gone is not looked at again for this long.
GONE_FOR = timedelta(days=7)
# One that was never there is asked for again after this long while a list shows it: lists may be ahead of
# pages, and some come back.
MISSING_FOR = timedelta(hours=1)
# A page that was there and held no article may be mended sooner.
NO_ARTICLE = 200
NO_ARTICLE_FOR = timedelta(days=1)
# Articles in one query, each an identity or an address; SQLite allows 32,766 variables, PostgreSQL 65,535.
_QUERY_SIZE = 5_000


def known(
    connection: Connection, listed: Sequence[tuple[str, str]], stale_before: datetime | None
) -> tuple[dict[str, Known], dict[str, Known]]:
    """See ``Store.known``. Returns what need not be asked for, and what was last read too long ago."""
    found: dict[str, Known] = {}
    all_stale: dict[str, Known] = {}
    for start in range(0, len(listed), _QUERY_SIZE):
        # What one key has answered, the others are not asked for: most of a list is known by its identities.
        part = listed[start : start + _QUERY_SIZE]
        stale: dict[str, Known] = {}
        for article_id, read_at in _by_id(connection, {asked for asked, _ in part}):
            is_fresh = stale_before is None or read_at >= stale_before
            (found if is_fresh else stale)[article_id] = Known(article_id, read_at)
        rest = {address_digest(url): asked for asked, url in part if asked not in found}
        for digest, article_id, read_at in _by_address(connection, rest):
            is_fresh = stale_before is None or read_at >= stale_before
            (found if is_fresh else stale)[rest[digest]] = Known(article_id, read_at)
        if stale_before is not None:
            found |= {asked: stale[asked] for asked in _looked_at(connection, stale, stale_before)}
        unread = {digest: asked for digest, asked in rest.items() if asked not in found}
        found |= {asked: Known(asked, None, gone=True) for asked in _gone(connection, unread)}
        unread_ids = [asked for asked in unread.values() if asked not in found and asked not in stale]
        found |= {asked: Known(asked, None, gone=True) for asked in _withheld(connection, unread_ids)}
        all_stale |= {asked: one for asked, one in stale.items() if asked not in found}
    return found, all_stale


# Made once: making a statement takes longer than SQLite takes to answer it.
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_DIGESTS: BindParameter[bytes] = bindparam("digests", expanding=True)
_BY_ID = select(articles.c.id, articles.c.read_at).where(articles.c.id.in_(_IDS))
_BY_ADDRESS = (
    select(addresses.c.digest, articles.c.id, articles.c.read_at)
    .join(articles, articles.c.id == addresses.c.article_id)
    .where(addresses.c.digest.in_(_DIGESTS))
)
_GONE = select(gone.c.digest, gone.c.article_id).where(
    or_(gone.c.digest.in_(_DIGESTS), gone.c.article_id.in_(_IDS)),
    gone.c.seen_at >= bindparam("no_article_since"),
    or_(gone.c.status == NO_ARTICLE, gone.c.seen_at >= bindparam("missing_since")),
)
_LOOKED_AT = select(withheld.c.article_id).where(
    withheld.c.article_id.in_(_IDS), withheld.c.seen_at >= bindparam("since")
)
_WITHHELD = _LOOKED_AT.where(withheld.c.times >= TIMES)


def _looked_at(connection: Connection, ids: Collection[str], since: datetime) -> Iterable[str]:
    """Those that were asked for since, although what came of it is withheld."""
    asked = {"ids": [*ids], "since": since}
    return [row[0] for row in fetch(connection, _LOOKED_AT, asked)] if ids else ()


def _withheld(connection: Connection, ids: Collection[str]) -> Iterable[str]:
    """Those whose page was withheld by several runs alike: they are asked for again after a day only."""
    asked = {"ids": [*ids], "since": datetime.now(KST) - NO_ARTICLE_FOR}
    return [row[0] for row in fetch(connection, _WITHHELD, asked)] if ids else ()


def _by_id(connection: Connection, ids: Collection[str]) -> Iterable[tuple[str, datetime]]:
    return fetch(connection, _BY_ID, {"ids": list(ids)})


def _by_address(connection: Connection, digests: Collection[bytes]) -> Iterable[tuple[bytes, str, datetime]]:
    return fetch(connection, _BY_ADDRESS, {"digests": list(digests)})


def _gone(connection: Connection, asked: Mapping[bytes, str]) -> Iterator[str]:
    """The identities of what was not there, not long ago, by address or identity."""
    ids, now = set(asked.values()), datetime.now(KST)
    since = {"missing_since": now - MISSING_FOR, "no_article_since": now - NO_ARTICLE_FOR}
    for digest, article_id in fetch(connection, _GONE, {"digests": list(asked), "ids": list(ids), **since}):
        if digest in asked:
            yield asked[digest]
        if article_id in ids:
            yield article_id
