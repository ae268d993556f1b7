"""What is published: for each site a spider follows, the crawl whose picture of its lists counts now.

A list whose newest picture is in doubt stays published as an earlier crawl observed it, and so does one that
the newest crawl was not sent to.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from newscrawl.store.dialects import insert_into
from newscrawl.store.history import keys_of, observed
from newscrawl.store.measuretables import measures
from newscrawl.store.records import Edition, Observed, Publication
from newscrawl.store.tables import crawls, publications, runs


def edition(
    connection: Connection,
    spider: str,
    run: str,
    since: datetime,
    held: Collection[int] = (),
    *,
    partial: bool = False,
) -> Edition:
    """What would be published if what the crawl of ``run`` observed became part of it.

    The sites of the crawl come first, then the others, by name, as they are published, if their crawl began
    after ``since``. Lists with a key in ``held`` stay as they are published, whatever their age. ``partial``:
    the crawl was sent to some of the lists of its sites; the others stay too, if their crawl is as recent.
    """
    former = next(iter(published(connection, spider)), None)
    old = former.lists if former else []
    lists: list[Observed] = []
    own = observed(connection, run)
    recent = _begun_after(connection, {one.run for one in old}, since)
    stays = set(held)
    if partial:
        stays |= _not_asked_for(connection, run, [one for one in old if one.run in recent])
    for one in own:
        lists += _with_staying(connection, one, [was for was in old if was.site == one.site], stays)
    sites = {one.site for one in own}
    others = [
        one
        for one in old
        if one.site not in sites and (one.run in recent or _has_held(connection, one, set(held)))
    ]
    return Edition(spider, run, lists + sorted(others, key=lambda one: one.site or ""), former)


def _not_asked_for(connection: Connection, run: str, old: Iterable[Observed]) -> set[int]:
    """The lists of these that the crawl of ``run`` was not sent to, under this name or an earlier one."""
    own = select(runs.c.crawl).where(runs.c.id == run).scalar_subquery()
    asked = set(connection.scalars(select(measures.c.source).where(measures.c.crawl == own)))
    shown = {key for one in observed(connection, run) for key in keys_of(connection, run, one.site)}
    of_runs = select(runs.c.crawl).where(runs.c.id.in_({one.run for one in old}))
    found: set[int] = set()
    for row in connection.execute(select(measures).where(measures.c.crawl.in_(of_runs))):
        keys = {int(key) for key in row.lists}
        if row.source in asked:
            shown |= keys
        else:
            found |= keys
    return found - shown


def _with_staying(
    connection: Connection, new: Observed, old: Iterable[Observed], stays: set[int]
) -> list[Observed]:
    """A site's lists as the new crawl observed them, but for those that stay as they are published."""
    keys = keys_of(connection, new.run, new.site) if stays else []
    kept = [
        Observed(one.run, one.site, staying)
        for one in (old if stays else ())
        if (staying := tuple(key for key in _keys(connection, one) if key in stays))
    ]
    if not kept and stays.isdisjoint(keys):
        return [new]
    shown = tuple(key for key in keys if key not in stays)
    return [Observed(new.run, new.site, shown), *kept] if shown else kept


def _has_held(connection: Connection, one: Observed, held: set[int]) -> bool:
    return bool(held) and not held.isdisjoint(_keys(connection, one))


def _keys(connection: Connection, one: Observed) -> Collection[int]:
    return one.keys if one.keys is not None else keys_of(connection, one.run, one.site)


def _begun_after(connection: Connection, ids: Collection[str], since: datetime) -> set[str]:
    """Those of these runs whose crawls began at ``since`` or later."""
    query = select(runs.c.id).join(crawls, crawls.c.id == runs.c.crawl)
    return set(connection.scalars(query.where(runs.c.id.in_(ids), crawls.c.started >= since)))


def publish(connection: Connection, new: Edition, now: datetime) -> bool:
    """Record that ``new`` is what is published; False if something else was published in the meantime."""
    values: dict[str, Any] = {"published_at": now, "run": new.run, "lists": [_row(one) for one in new.lists]}
    if new.former is None:
        insert = insert_into(connection, publications)
        first = insert.values(spider=new.spider, **values).on_conflict_do_nothing()
        if not connection.execute(first).rowcount:
            return False
    else:
        is_former = (
            publications.c.spider == new.spider,
            publications.c.run == new.former.run,
            publications.c.published_at == new.former.published_at,
        )
        if not connection.execute(update(publications).where(*is_former).values(values)).rowcount:
            return False
    crawl = select(runs.c.crawl).where(runs.c.id == new.run).scalar_subquery()
    connection.execute(update(crawls).where(crawls.c.id == crawl).values(published=now))
    return True


def published(connection: Connection, spider: str | None = None) -> list[Publication]:
    """What is published, of one spider or of all, by name."""
    query = select(publications).order_by(publications.c.spider)
    if spider is not None:
        query = query.where(publications.c.spider == spider)
    return [
        Publication(row.spider, row.published_at, row.run, [_observed(*one) for one in row.lists])
        for row in connection.execute(query)
    ]


def _row(one: Observed) -> list[Any]:
    return [one.run, one.site] if one.keys is None else [one.run, one.site, list(one.keys)]


def _observed(run: str, site: str | None, keys: list[int] | None = None) -> Observed:
    return Observed(run, site, None if keys is None else tuple(keys))
