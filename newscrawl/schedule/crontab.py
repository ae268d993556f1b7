"""A declaration as lines of a crontab.

Cron knows one time zone, the machine's. Expressions are moved to it where a crontab can say them.
"""

import shlex
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from cronsim import CronSim

from newscrawl.schedule.declaration import Entry, Schedule
from newscrawl.schedule.errors import ScheduleError
from newscrawl.schedule.launch import Installation, command
from newscrawl.text import KST

_ADVICE = "set the machine's zone to Asia/Seoul, or use --systemd or --run"


def crontab(schedule: Schedule, place: Installation, zone: tzinfo | None = None) -> str:
    """The text of a crontab for a machine whose clock is in ``zone`` (this one's if None).

    Raises ``ScheduleError`` for what a crontab cannot say.
    """
    logs = place.data / "logs"
    lines = [
        "# Made by `scrapy schedule --crontab`; to put it in force: `scrapy schedule --crontab | crontab -`",
    ]
    problems = []
    for entry in schedule.entries:
        try:
            whens = _whens(entry, _hours_ahead(zone))
        except ScheduleError as error:
            problems += error.problems
            continue
        wait = f"sleep $(shuf -i 0-{entry.jitter} -n 1); " if entry.jitter else ""
        words = shlex.join(command(entry))
        log = shlex.quote(str(logs / f"{entry.name}.log"))
        # Only its owner reads the variables there; a crontab's own would be read by who reads the crontab.
        environment = f"{wait}set -a && . {shlex.quote(str(place.environment))} && set +a"
        shell = (
            f"{environment} && cd {shlex.quote(str(place.project))} && mkdir -p {shlex.quote(str(logs))}"
            f" && {words} >>{log} 2>&1"
        )
        # A bare % ends the command in a crontab.
        lines += [f"{when} {shell}".replace("%", r"\%") for when in whens]
    if problems:
        raise ScheduleError(problems)
    return "\n".join(lines) + "\n"


def _hours_ahead(zone: tzinfo | None) -> int:
    """How many hours the machine's clock is ahead of the Korean one; negative if behind."""
    year = datetime.now(KST).year
    gaps = set()
    for month in (1, 7):  # a zone with summer time differs between them
        moment = datetime(year, month, 1, 12, tzinfo=KST)
        gaps.add(moment.astimezone(zone).replace(tzinfo=None) - moment.replace(tzinfo=None))
    gap = gaps.pop()
    if gaps or gap % timedelta(hours=1):
        raise ScheduleError([f"this machine's clock does not keep whole hours from Korean time; {_ADVICE}"])
    return gap // timedelta(hours=1)


def _whens(entry: Entry, ahead: int) -> list[str]:
    minute, hour, day, month, weekday = entry.cron.split()
    if "L" in day.upper() or "L" in weekday.upper() or "#" in weekday:
        raise ScheduleError([f"{entry.name}: cron does not know L and #; use --systemd or --run"])
    if ahead == 0 or (hour, day, month, weekday) == ("*", "*", "*", "*"):
        return [entry.cron]
    if (day, month) != ("*", "*"):
        raise ScheduleError(
            [f"{entry.name}: days of the month cannot be moved to this machine's zone; {_ADVICE}"]
        )
    fields = CronSim(entry.cron, datetime.now(KST))
    moved: dict[int, list[int]] = {}
    for korean in sorted(fields.hours):
        days, local = divmod(korean + ahead, 24)
        moved.setdefault(days if weekday != "*" else 0, []).append(local)
    weekdays = {int(number) % 7 for number in fields.weekdays if not isinstance(number, tuple)}
    return [
        f"{minute} {_listed(hours)} * * "
        + (_listed((number + days) % 7 for number in weekdays) if weekday != "*" else "*")
        for days, hours in sorted(moved.items())
    ]


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))
