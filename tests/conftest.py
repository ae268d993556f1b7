"""What all tests share: commands as a user runs them, and the switch that forbids skipped tests."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
# Far above what any command of a test takes; it only ends what hangs.
COMMAND_SECONDS = 240


@pytest.fixture
def run_scrapy(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``scrapy …`` in the project as a user does, with ``data/`` in a folder of the test's own."""

    def run(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scrapy", *arguments],
            cwd=PROJECT,
            env=os.environ | {"DATA_DIR": str(tmp_path / "data")} | (env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=COMMAND_SECONDS,
            check=False,
        )

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the session")


def pytest_sessionfinish(session: pytest.Session) -> None:
    # A skip says that the machine lacks something. Where everything is installed it hides a failure.
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("no_skips") and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("skipped tests are not allowed with --no-skips", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
