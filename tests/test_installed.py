"""newscrawl as a package: built, unpacked where pip would put it, used from an empty folder."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder on Python's path that holds what a wheel of this tree holds."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "requirements.txt"):
        shutil.copy(PROJECT / name, source)
    shutil.copytree(PROJECT / "newscrawl", source / "newscrawl", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(source)], check=True)
    (wheel,) = folder.glob("*.whl")
    packages = folder / "site-packages"
    with zipfile.ZipFile(wheel) as file:
        file.extractall(packages)
    return packages


def newscrawl(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DATA_DIR", "STORE_URL")}
    return subprocess.run(
        [sys.executable, "-m", "newscrawl", *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_crawl_leaves_its_feeds_in_the_folder_one_stands_in(installed: Path, tmp_path: Path) -> None:
    run = newscrawl(
        installed,
        tmp_path,
        "crawl",
        "mainnews",
        "-a",
        "limit=3",
        "-s",
        "PORTAL_ARTICLES=30",
        "-s",
        "PORTAL_PORT=0",
    )
    assert run.returncode == 0, run.stderr
    assert "Verdict: ok" in run.stderr + run.stdout
    (feed,) = (tmp_path / "data" / "feeds" / "mainnews").glob("*.articles.json")
    assert len(json.loads(feed.read_text("utf-8"))) == 3
    assert (tmp_path / "data" / "newscrawl.db").is_file()


def test_the_other_commands_are_there(installed: Path, tmp_path: Path) -> None:
    listed = newscrawl(installed, tmp_path, "list")
    assert listed.stdout.split() == ["mainnews", "trending"]
    sites = newscrawl(installed, tmp_path, "sites")
    assert sites.returncode == 0
    assert "naver" in sites.stdout


def test_the_wheel_has_a_command_and_its_types(installed: Path) -> None:
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "newscrawl = newscrawl.__main__:main" in entry_points.read_text()
    assert (installed / "newscrawl" / "py.typed").is_file()
