"""Where the data is, by the settings."""

from pathlib import Path

from scrapy.settings import BaseSettings

import newscrawl

_PROJECT_DIR = Path(newscrawl.__file__).resolve().parent.parent


def data_dir(settings: BaseSettings) -> Path:
    """The folder of feeds and the default store: ``DATA_DIR``; a relative one is in the project's folder."""
    return _PROJECT_DIR / (settings.get("DATA_DIR") or "data")


def store_url(settings: BaseSettings) -> str:
    """The database's address: ``STORE_URL``, or SQLite in the data folder."""
    return str(settings.get("STORE_URL") or f"sqlite:///{data_dir(settings) / 'newscrawl.db'}")
