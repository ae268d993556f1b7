"""What the lists were: the queries behind the published feeds and the questions about ranks."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, false, func, select

from newscrawl.items import Article, Placement, Ranking
from newscrawl.store import crawlpictures
from newscrawl.store.content import ARTICLE, CURRENT_ROWS, LIST_FIELDS, article_from, ranking_from
from newscrawl.store.identity import LISTED, LISTED_ID
from newscrawl.store.prepared import fetch
from newscrawl.store.records import Observed
from newscrawl.store.tables import articles, lists, rankings, revisions, runs

# Articles held at once.
_PART = 500


def runs_of_crawl(connection: Connection, run: str) -> list[str]:
    """The runs that carried the crawl of ``run``, itself first: together they observed its lists."""
    return [run, *(row[0] for row in fetch(connection, _OTHER_RUNS, {"of_run": run}))]


_CRAWL = select(runs.c.crawl).where(runs.c.id == bindparam("of_run")).scalar_subquery()
_OTHER_RUNS = select(runs.c.id).where(runs.c.crawl == _CRAWL, runs.c.id != bindparam("of_run"))


def _of(
    connection: Connection, run: str, site: str | None = None, keys: Sequence[int] | None = None
) -> list[ColumnElement[bool]]:
    """The observations of the crawl of a run (of a site, on some of its lists).

    Their first and last number are said as well: whichever index is taken then, older ones are not looked at.
    """
    of_crawl = rankings.c.run.in_(runs_of_crawl(connection, run))
    seq = rankings.c.seq
    first, last = connection.execute(select(func.min(seq), func.max(seq)).where(of_crawl)).one()
    if first is None:
        return [false()]
    which: list[ColumnElement[bool]] = [of_crawl, seq.between(first, last)]
    if keys is not None:
        return [*which, rankings.c.list_key.in_(keys)]
    return which if site is None else [*which, rankings.c.list_key.in_(_lists_of(site))]


def keys_of(connection: Connection, run: str, site: str | None) -> list[int]:
    """The keys of the lists of a site that the crawl of ``run`` observed, in order."""
    query = (
        select(rankings.c.list_key)
        .where(*_of(connection, run, site))
        .group_by(rankings.c.list_key)
        .order_by(func.min(rankings.c.seq))
    )
    return list(connection.scalars(query))


def _lists_of(site: str, kind: str | None = None) -> Select[Any]:
    """The lists of a site as they stand now; those of past days are no part of that."""
    keys = select(lists.c.key).where(lists.c.site == site, lists.c.span.is_(None))
    return keys if kind is None else keys.where(lists.c.list == kind)


def _observations() -> Select[Any]:
    return select(rankings, *(lists.c[name] for name in LIST_FIELDS)).join(
        lists, lists.c.key == rankings.c.list_key
    )


def observed(connection: Connection, run: str) -> list[Observed]:
    """The sites whose lists ``run`` observed, in the order it did."""
    first = (
        select(rankings.c.list_key, func.min(rankings.c.seq).label("seq"))
        .where(*_of(connection, run))
        .group_by(rankings.c.list_key)
        .subquery()
    )
    now = select(lists.c.site).join(first, first.c.list_key == lists.c.key).where(lists.c.span.is_(None))
    query = now.order_by(first.c.seq)
    return [Observed(run, site) for site in dict.fromkeys(connection.scalars(query))]


def standing(connection: Connection, observed: Iterable[Observed]) -> Iterator[Article]:
    """Every stored article on these lists, in list order, each once."""
    places = _Places(connection, *(_of(connection, one.run, one.site, one.keys) for one in observed))
    for part in _parts(places):
        query = CURRENT_ROWS.where(articles.c.id.in_(part))
        found = {row["id"]: row for row in connection.execute(query).mappings()}
        for article_id in part:
            if article_id in found:
                yield article_from(found[article_id], places.of(article_id))


class _Places:
    """Where articles stand on the lists that were observed; in list order, each article once.

    Takes some 200 bytes for each observation: a number for the list and one for the rank.
    """

    def __init__(self, connection: Connection, *observed: Iterable[ColumnElement[bool]]) -> None:
        query = select(LISTED_ID.label("listed_id"), rankings.c.list_key, rankings.c.rank).select_from(LISTED)
        self._connection = connection
        self._places: dict[str, dict[tuple[int, int | None], None]] = {}
        for which in observed:
            rows = connection.execute(query.where(*which).order_by(rankings.c.seq))
            self.add((row.listed_id, row.list_key, row.rank) for row in rows)

    def add(self, places: Iterable[tuple[str | None, int, int | None]]) -> None:
        """Add places: article, key of the list, rank."""
        for article_id, key, rank in places:
            if article_id is not None:
                self._places.setdefault(article_id, {})[key, rank] = None

    @cached_property
    def _names(self) -> dict[int, dict[str, Any]]:
        keys = {key for places in self._places.values() for key, _ in places}
        rows = self._connection.execute(select(lists).where(lists.c.key.in_(keys))).mappings()
        return {row["key"]: {name: row[name] for name in LIST_FIELDS} for row in rows}

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def of(self, article_id: str) -> list[Placement]:
        """Every place of an article, in the order of observation."""
        places = ((self._names[key], rank) for key, rank in self._places.get(article_id, ()))
        return [
            Placement(names["list"] or "", names["name"], names["tab"], names["section"], rank)
            for names, rank in places
        ]

    def site_of(self, article_id: str) -> str | None:
        """The site of the list on which an article was observed first."""
        key = next(iter(self._places.get(article_id, ())), None)
        return None if key is None else self._names[key[0]]["site"]


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while part := list(islice(waiting, _PART)):
        yield part


def observations(
    connection: Connection, run: str, site: str | None, keys: Sequence[int] | None, *, alone: bool
) -> Iterator[Ranking]:
    """The observations of the crawl of ``run`` (of a site, on lists with these keys) in the order they were
    made; ``alone``: only those that ``run`` made itself.
    """
    which = [rankings.c.run == run] if alone else _of(connection, run, site, keys)
    if alone and connection.scalar(select(rankings.c.seq).where(*which).limit(1)) is None:
        yield from crawlpictures.seen_alone(connection, run)
        return
    query = _observations().where(*which).order_by(rankings.c.seq)
    for row in connection.execution_options(yield_per=_PART).execute(query).mappings():
        yield ranking_from(row)


def revisions_of(connection: Connection, article_id: str) -> list[Article]:
    """All versions of an article, oldest first."""
    query = _versions().where(articles.c.id == article_id).order_by(revisions.c.revision)
    return [_version(row, []) for row in connection.execute(query).mappings()]


def written(connection: Connection, run: str) -> Iterator[tuple[Article, str | None]]:
    """New and revised articles as ``run`` wrote them, in list order, each with the site that led to it."""
    places = _Places(connection, _of(connection, run))
    if not places:
        places.add(crawlpictures.places(connection, run))
    keys = select(revisions.c.article_id).where(revisions.c.run == run).order_by(revisions.c.article_id)
    kept = connection.scalars(keys).all()
    order = {article_id: number for number, article_id in enumerate(places)}
    for part in _parts(sorted(kept, key=lambda article_id: order.get(article_id, len(order)))):
        query = _versions().where(revisions.c.run == run, articles.c.id.in_(part))
        found = {row["id"]: row for row in connection.execute(query).mappings()}
        for article_id in part:
            yield _version(found[article_id], places.of(article_id)), places.site_of(article_id)


def _versions() -> Select[Any]:
    return select(
        *ARTICLE,
        revisions.c.content,
        revisions.c.revision.label("version"),
        revisions.c.read_at.label("version_read_at"),
        revisions.c.modified_at.label("version_modified_at"),
    ).join(revisions, revisions.c.article_id == articles.c.id)


def _version(row: RowMapping, places: list[Placement]) -> Article:
    of_version = {name: row[f"version_{name}"] for name in ("read_at", "modified_at")}
    return article_from({**row, **of_version, "revision": row["version"]}, places)
