"""What can go wrong ends in one plain line."""

import os
import socket
import sqlite3
import subprocess
import sys
import threading
import traceback
from pathlib import Path

import pytest
from scrapy.settings import Settings
from sqlalchemy import create_engine

from newscrawl.store import Store, StoreError, connection, presence
from newscrawl.store.location import store_url
from tests.store.samples import article, begin


def one_line(error: pytest.ExceptionInfo[StoreError]) -> str:
    message = str(error.value)
    assert "\n" not in message
    return message


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"this is text, and quite a lot of it" * 100)
    with pytest.raises(StoreError) as error:
        Store(f"sqlite:///{path}")
    assert "is no SQLite database" in one_line(error)
    assert path.read_bytes().startswith(b"this is text")


def test_a_damaged_database(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = Store(f"sqlite:///{path}")
    store.commit("run-1", [article(number) for number in range(300)], [])
    store.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(StoreError) as error:
        Store(f"sqlite:///{path}").commit("run-2", [article(1)], [])
    assert "damaged" in one_line(error)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as error:
        Store(f"sqlite:///{tmp_path}/file/news.db")
    assert "check the path" in one_line(error)


AS_NOBODY = """
import os, sys
from newscrawl.store import Store
Store(f"sqlite:///{sys.argv[1]}/first.db").close()  # loads what this user may not read any more
os.chmod(sys.argv[1], 0o555)
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write everywhere
try:
    Store(f"sqlite:///{sys.argv[1]}/news.db")
except Exception as error:
    print(repr(error))
"""


def test_an_unwritable_folder(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o005 != 0o005:  # pytest's own folders, which only their owner may enter
            folder.chmod(0o755)
    data = tmp_path / "data"
    data.mkdir()
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", AS_NOBODY, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True, timeout=60)
    assert done.stdout.startswith("StoreError(")
    assert "check the path and" in done.stdout


def test_a_full_disk_ends_in_one_line_and_keeps_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = Store(f"sqlite:///{path}")
    store.commit("run-1", [article(1)], [])
    store.close()
    # A limit on the pages of the database is what SQLite reports as a full disk.
    bounded = Store(f"sqlite:///{path}")
    with bounded._engine.connect() as raw:
        raw.exec_driver_sql("PRAGMA max_page_count=60")
    with pytest.raises(StoreError) as error:
        bounded.commit("run-2", [article(number, body="긴 글" * 3_000) for number in range(2, 60)], [])
    assert "the disk is full" in one_line(error)
    assert bounded.counts()["articles"] == 1


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.1)
    path = tmp_path / "news.db"
    store = Store(f"sqlite:///{path}")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as error:
        store.commit("run-1", [article(1)], [])
    other.close()
    assert "keeps the database locked" in one_line(error)


def test_a_database_of_a_newer_version(store_url: str) -> None:
    store = Store(store_url)
    with store._engine.begin() as raw:
        raw.exec_driver_sql("UPDATE schema_version SET version = 99")
    store.close()
    with pytest.raises(
        StoreError, match=r"newer newscrawl \(schema 99, this one knows \d+\); update newscrawl"
    ):
        Store(store_url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql+psycopg://news:secret@127.0.0.1:1/news", "no server answers there"),
        ("mysql://localhost/news", "supported are sqlite and postgresql"),
        (
            "postgresql+psycopg2://localhost/news",
            "a driver that is not used here; write postgresql+psycopg://…",
        ),
        ("postgresql+nosuch://localhost/news", "write postgresql+psycopg://…"),
        ("sqlite+aiosqlite:////tmp/news.db", "a driver that is not used here; write sqlite://…"),
        ("no address", "is no database address"),
    ],
)
def test_a_wrong_address(url: str, says: str) -> None:
    for read_only in (False, True):
        with pytest.raises(StoreError) as error:
            Store(url, read_only=read_only)
        assert says in one_line(error)
        assert "secret" not in one_line(error)


def test_a_server_that_is_read_only(postgresql_url: str) -> None:
    first = Store(postgresql_url)
    begin(first, "run-1")
    with first._engine.begin() as raw:  # it was killed on another machine
        raw.exec_driver_sql("UPDATE runs SET host = 'elsewhere', alive_until = 0")
    first.close()
    store = Store(f"{postgresql_url}?options=-c default_transaction_read_only=on".replace(" ", "%20"))
    with pytest.raises(StoreError, match="cannot be written: a replica, or made read-only"):
        store.quarantine("run", "https://a.kr/1", "why", b"<p>page", "utf-8")
    assert store.close_killed() == []  # who only asks need not write
    assert [run.state for run in store.runs()] == ["running"]
    store.close()


def test_a_server_without_tls(postgresql_url: str) -> None:
    with pytest.raises(StoreError) as error:
        Store(f"{postgresql_url}?sslmode=require")
    assert "the server has no TLS, which sslmode in STORE_URL wants" in one_line(error)


@pytest.mark.parametrize("limit", ["statement_timeout", "lock_timeout"])
def test_a_server_that_ends_what_takes_long(postgresql_url: str, limit: str) -> None:
    admin = create_engine(postgresql_url)
    with admin.begin() as holder:
        holder.exec_driver_sql(f"SELECT pg_advisory_xact_lock({connection._SCHEMA_LOCK})")
        with pytest.raises(StoreError) as error:
            Store(f"{postgresql_url}?options=-c%20{limit}=1")
    admin.dispose()
    assert f"the server's {limit} is too short" in one_line(error)


