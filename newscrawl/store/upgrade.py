"""What older stores lack: columns that were added since. Whole tables are made where they are missing."""

from sqlalchemy import Connection, Index, text

from newscrawl.store.tables import runs

_COLUMNS: dict[int, tuple[str, ...]] = {
    2: ("ALTER TABLE runs ADD COLUMN crawl INTEGER", "ALTER TABLE runs ADD COLUMN alive_until FLOAT"),
}
_INDEXES: dict[int, tuple[str, ...]] = {2: ("runs_by_crawl",)}


def upgrade(connection: Connection, version: int) -> None:
    """Bring the tables of a store of schema ``version`` up to date."""
    for newer in range(version + 1, max(_COLUMNS) + 1):
        for statement in _COLUMNS.get(newer, ()):
            connection.execute(text(statement))
        for index in runs.indexes:
            if index.name in _INDEXES.get(newer, ()):
                _make(connection, index)


def _make(connection: Connection, index: Index) -> None:
    index.create(connection, checkfirst=True)
