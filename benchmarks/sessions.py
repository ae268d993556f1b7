"""Sessions of pytest in a copy of the tree, each a fork of a process that has loaded the libraries already.

A session imports newscrawl and its tests anew: the process that is forked knows neither.
"""

import json
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PYTEST = ("-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", "-rfE", "--hypothesis-seed=0")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/.+?)(?: - .*)?$", re.MULTILINE)
# Reads arguments line by line; answers each with the process that works on them, then with its exit code.
_FORKING = """
import json, os, sys
import hypothesis, itemloaders, lxml.html, pytest, scrapy.http, tldextract, trafilatura, w3lib.html
for line in sys.stdin:
    arguments, output = json.loads(line)
    child = os.fork()
    if not child:
        os.setsid()
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, 1)
        os.dup2(file, 2)
        code = pytest.main(arguments)
        sys.stdout.flush()
        os._exit(int(code))
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Session(NamedTuple):
    """A run of pytest: exit code (None behind the time limit), the tests that failed, its last lines."""

    code: int | None
    failed: list[str]
    output: str


class Sessions:
    """Runs sessions in ``tree``, one after the other."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        self._output = tree.with_name(f"{tree.name}.output")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FORKING],
            cwd=tree,
            env=os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(tree)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    def run(self, arguments: Sequence[str], limit: float | None) -> Session:
        """One session; it is ended behind ``limit`` seconds. Raises OSError where none can run."""
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("no pipes")
        request = json.dumps([[*_PYTEST, *arguments], str(self._output)])
        self._process.stdin.write(f"{request}\n".encode())
        child = int(self._process.stdout.readline())
        ended, _, _ = select.select([self._process.stdout], [], [], limit)
        if not ended:
            os.killpg(child, signal.SIGKILL)
        code = int(self._process.stdout.readline())
        if not ended:
            return Session(None, [], "")
        output = self._output.read_text(encoding="utf-8", errors="replace")
        return Session(code, _FAILED.findall(output), output[-2000:])

    def close(self) -> None:
        """End the process that is forked."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()
