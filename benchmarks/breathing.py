"""Lists that breathe: short at night and on weekends, long on the day of an election. No run may doubt them.

``python -m benchmarks.breathing --runs 30`` crawls the bundled portal so many times, five hours of its time
apart, and moves the times that the store keeps back by as much after each run, so that each is held against
a past of its own hours and days. Prints what each run said. Exit code 1 if one was not ``ok``, or the lists
did not breathe.
"""

import argparse
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from newscrawl.portal.newsroom import NEWEST
from tests.conftest import scrapy_command
from tests.faults.ageing import age
from tests.faults.portal_thread import PortalThread

STEP = timedelta(hours=5)
LISTS = ("mainnews", "-a", "section=정치", "-a", "pages=4")


def main(options: argparse.Namespace) -> int:
    """Crawl so many times; how many runs were not ``ok`` decides the exit code."""
    first = NEWEST - (options.runs - 1) * STEP
    # An article of the list appears every half hour, and its pages show 48.
    articles = int((NEWEST - first) / timedelta(minutes=3)) + 600
    thread = PortalThread(articles, first)
    alarms, sizes = [], []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        command = scrapy_command(data)
        for number in range(options.runs):
            at = first + number * STEP
            thread.be(at, "breathing")
            ended = command("crawl", *LISTS, "-s", f"PORTAL_URL={thread.portal.url}")
            lines = ended.stderr.splitlines()
            [verdict] = [line.partition("Verdict: ")[2] for line in lines if "Verdict: " in line]
            [ranks] = [line.rpartition("ranks    ")[2] for line in lines if "ranks    " in line]
            sizes.append(int(ranks.split()[0]))
            print(f"{at:%a %m-%d %H:%M}  {sizes[-1]:>3} entries  {verdict}", flush=True)
            if ended.returncode or verdict != "ok":
                alarms.append(at)
            age(data / "newscrawl.db", STEP)
    thread.end()
    print(f"{options.runs} runs, {min(sizes)} to {max(sizes)} entries, {len(alarms)} false alarms")
    return int(bool(alarms) or min(sizes) == max(sizes))


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=30)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
