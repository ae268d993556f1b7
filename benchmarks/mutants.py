"""Do the tests of reading notice a wrong weight, order or condition? A seeded sample of mutants must die.

    python -m benchmarks.mutants [--count 60] [--needed 50] [--seed 1] [--jobs 2] [newscrawl/pages ...]
    python -m benchmarks.mutants --list        only show the sample

A mutant is newscrawl with one small wrong change (``benchmarks.mutations`` says which) in ``pages/``,
``lines/``, ``cleaners/``, a lexicon or ``loaders.py``. The sample takes every kind of change equally often.
The nearest tests run on each mutant and stop at the first that fails: killed. First those with the module's
name, then what is quick, the rest on survivors alone. Prints each mutant with its place as soon as its fate
is known; exit code 1 if fewer than ``--needed`` are killed, 2 if the tests cannot run. Tests that fail
without any change are left out, and said. Each worker changes a copy of the tree, never the tree itself.

Why not mutmut or cosmic-ray: mutmut 3 changes only what stands in functions, and the order of trust and the
lexicons stand outside of them; neither takes a seeded sample, reverses an order or knows a TOML lexicon.
"""

import argparse
import importlib.util
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, closing
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from benchmarks.mutations import KINDS, Mutation, mutations
from benchmarks.sessions import Session, Sessions

PROJECT = Path(__file__).resolve().parent.parent
TARGETS = ("pages", "lines", "cleaners", "loaders.py")
# For what begins so: the rooms of its tests, the nearest first, as far as the tree has them.
NEAREST = (
    ("pages/lists", ("tests/pages/lists", "tests/pages")),
    ("pages/sources", ("tests/pages/sources", "tests/pages")),
    ("pages/lexicon", ("tests/pages/lexicon", "tests/lines", "tests/cleaners", "tests/pages")),
    ("pages", ("tests/pages",)),
    ("lines", ("tests/lines", "tests/pages")),
    ("cleaners", ("tests/test_loaders.py", "tests/cleaners", "tests/pages")),
    ("loaders.py", ("tests/test_loaders.py", "tests/pages")),
)
# What holds how long reading takes, that it never raises, that no site touches another, that no cleaner is
# idle: slow, and silent on what is read.
_LEFT_TO_OTHERS = "not hostile and not linear_time and not read_the_same and not processors_matter"
_CHOSEN = ("-k", _LEFT_TO_OTHERS)
_NOT_COPIED = shutil.ignore_patterns(
    ".git",
    ".venv",
    "__pycache__",
    ".*_cache",
    ".hypothesis",
    ".coverage*",
    "data",
    "node_modules",
    "*.egg-info",
)
# pytest broke or was called wrongly: that says nothing of a mutant. A stage may have no test that is chosen.
_BROKEN, _PASSED = (3, 4), (0, 5)
# A file of tests that takes longer, in seconds of processor time, is asked of survivors of the quicker alone.
_QUICK = 0.5
# A test session that uses so many times the processor time of all tests without a change hangs, and so does
# one of so many seconds more.
_PATIENCE, _GRACE = 2.0, 20.0


class Fate(NamedTuple):
    """What became of a mutant: ``by`` is the test that killed it, ``time limit``, or None if it survived."""

    mutation: Mutation
    by: str | None
    seconds: float


def sources(root: Path, targets: Sequence[str]) -> list[Path]:
    """The modules and lexicons below ``targets``, which are paths below ``newscrawl/`` or below ``root``."""
    out: list[Path] = []
    for target in targets:
        path = root / target if target.startswith("newscrawl") else root / "newscrawl" / target
        if path.is_dir():
            out += sorted([*path.rglob("*.py"), *path.rglob("*.toml")])
        elif path.is_file():
            out.append(path)
    return out


def sample(paths: Iterable[Path], count: int, seed: int) -> list[Mutation]:
    """``count`` mutations of ``paths``: the kinds in turn, one for a line, the same for the same seed."""
    dice = random.Random(seed)
    every = [mutation for path in paths for mutation in mutations(path)]
    piles = [[m for m in every if m.kind == kind] for kind in KINDS]
    for pile in piles:
        dice.shuffle(pile)
    chosen: dict[tuple[Path, int], Mutation] = {}
    while len(chosen) < count and any(piles):
        for pile in piles:
            while pile:
                mutation = pile.pop()
                if (mutation.path, mutation.line) not in chosen:
                    chosen[mutation.path, mutation.line] = mutation
                    break
            if len(chosen) == count:
                break
    return list(chosen.values())


def nearest(root: Path, path: Path) -> tuple[list[str], list[str]]:
    """The files of tests for a source file: those with its name (of a lexicon, those of lexicons), then
    those of its rooms.
    """
    inside = path.relative_to(root / "newscrawl").as_posix()
    rooms = next((rooms for begin, rooms in NEAREST if inside.startswith(begin)), ())
    files = [file for room in rooms for file in _tests_in(root / room)]
    if path.suffix == ".toml":
        own = _tests_in(root / rooms[0]) if rooms else []
    else:
        own = [file for file in files if re.fullmatch(rf"test_{path.stem}(?:_\w+)?", file.stem)]
    return _below(root, own), _below(root, [file for file in files if file not in own])


def _below(root: Path, files: Iterable[Path]) -> list[str]:
    return list(dict.fromkeys(file.relative_to(root).as_posix() for file in files))


def _tests_in(room: Path) -> list[Path]:
    return [room] if room.is_file() else sorted(room.rglob("test_*.py"))


