"""Each system call of a small run that touches a disk or a network fails once, or is the run's last.

``python -m benchmarks.injection`` makes a good run over the bundled portal, counts with strace what a second
one (with new articles) calls, and repeats that second run from the same start for every N of every call:
strace lets the N-th fsync, fdatasync, rename, pwrite64, openat, connect … fail with an error, or kills
the run there. What strace has no words for, ``shortwrite.c`` does: a write that is cut short, one that is
cut short and finds the disk full from then on, one that is cut short by the end of the process, and files
whose names are of chance, as those of the parts that feeds are written in.
After each of them the files at the fixed paths, the feeds, and the store (with ``sqlite3`` and with Turso,
which reads SQLite's format with code of its own) are looked at, and the same command is given once more:
nothing may be lost, kept twice or half written.

``--start new`` does it to a first run, which makes its store; ``--start postgresql`` to what goes over the
network to a server of PostgreSQL. ``--sample 40 --seed 1`` does so many of them, drawn by chance from each
call; ``--log FILE`` notes what has been done, and goes on from there. Exit code 1 if anything is
wrong, 0 with a line if strace, sqlite3 or a compiler is missing.
"""

import argparse
import errno
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import SimpleQueue

from benchmarks.aftermath import OnServer
from benchmarks.smallrun import KILLED, SmallRun
from benchmarks.warm import HangsError, Warm
from tests.postgresql import serving

DISK = ("EIO", "ENOSPC", "EINTR", "kill")
NETWORK = ("ECONNREFUSED", "ENETUNREACH", "EINTR", "kill")
# Each call, the errors it may give, and whether only calls on the run's own paths count.
CALLS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("fsync", DISK, False),
    ("fdatasync", DISK, False),
    ("rename", DISK, False),
    ("symlink", DISK, False),
    ("pwrite64", DISK, False),
    ("ftruncate", DISK, True),
    ("unlink", DISK, True),
    ("openat", DISK, True),
    ("connect", NETWORK, False),
)
# To a server. What cannot be sent to it is not answered either, which strace does not know: no error there.
SERVER_CALLS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("connect", NETWORK, False),
    ("sendto", ("kill",), False),
    ("recvfrom", ("ECONNRESET", "kill"), False),
)
# What shortwrite.c does, by its numbers: to these calls, whatever the file of the run is named.
CUT = {"short": -1, "full": -2, "torn": -3}
CUT_CALLS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("write", 1, (*CUT, "EIO", "ENOSPC")),
    ("pwrite64", 2, (*CUT,)),
    ("open", 3, ("EIO", "ENOSPC", "EMFILE")),
)
_CALL = re.compile(r"^(\d+) +(\w+)\(")


@dataclass(frozen=True, slots=True)
class Fault:
    """The N-th ``call`` fails with ``how``: of each thread where strace does it, else (``cut``) of all."""

    call: str
    how: str  # an error's name, "kill", or one of CUT
    number: int
    by_path: bool = False
    cut: int = 0

    def __str__(self) -> str:
        return f"{self.call} {self.how} {self.number}{' of all' if self.cut else ''}"

    def injected(self) -> str:
        """strace's words for it."""
        how = "signal=SIGKILL" if self.how == "kill" else f"error={self.how}"
        return f"inject={self.call}:{how}:when={self.number}"


@dataclass
class Outcome:
    """What one fault came to."""

    fault: str
    code: int
    hit: bool
    complaints: list[str] = field(default_factory=list)


class Bench:
    """Faults of a small run, one after the other or some at once."""

    def __init__(self, small: SmallRun, calls: tuple[tuple[str, tuple[str, ...], bool], ...]) -> None:
        self.small, self.calls = small, calls

    def faults(self, warm: Warm) -> Iterator[Fault]:
        """Every fault there is: as many of each call as the busiest thread of a sound run makes."""
        data = self.small.begin()
        log = data.with_name("trace")
        names = ",".join({call for call, *_ in self.calls} | {"write"})
        ended = self.small.run(
            warm, data, tracer=["strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace={names}"]
        )
        assert ended.returncode == 0, ended.stderr
        lines = log.read_text("utf-8", "replace").splitlines()
        known = self.small.paths(data)
        for call, errors, by_path in self.calls:
            threads = Counter(
                found[1]
                for line in lines
                if (found := _CALL.match(line))
                and found[2] == call
                and (not by_path or any(f'"{path}"' in line or f"<{path}>" in line for path in known))
            )
            most = max(threads.values(), default=0)
            print(f"{call}: {sum(threads.values())} calls, {most} of one thread", flush=True)
            yield from (Fault(call, how, n, by_path) for n in range(1, most + 1) for how in errors)
        for call, number, ways in CUT_CALLS:
            most = sum(_concerns(line, call, data) for line in lines)
            print(f"{call}: {most} calls below the run's folder", flush=True)
            yield from (Fault(call, how, n, cut=number) for n in range(1, most + 1) for how in ways)
        self.small.forget(data)

    def try_one(self, warm: Warm, fault: Fault) -> Outcome:
        """Run with the fault, look, run again, look again."""
        small, data = self.small, self.small.begin()
        log = data.with_name("trace")
        try:
            if fault.cut:
                how = CUT.get(fault.how) or getattr(errno, fault.how)
                ended = small.run(warm, data, failing=(str(data), fault.cut, how, fault.number))
            else:
                ended = small.run(warm, data, tracer=self._tracer(data, fault, log))
            hit = "(INJECTED)" in log.read_text("utf-8", "replace") or ended.returncode == KILLED
            outcome = Outcome(str(fault), ended.returncode, hit, small.looked_at(data, ended))
            if ended.returncode:
                again = small.run(warm, data)
                if again.returncode or "Verdict: ok" not in again.stderr:
                    outcome.complaints.append(f"the same command does not go on: {again.stderr[-600:]}")
            outcome.complaints += small.incomplete(data)
        except HangsError as hangs:
            outcome = Outcome(str(fault), KILLED, hit=True, complaints=[f"it hangs: {hangs}"])
        small.forget(data)
        return outcome

    def _tracer(self, data: Path, fault: Fault, log: Path) -> list[str]:
        watched = [one for path in self.small.paths(data) for one in ("-P", path)] if fault.by_path else []
        options = ("-e", f"trace={fault.call}", "-e", fault.injected())
        return ["strace", "-f", "-qq", "-o", str(log), *watched, *options]


