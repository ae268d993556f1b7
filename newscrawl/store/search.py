"""Searching: candidates from the index, then the texts themselves. What was kept last is found first."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from sqlalchemy import Connection, select

from newscrawl.items import Article
from newscrawl.query import Query
from newscrawl.store.content import IS_CURRENT, article_from
from newscrawl.store.searchindex import candidates, searched_texts
from newscrawl.store.searchtables import search_documents
from newscrawl.store.selection import Selection, articles_where
from newscrawl.store.tables import articles, revisions

# Candidates whose texts are fetched at once. Most words are frequent enough that so many hold what is shown.
_PART: Final = 50
_OF_DOCUMENT: Final = (articles.c.id == search_documents.c.article_id) & (
    articles.c.revision == search_documents.c.revision
)
_TEXTS: Final = (
    select(search_documents.c.number, articles, revisions.c.content)
    .select_from(search_documents.join(articles, _OF_DOCUMENT).join(revisions, IS_CURRENT))
    .order_by(search_documents.c.number.desc())
)


def search(connection: Connection, query: Query, selection: Selection) -> Iterator[Article]:
    """The articles that hold the query and are selected, without ``listed_in``, each once.

    The query must have ``grams``. The index is asked for numbers alone, and texts are fetched part by part,
    while the caller goes on.
    """
    if query.is_contradictory:  # every candidate would be asked, in vain
        return
    numbers = candidates(connection, query)
    selected = _TEXTS.where(*articles_where(connection.dialect, selection))
    seen: set[str] = set()
    while part := [*islice(numbers, _PART)]:
        texts = selected.where(search_documents.c.number.in_(part))
        for row in connection.execute(texts).mappings():
            if row["id"] not in seen and query.finds(*searched_texts(row["content"])):
                seen.add(row["id"])
                yield article_from(row, [])
