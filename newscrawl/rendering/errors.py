"""What can go wrong with the browser."""

from typing import TYPE_CHECKING

from newscrawl.exceptions import NewscrawlError

if TYPE_CHECKING:  # an extra: a crawl that needs no browser runs without it
    from playwright.async_api import Error


class BrowserMissingError(NewscrawlError):
    """No Chromium is installed, or nothing that drives it. Raised by ``settings.enable``, so before anything
    is fetched.
    """


class BrowserUnusableError(NewscrawlError):
    """Chromium is there and does not start. Raised by ``pool.PagePool`` for every page that needs it."""


class PageIncompleteError(NewscrawlError):
    """A page shows less than it should: its own data did not come. Raised by ``complete``; retried."""


class AppFailedError(PageIncompleteError):
    """A page's script ended with an error and the page shows nothing. Raised by ``complete``; retried, but
    not at once: its text is the page's own error.
    """


class PageHangsError(NewscrawlError):
    """A script of a page does not end. Raised by ``complete``; the page is neither loaded again nor retried:
    it would cost as much again.
    """


def is_lost(error: "Error") -> bool:
    """Whether the page, its browser or the driver went away under our hands."""
    return any(words in error.message for words in ("has been closed", "crashed"))
