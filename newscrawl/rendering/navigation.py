"""A page's own navigation: whether it arrived, its status, and what its failure is called."""

import re
from urllib.parse import urlsplit

from playwright.async_api import Error, Frame, Page
from playwright.async_api import Request as PageRequest
from playwright.async_api import Response as PageResponse
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    IgnoreRequest,
)

from newscrawl.addresses import DEFAULT_PORTS
from newscrawl.rendering.errors import PageIncompleteError
from newscrawl.rendering.gateway import Gateway

# Chromium's names of what went wrong below HTTP; the gateway's two answers come as errors of SOCKS.
_NETWORK_ERROR = re.compile(r"net::(ERR_\w+)")
_NETWORK_ERRORS: dict[str, type[Exception]] = {
    "ERR_SOCKS_CONNECTION_FAILED": DownloadConnectionRefusedError,
    "ERR_SOCKS_CONNECTION_HOST_UNREACHABLE": CannotResolveHostError,
}


class Navigation:
    """What became of the page's own navigation, while it is used as a context manager.

    ``status`` is 0 before the document was answered; ``arrived`` says that it took the place of the one
    before.
    """

    def __init__(self, page: Page) -> None:
        self.status = 0
        self.arrived = False
        self._page = page
        self._failed_at = ""

    def __enter__(self) -> "Navigation":
        self._page.on("response", self._answered)
        self._page.on("requestfailed", self._failed)
        self._page.on("framenavigated", self._navigated)
        return self

    def __exit__(self, *exc: object) -> None:
        self._page.remove_listener("response", self._answered)
        self._page.remove_listener("requestfailed", self._failed)
        self._page.remove_listener("framenavigated", self._navigated)

    def has_arrived(self) -> bool:
        """``arrived`` as it is when this is called."""
        return self.arrived

    def _navigated(self, frame: Frame) -> None:
        if frame == self._page.main_frame and self.status:
            self.arrived = True

    def _is_ours(self, request: PageRequest) -> bool:
        return request.is_navigation_request() and request.frame == self._page.main_frame

    def _answered(self, response: PageResponse) -> None:
        if self._is_ours(response.request):
            self.status = response.status

    def _failed(self, request: PageRequest) -> None:
        if self._is_ours(request):
            self._failed_at = request.url

    def explained(self, error: Error | PageIncompleteError, gateway: Gateway) -> Exception:
        """What Scrapy calls such an error, or what the guard said of the place that a redirect led to."""
        found = _NETWORK_ERROR.search(error.message) if isinstance(error, Error) else None
        if not found:
            return error
        parts = urlsplit(self._failed_at)
        place = f"{(parts.hostname or '').lower()}:{parts.port or DEFAULT_PORTS.get(parts.scheme, 0)}"
        if why := gateway.why(place):
            return IgnoreRequest(why)
        return _NETWORK_ERRORS.get(found[1], DownloadFailedError)(f"{found[1]} at {self._failed_at}")
