"""What all tests share: the switch that forbids skipped tests."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the session")


def pytest_sessionfinish(session: pytest.Session) -> None:
    # A skip says that the machine lacks something. Where everything is installed it hides a failure.
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("no_skips") and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("skipped tests are not allowed with --no-skips", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
