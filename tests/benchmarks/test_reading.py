"""The benchmark of reading runs on saved pages and says what it measured."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.reading import pages_of, ratio

PROJECT = Path(__file__).resolve().parents[2]
PAGES = PROJECT / "tests" / "pages"


def test_ratios_of_one_small_folder_are_printed() -> None:
    command = [sys.executable, "-m", "benchmarks.reading", "--rounds", "1", "--portal", "0"]
    command += ["--pages", str(PAGES / "naver")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    for name in ("parse", "rules", "generic", "trafilatura"):
        assert re.search(rf"^  {name} +\d+\.\d\d ms a page +\d+\.\d\d x parse$", done.stdout, re.MULTILINE)
    assert re.search(r"rules/generic \d+\.\d\d on 1 pages with rules", done.stdout)


def test_a_folder_without_pages_is_said_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.reading", "--pages", str(tmp_path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path} holds no article page (*.html)\n"


def test_pages_of_lists_are_left_out() -> None:
    articles = {page.url for page in pages_of(PAGES)}
    assert articles.isdisjoint(page.url for page in pages_of(PAGES / "lists"))
    assert not pages_of(PAGES / "lists")
    assert len(articles) > 50


def test_a_ratio_is_the_median_over_the_rounds() -> None:
    spent = {"rules": [[2.0, 9.0], [4.0, 9.0], [9.0, 9.0]], "parse": [[1.0, 9.0], [1.0, 9.0], [1.0, 9.0]]}
    assert ratio(spent, "rules", "parse", [0]) == pytest.approx(4.0)