def test_a_server_without_a_connection_left(postgresql_url: str) -> None:
    admin = create_engine(postgresql_url).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as raw:
        raw.exec_driver_sql("CREATE ROLE crowd LOGIN CONNECTION LIMIT 0")
    try:
        with pytest.raises(StoreError) as error:
            Store(postgresql_url.replace("news@", "crowd@"))
    finally:
        with admin.connect() as raw:
            raw.exec_driver_sql("DROP ROLE crowd")
        admin.dispose()
    assert "no connection left" in one_line(error)


# Ways to mistype an address whose password is S3CRET, on a port where nobody listens.
MISTYPED = (
    "postgresql+psycopg://news:S3CRET@127.0.0.1:1/news",
    "postgresql+psycopg://news:S3CRET@127.0.0.1:port/news",
    "postgresql+psycopg://news:S3CRET@127.0.0.1:99999999/news",
    "postgresql+psycopg://news:S3CRETdb.example/news",
    "postgresql+psycopg://news:S3CRET:127.0.0.1/news",
    "postgresql+psycopg://newsS3CRET@127.0.0.1:1/news",
    "postgresql+psycopg://S3CRET@127.0.0.1:1/news",
    "postgresql+psycopg://news:x@S3CRET@127.0.0.1:1/news",
    "postgresql+psycopg://news:x/S3CRET@127.0.0.1:1/news",
    "postgresql+psycopg://news:x#S3CRET?@127.0.0.1:1/news",
    "postgresql+psycopg://news:%S3CRET%@127.0.0.1:1/news",
    "postgresql+psycopg://news:x S3CRET@127.0.0.1:1/news",
    "postgresql+psycopg:///news:S3CRET@127.0.0.1/news",
    "postgresql+psycopg://news@127.0.0.1:1/news?password=S3CRET",
    "postgresql+psycopg://news@127.0.0.1:1/news?passwort=S3CRET",
    "postgresql+psycopg://news@127.0.0.1:1/news?sslmode=S3CRET",
    "postgresql+nodriver://news:S3CRET@127.0.0.1:1/news",
    "postgres://news:S3CRET@127.0.0.1:1/news",
    "mysql://news:S3CRET@127.0.0.1:1/news",
    "nosuch://news:S3CRET@127.0.0.1:1/news",
    "postgresql+psycopg:news:S3CRET@127.0.0.1:1/news",
    "postgresql//news:S3CRET@127.0.0.1:1/news",
    "sqlite://news:S3CRET@127.0.0.1/news",
    "news:S3CRET@127.0.0.1:1/news",
    " postgresql+psycopg://news:S3CRET@127.0.0.1:1/news",
    "S3CRET",
)


@pytest.mark.parametrize("url", MISTYPED)
def test_no_message_or_stack_trace_holds_the_password(url: str) -> None:
    with pytest.raises(StoreError) as error:
        Store(store_url(Settings({"STORE_URL": url})))
    one_line(error)
    trace = "".join(traceback.format_exception(error.value))
    lines = [line for line in trace.splitlines() if "S3CRET" in line]
    assert lines == []


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "EUC_KR"])
def test_a_database_that_cannot_hold_every_article(postgresql_url: str, encoding: str) -> None:
    """Such as every database of a cluster that was made in the locale C."""
    admin = create_engine(postgresql_url).execution_options(isolation_level="AUTOCOMMIT")
    made = f"CREATE DATABASE narrow TEMPLATE template0 LOCALE 'C' ENCODING '{encoding}'"
    with admin.connect() as connection:
        connection.exec_driver_sql(made)
    try:
        with pytest.raises(StoreError) as error:
            Store(postgresql_url.replace("/postgres", "/narrow"))
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql("DROP DATABASE narrow")
        admin.dispose()
    assert f"keeps {encoding}" in one_line(error)
    assert "createdb -E UTF8 -T template0" in one_line(error)


def test_two_runs_write_one_database_at_once(store_url: str) -> None:
    failures: list[BaseException] = []

    def work(run: str) -> None:
        try:
            store = Store(store_url)
            for number in range(40):
                store.commit(run, [article(number, title=f"{run} {number}")], [])
            store.close()
        except BaseException as error:  # noqa: BLE001 - shown by the main thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"run-{one}",)) for one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = Store(store_url)
    assert store.counts()["articles"] == 40
    assert all(len(store.revisions(f"demo:{number}")) == 4 for number in (0, 20, 39))
    store.close()


def test_a_server_that_was_restarted_is_connected_to_again(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    store.commit("run-1", [article(1)], [])
    admin = create_engine(postgresql_url)
    with admin.connect() as raw:
        raw.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
        )
    admin.dispose()
    store.commit("run-1", [article(2)], [])
    assert store.counts()["articles"] == 2
    store.close()


def test_a_file_that_is_another_one_by_the_time_it_is_looked_at(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/gone.db")
    with pytest.raises(StoreError) as error:
        presence.StoreFile(engine)
    assert one_line(error).startswith("the store's file is gone")


@pytest.mark.parametrize("read_only", [False, True])
def test_a_network_that_breaks_is_noticed_within_the_time_that_a_call_waits(
    postgresql_url: str, read_only: bool
) -> None:
    Store(postgresql_url).close()
    store = Store(postgresql_url, read_only=read_only)
    with store._engine.connect() as raw, socket.socket(fileno=os.dup(raw.connection.fileno())) as connected:
        option = connected.getsockopt
        unconfirmed = option(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) / 1000
        tries = option(socket.IPPROTO_TCP, socket.TCP_KEEPCNT)
        between = option(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL)
        silent = option(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) + tries * between
        assert option(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    store.close()
    assert 0 < unconfirmed <= silent < 120
