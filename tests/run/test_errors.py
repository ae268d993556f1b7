"""What went wrong with a request: the words of the log line, and the class that is counted."""

import gzip

import pytest
from OpenSSL.SSL import Error as OpenSSLError
from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler
from twisted.internet.error import TCPTimedOutError
from twisted.python.failure import Failure
from twisted.web.client import ResponseNeverReceived

from newscrawl.exceptions import FailureClass as Class
from newscrawl.run.errors import GivenUpError, TooComplexError, class_of, words_of

URL = "https://news.example.com/1"


def answered(status: int) -> HttpError:
    return HttpError(Response(URL, status=status))


def caused_by(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "words", "which"),
    [
        (answered(401), "HTTP 401", Class.FORBIDDEN),
        (answered(403), "HTTP 403", Class.FORBIDDEN),
        (answered(404), "HTTP 404", Class.GONE),
        (answered(410), "HTTP 410", Class.GONE),
        (answered(429), "HTTP 429", Class.RATE_LIMITED),
        (answered(500), "HTTP 500", Class.SERVER),
        (answered(503), "HTTP 503", Class.SERVER),
        (answered(418), "HTTP 418", Class.OTHER),
        (CannotResolveHostError(), "no such host", Class.DNS),
        (DownloadConnectionRefusedError(), "connection refused", Class.REFUSED),
        (DownloadTimeoutError(), "no answer in time", Class.TIMEOUT),
        (TCPTimedOutError(), "no answer in time", Class.TIMEOUT),
        (DownloadCancelledError(), "page too large", Class.UNREADABLE),
        (ResponseDataLossError(), "connection broke off", Class.CONNECTION),
        (DownloadFailedError(), "connection failed", Class.CONNECTION),
        (IgnoreRequest("Forbidden by robots.txt"), "refused by robots.txt", Class.ROBOTS),
        (IgnoreRequest("max redirections reached"), "max redirections reached", Class.REDIRECTED),
        (IgnoreRequest("not wanted"), "not wanted", Class.OTHER),
        (TooComplexError("too many tags", TextResponse(URL)), "too many tags", Class.UNREADABLE),
        # A host is given up for what went wrong with it, even where robots.txt is named.
        (GivenUpError("given up", Class.TIMEOUT), "given up", Class.TIMEOUT),
        (GivenUpError("no robots.txt: given up", Class.SERVER), "no robots.txt: given up", Class.SERVER),
        (ValueError("first\nsecond"), "first", Class.OTHER),
        (ValueError(), "ValueError", Class.OTHER),
    ],
    ids=lambda value: str(value) or type(value).__name__,
)
def test_what_went_wrong_has_words_and_a_class(error: Exception, words: str, which: Class) -> None:
    assert words_of(error) == words
    assert class_of(error) is which


@pytest.mark.parametrize(
    "error",
    [
        caused_by(DownloadFailedError(), OpenSSLError([("SSL routines", "", "certificate verify failed")])),
        caused_by(DownloadFailedError(), ResponseNeverReceived([Failure(OpenSSLError())])),
        caused_by(DownloadFailedError(), Exception("ERR_CERT_AUTHORITY_INVALID at " + URL)),
    ],
    ids=["its cause", "a reason below its cause", "the browser's"],
)
def test_a_certificate_that_is_not_trusted_is_found_below_what_scrapy_says(error: Exception) -> None:
    assert class_of(error) is Class.TLS
    assert words_of(error) == "no trusted TLS connection"


def test_a_page_that_is_too_large_once_it_is_unpacked() -> None:
    crawler = get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": 1_000})
    crawler.spider = crawler._create_spider("demo")
    packed = Response(URL, headers={"Content-Encoding": "gzip"}, body=gzip.compress(bytes(100_000)))
    with pytest.raises(IgnoreRequest) as caught:
        HttpCompressionMiddleware.from_crawler(crawler).process_response(Request(URL), packed)
    assert (words_of(caught.value), class_of(caught.value)) == ("page too large", Class.UNREADABLE)
