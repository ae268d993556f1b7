"""Which process runs a crawl, so that runs of killed processes are told from live ones."""

import os
import socket
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select, update

from newscrawl.store.leases import clock
from newscrawl.store.tables import runs

# A run on another host (or in a container that is gone) cannot be looked at. It gives a sign of life every
# few seconds; a laptop that slept may go on after some minutes. Seconds by the clock that all share.
_SILENT_FOR = 1_800.0
# What a run may be in while its process lives.
OPEN_STATES = ("running", "ending")


def this_process() -> dict[str, Any]:
    """The columns of ``runs`` that name this process."""
    pid = os.getpid()
    return {"host": socket.gethostname(), "pid": pid, "process_started": _started(pid)}


def close_killed(connection: Connection) -> list[str]:
    """Close the runs that no living process will close, as ``broken: killed``. Returns their ids."""
    open_runs = connection.execute(select(runs).where(runs.c.state.in_(OPEN_STATES))).all()
    if not open_runs:
        return []
    now = connection.execute(select(clock(connection))).scalar_one()
    killed = [row.id for row in open_runs if not _alive(row, now)]
    if killed:
        connection.execute(
            update(runs)
            .where(runs.c.id.in_(killed))
            .values(state="killed", verdict="broken", reasons=["killed"], ended=runs.c.alive_at)
        )
    return killed


def _alive(row: Row[Any], now: float) -> bool:
    if row.host != socket.gethostname():
        return bool(now - (row.alive_until or 0.0) < _SILENT_FOR)
    if row.process_started is None:  # no /proc: the id alone must do
        try:
            os.kill(row.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
    return bool(_started(row.pid) == row.process_started)


def _started(pid: int) -> float | None:
    """Start of a process in clock ticks since boot (proc(5), field 22); None without process or /proc."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    after_name = stat.rpartition(")")[2].split()
    if after_name[0] == "Z":  # dead, its parent has not looked yet
        return None
    return float(after_name[19])
