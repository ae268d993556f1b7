"""Taking off the frontier what was read and what could not be, and remembering what is gone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table

from newscrawl.store.dialects import insert_into
from newscrawl.store.following import BY_LISTS, note_readings
from newscrawl.store.frontier import put_off, remove_articles, remove_own
from newscrawl.store.identity import Keys, address_digest
from newscrawl.store.kept import confirm
from newscrawl.store.records import Outcome, Unread
from newscrawl.store.tables import gone
from newscrawl.store.waiting import article_key
from newscrawl.text import KST


def take_off(
    connection: Connection,
    crawl: int | None,
    read: Sequence[tuple[bytes | None, Keys]],
    outcomes: Sequence[Outcome],
    unread: Sequence[Unread],
) -> None:
    """Take articles off the frontier: what was ``read`` or is gone off that of every crawl. Of each one read,
    its lease and its keys.
    """
    keys: set[bytes] = set()
    addresses: set[bytes] = set()
    for (lease, own), outcome in zip(read, outcomes, strict=True):
        if lease is not None:
            keys.add(lease)
        if outcome.status == "withheld":
            continue  # its page may name another article, which is still to be read
        keys |= {article_key(one) for one in {outcome.article_id, own.id or ""}}
        addresses |= own.digests
    for one in unread:
        if one.how in ("gone", "unchanged"):
            keys.add(one.key or article_key(one.article_id))
            addresses.add(address_digest(one.url))
    if keys:
        remove_articles(connection, crawl, keys, addresses)
    if crawl is None:
        return
    refused = [one.key for one in unread if one.how == "refused" and one.key is not None]
    failed = [one.key for one in unread if one.how == "failed" and one.key is not None]
    if refused:
        remove_own(connection, crawl, refused)
    if failed:
        put_off(connection, crawl, failed)


def note_unchanged(connection: Connection, run: str, unread: Sequence[Unread]) -> None:
    """Note the articles whose servers called the kept version unchanged: that counts as reading them."""
    now = datetime.now(KST)
    same = [one for one in unread if one.how == "unchanged"]
    confirmed = confirm(connection, run, {one.article_id for one in same}, now)
    by_list = {one.article_id for one in same if one.why in BY_LISTS}
    note_readings(connection, (), by_list & confirmed, now)


def note_gone(connection: Connection, unread: Sequence[Unread]) -> None:
    """Remember the articles that are gone."""
    now = datetime.now(KST)
    rows = {
        address_digest(one.url): {
            "url": one.url,
            "article_id": one.article_id,
            "status": one.status,
            "kind": one.kind,
            "seen_at": now,
        }
        for one in unread
        if one.how == "gone"
    }
    upsert(connection, gone, rows)


def upsert(
    connection: Connection,
    table: Table,
    rows: Mapping[bytes, Mapping[str, Any]],
    **changed: ColumnElement[Any],
) -> None:
    """Insert ``rows`` by their ``digest``, or put them in the place of those that are there; these get what
    is ``changed`` otherwise.
    """
    if rows:
        insert = insert_into(connection, table)
        values = [{"digest": digest, **rows[digest]} for digest in sorted(rows)]
        of_row = {name: insert.excluded[name] for name in values[0] if name != "digest"} | changed
        connection.execute(insert.on_conflict_do_update(index_elements=["digest"], set_=of_row), values)
