"""``scrapy schedule`` as a user types it. What it computes is tested in tests/schedule."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Command

EXAMPLE = str(PROJECT / "deploy" / "schedule.toml")


def test_the_coming_runs_as_a_table(run_scrapy: Command) -> None:
    done = run_scrapy("schedule", "--file", EXAMPLE, "--from", "2025-02-28T23:25", env={"COLUMNS": "120"})
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if "site=portal" in line]
    assert len(rows) == 12
    assert "2025-02-28 Fri 23:30:" in rows[0]
    assert [row.split()[3] for row in rows[:3]] == ["trending-portal"] * 3
    assert "2025-03-01 Sat 00:00:" in "".join(rows)
    assert any("mainnews" in row for row in rows)


def test_a_day_as_json(run_scrapy: Command) -> None:
    done = run_scrapy("schedule", "--file", EXAMPLE, "--from", "2025-02-05", "--days", "1", "--json")
    slots = json.loads(done.stdout)
    assert len([slot for slot in slots if slot["spider"] == "trending"]) == 24 * 6
    assert len([slot for slot in slots if slot["spider"] == "mainnews"]) == 24
    assert slots[0]["due"] == "2025-02-05T00:00:00+09:00"
    assert slots[0]["arguments"] == {"site": "portal"}


def test_check_says_that_all_is_well(run_scrapy: Command) -> None:
    done = run_scrapy("schedule", "--check", "--file", EXAMPLE)
    assert (done.returncode, done.stdout) == (0, "2 runs are declared, all well\n")


def test_what_is_wrong_has_a_line_each_and_exit_code_1(run_scrapy: Command, tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.write_text(
        '[[run]]\nspider = "mainews"\nevery = 60\n\n'
        '[[run]]\nspider = "trending"\nsite = "portal"\nevery = 60\nsetion = "경제"\n',
        encoding="utf-8",
    )
    for options in ([], ["--check"], ["--crontab"], ["--systemd"], ["--run"]):
        done = run_scrapy("schedule", "--file", str(path), *options)
        assert done.returncode == 1
        assert done.stdout == ""
        first, second = done.stderr.splitlines()
        assert first == (
            "newscrawl: mainews: there is no spider 'mainews' (did you mean mainnews?); there are mainnews, "
            "trending"
        )
        assert second.startswith(
            "newscrawl: trending-portal: trending has no argument 'setion' (did you mean section?); it takes "
        )


def test_without_a_declaration_it_says_how_to_make_one(run_scrapy: Command, tmp_path: Path) -> None:
    done = run_scrapy("schedule", "--file", str(tmp_path / "none.toml"))
    assert done.returncode == 1
    assert "`scrapy schedule --new` writes one to edit" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_new_declaration_is_written_once_and_checks(run_scrapy: Command, tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    assert run_scrapy("schedule", "--new", "--file", str(path)).stdout == f"{path}\n"
    assert run_scrapy("schedule", "--check", "--file", str(path)).returncode == 0
    path.write_text("# mine\n")
    again = run_scrapy("schedule", "--new", "--file", str(path))
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == f"newscrawl: {path} is there already; edit it, or name another with --file\n"
    assert path.read_text() == "# mine\n"


def test_a_crontab_and_units_are_printed(run_scrapy: Command, tmp_path: Path) -> None:
    cron = run_scrapy("schedule", "--file", EXAMPLE, "--crontab", env={"TZ": "Asia/Seoul"})
    assert cron.returncode == 0, cron.stderr
    lines = cron.stdout.splitlines()
    assert lines[1].startswith("*/10 * * * * sleep $(shuf -i 0-30 -n 1); set -a && . ")
    assert "newscrawl crawl mainnews -a site=portal >>" in lines[2]
    assert cron.stderr.startswith(f"{tmp_path / 'data' / 'schedule.env'} holds DATA_DIR")

    printed = run_scrapy("schedule", "--file", EXAMPLE, "--systemd")
    assert printed.stdout.count("# newscrawl-") == 4
    written = run_scrapy("schedule", "--file", EXAMPLE, "--systemd", str(tmp_path / "units"))
    assert [Path(line).name for line in written.stdout.splitlines()] == [
        "newscrawl-trending-portal.timer",
        "newscrawl-trending-portal.service",
        "newscrawl-mainnews-portal.timer",
        "newscrawl-mainnews-portal.service",
    ]
    timer = (tmp_path / "units" / "newscrawl-mainnews-portal.timer").read_text(encoding="utf-8")
    assert "OnCalendar=*-*-* *:00:00 Asia/Seoul" in timer


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_waits_for_scrapyd_and_ends_when_it_is_told_to(number: signal.Signals, tmp_path: Path) -> None:
    daemon = subprocess.Popen(
        [sys.executable, "-m", "scrapy", "schedule", "--run", "--file", EXAMPLE],
        cwd=PROJECT,
        env={"DATA_DIR": str(tmp_path), "SCRAPYD_URL": "http://127.0.0.1:1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert daemon.stderr is not None
    assert "Waiting for Scrapyd at http://127.0.0.1:1: " in daemon.stderr.readline()
    daemon.send_signal(number)
    _, rest = daemon.communicate(timeout=60)
    assert (daemon.returncode, rest) == (0, "")
