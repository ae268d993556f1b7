"""A room over a morning whose answers are known by thinking."""

from pathlib import Path

import pytest

from newscrawl.store import Store
from tests.docs.newsday import at, build
from tests.room.asking import Asker, asker_over


@pytest.fixture(scope="session")
def morning(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store that holds the morning of ``tests.docs.newsday``, its texts indexed."""
    path: Path = tmp_path_factory.mktemp("morning") / "news.db"
    url = f"sqlite:///{path}"
    build(url)
    store = Store(url)
    store.index_texts()
    store.close()
    return url


@pytest.fixture(scope="session")
def ask(morning: str) -> Asker:
    """Asks a room over that morning, at half past nine."""
    return asker_over(morning, at("09:35"))
