"""Where data is: everything follows DATA_DIR."""

import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings
from sqlalchemy import create_engine, inspect

import newscrawl
from newscrawl.store import Store, StoreError
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


def test_knowing_the_tables_loads_no_database_that_is_not_asked() -> None:
    code = "import newscrawl.store, sys; print('sqlalchemy.dialects.postgresql' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["False"]


def test_what_stands_on_lists_now_is_on_an_index_of_its_own(store: Store, store_url: str) -> None:
    assert store.counts()
    engine = create_engine(store_url)
    found = {index["name"]: index for index in inspect(engine).get_indexes("spells")}["spells_open"]
    engine.dispose()
    assert found["column_names"] == ["list"]
    assert any(name.endswith("_where") for name in found["dialect_options"])
