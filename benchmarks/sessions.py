"""Sessions of pytest in a copy of the tree, each a fork of a process that has loaded the libraries already.

A session imports newscrawl and its tests anew: the process that is forked knows neither.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PYTEST = ("-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", "--hypothesis-seed=0")
# Reads requests line by line; answers each with the process that works on it, then with its exit code.
_FORKING = """
import importlib, json, os, resource, sys, time, pytest
for name in ("hypothesis", "itemloaders", "lxml.html", "playwright.sync_api", "scrapy.http", "tldextract",
             "trafilatura", "twisted.internet.defer", "w3lib.html"):
    importlib.import_module(name)

class Told:
    def __init__(self):
        self.failed, self.seconds = [], {}
    def pytest_collectreport(self, report):
        if report.failed:
            self.failed.append(report.nodeid)
    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed.append(report.nodeid)
    def pytest_runtest_logstart(self, nodeid):
        self.began = time.process_time()
    def pytest_runtest_logfinish(self, nodeid):
        file = nodeid.partition("::")[0]
        self.seconds[file] = self.seconds.get(file, 0.0) + time.process_time() - self.began

for line in sys.stdin:
    arguments, output, told, limit = json.loads(line)
    child = os.fork()
    if not child:
        os.setsid()
        if limit:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, 1)
        os.dup2(file, 2)
        plugin = Told()
        code = pytest.main(arguments, plugins=[plugin])
        sys.stdout.flush()
        used = resource.getrusage(resource.RUSAGE_SELF)
        with open(told, "w") as report:
            json.dump([plugin.failed, plugin.seconds, used.ru_utime + used.ru_stime], report)
        os._exit(int(code))
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
# Whoever waits instead of working uses no processor; on a busy machine a session gets a part of one.
_SHARE_OF_A_PROCESSOR = 0.1


class Session(NamedTuple):
    """A run of pytest: exit code (None beyond the limit), the tests and files that failed, the seconds of
    processor time of each file's tests and of all with their imports, its last lines.
    """

    code: int | None
    failed: list[str]
    seconds: dict[str, float]
    used: float
    output: str


class Sessions:
    """Runs sessions in ``tree``, one after the other."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        self._output = tree.with_name(f"{tree.name}.output")
        self._told = tree.with_name(f"{tree.name}.json")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FORKING],
            cwd=tree,
            env=os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(tree)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    def run(self, arguments: Sequence[str], limit: int | None) -> Session:
        """One session; it is ended when it has used ``limit`` seconds of processor time, or waited for so
        long that it hangs. Raises OSError where none can run.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("no pipes")
        self._told.unlink(missing_ok=True)
        request = json.dumps([[*_PYTEST, *arguments], str(self._output), str(self._told), limit])
        self._process.stdin.write(f"{request}\n".encode())
        child = int(self._process.stdout.readline())
        patience = limit / _SHARE_OF_A_PROCESSOR if limit else None
        if not select.select([self._process.stdout], [], [], patience)[0]:
            os.killpg(child, signal.SIGKILL)
        code = int(self._process.stdout.readline())
        output = self._output.read_text(encoding="utf-8", errors="replace")[-2000:]
        if code in (-signal.SIGKILL, -signal.SIGXCPU):
            return Session(None, [], {}, 0.0, output)
        if not self._told.exists():
            return Session(code, [], {}, 0.0, output)
        failed, seconds, used = json.loads(self._told.read_text(encoding="utf-8"))
        return Session(code, failed, seconds, used, output)

    def close(self) -> None:
        """End the process that is forked."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()
