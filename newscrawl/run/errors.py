"""What went wrong with a request: in words that a person understands, and as the class that is counted."""

from collections.abc import Iterator
from http import HTTPStatus

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, TCPTimedOutError
from twisted.python.failure import Failure

from newscrawl.exceptions import FailureClass
from newscrawl.redaction import redacted

# Gone for good, as far as the server says (RFC 9110, 15.5.5 and 15.5.11).
GONE_STATUSES = frozenset({404, 410})

_KINDS: tuple[tuple[type[BaseException], str, FailureClass], ...] = (
    (DownloadConnectionRefusedError, "connection refused", FailureClass.REFUSED),
    (CannotResolveHostError, "no such host", FailureClass.DNS),
    (DownloadTimeoutError, "no answer in time", FailureClass.TIMEOUT),
    (TCPTimedOutError, "no answer in time", FailureClass.TIMEOUT),
    (DownloadCancelledError, "page too large", FailureClass.UNREADABLE),
    (ResponseDataLossError, "connection broke off", FailureClass.CONNECTION),
    (DownloadFailedError, "connection failed", FailureClass.CONNECTION),
    (ConnectError, "connection failed", FailureClass.CONNECTION),
)
_STATUSES: dict[int, FailureClass] = {
    HTTPStatus.UNAUTHORIZED: FailureClass.FORBIDDEN,
    HTTPStatus.FORBIDDEN: FailureClass.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS: FailureClass.RATE_LIMITED,
    **dict.fromkeys(GONE_STATUSES, FailureClass.GONE),
}
# Where errors of TLS come from, below Twisted's and inside Scrapy's; and what Chromium calls its own.
_TLS_MODULES = ("OpenSSL.", "service_identity.")
_TLS_NAMES = ("ERR_CERT_", "ERR_SSL_")
# What Scrapy's RedirectMiddleware says after REDIRECT_MAX_TIMES.
_TOO_MANY_REDIRECTS = "max redirections reached"
# What its HttpCompressionMiddleware says, beside the address, of what is too large once it is unpacked.
_UNPACKED_TOO_LARGE = "exceeded DOWNLOAD_MAXSIZE"


class GivenUpError(IgnoreRequest):
    """A request to a host that was given up, as the log has said. Raised by ``middlewares.politeness``."""

    def __init__(self, words: str, failure_class: FailureClass) -> None:
        super().__init__(words)
        self.failure_class = failure_class


class RobotsError(IgnoreRequest):
    """What robots.txt refuses, by a rule or because it cannot be read. Raised by ``middlewares.robots``."""

    def __init__(self, words: str, failure_class: FailureClass, rule: str | None = None) -> None:
        super().__init__(words)
        self.failure_class = failure_class
        self.rule = rule


class TooComplexError(IgnoreRequest):
    """A page that would take too long to read. Raised by ``middlewares.ceiling`` before it is parsed."""

    def __init__(self, words: str, page: TextResponse) -> None:
        super().__init__(words)
        self.page = page


def is_of_robots(error: BaseException | None) -> bool:
    """Whether it is for robots.txt that the page was not asked for."""
    return isinstance(error, IgnoreRequest) and "robots.txt" in str(error)


def is_too_often_redirected(error: BaseException | None) -> bool:
    """Whether there were more redirects than ``REDIRECT_MAX_TIMES``."""
    return isinstance(error, IgnoreRequest) and _TOO_MANY_REDIRECTS in str(error)


def _is_too_large_unpacked(error: BaseException | None) -> bool:
    return isinstance(error, IgnoreRequest) and _UNPACKED_TOO_LARGE in str(error)


def words_of(error: BaseException | None) -> str:
    """A short phrase: ``HTTP 503``, ``connection refused``, ``refused by robots.txt``."""
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    if is_of_robots(error) and not isinstance(error, GivenUpError | RobotsError):
        return "refused by robots.txt"
    if _is_too_large_unpacked(error):
        return "page too large"
    if _is_of_tls(error):
        return "no trusted TLS connection"
    for kind, words, _ in _KINDS:
        if isinstance(error, kind):
            return words
    text = str(error).strip().splitlines()
    return redacted(text[0][:200]) if text else type(error).__name__


def class_of(error: BaseException | None) -> FailureClass:
    """The class of what went wrong, for counts, tables and monitors."""
    if isinstance(error, HttpError):
        return class_of_status(error.response.status)
    if isinstance(error, IgnoreRequest):
        return _class_of_ignored(error)
    if _is_of_tls(error):
        return FailureClass.TLS
    return next((which for kind, _, which in _KINDS if isinstance(error, kind)), FailureClass.OTHER)


def _class_of_ignored(error: IgnoreRequest) -> FailureClass:
    if isinstance(error, GivenUpError | RobotsError):
        return error.failure_class
    if isinstance(error, TooComplexError) or _is_too_large_unpacked(error):
        return FailureClass.UNREADABLE
    if is_of_robots(error):
        return FailureClass.ROBOTS
    return FailureClass.REDIRECTED if is_too_often_redirected(error) else FailureClass.OTHER


def class_of_status(status: int) -> FailureClass:
    """The class of an answer that is no page."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return FailureClass.SERVER
    return _STATUSES.get(status, FailureClass.OTHER)


def _is_of_tls(error: BaseException | None) -> bool:
    return any(
        f"{type(one).__module__}.".startswith(_TLS_MODULES) or str(one).startswith(_TLS_NAMES)
        for one in _causes(error)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from: Scrapy's wrap Twisted's, which hold those of the layers below."""
    if error is None:
        return
    yield error
    yield from _causes(error.__cause__)
    for below in getattr(error, "reasons", None) or ():
        if isinstance(below, Failure):
            yield from _causes(below.value)