def _concerns(line: str, call: str, data: Path) -> bool:
    """Whether ``shortwrite.c`` counts what a line of a trace is about."""
    found = _CALL.match(line)
    if found is None:
        return False
    if call == "open":
        return (
            found[2] == "openat" and f'"{data}/' in line and bool(re.search("O_WRONLY|O_RDWR|O_CREAT", line))
        )
    return found[2] == call and f"<{data}/" in line


def missing() -> str | None:
    """What this machine lacks, in a line."""
    for program in ("strace", "sqlite3", "cc"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    tried = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "true"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return f"strace cannot trace here: {tried.stderr.strip()}" if tried.returncode else None


def sample(faults: list[Fault], size: int, seed: int) -> list[Fault]:
    """So many faults, drawn by chance from each call in turn: most calls are writes."""
    rng = random.Random(seed)
    waiting: dict[tuple[str, int], list[Fault]] = {}
    for fault in rng.sample(faults, len(faults)):
        waiting.setdefault((fault.call, fault.cut), []).append(fault)
    drawn: list[Fault] = []
    while len(drawn) < min(size, len(faults)):
        drawn += [of_call.pop() for of_call in waiting.values() if of_call]
    return drawn[:size]


def in_turn(faults: list[Fault], seed: int) -> list[Fault]:
    """All of them, so that each call at each N has had one fault before any has had two."""
    rng = random.Random(seed)
    turns: Counter[tuple[str, int, int]] = Counter()
    keyed = []
    for fault in rng.sample(faults, len(faults)):
        place = (fault.call, fault.cut, fault.number)
        keyed.append((turns[place], fault))
        turns[place] += 1
    return [fault for _, fault in sorted(keyed, key=lambda pair: pair[0])]


def _tried(bench: Bench, warm: list[Warm], faults: list[Fault], log: Path | None) -> list[Outcome]:
    """Try the faults, as many at once as there are warm processes; those that the log has are done."""
    lines = log.read_text("utf-8").splitlines() if log is not None and log.exists() else []
    done = {one.fault: one for one in (Outcome(**json.loads(line)) for line in lines)}
    free: SimpleQueue[Warm] = SimpleQueue()
    for one in warm:
        free.put(one)

    def attempt(fault: Fault) -> Outcome:
        if str(fault) in done:
            return done[str(fault)]
        mine = free.get()
        try:
            return bench.try_one(mine, fault)
        finally:
            free.put(mine)

    outcomes = []
    with ThreadPoolExecutor(len(warm)) as pool:
        for number, outcome in enumerate(pool.map(attempt, faults), 1):
            outcomes.append(outcome)
            if log is not None and outcome.fault not in done:
                with log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
            if number % 50 == 0:
                print(f"{number} of {len(faults)} done", flush=True)
            for complaint in outcome.complaints:
                print(f"{outcome.fault} (exit code {outcome.code}): {complaint}", flush=True)
    return outcomes


def main(options: argparse.Namespace) -> int:
    """Try the faults; how many went wrong decides the exit code."""
    if (why := missing()) is not None:
        print(f"skipped: {why}")
        return 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=options.folder)))
        library, source = folder / "shortwrite.so", Path(__file__).with_name("shortwrite.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
        warm = [stack.enter_context(Warm(library)) for _ in range(options.jobs)]
        stores = OnServer(stack.enter_context(serving())) if options.start == "postgresql" else None
        small = SmallRun(folder, warm[0], stores, new=options.start == "new")
        stack.callback(small.end)
        bench = Bench(small, SERVER_CALLS if stores else CALLS)
        faults = [fault for fault in bench.faults(warm[0]) if re.search(options.only, str(fault))]
        faults = (
            sample(faults, options.sample, options.seed) if options.sample else in_turn(faults, options.seed)
        )
        print(f"{len(faults)} faults", flush=True)
        outcomes = _tried(bench, warm, faults, options.log)
    wrong = [outcome for outcome in outcomes if outcome.complaints]
    codes = Counter(outcome.code for outcome in outcomes)
    hit = sum(outcome.hit for outcome in outcomes)
    print(f"{len(outcomes)} faults, {hit} hit, exit codes {dict(codes)}: {len(wrong)} went wrong")
    return int(bool(wrong))


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--start", choices=("kept", "new", "postgresql"), default="kept")
    parser.add_argument("--sample", type=int, default=0, help="so many, of each call some; 0: all")
    parser.add_argument("--seed", type=int, default=20250205)
    parser.add_argument("--only", default="", help="those whose name this matches: '^fsync EIO'")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where stores are: a disk in memory does not wait")
    parser.add_argument(
        "--log", type=Path, help="a file of what has been done; what it has is not done again"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
