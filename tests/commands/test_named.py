"""A command that is named comes without the others, and without a name they are all there."""

import subprocess
import sys

import pytest

from tests.conftest import PROJECT

OTHERS = ("newscrawl.sitecheck.fetch", "newscrawl.report.write", "newscrawl.export.write")


@pytest.mark.parametrize("command", ["prune", "watch"])
def test_what_a_command_does_not_need_is_not_loaded(command: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "scrapy", command, "--help"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert "newscrawl.plaincommand" in loaded
    assert loaded.isdisjoint(OTHERS)


@pytest.mark.parametrize(
    ("command", "without"),
    [
        ("list", {*OTHERS, "newscrawl.plaincommand", "rich"}),
        ("version", {"newscrawl.processtitle", "newscrawl.sites.base", "tldextract", "sqlalchemy"}),
    ],
)
def test_scrapys_own_command_comes_without_those_of_the_project(command: str, without: set[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "scrapy", command],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert "newscrawl.feeds.defaults" in loaded  # which the settings need
    assert loaded.isdisjoint(without)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["-h"], "  withheld "),
        (["asking"], "Unknown command: asking"),  # a module beside the commands that has none
        (["__init__"], "Unknown command: __init__"),
        (["../text"], "Unknown command: ../text"),
    ],
)
def test_what_names_no_command_is_told_of_all(arguments: list[str], shown: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown in ended.stdout
    assert "Traceback" not in ended.stderr
