"""``scrapy report``: one HTML file about a day or another time, to be read, kept and sent on."""

import argparse
import os
from datetime import datetime
from pathlib import Path

from scrapy.exceptions import UsageError

from newscrawl.commands.asking import asked_store, check_sites
from newscrawl.commands.options import SITES, TIME, end_of, moment_of, names_of
from newscrawl.commandsettings import settings_of
from newscrawl.markup import LANGUAGES
from newscrawl.markup.vocabulary import language_of
from newscrawl.plaincommand import PlainCommand
from newscrawl.report.contents import Contents
from newscrawl.report.period import Period, checked, day_period, latest_period
from newscrawl.report.write import write_report
from newscrawl.store import Store
from newscrawl.store.location import data_dir
from newscrawl.text import KST


class Command(PlainCommand):
    """The path of the file goes to stdout. Exit code 1 if it could not be written."""

    def syntax(self) -> str:
        return "[--day DAY | --since TIME [--until TIME]] [--site NAMES] [--lang ko|en] [-o FILE]"

    def short_desc(self) -> str:
        return "Write one HTML file: main news, lists in motion, exposure, stories, headlines, health"

    def long_desc(self) -> str:
        return (
            "Without a time it is about yesterday or, where nothing was seen then, the last day of which "
            "there is something. The file needs no network; times are Korean."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--day", metavar="DAY", help="2025-02-05")
        parser.add_argument("--since", metavar="TIME", help=TIME)
        parser.add_argument("--until", metavar="TIME", help="likewise, a day is included; now")
        parser.add_argument("--site", metavar="NAMES", help=SITES)
        parser.add_argument("--lang", choices=LANGUAGES, help="by default that of the locale, else ko")
        parser.add_argument(
            "-o", "--output", metavar="FILE", type=Path, help="default: report.html in DATA_DIR"
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy report takes options only")
        if opts.output == Path("-"):
            raise UsageError("-o names a file: a report is written whole or not at all")
        sites = names_of("site", opts.site)
        now = datetime.now(KST)
        path = opts.output or data_dir(settings_of(self)) / "report.html"
        with asked_store(self) as store:
            check_sites(store, sites)
            contents = Contents(store, _period(opts, store, sites, now), sites, now)
            print(write_report(contents, opts.lang or language_of(os.environ), path))


def _period(opts: argparse.Namespace, store: Store, sites: tuple[str, ...], now: datetime) -> Period:
    """The time that is asked for. Raises ``UsageError`` and ``ReportError``."""
    if opts.day and (opts.since or opts.until):
        raise UsageError("--day is a whole day; --since and --until name another time")
    if opts.until and not opts.since:
        raise UsageError("--until needs a beginning: --since TIME")
    if opts.day:
        return day_period(moment_of(opts.day, now, "--day").date(), now)
    if opts.since:
        return checked(moment_of(opts.since, now), end_of(opts.until, now))
    return latest_period(store, sites, now)
