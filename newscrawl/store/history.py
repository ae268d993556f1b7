"""What the lists were: the queries behind the published feeds and the questions about ranks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Subquery, func, or_, select

from newscrawl.items import Article, Placement, Ranking
from newscrawl.store.content import article_from, ranking_from
from newscrawl.store.identity import LISTED, LISTED_ID
from newscrawl.store.records import Changes, Move, Observed
from newscrawl.store.tables import addresses, articles, crawls, rankings, revisions, runs

# Rows held at once.
_PART = 500


def runs_of_crawl(connection: Connection, run: str) -> list[str]:
    """The runs that carried the crawl of ``run``, itself first: together they observed its lists."""
    crawl = select(runs.c.crawl).where(runs.c.id == run).scalar_subquery()
    others = connection.scalars(select(runs.c.id).where(runs.c.crawl == crawl, runs.c.id != run))
    return [run, *others]


def _of(connection: Connection, run: str, site: str | None) -> list[ColumnElement[bool]]:
    carried_by = runs_of_crawl(connection, run)
    return [rankings.c.run.in_(carried_by)] + ([rankings.c.site == site] if site is not None else [])


def observed(connection: Connection, run: str) -> list[Observed]:
    """See ``Store.observed``."""
    query = (
        select(rankings.c.site)
        .where(*_of(connection, run, None))
        .group_by(rankings.c.site)
        .order_by(func.min(rankings.c.seq))
    )
    return [Observed(run, site) for site in connection.scalars(query)]


def latest_published(connection: Connection, spider: str, since: datetime) -> list[Observed]:
    """See ``Store.latest_published``."""
    last_run = (
        select(runs.c.id)
        .where(runs.c.crawl == crawls.c.id)
        .order_by(runs.c.started.desc(), runs.c.id.desc())
        .limit(1)
        .correlate(crawls)
        .scalar_subquery()
    )
    query = (
        select(last_run)
        .where(crawls.c.spider == spider, crawls.c.published.is_not(None), crawls.c.started >= since)
        .order_by(crawls.c.started.desc(), crawls.c.id.desc())
    )
    latest: dict[str | None, Observed] = {}
    for run in connection.scalars(query).all():
        for site in observed(connection, run):
            latest.setdefault(site.site, site)
    return list(latest.values())


def current(connection: Connection, run: str, site: str | None) -> Iterator[Article]:
    """See ``Store.current``."""
    order = _list_order(connection, run, site)
    query = _articles().join(order, order.c.article_id == articles.c.id).order_by(order.c.first)
    rows = connection.execution_options(yield_per=_PART).execute(query).mappings()
    for part in rows.partitions(_PART):
        places = _places(connection, run, site, [row["id"] for row in part])
        for row in part:
            yield article_from(dict(row), places[row["id"]])


def _list_order(connection: Connection, run: str, site: str | None) -> Subquery:
    """Each article on the run's lists with the place at which it was first seen."""
    return (
        select(LISTED_ID.label("article_id"), func.min(rankings.c.seq).label("first"))
        .select_from(LISTED)
        .where(*_of(connection, run, site))
        .group_by(LISTED_ID)
        .subquery()
    )


def _articles() -> Select[Any]:
    return select(articles, revisions.c.content).join(
        revisions,
        (revisions.c.article_id == articles.c.id) & (revisions.c.revision == articles.c.revision),
    )


def _places(
    connection: Connection, run: str, site: str | None, ids: Sequence[str]
) -> dict[str, list[Placement]]:
    query = (
        select(
            LISTED_ID, rankings.c.list, rankings.c.name, rankings.c.tab, rankings.c.section, rankings.c.rank
        )
        .select_from(LISTED)
        .where(*_of(connection, run, site), LISTED_ID.in_(ids))
        .order_by(rankings.c.seq)
    )
    places: dict[str, list[Placement]] = {article_id: [] for article_id in ids}
    for article_id, *place in connection.execute(query):
        placement = Placement(*place)
        if placement not in places[article_id]:
            places[article_id].append(placement)
    return places


def observations(connection: Connection, run: str, site: str | None, *, alone: bool) -> Iterator[Ranking]:
    """See ``Store.rankings``."""
    which = [rankings.c.run == run] if alone else _of(connection, run, site)
    query = select(rankings).where(*which).order_by(rankings.c.seq)
    for row in connection.execution_options(yield_per=_PART).execute(query).mappings():
        yield ranking_from(dict(row))


def placements(connection: Connection, article_id: str, since: datetime | None) -> list[Ranking]:
    """See ``Store.placements``."""
    under = select(addresses.c.digest).where(addresses.c.article_id == article_id)
    query = (
        select(rankings)
        .where(or_(rankings.c.article_id == article_id, rankings.c.url_digest.in_(under)))
        .order_by(rankings.c.observed_at, rankings.c.seq)
    )
    if since is not None:
        query = query.where(rankings.c.observed_at >= since)
    return [ranking_from(dict(row)) for row in connection.execute(query).mappings()]


