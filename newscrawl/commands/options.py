"""Options that commands share: times, names, and the form of an answer."""

import argparse
from datetime import datetime, timedelta

from newscrawl.exceptions import ArgumentError
from newscrawl.lengths import length_of
from newscrawl.text import KST

TIME = "2025-02-05, 2025-02-05T15:00 (Korean time), 90m, 12h or 7d"
"""How a time is written, for the help of an option."""
SITES = "sites, separated by commas"


def add_forms(parser: argparse.ArgumentParser, *, json: str, csv: str) -> None:
    """Add ``--json`` and ``--csv`` with these words of help; one of them is taken."""
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=json)
    forms.add_argument("--csv", action="store_true", help=csv)


def moment_of(text: str, now: datetime, option: str = "--since") -> datetime:
    """The moment that has come which ``option`` names, in Korean time. Raises ``ArgumentError``."""
    moment = _moment(text, now, option)
    if moment > now:
        raise ArgumentError(f"{option}={text} lies in the future: now it is {now:%Y-%m-%d %H:%M}")
    return moment


def _moment(text: str, now: datetime, option: str) -> datetime:
    length = length_of(text)
    try:
        if length is not None:
            return now - length
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(KST) if moment.tzinfo else moment.replace(tzinfo=KST)
    except (ValueError, OverflowError):
        raise ArgumentError(
            f"{option}={text} is no time: write 2025-02-05, 2025-02-05T15:00, 90m, 12h or 7d"
        ) from None


def stretch_of(
    since: str, until: str | None, now: datetime, option: str = "--since"
) -> tuple[datetime, datetime]:
    """The stretch from ``option`` to ``--until``, or to ``now``. Raises ``ArgumentError``."""
    begin, end = moment_of(since, now, option), end_of(until, now)
    if begin >= end:
        raise ArgumentError(f"{option}={since} is not before --until={until or 'now'}")
    return begin, end


def end_of(text: str | None, now: datetime) -> datetime:
    """Where a stretch ends that goes on ``--until``, at ``now`` at the latest: a day is part of it.

    Raises ``ArgumentError``.
    """
    return min(_until(text, now), now) if text else now


def _until(text: str, now: datetime) -> datetime:
    moment = _moment(text, now, "--until")
    try:
        return moment + timedelta(days=1) if text.strip() == f"{moment:%Y-%m-%d}" else moment
    except OverflowError:  # the last day there is
        return moment


def _last_moment_of(text: str, now: datetime) -> datetime:
    """The last moment that ``--until`` includes."""
    end = _until(text, now)
    return end if end == _moment(text, now, "--until") else end - timedelta(microseconds=1)


def times_of(opts: argparse.Namespace) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment of ``--since`` and ``--until``; None for one that is not given.

    Raises ``ArgumentError``.
    """
    now = datetime.now(KST)
    since = moment_of(opts.since, now) if opts.since else None
    until = _last_moment_of(opts.until, now) if opts.until else None
    if since is not None and until is not None and until < since:
        raise ArgumentError(f"--until={opts.until} is before --since={opts.since}")
    return since, until


def names_of(option: str, text: str | None) -> tuple[str, ...]:
    """Names that are separated by commas; none where the option is not given.

    Raises ``ArgumentError`` for one that names nothing.
    """
    names = tuple(dict.fromkeys(part.strip() for part in (text or "").split(",") if part.strip()))
    if text is not None and not names:
        raise ArgumentError(f"--{option} names nothing")
    return names
