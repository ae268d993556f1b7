"""Searching: candidates from the index, then the texts themselves. What was kept last is found first."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Select, select

from newscrawl.items import Article
from newscrawl.query import Query
from newscrawl.store.content import IS_CURRENT, article_from
from newscrawl.store.searchindex import matching, searched_texts
from newscrawl.store.searchtables import search_documents
from newscrawl.store.selection import Selection, articles_where
from newscrawl.store.tables import articles, revisions

_PART: Final = 50


def search(connection: Connection, query: Query, selection: Selection) -> Iterator[Article]:
    """The articles that hold the query and are selected, without ``listed_in``, each once.

    The query must have ``grams``.
    """
    if query.is_contradictory:  # every candidate would be asked, in vain
        return
    candidates = _candidates(connection.dialect, query, selection)
    seen: set[str] = set()
    for row in connection.execution_options(yield_per=_PART).execute(candidates):
        if row.id not in seen and query.finds(*searched_texts(row.content)):
            seen.add(row.id)
            found = select(articles).where(articles.c.id == row.id)
            described = connection.execute(found).mappings().one()
            yield article_from({**described, "content": row.content}, [])


def _candidates(dialect: Dialect, query: Query, selection: Selection) -> Select[Any]:
    index, number, which = matching(dialect, query)
    of_document = (articles.c.id == search_documents.c.article_id) & (
        articles.c.revision == search_documents.c.revision
    )
    found = index.join(search_documents, search_documents.c.number == number)
    return (
        select(articles.c.id, revisions.c.content)
        .select_from(found.join(articles, of_document).join(revisions, IS_CURRENT))
        .where(which, *articles_where(dialect, selection))
        .order_by(number.desc())
    )
