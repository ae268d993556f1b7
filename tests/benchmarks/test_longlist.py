"""The benchmark of long lists: each of its shapes is stored whole and read on."""

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def test_each_shape_is_stored_whole_and_read_on() -> None:
    command = [sys.executable, "-m", "benchmarks.longlist", "--links", "1100", "--read", "20"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert re.findall(r"^(\w+) +(\d+) links stored", done.stdout, re.MULTILINE) == [
        ("page", "1100"),
        ("pages", "1100"),
        ("sitemaps", "1100"),
    ]
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_list_that_is_not_stored_whole_fails() -> None:
    # More articles than there are: the crawl ends before so many are kept.
    command = [sys.executable, "-m", "benchmarks.longlist", "--only", "page", "--links", "30", "--read", "40"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.search(r"^page +30 links stored .*, 30 articles kept ", done.stdout, re.MULTILINE)
