"""Searching: candidates, then the texts themselves. What was kept last is found first.

Candidates are the texts that the index does not have yet, all of them, then those that it names.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, select

from newscrawl.items import Article
from newscrawl.query import Query
from newscrawl.store.content import ARTICLE, IS_CURRENT, article_from
from newscrawl.store.searchindex import candidates, searched_texts
from newscrawl.store.searchtables import search_documents, search_waiting
from newscrawl.store.selection import Selection, articles_where
from newscrawl.store.tables import articles, revisions

# Candidates whose texts are fetched at once. Most words are frequent enough that so many hold what is shown.
_PART: Final = 50


def _texts(numbered: Table) -> Select[Any]:
    """The articles whose current revisions have numbers in this table, and their contents."""
    is_of_row = (articles.c.id == numbered.c.article_id) & (articles.c.revision == numbered.c.revision)
    return (
        select(*ARTICLE, revisions.c.content)
        .select_from(numbered.join(articles, is_of_row).join(revisions, IS_CURRENT))
        .order_by(numbered.c.number.desc())
    )


_WAITING: Final = _texts(search_waiting)
_INDEXED: Final = _texts(search_documents)


def search(connection: Connection, query: Query, selection: Selection) -> Iterator[Article]:
    """The articles that hold the query and are selected, without ``listed_in``, each once.

    The query must have ``grams``. The index is asked for numbers alone, and texts are fetched part by part,
    while the caller goes on.
    """
    if query.is_contradictory:  # every candidate would be asked, in vain
        return
    seen: set[str] = set()
    for row in _candidates(connection, query, articles_where(connection.dialect, selection)):
        if row["id"] not in seen and query.finds(*searched_texts(row["content"])):
            seen.add(row["id"])
            yield article_from(row, [])


def _candidates(
    connection: Connection, query: Query, which: list[ColumnElement[bool]]
) -> Iterator[RowMapping]:
    streamed = {"yield_per": _PART}
    yield from connection.execute(_WAITING.where(*which), execution_options=streamed).mappings()
    numbers = candidates(connection, query)
    indexed = _INDEXED.where(*which)
    while part := [*islice(numbers, _PART)]:
        yield from connection.execute(indexed.where(search_documents.c.number.in_(part))).mappings()
