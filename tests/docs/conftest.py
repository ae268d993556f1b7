"""The store that the pages of docs/ ask, and databases as tests of the store have them."""

from pathlib import Path

import pytest

from tests.docs.newsday import build
from tests.store.conftest import postgresql, postgresql_url

__all__ = ["postgresql", "postgresql_url"]


@pytest.fixture(scope="session")
def newsday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``data/newscrawl.db`` is the store of the morning. To be read only."""
    folder = tmp_path_factory.mktemp("newsday")
    (folder / "data").mkdir()
    build(f"sqlite:///{folder}/data/newscrawl.db")
    return folder