def changes(connection: Connection, site: str, kind: str, run: str | None) -> Changes:
    """See ``Store.changes``."""
    of_site = [rankings.c.site == site, rankings.c.list == kind]
    newest = select(rankings.c.run).where(*of_site).order_by(rankings.c.seq.desc()).limit(1)
    run = run or connection.scalar(newest)
    result = Changes()
    if run is None:
        return result
    carried_by = runs_of_crawl(connection, run)
    lists = (
        select(rankings.c.name, rankings.c.tab, rankings.c.section, func.min(rankings.c.seq).label("first"))
        .where(*of_site, rankings.c.run.in_(carried_by))
        .group_by(rankings.c.name, rankings.c.tab, rankings.c.section)
        .order_by("first")
    )
    for name, tab, section, first in connection.execute(lists).all():
        same_list = [
            *of_site,
            rankings.c.name.is_not_distinct_from(name),
            rankings.c.tab.is_not_distinct_from(tab),
            rankings.c.section.is_not_distinct_from(section),
        ]
        before = connection.scalar(
            select(rankings.c.run)
            .where(*same_list, rankings.c.run.not_in(carried_by), rankings.c.seq < first)
            .order_by(rankings.c.seq.desc())
            .limit(1)
        )
        if before is not None:
            earlier = runs_of_crawl(connection, before)
            old = _standing(connection, [*same_list, rankings.c.run.in_(earlier)])
            new = _standing(connection, [*same_list, rankings.c.run.in_(carried_by)])
            _compare(old, new, result)
    return result


def _standing(connection: Connection, where: Iterable[ColumnElement[bool]]) -> dict[str, Ranking]:
    """The entries of one list in one run, each article at its best place, in list order."""
    query = select(rankings, LISTED_ID.label("listed_id")).select_from(LISTED).where(*where)
    standing: dict[str, Ranking] = {}
    for row in connection.execute(query.order_by(rankings.c.seq)).mappings():
        standing.setdefault(row["listed_id"] or row["url"], ranking_from(dict(row)))
    return standing


def _compare(old: dict[str, Ranking], new: dict[str, Ranking], result: Changes) -> None:
    for key, entry in new.items():
        was = old.get(key)
        move = _move(entry, was.rank if was else None, entry.rank)
        if was is None:
            result.entered.append(move)
        elif was.rank is not None and entry.rank is not None and entry.rank != was.rank:
            (result.climbed if entry.rank < was.rank else result.fell).append(move)
    result.left += [_move(entry, entry.rank, None) for key, entry in old.items() if key not in new]


def _move(entry: Ranking, before: int | None, after: int | None) -> Move:
    return Move(entry.article_id, entry.title, entry.url, entry.name, entry.tab, entry.section, before, after)


def unlisted(connection: Connection, run: str) -> Iterator[Article]:
    """See ``Store.unlisted``."""
    on_lists = (
        select(LISTED_ID).select_from(LISTED).where(*_of(connection, run, None), LISTED_ID.is_not(None))
    )
    query = _articles().where(articles.c.read_in == run, articles.c.id.not_in(on_lists))
    rows = connection.execution_options(yield_per=_PART).execute(query.order_by(articles.c.id)).mappings()
    for row in rows:
        yield article_from(dict(row), [])


def revisions_of(connection: Connection, article_id: str) -> list[Article]:
    """See ``Store.revisions``."""
    query = _versions().where(articles.c.id == article_id).order_by(revisions.c.revision)
    return [_version(row, []) for row in connection.execute(query).mappings()]


def written(connection: Connection, run: str) -> Iterator[Article]:
    """See ``Store.written``."""
    order = _list_order(connection, run, None)
    query = (
        _versions()
        .outerjoin(order, order.c.article_id == articles.c.id)
        .where(revisions.c.run == run)
        .order_by(order.c.first.is_(None), order.c.first, articles.c.id)
    )
    rows = connection.execution_options(yield_per=_PART).execute(query).mappings()
    for part in rows.partitions(_PART):
        places = _places(connection, run, None, [row["id"] for row in part])
        for row in part:
            yield _version(row, places[row["id"]])


def _versions() -> Select[Any]:
    return select(
        articles,
        revisions.c.content,
        revisions.c.revision.label("version"),
        revisions.c.read_at.label("version_read_at"),
        revisions.c.modified_at.label("version_modified_at"),
    ).join(revisions, revisions.c.article_id == articles.c.id)


def _version(row: RowMapping, places: list[Placement]) -> Article:
    of_version = {name: row[f"version_{name}"] for name in ("read_at", "modified_at")}
    return article_from({**row, **of_version, "revision": row["version"]}, places)
