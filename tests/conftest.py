"""What all tests share: commands as a user runs them, a web site on loopback, no skips where asked for."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests import forkserver
from tests.axe import chromium

# A busy machine is no fault of the code: examples are bounded in number, not by a clock.
settings.register_profile("newscrawl", deadline=None)
settings.load_profile("newscrawl")

PROJECT = Path(__file__).resolve().parent.parent
# Far above what any command of a test takes; it only ends what hangs.
COMMAND_SECONDS = 240

Command = Callable[..., subprocess.CompletedProcess[str]]


def scrapy_command(data_dir: Path, module: str = "scrapy") -> Command:
    """``scrapy …`` in the project as a user types it, with ``data_dir`` in the place of ``data/``; ``module``
    is what is run in Scrapy's place.
    """

    def run(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"DATA_DIR": str(data_dir)} | (env or {})
        start = forkserver.run if module == "scrapy" else forkserver.started
        return start(module, arguments, environment, COMMAND_SECONDS)

    return run


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for a module of tests."""
    with chromium() as found:
        yield found


@pytest.fixture
def run_scrapy(tmp_path: Path) -> Command:
    """``scrapy …`` with data of the test's own in ``tmp_path / "data"``."""
    return scrapy_command(tmp_path / "data")


@dataclass
class WebSite:
    """A web site on loopback: ``pages`` maps paths to answers, ``requests`` are the paths asked for."""

    url: str = ""
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def page(self, path: str, text: str, status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8"} | named, text.encode())


@pytest.fixture
def web_site() -> Iterator[WebSite]:
    with serving() as site:
        yield site


@contextmanager
def serving() -> Iterator[WebSite]:
    """A web site of its own meanwhile."""
    site = WebSite()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append(self.path)
            status, headers, body = site.pages.get(self.path, (404, {"Content-Type": "text/plain"}, b"gone"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The test reads ``requests`` instead."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the session")


def pytest_sessionfinish(session: pytest.Session) -> None:
    # A skip says that the machine lacks something. Where everything is installed it hides a failure.
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("no_skips") and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("skipped tests are not allowed with --no-skips", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
