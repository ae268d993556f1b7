"""Finds an installed Chromium and says how it is started."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newscrawl.rendering.errors import BrowserMissingError

# Where Playwright keeps the browsers it downloads (https://playwright.dev/python/docs/browsers), newest last.
_PLAYWRIGHT_PATTERNS = (
    "chromium_headless_shell-*/chrome-*/headless_shell",
    "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_ONE = (
    "install one (`apt-get install chromium` or `playwright install chromium`), "
    "or name its program in PLAYWRIGHT_CHROMIUM"
)

# Nothing that a page does not need: no traffic of the browser's own, no way around the gateway.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    # In spite of that 156.0.8078.108 asks update.googleapis.com: without an address it cannot.
    "--component-updater=url-source=about:blank",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-dev-shm-usage",  # containers have a tiny /dev/shm
    "--disable-extensions",
    "--mute-audio",
    "--no-pings",
    # WebRTC would open sockets that do not pass the gateway.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)


def find_chromium(named: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The path of the program: the ``named`` one, Playwright's own, or one on ``PATH``.

    Raises:
        BrowserMissingError: there is none; says how to get one.
    """
    if named:
        path = shutil.which(named)
        if path is None:
            raise BrowserMissingError(f"PLAYWRIGHT_CHROMIUM={named} is no program: {HOW_TO_GET_ONE}")
        return path
    for candidate in _downloaded(environment):
        if os.access(candidate, os.X_OK):
            return str(candidate)
    for command in _COMMANDS:
        if path := shutil.which(command, path=environment.get("PATH")):
            return path
    raise BrowserMissingError(f"this site is read in a browser, and no Chromium was found: {HOW_TO_GET_ONE}")


def _downloaded(environment: Mapping[str, str]) -> Iterator[Path]:
    if given := environment.get("PLAYWRIGHT_BROWSERS_PATH"):
        folders = [Path(given)]
    else:
        home = Path(environment.get("HOME") or "/nonexistent")
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData/Local")
        folders = [
            home / ".cache/ms-playwright",
            home / "Library/Caches/ms-playwright",
            local / "ms-playwright",
        ]
    for folder in folders:
        for pattern in _PLAYWRIGHT_PATTERNS:
            yield from sorted(folder.glob(pattern), reverse=True)


def launch_options(executable: str) -> dict[str, Any]:
    """The arguments of ``BrowserType.launch``, without what ``provider`` adds."""
    return {
        "executable_path": executable,
        "args": list(ARGUMENTS),
        # Ctrl-C ends the crawl in order: pages in flight are read to their end, then the browser is closed.
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
    }
