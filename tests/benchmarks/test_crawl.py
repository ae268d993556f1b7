"""The benchmark of the crawl runs on few articles and says what it measured."""

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def test_both_take_turns_over_the_same_pages() -> None:
    command = [sys.executable, "-m", "benchmarks.crawl", "--articles", "30", "--rounds", "1"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert re.search(r"^portal: (29|30) articles, \d+ list pages", done.stdout, re.MULTILINE)
    assert re.search(
        r"start \d+\.\d\d, reading \d+\.\d\d, keeping \d+\.\d\d, rest \d+\.\d\d$", done.stdout, re.M
    )
    ratio = re.search(r"^  newscrawl/bare (0\.\d+) of the articles a CPU second", done.stdout, re.MULTILINE)
    assert ratio is not None
    assert 0.05 < float(ratio[1]) < 1  # reading and keeping cost something, and no more than is sensible


def test_a_folder_without_pages_is_said_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.crawl", "--pages", str(tmp_path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path} holds no article page with its truth (*.html, *.json)\n"
