"""Each system call of a small run that touches a disk or a network fails once, or is the run's last.

``python -m benchmarks.injection`` makes a good run over the bundled portal, counts with strace what a second
one (with new articles) calls, and repeats that second run from the same start for every N of every call:
strace lets the N-th fsync, fdatasync, rename, pwrite64, openat, connect … fail with an error, or kills
the run there. Where strace cannot (a write that is really cut short), a limit to the size of files does.
After each of them the files at the fixed paths, the feeds, and the store (with ``sqlite3`` and with Turso,
which reads SQLite's format with code of its own) are looked at, and the same command is given once more:
nothing may be lost, kept twice or half written.

``--sample 40 --seed 1`` does so many of them, drawn by chance from each call. Exit code 1 if anything is
wrong, 0 with a line if strace or sqlite3 is missing. What strace cannot name stays out: it knows paths, and
the parts that feeds are written in have names of chance, so that their openat and write do not fail alone.
"""

import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.aftermath import FEEDS, asked, broken_store, half_files, published
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.rankings import rankings_at
from tests.faults.portal_thread import PortalThread

PROJECT = Path(__file__).resolve().parent.parent
FIRST = NEWEST - timedelta(hours=3)
SECOND = FIRST + timedelta(hours=2)
ARTICLES = 130
SECTION, SHOWN = "정치", 12
SECONDS = 300  # far above what a run takes on a busy machine; it only ends what hangs
DISK = ("EIO", "ENOSPC", "EINTR")
NETWORK = ("ECONNREFUSED", "ENETUNREACH", "EINTR")
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
_CALL = re.compile(r"^(\d+) +(\w+)\(")


@dataclass(frozen=True, slots=True)
class Fault:
    """The N-th ``call`` (of each thread) fails with ``how``, or kills; or no file grows beyond N bytes."""

    call: str
    how: str  # an error's name, "kill", or "short"
    number: int
    by_path: bool = False

    def __str__(self) -> str:
        return f"{self.call} {self.how} {self.number}"

    def injected(self) -> str:
        """strace's words for it."""
        how = "signal=SIGKILL" if self.how == "kill" else f"error={self.how}"
        return f"inject={self.call}:{how}:when={self.number}"


@dataclass
class Outcome:
    """What one fault came to."""

    fault: Fault
    code: int
    hit: bool
    complaints: list[str] = field(default_factory=list)


