"""What a page itself says went wrong: errors of its scripts, and scripts that did not load."""

from collections.abc import Callable

from playwright.async_api import ConsoleMessage, Error, Page, Request, Response

from newscrawl.rendering.blocking import NOT_LOADED

# Characters of a page's error that are kept: enough for one line of a log.
_LONGEST = 160
_MOST = 20


class PageErrors:
    """Listens to a page while it is used as a context manager.

    What comes before ``arrived`` says yes is another document's: the page was used before.
    """

    def __init__(self, page: Page, arrived: Callable[[], bool]) -> None:
        self._page = page
        self._arrived = arrived
        self._uncaught: list[str] = []
        self._logged: list[str] = []
        self._missing: list[str] = []

    def __enter__(self) -> "PageErrors":
        self._page.on("pageerror", self._threw)
        self._page.on("console", self._on_console)
        self._page.on("response", self._answered)
        self._page.on("requestfailed", self._failed)
        return self

    def __exit__(self, *exc: object) -> None:
        self._page.remove_listener("pageerror", self._threw)
        self._page.remove_listener("console", self._on_console)
        self._page.remove_listener("response", self._answered)
        self._page.remove_listener("requestfailed", self._failed)

    @property
    def uncaught(self) -> bool:
        """Whether a script ended with an error, after which an app may show nothing."""
        return bool(self._uncaught)

    def text(self) -> str | None:
        """The page's first error in its own words, and the first script that lacks; None without either."""
        parts = (self._uncaught or self._logged)[:1]
        parts += self._missing[:1]
        return "; ".join(parts) or None

    def _note(self, notes: list[str], text: str) -> None:
        if self._arrived() and len(notes) < _MOST and (line := shortened(text)):
            notes.append(line)

    def _threw(self, error: Error) -> None:
        name = error.name or ""
        told_already = not name or error.message.startswith(name)
        self._note(self._uncaught, error.message if told_already else f"{name}: {error.message}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # That something did not load stands in the console too, and does not say what.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._note(self._logged, message.text)

    def _answered(self, response: Response) -> None:
        if response.request.resource_type != "script":
            return
        why = response.headers.get(NOT_LOADED)
        if why is None and response.status >= 400:
            why = f"HTTP {response.status}"
        if why:
            self._note(self._missing, f"{response.url} did not load ({why})")

    def _failed(self, request: Request) -> None:
        if request.resource_type == "script":
            self._note(self._missing, f"{request.url} did not load ({request.failure})")


def shortened(text: str) -> str:
    """``text`` in one line of at most 160 characters; control characters and what steers terminals go."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
