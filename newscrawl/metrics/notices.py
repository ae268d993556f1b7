"""A message about a verdict that is another one than before, sent by Apprise to wherever people are."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from newscrawl.store.records import RunRecord
from newscrawl.text import one_line


@dataclass(frozen=True, slots=True)
class Notice:
    """A message: its one line, and what else there is to know."""

    title: str
    text: str
    is_good: bool


def change(run: RunRecord, before: RunRecord | None) -> Notice | None:
    """What to say of a run after the one before it, of the same spider and sites.

    Nothing if the verdict is the same, or the first one is ``ok``.
    """
    was = before.verdict if before is not None else "ok"
    if run.verdict == was:
        return None
    what = one_line(f"newscrawl {run.spider} {run.site or ''}")
    reasons = one_line("; ".join(run.reasons or [])) or "nothing is wrong any more"
    subject = f"{what} is {run.verdict}" + (f", was {was}" if before is not None else "")
    return Notice(subject, f"{reasons}\n{run.id}", run.verdict == "ok")


def missing() -> str | None:
    """What to install before a message can be sent, in one line; None where it is there."""
    if find_spec("apprise") is None:
        return "messages need the package apprise: pip install 'newscrawl[notify]'"
    return None


def send(urls: Sequence[str], notice: Notice) -> list[str]:
    """Send a message to each address. Returns what went wrong, without the addresses: they hold secrets."""
    from apprise import Apprise, NotifyType  # noqa: PLC0415 - an extra, and slow to load

    # It logs addresses. What goes wrong is said here.
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    kind = NotifyType.SUCCESS if notice.is_good else NotifyType.WARNING
    problems = []
    for number, url in enumerate(urls, 1):
        one = Apprise()
        if not one.add(url):
            problems.append(f"address {number} is none that Apprise knows; write json://host/path, say")
        elif not one.notify(title=notice.title, body=notice.text, notify_type=kind):
            problems.append(f"address {number} did not take the message")
    return problems
