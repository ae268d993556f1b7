"""Commands in processes of their own, forked from one that has loaded the libraries below newscrawl already.

Half of what ``scrapy …`` takes to start goes into Scrapy, Twisted and SQLAlchemy, and the tests start it a
thousand times. Newscrawl itself is loaded by each command anew, so that what it imports is tested.
"""

import atexit
import gc
import json
import os
import re
import runpy
import select
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent
LIBRARIES = (
    "aiohttp", "itemloaders.processors", "jinja2", "lxml.html", "protego", "queuelib", "rensa",
    "rich.console", "rich.table", "scrapy.cmdline", "scrapy.commands.crawl",
    "scrapy.core.downloader.handlers.http11", "scrapy.core.engine", "scrapy.crawler",
    "scrapy.downloadermiddlewares.httpcompression", "scrapy.downloadermiddlewares.robotstxt",
    "scrapy.exporters", "scrapy.extensions.throttle", "scrapy.loader", "scrapy.robotstxt", "scrapy.shell",
    "scrapy.spidermiddlewares.referer", "scrapy.spiders", "setproctitle", "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite", "tldextract", "tomllib", "twisted.internet.asyncioreactor",
    "twisted.web.client", "uvloop",
)  # fmt: skip
# What Python and these look at when they are loaded. Coverage begins with a process and ends with it.
_LOOKED_AT = re.compile(r"PYTHON|COV|LC_|LANG|LD_|PATH$|HOME$|XDG_|TLDEXTRACT")


def run(
    module: str, arguments: Sequence[str], environment: Mapping[str, str], seconds: float
) -> subprocess.CompletedProcess[str]:
    """``python -m module arguments`` in the project, without input. Raises ``subprocess.TimeoutExpired``."""
    command = [sys.executable, "-m", module, *arguments]
    looked_at = {name: value for name, value in environment.items() if _LOOKED_AT.match(name)}
    if looked_at == _SERVED and not any(name.startswith("COV") for name in looked_at):
        return _forked(command, environment, seconds)
    return started(module, arguments, environment, seconds)


def started(
    module: str, arguments: Sequence[str], environment: Mapping[str, str], seconds: float
) -> subprocess.CompletedProcess[str]:
    """The same in a process that begins with nothing: ``module`` may change what the libraries find."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(
        command,
        cwd=_PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


_SERVED = {name: value for name, value in os.environ.items() if _LOOKED_AT.match(name)}


@cache
def _server() -> tuple[bytes, subprocess.Popen[bytes]]:
    """Where the server of these tests listens, and its process, which ends with the pipe to its input."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("")  # Linux finds a name
        listener.listen()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forkserver", str(listener.fileno())],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
        )
        atexit.register(_end, process)
        return listener.getsockname(), process


def _end(server: subprocess.Popen[bytes]) -> None:
    server.communicate()


def _forked(
    command: list[str], environment: Mapping[str, str], seconds: float
) -> subprocess.CompletedProcess[str]:
    request = json.dumps({"command": command, "environment": dict(environment)}).encode()
    outputs = [os.pipe(), os.pipe()]
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(_server()[0])
        socket.send_fds(connection, [request], [write for _, write in outputs])
        connection.shutdown(socket.SHUT_WR)
        for _, write in outputs:
            os.close(write)
        ends = [connection.fileno(), *(read for read, _ in outputs)]
        read: dict[int, bytearray] = {end: bytearray() for end in ends}
        try:
            _read_all(read, command, seconds)
        except BaseException:
            _kill(connection, bytes(read[ends[0]]))
            raise
        finally:
            for end in ends[1:]:
                os.close(end)
    _, code = read[ends[0]].split()
    output, errors = (read[end].decode().replace("\r\n", "\n").replace("\r", "\n") for end in ends[1:])
    return subprocess.CompletedProcess(command, int(code), output, errors)


def _kill(connection: socket.socket, said: bytes) -> None:
    """End a command, whose server has ``said`` so much of it, and wait until it has ended."""
    said = said or connection.recv(64)
    if said.endswith(b" "):
        os.kill(int(said), signal.SIGKILL)
        while connection.recv(64):
            pass


def _read_all(read: dict[int, bytearray], command: list[str], seconds: float) -> None:
    """Read every end until nobody writes to it any more. Raises ``subprocess.TimeoutExpired``."""
    until = time.monotonic() + seconds
    with selectors.DefaultSelector() as waiting:
        for end in read:
            waiting.register(end, selectors.EVENT_READ)
        while waiting.get_map():
            if (left := until - time.monotonic()) <= 0:
                raise subprocess.TimeoutExpired(command, seconds)
            for key, _ in waiting.select(left):
                if data := os.read(key.fd, 1 << 16):
                    read[key.fd] += data
                else:
                    waiting.unregister(key.fd)


def _serve(listener: socket.socket) -> str:
    """Fork for every request. Returns in the process of a command, with the module that it is to run."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while select.select([listener, sys.stdin], [], [])[0] == [listener]:
        connection, _ = listener.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listener.close()
            return _begin(connection)
        connection.close()
    sys.exit()


def _begin(connection: socket.socket) -> str:
    """Fork the command of a request; who stays says its process id, and its exit code once it has ended."""
    request, outputs, _, _ = socket.recv_fds(connection, 1 << 20, 2)
    while data := connection.recv(1 << 20):
        request += data
    pid = os.fork()
    if pid:
        for end in outputs:
            os.close(end)
        connection.sendall(b"%d " % pid)
        _, status = os.waitpid(pid, 0)
        connection.sendall(b"%d" % os.waitstatus_to_exitcode(status))
        os._exit(0)
    connection.close()
    for end, number in zip([os.open(os.devnull, os.O_RDONLY), *outputs], range(3), strict=True):
        os.dup2(end, number)
        os.close(end)
    asked = json.loads(request)
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    sys.orig_argv = asked["command"]
    module: str = asked["command"][2]
    sys.argv = [module, *asked["command"][3:]]
    return module


if __name__ == "__main__":
    for name in LIBRARIES:
        import_module(name)
    gc.freeze()
    runpy.run_module(_serve(socket.socket(fileno=int(sys.argv[1]))), run_name="__main__", alter_sys=True)
