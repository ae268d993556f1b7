"""The completion of a shell, as bash and fish themselves do it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Command, scrapy_command


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completion")
    run: Command = scrapy_command(folder)
    path = folder / "completion.bash"
    path.write_text(run("completion", "bash").stdout, "utf-8")
    return path


@pytest.fixture(scope="module")
def fish_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("fish") is None:
        pytest.skip("needs fish: apt-get install fish")
    folder = tmp_path_factory.mktemp("completion")
    path = folder / "completion.fish"
    path.write_text(scrapy_command(folder)("completion", "fish").stdout, "utf-8")
    return path


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("newscrawl withh", ["withheld"]),
        ("newscrawl crawl trend", ["trending"]),
        ("newscrawl crawl mainnews -a site=yonh", ["site=yonhapnewstv"]),
        ("newscrawl ranks --site hanko", ["hankookilbo"]),
        ("newscrawl sites --rep", ["--repair"]),
        ("newscrawl sites --repair hanko", ["hankookilbo"]),
        ("newscrawl schedule --cron", ["--crontab"]),
    ],
)
def test_fish_completes(fish_script: Path, typed: str, completed: list[str]) -> None:
    command = ["fish", "--no-config", "-c", f"source {fish_script}; complete -C {typed!r}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=fish_script.parent)
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == completed


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (["newscrawl", "withh"], ["withheld"]),
        (["newscrawl", "crawl", "trend"], ["trending"]),
        (["newscrawl", "crawl", "mainnews", "-a", "site", "=", "nav"], ["naver"]),
        (["newscrawl", "crawl", "mainnews", "-a", "site", "=", "yonh"], ["yonhapnewstv"]),
        (["newscrawl", "sites", "--rep"], ["--repair"]),
        (["newscrawl", "sites", "--repair", "hanko"], ["hankookilbo"]),
        (["newscrawl", "schedule", "--cron"], ["--crontab"]),
    ],
)
def test_bash_completes(script: Path, typed: list[str], completed: list[str]) -> None:
    assert offered(script, typed) == completed


def test_after_the_sign_every_site_is_offered(script: Path) -> None:
    assert len(offered(script, ["newscrawl", "crawl", "mainnews", "-a", "site", "="])) > 50


def offered(script: Path, typed: list[str]) -> list[str]:
    """What bash offers where the last word is half typed; it takes = for a word of its own."""
    words = " ".join(f'"{word}"' for word in typed)
    lines = [
        '. "$0"',
        f"COMP_WORDS=({words}) COMP_CWORD={len(typed) - 1}",
        "_newscrawl",
        'printf "%s\\n" "${COMPREPLY[@]}"',
    ]
    command = ["bash", "-c", "\n".join(lines), str(script)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_another_word_is_refused_in_one_line(run_scrapy: Command) -> None:
    done = run_scrapy("completion", "tcsh")
    assert done.returncode != 0
    assert "name a shell: newscrawl completion bash" in done.stdout + done.stderr
