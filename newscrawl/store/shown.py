"""What lists last showed of articles: by what crawls in work have observed, and by the history."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from newscrawl.store.spelltables import entries
from newscrawl.store.tables import rankings

# Addresses of an article looked at, at most: its page is kept under one of those that lists led to.
_SHOWN = 20


def shown_of(connection: Connection, ids: Sequence[str]) -> defaultdict[str, list[Any]]:
    """What lists showed of these articles: title, publisher, address, the newest first."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for table, order in ((rankings, rankings.c.seq), (entries, entries.c.number)):
        columns = (table.c.article_id, table.c.title, table.c.publisher, table.c.url)
        newest_first = (
            select(*columns)
            .where(table.c.article_id.in_(ids))
            .group_by(*columns)
            .order_by(func.max(order).desc())
        )
        for row in connection.execute(newest_first):
            if len(found[row.article_id]) < _SHOWN and row not in found[row.article_id]:
                found[row.article_id].append(row)
    return found
