"""A real Scrapyd, started from ``deploy/scrapyd.conf`` as it is, on a free port, with credentials."""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.ports import free_port

PROJECT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(sys.executable).parent
# Far above what anything here takes; it only ends what hangs.
PATIENCE = 180.0
USERNAME, PASSWORD = "operator", "p4ss:w@rd$"


def wait_until(condition: Callable[[], Any], what: str) -> Any:
    """The first true value of ``condition``."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


@dataclass
class ScrapydServer:
    """A Scrapyd in a folder of its own, and its HTTP API as any client sees it.

    Jobs write where ``data`` says: the folder, by Scrapyd's environment, or another one by a setting.
    """

    folder: Path
    data: Path = field(init=False)
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def __post_init__(self) -> None:
        self.data = self.folder

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DATA_DIR": str(self.folder),
            "SCRAPYD_HTTP_PORT": str(self.port),
            "SCRAPYD_URL": self.url,
            "SCRAPYD_USERNAME": USERNAME,
            "SCRAPYD_PASSWORD": PASSWORD,
        }

    def start(self, overrides: str = "", command: Sequence[str] = ("scrapyd", "--pidfile=")) -> None:
        """Start in the folder; ``overrides`` are lines that an operator would put into a second file."""
        home = self.folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / "deploy" / "scrapyd.conf", self.folder / "scrapyd.conf")
        if overrides:
            (home / ".scrapyd.conf").write_text(f"[scrapyd]\n{overrides}\n", encoding="utf-8")
        with (self.folder / "scrapyd.log").open("ab") as log:
            self.process = subprocess.Popen(
                [SCRIPTS / command[0], *command[1:]],
                cwd=self.folder,
                env=self.environment | {"HOME": str(home)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(self._is_up, f"Scrapyd in {self.folder}")

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to Scrapyd and all its jobs, as ``KillMode=control-group`` does, and wait."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
            self.process.wait(PATIENCE)
            self.process = None

    def _is_up(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.server_log()
        with suppress(URLError, ConnectionError):
            return bool(self.get("daemonstatus.json")["status"] == "ok")
        return False

    def server_log(self) -> str:
        return (self.folder / "scrapyd.log").read_text(encoding="utf-8")

    def raw(
        self, path: str, data: bytes | None = None, *, credentials: bool = True, content_type: str = ""
    ) -> bytes:
        request = Request(f"{self.url}/{path}", data)
        if content_type:
            request.add_header("Content-Type", content_type)
        if credentials:
            token = base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
            request.add_header("Authorization", f"Basic {token}")
        with urlopen(request, timeout=PATIENCE) as response:
            return bytes(response.read())

    def get(self, path: str) -> Any:
        return json.loads(self.raw(path))

    def post(self, path: str, form: list[tuple[str, str]]) -> Any:
        return json.loads(self.raw(path, urlencode(form).encode()))

    def status_without_credentials(self, path: str) -> int:
        try:
            self.raw(path, credentials=False)
        except HTTPError as error:
            return error.code
        return 200

    def schedule(self, spider: str, job: str, *settings: str, **arguments: str) -> None:
        form = [("project", "newscrawl"), ("spider", spider), ("jobid", job), *arguments.items()]
        if self.data != self.folder:
            form.append(("setting", f"DATA_DIR={self.data}"))
        answer = self.post("schedule.json", [*form, *(("setting", setting) for setting in settings)])
        assert answer["status"] == "ok", answer

    def jobs(self, state: str) -> list[str]:
        return [job["id"] for job in self.get("listjobs.json?project=newscrawl")[state]]

    def wait_for(self, state: str, *jobs: str) -> None:
        wait_until(lambda: set(jobs) <= set(self.jobs(state)), f"{jobs} to be {state}")

    def log(self, spider: str, job: str) -> str:
        return self.raw(f"logs/newscrawl/{spider}/{job}.log").decode()

    def scrapy(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of the project beside Scrapyd, with the environment it has."""
        return subprocess.run(
            [sys.executable, "-m", "scrapy", *arguments],
            cwd=PROJECT,
            env=self.environment | {"DATA_DIR": str(self.data)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )


@pytest.fixture(scope="session", autouse=True)
def scrapyd_installed() -> None:
    for script in ("scrapyd", "scrapyd-deploy"):
        if not (SCRIPTS / script).exists():
            pytest.skip(f"{script} is not installed: pip install -r deploy/requirements-scrapyd.txt")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as a user has it, so that building leaves nothing in this one."""
    folder = tmp_path_factory.mktemp("checkout") / "newscrawl"
    folder.mkdir()
    for name in ("newscrawl", "deploy"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("scrapy.cfg", "setup.py", "pyproject.toml", "README.md"):
        shutil.copy(PROJECT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def egg(checkout: Path) -> Path:
    """The egg that ``scrapyd-deploy`` builds."""
    path = checkout.parent / "newscrawl.egg"
    command = [SCRIPTS / "scrapyd-deploy", "--build-egg", path]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert path.exists(), done.stderr
    return path


@pytest.fixture(scope="session")
def server(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScrapydServer]:
    """A running Scrapyd with the project, deployed as docs/scrapyd.md says."""
    scrapyd = ScrapydServer(tmp_path_factory.mktemp("scrapyd"))
    try:
        scrapyd.start()
        done = subprocess.run(
            [SCRIPTS / "scrapyd-deploy", "elsewhere"],
            cwd=checkout,
            env=scrapyd.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert '"spiders": ' in done.stdout, f"{done.stdout}\n{done.stderr}"
        yield scrapyd
    finally:
        scrapyd.kill()


@pytest.fixture
def deployed(server: ScrapydServer, tmp_path: Path) -> Iterator[ScrapydServer]:
    """That Scrapyd, with a data folder of the test's own for its jobs."""
    server.data = tmp_path / "data"
    yield server
    server.data = server.folder
