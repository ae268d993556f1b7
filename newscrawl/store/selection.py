"""What of the store a person wants to have: the queries behind ``scrapy export``, each streamed.

Articles come in the order of their time: that of publication, or of reading where the page shows none. Their
keys are sorted by the database, which spills to disk, and the articles are fetched in parts, so that what is
held does not grow with the store. One transaction reads all of it: what others write meanwhile is not seen.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Dialect,
    Integer,
    Select,
    Table,
    cast,
    func,
    or_,
    select,
)

from newscrawl.changes.classes import ChangeClass
from newscrawl.items import Article, Ranking
from newscrawl.query import Query
from newscrawl.store.changequeries import changes_since
from newscrawl.store.content import CURRENT, CURRENT_ROWS, article_from
from newscrawl.store.epoch import seconds
from newscrawl.store.listselection import (
    is_list,
    places_of,
    seen_on,
    select_ranks,
    select_spells,
    spell_query,
)
from newscrawl.store.records import RunRecord
from newscrawl.store.searchindex import may_hold
from newscrawl.store.selectedrows import ExportedHeadline, ExportedSpell, ExportedStory
from newscrawl.store.spelltables import entries
from newscrawl.store.storytables import stories
from newscrawl.store.tables import articles, lists, revisions, runs
from newscrawl.text import KST

# Rows held at once.
_PART: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which rows; an empty tuple and None select all.

    ``lists``: headings of lists, or ``mainnews`` and ``trending``. ``since`` and ``until``: aware times, both
    included, of an article its time, of a list while it stood so, of a run when it began. ``query``: of
    articles, what their title and text hold.
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
    keys = _keys(connection, selection)
    for part in connection.execution_options(yield_per=_PART).scalars(keys).partitions(_PART):
        for article in _fetched(connection, part):
            if selection.query is None or selection.query.finds(
                article.title, article.subtitle, article.body
            ):
                yield article


def count_articles(connection: Connection, selection: Selection) -> int:
    """How many articles are selected; with a query, how many may be."""
    return connection.scalar(_counting(_keys(connection, selection))) or 0


def time_of(article: Article) -> datetime | None:
    """The time that an article is sorted and selected by."""
    return article.published_at or article.crawled_at


def _keys(connection: Connection, selection: Selection) -> Select[Any]:
    which = articles_where(connection.dialect, selection)
    if selection.query is not None:
        which.append(may_hold(connection, selection.query))
    moment = _time(connection.dialect)
    order = (moment.desc(), articles.c.id.desc()) if selection.newest_first else (moment, articles.c.id)
    return select(articles.c.id).select_from(CURRENT).where(*which).order_by(*order)


def articles_where(dialect: Dialect, selection: Selection) -> list[ColumnElement[bool]]:
    """The conditions over ``CURRENT`` that a selection names, but for its query."""
    which = _of(articles, selection)
    if selection.publishers:
        which.append(articles.c.publisher.in_(selection.publishers))
    if selection.lists:
        which.append(articles.c.id.in_(seen_on(selection.lists)))
    return which + _between(_time(dialect), selection, partial(_bound, dialect))


def _of(table: Table, selection: Selection) -> list[ColumnElement[bool]]:
    """The site and the section of a row of ``table``."""
    which: list[ColumnElement[bool]] = []
    if selection.sites:
        which.append(table.c.site.in_(selection.sites))
    if selection.sections:
        which.append(table.c.section.in_(selection.sections))
    return which


def _time(dialect: Dialect) -> ColumnElement[Any]:
    """``time_of`` in SQL: seconds since 1970 on SQLite, which keeps times as text of two kinds."""
    published = revisions.c.content["published_at"].as_string()
    if dialect.name == "sqlite":
        seconds = (func.strftime("%s", moment) for moment in (published, articles.c.read_at))
        return cast(func.coalesce(*seconds), Integer)
    return func.coalesce(cast(published, DateTime(timezone=True)), articles.c.read_at)


def _bound(dialect: Dialect, moment: datetime) -> Any:
    return seconds(moment) if dialect.name == "sqlite" else moment


def _fetched(connection: Connection, ids: Sequence[str]) -> Iterator[Article]:
    query = CURRENT_ROWS.where(articles.c.id.in_(ids))
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    places = places_of(connection, ids)
    for article_id in ids:
        yield article_from(rows[article_id], places.get(article_id, []))


# -- Lists, headlines, runs -------------------------------------------------------------------------


def list_conditions(selection: Selection) -> list[ColumnElement[bool]]:
    """The conditions over ``lists`` that a selection names."""
    which = _of(lists, selection)
    if selection.lists:
        which.append(is_list(selection.lists))
    return which


def select_rankings(connection: Connection, selection: Selection) -> Iterator[Ranking]:
    """The ranks that are selected, of these publishers where some are named."""
    which = list_conditions(selection)
    for one in select_ranks(connection, which, selection.since, selection.until):
        if not selection.publishers or one.publisher in selection.publishers:
            yield one


def selected_spells(connection: Connection, selection: Selection) -> Iterator[ExportedSpell]:
    """The spells on lists that are selected, as they are exported."""
    yield from select_spells(connection, _spells_where(selection), selection.since, selection.until)


def count_spells(connection: Connection, selection: Selection) -> int:
    """How many spells are selected."""
    query = spell_query(_spells_where(selection), selection.since, selection.until)
    return connection.scalar(_counting(query)) or 0


def _spells_where(selection: Selection) -> list[ColumnElement[bool]]:
    which = list_conditions(selection)
    if selection.publishers:
        which.append(entries.c.publisher.in_(selection.publishers))
    return which


def select_headlines(connection: Connection, selection: Selection) -> Iterator[ExportedHeadline]:
    """The changes of headlines, newest first."""
    begins = selection.since or _FIRST
    ends = selection.until + timedelta(microseconds=1) if selection.until else _LAST
    streamed = connection.execution_options(yield_per=_PART)
    for one in changes_since(streamed, begins, ends, selection.sites, [ChangeClass.HEADLINE]):
        if not selection.publishers or one.publisher in selection.publishers:
            yield ExportedHeadline(
                **{field.name: getattr(one, field.name) for field in fields(ExportedHeadline)}
            )


# All times that a store holds.
_FIRST: Final = datetime(1970, 1, 2, tzinfo=KST)
_LAST: Final = datetime(9999, 12, 30, tzinfo=KST)


def select_stories(connection: Connection, selection: Selection) -> Iterator[ExportedStory]:
    """The stories of several articles whose latest one is of the time, by that."""
    query = _stories(selection)
    for row in connection.execution_options(yield_per=_PART).execute(query).mappings():
        yield ExportedStory(**row)


def count_stories(connection: Connection, selection: Selection) -> int:
    """How many stories are selected."""
    return connection.scalar(_counting(_stories(selection))) or 0


def _stories(selection: Selection) -> Select[Any]:
    which = _between(stories.c.last_at, selection)
    return select(stories).where(*which).order_by(stories.c.last_at, stories.c.id)


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


def _between(
    column: ColumnElement[Any],
    selection: Selection,
    bound: Callable[[datetime], Any] = lambda moment: moment,
) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = []
    if selection.since is not None:
        which.append(column >= bound(selection.since))
    if selection.until is not None:
        which.append(column <= bound(selection.until))
    return which


def _counting(query: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(query.order_by(None).subquery())
