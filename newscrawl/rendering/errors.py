"""What can go wrong with the browser."""

from scrapy.exceptions import DownloadFailedError

from newscrawl.exceptions import NewscrawlError


class BrowserMissingError(NewscrawlError):
    """No Chromium is installed. Raised by ``chromium.find_chromium`` before anything is fetched."""


class BrowserUnusableError(NewscrawlError):
    """Chromium is there and does not start. Raised by ``pool.PagePool`` for every page that needs it."""


class PageIncompleteError(DownloadFailedError):
    """A page's own data did not come, so it shows less than it should. Raised by ``complete``; retried."""
