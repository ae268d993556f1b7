"""What one transaction writes."""

from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, select, update

from newscrawl.items import Article, Ranking
from newscrawl.store import sharedtexts, storyindex
from newscrawl.store.changelog import ChangeLog
from newscrawl.store.connection import lock_articles
from newscrawl.store.content import (
    CURRENT,
    KEPT,
    SHARED,
    content_digest,
    content_of,
    description_of,
    list_row,
    ranking_row,
)
from newscrawl.store.errors import ConflictError
from newscrawl.store.identity import Keys, owner_of
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import fetch
from newscrawl.store.records import Outcome
from newscrawl.store.searchindex import note_texts
from newscrawl.store.siteedits import Revised
from newscrawl.store.tables import addresses, articles, lists, rankings, revisions
from newscrawl.store.textkeys import text_key
from newscrawl.store.waiting import article_key
from newscrawl.store.withholding import Admission
from newscrawl.text import KST

# Made once: making a statement takes longer than SQLite takes to answer it.
_OWNERS = select(addresses.c.digest, addresses.c.article_id).where(
    addresses.c.digest.in_(bindparam("digests", expanding=True))
)
_ROWS = select(articles).where(articles.c.id.in_(bindparam("ids", expanding=True)))
_CONTENTS = (
    select(articles.c.id, revisions.c.content)
    .select_from(CURRENT)
    .where(articles.c.id.in_(bindparam("ids", expanding=True)))
)
_REPLACE = (
    update(revisions)
    .where(
        revisions.c.article_id == bindparam("of_article_id"), revisions.c.revision == bindparam("of_revision")
    )
    .values(content=bindparam("of_content"))
)
_CHANGE = update(articles).where(articles.c.id == bindparam("key"))


