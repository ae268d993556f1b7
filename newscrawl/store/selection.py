"""What of the store a person wants to have: the queries behind ``scrapy export``, each streamed.

Articles come in the order of their time: that of publication, or of reading where the page shows none. Their
keys are sorted by the database, which spills to disk, and the articles are fetched in parts, so that what is
held does not grow with the store. One transaction reads all of it: what others write meanwhile is not seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Dialect,
    Integer,
    Select,
    cast,
    func,
    or_,
    select,
)

from newscrawl.items import Article, Placement, Ranking
from newscrawl.query import Query
from newscrawl.store.content import LIST_FIELDS, article_from, ranking_from
from newscrawl.store.identity import LISTED, LISTED_ID
from newscrawl.store.records import RunRecord
from newscrawl.store.searchindex import candidate_ids
from newscrawl.store.tables import articles, lists, rankings, revisions, runs

# Rows held at once.
_PART: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which rows; an empty tuple and None select all.

    ``lists``: headings of lists, or ``mainnews`` and ``trending``. ``since`` and ``until``: aware times, both
    included, of an article its time, of an observation ``observed_at``, of a run when it began. ``query``: of
    articles, what their title and text hold; the index of the search must be there (``Store.index_texts``).
    """

    sites: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    query: Query | None = None
    newest_first: bool = False


