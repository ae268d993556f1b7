"""No secret is written down: not in the log, the store, the names of files, the feeds or the process list."""

import base64
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import create_engine, text

from tests.conftest import PROJECT
from tests.crawl.council import listing
from tests.postgresql import served

SECRET = "S3CRET"
Command = Callable[..., CompletedProcess[str]]
# Settings that hold secrets, and a feed that cannot be written where it is to go.
SETTINGS = (
    *("-s", f"AWS_SECRET_ACCESS_KEY={SECRET}-aws", "-s", f"ALERT_WEBHOOK=https://hooks.example/{SECRET}"),
    *("-O", f"ftp://news:{SECRET}-ftp@127.0.0.1:1/feed.json"),
    *("-s", "LOG_LEVEL=DEBUG", "-s", "STATS_DUMP=1", "-s", "DOWNLOAD_DELAY=0"),
)


class Proxy:
    """An HTTP proxy that wants a user and a password. ``asked``: the addresses that went through it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        proxy, expected = self, base64.b64encode(f"agent:{SECRET}/proxy".encode()).decode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.headers.get("Proxy-Authorization") != f"Basic {expected}":
                    self.send_error(407)
                    return
                proxy.asked.append(self.path)
                parts = urlsplit(self.path)
                upstream = HTTPConnection(parts.netloc)
                upstream.request("GET", f"{parts.path}?{parts.query}".rstrip("?"))
                answer = upstream.getresponse()
                self.send_response(answer.status)
                for name in ("Content-Type", "Location", "ETag"):
                    if value := answer.headers[name]:
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.read())
                upstream.close()

            def log_message(self, *_: object) -> None:
                """``asked`` says it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://agent:{SECRET}%2Fproxy@127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    running = Proxy()
    yield running
    running.close()


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a database."""
    yield from served()


def holding(folder: Path) -> list[str]:
    """The files below a folder whose name or content holds a secret."""
    return [
        str(path)
        for path in folder.rglob("*")
        if SECRET in path.name or (path.is_file() and SECRET.encode() in path.read_bytes())
    ]


def command_lines(typed: Sequence[str] = ()) -> list[str]:
    """The command lines of processes that hold a secret, but for the one that the user typed.

    A child has that one too for the moment between its fork and its exec.
    """
    own = "\0".join(typed) + "\0"
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended
            line = path.read_bytes().decode("utf-8", "replace")
            if SECRET in line and line != own:
                found.append(line)
    return found


def rows(url: str) -> Iterator[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        names = connection.scalars(
            text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        ).all()
        assert "runs" in names
        for name in names:
            yield from map(str, connection.execute(text(f'SELECT t::text FROM "{name}" t')).scalars())
    engine.dispose()


def test_a_run_with_children_and_a_server(database: str, proxy: Proxy, tmp_path: Path) -> None:
    log = tmp_path / "log"
    environment = os.environ | {
        "DATA_DIR": str(tmp_path / "data"),
        "STORE_URL": database.replace("news@", f"news:{SECRET}-db@"),
        "SCRAPYD_PASSWORD": f"{SECRET}-scrapyd",
        "http_proxy": proxy.url,
        "no_proxy": "127.0.0.1",
    }
    command = [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-a", "limit=3", "-a", "section=경제"]
    command += ["-a", "render=1", "-s", "PORTAL_ARTICLES=30", "-s", "PORTAL_PORT=0", *SETTINGS]
    with log.open("wb") as output:
        run = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=output, stderr=output)
        seen: set[str] = set()
        while run.poll() is None:
            # What was typed is there until Python has started.
            seen |= set(command_lines(() if b"newscrawl" in log.read_bytes() else command))
    assert seen == set()
    written = log.read_text("utf-8")
    assert "Verdict: " in written
    assert "3 read" in written or "3 new" in written
    assert [line for line in written.splitlines() if SECRET in line] == []
    assert holding(tmp_path) == []
    assert [row for row in rows(database) if SECRET in row] == []


def test_a_run_through_a_proxy_with_a_token_in_its_address(
    news_site: Any, proxy: Proxy, run_scrapy: Command, tmp_path: Path
) -> None:
    news_site.page(f"/?access_token={SECRET}", listing(range(10, 30)), ETag='"1"')
    done = run_scrapy(
        *("crawl", "mainnews", "-a", f"url={news_site.url}/?access_token={SECRET}", *SETTINGS),
        env={"http_proxy": proxy.url, "no_proxy": ""},
    )
    assert "20 new" in done.stderr
    assert f"{news_site.url}/news/10" in proxy.asked
    assert [line for line in (done.stdout + done.stderr).splitlines() if SECRET in line] == []
    assert holding(tmp_path) == []
    runs = run_scrapy("runs", "--json")
    assert "access_token=***" in runs.stdout
    assert SECRET not in runs.stdout


def test_the_proxy_is_given_nothing_that_is_not_public(
    news_site: Any, proxy: Proxy, run_scrapy: Command
) -> None:
    news_site.page("/news/10", "", status=302, Location="http://127.0.0.1:1/inside")
    news_site.page("/news/11", "", status=302, Location="http://unknown.invalid/inside")
    crawl = ("crawl", "mainnews", "-a", f"url={news_site.url}/", "-s", "DOWNLOAD_DELAY=0")
    done = run_scrapy(*crawl, env={"http_proxy": proxy.url, "no_proxy": ""})
    assert "unknown.invalid has no address here" in done.stderr
    assert proxy.asked
    assert {address for address in proxy.asked if not address.startswith(f"{news_site.url}/")} == set()


MISTYPED = [
    (("crawl", "mainnews", "-a", "url=http://user:S3CRET@127.0.0.1:1/"), {}),
    (("crawl", "mainnews", "-a", "url=http://user:S3CRET127.0.0.1/"), {}),
    (("crawl", "mainnews", "-a", "url=http://user:a/S3CRET@127.0.0.1:1/"), {}),
    (("crawl", "mainnews", "-a", "site=dctrend", "-s", "DCTREND_URL=http://user:S3CRET@127.0.0.1:1/"), {}),
    (("crawl", "mainnews", "-s", "PORTAL_URL=http://user:S3CRET@127.0.0.1:1/"), {}),
    (
        ("crawl", "mainnews", "-a", "url=http://h.kr/"),
        {"STORE_URL": "postgresql+psycopg://news:S3CRETdb/news"},
    ),
    (("crawl", "mainnews", "-a", "url=http://h.kr/"), {"http_proxy": "http://agent:a/S3CRET@127.0.0.1:1"}),
    (("crawl", "mainnews", "-a", "url=http://h.kr/"), {"http_proxy": "http://agent:S3CRET127.0.0.1"}),
    (("read", "http://user:S3CRET@127.0.0.1:1/"), {}),
    (("read", "user:S3CRET@127.0.0.1:1/"), {}),
    (("sites", "--new", "http://user:S3CRET@127.0.0.1:1/"), {}),
    (("runs",), {"STORE_URL": "postgresql+psycopg://news:S3CRETdb/news"}),
]


@pytest.mark.parametrize(("arguments", "environment"), MISTYPED)
def test_what_is_refused_is_refused_without_it(
    run_scrapy: Command, tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    done = run_scrapy(*arguments, env=environment)
    assert done.returncode == 1
    assert "newscrawl: " in done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert holding(tmp_path) == []


def test_a_schedule_puts_no_secret_on_a_command_line(run_scrapy: Command, tmp_path: Path) -> None:
    declaration = tmp_path / "schedule.toml"
    for line in (
        'settings = { STORE_URL = "postgresql+psycopg://news:S3CRET@db/news" }',
        'settings = { AWS_SECRET_ACCESS_KEY = "S3CRET" }',
        'url = "http://user:S3CRET@h.kr/"',
    ):
        run = f'[[run]]\nspider = "mainnews"\nname = "one"\nevery = 60\n{line}\n'
        declaration.write_text(run, encoding="utf-8")
        done = run_scrapy("schedule", "--crontab", "--file", str(declaration))
        assert done.returncode == 1
        assert "the process list would show" in done.stderr
        assert SECRET not in done.stdout + done.stderr
