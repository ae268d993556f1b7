"""``scrapy portal``: serve the bundled portal, or write its truth."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.errors import PortalError
from newscrawl.portal.weather import Weather
from newscrawl.text import KST

if TYPE_CHECKING:
    from newscrawl.portal.editing import Editing
    from newscrawl.portal.server import Portal

# What --edits takes.
EDITS: Final = ("headlines", "texts", "withdrawals", "templates", "hours")


def moment(text: str) -> datetime:
    """An ISO 8601 time; without a zone it is Korean time. Raises ArgumentTypeError for anything else."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time: write it like 2025-02-05T15:30 or 2025-02-05T15:30:00+09:00"
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=KST)


class Command(ScrapyCommand):
    """Serves until Ctrl-C. With ``--truth`` it writes the file and ends, without serving."""

    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - the type Scrapy declares

    def syntax(self) -> str:
        return "[--port 8600] [--articles 500] [--rendering client] [--faults NAME,NAME] [--truth FILE]"

    def short_desc(self) -> str:
        return "Serve the bundled news portal"

    def long_desc(self) -> str:
        return (
            "Serve the bundled news portal of invented articles until Ctrl-C. With --truth, write what a "
            "perfect reader of its pages returns, one JSON object a line, and end without serving."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--host", default="127.0.0.1", help="address to serve on (default: %(default)s)")
        parser.add_argument(
            "--port", type=int, default=8600, help="port, 0 for a free one (default: %(default)s)"
        )
        parser.add_argument("--articles", type=int, default=500, help="how many (default: %(default)s)")
        parser.add_argument(
            "--seed", type=int, default=7, help="another seed, another portal (default: %(default)s)"
        )
        parser.add_argument("--at", type=moment, help="where the portal's clock starts (default: now)")
        parser.add_argument("--freeze", action="store_true", help="the clock stands still")
        parser.add_argument(
            "--rendering",
            choices=("server", "client"),
            default="server",
            help="who makes the pages: the server, or a script in the browser from the JSON API",
        )
        parser.add_argument(
            "--api-port", type=int, default=0, help="client only: port of the API (default: a free one)"
        )
        parser.add_argument(
            "--api-delay", type=float, default=0.0, metavar="SECONDS", help="client only: a slow API"
        )
        parser.add_argument(
            "--api-failing", type=int, default=0, metavar="N", help="client only: one call in N fails"
        )
        parser.add_argument(
            "--faults", default="", metavar="NAME,NAME", help="what goes wrong; `--faults help` lists it"
        )
        parser.add_argument("--truth", type=Path, metavar="FILE", help="write the truth to FILE and end")
        _add_edits(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        # Every command imports this module, and only this one needs a web server: it takes 0.2 s to load.
        from newscrawl.portal.faults import described  # noqa: PLC0415

        if args:
            raise UsageError(f"portal takes no {args[0]!r}, only options")
        if opts.faults == "help":
            print(described())
            return
        try:
            portal = portal_of(opts)
            if opts.truth and not opts.port:
                raise UsageError("the truth names addresses: give --port the port that will be served on")
            if opts.edits_truth:
                written = write_edits(opts.edits_truth, portal)
                print(f"{written} changes written to {opts.edits_truth}")
            elif opts.truth:
                written = write_truth(opts.truth, portal)
                print(f"{written} articles written to {opts.truth}")
            else:
                asyncio.run(_serve(portal))
        except (PortalError, ValueError) as error:
            print(f"portal: {error}", file=sys.stderr)
            self.exitcode = 1
        except OSError as error:
            path = opts.edits_truth or opts.truth
            print(f"portal: cannot write {path} ({error.strerror}): name another file", file=sys.stderr)
            self.exitcode = 1


def portal_of(opts: argparse.Namespace) -> Portal:
    """The portal that the options describe. Raises UsageError, PortalError, ValueError."""
    from newscrawl.portal.faults import Suffering, named  # noqa: PLC0415 - as above
    from newscrawl.portal.server import Portal  # noqa: PLC0415

    start = opts.at or (datetime.now(KST) if opts.freeze else None)
    clock = PortalClock(start, running=not opts.freeze)
    weather = Weather(opts.api_delay, opts.api_failing)
    client = weather if opts.rendering == "client" else None
    faults = Suffering(named(opts.faults))
    if client and faults.faults:
        raise UsageError("faults are those of pages that the server makes, not of --rendering client")
    return Portal(
        opts.articles,
        opts.seed,
        opts.host,
        opts.port,
        clock,
        client=client,
        api_port=opts.api_port,
        faults=faults,
        editing=editing(opts.edits, clock.now(), opts.articles),
        dressed=opts.dressed,
    )


def _add_edits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--edits",
        default="",
        metavar="KIND=N,…",
        help="what changes after the clock's start: headlines, texts, withdrawals, templates; hours=24",
    )
    parser.add_argument(
        "--dressed", action="store_true", help="lists cut headlines and put [단독] and names around them"
    )
    parser.add_argument(
        "--edits-truth",
        type=Path,
        metavar="FILE",
        help="write what --edits change, when and of what class, to FILE and end",
    )


def editing(text: str, since: datetime, articles: int) -> Editing | None:
    """What ``--edits`` asks for, from ``since`` on. Raises UsageError."""
    from newscrawl.portal.editing import Editing  # noqa: PLC0415 - as above

    if not text:
        return None
    numbers = {"hours": 24}
    for part in text.split(","):
        name, _, number = part.strip().partition("=")
        if name not in EDITS or not number.isdecimal():
            raise UsageError(f"--edits={text}: write {'=N, '.join(EDITS)}=N, separated by commas")
        numbers[name] = int(number)
    until = since + timedelta(hours=numbers.pop("hours"))
    return Editing(since=since, until=until, reach=articles, **numbers)


def write_edits(path: Path, portal: Portal) -> int:
    """Write what the portal's editors change, whole or not at all; how many changes. Raises OSError."""
    from newscrawl.portal.truth import edits  # noqa: PLC0415 - as above

    editors = portal.newsroom.editors
    return _write_lines(path, edits(portal.newsroom, editors.plan.until) if editors else ())


def write_truth(path: Path, portal: Portal) -> int:
    """Write the truth of a portal to ``path``, whole or not at all; how many articles it holds.

    Raises OSError when the file cannot be written.
    """
    from newscrawl.portal.server import base_url  # noqa: PLC0415 - as above
    from newscrawl.portal.truth import articles, as_json  # noqa: PLC0415

    base = base_url(portal.host, portal.port)
    return _write_lines(path, map(as_json, articles(portal.newsroom, base, portal.clock.now())))


def _write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> int:
    written = 0
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                written += 1
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return written


async def _serve(portal: Portal) -> None:
    from newscrawl.portal.server import serve_until  # noqa: PLC0415 - as above

    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    await portal.start()
    where = f"{portal.url}/"
    if portal.client:
        where += f", rendered in the browser from the API on {portal.api_url}/"
    print(f"Serving {portal.newsroom.count:,} articles on {where} (Ctrl-C ends)", flush=True)
    await serve_until(portal, stopped)