class Committer:
    """Writes articles and observations of one run, in one transaction.

    ``again``: this transaction was tried before, and the connection broke off. It may have been kept then, so
    what this run has read at the very same moment is that reading, and no duplicate of it. ``accepted``: a
    person has looked at the articles; nothing is withheld.
    """

    def __init__(
        self, connection: Connection, run: str, *, again: bool = False, accepted: bool = False
    ) -> None:
        self._connection = connection
        self._run, self._run_key = run, text_key(run)
        self._again = again
        self._accepted = accepted
        self._now = datetime.now(KST)

    # -- Articles -------------------------------------------------------------------------------------

    def keep_articles(self, items: Sequence[Article], keys: Sequence[Keys]) -> list[Outcome]:
        """Write new and revised articles, note unchanged ones as seen. One outcome each, in order.

        Which known article an item is, ``store.identity`` says by its ``keys``; it keeps the identity it is
        known under. One that this run has read already is a duplicate. What is withheld, ``store.admission``
        says.
        """
        if not items:
            return []
        by_address = self._lock_and_find(keys)
        rows = self._rows({*by_address.values(), *(item.id or "" for item in items)})
        digests = [content_digest(item) for item in items]
        owners = [owner_of(own, by_address, rows) or "" for own in keys]
        contents = self._contents_that_differ(zip(owners, digests, strict=True), rows)
        _keep_times(items, [contents.get(owner, {}) for owner in owners], digests)
        new, changed = list[dict[str, Any]](), list[dict[str, Any]]()
        versions: list[dict[str, Any]] = []
        outcomes, revised = list[Outcome](), dict[int, Revised]()
        admission = Admission(self._connection, self._run, items, accepted=self._accepted)
        for number, (own, item) in enumerate(zip(keys, items, strict=True)):
            article_id = owner_of(own, by_address, rows) or item.id or ""
            old = rows.get(article_id)
            outcome, row = self._judge(article_id, item, digests[number], old)
            outcome = admission.admit(number, outcome, row["digest"], old, contents.get(article_id, {}))
            outcomes.append(outcome)
            if outcome.status == "withheld":
                continue
            by_address |= dict.fromkeys(own.digests, article_id)
            if outcome.status == "duplicate" or outcome.kept_before:
                continue
            (new if outcome.status == "new" else changed).append(row)
            rows[article_id] = row
            if outcome.status == "revised" and old is not None:
                revised[number] = _revised(outcome, row, contents.get(article_id, {}), item)
            if outcome.status != "unchanged":
                versions.append(self._version(outcome, row, item))
        versions = self._without_edits_of_sites(revised, outcomes, rows, versions)
        self._write(new, changed, versions)
        self._keep_addresses(outcomes, keys)
        return self._with_stories(admission.close(outcomes), items, rows)

    def _with_stories(
        self, outcomes: Sequence[Outcome], items: Sequence[Article], rows: Mapping[str, Mapping[str, Any]]
    ) -> list[Outcome]:
        written = [
            (outcome.article_id, item)
            for outcome, item in zip(outcomes, items, strict=True)
            if outcome.status in ("new", "revised") and not outcome.kept_before
        ]
        found = storyindex.join(self._connection, written, self._now)
        known = {article_id: row["story"] for article_id, row in rows.items() if row.get("story")}
        return [
            replace(one, story=found.get(one.article_id) or known.get(one.article_id) or one.article_id)
            for one in outcomes
        ]

    def _write(
        self, new: list[dict[str, Any]], changed: list[dict[str, Any]], versions: list[dict[str, Any]]
    ) -> None:
        written = [*new, *changed]
        shared = [row[name] for row in written for name in SHARED]
        sharedtexts.note(self._connection, [self._run, *shared] if written else ())
        insert_rows(self._connection, articles, new)
        if changed:
            self._connection.execute(
                _CHANGE,
                [
                    {"key": row["id"], **{k: v for k, v in row.items() if k != "id"}}
                    for row in sorted(changed, key=lambda row: str(row["id"]))
                ],
            )
        insert_rows(self._connection, revisions, versions)
        note_texts(self._connection, versions)

    def _lock_and_find(self, keys: Sequence[Keys]) -> dict[bytes, str]:
        """The articles that known addresses belong to. Nobody else writes them until the transaction ends."""
        if self._connection.dialect.name == "sqlite":
            return self._owners(keys)
        wanted = {digest for one in keys for digest in one.digests}
        wanted |= {article_key(one.id or "") for one in keys}
        before = self._owners(keys)
        lock_articles(self._connection, wanted | {article_key(owner) for owner in before.values()})
        owners = self._owners(keys)
        if not set(owners.values()) <= set(before.values()) | {one.id for one in keys}:
            raise ConflictError("another run has just given one of these addresses to an article")
        return owners

    def _owners(self, keys: Iterable[Keys]) -> dict[bytes, str]:
        digests = {digest for one in keys for digest in one.digests}
        return dict(fetch(self._connection, _OWNERS, {"digests": list(digests)}))

    def _rows(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        found = fetch(self._connection, _ROWS, {"ids": list(set(ids))})
        return {row.id: row._asdict() for row in found}

    def _contents_that_differ(
        self, read: Iterable[tuple[str, bytes]], rows: Mapping[str, Mapping[str, Any]]
    ) -> dict[str, Mapping[str, Any]]:
        """The stored contents of the articles that were read with another digest, by their identity.

        Which article an item is may turn out otherwise later, but then it is one that this run has read.
        """
        wanted = {owner for owner, digest in read if owner in rows and rows[owner]["digest"] != digest}
        found = fetch(self._connection, _CONTENTS, {"ids": list(wanted)}) if wanted else ()
        return {row.id: row.content for row in found}

    def _judge(
        self, article_id: str, item: Article, digest: bytes, old: dict[str, Any] | None
    ) -> tuple[Outcome, dict[str, Any]]:
        read_at = item.crawled_at or self._now
        if old is not None and old["read_in"] == self._run_key:
            if self._again and old["read_at"] == read_at:
                return self._kept_before(article_id, old)
            return Outcome("duplicate", article_id, old["revision"]), old
        row = {
            **description_of(item),
            "id": article_id,
            "digest": digest,
            "revision": 1,
            "read_at": read_at,
            "read_in": self._run_key,
        }
        if old is None:
            return Outcome("new", article_id, 1), row
        row["story"] = old["story"]
        for name in KEPT:
            if row[name] is None or row[name] == {}:
                row[name] = old[name]
        changed = digest != old["digest"]
        row["revision"] = old["revision"] + 1 if changed else old["revision"]
        return Outcome("revised" if changed else "unchanged", article_id, row["revision"]), row

    def _without_edits_of_sites(
        self,
        revised: Mapping[int, Revised],
        outcomes: list[Outcome],
        rows: Mapping[str, dict[str, Any]],
        versions: list[dict[str, Any]],
    ) -> list[dict[str, Any]]:
        """Put what sites' templates have changed into the stored revisions, in the place of new ones. Returns
        the ``versions`` that are left.
        """
        settled = ChangeLog(self._connection, self._run).note([*revised.values()])
        written: list[dict[str, Any]] = []
        for number, one in revised.items():
            if one.article_id in settled:
                current = one.revision - 1
                rows[one.article_id]["revision"] = current
                outcomes[number] = Outcome("unchanged", one.article_id, current)
                written.append({"article_id": one.article_id, "revision": current, "content": dict(one.new)})
        if written:
            self._connection.execute(
                _REPLACE, [{f"of_{name}": value for name, value in row.items()} for row in written]
            )
            note_texts(self._connection, written)
        return [version for version in versions if version["article_id"] not in settled]

    def _kept_before(self, article_id: str, old: dict[str, Any]) -> tuple[Outcome, dict[str, Any]]:
        """What the transaction came to that was kept although its answer never came."""
        of_run = select(revisions.c.run).where(
            revisions.c.article_id == article_id, revisions.c.revision == old["revision"]
        )
        if self._connection.scalar(of_run) != self._run_key:
            return Outcome("unchanged", article_id, old["revision"]), old
        status: Literal["new", "revised"] = "new" if old["revision"] == 1 else "revised"
        return Outcome(status, article_id, old["revision"], kept_before=True), old

    def _version(self, outcome: Outcome, row: dict[str, Any], item: Article) -> dict[str, Any]:
        return {
            "article_id": outcome.article_id,
            "revision": outcome.revision,
            "content": content_of(item),
            "modified_at": item.modified_at,
            "read_at": row["read_at"],
            "run": self._run_key,
            "doubts": item.doubts or None,
        }

    def _keep_addresses(self, outcomes: Sequence[Outcome], keys: Sequence[Keys]) -> None:
        rows: list[dict[str, Any]] = [
            {"digest": digest, "article_id": outcome.article_id}
            for outcome, own in zip(outcomes, keys, strict=True)
            if outcome.status != "withheld"
            for digest in own.digests
        ]
        rows.sort(key=lambda row: bytes(row["digest"]))
        # A requested address that led to another article before leads to this one now.
        insert_rows(self._connection, addresses, rows, replacing=("article_id",))

    # -- Observations ---------------------------------------------------------------------------------

    def keep_rankings(self, observed: Sequence[Ranking]) -> None:
        """Write observations."""
        names = [list_row(ranking) for ranking in observed]
        rows = [
            ranking_row(ranking, of_list["key"])
            | {"run": self._run, "observed_at": ranking.observed_at or self._now}
            for ranking, of_list in zip(observed, names, strict=True)
        ]
        if not rows:
            return
        by_key = {of_list["key"]: of_list for of_list in names}
        insert_rows(self._connection, lists, [by_key[key] for key in sorted(by_key)], skipping=True)
        insert_rows(self._connection, rankings, rows)


def _keep_times(
    items: Sequence[Article], stored: Sequence[Mapping[str, Any]], digests: MutableSequence[bytes]
) -> None:
    """Give articles that a crawl reads again without a time of publication the one that is ``stored``.

    Not where a kept page is read with other rules: these may have found that the time was none.
    """
    for number, (item, old) in enumerate(zip(items, stored, strict=True)):
        if item.published_at is None and item.promise is not None and old.get("published_at"):
            item.published_at = datetime.fromisoformat(old["published_at"])
            digests[number] = content_digest(item)


def _revised(outcome: Outcome, row: Mapping[str, Any], before: Mapping[str, Any], item: Article) -> Revised:
    site = item.site or outcome.article_id.partition(":")[0]
    return Revised(outcome.article_id, site, outcome.revision, row["read_at"], before, content_of(item))
