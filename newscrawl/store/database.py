"""A database with the tables, and how it is read and written: what every part of ``Store`` stands on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from newscrawl.store import space
from newscrawl.store.connection import begin_writing, open_engine
from newscrawl.store.errors import plain_errors
from newscrawl.store.readonly import is_on_read_only_disk, open_reading
from newscrawl.store.space import TableSize


class Database:
    """Opens the database at ``url``. Every method raises ``StoreError`` and nothing else."""

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        # Who only asks is answered from a disk that cannot be written, too.
        frozen = not read_only and is_on_read_only_disk(url)
        self.read_only = read_only or frozen
        self._engine, self._name = open_reading(url, frozen=frozen) if self.read_only else open_engine(url)

    def close(self) -> None:
        """Let go of the database. Closing twice is allowed."""
        with plain_errors(self._name):
            self._engine.dispose()

    def sizes(self) -> list[TableSize]:
        """What every table takes on the disk, the largest first."""
        with self._reading() as connection:
            return space.sizes(connection)

    def free_bytes(self) -> int:
        """Bytes of an SQLite file that hold nothing."""
        with self._reading() as connection:
            return space.free_bytes(connection)

    def shrink(self, most: int | None = None) -> int:
        """Give free space of an SQLite file back to the disk; see ``space.shrink``."""
        with self._reading() as connection:
            return space.shrink(connection, most)

    def rebuild(self) -> None:
        """Write an SQLite file anew, as small as it can be; takes as much disk again meanwhile."""
        with self._reading() as connection:
            space.rebuild(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_errors(self._name), self._engine.begin() as connection:
            begin_writing(connection)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self._name), self._engine.connect() as connection:
            yield connection
