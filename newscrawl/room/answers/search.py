"""Articles that hold words, with the words marked."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from newscrawl.exceptions import ArgumentError
from newscrawl.items import Article
from newscrawl.markup.foreign import shown
from newscrawl.query import Query
from newscrawl.room.answers.choices import check_stored
from newscrawl.room.asked import PAGE, Question
from newscrawl.room.errors import QuestionError
from newscrawl.snippets import parts_of, snippet_of
from newscrawl.store import Store
from newscrawl.store.selection import Selection


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a text; ``found``: it is what was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An article that was found: its headline, and the text around the first place, in parts."""

    article_id: str
    url: str | None
    site: str | None
    publisher: str | None
    section: str | None
    published_at: datetime | None
    title: list[TextPart]
    snippet: list[TextPart]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found of ``query``, what was kept last first; nothing was asked where it is empty.

    ``waiting``: texts that the index does not have yet, which were asked one by one.
    """

    query: str
    site: str | None
    publisher: str | None
    hits: list[SearchHit]
    page: int
    has_more: bool
    waiting: int


def search(store: Store, question: Question) -> SearchAnswer:
    """The articles that hold ``q``, of ``site`` and ``publisher`` where they are named.

    Raises QuestionError: the words cannot be looked up.
    """
    text, page = question.text("q"), question.page
    site, publisher = question.text("site") or None, question.text("publisher") or None
    hits: list[SearchHit] = []
    if text:
        query = _query(text)
        selection = Selection(sites=(site,) if site else (), publishers=(publisher,) if publisher else ())
        found = store.search(query, selection)
        hits = [_hit(one, query) for one in islice(found, (page - 1) * PAGE, page * PAGE + 1)]
        if not hits:
            check_stored(store, site, {one.site or "" for one in store.followed()})
    return SearchAnswer(
        query=text,
        site=site,
        publisher=publisher,
        hits=hits[:PAGE],
        page=page,
        has_more=question.leads_on(left=len(hits) > PAGE),
        waiting=store.texts_waiting(),
    )


def _query(text: str) -> Query:
    try:
        query = Query.parse(text)
        query.require_grams()
    except ArgumentError:
        raise QuestionError(400, "error_query", text=text) from None
    return query


def _hit(article: Article, query: Query) -> SearchHit:
    return SearchHit(
        article_id=article.id or "",
        url=article.url,
        site=article.site,
        publisher=article.publisher,
        section=article.section,
        published_at=article.published_at,
        title=[TextPart(*one) for one in parts_of(shown(article.title), query) if one[0]],
        snippet=[TextPart(*one) for one in snippet_of(article, query) if one[0]],
    )
