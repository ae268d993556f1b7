"""Where data is: everything follows DATA_DIR."""

from pathlib import Path

import pytest
from scrapy.settings import Settings

import newscrawl
from newscrawl.store import StoreError
from newscrawl.store.location import data_dir, store_url

PROJECT = Path(__file__).resolve().parents[2]


def settings(**values: str) -> Settings:
    return Settings(values)


def test_a_relative_folder_counts_from_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_dir(settings(DATA_DIR="data")) == PROJECT / "data"
    assert data_dir(settings(DATA_DIR="/var/lib/newscrawl")) == Path("/var/lib/newscrawl")
    assert data_dir(settings(DATA_DIR="~/news")) == Path.home() / "news"


def test_the_store_follows_the_folder() -> None:
    assert store_url(settings(DATA_DIR="/srv/news")) == "sqlite:////srv/news/newscrawl.db"
    assert (
        store_url(settings(DATA_DIR="/srv/news", STORE_URL="sqlite:///old.db"))
        == "sqlite:////srv/news/old.db"
    )
    assert store_url(settings(DATA_DIR="/srv/news", STORE_URL="sqlite:////tmp/x.db")) == "sqlite:////tmp/x.db"


@pytest.mark.parametrize("url", ["sqlite://", "postgresql+psycopg://news:p%40ss@db.example/news", "nonsense"])
def test_other_stores_stay_as_they_are(url: str) -> None:
    assert store_url(settings(DATA_DIR="/srv/news", STORE_URL=url)) == url


def test_without_a_project_folder_only_an_absolute_one_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As out of an egg: the package's parent is no folder with a scrapy.cfg.
    monkeypatch.setattr(newscrawl, "__file__", str(tmp_path / "newscrawl.egg" / "newscrawl" / "__init__.py"))
    with pytest.raises(StoreError, match="DATA_DIR=data is relative"):
        data_dir(settings(DATA_DIR="data"))
    assert data_dir(settings(DATA_DIR="/srv/news")) == Path("/srv/news")


def test_as_a_package_a_relative_folder_counts_from_where_the_command_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newscrawl, "__file__", str(tmp_path / "site-packages" / "newscrawl" / "__init__.py"))
    monkeypatch.setenv(newscrawl.FOLDER_VARIABLE, str(tmp_path))
    assert data_dir(settings(DATA_DIR="data")) == tmp_path / "data"
