"""What a benchmark wants to know of a crawl in another process."""

import os
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def peak_megabytes(pid: int) -> float:
    """The most resident memory that a process has had (Linux, /proc)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def stored(database: Path) -> int:
    """Articles in the store of a crawl that is running."""
    if not database.exists():
        return 0
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        try:
            return int(connection.execute("select count(*) from articles").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are being made
            return 0


def cpu_seconds(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Run a command to its end. Returns its user and system seconds, its start included.

    Python keeps its byte code, as it does wherever nothing forbids it: what is installed has it already.
    Raises ``CalledProcessError`` if it fails.
    """
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **environment}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime
