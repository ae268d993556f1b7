"""The settings of a run that needs the browser. A run that needs none knows nothing of it."""

from importlib.util import find_spec

from scrapy.settings import BaseSettings

from newscrawl.rendering.chromium import find_chromium, launch_options
from newscrawl.rendering.errors import BrowserMissingError, PageIncompleteError

_HANDLER = "newscrawl.rendering.handler.BrowserHandler"


def enable(settings: BaseSettings) -> None:
    """Give ``settings`` of a crawl what rendered requests need.

    Raises:
        BrowserMissingError: there is no Chromium, or not what drives it; nothing was changed.
    """
    for package in ("scrapy_playwright", "playwright"):
        if find_spec(package) is None:
            raise BrowserMissingError(
                f"this site is read in a browser, which needs the package {package}:"
                " pip install 'newscrawl[browser]'"
            )
    chromium = find_chromium(settings.get("PLAYWRIGHT_CHROMIUM"))
    handlers = dict.fromkeys(("http", "https"), _HANDLER)
    retried = [*settings.getlist("RETRY_EXCEPTIONS"), "playwright.async_api.Error", PageIncompleteError]
    chosen = {
        "DOWNLOAD_HANDLERS": settings.getdict("DOWNLOAD_HANDLERS") | handlers,
        # The browser's errors and what pages lack are retried as errors of the network are.
        "RETRY_EXCEPTIONS": retried,
        "PLAYWRIGHT_LAUNCH_OPTIONS": launch_options(chromium),
        # An address that turns out to be a file has failed: no download is waited for.
        "PLAYWRIGHT_DOWNLOAD_TIMEOUT": 0,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": settings.getfloat("DOWNLOAD_TIMEOUT") * 1000,
        "BROWSER_CONTEXT": {
            # Dates and times are printed as for a reader in Korea, wherever the crawl runs.
            "locale": "ko-KR",
            "timezone_id": "Asia/Seoul",
            "user_agent": settings["USER_AGENT"],
            "viewport": {"width": 1280, "height": 720},
            "service_workers": "block",
            "accept_downloads": False,
        },
    }
    settings.setdict(chosen, priority="spider")
