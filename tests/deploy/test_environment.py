"""Scheduled runs write to the PostgreSQL that the operator named, and no process list shows its password."""

import os
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest

from newscrawl.schedule import environment
from newscrawl.store import Store
from tests.deploy.conftest import PROJECT, SCRIPTS, ScrapydServer
from tests.postgresql import empty, served

SECRET = "Zx9vQ7mK"
# As a password generator makes them: with every sign that a crontab, a shell, systemd or an address knows.
USER = f"news:{SECRET}%25%24%22%27%5C%20%40"
SCHEDULE = """
[[run]]
spider = "trending"
site = "portal"
every = 60
limit = 1
settings = { PORTAL_PORT = "0", PORTAL_ARTICLES = "20" }
"""


@pytest.fixture(scope="module")
def server_url() -> Iterator[str]:
    for url in served():
        yield url.replace("//news@", f"//{USER}@")


@pytest.fixture
def url(server_url: str) -> str:
    """The address, with password, of an empty database."""
    return empty(server_url)


class ProcessList(threading.Thread):
    """What everybody may read of all processes, collected until ``stop``."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seen: set[bytes] = set()
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(0.1):
            for process in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    self.seen.add(process.read_bytes())
                except OSError:
                    continue

    def stop(self) -> None:
        self._stopped.set()
        self.join()


@contextmanager
def unseen() -> Iterator[None]:
    """No process list shows the password meanwhile, though the crawl stands in it."""
    processes = ProcessList()
    processes.start()
    try:
        yield
    finally:
        processes.stop()
    assert any(b"crawl\0trending" in line for line in processes.seen)
    assert [line for line in processes.seen if SECRET.encode() in line] == []


def written_by(tmp_path: Path, url: str, *options: str) -> str:
    """What ``scrapy schedule`` prints where STORE_URL is in the environment."""
    declaration = tmp_path / "schedule.toml"
    declaration.write_text(SCHEDULE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "schedule", "--file", declaration, *options],
        cwd=PROJECT,
        env=os.environ | {"STORE_URL": url, "DATA_DIR": str(tmp_path / "da ta"), "TZ": "Asia/Seoul"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert SECRET not in done.stdout + done.stderr
    return done.stdout


def ends_well(url: str, data: Path) -> None:
    """The database holds one run that ended well, and nothing was kept beside it."""
    store = Store(url)
    assert [(run.spider, run.verdict) for run in store.runs()] == [("trending", "ok")]
    store.close()
    assert not (data / "newscrawl.db").exists()


def test_a_line_of_the_crontab(tmp_path: Path, url: str) -> None:
    crontab = written_by(tmp_path, url, "--crontab")
    (line,) = [line for line in crontab.splitlines() if not line.startswith("#")]
    # As cron(8) reads a line: five fields, then a command with its \% undone, in an environment of its own.
    command = line.split(maxsplit=5)[5].replace(r"\%", "%")
    cron = {"HOME": str(tmp_path), "LOGNAME": "news", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
    with unseen():
        subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, env=cron, check=True)
    ends_well(url, tmp_path / "da ta")


def test_a_unit_of_systemd(tmp_path: Path, url: str) -> None:
    written_by(tmp_path, url, "--systemd", str(tmp_path / "units"))
    unit = (tmp_path / "units" / "newscrawl-trending-portal.service").read_text(encoding="utf-8")
    service = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
    # As systemd.service(5) reads a command line, and systemd.exec(5) the file, see tests/schedule.
    words = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(service["ExecStart"])]
    variables = environment.read(Path(service["EnvironmentFile"].replace("%%", "%")))
    with unseen():
        place = service["WorkingDirectory"]
        subprocess.run(words, cwd=place, env={"PATH": "/usr/bin:/bin"} | variables, check=True)
    ends_well(url, tmp_path / "da ta")


class EditedScrapyd(ScrapydServer):
    """A Scrapyd that starts with the shipped environment, as the operator completed it."""

    variables: ClassVar[dict[str, str]] = {}

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | self.variables


def test_a_job_of_scrapyd(tmp_path: Path, url: str, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = (PROJECT / "deploy" / "newscrawl.env").read_text(encoding="utf-8")
    edited = tmp_path / "newscrawl.env"
    edited.write_text(shipped.replace("SCRAPYD_PASSWORD=", "SCRAPYD_PASSWORD=p4ss"), encoding="utf-8")
    written_by(tmp_path, url, "--environment", "--environment-file", str(edited))
    variables = environment.read(edited)
    assert variables["SCRAPYD_PASSWORD"] == "p4ss"
    monkeypatch.setattr(EditedScrapyd, "variables", {"STORE_URL": variables["STORE_URL"]})
    scrapyd = EditedScrapyd(tmp_path / "scrapyd")
    try:
        scrapyd.start()
        deploy = [SCRIPTS / "scrapyd-deploy", "elsewhere"]
        subprocess.run(deploy, cwd=checkout, env=scrapyd.environment, capture_output=True, check=True)
        with unseen():
            settings = [("setting", "PORTAL_PORT=0"), ("setting", "PORTAL_ARTICLES=20")]
            job = [("project", "newscrawl"), ("spider", "trending"), ("jobid", "one")]
            scrapyd.post("schedule.json", [*job, *settings, ("site", "portal"), ("limit", "1")])
            scrapyd.wait_for("finished", "one")
    finally:
        scrapyd.kill()
    ends_well(url, scrapyd.folder)
