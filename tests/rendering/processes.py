"""What the tests look at from outside: the processes below one, and their memory."""

import time
from pathlib import Path
from typing import NamedTuple


class Process(NamedTuple):
    """A process; ``started`` tells it from a later one with the same number."""

    pid: int
    started: int


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def descendants(pid: int) -> set[Process]:
    """All processes below ``pid``."""
    parents: dict[int, list[Process]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        if fields := _stat(int(folder.name)):
            parents.setdefault(int(fields[1]), []).append(Process(int(folder.name), int(fields[19])))
    found: set[Process] = set()
    waiting = [pid]
    while waiting:
        for child in parents.get(waiting.pop(), []):
            found.add(child)
            waiting.append(child.pid)
    return found


def command(process: Process) -> str:
    try:
        return Path(f"/proc/{process.pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def is_browser(process: Process) -> bool:
    """Whether it is a browser's main process: its helpers say what type they are."""
    return "--headless" in command(process) and "--type=" not in command(process)


def alive(processes: set[Process]) -> set[Process]:
    """Those that still run; a zombie does not."""
    left = set()
    for process in processes:
        fields = _stat(process.pid)
        if fields and fields[0] != "Z" and int(fields[19]) == process.started:
            left.add(process)
    return left


def left_after(processes: set[Process], seconds: float) -> set[Process]:
    """Those that still run when all are gone or the time is over."""
    end = time.monotonic() + seconds
    while (left := alive(processes)) and time.monotonic() < end:
        time.sleep(0.1)
    return left


def memory(processes: set[Process]) -> float:
    """MB that the processes hold, with what they share counted once."""
    total = 0
    for process in processes:
        try:
            lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
