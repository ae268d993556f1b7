"""Crontab lines and systemd timers, read as cron(8) and systemd read them."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newscrawl.schedule.crontab import crontab
from newscrawl.schedule.declaration import Entry, Schedule
from newscrawl.schedule.errors import ScheduleError
from newscrawl.schedule.launch import Installation
from newscrawl.schedule.systemd import on_calendar, units
from newscrawl.text import KST

DATA = Path("/var/lib/newscrawl")
PLACE = Installation(Path("/opt/news crawl"), DATA, DATA / "schedule.env")


def entry(cron: str, **more: object) -> Entry:
    return Entry(name="economy", spider="mainnews", cron=cron, **more)


def whens(cron: str, zone: "timezone | ZoneInfo") -> list[str]:
    """The time fields of the crontab's lines."""
    text = crontab(Schedule((entry(cron),)), PLACE, zone)
    return [" ".join(line.split()[:5]) for line in text.splitlines() if not line.startswith("#")]


def test_a_whole_crontab() -> None:
    economy = entry(
        "*/20 6-9 * * 1-5",
        jitter=45,
        arguments={"site": "portal", "section": "경제 100%"},
        settings={"LOG_LEVEL": "WARNING"},
    )
    assert crontab(Schedule((economy,)), PLACE, KST) == (
        "# Made by `scrapy schedule --crontab`; to put it in force: `scrapy schedule --crontab | crontab -`\n"
        "*/20 6-9 * * 1-5 sleep $(shuf -i 0-45 -n 1); set -a && . /var/lib/newscrawl/schedule.env"
        " && set +a && cd '/opt/news crawl'"
        f" && mkdir -p /var/lib/newscrawl/logs && {sys.executable} -m newscrawl crawl mainnews"
        " -a site=portal -a 'section=경제 100\\%' -s LOG_LEVEL=WARNING"
        " >>/var/lib/newscrawl/logs/economy.log 2>&1\n"
    )


@pytest.mark.parametrize(
    ("cron", "lines"),
    [
        ("*/10 * * * *", ["*/10 * * * *"]),
        # Nine hours behind Korea.
        ("30 7,19 * * *", ["30 10,22 * * *"]),
        ("0 */6 * * *", ["0 3,9,15,21 * * *"]),
        # 07:30 on Monday in Korea is 22:30 on Sunday in UTC; 19:30 is on the same day.
        ("30 7,19 * * 1-5", ["30 22 * * 0,1,2,3,4", "30 10 * * 1,2,3,4,5"]),
        ("0 8 * * SUN", ["0 23 * * 6"]),
    ],
)
def test_hours_and_weekdays_move_to_a_machine_on_utc(cron: str, lines: list[str]) -> None:
    assert whens(cron, UTC) == lines


def test_a_machine_ahead_of_korea() -> None:
    assert whens("0 23 * * 6", timezone(timedelta(hours=11))) == ["0 1 * * 0"]


@pytest.mark.parametrize(
    ("cron", "zone", "said"),
    [
        ("0 0 1 * *", UTC, "days of the month cannot be moved"),
        ("0 12 * 2 *", UTC, "days of the month cannot be moved"),
        ("0 0 L * *", KST, "cron does not know L and #"),
        ("0 0 * * 1#2", KST, "cron does not know L and #"),
        ("0 8 * * *", ZoneInfo("Europe/Berlin"), "does not keep whole hours from Korean time"),
        ("0 8 * * *", ZoneInfo("Asia/Kolkata"), "does not keep whole hours from Korean time"),
    ],
)
def test_what_a_crontab_cannot_say_is_said(cron: str, zone: "timezone | ZoneInfo", said: str) -> None:
    with pytest.raises(ScheduleError, match=said):
        whens(cron, zone)