def begin_snapshot(connection: Connection) -> None:
    """Let everything that this connection reads from now on be of one moment. Its first word."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
    else:
        connection.execution_options(isolation_level="REPEATABLE READ")


# -- Articles ---------------------------------------------------------------------------------------


def select_articles(connection: Connection, selection: Selection) -> Iterator[Article]:
    """The newest revision of every article that is selected, with all lists that it was seen on."""
    keys = _keys(connection.dialect, selection)
    for part in connection.execution_options(yield_per=_PART).scalars(keys).partitions(_PART):
        for article in _fetched(connection, part):
            if selection.query is None or selection.query.finds(
                article.title, article.subtitle, article.body
            ):
                yield article


def count_articles(connection: Connection, selection: Selection) -> int:
    """How many articles are selected; with a query, how many may be."""
    return connection.scalar(_counting(_keys(connection.dialect, selection))) or 0


def time_of(article: Article) -> datetime | None:
    """The time that an article is sorted and selected by."""
    return article.published_at or article.crawled_at


def _keys(dialect: Dialect, selection: Selection) -> Select[Any]:
    which = articles_where(dialect, selection)
    if selection.query is not None:
        which.append(articles.c.id.in_(candidate_ids(dialect, selection.query)))
    moment = _time(dialect)
    order = (moment.desc(), articles.c.id.desc()) if selection.newest_first else (moment, articles.c.id)
    return select(articles.c.id).select_from(CURRENT).where(*which).order_by(*order)


def articles_where(dialect: Dialect, selection: Selection) -> list[ColumnElement[bool]]:
    """The conditions over ``CURRENT`` that a selection names, but for its query."""
    moment = _time(dialect)
    which: list[ColumnElement[bool]] = []
    if selection.sites:
        which.append(articles.c.site.in_(selection.sites))
    if selection.sections:
        which.append(articles.c.section.in_(selection.sections))
    if selection.publishers:
        which.append(articles.c.publisher.in_(selection.publishers))
    if selection.lists:
        which.append(articles.c.id.in_(_seen_on(selection.lists)))
    if selection.since is not None:
        which.append(moment >= _bound(dialect, selection.since))
    if selection.until is not None:
        which.append(moment <= _bound(dialect, selection.until))
    return which


# Every article with its newest revision.
CURRENT: Final = articles.join(
    revisions, (revisions.c.article_id == articles.c.id) & (revisions.c.revision == articles.c.revision)
)


def _time(dialect: Dialect) -> ColumnElement[Any]:
    """``time_of`` in SQL: seconds since 1970 on SQLite, which keeps times as text of two kinds."""
    published = revisions.c.content["published_at"].as_string()
    if dialect.name == "sqlite":
        seconds = (func.strftime("%s", moment) for moment in (published, articles.c.read_at))
        return cast(func.coalesce(*seconds), Integer)
    return func.coalesce(cast(published, DateTime(timezone=True)), articles.c.read_at)


def _bound(dialect: Dialect, moment: datetime) -> Any:
    return int(moment.timestamp()) if dialect.name == "sqlite" else moment


def _seen_on(names: Sequence[str]) -> Select[Any]:
    listed = LISTED.join(lists, lists.c.key == rankings.c.list_key)
    return select(LISTED_ID).select_from(listed).where(_is_list(names), LISTED_ID.is_not(None))


def _is_list(names: Sequence[str]) -> ColumnElement[bool]:
    return or_(lists.c.name.in_(names), lists.c.list.in_(names))


def _fetched(connection: Connection, ids: Sequence[str]) -> Iterator[Article]:
    query = select(articles, revisions.c.content).select_from(CURRENT).where(articles.c.id.in_(ids))
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    places = _places(connection, ids)
    for article_id in ids:
        yield article_from(rows[article_id], places.get(article_id, []))


def _places(connection: Connection, ids: Sequence[str]) -> dict[str, list[Placement]]:
    """The lists that articles were seen on, in the order of observation, each with the best rank there."""
    query = (
        select(
            rankings.c.article_id,
            *(lists.c[name] for name in LIST_FIELDS if name not in ("site", "span")),
            func.min(rankings.c.rank).label("rank"),
        )
        .join(lists, lists.c.key == rankings.c.list_key)
        .where(rankings.c.article_id.in_(ids))
        .group_by(rankings.c.article_id, *(lists.c[name] for name in LIST_FIELDS))
        .order_by(func.min(rankings.c.seq))
    )
    places: dict[str, list[Placement]] = {}
    for row in connection.execute(query).mappings():
        place = Placement(**{name: value for name, value in row.items() if name != "article_id"})
        places.setdefault(row["article_id"], []).append(place)
    return places


# -- Observations and runs --------------------------------------------------------------------------


def select_rankings(connection: Connection, selection: Selection) -> Iterator[Ranking]:
    """The observations that are selected, in the order in which they were made."""
    query = _observations(selection)
    for row in connection.execution_options(yield_per=_PART).execute(query).mappings():
        yield ranking_from(row)


def count_rankings(connection: Connection, selection: Selection) -> int:
    """How many observations are selected."""
    return connection.scalar(_counting(_observations(selection))) or 0


def _observations(selection: Selection) -> Select[Any]:
    which: list[ColumnElement[bool]] = []
    if selection.sites:
        which.append(lists.c.site.in_(selection.sites))
    if selection.sections:
        which.append(lists.c.section.in_(selection.sections))
    if selection.publishers:
        which.append(rankings.c.publisher.in_(selection.publishers))
    if selection.lists:
        which.append(_is_list(selection.lists))
    which += _between(rankings.c.observed_at, selection)
    listed = rankings.join(lists, lists.c.key == rankings.c.list_key)
    query = select(rankings, *(lists.c[name] for name in LIST_FIELDS))
    return query.select_from(listed).where(*which).order_by(rankings.c.seq)


def select_runs(connection: Connection, selection: Selection) -> Iterator[RunRecord]:
    """The runs that are selected, in the order in which they began."""
    query = _runs(selection)
    for row in connection.execution_options(yield_per=_PART).execute(query).mappings():
        yield RunRecord.of(row)


def count_runs(connection: Connection, selection: Selection) -> int:
    """How many runs are selected."""
    return connection.scalar(_counting(_runs(selection))) or 0


def _runs(selection: Selection) -> Select[Any]:
    which = _between(runs.c.started, selection)
    if selection.sites:
        # A run's sites are names joined with commas, and names hold none.
        joined = "," + runs.c.site + ","
        which.append(or_(*(joined.contains(f",{site},", autoescape=True) for site in selection.sites)))
    return select(runs).where(*which).order_by(runs.c.started, runs.c.id)


def _between(column: ColumnElement[Any], selection: Selection) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = []
    if selection.since is not None:
        which.append(column >= selection.since)
    if selection.until is not None:
        which.append(column <= selection.until)
    return which


def _counting(query: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(query.order_by(None).subquery())
