"""The report of an invented day as a picture, and what a report costs.

- ``python -m benchmarks.report picture`` writes the beginning of it as ``docs/images/report.png``.
- ``python -m benchmarks.report cost`` keeps two months of 30 lists of 20 entries, looked at every ten minutes
  (see ``listmodel``), and writes reports of a day and of a month: seconds, and memory of the process
  (goals: 20 s for the day, 40 s for the month, 300 MB for both).

Exit code 1 if a goal is missed.
"""

import argparse
import os
import resource
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from benchmarks.listmodel import LISTS
from benchmarks.reportday import DAY, ReportDay
from benchmarks.spells import Checks, _write
from newscrawl.rendering.chromium import find_chromium
from newscrawl.report.contents import Contents
from newscrawl.report.period import Period
from newscrawl.report.write import write_report
from newscrawl.store import Store
from tests.conftest import PROJECT, scrapy_command

PICTURE: Final = PROJECT / "docs/images/report.png"
# Of the picture, in pixels of the page.
_WIDTH, _HEIGHT, _SCALE = 1280, 1530, 0.75
# Most of the main news is left out, so that a chart is seen.
_LEFT_OUT: Final = (
    ".sections { max-height: 460px; overflow: hidden; mask-image: linear-gradient(#000 70%, #0000) }"
)
_LOOKS: Final = 60 * 144
_SECONDS: Final = {"day": 20, "month": 40}
_MEGABYTES: Final = 300


def picture() -> None:
    """Write the report of the invented day, and the picture of its beginning."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/news.db")
        ReportDay().keep(store)
        until = DAY + timedelta(days=1)
        contents = Contents(store, Period(DAY, until), ("portal",), until + timedelta(hours=7))
        path = write_report(contents, "ko", Path(folder) / "report.html")
        store.close()
        with sync_playwright() as playwright:
            program = find_chromium(os.environ.get("PLAYWRIGHT_CHROMIUM"))
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page(
                viewport={"width": _WIDTH, "height": _HEIGHT},
                device_scale_factor=_SCALE,
                color_scheme="light",
                bypass_csp=True,  # the report lets no other style in
            )
            page.goto(path.as_uri())
            page.add_style_tag(content=_LEFT_OUT)
            page.screenshot(path=PICTURE)
            browser.close()
    print(f"{PICTURE}: {PICTURE.stat().st_size / 1e3:,.0f} kB")


def cost(checks: Checks, looks: int) -> None:
    """Write reports about a store that has seen much."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/newscrawl.db")
        for number in range(LISTS):
            _write(store, number, looks)
        store.close()
        for name, times in (
            ("day", ("--day", "2025-01-20")),
            ("month", ("--since", "2025-01-02", "--until", "2025-01-31")),
        ):
            seconds, megabytes, size = _measured(folder, *times)
            print(f"a report of a {name}: {size / 1e3:,.0f} kB")
            checks.hold("  seconds", seconds, _SECONDS[name])
            checks.hold("  MB", megabytes, _MEGABYTES)


def _measured(folder: str, *times: str) -> tuple[float, float, int]:
    """What a command takes in CPU seconds, the most MB that one took so far, the bytes of the file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = scrapy_command(Path(folder))("report", *times)
    assert ran.returncode == 0, ran.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    size = Path(ran.stdout.strip()).stat().st_size
    return after.ru_utime - before.ru_utime, after.ru_maxrss / 1e3, size


def main(options: argparse.Namespace) -> int:
    """Do what was asked for; how much missed its goal decides the exit code."""
    checks = Checks()
    if options.what == "picture":
        picture()
    else:
        cost(checks, options.looks)
    return int(checks.failed > 0)


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("picture", "cost"))
    parser.add_argument("--looks", type=int, default=_LOOKS, help="of the two months")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
