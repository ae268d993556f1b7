"""Commands of Scrapy without their start: a process has imported what a crawl imports, and forks for each.

A crawl of the bundled portal spends two thirds of its time on imports. Where thousands of small runs are
wanted, each begins here as a copy of a process that has imported everything and done nothing else: with an
environment, a folder and a log of its own, the same settings and the same exit code. What fails on the way,
strace or a library of C says; see ``injection``.
"""

import ctypes
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict

PROJECT = Path(__file__).resolve().parent.parent
# What a crawl imports in any case. Its settings are read from the environment when they are imported, and
# Twisted's reactor is chosen by them: both stay out.
_MODULES = (
    *("scrapy.cmdline", "scrapy.crawler", "scrapy.core.downloader.handlers.http11", "scrapy.core.engine"),
    *("newscrawl.spiders.mainnews", "newscrawl.loaders", "newscrawl.store"),
    *("sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql.psycopg"),
    *("newscrawl.pages.article", "newscrawl.pages.lists", "uvloop", "newscrawl.pipelines.store"),
)
_NOT = ("newscrawl.settings", "twisted.internet.reactor")
_ANY_TRACER = (0x59616D61, -1)  # prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY), for machines with Yama


# The folder below which calls fail, and the call, the kind of fault and the number of ``fail_at``.
Failing = tuple[str, int, int, int]


@dataclass(frozen=True)
class Ended:
    """How a command ended: as ``subprocess.CompletedProcess``, by names."""

    returncode: int
    stderr: str


class Order(TypedDict):
    """What a copy is told to become; ``failing`` as in ``Warm.run``."""

    arguments: list[str]
    environment: dict[str, str]
    failing: Failing | None
    folder: str


class HangsError(Exception):
    """A command did not end in time; it has been killed."""


class Warm:
    """A process that is ready to become a command of Scrapy, again and again, one after the other.

    ``library``: a shared library that it is loaded with, for ``failing``.
    """

    def __init__(self, library: Path | None = None) -> None:
        # What a test's coverage writes is not the run's.
        environment = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
        if library is not None:
            environment["LD_PRELOAD"] = str(library)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.warm"],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def run(
        self,
        arguments: list[str],
        environment: dict[str, str],
        folder: Path,
        *,
        tracer: list[str] | None = None,
        failing: Failing | None = None,
        seconds: float,
    ) -> Ended:
        """``scrapy ARGUMENTS``, whose log goes to ``folder``. ``tracer``: strace and its options, which looks
        on from the beginning. ``failing``: the arguments of the library's ``fail_at``. HangsError after
        ``seconds``.
        """
        gate, log = folder / "gate", folder / "log"
        gate.unlink(missing_ok=True)
        os.mkfifo(gate)
        order = Order(arguments=arguments, environment=environment, failing=failing, folder=str(folder))
        pid = int(self._say(json.dumps(order)))
        looking = self._look_on(pid, tracer) if tracer else None
        with gate.open("w"):
            pass
        deadline = time.monotonic() + seconds
        while (code := self._say(f"{pid}")) == "running":
            if time.monotonic() > deadline:
                os.kill(pid, 9)
                raise HangsError(log.read_text("utf-8", "replace")[-2000:])
            time.sleep(0.02)
        if looking is not None:
            looking.wait()
        return Ended(int(code), log.read_text("utf-8", "replace"))

    def _say(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def _look_on(self, pid: int, tracer: list[str]) -> "subprocess.Popen[bytes]":
        looking = subprocess.Popen([*tracer, "-p", str(pid)], stdin=subprocess.DEVNULL)
        while "TracerPid:\t0\n" in Path(f"/proc/{pid}/status").read_text():
            if looking.poll() is not None:
                raise RuntimeError("strace could not attach")
            time.sleep(0.002)
        return looking


def _become(order: Order) -> None:
    """What a copy does: the command, to its end."""
    folder = Path(order["folder"])
    os.setsid()
    log = os.open(folder / "log", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDWR)
    for target, source in enumerate((nothing, nothing, log)):
        os.dup2(source, target)
    os.environ.update(order["environment"])
    loaded = ctypes.CDLL(None)
    loaded.prctl(*_ANY_TRACER)
    with (folder / "gate").open():
        pass
    if order["failing"] is not None:
        below, call, how, number = order["failing"]
        note = os.open(folder / "trace", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        loaded.fail_at(below.encode(), call, how, ctypes.c_long(number), note)
    sys.argv = ["scrapy", *order["arguments"]]
    import_module("scrapy.cmdline").execute()


def main() -> None:
    """Take orders: a line of JSON starts a copy and answers its pid, a pid asks whether it still runs."""
    for name in _MODULES:
        import_module(name)
    assert not set(_NOT) & set(sys.modules), set(_NOT) & set(sys.modules)
    for line in sys.stdin:
        order = json.loads(line)
        if isinstance(order, int):
            pid, status = os.waitpid(order, os.WNOHANG)
            print(os.waitstatus_to_exitcode(status) if pid else "running", flush=True)
        elif (pid := os.fork()) == 0:
            _become(order)
        else:
            print(pid, flush=True)


if __name__ == "__main__":
    main()
