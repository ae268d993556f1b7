"""What can be wrong with a schedule, in plain lines that say what to do."""

from collections.abc import Sequence

from newscrawl.exceptions import NewscrawlError


class ScheduleError(NewscrawlError):
    """The declaration is missing or wrong. ``problems`` holds one line for each thing to correct.

    Raised by ``declaration.load`` and, for what a scheduler cannot express, by ``crontab`` and ``systemd``.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = list(problems)


class DaemonError(NewscrawlError):
    """The daemon cannot start or go on. Raised by ``daemon``, ``ledger`` and ``scrapyd``."""
