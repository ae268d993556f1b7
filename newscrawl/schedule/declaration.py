"""``schedule.toml``: which runs there are, and when.

    [scrapyd]                          # only for `scrapy schedule --run`
    url = "http://127.0.0.1:6800"
    project = "newscrawl"

    [[run]]
    name = "trending-portal"           # default: spider-site; the first part of Scrapyd's job ids
    spider = "trending"
    every = 10                         # minutes, counted from midnight; or cron = "*/10 * * * *"
                                       # whole hours begin at the minute that the sites declare, else at 0
    jitter = 60                        # seconds at most that a run starts later; default 0
    priority = 1                       # Scrapyd starts higher ones first; default 0
    settings = { LOG_LEVEL = "INFO" }
    site = "portal"                    # this and any other key: an argument of the spider

Times are Korean time.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from newscrawl.redaction import has_user, secrets_in, shown_input
from newscrawl.schedule import slots
from newscrawl.schedule.errors import ScheduleError
from newscrawl.schedule.minutes import advice, good_minute
from newscrawl.text import KST

SCRAPYD_URL = "http://127.0.0.1:6800"
PROJECT = "newscrawl"
_OWN_KEYS = frozenset({"name", "spider", "every", "cron", "jitter", "priority", "settings"})
# It becomes a part of job ids, file names and unit names.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
# A job id of ours: the run's name and its slot in UTC.
_JOB = re.compile(r"(.+)-(\d{8}T\d{4}Z)")


@dataclass(frozen=True, slots=True)
class Slot:
    """One moment at which a run is due. ``starts`` is ``due`` and its jitter."""

    entry: "Entry"
    due: datetime
    starts: datetime

    @property
    def job_id(self) -> str:
        """The identity under which Scrapyd knows it; the same for the same slot, always."""
        return f"{self.entry.name}-{self.due.astimezone(UTC):%Y%m%dT%H%MZ}"


def _sites(arguments: Mapping[str, str]) -> list[str]:
    return [name.strip() for name in arguments.get("site", "").split(",") if name.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One ``[[run]]``: what runs, and the cron expression that says when (``every`` became one)."""

    name: str
    spider: str
    cron: str
    jitter: int = 0
    priority: float = 0
    settings: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)

    @property
    def sites(self) -> list[str]:
        """The names in its argument ``site``."""
        return _sites(self.arguments)

    @property
    def advice(self) -> str | None:
        """What could be better about its minutes, in one line; None where nothing could."""
        return advice(self.spider, self.sites, self.cron)

    def slot(self, due: datetime) -> Slot:
        """The slot that is due at this moment."""
        return Slot(self, due, due + slots.delay(self.name, due, self.jitter))

    def after(self, moment: datetime) -> Iterator[Slot]:
        """Slots due later than ``moment``, in order."""
        return map(self.slot, slots.after(self.cron, moment))

    def latest(self, moment: datetime) -> Slot | None:
        """The last slot that has started at ``moment``, jitter included."""
        due = slots.latest(self.cron, moment)
        if due is not None and self.slot(due).starts > moment:
            # Jitter is shorter than the gap between two slots, so the one before has started.
            due = slots.latest(self.cron, due - timedelta(seconds=1))
        return self.slot(due) if due is not None else None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A whole declaration."""

    entries: tuple[Entry, ...]
    url: str = SCRAPYD_URL
    project: str = PROJECT

    def between(self, start: datetime, end: datetime) -> list[Slot]:
        """All slots due from ``start`` (included) to ``end`` (excluded), in the order in which they start."""
        found = []
        for entry in self.entries:
            for slot in entry.after(start - timedelta(seconds=1)):
                if slot.due >= end:
                    break
                found.append(slot)
        return sorted(found, key=lambda slot: (slot.starts, slot.entry.name))


def entry_of_job(job_id: str) -> str | None:
    """The name of the entry whose slot ``job_id`` is; None for a job of somebody else."""
    found = _JOB.fullmatch(job_id)
    return found[1] if found else None


def load(path: Path) -> Schedule:
    """Read a declaration. Raises ``ScheduleError`` with all that is wrong with it.

    Whether spiders, sites and arguments exist is another question: see ``check``.
    """
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
    except FileNotFoundError:
        raise ScheduleError(
            [f"no schedule at {path}; `scrapy schedule --new` writes one to edit, or name one with --file"]
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ScheduleError([f"{path} cannot be read: {error}"]) from error
    except tomllib.TOMLDecodeError as error:
        raise ScheduleError([f"{path} is no TOML: {error}"]) from error
    return parse(table, path.name)


def parse(table: Mapping[str, Any], where: str = "schedule.toml") -> Schedule:
    """A declaration that was read from TOML. Raises ``ScheduleError``."""
    problems = [
        f"{where}: there is no table [{key}]; there are [scrapyd] and [[run]]"
        for key in table
        if key not in {"scrapyd", "run"}
    ]
    runs = table.get("run", [])
    if not isinstance(runs, list) or not runs or not all(isinstance(run, dict) for run in runs):
        problems.append(f"{where}: declare at least one [[run]]")
        runs = []
    entries: list[Entry] = []
    for number, run in enumerate(runs, 1):
        reader = _RunReader(run, f"{where}: run {number}")
        entry = reader.entry()
        problems += reader.problems
        if any(other.name == entry.name for other in entries):
            problems.append(f"{where}: two runs are named {entry.name}; give each its own name = ")
        entries.append(entry)
    server = table.get("scrapyd", {})
    if not isinstance(server, dict):
        problems.append(f"{where}: [scrapyd] is a table with url and project")
        server = {}
    for key in server:
        if key not in {"url", "project"}:
            problems.append(f"{where}: [scrapyd] takes url and project, not {key}")
    url = ",".join(servers_of(str(server.get("url", SCRAPYD_URL))))
    if problem := wrong_server(url):
        problems.append(f"{where}: [scrapyd] url {problem}")
    if problems:
        raise ScheduleError(problems)
    return Schedule(tuple(entries), url, str(server.get("project", PROJECT)))


def servers_of(url: str) -> list[str]:
    """The addresses of the Scrapyds that ``url`` names: one, or several that are separated by commas."""
    return [one.strip().rstrip("/") for one in url.split(",")]


def wrong_server(url: str) -> str | None:
    """What is wrong with the addresses of Scrapyds, or None. Says no password that they may hold."""
    for one in servers_of(url):
        if not re.fullmatch(r"https?://[^/\s]+(/\S*)?", one):
            return f"= {shown_input(one)!r} is no http:// or https:// address"
        if has_user(one):
            return "holds a user or password; set SCRAPYD_USERNAME and SCRAPYD_PASSWORD instead"
    return None


class _RunReader:
    """Reads one ``[[run]]`` and gathers what is wrong with it."""

    def __init__(self, run: Mapping[str, Any], where: str) -> None:
        self.run = run
        self.problems: list[str] = []
        self._where = f"{where} ({run['name']})" if isinstance(run.get("name"), str) else where

    def entry(self) -> Entry:
        """The entry; with placeholders where ``problems`` says so."""
        spider = self._text("spider")
        arguments = {
            key: self._argument(key, value) for key, value in self.run.items() if key not in _OWN_KEYS
        }
        name = self._name(spider, arguments)
        cron = self._cron(spider, _sites(arguments))
        return Entry(
            name=name,
            spider=spider,
            cron=cron,
            jitter=self._jitter(cron),
            priority=self._priority(),
            settings=self._settings(),
            arguments=arguments,
        )

    def _problem(self, message: str) -> None:
        self.problems.append(f"{self._where}: {message}")

    def _text(self, key: str) -> str:
        value = self.run.get(key)
        if not isinstance(value, str) or not value:
            self._problem(f'needs {key} = "…"')
            return ""
        return value

    def _name(self, spider: str, arguments: Mapping[str, str]) -> str:
        default = "-".join([spider or "run", *re.findall(r"[A-Za-z0-9_-]+", arguments.get("site", ""))])
        name = self.run.get("name", default)
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            self._problem(f"name = {name!r} is not allowed; up to 64 letters, digits, - and _")
            return default
        return name

    def _cron(self, spider: str, sites: Iterable[str]) -> str:
        given = [key for key in ("every", "cron") if key in self.run]
        if len(given) != 1:
            self._problem('needs either every = minutes or cron = "minute hour day month weekday"')
            return "0 0 * * *"
        value = self.run[given[0]]
        try:
            if given == ["cron"]:
                return slots.checked(value)
            return slots.every(value, good_minute(spider, sites) or 0)
        except ValueError as error:
            self._problem(str(error))
        return "0 0 * * *"

    def _jitter(self, cron: str) -> int:
        value = self.run.get("jitter", 0)
        moments = list(islice(slots.after(cron, datetime.now(KST)), 200))
        gap = min((int((b - a).total_seconds()) for a, b in pairwise(moments)), default=86_400)
        if type(value) is not int or not 0 <= value < gap:
            self._problem(
                f"jitter = {value!r} is not allowed; 0 to {gap - 1} seconds, less than from slot to slot"
            )
            return 0
        return value

    def _priority(self) -> float:
        value = self.run.get("priority", 0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._problem(f"priority = {value!r} is no number")
            return 0
        return value

    def _settings(self) -> dict[str, str]:
        value = self.run.get("settings", {})
        if not isinstance(value, dict):
            self._problem('settings is a table: settings = { LOG_LEVEL = "INFO" }')
            return {}
        for key, setting in value.items():
            if secrets_in({key: str(setting)}):
                self._problem(
                    f"settings holds a secret, {key}, which the process list would show;"
                    " give it in the environment of whatever starts the runs"
                )
        return {key: self._argument(key, setting) for key, setting in value.items()}

    def _argument(self, key: str, value: Any) -> str:
        if isinstance(value, bool):
            return "1" if value else "0"
        if isinstance(value, str | int | float):
            if key == "url" and has_user(str(value)):
                self._problem("url holds a user or password, which the process list would show; leave it out")
            return str(value)
        if isinstance(value, list) and all(isinstance(part, str | int) for part in value):
            return ",".join(map(str, value))
        self._problem(f"{key} = {value!r} is not allowed; a text, a number, true, false or a list of texts")
        return ""
