"""The portal in a process of its own, so that it takes no time from the loop of a crawl."""

import asyncio
import json
import os
import select
import subprocess
import sys
from datetime import datetime
from time import monotonic
from typing import Final, Self

import newscrawl
from newscrawl.portal.errors import PortalError
from newscrawl.portal.weather import Weather
from newscrawl.redaction import secrets_in

_START_SECONDS: Final = 20.0
_STOP_SECONDS: Final = 5.0


def _module_path() -> str:
    """Where the child finds this package: it may come from an egg that only this process knows."""
    place = os.path.abspath(os.path.dirname(os.path.dirname(newscrawl.__file__)))  # noqa: PTH100, PTH120 - in a zip
    return os.pathsep.join(filter(None, [place, os.environ.get("PYTHONPATH")]))


def _environment() -> dict[str, str]:
    """The environment of the crawl without its secrets, which the portal has no use for."""
    harmless = {name: value for name, value in os.environ.items() if not secrets_in({name: value})}
    return harmless | {"PYTHONPATH": _module_path()}


class PortalProcess:
    """A portal that runs beside this process and never outlives it.

    The child watches a pipe from its parent and ends with it, also when the parent is killed with -9.
    Its own session keeps Ctrl-C on a terminal from ending it before the crawl is done. ``at`` starts the
    portal's clock at an aware time; with ``freeze`` it stands still there. With ``client`` its pages are
    rendered in the browser, from the API on ``api_url``.
    """

    def __init__(
        self,
        articles: int = 500,
        seed: int = 7,
        host: str = "127.0.0.1",
        port: int = 0,
        at: datetime | None = None,
        *,
        freeze: bool = False,
        client: Weather | None = None,
    ) -> None:
        self.url = ""
        self.api_url = ""
        self._command = [sys.executable, "-m", "newscrawl.portal", f"--host={host}", f"--port={port}"]
        self._command += [f"--articles={articles}", f"--seed={seed}"]
        if at is not None:
            self._command.append(f"--at={at.isoformat()}")
        if freeze:
            self._command.append("--freeze")
        if client is not None:
            self._command += ["--rendering=client", f"--api-delay={client.delay}"]
            self._command += [f"--api-failing={client.failing}", *([] if client.kit else ["--no-kit"])]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process's number while it runs."""
        return self._process.pid if self._process else None

    def launch(self) -> str:
        """Start and wait until the portal serves; its address. Raises PortalError, one line, if it cannot."""
        if self._process is not None:
            return self.url
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=_environment(),
            )
        except OSError as error:
            raise PortalError(f"cannot start the bundled portal ({error.strerror})") from error
        answer = self._first_line(self._process)
        if "url" not in answer:
            self.terminate()
            raise PortalError(answer.get("error", "the bundled portal ended while it started"))
        self.url, self.api_url = answer["url"], answer["api_url"]
        return self.url

    def _first_line(self, process: subprocess.Popen[bytes]) -> dict[str, str]:
        assert process.stdout is not None  # noqa: S101 - Popen was asked for the pipe
        end = monotonic() + _START_SECONDS
        while (left := end - monotonic()) > 0:
            if select.select([process.stdout], [], [], left)[0]:
                line = process.stdout.readline()
                found: dict[str, str] = json.loads(line) if line.strip() else {}
                return found
        return {"error": f"the bundled portal did not start within {_START_SECONDS:.0f} seconds"}

    def terminate(self) -> None:
        """Stop the portal and wait for its end; stopping twice does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None  # noqa: S101 - Popen was asked for the pipes
        assert process.stdout is not None  # noqa: S101
        process.stdin.close()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    async def start(self) -> str:
        """As ``launch``, without blocking the loop."""
        return await asyncio.to_thread(self.launch)

    async def stop(self) -> None:
        """As ``terminate``, without blocking the loop."""
        await asyncio.to_thread(self.terminate)

    def __enter__(self) -> Self:
        self.launch()
        return self

    def __exit__(self, *exc: object) -> None:
        self.terminate()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()
