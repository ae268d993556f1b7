"""A seeded sample of what ``make torture`` does two hundred times: crawls that are told to end."""

import subprocess
import sys

import pytest

from newscrawl.rendering.chromium import find_chromium
from newscrawl.rendering.errors import BrowserMissingError
from tests.conftest import COMMAND_SECONDS, PROJECT


def rounds(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.signals", "--articles", "40", *arguments],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        timeout=COMMAND_SECONDS,
        check=False,
    )


def test_a_crawl_ends_soon_and_says_how_it_ended_whenever_it_is_told_to():
    result = rounds("--rounds", "4", "--seed", "4", "--every", "0")
    assert result.returncode == 0, result.stdout
    assert "degraded: interrupted" in result.stdout


def test_so_does_one_in_the_browser():
    try:
        find_chromium(None)
    except BrowserMissingError as error:
        pytest.skip(str(error))
    result = rounds("--rounds", "1", "--seed", "7", "--every", "1")
    assert result.returncode == 0, result.stdout
    assert "degraded: interrupted" in result.stdout
