"""The command line of a run that a scheduler other than Scrapyd starts."""

import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from newscrawl.schedule.declaration import Entry


@dataclass(frozen=True, slots=True)
class Installation:
    """Where runs are started, where their data goes, and the file of their environment. Absolute paths."""

    project: Path
    data: Path
    environment: Path


def command(entry: Entry) -> list[str]:
    """The words of ``newscrawl crawl …`` with the Python that this process runs on."""
    return [
        sys.executable,
        "-m",
        "newscrawl",
        "crawl",
        entry.spider,
        *chain.from_iterable(["-a", f"{name}={value}"] for name, value in entry.arguments.items()),
        *chain.from_iterable(["-s", f"{name}={value}"] for name, value in entry.settings.items()),
    ]
