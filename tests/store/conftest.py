"""Stores on real databases: SQLite in the test's own folder, and a PostgreSQL server of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.store import Store
from tests.postgresql import empty, served


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server with an empty database; tests that need one are skipped where there is none."""
    yield from served()


@pytest.fixture
def postgresql_url(postgresql: str) -> str:
    """The address of the server's database, emptied."""
    return empty(postgresql)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/news.db"
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store."""
    store = Store(store_url)
    yield store
    store.close()
