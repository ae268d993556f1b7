"""Where the data is, by the settings."""

from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from newscrawl import PROJECT_DIR
from newscrawl.store.errors import StoreError


class SettingsLike(Protocol):
    """Settings by name, as Scrapy's are: the store itself needs no Scrapy."""

    def get(self, name: str, /) -> Any: ...


def data_dir(settings: SettingsLike) -> Path:
    """The folder of feeds, logs and the default store: ``DATA_DIR``, absolute.

    A relative one counts from the project's folder. Where there is none, because newscrawl runs from an egg
    or is installed as a package, it would lead to wherever the server was started: ``StoreError``.
    """
    folder = Path(settings.get("DATA_DIR") or "data").expanduser()
    if not folder.is_absolute() and not (PROJECT_DIR / "scrapy.cfg").is_file():
        raise StoreError(
            f"DATA_DIR={folder} is relative, and there is no project folder for it to count from;"
            " give an absolute path in the environment or the setting DATA_DIR, like /var/lib/newscrawl"
        )
    return PROJECT_DIR / folder


def store_url(settings: SettingsLike) -> str:
    """The database's address: ``STORE_URL``, or SQLite in the data folder.

    A relative SQLite path (``sqlite:///news.db``) counts from the data folder. Raises as ``data_dir``.
    """
    given = settings.get("STORE_URL")
    if not given:
        return f"sqlite:///{data_dir(settings) / 'newscrawl.db'}"
    try:
        url = make_url(str(given))
    except (ArgumentError, ValueError):  # the latter for its port
        return str(given)  # opening it says what is wrong
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return str(given)
    path = Path(url.database).expanduser()
    if not path.is_absolute():
        path = data_dir(settings) / path
    return url.set(database=str(path)).render_as_string(hide_password=False)
