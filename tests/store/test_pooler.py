"""Behind a pooler that gives every transaction another connection of its server."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import OperationalError

from newscrawl.store import Store, StoreError
from tests.ports import free_port
from tests.store.samples import article

SETTINGS = """
[databases]
postgres = host={host} port={port} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own_port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
server_round_robin = 1
"""


@pytest.fixture
def pooler_url(postgresql_url: str, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, by way of PgBouncer in transaction mode."""
    program = shutil.which("pgbouncer", path=os.environ["PATH"] + ":/usr/sbin")
    if program is None:
        pytest.skip("pgbouncer is not installed")
    own = make_url(postgresql_url)
    through = own.set(port=free_port())
    settings = tmp_path / "pgbouncer.ini"
    settings.write_text(
        SETTINGS.format(host=own.host, port=own.port, user=own.username, own_port=through.port)
    )
    # It refuses to run as root.
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([program, *user, str(settings)], stdout=log, stderr=log)
    try:
        wait_for(through.render_as_string(hide_password=False))
        yield through.render_as_string(hide_password=False)
    finally:
        process.terminate()
        process.wait(20)


def wait_for(url: str) -> None:
    engine = create_engine(url)
    for _ in range(100):
        try:
            engine.connect().close()
        except OperationalError:
            time.sleep(0.05)
        else:
            break
    engine.dispose()


def test_every_transaction_may_have_another_connection(pooler_url: str) -> None:
    first, second = Store(pooler_url), Store(pooler_url)
    with ExitStack() as stack:
        stack.callback(first.close)
        stack.callback(second.close)
        for number in range(8):  # the driver prepares a statement when it has been executed five times
            with first._engine.connect() as held, second._engine.connect() as other:
                held.exec_driver_sql("SELECT 1")  # so that the next one has another connection
                other.exec_driver_sql("SELECT 1")
            first.commit("run-1", [article(number)], [])
            second.commit("run-2", [article(number, title=f"다시 {number}")], [])
        assert second.counts()["articles"] == 8
    reader = Store(pooler_url, read_only=True)
    assert reader.counts()["articles"] == 8
    with pytest.raises(StoreError, match="cannot be written"):
        reader.quarantine("run", "https://a.kr/1", "why", b"<p>page", "utf-8")
    reader.close()
