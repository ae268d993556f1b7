"""``scrapy schedule``: shows, checks, renders and runs the schedule."""

import argparse
import asyncio
import logging
import os
import signal
import sys
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from newscrawl import project_dir
from newscrawl.commandsettings import settings_of
from newscrawl.exceptions import NewscrawlError
from newscrawl.log import hide_secrets
from newscrawl.redaction import secrets_in
from newscrawl.schedule import environment
from newscrawl.schedule.check import problems
from newscrawl.schedule.crontab import crontab
from newscrawl.schedule.declaration import (
    Schedule,
    Slot,
    load,
    servers_of,
    wrong_server,
)
from newscrawl.schedule.errors import DaemonError, ScheduleError
from newscrawl.schedule.example import write_example
from newscrawl.schedule.launch import Installation
from newscrawl.schedule.ledger import Ledger
from newscrawl.schedule.systemd import units
from newscrawl.store.location import data_dir
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

FILE = "schedule.toml"
# How many slots the table holds when nobody says up to when.
SHOWN = 12


def _project() -> Path:
    return project_dir() or Path.cwd()


class Command(ScrapyCommand):
    """By default: the coming runs as a table. Whatever is asked for, the declaration is checked first."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--new | --check | --crontab | --systemd [FOLDER] | --environment | --run] [options]"

    def short_desc(self) -> str:
        return "Show, check, print or run the schedule of the crawls"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--file", type=Path, help=f"the declaration; default: {FILE} in the project's folder"
        )
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--new", action="store_true", help="write a declaration to edit, each key explained"
        )
        what.add_argument("--check", action="store_true", help="only check the declaration")
        what.add_argument("--crontab", action="store_true", help="print it as lines of a crontab")
        what.add_argument(
            "--systemd",
            nargs="?",
            const="-",
            metavar="FOLDER",
            help="print it as systemd timers, or write them to FOLDER",
        )
        what.add_argument(
            "--environment",
            action="store_true",
            help=f"only write {environment.FILE}, which --crontab and --systemd write too",
        )
        parser.add_argument(
            "--environment-file",
            type=Path,
            metavar="FILE",
            help=f"where runs find STORE_URL and the like, mode 600; default: {environment.FILE} in DATA_DIR",
        )
        what.add_argument("--run", action="store_true", help="post what is due to Scrapyd until stopped")
        parser.add_argument(
            "--from", dest="start", metavar="TIME", help="table: first slots at TIME, Korean time"
        )
        parser.add_argument(
            "--days", type=float, help=f"table: so many days; default: the next {SHOWN} slots"
        )
        parser.add_argument("--json", action="store_true", help="table: as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy schedule takes options only; name a declaration with --file")
        path = opts.file or _project() / FILE
        try:
            if opts.new:
                write_example(path)
                print(path)
                return
            schedule = load(path)
            found = problems(schedule, get_spider_loader(settings_of(self)), settings_of(self))
            if found:
                self._fail(found)
            else:
                self._act(schedule, opts)
        except ScheduleError as error:
            self._fail(error.problems)
        except NewscrawlError as error:
            self._fail([str(error)])

    def _act(self, schedule: Schedule, opts: argparse.Namespace) -> None:
        if opts.check:
            print(f"{len(schedule.entries)} runs are declared, all well")
            for entry in schedule.entries:
                if line := entry.advice:
                    print(f"{entry.name}: {line}")
        elif opts.crontab:
            text = crontab(schedule, self._place(opts))
            self._write_environment(self._place(opts))
            print(text, end="")
        elif opts.systemd:
            files = units(schedule, self._place(opts))
            self._write_environment(self._place(opts))
            self._systemd(files, opts.systemd)
        elif opts.environment:
            self._write_environment(self._place(opts))
        elif opts.run:
            asyncio.run(self._daemon(schedule))
        else:
            slots = _slots(schedule, opts.start, opts.days)
            (_print_json if opts.json else _print_table)(slots)

    def _place(self, opts: argparse.Namespace) -> Installation:
        data = data_dir(settings_of(self))
        return Installation(_project(), data, (opts.environment_file or data / environment.FILE).absolute())

    def _write_environment(self, place: Installation) -> None:
        settings = settings_of(self)
        own = environment.carried(os.environ) | {"DATA_DIR": str(place.data)}
        if url := settings.get("STORE_URL"):
            own["STORE_URL"] = str(url)
        everything = environment.write(place.environment, own)
        former = sorted(everything.keys() - own.keys())
        kept = f"; kept as they stood there: {', '.join(former)}" if former else ""
        # The text of a crontab or of units goes to the other one.
        print(f"{place.environment} holds {', '.join(sorted(own))}{kept}", file=sys.stderr)

    def _systemd(self, files: dict[str, str], folder: str) -> None:
        for name, text in files.items():
            if folder == "-":
                print(f"# {name}\n{text}")
                continue
            path = Path(folder) / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            except OSError as error:
                raise ScheduleError([f"{path} cannot be written: {error.strerror}"]) from error
            print(path)

    async def _daemon(self, schedule: Schedule) -> None:
        # Every command imports this module, and these import an HTTP client.
        from newscrawl.schedule.daemon import Daemon  # noqa: PLC0415
        from newscrawl.schedule.scrapyd import Scrapyd  # noqa: PLC0415
        from newscrawl.schedule.servers import Servers  # noqa: PLC0415

        # Scrapy's own messages are about crawls.
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s: %(message)s", force=True)
        hide_secrets(secrets_in(os.environ))
        username, password = os.environ.get("SCRAPYD_USERNAME"), os.environ.get("SCRAPYD_PASSWORD")
        with Ledger(data_dir(settings_of(self)) / "schedule.json") as ledger:
            url = os.environ.get("SCRAPYD_URL", schedule.url)
            if problem := wrong_server(url):
                raise DaemonError(f"SCRAPYD_URL {problem}")
            servers = [Scrapyd(one, schedule.project, username, password) for one in servers_of(url)]
            async with Servers(servers) as scrapyd:
                daemon = Daemon(schedule, scrapyd, ledger)
                loop = asyncio.get_running_loop()
                for number in (signal.SIGINT, signal.SIGTERM):
                    loop.add_signal_handler(number, daemon.stop)
                await daemon.run()

    def _fail(self, lines: list[str]) -> None:
        for line in lines:
            print(f"newscrawl: {line}", file=sys.stderr)
        self.exitcode = 1


def _slots(schedule: Schedule, start: str | None, days: float | None) -> list[Slot]:
    begin = _moment(start) if start else datetime.now(KST)
    if days is not None:
        return schedule.between(begin, begin + timedelta(days=days))
    second = timedelta(seconds=1)
    coming = [slot for entry in schedule.entries for slot in islice(entry.after(begin - second), SHOWN)]
    return sorted(coming, key=lambda slot: (slot.starts, slot.entry.name))[:SHOWN]


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--from={text} is no time; write 2025-02-05 or 2025-02-05T15:00") from None
    return moment.astimezone(KST) if moment.tzinfo else moment.replace(tzinfo=KST)


def _print_json(slots: list[Slot]) -> None:
    rows = [
        {
            "run": slot.entry.name,
            "due": slot.due.isoformat(),
            "starts": slot.starts.isoformat(),
            "job": slot.job_id,
            "spider": slot.entry.spider,
            "arguments": slot.entry.arguments,
            "settings": slot.entry.settings,
            "priority": slot.entry.priority,
        }
        for slot in slots
    ]
    print_json(rows)


def _print_table(slots: list[Slot]) -> None:
    table = plain_table("Coming runs, Korean time")
    table.add_column("start", no_wrap=True)
    table.add_column("run", no_wrap=True)
    for name in ("spider", "arguments", "priority"):
        table.add_column(name, overflow="fold")
    for slot in slots:
        arguments = " ".join(f"{name}={value}" for name, value in slot.entry.arguments.items())
        starts = f"{slot.starts:%Y-%m-%d %a %H:%M:%S}"
        table.add_row(starts, slot.entry.name, slot.entry.spider, arguments, f"{slot.entry.priority:g}")
    Terminal().print(table)
