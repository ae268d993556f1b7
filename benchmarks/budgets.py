"""What hosts that refuse, hang or serve monsters cost a crawl: time, memory, and lag of the event loop.

``python -m benchmarks.budgets [NAME …]`` crawls the bundled portal with each fault that a budget bounds
and prints seconds, MB, the longest lag of the event loop and the verdict. Exit code 1 if a crawl took
120 s, 400 MB, or kept the loop busy for a second, or ended without a verdict.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
CASES = (
    "many-requests",
    "server-error",
    "hanging",
    "unavailable",
    "forbidden",
    "vanishing",
    "tls",
    "sitemap-loop",
    "endless-paging",
    "redirect-chain",
    "front-page",
    "attributes",
    "more-attributes",
    "paragraphs",
)
MOST_SECONDS, MOST_MB, MOST_BUSY = 120.0, 400.0, 1000
# A crawl that has not ended by then is killed.
HUNG_SECONDS = 300.0


@dataclass(frozen=True)
class Cost:
    """What one crawl came to."""

    seconds: float
    megabytes: float
    lag: int | None  # milliseconds, by the clock
    busy: int | None  # milliseconds that the loop's thread computed meanwhile
    verdict: str
    given_up: str

    @property
    def is_bounded(self) -> bool:
        """Whether it kept to the limits."""
        is_moving = self.busy is not None and self.busy < MOST_BUSY
        return bool(self.verdict) and is_moving and self.seconds < MOST_SECONDS and self.megabytes < MOST_MB


def crawl(url: str, *arguments: str) -> Cost:
    """Crawl the portal at ``url`` with the project's own delays."""
    with tempfile.TemporaryDirectory() as data:
        began = time.monotonic()
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "scrapy", "crawl", "mainnews", "-s", f"PORTAL_URL={url}"),
                *("-s", "STATS_DUMP=1", *arguments),
            ],
            cwd=PROJECT,
            env=os.environ | {"DATA_DIR": data, "STORE_URL": ""},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        killer = threading.Timer(HUNG_SECONDS, process.kill)
        killer.start()
        assert process.stderr is not None
        log = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        lag = re.search(r"loop/lag_ms': (\d+)", log)
        busy = re.search(r"loop/busy_ms': (\d+)", log)
        verdict = re.search(r"Verdict: (.*)", log)
        given_up = re.search(r"(\S+ is given up for this run: .*)", log)
        return Cost(
            time.monotonic() - began,
            usage.ru_maxrss / 1024,
            int(lag[1]) if lag else None,
            int(busy[1]) if busy else None,
            verdict[1] if verdict else "",
            given_up[1] if given_up else "",
        )


def served(fault: str, articles: int) -> tuple[subprocess.Popen[str], str]:
    """A portal with a fault, and its address."""
    portal = subprocess.Popen(
        [
            *(sys.executable, "-m", "scrapy", "portal", "--port", "0"),
            *("--faults", fault, "--articles", str(articles)),
        ],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert portal.stdout is not None
    for line in portal.stdout:
        if found := re.search(r"http://[\d.]+:\d+", line):
            threading.Thread(target=portal.stdout.read, daemon=True).start()
            return portal, found[0]
    raise SystemExit("the portal does not start")


def main() -> int:
    """Measure the cases that are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", default=CASES)
    parser.add_argument("--articles", type=int, default=120)
    options = parser.parse_args()
    wrong = 0
    for name in options.names:
        portal, url = served(name, options.articles)
        try:
            cost = crawl(url)
        finally:
            portal.kill()
            portal.wait()
        wrong += not cost.is_bounded
        print(
            f"{name:16} {cost.seconds:6.1f} s {cost.megabytes:5.0f} MB {cost.busy} ms busy ({cost.lag})"
            f"  {cost.verdict[:120]}  {cost.given_up[:120]}{'' if cost.is_bounded else '  NOT BOUNDED'}",
            flush=True,
        )
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
