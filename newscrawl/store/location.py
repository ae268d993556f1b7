"""Where the data is, by the settings."""

import re
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from newscrawl import project_dir
from newscrawl.store.errors import StoreError

# What a host and a database are called where no part of a mistyped password has slipped into them.
_HOST = re.compile(r"[\w.\-:%]*")
_DATABASE = re.compile(r"[^@:/?#]*")
# The one driver of each database whose errors and connections are known here.
_DRIVERS = {"sqlite": "pysqlite", "postgresql": "psycopg"}
_HOW_TO_WRITE = (
    "write sqlite:////path/news.db or postgresql+psycopg://user:password@host/database,"
    " with % and @ : / ? # of the password as %25 and %40 %3A %2F %3F %23"
)


class SettingsLike(Protocol):
    """Settings by name, as Scrapy's are: the store itself needs no Scrapy."""

    def get(self, name: str, /) -> Any: ...


def data_dir(settings: SettingsLike) -> Path:
    """The folder of feeds, logs and the default store: ``DATA_DIR``, absolute.

    A relative one counts from ``project_dir()``. Where there is none, because newscrawl runs from an egg, it
    would lead to wherever the server was started: ``StoreError``.
    """
    folder = Path(settings.get("DATA_DIR") or "data").expanduser()
    if folder.is_absolute():
        return folder
    project = project_dir()
    if project is None:
        raise StoreError(
            f"DATA_DIR={folder} is relative, and there is no project folder for it to count from;"
            " give an absolute path in the environment or the setting DATA_DIR, like /var/lib/newscrawl"
        )
    return project / folder


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


def is_missing(address: str) -> bool:
    """Whether this is an SQLite file that is not there, which opening it would make. Raises as ``parsed``."""
    return address.startswith("sqlite") and not Path(parsed(address).database or "").exists()


def existing_store_url(settings: SettingsLike) -> str:
    """As ``store_url``, for who looks and makes none. Raises ``StoreError`` where there is no store."""
    address = store_url(settings)
    if is_missing(address):
        raise StoreError(f"there is no store at {parsed(address).database}: the first run makes it")
    return address


def parsed(address: str) -> URL:
    """A database's address in parts.

    Raises ``StoreError`` for what is none, and where a part looks like a piece of a password that holds signs
    which divide an address. Neither says more of it than that: it may hold one.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # the latter for its port
        raise StoreError(f"STORE_URL is no database address; {_HOW_TO_WRITE}") from None
    if url.drivername.startswith("sqlite"):
        return url
    if not _HOST.fullmatch(url.host or "") or not _DATABASE.fullmatch(url.database or ""):
        raise StoreError(f"STORE_URL cannot be understood; {_HOW_TO_WRITE}")
    return url


def driven(url: URL) -> URL:
    """``url`` with the driver that is used. Raises ``StoreError`` for others, and for other databases."""
    backend, _, driver = url.drivername.partition("+")
    used = _DRIVERS.get(backend)
    if used is None:
        raise StoreError("STORE_URL names another database; supported are sqlite and postgresql+psycopg")
    if driver not in ("", used):
        how = "sqlite" if backend == "sqlite" else f"{backend}+{used}"
        raise StoreError(f"STORE_URL names a driver that is not used here; write {how}://…")
    return url.set(drivername=f"{backend}+{used}")


def shown(url: URL) -> str:
    """What a store is called in messages: its file, or its server and database, without user and options."""
    if url.drivername.startswith("sqlite"):
        return url.database or ""
    host = f"[{url.host}]" if ":" in (url.host or "") else url.host or ""
    port = f":{url.port}" if url.port else ""
    return f"{url.drivername}://{host}{port}/{url.database or ''}"


def hidden(url: URL) -> set[str]:
    """What of a database's address no message may hold, whatever a driver says: user, password, options.

    A password that lacks its colon is a user; drivers put that one in quotation marks.
    """
    options = (one for value in url.query.values() for one in ([value] if isinstance(value, str) else value))
    given = {f'"{url.username}"', str(url.password or ""), *options}
    return {one for one in given if one} - {url.database, url.host}