def stages(own: Sequence[str], others: Sequence[str], seconds: Mapping[str, float]) -> list[list[str]]:
    """Files of tests in the order in which they are asked: a module's own, of the others the quick ones, then
    the rest, the quickest first.
    """
    quick = [test for test in others if seconds.get(test, 0.0) <= _QUICK]
    slow = [test for test in others if test not in quick]
    parts = (_by_seconds(own, seconds), quick, _by_seconds(slow, seconds))
    return [stage for stage in parts if stage]


def _by_seconds(tests: Sequence[str], seconds: Mapping[str, float]) -> list[str]:
    return sorted(tests, key=lambda test: (seconds.get(test, 0.0), test))


class Laboratory:
    """Copies of the tree in which mutants live, one for each worker."""

    def __init__(self, root: Path, folder: Path, jobs: int) -> None:
        self.root = root
        self.trees: SimpleQueue[Sessions] = SimpleQueue()
        self.left_out: list[str] = []
        self.seconds: dict[str, float] = {}
        self.limit: int | None = None
        for job in range(jobs):
            tree = folder / str(job)
            shutil.copytree(root, tree, ignore=_NOT_COPIED)
            self.trees.put(Sessions(tree))

    def measure(self, tests: Sequence[str]) -> Session:
        """Run ``tests`` on the tree as it is: which fail already, how long they take."""
        sessions = self.trees.get()
        session = sessions.run([*_CHOSEN, "--continue-on-collection-errors", *tests], None)
        self.limit = round(_PATIENCE * session.used + _GRACE)
        self.seconds = session.seconds
        self.left_out = [f"--{'deselect' if '::' in one else 'ignore'}={one}" for one in session.failed]
        self.trees.put(sessions)
        return session

    def try_out(self, mutation: Mutation) -> Fate:
        """Run the nearest tests on one mutant."""
        sessions = self.trees.get()
        path = sessions.tree / mutation.path.relative_to(self.root)
        source = path.read_bytes()
        started = time.perf_counter()
        try:
            self._write(path, mutation.apply(source))
            by = self._killer(sessions, path)
        finally:
            self._write(path, source)
            self.trees.put(sessions)
        return Fate(mutation, by, time.perf_counter() - started)

    def _killer(self, sessions: Sessions, path: Path) -> str | None:
        for stage in stages(*nearest(sessions.tree, path), self.seconds):
            session = sessions.run([*_CHOSEN, "-x", *self.left_out, *stage], self.limit)
            if session.code is None:
                return "time limit"
            if session.code in _BROKEN:
                raise RuntimeError(f"pytest ends with {session.code}:\n{session.output}")
            if session.code not in _PASSED:
                return next(iter(session.failed), "the import")
        return None

    def close(self) -> None:
        """End the processes that ran the tests."""
        while not self.trees.empty():
            self.trees.get().close()

    @staticmethod
    def _write(path: Path, source: bytes) -> None:
        path.write_bytes(source)
        if path.suffix == ".py":  # what was compiled in the same second would be taken for this
            Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)


def fates(laboratory: Laboratory, chosen: Sequence[Mutation], jobs: int) -> Iterator[Fate]:
    """The mutants' fates as they become known."""
    with ThreadPoolExecutor(jobs) as pool:
        for done in as_completed([pool.submit(laboratory.try_out, mutation) for mutation in chosen]):
            yield done.result()


def describe(root: Path, mutation: Mutation) -> str:
    return f"{mutation.path.relative_to(root).as_posix()}:{mutation.line}  {mutation.kind}  {mutation.shown}"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", default=TARGETS, metavar="newscrawl/...")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--needed", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--root", type=Path, default=PROJECT, help=argparse.SUPPRESS)
    parser.add_argument("--list", action="store_true", help="show the sample and run nothing")
    return parser.parse_args()


def main() -> int:
    options = parse_arguments()
    root = options.root.resolve()
    chosen = sample(sources(root, options.targets), options.count, options.seed)
    if not chosen:
        print(f"nothing to change in {', '.join(options.targets)}", file=sys.stderr)
        return 2
    if options.list:
        print("\n".join(describe(root, mutation) for mutation in chosen))
        return 0
    with ExitStack() as resources:
        name = resources.enter_context(tempfile.TemporaryDirectory())
        laboratory = resources.enter_context(closing(Laboratory(root, Path(name), options.jobs)))
        tests = list(dict.fromkeys(t for one in chosen for part in nearest(root, one.path) for t in part))
        session = laboratory.measure(tests)
        if session.code not in (0, 1):
            print(
                f"the tests cannot run (pytest ends with {session.code}):\n{session.output}", file=sys.stderr
            )
            return 2
        for failed in session.failed:
            print(f"left out, it fails without any change: {failed}")
        print(f"the tests take {session.used:.0f} s of processor time", flush=True)
        killed = 0
        for tried, fate in enumerate(fates(laboratory, chosen, options.jobs), 1):
            killed += fate.by is not None
            verdict = "survived" if fate.by is None else "killed  "
            end = f"{fate.by or ''}  {fate.seconds:.0f} s ({killed} of {tried})"
            print(f"{verdict} {describe(root, fate.mutation)}  {end}", flush=True)
    print(f"{killed} of {len(chosen)} killed, {options.needed} needed (seed {options.seed})")
    return 0 if killed >= options.needed else 1


if __name__ == "__main__":
    sys.exit(main())
