"""Follow a page of docs/ word by word, as a reader would, in a home of its own.

    python -m documentation.follow docs/tutorial.md [--home FOLDER]

Every block of ``bash`` is typed into one shell, every block of ``python`` saved under its title. The shell
stands where newscrawl's ``pyproject.toml`` is; ``~`` is FOLDER, a temporary one by default. pip installs from
where it always does. Exit code 1, with what was printed, if a line fails.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r'^```(bash|python)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)
_END = "END-OF-FILE"


class Step(NamedTuple):
    """A block of a page: what is typed, or what is saved under ``title``."""

    language: str
    title: str
    code: str


def steps(page: Path) -> list[Step]:
    """The blocks of a page, in order."""
    return [Step(*found) for found in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def script(blocks: Sequence[Step]) -> str:
    """A shell script that does what the blocks say, and ends at the first line that fails."""
    lines = ["set -euo pipefail"]
    for block in blocks:
        if block.language == "bash":
            lines.append(block.code.rstrip())
        elif block.title:
            lines += [f"cat > {block.title} <<'{_END}'", block.code.rstrip(), _END]
    return "\n".join(lines) + "\n"


def follow(
    blocks: Sequence[Step], home: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Do what the blocks say. What was printed, with errors, is its ``stdout``."""
    of_project = ("DATA_DIR", "STORE_URL", "VIRTUAL_ENV", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name not in of_project}
    return subprocess.run(
        ["bash", "-c", script(blocks)],
        cwd=PROJECT,
        env={**kept, "HOME": str(home), **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("page", type=Path)
    parser.add_argument("--home", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = (options.home or Path(name)).resolve()
        home.mkdir(parents=True, exist_ok=True)
        done = follow(steps(options.page), home)
    print(done.stdout)
    if done.returncode:
        sys.exit(f"{options.page} cannot be followed: exit code {done.returncode}")


if __name__ == "__main__":
    main()
