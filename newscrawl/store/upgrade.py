"""What older stores have otherwise, brought up to date. Whole tables are made where they are missing.

A plain list of steps by number, and no Alembic: a store is one database with one line of versions, there are
no branches to merge, and nobody goes back (an older newscrawl refuses a newer store). Every step must run in
the one transaction that also counts the version up, on SQLite and PostgreSQL, from whoever opens the store,
without a command, a configuration or a package more.
"""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, inspect, text

from newscrawl.items import Ranking
from newscrawl.store.changelog import classify_all
from newscrawl.store.content import LIST_FIELDS, list_row
from newscrawl.store.measuretables import measures
from newscrawl.store.oldrows import fold_old_rows, go_on_counting
from newscrawl.store.oldtexts import share_texts
from newscrawl.store.pagetables import pages
from newscrawl.store.searchindex import note_all
from newscrawl.store.tables import crawls, frontier, gone, lists, rankings, revisions, runs
from newscrawl.store.withheldtables import quarantine, withheld


def upgrade(connection: Connection, version: int) -> None:
    """Bring the tables of a store of schema ``version`` up to date."""
    for older, step in _STEPS:
        if version <= older:
            step(connection)


def _from_1(connection: Connection) -> None:
    """Crawls and leases; a list's names stand once, and nothing of an article twice."""
    for statement in (
        "ALTER TABLE runs ADD COLUMN crawl INTEGER",
        "ALTER TABLE runs ADD COLUMN alive_until FLOAT",
        f"ALTER TABLE revisions ADD COLUMN reread_at {_moment(connection)}",
        f"ALTER TABLE revisions ADD COLUMN doubts {revisions.c.doubts.type.compile(connection.dialect)}",
        "ALTER TABLE revisions DROP COLUMN digest",
        "DROP INDEX articles_by_run",
        "DROP INDEX addresses_by_article",
        "ALTER TABLE articles DROP COLUMN title",
        "ALTER TABLE articles DROP COLUMN published_at",
        "ALTER TABLE articles DROP COLUMN first_seen",
        "ALTER TABLE articles DROP COLUMN last_seen",
        "ALTER TABLE addresses DROP COLUMN url",
    ):
        connection.execute(text(statement))
    _move_rankings(connection)
    _make_indexes(connection, runs, revisions)


def _moment(connection: Connection) -> str:
    return str(revisions.c.reread_at.type.compile(connection.dialect))


def _move_rankings(connection: Connection) -> None:
    for name in ("rankings_by_run", "rankings_by_article", "rankings_by_address", "rankings_by_list"):
        connection.execute(text(f"DROP INDEX {name}"))
    connection.execute(text("ALTER TABLE rankings RENAME TO rankings_1"))
    rankings.create(connection)
    names = ", ".join(LIST_FIELDS)
    observed = connection.execute(text(f"SELECT DISTINCT {names} FROM rankings_1")).mappings().all()  # noqa: S608 - names
    if observed:
        connection.execute(lists.insert(), [list_row(Ranking(**row)) for row in observed])
    old = {column["name"] for column in inspect(connection).get_columns("rankings_1")}
    kept = [column.name for column in rankings.columns if column.name in old]
    same_list = " AND ".join(f"lists.{name} IS NOT DISTINCT FROM old.{name}" for name in LIST_FIELDS)
    connection.execute(
        text(
            f"INSERT INTO rankings (list_key, {', '.join(kept)})"  # noqa: S608 - names of columns
            f" SELECT lists.key, {', '.join(f'old.{name}' for name in kept)}"
            f" FROM rankings_1 AS old JOIN lists ON {same_list}"
        )
    )
    connection.execute(text("DROP TABLE rankings_1"))
    go_on_counting(connection)


def _from_2(connection: Connection) -> None:
    """The slots of a crawl take turns; runs say of each of their sites how it went."""
    kind = runs.c.health.type.compile(connection.dialect)
    connection.execute(text(f"ALTER TABLE runs ADD COLUMN health {kind}"))
    connection.execute(text("DROP INDEX IF EXISTS frontier_waiting"))
    _make_indexes(connection, frontier)


def _from_3(connection: Connection) -> None:
    """What waits to be looked at is pruned by age; lists are measured by sources and refusals too."""
    _make_indexes(connection, quarantine, withheld)
    for column in (gone.c.kind, measures.c.refused, measures.c.sources):
        _add(connection, column)


def _from_5(connection: Connection) -> None:
    """Lists are about a time; pages of lists wait to be asked for again. Articles are read again for a
    reason, and asked for by the version that is kept.
    """
    named = (pages.c.etag, pages.c.last_modified, pages.c.rules, pages.c.transferred, pages.c.confirmed_at)
    about = (lists.c.span, rankings.c.about_from, rankings.c.about_until)
    for column in (
        *about,
        crawls.c.raw,
        frontier.c.due,
        frontier.c.why,
        measures.c.short,
        *named,
    ):
        _add(connection, column)
    _make_indexes(connection, pages, crawls)


def _rows_from_5(connection: Connection) -> None:
    """What lists showed is a history. Changes have classes; texts are searched, and tell stories."""
    classify_all(connection)
    note_all(connection)
    fold_old_rows(connection)


def _make_indexes(connection: Connection, *tables: Table) -> None:
    """Make the indexes that these tables lack, always in the same order."""
    for table in tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.create(connection, checkfirst=True)


def _add(connection: Connection, column: Column[Any]) -> None:
    """Add a column to its table, unless the table was made with it just now."""
    table = column.table.name
    if column.name not in {one["name"] for one in inspect(connection).get_columns(table)}:
        kind = column.type.compile(connection.dialect)
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column.name} {kind}"))


# Up to which version a step is needed. ``share_texts`` writes articles anew, with the columns that they lack;
# rows are looked at once the tables are as they are now.
_STEPS: Final[tuple[tuple[int, Callable[[Connection], None]], ...]] = (
    (1, _from_1),
    (2, _from_2),
    (3, _from_3),
    (5, _from_5),
    (6, share_texts),
    (5, _rows_from_5),
)