class Bench:
    """The portal, the good first run, and what is expected after the second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.thread = PortalThread(ARTICLES, FIRST)
        self.template = folder / "template"
        ended = self.run(self.template)
        assert ended.returncode == 0, ended.stderr
        self.old = published(self.template)
        assert set(self.old) == set(FEEDS)
        self.thread.be(SECOND)
        self.first, self.listed = self._listed(FIRST), self._listed(SECOND)
        self.expected = set(self.first) | set(self.listed)

    def _listed(self, at: Any) -> list[str]:
        newsroom = self.thread.portal.newsroom
        by_list: dict[str, list[str]] = {}
        for rank in rankings_at(newsroom, "", at):
            if rank.section == SECTION and rank.article_id:
                by_list.setdefault(rank.name, []).append(rank.article_id)
        gone = {f"portal:{headline.news_id}" for headline in newsroom if headline.gone}
        listed = [found for ids in by_list.values() for found in ids[:SHOWN]]
        return [found for found in dict.fromkeys(listed) if found not in gone]

    def run(self, data: Path, *before: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
        """The command of the bench, with what stands ``before`` it, and a limit to the size of files."""
        command = [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-a", f"section={SECTION}"]
        command += ["-a", "pages=1", "-s", f"PORTAL_URL={self.thread.portal.url}"]

        def shorten() -> None:
            assert limit is not None
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        # What a test's coverage writes is not the run's.
        environment = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
        return subprocess.run(
            [*before, *command],
            cwd=PROJECT,
            # The first run compiles the modules; the others would only rename what is not theirs.
            env=environment
            | {"DATA_DIR": str(data), "PYTHONDONTWRITEBYTECODE": "" if data == self.template else "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
            preexec_fn=shorten if limit is not None else None,
        )

    def begin(self) -> Path:
        """A folder as the good first run left it, in the same place for strace's paths."""
        data = Path(tempfile.mkdtemp(dir=self.folder)) / "data"
        shutil.copytree(self.template, data, symlinks=True)
        return data

    def paths(self, data: Path) -> list[str]:
        """What the run touches under names that are known before: strace counts only these."""
        base = [
            data,
            *data.rglob("*"),
            *(data / f"newscrawl.db{end}" for end in ("-wal", "-shm", "-journal")),
        ]
        # A link is followed, and strace would name the same thing twice.
        return sorted({str(path) for path in base if not path.is_symlink()})

    def traced(self, data: Path, fault: Fault, log: Path) -> list[str]:
        """strace and its options before the command."""
        watched = [option for path in self.paths(data) for option in ("-P", path)] if fault.by_path else []
        return [
            *("strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), *watched),
            *("-e", f"trace={fault.call}", "-e", fault.injected()),
        ]

    def faults(self) -> Iterator[Fault]:
        """Every fault there is: as many of each call as the busiest thread of a sound second run makes."""
        data = self.begin()
        log = data.with_name("trace")
        names = ",".join(call for call, *_ in CALLS)
        # Without --seccomp-bpf a line is whole, but for calls that wait.
        ended = self.run(data, "strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace={names}")
        assert ended.returncode == 0, ended.stderr
        lines = log.read_text("utf-8", "replace").splitlines()
        known = self.paths(data)
        for call, errors, by_path in CALLS:
            threads = Counter(
                found[1]
                for line in lines
                if (found := _CALL.match(line))
                and found[2] == call
                and (not by_path or any(f'"{path}"' in line or f"<{path}>" in line for path in known))
            )
            most = max(threads.values(), default=0)
            print(f"{call}: {sum(threads.values())} calls, {most} of one thread", flush=True)
            for number in range(1, most + 1):
                for how in (*errors, "kill"):
                    yield Fault(call, how, number, by_path)
        yield from _short_writes(lines)
        shutil.rmtree(data.parent)

    def try_one(self, fault: Fault) -> Outcome:
        """Run with the fault, look, run again, look again."""
        data = self.begin()
        log = data.with_name("trace")
        try:
            if fault.how == "short":
                ended = self.run(data, limit=fault.number)
                hit = ended.returncode != 0
            else:
                ended = self.run(data, *self.traced(data, fault, log))
                hit = "(INJECTED)" in log.read_text("utf-8", "replace") or ended.returncode in {-9, 137}
            outcome = Outcome(fault, ended.returncode, hit)
            self._look(data, ended, outcome)
            if ended.returncode:
                again = self.run(data)
                if again.returncode or "Verdict: ok" not in again.stderr:
                    outcome.complaints.append(f"the same command does not go on: {again.stderr[-600:]}")
            outcome.complaints += self._incomplete(data)
        except subprocess.TimeoutExpired:
            outcome = Outcome(fault, -1, hit=True, complaints=["it hangs"])
        shutil.rmtree(data.parent)
        return outcome

    def _look(self, data: Path, ended: subprocess.CompletedProcess[str], outcome: Outcome) -> None:
        """What must hold right after the run, however it ended."""
        complaints, killed = outcome.complaints, ended.returncode in {-9, 137}
        if "Traceback" in ended.stderr:
            complaints.append(f"a stack trace: {ended.stderr[-1500:]}")
        if not killed:
            said = [line for line in ended.stderr.splitlines() if " INFO: " not in line]
            if "Spider opened" in ended.stderr and "Verdict: " not in ended.stderr:
                complaints.append(f"no verdict: {ended.stderr[-600:]}")
            if ended.returncode and not said:
                complaints.append(f"exit code {ended.returncode} without a line: {ended.stderr[-600:]}")
        complaints += [f"half a file: {name}" for name in half_files(data)]
        generations = self.generations(data)
        if len(set(generations.values())) != 1:
            complaints.append(f"a mixed set: {generations}")
        complaints += broken_store(data / "newscrawl.db")

    def generations(self, data: Path) -> dict[str, str]:
        """For each file at a fixed path, whose picture it shows."""
        found = published(data)
        out = {}
        for name in FEEDS:
            if name not in found:
                out[name] = "missing"
            elif found[name] == self.old[name]:
                out[name] = "old"
            elif name.endswith(".json"):
                ids = [entry.get("id") or entry.get("article_id") for entry in json.loads(found[name])]
                out[name] = "new" if list(dict.fromkeys(ids)) == self._new(name) else "another"
            else:
                out[name] = "new"
        return out

    def _new(self, name: str) -> list[str]:
        if "articles" in name:
            return self.listed
        ranks = rankings_at(self.thread.portal.newsroom, "", SECOND)
        ids: dict[str, list[str]] = {}
        for rank in ranks:
            if rank.section == SECTION and rank.article_id:
                ids.setdefault(rank.name, []).append(rank.article_id)
        return list(dict.fromkeys(found for each in ids.values() for found in each[:SHOWN]))

    def _incomplete(self, data: Path) -> list[str]:
        """What is lost or doubled once the command has come to its end."""
        complaints = []
        generations = self.generations(data)
        if set(generations.values()) != {"new"}:
            complaints.append(f"not published: {generations}")
        ids = asked(
            data / "newscrawl.db", "SELECT article_id, count(*) AS n FROM revisions GROUP BY article_id"
        )
        kept = {row["article_id"]: row["n"] for row in ids}
        if lost := self.expected - set(kept):
            complaints.append(f"{len(lost)} articles are lost")
        if unknown := set(kept) - self.expected:
            complaints.append(f"{len(unknown)} unknown articles")
        if doubled := [found for found, number in kept.items() if number > 1]:
            complaints.append(f"{len(doubled)} articles are kept twice")
        same = "SELECT count(*) AS n FROM rankings JOIN runs ON runs.id = run"
        same += " GROUP BY crawl, list_key, rank, url"
        if any(row["n"] > 1 for row in asked(data / "newscrawl.db", same)):
            complaints.append("ranks are kept twice")
        [waiting] = asked(data / "newscrawl.db", "SELECT count(*) AS n FROM frontier")
        if waiting["n"]:
            complaints.append(f"{waiting['n']} rows are left on the frontier")
        return complaints


def _short_writes(lines: list[str]) -> Iterator[Fault]:
    """Limits that fall into the middle of each write of a trace."""
    limits = set()
    for line in lines:
        if found := re.search(r", (\d+), (\d+)\) += \d+$", line):
            size, offset = map(int, found.groups())
            limits.add(offset + max(size // 2, 1))
    for limit in sorted(limits):
        yield Fault("pwrite64", "short", limit)


def missing() -> str | None:
    """What this machine lacks, in a line."""
    for program in ("strace", "sqlite3"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    tried = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "true"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return f"strace cannot trace here: {tried.stderr.strip()}" if tried.returncode else None


def sample(faults: list[Fault], size: int, seed: int) -> list[Fault]:
    """So many faults, drawn by chance from each call in turn: most calls are writes."""
    rng = random.Random(seed)
    waiting: dict[str, list[Fault]] = {}
    for fault in rng.sample(faults, len(faults)):
        waiting.setdefault(f"{fault.call} short" if fault.how == "short" else fault.call, []).append(fault)
    drawn: list[Fault] = []
    while len(drawn) < min(size, len(faults)):
        drawn += [of_call.pop() for of_call in waiting.values() if of_call]
    return drawn[:size]


def main(options: argparse.Namespace) -> int:
    """Try the faults; how many went wrong decides the exit code."""
    if (why := missing()) is not None:
        print(f"skipped: {why}")
        return 0
    with tempfile.TemporaryDirectory(prefix="newscrawl-injection-") as folder:
        bench = Bench(Path(folder))
        try:
            faults = [fault for fault in bench.faults() if re.search(options.only, str(fault))]
            faults = sample(faults, options.sample, options.seed) if options.sample else faults
            print(f"{len(faults)} faults", flush=True)
            with ThreadPoolExecutor(options.jobs) as pool:
                outcomes = []
                for outcome in pool.map(bench.try_one, faults):
                    outcomes.append(outcome)
                    if len(outcomes) % 50 == 0:
                        print(f"{len(outcomes)} of {len(faults)} done", flush=True)
                    for complaint in outcome.complaints:
                        print(f"{outcome.fault} (exit code {outcome.code}): {complaint}", flush=True)
        finally:
            bench.thread.end()
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
    parser.add_argument("--sample", type=int, default=0, help="so many, of each call some; 0: all")
    parser.add_argument("--seed", type=int, default=20250205)
    parser.add_argument("--only", default="", help="those whose name this matches: '^fsync EIO'")
    parser.add_argument("--jobs", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
