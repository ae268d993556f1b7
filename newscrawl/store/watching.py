"""What somebody who watches newscrawl asks of the store, in a handful of statements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from newscrawl.store import space
from newscrawl.store.measuretables import measures
from newscrawl.store.rawrows import ranks_observed
from newscrawl.store.records import RunRecord
from newscrawl.store.tables import articles, frontier, revisions, runs


@dataclass(frozen=True, slots=True)
class Watched:
    """How it stands with the runs, lists and tables of a store.

    ``ended``: how many runs ended, by spider and verdict. ``latest``: the latest ended run of each spider and
    its sites as they were asked for. ``good_lists``: when a list was last read without failure or doubt, by
    site. ``filled``: share of the articles of a site that have a field, by site and field, in the newest
    crawl that read some. ``store_bytes``: of the tables on the disk.
    """

    ended: dict[tuple[str, str], int]
    latest: list[RunRecord]
    at_work: int
    good_lists: dict[str, datetime]
    filled: dict[tuple[str, str], float]
    rows: dict[str, int]
    store_bytes: int


def watched(connection: Connection) -> Watched:
    """See ``Watched``. Takes tenths of a second for a million articles: rows are counted."""
    per_verdict = select(runs.c.spider, runs.c.verdict, func.count()).where(runs.c.verdict.is_not(None))
    good = select(measures.c.site, func.max(measures.c.observed_at)).group_by(measures.c.site)
    counted = {
        "articles": articles,
        "revisions": revisions,
        "waiting": frontier,
    }
    return Watched(
        ended={
            (row[0], row[1]): row[2]
            for row in connection.execute(per_verdict.group_by(runs.c.spider, runs.c.verdict))
        },
        latest=_latest(connection),
        at_work=connection.scalar(select(func.count()).where(runs.c.state == "running")) or 0,
        good_lists={
            row[0]: row[1]
            for row in connection.execute(
                good.where(measures.c.failure.is_(None), measures.c.doubt.is_(None))
            )
        },
        filled=_filled(connection),
        rows={
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in counted.items()
        }
        | {"ranks_observed": ranks_observed(connection)},
        store_bytes=space.total(connection),
    )


def previous(connection: Connection, run: RunRecord) -> RunRecord | None:
    """The run of the same spider and sites that ended before ``run`` began, if there is one."""
    query = select(runs).where(
        runs.c.spider == run.spider,
        runs.c.site.is_not_distinct_from(run.site),
        runs.c.ended.is_not(None),
        runs.c.started < run.started,
        runs.c.id != run.id,
    )
    row = connection.execute(query.order_by(runs.c.started.desc()).limit(1)).mappings().first()
    return RunRecord.of(row) if row is not None else None


def _latest(connection: Connection) -> list[RunRecord]:
    newest = (
        select(runs.c.spider, runs.c.site, func.max(runs.c.started).label("started"))
        .where(runs.c.ended.is_not(None))
        .group_by(runs.c.spider, runs.c.site)
        .subquery()
    )
    same = (
        (runs.c.spider == newest.c.spider)
        & runs.c.site.is_not_distinct_from(newest.c.site)
        & (runs.c.started == newest.c.started)
    )
    found = select(runs).join(newest, same).where(runs.c.ended.is_not(None)).order_by(runs.c.started)
    return [RunRecord.of(row) for row in connection.execute(found).mappings()]


def _filled(connection: Connection) -> dict[tuple[str, str], float]:
    newest = (
        select(measures.c.site, func.max(measures.c.crawl).label("crawl"))
        .where(measures.c.fresh > 0)
        .group_by(measures.c.site)
        .subquery()
    )
    same = (measures.c.site == newest.c.site) & (measures.c.crawl == newest.c.crawl)
    rows = connection.execute(
        select(measures.c.site, measures.c.fresh, measures.c.filled)
        .join(newest, same)
        .where(measures.c.fresh > 0)
    )
    weights: defaultdict[tuple[str, str], int] = defaultdict(int)
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    for site, fresh, filled in rows:
        for field, share in (filled or {}).items():
            weights[site, field] += fresh
            sums[site, field] += fresh * share
    return {key: sums[key] / weights[key] for key in sums}
