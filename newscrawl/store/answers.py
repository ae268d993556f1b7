"""Good answers that a server may call unchanged later: it is asked so, and need not send them again.

What is kept was read and not doubted; the caller sees to the first, ``forget_sources`` to the second. Nothing
is kept for ever, whatever a server says of it: after ``KEPT_FOR`` it is asked for anew.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update

from newscrawl.redaction import redacted
from newscrawl.store.answertables import answers
from newscrawl.store.dictionaries import Codec
from newscrawl.store.errors import StoreError
from newscrawl.store.identity import address_digest
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import fetch

# A server whose validators lie is believed no longer than this.
KEPT_FOR: Final = timedelta(days=7)
# A list of 100 KB takes 10 to 20 compressed: 4,000 pages of lists.
MOST_BYTES: Final = 64 * 1024 * 1024
LARGEST: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """A good answer. ``headers``: those that say how to read it. ``transferred``: bytes received for it.

    ``unchanged``: it is the copy that was kept already, and its server has said that it still holds.
    """

    url: str
    body: bytes
    headers: Mapping[str, str]
    etag: str | None
    last_modified: str | None
    transferred: int
    confirmed_at: datetime
    unchanged: bool = False


def find(connection: Connection, url: str, now: datetime) -> KeptAnswer | None:
    """The copy of an address, if there is one that is not too old. Raises ``StoreError`` if it is damaged."""
    rows = fetch(connection, _OWN, {"of_digest": address_digest(url)})
    row = rows[0] if rows else None
    if row is None or row.received_at < now - KEPT_FOR:
        return None
    try:
        body = Codec().decompress(row.body)
    except ValueError as error:
        raise StoreError(f"the kept answer of {redacted(url)} cannot be read: {error}") from error
    return KeptAnswer(
        url=url,
        body=body,
        headers=row.headers,
        etag=row.etag,
        last_modified=row.last_modified,
        transferred=row.transferred,
        confirmed_at=row.confirmed_at,
    )


# Made once: making a statement takes longer than SQLite takes to answer it.
_OWN: Final = select(answers).where(answers.c.digest == bindparam("of_digest"))


def keep(connection: Connection, answer: KeptAnswer, source: bytes | None = None) -> None:
    """Keep an answer in the place of the one before it; one that is unchanged is only confirmed."""
    digest = address_digest(answer.url)
    if answer.unchanged:
        confirmed = {"confirmed_at": answer.confirmed_at, "source": source}
        connection.execute(update(answers).where(answers.c.digest == digest).values(confirmed))
        return
    frame = Codec().compress(answer.body)
    if len(frame) > LARGEST:
        forget(connection, answer.url)
        return
    row = {
        "url": redacted(answer.url),
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "headers": dict(answer.headers),
        "source": source,
        "received_at": answer.confirmed_at,
        "confirmed_at": answer.confirmed_at,
        "transferred": answer.transferred,
        "size": len(frame),
        "body": frame,
    }
    insert_rows(connection, answers, [{"digest": digest, **row}], replacing=tuple(row))


def forget(connection: Connection, url: str) -> None:
    """Ask for an address anew the next time."""
    connection.execute(delete(answers).where(answers.c.digest == address_digest(url)))


def forget_sources(connection: Connection, sources: Collection[bytes]) -> None:
    """Ask for all pages of these lists anew: they are in doubt."""
    if sources:
        connection.execute(delete(answers).where(answers.c.source.in_(sources)))


def prune(connection: Connection, now: datetime) -> None:
    """Delete what is older than ``KEPT_FOR``, and the longest unconfirmed beyond ``MOST_BYTES``."""
    connection.execute(delete(answers).where(answers.c.received_at < now - KEPT_FOR))
    newest_first = select(answers.c.digest, answers.c.size).order_by(
        answers.c.confirmed_at.desc(), answers.c.digest
    )
    total, beyond = 0, []
    for row in connection.execute(newest_first):
        total += row.size
        if total > MOST_BYTES:
            beyond.append(row.digest)
    for start in range(0, len(beyond), 1_000):
        connection.execute(delete(answers).where(answers.c.digest.in_(beyond[start : start + 1_000])))
