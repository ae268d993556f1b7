"""A log that a person can read at INFO: a line for each thing that happens, no stack trace for a site."""

import logging
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

OWN = ("scrapy", "newscrawl")
# What they say at INFO is the same in every run (components, settings) or said better by the summary.
CHATTY = ("scrapy.addons", "scrapy.middleware", "scrapy.crawler", "scrapy.extensions.logstats")
# They report a page's oddities as warnings of their own.
FOREIGN = ("trafilatura", "htmldate", "courlan", "justext")


class WithoutTraceback(logging.Filter):
    """Takes the stack trace from a record: its message says what a site did wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        return True


def make_readable(settings: BaseSettings) -> None:
    """Quieten the loggers that bury a run's own lines; with LOG_LEVEL=DEBUG everything is shown."""
    if settings["LOG_LEVEL"] == "DEBUG":
        return
    # Scrapy leaves it to the handlers to drop a record; three of each page would be made for nothing.
    for name in OWN:
        logging.getLogger(name).setLevel(settings["LOG_LEVEL"])
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in FOREIGN:
        logging.getLogger(name).setLevel(logging.ERROR)
    # An unreachable robots.txt is reported with the whole way to the socket.
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(WithoutTraceback())


class OneLineLogFormatter(LogFormatter):
    """Scrapy's messages without the whole item in them."""

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        result = super().dropped(item, exception, response, spider)
        return result | {"msg": "Not kept: %(exception)s: %(url)s", "args": _args(item, response, exception)}

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        result = super().item_error(item, exception, response, spider)
        args = _args(item, response, exception)
        return result | {"msg": "Error processing %(url)s: %(exception)r", "args": args}

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        result = super().scraped(item, response, spider)
        return result | {"msg": "Kept: %(url)s", "args": _args(item, response, None)}

    def download_error(
        self, failure: Failure, request: Request, spider: Spider, errmsg: str | None = None
    ) -> LogFormatterResult:
        result = super().download_error(failure, request, spider, errmsg)
        args = {"request": request, "errmsg": errmsg or failure.getErrorMessage()}
        return result | {"msg": "Error downloading %(request)s: %(errmsg)s", "args": args}


def _args(item: Any, response: Response | Failure | None, exception: BaseException | None) -> dict[str, Any]:
    url = response.url if isinstance(response, Response) else getattr(item, "url", None)
    return {"exception": exception, "url": url or type(item).__name__}
