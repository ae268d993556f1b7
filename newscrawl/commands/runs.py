"""``scrapy runs``: what the last crawls came to, and whether the schedule is kept."""

import argparse
from collections import Counter
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from rich.text import Text
from scrapy.exceptions import UsageError

from newscrawl import project_dir
from newscrawl.commands.options import TIME, moment_of
from newscrawl.commands.schedule import FILE
from newscrawl.commandsettings import settings_of
from newscrawl.plaincommand import PlainCommand
from newscrawl.run.health import by_day
from newscrawl.schedule.declaration import load
from newscrawl.schedule.errors import ScheduleError
from newscrawl.schedule.monitor import alarms
from newscrawl.store import RunRecord, Store
from newscrawl.store.location import is_missing, store_url
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

# Rows of the table when nobody says since when.
SHOWN = 20
# Days of --health.
DAYS = 7
# How far back the latest run of a scheduled spider and site is looked for.
LOOKED_BACK = timedelta(days=40)
COLOURS = {"ok": "green", "degraded": "yellow", "broken": "red", "running": "cyan"}


class Command(PlainCommand):
    """Exit code 1 if the latest run of any scheduled spider and site is broken or overdue; a line says which.

    What is scheduled is read from the declaration; without one, nothing is.
    """

    def syntax(self) -> str:
        return "[--health] [--since TIME] [--json] [--file SCHEDULE]"

    def short_desc(self) -> str:
        return "List the last runs; exit 1 if a scheduled one is broken or overdue"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--since", help=TIME)
        parser.add_argument("--json", action="store_true", help="as JSON")
        parser.add_argument(
            "--health",
            action="store_true",
            help=f"a site a row, a day a column: the worst verdict and why; the last {DAYS} days",
        )
        parser.add_argument(
            "--file", type=Path, help=f"the schedule; default: {FILE} in the project's folder"
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy runs takes options only")
        now = datetime.now(KST)
        shown_since = moment_of(opts.since, now) if opts.since else None
        if opts.health and shown_since is None:
            shown_since = (now - timedelta(days=DAYS - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
        try:
            path = opts.file or (project_dir() or Path.cwd()) / FILE
            schedule = load(path) if opts.file or path.exists() else None
            shown, recent = self._runs(shown_since, now - LOOKED_BACK)
        except ScheduleError as error:
            for problem in error.problems:
                self.fail(problem)
            return
        if opts.health:
            print_health(shown, as_json=opts.json)
        else:
            (_print_json if opts.json else _print_table)(shown)
        if schedule is not None:
            declared = datetime.fromtimestamp(path.stat().st_mtime, KST)
            for alarm in alarms(schedule, recent, now, declared):
                self.fail(alarm)

    def _runs(self, shown_since: datetime | None, back: datetime) -> tuple[list[RunRecord], list[RunRecord]]:
        """The runs to show, and those among which the latest of each spider and site is."""
        url = store_url(settings_of(self))
        if is_missing(url):
            return [], []
        store = Store(url)
        try:
            store.close_killed()
            return store.runs(shown_since, limit=None if shown_since else SHOWN), store.runs(back)
        finally:
            store.close()


def _seconds(run: RunRecord) -> float | None:
    return (run.ended - run.started).total_seconds() if run.ended else None


def _count(run: RunRecord, name: str) -> int:
    return int((run.counts or {}).get(f"articles/{name}", 0))


def _print_json(runs: list[RunRecord]) -> None:
    rows = [asdict(run) | {"seconds": _seconds(run)} for run in runs]
    print_json(rows, default=datetime.isoformat)


def _print_table(runs: list[RunRecord]) -> None:
    if not runs:
        print("No runs yet")
        return
    table = plain_table("Runs, Korean time")
    for name in ("spider", "site", "start", "length"):
        table.add_column(name, no_wrap=name != "site", overflow="fold")
    table.add_column("verdict", overflow="fold")
    for name in ("new", "revised", "known", "failed"):
        table.add_column(name, justify="right")
    carried_by = Counter(run.crawl for run in runs)
    for run in runs:
        verdict = run.verdict or run.state
        words = f"{verdict}: {'; '.join(run.reasons)}" if run.reasons else verdict
        if classes := dict.fromkeys(name for one in (run.health or {}).values() for name in one["classes"]):
            words += f" [{', '.join(classes)}]"
        if run.crawl is not None and carried_by[run.crawl] > 1:
            words += f" (crawl {run.crawl})"  # of which this run carried a part
        seconds = _seconds(run)
        table.add_row(
            run.spider,
            run.site or "",
            f"{run.started:%m-%d %H:%M}",
            str(timedelta(seconds=round(seconds))) if seconds is not None else "",
            Text(words, style=COLOURS.get(verdict, "")),
            *(f"{_count(run, name):,}" for name in ("new", "revised", "known", "failed")),
        )
    Terminal().print(table)


def print_health(runs: list[RunRecord], *, as_json: bool) -> None:
    """Print how each site went on each day."""
    sites = by_day(runs)
    days = sorted({day for of_site in sites.values() for day in of_site})
    if as_json:
        rows = [
            {
                "site": site,
                "days": {
                    str(day): {"verdict": one.worst, "runs": dict(one.verdicts), "classes": dict(one.classes)}
                    for day, one in sorted(of_site.items())
                },
            }
            for site, of_site in sites.items()
        ]
        print_json(rows)
        return
    if not sites:
        print("No runs yet")
        return
    table = plain_table("Health of sites, Korean time")
    table.add_column("site", no_wrap=True)
    for day in days:
        table.add_column(f"{day:%m-%d}", overflow="fold")
    for site, of_site in sites.items():
        cells = [of_site.get(day) for day in days]
        table.add_row(site, *(Text(str(one), style=COLOURS[one.worst]) if one else "" for one in cells))
    Terminal().print(table)
