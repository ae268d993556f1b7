"""Kept pages that were read again with other rules: what differs, and how it is kept."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from newscrawl.items import Article
from newscrawl.store import sharedtexts, storyindex
from newscrawl.store.connection import lock_articles
from newscrawl.store.content import (
    COUNTS,
    CURRENT_ROWS,
    DESCRIPTION,
    SHARED,
    content_digest,
    content_of,
    description_of,
    same_content,
)
from newscrawl.store.dialects import insert_into
from newscrawl.store.identity import address_digest
from newscrawl.store.records import FieldChange, KeptPage, Reread
from newscrawl.store.searchindex import note_texts
from newscrawl.store.tables import addresses, articles, revisions
from newscrawl.store.waiting import article_key
from newscrawl.text import KST

Readings = Sequence[tuple[KeptPage, Article]]
# The article is known by its address and was asked for under one: a page read again does not change that, nor
# what its headers and its robots.txt said.
_FIELDS = tuple(name for name in DESCRIPTION if name not in (*COUNTS, "requested_url", "usage"))


def compare(connection: Connection, readings: Readings) -> list[Reread]:
    """What keeping these would change, one answer each, in order. Reads only."""
    return [outcome for outcome, _, _ in _compared(connection, readings, lock=False)]


def keep(connection: Connection, run: str, readings: Readings) -> list[Reread]:
    """Keep what kept pages say with today's rules. Returns one answer each, in order.

    Content that differs becomes a revision marked ``reread_at``; the former one stays, and the story is found
    anew. Other fields are replaced. Nothing is written where nothing differs, nor where the article was
    fetched anew.
    """
    now = datetime.now(KST)
    outcomes = _kept(connection, run, readings, now)
    rewritten = []
    for (page, article), outcome in zip(readings, outcomes, strict=True):
        if outcome.status == "revised":
            article.crawled_at = article.crawled_at or page.read_at
            rewritten.append((page.article_id, article))
    storyindex.join(connection, rewritten, now)
    return outcomes


def _kept(connection: Connection, run: str, readings: Readings, now: datetime) -> list[Reread]:
    compared = [*_compared(connection, readings, lock=True)]
    written = [
        (page, article, description_of(article), outcome, row, digest)
        for (page, article), (outcome, row, digest) in zip(readings, compared, strict=True)
        if row is not None and outcome.status in ("revised", "described")
    ]
    if written:
        sharedtexts.note(connection, [run, *(one[2][name] for one in written for name in SHARED)])
    for page, article, described, outcome, row, digest in written:
        values = {name: described[name] for name in (*_FIELDS, "sources", "named")}
        if row["requested_url"] is None and article.url != row["url"]:
            values["requested_url"] = row["url"]  # it was the same until now
        if outcome.status == "revised":
            values |= {"revision": row["revision"] + 1, "digest": digest}
            revision = {
                "article_id": page.article_id,
                "revision": row["revision"] + 1,
                "content": content_of(article),
                "modified_at": article.modified_at,
                "read_at": page.read_at,
                "run": run,
                "reread_at": now,
                "doubts": article.doubts or None,
            }
            connection.execute(revisions.insert(), revision)
            note_texts(connection, [revision])
        connection.execute(update(articles).where(articles.c.id == page.article_id).values(values))
        _keep_address(connection, page.article_id, article.url)
    return [outcome for outcome, _, _ in compared]


def _compared(
    connection: Connection, readings: Readings, *, lock: bool
) -> Iterator[tuple[Reread, Mapping[Any, Any] | None, bytes]]:
    ids = sorted({page.article_id for page, _ in readings})
    if lock:
        lock_articles(connection, map(article_key, ids))
    query = CURRENT_ROWS.where(articles.c.id.in_(ids)).order_by(articles.c.id)
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    owners = _owners(connection, readings)
    for page, article in readings:
        row = rows.get(page.article_id)
        if row is None or row["read_at"] != page.read_at:
            yield Reread("superseded"), None, b""
            continue
        if owners.get(article.url or "", page.article_id) != page.article_id:
            article.url = row["url"]  # the address is another article's: today's rules say who, not this page
        new = content_of(article)
        changes = [*_changes(page.article_id, row, new, article)]
        is_same = same_content(row["content"], new)
        status = Reread("unchanged" if not changes else "described" if is_same else "revised", changes)
        yield status, row, content_digest(article)


def _changes(
    article_id: str, row: Mapping[Any, Any], new: dict[str, Any], article: Article
) -> Iterator[FieldChange]:
    old = row["content"]
    for name in dict.fromkeys((*old, *new)):
        if not same_content({name: old.get(name) or []}, {name: new.get(name) or []}):
            yield FieldChange(article_id, name, old.get(name), new.get(name))
    for name in _FIELDS:
        before, after = row[name], getattr(article, name)
        if before != after:
            yield FieldChange(article_id, name, _plain(before), _plain(after))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _owners(connection: Connection, readings: Readings) -> dict[str, str]:
    """Whose the addresses are that the pages name as theirs."""
    urls = {address_digest(article.url): article.url for _, article in readings if article.url}
    query = select(addresses.c.digest, addresses.c.article_id).where(addresses.c.digest.in_(urls))
    return {urls[digest]: article_id for digest, article_id in connection.execute(query)}


def _keep_address(connection: Connection, article_id: str, url: str | None) -> None:
    if url:
        row = {"digest": address_digest(url), "article_id": article_id}
        connection.execute(insert_into(connection, addresses).on_conflict_do_nothing(), row)
