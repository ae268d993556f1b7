"""Stores on real databases: SQLite in the test's own folder, and a PostgreSQL server of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from newscrawl.store import Store
from tests.postgresql import Server, why_not


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server with an empty database; tests that need one are skipped where there is none."""
    if reason := why_not():
        pytest.skip(reason)
    server = Server()
    server.start()
    yield server.url
    server.remove()


@pytest.fixture
def postgresql_url(postgresql: str) -> str:
    """The address of the server's database, emptied."""
    engine = create_engine(postgresql)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgresql


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
