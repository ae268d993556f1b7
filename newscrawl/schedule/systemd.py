"""A declaration as systemd timers, one timer and one service for each run. systemd knows time zones."""

from datetime import datetime
from itertools import product

from cronsim import CronSim

from newscrawl.schedule.declaration import Entry, Schedule
from newscrawl.schedule.errors import ScheduleError
from newscrawl.schedule.launch import Installation, command
from newscrawl.text import KST

_WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_ANY_DAY = "-*"


def units(schedule: Schedule, place: Installation) -> dict[str, str]:
    """File names and texts of the units. Raises ``ScheduleError`` for what systemd cannot say."""
    files = {}
    problems = []
    for entry in schedule.entries:
        try:
            files[f"newscrawl-{entry.name}.timer"] = _timer(entry)
        except ScheduleError as error:
            problems += error.problems
        files[f"newscrawl-{entry.name}.service"] = _service(entry, place)
    if problems:
        raise ScheduleError(problems)
    return files


def _timer(entry: Entry) -> str:
    lines = [
        "[Unit]",
        f"Description=When newscrawl runs {entry.name}",
        "",
        "[Timer]",
        *(f"OnCalendar={when}" for when in on_calendar(entry)),
        "AccuracySec=1s",
        # A run that came due while the machine was off starts once, at its next start.
        "Persistent=true",
    ]
    if entry.jitter:
        lines.append(f"RandomizedDelaySec={entry.jitter}")
    return "\n".join([*lines, "", "[Install]", "WantedBy=timers.target", ""])


def _service(entry: Entry, place: Installation) -> str:
    lines = [
        "[Unit]",
        f"Description=newscrawl: {entry.name}",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "Type=oneshot",
        f"WorkingDirectory={_escaped(str(place.project))}",
        # Read by systemd itself; `systemctl show` tells everybody what Environment= holds.
        f"EnvironmentFile={_escaped(str(place.environment))}",
        f"ExecStart={' '.join(map(_quoted, command(entry)))}",
        # Asked to stop, a crawl ends by itself with whole feeds; a browser it started must not outlive it.
        "KillSignal=SIGINT",
        "KillMode=control-group",
        "",
    ]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    """A word of a command line as systemd.service(5) reads it: % and $ doubled, the rest in quotes."""
    escaped = _escaped(word.replace("\\", "\\\\").replace('"', '\\"')).replace("$", "$$")
    return f'"{escaped}"'


def on_calendar(entry: Entry) -> list[str]:
    """The expressions of systemd.time(7) that together say the entry's cron expression.

    Raises ``ScheduleError`` for the last working day of a month (``LW``), which systemd does not know.
    """
    fields = CronSim(entry.cron, datetime.now(KST))
    minute, hour, day, month, weekday = entry.cron.upper().split()
    if CronSim.LAST_WEEKDAY in fields.days:
        raise ScheduleError([f"{entry.name}: systemd does not know LW; use --run"])
    months = "*" if month == "*" else _numbers(fields.months)
    hours = "*" if hour == "*" else _numbers(fields.hours)
    minutes = "*" if minute == "*" else _numbers(fields.minutes)
    days = [_ANY_DAY] if day == "*" else _days(fields)
    weekdays = [("", _ANY_DAY)] if weekday == "*" else _weekdays(fields)
    if fields.day_and:
        dates = list(product(weekdays, days))
    else:  # cron: where both are restricted, either is enough
        dates = [*product(weekdays, [_ANY_DAY]), *product([("", _ANY_DAY)], days)]
    found = []
    for (name, own), chosen in dates:
        if _ANY_DAY not in (own, chosen):
            raise ScheduleError(
                [f"{entry.name}: systemd does not know # and L together with days; use --run"]
            )
        date = own if chosen == _ANY_DAY else chosen
        found.append(f"{name} *-{months}{date} {hours}:{minutes}:00 Asia/Seoul".strip())
    return found


def _days(fields: CronSim) -> list[str]:
    numbers = {number for number in fields.days if number > 0}
    days = [f"-{_numbers(numbers)}"] if numbers else []
    return [*days, "~01"] if CronSim.LAST in fields.days else days


def _weekdays(fields: CronSim) -> list[tuple[str, str]]:
    """Names of weekdays, each with the days on which it can be: the nth or last one of a month."""
    plain = sorted({number % 7 for number in fields.weekdays if isinstance(number, int)})
    found = [(",".join(_WEEKDAYS[number] for number in plain), _ANY_DAY)] if plain else []
    for number, nth in sorted(number for number in fields.weekdays if isinstance(number, tuple)):
        days = "~07/1" if nth == CronSim.LAST else f"-{7 * nth - 6:02}..{min(7 * nth, 31):02}"
        found.append((_WEEKDAYS[number % 7], days))
    return found


def _numbers(numbers: set[int]) -> str:
    return ",".join(f"{number:02}" for number in sorted(numbers))
