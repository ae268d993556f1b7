"""What changed, written with the revisions of one transaction.

An article whose change is an edit of its site's template alone (``store.siteedits``) has its content brought
up to date without a revision.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from newscrawl.changes.classes import ChangeClass, classes_of
from newscrawl.store.changetables import changes
from newscrawl.store.prepared import fetch
from newscrawl.store.records import Unread
from newscrawl.store.sharedtexts import text_of
from newscrawl.store.siteedits import Revised, SiteEdits
from newscrawl.store.tables import articles, revisions

# What an address that led to an article leads to once it is withdrawn; a list, a login, a shell are none.
_WITHDRAWN_KINDS = ("notice", "error page", "front page")
# Rows written at once.
_WRITTEN = 500


class ChangeLog:
    """Writes what ``run`` found changed, in its transaction."""

    def __init__(self, connection: Connection, run: str) -> None:
        self._connection = connection
        self._run = run

    def note(self, revised: Sequence[Revised]) -> set[str]:
        """Note changes. Returns the articles whose change is their site's alone: they get no revision."""
        settled: set[str] = set()
        rows = []
        by_site: dict[str, list[Revised]] = defaultdict(list)
        for one in revised:
            by_site[one.site].append(one)
        edits = SiteEdits(self._connection, self._run)
        for site in sorted(by_site):
            events = edits.events(site, by_site[site])
            for one in by_site[site]:
                of_site = {piece: events[piece] for piece in one.pieces if piece in events}
                found = one.classes(of_site)
                if found == [ChangeClass.TEMPLATE]:
                    settled.add(one.article_id)
                    continue
                row = _row(one.article_id, one.revision, one.at, found)
                rows.append(row | {"site": one.site, "run": self._run})
        if rows:
            self._connection.execute(changes.insert(), rows)
        return settled


def _row(article_id: str, revision: int, at: datetime, found: Iterable[ChangeClass]) -> dict[str, Any]:
    return {"article_id": article_id, "revision": revision, "at": at, "classes": ",".join(found)}


# -- Withdrawals ----------------------------------------------------------------------------------------

_STORED = select(articles.c.id, articles.c.revision, articles.c.site, articles.c.read_at).where(
    articles.c.id.in_(bindparam("ids", expanding=True))
)
_LAST_WITHDRAWN = (
    select(changes.c.article_id, func.max(changes.c.at, type_=changes.c.at.type).label("at"))
    .where(
        changes.c.article_id.in_(bindparam("ids", expanding=True)),
        changes.c.classes == ChangeClass.WITHDRAWAL.value,
    )
    .group_by(changes.c.article_id)
)


def note_withdrawals(connection: Connection, run: str, unread: Sequence[Unread], now: datetime) -> None:
    """Note that articles are gone which had been read, once until they are read again."""
    ids = {one.article_id for one in unread if _is_withdrawn(one)}
    if not ids:
        return
    before = {row.article_id: row.at for row in fetch(connection, _LAST_WITHDRAWN, {"ids": sorted(ids)})}
    rows = [
        _row(row.id, row.revision, now, [ChangeClass.WITHDRAWAL]) | {"site": row.site, "run": run}
        for row in fetch(connection, _STORED, {"ids": sorted(ids)})
        if row.id not in before or before[row.id] < row.read_at
    ]
    if rows:
        connection.execute(changes.insert(), rows)


def _is_withdrawn(one: Unread) -> bool:
    return one.how == "gone" and (one.kind is None or one.kind in _WITHDRAWN_KINDS)


def classify_all(connection: Connection) -> None:
    """Write the changes of revisions that were made before there were any, a site's template aside."""
    query = (
        select(revisions, text_of(revisions.c.run).label("run_id"), articles.c.site)
        .join(articles, articles.c.id == revisions.c.article_id)
        .where(articles.c.revision > 1)
        .order_by(revisions.c.article_id, revisions.c.revision)
    )
    former: Any = None
    rows: list[dict[str, Any]] = []
    for row in connection.execute(query.execution_options(yield_per=100)):
        if former is not None and former.article_id == row.article_id and row.reread_at is None:
            found = classes_of(former.content, row.content)
            one = _row(row.article_id, row.revision, row.read_at, found)
            rows.append(one | {"site": row.site, "run": row.run_id})
        former = row
        if len(rows) >= _WRITTEN:
            connection.execute(changes.insert(), rows)
            rows.clear()
    if rows:
        connection.execute(changes.insert(), rows)
