"""Searching: candidates from the index, then the texts themselves. What was kept last is found first."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Select, select

from newscrawl.items import Article
from newscrawl.query import Query
from newscrawl.store.content import CURRENT_ROWS, IS_CURRENT, article_from
from newscrawl.store.searchindex import matching, searched_texts
from newscrawl.store.searchtables import search_documents
from newscrawl.store.selection import Selection, articles_where
from newscrawl.store.tables import articles, revisions

# Candidates whose texts are fetched at once. Most words are frequent enough that so many hold what is shown.
_PART: Final = 50


def search(connection: Connection, query: Query, selection: Selection) -> Iterator[Article]:
    """The articles that hold the query and are selected, without ``listed_in``, each once.

    The query must have ``grams``. Texts are fetched part by part, while the caller goes on: a database that
    must sort its candidates sorts identities, and not texts.
    """
    if query.is_contradictory:  # every candidate would be asked, in vain
        return
    candidates = _candidates(connection.dialect, query, selection)
    seen: set[str] = set()
    for part in connection.execution_options(yield_per=_PART).scalars(candidates).partitions(_PART):
        found = connection.execute(CURRENT_ROWS.where(articles.c.id.in_(part))).mappings()
        rows = {row["id"]: row for row in found}
        for article_id in part:
            row = rows[article_id]
            if article_id not in seen and query.finds(*searched_texts(row["content"])):
                seen.add(article_id)
                yield article_from(row, [])


def _candidates(dialect: Dialect, query: Query, selection: Selection) -> Select[Any]:
    """The identities of the articles that may hold the query and are selected, what was kept last first."""
    index, number, which = matching(dialect, query)
    of_document = (articles.c.id == search_documents.c.article_id) & (
        articles.c.revision == search_documents.c.revision
    )
    found = index.join(search_documents, search_documents.c.number == number).join(articles, of_document)
    if selection.since is not None or selection.until is not None:  # an article's time stands in its content
        found = found.join(revisions, IS_CURRENT)
    which_of = articles_where(dialect, selection)
    return select(articles.c.id).select_from(found).where(which, *which_of).order_by(number.desc())
