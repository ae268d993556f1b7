"""A room over a morning whose answers are known by thinking."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.newsday import at
from tests.room.asking import Asker, asker_over
from tests.room.furnished import furnish


@dataclass(frozen=True, slots=True)
class Morning:
    """A store's address, and an address of each view of a room over it."""

    url: str
    pages: Mapping[str, str]


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """The morning of ``tests.docs.newsday`` with something for every view."""
    path: Path = tmp_path_factory.mktemp("morning") / "news.db"
    url = f"sqlite:///{path}"
    return Morning(url, furnish(url))


@pytest.fixture(scope="session")
def morning(furnished: Morning) -> str:
    """The address of its store."""
    return furnished.url


@pytest.fixture(scope="session")
def ask(morning: str) -> Asker:
    """Asks a room over that morning, at half past nine."""
    return asker_over(morning, at("09:35"))
