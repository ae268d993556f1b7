"""The entries of the lists that a crawl observed, each with what became of its article."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, bindparam, func, select

from newscrawl.store.content import IS_CURRENT
from newscrawl.store.identity import LISTED, LISTED_ID
from newscrawl.store.prepared import fetch
from newscrawl.store.sharedtexts import text_of
from newscrawl.store.tables import articles, gone, rankings, revisions
from newscrawl.store.withheldtables import withheld

# Fields that most articles have, so that their absence says something of how pages are read.
_CONTENT = ("published_at", "authors", "images", "tags")
_DESCRIPTION = ("publisher", "section")
FIELDS = (*_CONTENT, *_DESCRIPTION)
# What an entry's article came to.
_OUTCOMES = (
    LISTED.outerjoin(articles, articles.c.id == LISTED_ID)
    .outerjoin(revisions, IS_CURRENT)
    .outerjoin(gone, gone.c.article_id == LISTED_ID)
    .outerjoin(withheld, withheld.c.article_id == LISTED_ID)
)


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An entry of a list: its article, and what became of it.

    ``read_in``, the key of a run, is None if it is not stored; then ``status`` may say why, and ``refused``
    what its page is instead. ``filled``: those of ``FIELDS`` that it has. ``sources``: what gave its fields.
    ``shown``: its headline on the list, ``title``: its own, ``letters``: the length of its text.
    """

    id: str
    read_in: int | None
    status: int | None
    refused: str | None
    published_at: datetime | None
    filled: frozenset[str]
    sources: Mapping[str, str]
    shown: str | None = None
    title: str | None = None
    letters: int = 0


_CONTENT_OF = revisions.c.content
# Made once: making a statement takes longer than SQLite takes to answer it.
_ENTRIES = (
    select(
        rankings.c.list_key,
        LISTED_ID.label("id"),
        rankings.c.url,
        rankings.c.title.label("shown"),
        _CONTENT_OF["title"].as_string().label("title"),
        func.length(_CONTENT_OF["body"].as_string()).label("letters"),
        articles.c.read_in,
        text_of(articles.c.sources),
        gone.c.status,
        func.coalesce(withheld.c.reason, gone.c.kind).label("refused"),
        *(_CONTENT_OF[name].as_string().label(name) for name in _CONTENT),
        *(articles.c[name] for name in _DESCRIPTION),
    )
    .select_from(_OUTCOMES)
    .where(rankings.c.run.in_(bindparam("carried_by", expanding=True)))
    .order_by(rankings.c.seq)
)


@lru_cache(maxsize=1_024)  # of a site nearly all articles have the same
def _sources(kept: str | None) -> Mapping[str, str]:
    return json.loads(kept) if kept else {}


def entries_by_list(connection: Connection, carried_by: Sequence[str]) -> dict[int, list[ListedArticle]]:
    """The entries that these runs observed, by list, in order."""
    found: dict[int, list[ListedArticle]] = defaultdict(list)
    for row in fetch(connection, _ENTRIES, {"carried_by": carried_by}):
        found[row.list_key].append(
            ListedArticle(
                id=row.id or row.url or "",
                read_in=row.read_in,
                status=row.status,
                refused=row.refused,
                published_at=datetime.fromisoformat(row.published_at) if row.published_at else None,
                filled=frozenset([name for name in FIELDS if getattr(row, name) is not None]),
                sources=_sources(row.sources),
                shown=row.shown,
                title=row.title,
                letters=row.letters or 0,
            )
        )
    return found
