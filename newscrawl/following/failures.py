"""Why a request failed, as an errback is told. What is said and counted of it is in ``run.errors``."""

from asyncio import CancelledError as AsyncioCancelled

from scrapy import Request
from scrapy.http import TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.defer import CancelledError as TwistedCancelled
from twisted.python.failure import Failure

from newscrawl.exceptions import FailureClass
from newscrawl.run import errors
from newscrawl.run.errors import GONE_STATUSES
from newscrawl.sites.likeness import is_front


def request_of(failure: Failure) -> Request:
    """The request that failed: Scrapy sets it on what it hands to an errback."""
    request: Request = failure.request  # type: ignore[attr-defined]
    return request


def is_gone(failure: Failure) -> bool:
    """Whether the server said that there is no such page (any more)."""
    return isinstance(failure.value, HttpError) and failure.value.response.status in GONE_STATUSES


def is_refused(failure: Failure) -> bool:
    """Whether robots.txt forbids the page."""
    return class_of(failure) is FailureClass.ROBOTS


def robots_words(failure: Failure) -> str | None:
    """The rule of robots.txt by which the page was not asked for, or why that file cannot be read."""
    error = failure.value
    if not errors.is_of_robots(error):
        return None
    return (error.rule if isinstance(error, errors.RobotsError) else None) or errors.words_of(error)


def is_interrupted(failure: Failure) -> bool:
    """Whether the request was given up: the run is to end, or another run has what it asks for."""
    return isinstance(failure.value, AsyncioCancelled | TwistedCancelled)


def is_said_already(failure: Failure) -> bool:
    """Whether the log has said once for all requests to the host what is wrong."""
    return isinstance(failure.value, errors.GivenUpError)


def unread_page(failure: Failure) -> TextResponse | None:
    """The page that would take too long to read, or None if that is not what went wrong."""
    return failure.value.page if isinstance(failure.value, errors.TooComplexError) else None


def reason(failure: Failure) -> str:
    """A short phrase: ``HTTP 503``, ``connection refused``, ``refused by robots.txt``."""
    return errors.words_of(failure.value)


def class_of(failure: Failure) -> FailureClass:
    """The class of the failure, for counts, tables and monitors."""
    return errors.class_of(failure.value)


def is_front_page(asked: str, answered: str) -> bool:
    """Whether a page that was asked for was answered with a front page: what sites do with what is gone."""
    return asked != answered and is_front(answered) and not is_front(asked)