def test_whole_units() -> None:
    economy = entry("0 8 * * *", jitter=60, arguments={"section": '경제 "100%" $1'})
    assert units(Schedule((economy,)), PLACE) == {
        "newscrawl-economy.timer": (
            "[Unit]\n"
            "Description=When newscrawl runs economy\n"
            "\n"
            "[Timer]\n"
            "OnCalendar=*-*-* 08:00:00 Asia/Seoul\n"
            "AccuracySec=1s\n"
            "Persistent=true\n"
            "RandomizedDelaySec=60\n"
            "\n"
            "[Install]\n"
            "WantedBy=timers.target\n"
        ),
        "newscrawl-economy.service": (
            "[Unit]\n"
            "Description=newscrawl: economy\n"
            "Wants=network-online.target\n"
            "After=network-online.target\n"
            "\n"
            "[Service]\n"
            "Type=oneshot\n"
            "WorkingDirectory=/opt/news crawl\n"
            "EnvironmentFile=/var/lib/newscrawl/schedule.env\n"
            f'ExecStart="{sys.executable}" "-m" "newscrawl" "crawl" "mainnews" "-a"'
            ' "section=경제 \\"100%%\\" $$1"\n'
            "KillSignal=SIGINT\n"
            "KillMode=control-group\n"
        ),
    }


# Expressions with the first slots after 2025-02-05 00:00 in Korea, a Wednesday, read off a calendar.
CALENDAR = {
    "*/20 6-7 * * *": [
        "02-05 06:00",
        "02-05 06:20",
        "02-05 06:40",
        "02-05 07:00",
        "02-05 07:20",
        "02-05 07:40",
    ],
    "30 7 * * 1-5": ["02-05 07:30", "02-06 07:30", "02-07 07:30", "02-10 07:30"],
    "0 0 L * *": ["02-28 00:00", "03-31 00:00", "04-30 00:00"],
    "0 0 1,L 2,3 *": ["02-28 00:00", "03-01 00:00", "03-31 00:00"],
    # Either the day of the month or the weekday.
    "0 9 10 * FRI": ["02-07 09:00", "02-10 09:00", "02-14 09:00"],
    "0 9 * * 1#2": ["02-10 09:00", "03-10 09:00", "04-14 09:00"],
    "0 9 * * 5L": ["02-28 09:00", "03-28 09:00", "04-25 09:00"],
    "15 * * * 0": ["02-09 00:15", "02-09 01:15"],
}


@pytest.mark.parametrize("cron", CALENDAR)
def test_systemd_comes_to_the_same_moments_as_cron(cron: str) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    start = datetime(2025, 2, 5, tzinfo=KST)
    count = len(CALENDAR[cron])
    coming = entry(cron).after(start - timedelta(seconds=1))
    assert [f"{next(coming).due:%m-%d %H:%M}" for _ in range(count)] == CALENDAR[cron]

    elapses = set()
    for expression in on_calendar(entry(cron)):
        # Seen from one second earlier, because the base time itself is not counted.
        command = [
            "systemd-analyze",
            "calendar",
            "--base-time=2025-02-04 14:59:59 UTC",
            f"--iterations={count}",
        ]
        said = subprocess.run(
            [*command, expression],
            env={"TZ": "UTC", "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for line in said.splitlines():
            label, _, value = line.partition(": ")
            if label.strip() == "Next elapse" or label.strip().startswith("Iteration") or "#" in label:
                elapses.add(datetime.strptime(value.strip(), "%a %Y-%m-%d %H:%M:%S %Z").replace(tzinfo=UTC))
    found = [f"{moment.astimezone(KST):%m-%d %H:%M}" for moment in sorted(elapses)]
    assert found[:count] == CALENDAR[cron]


def test_what_systemd_cannot_say_is_said() -> None:
    with pytest.raises(ScheduleError, match="LW"):
        on_calendar(entry("0 0 LW * *"))


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    economy = entry("*/10 8-9 * * 1-5", jitter=60, arguments={"section": '경제 "100%" $1'})
    for name, text in units(
        Schedule((economy,)), Installation(tmp_path, tmp_path, tmp_path / "schedule.env")
    ).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = subprocess.run(
        [
            "systemd-analyze",
            "verify",
            "--man=no",
            "--recursive-errors=no",
            tmp_path / "newscrawl-economy.timer",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "newscrawl-economy" not in said.stderr, said.stderr
    assert said.returncode == 0
