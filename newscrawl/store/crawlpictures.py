"""What a crawl saw on its lists, from the history of these lists: its rows go soon after it has ended.

When it looked at which lists is known as long as its measures are. What was in doubt is in no history.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from newscrawl.items import Ranking
from newscrawl.store.content import LIST_FIELDS
from newscrawl.store.entrybook import known_numbers
from newscrawl.store.epoch import seconds
from newscrawl.store.measuretables import measures
from newscrawl.store.spellqueries import named, picture
from newscrawl.store.spellrecords import ListAt
from newscrawl.store.standing import stretch_at
from newscrawl.store.tables import runs


def places(connection: Connection, run: str) -> Iterator[tuple[str | None, int, int | None]]:
    """Which articles the crawl of ``run`` saw on which lists (``lists.key``) at which ranks."""
    crawl = connection.scalar(select(runs.c.crawl).where(runs.c.id == run))
    for seen, _ in _pictures(connection, crawl):
        for entry in seen.entries:
            yield entry.article_id, seen.of.key, entry.rank


def seen_alone(connection: Connection, run: str) -> Iterator[Ranking]:
    """The ranks that ``run`` observed. None where other runs of its crawl observed some as well: which of
    them saw what, no history says.
    """
    crawl = connection.scalar(select(runs.c.crawl).where(runs.c.id == run))
    carried_by = connection.execute(select(runs.c.id, runs.c.counts).where(runs.c.crawl == crawl))
    if [one.id for one in carried_by if (one.counts or {}).get("rankings/observed")] != [run]:
        return
    for seen, at in _pictures(connection, crawl):
        names = {name: getattr(seen.of, name) for name in LIST_FIELDS}
        for entry in seen.entries:
            yield Ranking(
                **names,
                rank=entry.rank,
                title=entry.title,
                url=entry.url,
                article_id=entry.article_id,
                publisher=entry.publisher,
                comment_count=entry.comment_count,
                observed_at=at,
                run=run,
                about_from=seen.about_from,
                about_until=seen.about_until,
            )


def _pictures(connection: Connection, crawl: int | None) -> Iterator[tuple[ListAt, datetime]]:
    """Each list as a crawl saw it, in the order in which it did, and when."""
    query = select(measures.c.lists, measures.c.observed_at).where(
        measures.c.crawl == crawl, measures.c.failure.is_(None)
    )
    looked_at: dict[int, datetime] = {}
    for row in connection.execute(query.order_by(measures.c.observed_at, measures.c.source)):
        for key in row.lists:
            looked_at.setdefault(int(key), row.observed_at)
    numbers = known_numbers(connection, looked_at)
    of = {name.key: name for name in named(connection, numbers)}
    for key, at in looked_at.items():
        if key not in numbers:
            continue
        stretch = stretch_at(connection, numbers[key], seconds(at))
        if stretch is not None and seconds(at) <= stretch.until_at:
            yield picture(connection, of[key], numbers[key], stretch, seconds(at)), at
