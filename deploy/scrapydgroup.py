"""A Scrapyd with its jobs as one group of processes, which end together."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

# Asked with SIGINT, crawls end within ten seconds with whole feeds; where an SQLite store is held, thirty.
STOP_SECONDS = 90


def start(
    program: Path | str, folder: Path, environment: Mapping[str, str], output: IO[bytes] | None = None
) -> "subprocess.Popen[bytes]":
    """Start Scrapyd in ``folder``, from which its relative folders count. Raises OSError."""
    return subprocess.Popen(
        [program, "--pidfile="],  # a leftover one would keep it from starting
        cwd=folder,
        env=environment,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def stop(scrapyd: "subprocess.Popen[bytes]") -> None:
    """Ask Scrapyd and its jobs to end; what does not end in time is killed."""
    end = time.monotonic() + STOP_SECONDS
    try:
        os.killpg(scrapyd.pid, signal.SIGINT)
        while time.monotonic() < end:
            scrapyd.poll()
            os.killpg(scrapyd.pid, 0)
            time.sleep(0.1)
        os.killpg(scrapyd.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # the whole group has ended
