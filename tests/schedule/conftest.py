"""A real Scrapyd whose jobs take no time, for the daemon that posts to it."""

import io
import uuid
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from newscrawl.schedule.declaration import Schedule, parse
from newscrawl.text import KST
from tests.deploy.conftest import SCRIPTS, ScrapydServer
from tests.ports import free_port

# Stands in for the crawl, not for Scrapyd: a real crawl takes two seconds of a core, for each of 40 slots.
# A job lasts as long as there is a file named `hold` where Scrapyd runs.
RUNNER = """
import pathlib, sys, time
if sys.argv[1] == "list":
    print("mainnews\\ntrending")
else:
    log = next(word for word in sys.argv if word.startswith("LOG_FILE=")).partition("=")[2]
    pathlib.Path(log).touch()
    while pathlib.Path("hold").exists():
        time.sleep(0.01)
"""


class QuickScrapyd(ScrapydServer):
    """A Scrapyd whose jobs end at once, and what was posted to it."""

    def start(self, overrides: str = "") -> None:
        (self.folder / "quick_runner.py").write_text(RUNNER, encoding="utf-8")
        super().start(f"runner = quick_runner\npoll_interval = 0.05\n{overrides}")

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"PYTHONPATH": str(self.folder)}

    @property
    def hold(self) -> Path:
        """While this file exists, jobs do not end."""
        return self.folder / "hold"

    def add_project(self, name: str | None = None) -> str:
        """Make a project, called ``name`` or by chance; its name."""
        egg = io.BytesIO()
        with zipfile.ZipFile(egg, "w") as archive:
            archive.writestr("empty", "")
        name = name or f"news-{uuid.uuid4().hex[:8]}"
        boundary = uuid.uuid4().hex
        parts = [
            f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode()
            for key, value in (("project", name), ("version", "1"))
        ]
        parts.append(b'Content-Disposition: form-data; name="egg"; filename="e.egg"\r\n\r\n' + egg.getvalue())
        body = (
            b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in parts)
            + f"--{boundary}--\r\n".encode()
        )
        self.raw("addversion.json", body, content_type=f"multipart/form-data; boundary={boundary}")
        return name

    def posted(self, project: str) -> list[str]:
        """Identities of all jobs of a project, each as often as it was posted."""
        jobs = self.get(f"listjobs.json?project={project}")
        return sorted(job["id"] for state in ("pending", "running", "finished") for job in jobs[state])

    def unfinished(self, project: str) -> list[str]:
        jobs = self.get(f"listjobs.json?project={project}")
        return [job["id"] for state in ("pending", "running") for job in jobs[state]]


@pytest.fixture(scope="session")
def quick_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuickScrapyd]:
    if not (SCRIPTS / "scrapyd").exists():
        pytest.skip("scrapyd is not installed: pip install -r deploy/requirements-scrapyd.txt")
    server = QuickScrapyd(tmp_path_factory.mktemp("scrapyd"), free_port())
    try:
        server.start()
        yield server
    finally:
        server.kill()


@pytest.fixture
def project(quick_server: QuickScrapyd) -> Iterator[str]:
    """A project of the test's own, so that it sees no other jobs."""
    yield quick_server.add_project()
    quick_server.hold.unlink(missing_ok=True)


def every_minute(server: QuickScrapyd, project: str) -> Schedule:
    """Two runs that are due every minute, one of them up to 20 seconds later."""
    return parse(
        {
            "scrapyd": {"url": server.url, "project": project},
            "run": [
                {"spider": "mainnews", "site": "portal", "every": 1, "jitter": 20},
                {"spider": "trending", "site": "portal", "every": 1, "priority": 1},
            ],
        }
    )


def at(minute: int, second: int = 30) -> datetime:
    """A moment of the test's day: so many minutes after 15:00 in Korea."""
    return datetime(2025, 2, 5, 15, minute, second, tzinfo=KST)


def jobs_of(*minutes: int) -> list[str]:
    """The job ids of both runs at these minutes."""
    return sorted(
        f"{spider}-portal-20250205T06{minute:02}Z"
        for spider in ("mainnews", "trending")
        for minute in minutes
    )
