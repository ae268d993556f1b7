"""What is asked about changes: of one article, and of all since a time. Pure functions over a connection."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Select, select, tuple_

from newscrawl.addresses import clean_url
from newscrawl.changes.classes import ChangeClass
from newscrawl.store.changetables import changes, site_events
from newscrawl.store.frontier import parts
from newscrawl.store.identity import address_digest
from newscrawl.store.selectedrows import ExportedHeadline
from newscrawl.store.tables import addresses, articles, revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChange(ExportedHeadline):
    """A change of an article, of its headline or not. ``revision`` is what it became."""

    classes: tuple[ChangeClass, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteEvent:
    """The same edit in many articles of a site: ``edits`` are its passages, as they were and as they are."""

    site: str
    at: datetime
    last_at: datetime
    articles: int
    edits: list[tuple[str, str]] = field(default_factory=list)


def find_article(connection: Connection, asked: str) -> str | None:
    """The identity of a stored article that is named by its identity, or by an address it was seen under."""
    if connection.scalar(select(articles.c.id).where(articles.c.id == asked)) is not None:
        return asked
    if "://" not in asked:
        return None
    for url in dict.fromkeys((asked, clean_url(asked))):
        owner = select(addresses.c.article_id).where(addresses.c.digest == address_digest(url))
        if (found := connection.scalar(owner)) is not None:
            return cast("str", found)
        known = select(articles.c.id).where(articles.c.url == url)
        if (found := connection.scalar(known)) is not None:
            return cast("str", found)
    return None


_before = revisions.alias("former")


def _changes() -> Select[Any]:
    return (
        select(
            changes,
            articles.c.publisher,
            articles.c.url,
            revisions.c.content["title"].as_string().label("after"),
            _before.c.content["title"].as_string().label("before"),
        )
        .join(articles, articles.c.id == changes.c.article_id)
        .outerjoin(
            revisions,
            (revisions.c.article_id == changes.c.article_id) & (revisions.c.revision == changes.c.revision),
        )
        .outerjoin(
            _before,
            (_before.c.article_id == changes.c.article_id) & (_before.c.revision == changes.c.revision - 1),
        )
    )


def changes_of(connection: Connection, article_id: str) -> list[ArticleChange]:
    """The changes of an article, oldest first."""
    query = _changes().where(changes.c.article_id == article_id).order_by(changes.c.at, changes.c.seq)
    return [_change(row) for row in connection.execute(query)]


def changes_since(
    connection: Connection,
    since: datetime,
    until: datetime,
    sites: Collection[str] = (),
    classes: Collection[ChangeClass] = (),
) -> Iterator[ArticleChange]:
    """What changed from ``since`` until ``until``, newest first; on these sites, and of one of these classes.

    What a site's template has changed is in ``events_since``.
    """
    query = _changes().where(changes.c.at >= since, changes.c.at < until)
    if sites:
        query = query.where(changes.c.site.in_(sites))
    wanted = frozenset(classes or ChangeClass)
    for row in connection.execute(query.order_by(changes.c.at.desc(), changes.c.seq.desc())):
        change = _change(row)
        if wanted.intersection(change.classes) and change.classes != (ChangeClass.TEMPLATE,):
            yield change


def bodies_of(
    connection: Connection, made: Collection[tuple[str, int]]
) -> dict[tuple[str, int], tuple[str | None, str | None]]:
    """The text before and after each of these changes; one without a former revision is left out."""
    wanted = {(one, number) for one, revision in made for number in (revision - 1, revision)}
    body = revisions.c.content["body"].as_string().label("body")
    query = select(revisions.c.article_id, revisions.c.revision, body)
    which = tuple_(revisions.c.article_id, revisions.c.revision)
    found = {
        (row.article_id, row.revision): row.body
        for part in parts(sorted(wanted))
        for row in connection.execute(query.where(which.in_(part)))
    }
    return {
        (one, revision): (found[one, revision - 1], found[one, revision])
        for one, revision in made
        if (one, revision) in found and (one, revision - 1) in found
    }


def events_since(
    connection: Connection, since: datetime, until: datetime, sites: Collection[str] = ()
) -> list[SiteEvent]:
    """What templates changed from ``since`` until ``until``, newest first."""
    query = select(site_events).where(site_events.c.at >= since, site_events.c.at < until)
    if sites:
        query = query.where(site_events.c.site.in_(sites))
    return [
        SiteEvent(
            site=row.site,
            at=row.at,
            last_at=row.last_at,
            articles=row.articles,
            edits=[(before, after) for before, after in row.edits],
        )
        for row in connection.execute(query.order_by(site_events.c.at.desc(), site_events.c.id.desc()))
    ]


def sites_with_changes(connection: Connection) -> list[str]:
    """The sites whose articles are stored."""
    return sorted(filter(None, connection.scalars(select(articles.c.site).distinct())))


def _change(row: Any) -> ArticleChange:
    return ArticleChange(
        article_id=row.article_id,
        revision=row.revision,
        at=row.at,
        site=row.site,
        publisher=row.publisher,
        url=row.url,
        classes=tuple(map(ChangeClass, row.classes.split(","))),
        before=row.before,
        after=row.after,
    )
