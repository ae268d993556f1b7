"""What one transaction writes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from newscrawl.items import Article, Ranking
from newscrawl.store.content import (
    address_digest,
    content_digest,
    content_of,
    description_of,
    ranking_row,
)
from newscrawl.store.records import Outcome
from newscrawl.store.tables import addresses, articles, rankings, revisions
from newscrawl.text import KST


class Committer:
    """Writes articles and observations of one run; the transaction holds the writers' lock."""

    def __init__(self, connection: Connection, run: str) -> None:
        self._connection = connection
        self._run = run
        self._now = datetime.now(KST)

    # -- Articles -------------------------------------------------------------------------------------

    def keep_articles(self, items: Sequence[Article]) -> list[Outcome]:
        """Write new and revised articles, note unchanged ones as seen. One outcome each, in order.

        An article whose address is known under another identity keeps that one: the site's way of naming
        may change, the article does not. One that this run has read already is a duplicate.
        """
        if not items:
            return []
        owners = self._owners(items)
        ids = [owners.get(address_digest(item.url or ""), item.id or "") for item in items]
        rows = self._rows(ids)
        new: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        versions: list[dict[str, Any]] = []
        outcomes = []
        for article_id, item in zip(ids, items, strict=True):
            outcome, row = self._judge(article_id, item, rows.get(article_id))
            outcomes.append(outcome)
            if outcome.status == "duplicate":
                continue
            (new if outcome.status == "new" else changed).append(row)
            rows[article_id] = row
            if outcome.status != "unchanged":
                versions.append(self._version(outcome, row, item))
        if new:
            self._connection.execute(articles.insert(), new)
        if changed:
            self._connection.execute(
                update(articles).where(articles.c.id == bindparam("key")),
                [{"key": row["id"], **{k: v for k, v in row.items() if k != "id"}} for row in changed],
            )
        if versions:
            self._connection.execute(revisions.insert(), versions)
        self._keep_addresses(ids, items)
        return outcomes

    def _owners(self, items: Sequence[Article]) -> dict[bytes, str]:
        digests = {address_digest(item.url or "") for item in items}
        query = select(addresses.c.digest, addresses.c.article_id).where(addresses.c.digest.in_(digests))
        return {row.digest: row.article_id for row in self._connection.execute(query)}

    def _rows(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        query = select(articles).where(articles.c.id.in_(set(ids)))
        return {row["id"]: dict(row) for row in self._connection.execute(query).mappings()}

    def _judge(
        self, article_id: str, item: Article, old: dict[str, Any] | None
    ) -> tuple[Outcome, dict[str, Any]]:
        if old is not None and old["read_in"] == self._run:
            return Outcome("duplicate", article_id, old["revision"]), old
        read_at = item.crawled_at or self._now
        digest = content_digest(item)
        row = {
            **description_of(item),
            "id": article_id,
            "title": item.title,
            "published_at": item.published_at,
            "digest": digest,
            "revision": 1,
            "first_seen": read_at,
            "last_seen": read_at,
            "read_at": read_at,
            "read_in": self._run,
        }
        if old is None:
            return Outcome("new", article_id, 1), row
        for name in description_of(item):
            if row[name] is None or row[name] == {}:
                row[name] = old[name]
        changed = digest != old["digest"]
        row["revision"] = old["revision"] + 1 if changed else old["revision"]
        row["first_seen"] = old["first_seen"]
        return Outcome("revised" if changed else "unchanged", article_id, row["revision"]), row

    def _version(self, outcome: Outcome, row: dict[str, Any], item: Article) -> dict[str, Any]:
        return {
            "article_id": outcome.article_id,
            "revision": outcome.revision,
            "digest": row["digest"],
            "content": content_of(item),
            "modified_at": item.modified_at,
            "read_at": row["read_at"],
            "run": self._run,
        }

    def _keep_addresses(self, ids: Sequence[str], items: Sequence[Article]) -> None:
        rows = [
            {"digest": address_digest(url), "url": url, "article_id": article_id}
            for article_id, item in zip(ids, items, strict=True)
            for url in {item.url, item.requested_url}
            if url
        ]
        if rows:
            dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
            self._connection.execute(dialect.insert(addresses).on_conflict_do_nothing(), rows)

    # -- Observations ---------------------------------------------------------------------------------

    def keep_rankings(self, observed: Sequence[Ranking]) -> None:
        """Write observations, and note the articles they lead to as seen."""
        if not observed:
            return
        rows = [
            {**ranking_row(ranking), "run": self._run, "observed_at": ranking.observed_at or self._now}
            for ranking in observed
        ]
        self._connection.execute(rankings.insert(), rows)
        digests = {row["url_digest"] for row in rows}
        known = select(addresses.c.article_id).where(addresses.c.digest.in_(digests))
        seen = {row["article_id"] for row in rows} | set(self._connection.scalars(known))
        self._connection.execute(
            update(articles)
            .where(articles.c.id.in_(sorted(seen - {None})))
            .values(last_seen=max(row["observed_at"] for row in rows))
        )
