"""compose.yaml brought up from a fresh folder, as docs/operations.md says, and what must then be so."""

import json
import re
import secrets
import shutil
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from deploy.containers.engine import CommandError, Engine, hold
from deploy.containers.images import PROJECT

Found = TypeVar("Found")

FEEDS = "/data/feeds/mainnews.articles.json"
# Patience for what is waited for: a minute until the schedule's next one, and a slow machine.
SECONDS = 600
# Every minute, a small crawl of the bundled portal by both workers.
SCHEDULE = '[[run]]\nspider = "mainnews"\nsite = "portal"\nsection = "경제"\nevery = 1\n'
# What is waited for comes sooner than an operator needs it; a port that is free.
SOONER = {
    "compose.yaml": [(r"interval: \d+(s|m)", "interval: 2s"), (r"127\.0\.0\.1:9090:9090", "127.0.0.1::9090")],
    "deploy/prometheus/prometheus.yml": [(r"scrape_interval: 60s", "scrape_interval: 2s")],
}


class Services:
    """The services of a copy of compose.yaml in ``work``."""

    def __init__(self, engine: Engine, work: Path) -> None:
        self.engine = engine
        self.folder = work / "project"
        self.passwords = [secrets.token_hex(16), secrets.token_hex(16)]
        beside = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / "deploy", self.folder / "deploy", ignore=beside)
        shutil.copy(PROJECT / "compose.yaml", self.folder)
        for name, changes in SOONER.items():
            text = (self.folder / name).read_text("utf-8")
            for pattern, sooner in changes:
                text, count = re.subn(pattern, sooner, text)
                hold(count, f"{name} has no {pattern}")
            (self.folder / name).write_text(text, "utf-8")
        (self.folder / "schedule.toml").write_text(SCHEDULE, "utf-8")
        self._write_env()

    def _write_env(self) -> None:
        text = (self.folder / "deploy" / "containers" / "example.env").read_text("utf-8")
        for name, password in zip(("STORE_PASSWORD", "SCRAPYD_PASSWORD"), self.passwords, strict=True):
            text = text.replace(f"{name}=", f"{name}={password}")
        text = text.replace("COMPOSE_PROJECT_NAME=newscrawl", "COMPOSE_PROJECT_NAME=newscrawl-check")
        (self.folder / ".env").touch(mode=0o600)
        (self.folder / ".env").write_text(text, "utf-8")

    def compose(self, *words: str, seconds: int = 300) -> str:
        return self.engine.run([*self.engine.composer, *words], cwd=self.folder, seconds=seconds)

    def up(self) -> None:
        """Start all; returns once what others wait for is healthy. Raises ``CommandError``."""
        try:
            self.compose("up", "-d", "--no-build")
        except CommandError as error:
            raise CommandError(f"{error}\n{self._logs()}") from error

    def _logs(self) -> str:
        return self.compose("logs", "--no-color", "--tail", "20")

    def down(self) -> None:
        self.compose("down", "-v", "-t", "5")

    def check(self) -> list[str]:
        """What was seen, a line each. Raises ``CommandError``."""
        runs = self._wait_for("a crawl that both workers ended", self._shared_crawl)
        said = [f"two workers ended one crawl: {' and '.join(str(_new(run)) for run in runs)} articles"]
        hold(all(run["verdict"] == "ok" for run in runs), f"a run did not end ok: {runs}")
        kept = sum(_new(run) for run in runs)
        published = json.loads(self.compose("exec", "-T", "worker-1", "cat", FEEDS))
        once = len({article["id"] for article in published}) == len(published)
        hold(once and len(published) == kept > 0, f"{kept} articles kept, {len(published)} published")
        self._wait_for("a metric in Prometheus", self._scraped)
        said.append("Prometheus has scraped them")
        hold(not self._shown(), "a password stands in a process list")
        hold(self.compose("exec", "-T", "worker-2", "id", "-u") == "10001", "a worker runs as another user")
        return said

    def browser(self) -> str:
        """A crawl by the Chromium of the second image, which may not run without its sandbox."""
        self.compose("stop", "schedule")
        self.engine.environment["NEWSCRAWL_TARGET"] = "browser"
        files = ("-f", "compose.yaml", "-f", "deploy/containers/browser.yaml")
        run = ("run", "--rm", "--no-deps", "-T", "--entrypoint", "newscrawl", "worker-1")
        crawl = ("crawl", "mainnews", "-a", "render=1", "-a", "section=경제", "-a", "pages=1")
        self.compose(*files, *run, *crawl, "-s", "PORTAL_PORT=0", "-s", "BROWSER_SANDBOX=1")
        return "Chromium read lists in its sandbox"

    def _shared_crawl(self) -> list[dict[str, Any]] | None:
        runs = json.loads(self.compose("exec", "-T", "schedule", "newscrawl", "runs", "--json"))
        ended = sorted((run for run in runs if run["state"] == "ended"), key=lambda run: run["crawl"])
        first = [run for run in ended if run["crawl"] == ended[0]["crawl"]]
        return first if len(first) == 2 else None

    def _scraped(self) -> bool:
        place = self.compose("port", "watch", "9090")
        with urllib.request.urlopen(f"http://{place}/api/v1/query?query=newscrawl_runs_total") as answer:
            found = json.load(answer)["data"]["result"]
        return sum(int(one["value"][1]) for one in found if one["metric"]["verdict"] == "ok") >= 2

    def _shown(self) -> bool:
        lines = [_text(path) for path in Path("/proc").glob("[0-9]*/cmdline")]
        return any(password.encode() in line for line in lines for password in self.passwords)

    def _wait_for(self, what: str, answer: Callable[[], Found | None]) -> Found:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if found := answer():
                return found
            time.sleep(4)
        raise CommandError(
            f"{what} did not come in {SECONDS} s\n{self.compose('logs', '--no-color', '--tail', '20')}"
        )


def _new(run: dict[str, Any]) -> int:
    return int((run["counts"] or {}).get("articles/new", 0))


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # the process has ended
        return b""
