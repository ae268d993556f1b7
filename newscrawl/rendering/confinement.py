"""How far Chromium is shut in, by what the system grants: tried from the strongest way down."""

import os
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.rendering.launcher import PORT

# What Chromium and its fonts, certificates and temporary files are found by. All else (addresses of
# databases, passwords, proxies, the desktop's bus) stays in the crawl.
_NEEDED = frozenset(
    {"HOME", "PATH", "LANG", "LANGUAGE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP"}
)
_NEEDED_PREFIXES = ("LC_", "FONTCONFIG_")
# The gateway's place in the network of a namespace.
WITHIN = f"socks5://127.0.0.1:{PORT}"


@dataclass(frozen=True, slots=True)
class Confinement:
    """``sandbox``: Chromium's own. ``namespace``: a network of its own, whose only way out is the gateway.
    ``streams_only``: no UDP socket, for whatever Chromium wants it.
    """

    sandbox: bool
    namespace: bool = False
    streams_only: bool = False

    @property
    def needs_launcher(self) -> bool:
        """Whether something is started in Chromium's place."""
        return self.namespace or self.streams_only

    def lacks(self) -> str:
        """What it is not, in words for the log; empty for the strongest."""
        missing = {
            "without its sandbox": self.sandbox,
            "in the network of this machine": self.namespace,
            "able to open UDP sockets": self.streams_only,
        }
        return ", ".join(words for words, there in missing.items() if not there)


def confinements(sandbox: bool | None, system: str = sys.platform) -> list[Confinement]:
    """The ways to try, strongest first. ``sandbox``: True, it has to be; False, it is not to be; None, it is
    wherever the system grants it.
    """
    wanted = [True, False] if sandbox is None else [sandbox]
    if not system.startswith("linux") or not sys.executable:
        return [Confinement(one) for one in wanted]
    ways = [Confinement(wanted[0], namespace=True, streams_only=True)]
    ways += [Confinement(one, streams_only=True) for one in wanted]
    return [*ways, Confinement(wanted[-1])]


def sandbox_wanted(settings: BaseSettings) -> bool | None:
    """``BROWSER_SANDBOX``: True, False, or None for wherever the system grants it.

    Raises ValueError: it is none of these.
    """
    wanted = settings.get("BROWSER_SANDBOX")
    return None if wanted in {None, "", "auto"} else settings.getbool("BROWSER_SANDBOX")


def environment(given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What Chromium gets of the crawl's environment."""
    return {
        name: value for name, value in given.items() if name in _NEEDED or name.startswith(_NEEDED_PREFIXES)
    }


def write_launcher(folder: Path, program: str, confinement: Confinement, hand_over_at: Path) -> str:
    """A program in ``folder`` that starts ``program`` so confined; its path."""
    # The project may be an egg, in which nothing is a file.
    script = folder / "launcher.py"
    script.write_bytes(files("newscrawl.rendering").joinpath("launcher.py").read_bytes())
    given = ["--namespace", str(hand_over_at)] if confinement.namespace else []
    given += ["--streams-only"] if confinement.streams_only else []
    command = [sys.executable, "-I", "-S", str(script), *given, "--", program]
    starter = folder / "chromium"
    starter.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n', "utf-8")
    starter.chmod(0o700)
    return str(starter)
