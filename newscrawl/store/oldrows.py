"""The observations of an older store, a row each, become the history of its lists: the step to schema 6.

One list after the other, one crawl at a time, so that memory does not grow with the past.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, text, update

from newscrawl.store.entrybook import EntryBook, numbers_of_lists
from newscrawl.store.epoch import seconds
from newscrawl.store.folding import OBSERVED, observed_lists
from newscrawl.store.listhistory import ListHistory
from newscrawl.store.measuretables import measures
from newscrawl.store.rawrows import DOUBTED_FOR, note_let_go
from newscrawl.store.spelltables import State
from newscrawl.store.standing import Look
from newscrawl.store.tables import crawls, publications, rankings, runs
from newscrawl.text import KST


def fold_old_rows(connection: Connection) -> None:
    """Fold every observation but those of crawls in work, and let go what nothing needs as a row."""
    if connection.scalar(select(rankings.c.seq).limit(1)) is None:
        return
    crawl_of = {row.id: row.crawl for row in connection.execute(select(runs.c.id, runs.c.crawl))}
    in_work = set(connection.scalars(select(crawls.c.id).where(crawls.c.state == "open")))
    doubted = _doubted(connection)
    book = EntryBook(connection)
    keys = list(connection.scalars(select(rankings.c.list_key).distinct()))
    for key, number in numbers_of_lists(connection, keys).items():
        history = ListHistory(connection, number)
        last = 0
        for crawl, carried_by, first, newest in _groups(connection, key, crawl_of):
            if crawl in in_work:
                continue
            where = (rankings.c.list_key == key, rankings.c.seq.between(first, newest))
            rows = connection.execute(OBSERVED.where(*where, rankings.c.run.in_(carried_by)))
            listed = observed_lists(rows)[key]
            look = listed.look(book.numbers(listed.entries), crawl)
            if crawl in doubted[key]:
                look = Look(look.at, State.DOUBT, crawl=crawl)
            # Of two crawls in one second, both were kept.
            history.put(replace(look, at=max(look.at, last + 1)))
            last = max(look.at, last + 1)
        history.flush()
    _let_go(connection, doubted)


def _doubted(connection: Connection) -> defaultdict[int, set[int]]:
    """The crawls that found a list in doubt, by the list's key."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    query = select(measures.c.crawl, measures.c.lists).where(measures.c.doubt.is_not(None))
    for row in connection.execute(query):
        for key in row.lists:
            found[int(key)].add(row.crawl)
    return found


def _groups(
    connection: Connection, key: int, crawl_of: dict[str, int | None]
) -> Iterator[tuple[int | None, list[str], int, int]]:
    """The crawls that observed a list: number, runs, first and last row; in the order of time."""
    at, seq = rankings.c.observed_at, rankings.c.seq
    query = select(rankings.c.run, func.min(at).label("at"), func.min(seq), func.max(seq))
    groups: dict[Any, list[Any]] = {}
    for run, moment, first, last in connection.execute(
        query.where(rankings.c.list_key == key).group_by(rankings.c.run)
    ):
        crawl = crawl_of.get(run)
        group = groups.setdefault(run if crawl is None else crawl, [crawl, [], first, last, seconds(moment)])
        group[1].append(run)
        group[2], group[3] = min(group[2], first), max(group[3], last)
        group[4] = min(group[4], seconds(moment))
    for crawl, carried_by, first, last, _ in sorted(groups.values(), key=lambda group: group[4]):
        yield crawl, carried_by, first, last


def _let_go(connection: Connection, doubted: defaultdict[int, set[int]]) -> None:
    """Keep as rows what is published or was observed last, what is in work, and what waits for a person."""
    waiting = {crawl for of_list in doubted.values() for crawl in of_list}
    recent = crawls.c.ended >= datetime.now(KST) - DOUBTED_FOR
    wanted = or_(crawls.c.state == "open", and_(recent, crawls.c.id.in_(waiting)))
    needed = select(runs.c.id).join(crawls, crawls.c.id == runs.c.crawl).where(wanted)
    kept = _runs_shown(connection) | set(connection.scalars(needed))
    kept |= set(connection.scalars(select(rankings.c.run).distinct())) - set(
        connection.scalars(select(runs.c.id))
    )
    before = connection.scalar(select(func.count()).select_from(rankings)) or 0
    _rewrite(connection, kept)
    note_let_go(connection, before - (connection.scalar(select(func.count()).select_from(rankings)) or 0))
    of_kept = select(runs.c.crawl).where(runs.c.id.in_(kept), runs.c.crawl.is_not(None))
    ended = (crawls.c.state != "open", crawls.c.id.in_(of_kept))
    connection.execute(update(crawls).where(*ended).values(raw="folded"))
    connection.execute(update(crawls).where(*ended, crawls.c.id.in_(waiting)).values(raw="doubted"))


def _runs_shown(connection: Connection) -> set[str]:
    """The runs of the crawls that are published, or were the last ones of their spider and site."""
    published = connection.scalars(select(publications.c.lists)).all()
    shown = {row[0] for of_spider in published for row in of_spider}
    newest = select(func.max(runs.c.started)).group_by(runs.c.spider, runs.c.site)
    shown |= set(connection.scalars(select(runs.c.id).where(runs.c.started.in_(newest))))
    of_crawls = select(runs.c.crawl).where(runs.c.id.in_(shown))
    return shown | set(connection.scalars(select(runs.c.id).where(runs.c.crawl.in_(of_crawls))))


def _rewrite(connection: Connection, kept: set[str]) -> None:
    """Let only the rows of these runs stay: written anew, as deleting all others would take hours."""
    columns = [column.name for column in rankings.columns]
    names = ", ".join(columns)
    connection.execute(text(f"CREATE TEMPORARY TABLE rankings_kept AS SELECT {names} FROM rankings LIMIT 0"))  # noqa: S608 - names of columns
    for run in sorted(kept):
        connection.execute(
            text(f"INSERT INTO rankings_kept SELECT {names} FROM rankings WHERE run = :run"),  # noqa: S608 - names of columns
            {"run": run},
        )
    rankings.drop(connection)
    rankings.create(connection)
    connection.execute(
        text(f"INSERT INTO rankings ({names}) SELECT {names} FROM rankings_kept")  # noqa: S608 - names of columns
    )
    connection.execute(text("DROP TABLE rankings_kept"))
    go_on_counting(connection)


def go_on_counting(connection: Connection) -> None:
    """Let the numbers of observations go on after the last one, where the database counts by itself."""
    newest = connection.scalar(select(rankings.c.seq).order_by(rankings.c.seq.desc()).limit(1))
    if connection.dialect.name == "postgresql" and newest is not None:
        sequence = text("SELECT setval(pg_get_serial_sequence('rankings', 'seq'), :newest)")
        connection.execute(sequence, {"newest": newest})
