"""A browser to look at pages with, and axe-core, which knows what people cannot use.

Tests with the fixture ``browser`` must not be async, since Playwright's
synchronous face and asyncio's loop cannot share a thread. axe-core and its rules: https://github.com/dequelabs/axe-core
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from newscrawl.rendering.chromium import find_chromium
from newscrawl.rendering.errors import BrowserMissingError

# What axe-core calls the impact of a rule that keeps people from using a page.
_SERIOUS = {"serious", "critical"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium; the tests that ask for it are skipped where there is none."""
    try:
        program = find_chromium(os.environ.get("PLAYWRIGHT_CHROMIUM"))
    except BrowserMissingError as error:
        pytest.skip(str(error))
    with sync_playwright() as playwright:
        # What is looked at is ours; containers often run as root, where Chromium's sandbox refuses.
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@dataclass
class Looked:
    """A page that is looked at: what its console said, and every address that it asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def looking(browser: Browser, *, width: int = 1280, height: int = 900, **context: Any) -> Iterator[Looked]:
    """A page of its own, without cookies and cache; ``context`` as in ``Browser.new_context``."""
    opened = browser.new_context(viewport={"width": width, "height": height}, **context)
    try:
        looked = Looked(opened.new_page())
        looked.page.on("console", lambda said: looked.console.append(f"{said.type}: {said.text}"))
        looked.page.on("pageerror", lambda error: looked.console.append(f"error: {error}"))
        looked.page.on("request", lambda request: looked.requests.append(request.url))
        yield looked
    finally:
        opened.close()


def serious_faults(page: Page) -> list[str]:
    """What axe-core finds serious or critical: the rule, and each element that breaks it."""
    found = Axe().run(page).response
    return [
        f"{rule['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for rule in found["violations"]
        if rule["impact"] in _SERIOUS
        for node in rule["nodes"]
    ]
