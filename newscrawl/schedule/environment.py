"""The environment that scheduled runs start with: a file that only its owner reads, never a command line.

A shell (``set -a; . FILE``) and systemd (``EnvironmentFile=``, systemd.exec(5)) read the same from it.
"""

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from newscrawl import FOLDER_VARIABLE
from newscrawl.schedule.errors import ScheduleError

FILE = "schedule.env"

# What settings.py reads from the environment, and what the libraries below it do; a test holds the first.
_NAMES = frozenset(
    (
        "DATA_DIR",
        "STORE_URL",
        "CONTACT",
        "LOG_JSON",
        "METRICS_FILE",
        "NOTIFY",
        "SITES_PATH",
        "PLAYWRIGHT_CHROMIUM",
        "PLAYWRIGHT_BROWSERS_PATH",
        "http_proxy",
        "https_proxy",
        "no_proxy",
        "all_proxy",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    )
)
# PostgreSQL's (libpq, "Environment Variables"): PGPASSWORD, PGSSLMODE, …
_PREFIXES = ("NEWSCRAWL_", "PG")
_LINE = re.compile(
    r"""\s*(?:export\s+)?([A-Za-z_]\w*)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']*))\s*(?:#.*)?"""
)


def carried(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables of ``environment`` that a run depends on, by name."""
    return {name: value for name, value in sorted(environment.items()) if value and _is_carried(name)}


def _is_carried(name: str) -> bool:
    if name == FOLDER_VARIABLE:  # each start says its own
        return False
    return name in _NAMES or name.lower() in _NAMES or name.startswith(_PREFIXES)


def read(path: Path) -> dict[str, str]:
    """The variables of a file that ``write`` or a person wrote; none if there is no file.

    Raises ``ScheduleError``.
    """
    assigned = (_assigned(path, number, line) for number, line in enumerate(_lines(path), 1))
    return dict(filter(None, assigned))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise ScheduleError([f"{path} cannot be read: {error}"]) from error


def _assigned(path: Path, number: int, line: str) -> tuple[str, str] | None:
    """Name and value that a line assigns; None for an empty one and a comment."""
    if not line.strip() or line.lstrip().startswith(("#", ";")):
        return None
    found = _LINE.fullmatch(line)
    if found is None:
        raise ScheduleError([f'{path}, line {number}: write NAME="value"'])
    name, double, single, bare = found.groups()
    return name, re.sub(r"\\(.)", r"\1", double) if double is not None else single or bare or ""


def write(path: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """Write ``variables`` to ``path`` with mode 600, as a whole; all other lines stay as they are.

    Returns all variables that stand there now. Raises ``ScheduleError``.
    """
    there = read(path)
    lines = [
        line
        for number, line in enumerate(_lines(path), 1)
        if (assigned := _assigned(path, number, line)) is None or assigned[0] not in variables
    ]
    lines += [f"{name}={_quoted(name, value)}" for name, value in variables.items()]
    _replace(path, "".join(f"{line}\n" for line in lines))
    return there | dict(variables)


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ScheduleError(
            [f"{path} cannot be written: {error.strerror}; check the disk and rights"]
        ) from error


def _quoted(name: str, value: str) -> str:
    """A value in double quotes; what a shell or systemd would read otherwise has a backslash before it."""
    if re.search(r"[\n\r\0]", value):
        raise ScheduleError([f"the variable {name} holds a line break, which no file of variables can hold"])
    return '"' + re.sub(r'(["\\$`])', r"\\\1", value) + '"'
