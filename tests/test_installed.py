"""newscrawl as a package: built, installed with what its metadata asks for, used from an empty folder."""

import json
import os
import subprocess
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests import environments
from tests.environments import PROJECT


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the package alone, without extras."""
    folder = tmp_path_factory.mktemp("installed")
    return environments.install(environments.build(folder), folder / "environment")


def newscrawl(
    programs: Path, folder: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATA_DIR", "STORE_URL")}
    return subprocess.run(
        [programs / "newscrawl", *arguments],
        cwd=folder,
        env=kept | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_crawl_leaves_its_feeds_in_the_folder_one_stands_in(programs: Path, tmp_path: Path) -> None:
    small = ["-s", "PORTAL_ARTICLES=30", "-s", "PORTAL_PORT=0"]
    run = newscrawl(programs, tmp_path, "crawl", "mainnews", *small, NOTIFY="json://127.0.0.1:9/")
    assert run.returncode == 0, run.stderr
    # Before there is anything to tell.
    assert "NOTIFY: messages need the package apprise: pip install 'newscrawl[notify]'" in run.stderr
    assert "Verdict: ok" in run.stderr + run.stdout
    (feed,) = (tmp_path / "data" / "feeds" / "mainnews").glob("*.articles.json")
    assert len(json.loads(feed.read_text("utf-8"))) > 20
    assert (tmp_path / "data" / "newscrawl.db").is_file()
    exported = newscrawl(programs, tmp_path, "export", "--published", "--to", "copy")
    assert exported.returncode == 0, exported.stderr
    assert (tmp_path / "copy").is_dir()
    # What an extra brings is named where it is missing.
    report = newscrawl(programs, tmp_path, "report")
    assert (report.returncode, report.stdout) == (1, "")
    assert report.stderr.endswith("pip install 'newscrawl[report]'\n")


def test_the_other_commands_are_there(programs: Path, tmp_path: Path) -> None:
    listed = newscrawl(programs, tmp_path, "list")
    assert listed.stdout.split() == ["mainnews", "trending"]
    sites = newscrawl(programs, tmp_path, "sites")
    assert sites.returncode == 0
    assert "naver" in sites.stdout
    assert newscrawl(programs, tmp_path, "schedule", "--new").stdout == f"{tmp_path / 'schedule.toml'}\n"
    schedule = newscrawl(programs, tmp_path, "schedule", "--check")
    assert "2 runs are declared" in schedule.stdout, schedule.stderr


BROWSER = ({}, ["-a", "render=1"], "playwright", "browser")
POSTGRESQL = ({"STORE_URL": "postgresql+psycopg://news@127.0.0.1:9/news"}, [], "psycopg", "postgres")


@pytest.mark.parametrize("case", [BROWSER, POSTGRESQL])
def test_a_missing_extra_is_named_in_one_line(
    programs: Path, tmp_path: Path, case: tuple[dict[str, str], list[str], str, str]
) -> None:
    variables, arguments, missing, extra = case
    crawl = ["crawl", "mainnews", "-s", "PORTAL_PORT=0", *arguments]
    run = newscrawl(programs, tmp_path, *crawl, **variables)
    (line,) = [line for line in run.stderr.splitlines() if "pip install" in line]
    assert missing in line
    assert f"pip install 'newscrawl[{extra}]'" in line
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


def test_the_reading_room_names_its_extra(programs: Path, tmp_path: Path) -> None:
    run = newscrawl(programs, tmp_path, "serve")
    assert (run.returncode, run.stdout) == (1, "")
    line = "newscrawl: the reading room needs the package starlette: pip install 'newscrawl[room]'\n"
    assert run.stderr == line


def test_the_package_has_its_types(programs: Path) -> None:
    (typed,) = programs.parent.glob("lib/*/site-packages/newscrawl/py.typed")
    assert typed.is_file()


def test_what_is_tested_lies_within_what_the_package_asks_for(programs: Path) -> None:
    """Every pin of requirements.txt is a range of the metadata, and the other way round."""
    (packages,) = programs.parent.glob("lib/*/site-packages")
    (package,) = Distribution.discover(name="newscrawl", path=[str(packages)])
    ranges = {one.name.lower(): one.specifier for one in map(Requirement, package.requires or [])}
    lines = (PROJECT / "requirements.txt").read_text("utf-8").splitlines()
    words = [line.partition("#")[0].strip() for line in lines]
    pins = {one.name.lower(): one.specifier for one in map(Requirement, filter(None, words))}
    assert ranges.keys() == pins.keys()
    for name, pin in pins.items():
        (version,) = [one.version for one in pin]
        assert ranges[name].contains(version), name
        assert not any(one.operator == "==" for one in ranges[name]), name
