"""What is published: for each site a spider follows, the crawl whose picture of its lists counts now."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from newscrawl.store.history import latest_published, observed
from newscrawl.store.records import Observed, Publication
from newscrawl.store.tables import crawls, publications, runs


def publish(
    connection: Connection, spider: str, run: str, now: datetime, stale_after: timedelta
) -> list[Observed]:
    """Make what the crawl of ``run`` observed part of the published feed. Returns all that is, in its order.

    The sites of the crawl come first, then the others, by name, as their last published crawl observed them,
    if that began less than ``stale_after`` ago. Of two machines that publish at once the second waits for the
    row of the first, and then sees what that one published.
    """
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"published_at": now, "run": run, "lists": []}
    connection.execute(
        dialect.insert(publications)
        .values(spider=spider, **row)
        .on_conflict_do_update(index_elements=["spider"], set_=row)
    )
    crawl = select(runs.c.crawl).where(runs.c.id == run).scalar_subquery()
    connection.execute(update(crawls).where(crawls.c.id == crawl).values(published=now))
    own = observed(connection, run)
    sites = {one.site for one in own}
    others = latest_published(connection, spider, now - stale_after)
    lists = own + sorted((one for one in others if one.site not in sites), key=lambda one: one.site or "")
    connection.execute(
        update(publications)
        .where(publications.c.spider == spider)
        .values(lists=[[one.run, one.site] for one in lists])
    )
    return lists


def published(connection: Connection, spider: str | None = None) -> list[Publication]:
    """What is published, of one spider or of all, by name."""
    query = select(publications).order_by(publications.c.spider)
    if spider is not None:
        query = query.where(publications.c.spider == spider)
    return [
        Publication(row.spider, row.published_at, row.run, [Observed(*one) for one in row.lists])
        for row in connection.execute(query)
    ]
