"""Why a request failed, in words that a person understands."""

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

# Gone for good, as far as the server says (RFC 9110, 15.5.5 and 15.5.11).
GONE_STATUSES = frozenset({404, 410})
ROBOTS_REASON = "refused by robots.txt"

_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (DownloadConnectionRefusedError, "connection refused"),
    (CannotResolveHostError, "no such host"),
    (DownloadTimeoutError, "no answer in time"),
    (DownloadCancelledError, "page too large"),
    (ResponseDataLossError, "connection broke off"),
    (DownloadFailedError, "connection failed"),
)


def request_of(failure: Failure) -> Request:
    """The request that failed: Scrapy sets it on what it hands to an errback."""
    request: Request = failure.request  # type: ignore[attr-defined]
    return request


def is_gone(failure: Failure) -> bool:
    """Whether the server said that there is no such page (any more)."""
    return isinstance(failure.value, HttpError) and failure.value.response.status in GONE_STATUSES


def is_refused(failure: Failure) -> bool:
    """Whether robots.txt forbids the page."""
    return isinstance(failure.value, IgnoreRequest) and "robots.txt" in str(failure.value)


def reason(failure: Failure) -> str:
    """A short phrase: ``HTTP 503``, ``connection refused``, ``refused by robots.txt``."""
    error = failure.value
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    if is_refused(failure):
        return ROBOTS_REASON
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words
    text = str(error).strip().splitlines()
    return text[0][:200] if text else type(error).__name__
