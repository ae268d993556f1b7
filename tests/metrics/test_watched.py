"""A site that breaks and heals, watched by a real Prometheus and by who wants a message."""

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from newscrawl.metrics.exposition import exposition
from newscrawl.store import RunRecord
from newscrawl.store.watching import Watched
from tests.conftest import PROJECT, scrapy_command

PROMETHEUS = PROJECT / "deploy" / "prometheus"
SMALL = (
    "crawl",
    "trending",
    "-a",
    "site=portal",
    "-a",
    "limit=1",
    "-s",
    "PORTAL_ARTICLES=20",
    "-s",
    "PORTAL_PORT=0",
)
# Nobody listens on port 9 (discard) of this machine.
DEAD = ("-s", "PORTAL_URL=http://127.0.0.1:9", "-s", "RETRY_TIMES=0", "-s", "HOST_REST=0")
# Only ends what hangs.
PATIENCE = 120.0


class Receiver(ThreadingHTTPServer):
    """A webhook on loopback that keeps what it was sent."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        messages = self.messages

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                messages.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def crawl(tmp_path: Path, receiver: Receiver) -> Callable[..., str]:
    """Crawls with NOTIFY and METRICS_FILE; what they say of the verdict."""
    run = scrapy_command(tmp_path)
    told = {
        "NOTIFY": f"json://127.0.0.1:{receiver.server_port}/s3cret",
        "METRICS_FILE": str(tmp_path / "metrics" / "newscrawl.prom"),
    }

    def crawled(*more: str) -> str:
        done = run(*SMALL, *more, env=told)
        assert "s3cret" not in done.stdout + done.stderr
        (line,) = [line for line in done.stderr.splitlines() if "Verdict:" in line]
        return line.partition("Verdict: ")[2].partition(":")[0]

    return crawled


def wait_until(condition: Callable[[], Any], what: str) -> Any:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[str]:
    """``newscrawl watch``; its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", "watch", "--port", "0"],
        cwd=PROJECT,
        env={"DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    address = process.stdout.readline().split()[2].rstrip(";")
    yield address
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0


@pytest.fixture
def prometheus(tmp_path: Path, watching: str) -> Iterator[str]:
    """A Prometheus with the shipped configuration, which looks every second; its address."""
    if shutil.which("prometheus") is None:
        pytest.skip("prometheus is not installed")
    folder = tmp_path / "prometheus"
    shutil.copytree(PROMETHEUS, folder)
    text = (folder / "prometheus.yml").read_text("utf-8")
    target = watching.removeprefix("http://").removesuffix("/metrics")
    text = text.replace("60s", "1s").replace("127.0.0.1:9188", target)
    (folder / "prometheus.yml").write_text(text, "utf-8")
    process = subprocess.Popen(
        [
            "prometheus",
            f"--config.file={folder}/prometheus.yml",
            f"--storage.tsdb.path={folder}/data",
            "--web.listen-address=127.0.0.1:0",
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    lines = iter(process.stderr.readline, "")
    address = next(line.split("address=")[1].split()[0] for line in lines if "Listening on" in line)
    drain = threading.Thread(target=lambda: [None for _ in lines])
    drain.start()
    yield f"http://{address}"
    process.send_signal(signal.SIGTERM)
    process.wait(PATIENCE)
    drain.join()


def firing(prometheus: str) -> set[tuple[str, str]]:
    """Name and site of every alert that fires."""
    with urlopen(f"{prometheus}/api/v1/alerts", timeout=PATIENCE) as answer:
        alerts = json.load(answer)["data"]["alerts"]
    return {
        (one["labels"]["alertname"], one["labels"].get("site", ""))
        for one in alerts
        if one["state"] == "firing"
    }


def value(prometheus: str, query: str) -> str | None:
    with urlopen(f"{prometheus}/api/v1/query?query={query}", timeout=PATIENCE) as answer:
        result = json.load(answer)["data"]["result"]
    return str(result[0]["value"][1]) if result else None


def test_a_site_breaks_and_heals(
    crawl: Callable[..., str], receiver: Receiver, prometheus: str, tmp_path: Path
) -> None:
    broken = ("NewscrawlSiteBroken", "portal")
    assert crawl() == "ok"
    wait_until(lambda: value(prometheus, "newscrawl_site_verdict") == "0", "the first run to be seen")
    assert broken not in firing(prometheus)
    assert receiver.messages == []  # that all is well is no news

    assert crawl(*DEAD) == "broken"
    wait_until(lambda: broken in firing(prometheus), "the alert")
    assert [one["title"] for one in receiver.messages] == ["newscrawl trending portal is broken, was ok"]
    assert crawl(*DEAD) == "broken"
    assert len(receiver.messages) == 1  # the same verdict is no news either

    assert crawl() == "ok"
    wait_until(lambda: broken not in firing(prometheus), "the alert to clear")
    assert [one["title"] for one in receiver.messages[1:]] == ["newscrawl trending portal is ok, was broken"]

    written = (tmp_path / "metrics" / "newscrawl.prom").read_text("utf-8")
    assert 'newscrawl_runs_total{spider="trending",verdict="broken"} 2' in written
    assert 'newscrawl_runs_total{spider="trending",verdict="ok"} 2' in written
    checked = subprocess.run(
        ["promtool", "check", "metrics"], input=written, text=True, capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert [one.name for one in (tmp_path / "metrics").iterdir()] == ["newscrawl.prom"]


def test_an_address_that_takes_no_message_changes_nothing(tmp_path: Path) -> None:
    url = "json://user:s3cret@127.0.0.1:9/"
    done = scrapy_command(tmp_path)(*SMALL, *DEAD, env={"NOTIFY": f"{url} nonsense"})
    assert "NOTIFY: address 1 did not take the message" in done.stderr
    assert "NOTIFY: address 2 is none that Apprise knows" in done.stderr
    assert "s3cret" not in done.stderr
    assert done.returncode == 1  # because it is broken


@pytest.mark.parametrize(
    "arguments", [("check", "config", "prometheus.yml"), ("test", "rules", "newscrawl.rules_test.yml")]
)
def test_promtool_takes_what_is_shipped(arguments: tuple[str, ...]) -> None:
    if shutil.which("promtool") is None:
        pytest.skip("promtool is not installed")
    done = subprocess.run(
        ["promtool", *arguments], cwd=PROMETHEUS, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


METRIC = re.compile(r"newscrawl_[a-z_]+")


def test_dashboard_and_rules_ask_for_metrics_that_there_are(tmp_path: Path) -> None:
    """Every expression of the dashboard is one, too: promtool reads them as rules."""
    now = datetime.now(UTC)
    run = RunRecord(
        id="run",
        spider="mainnews",
        started=now,
        site="portal",
        ended=now,
        verdict="broken",
        timings={"total": 1, "waited": 0},
        health={"portal": {"verdict": "broken", "classes": ["network"]}},
    )
    state = Watched(
        {("mainnews", "broken"): 1},
        [run],
        0,
        {"portal": now},
        {("portal", "title"): 0.5},
        dict.fromkeys(("articles", "revisions", "ranks_observed", "waiting"), 1),
        1,
    )
    there = {line.split()[2] for line in exposition(state).splitlines() if line.startswith("# TYPE")}
    dashboard = json.loads((PROJECT / "deploy" / "grafana" / "newscrawl.json").read_text("utf-8"))
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    rules = (PROMETHEUS / "newscrawl.rules.yml").read_text("utf-8")
    assert len(asked) > 10
    assert set(METRIC.findall(" ".join(asked) + rules)) <= there
    if shutil.which("promtool") is None:
        pytest.skip("promtool is not installed")
    records = [{"record": f"r{number}", "expr": expression} for number, expression in enumerate(asked)]
    file = tmp_path / "rules.yml"
    file.write_text(json.dumps({"groups": [{"name": "asked", "rules": records}]}), "utf-8")
    subprocess.run(["promtool", "check", "rules", file], check=True, capture_output=True)
