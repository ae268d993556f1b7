"""Two days of hourly runs go by in seconds: what is too old has gone, and every answer is right."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

# Half an hour more than a day: not at a moment at which runs begin, some a second later than others.
HOURS, KEPT, LENGTH = 50, 25, "24.5h"


def test_two_days_go_by(tmp_path: Path) -> None:
    if shutil.which("cc") is None:
        pytest.skip("no compiler of C is installed, which the clock that can be turned needs")
    command = [sys.executable, "-m", "benchmarks.year", "--hours", str(HOURS), "--crawls", "1"]
    command += ["--moments", "60", "-s", f"KEEP_PAGES={LENGTH}", "-s", f"KEEP_FEEDS={LENGTH}"]
    ended = subprocess.run(
        [*command, "--data", str(tmp_path)], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    # By its own count nothing was too old; the feeds of so many runs are what that leaves.
    assert len(list(tmp_path.glob("feeds/mainnews/*.articles.json"))) == KEPT
    # What stays for ever is there from the first hour on, long after its pages and feeds have gone.
    assert f"year: {HOURS} runs" in ended.stdout
    assert "headlines of 0" not in ended.stdout
