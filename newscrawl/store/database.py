"""A database with the tables, and how it is read and written: what every part of ``Store`` stands on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from newscrawl.store.connection import begin_writing, open_engine
from newscrawl.store.errors import plain_errors


class Database:
    """Opens the database at ``url``. Every method raises ``StoreError`` and nothing else."""

    def __init__(self, url: str) -> None:
        self._engine, self._name = open_engine(url)

    def close(self) -> None:
        """Let go of the database. Closing twice is allowed."""
        with plain_errors(self._name):
            self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_errors(self._name), self._engine.begin() as connection:
            begin_writing(connection)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self._name), self._engine.connect() as connection:
            yield connection
