"""A log that a person can read at INFO: a line for each thing that happens, no stack trace for a site."""

import json
import logging
import os
from collections.abc import Iterable
from copy import copy
from datetime import UTC, datetime
from ftplib import all_errors
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.settings import BaseSettings
from scrapy.utils.log import get_scrapy_root_handler
from twisted.python.failure import Failure

from newscrawl.characters import escaped_controls, json_without_controls
from newscrawl.redaction import Redactor, secrets_in

OWN = ("scrapy", "newscrawl")
# What they say at INFO is the same in every run (components, settings) or said better by the summary.
CHATTY = ("scrapy.addons", "scrapy.middleware", "scrapy.crawler", "scrapy.extensions.logstats")
# Who writes a line for each page and item.
_ENGINE, _SCRAPER = logging.getLogger("scrapy.core.engine"), logging.getLogger("scrapy.core.scraper")
# They report a page's oddities as warnings of their own.
FOREIGN = ("trafilatura", "htmldate", "courlan", "justext")


class WithoutTraceback(logging.Filter):
    """Takes the stack trace from a record: its message says what a site did wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True


class CauseInLine(logging.Filter):
    """Says what a server of others did wrong in the line itself, without the stack trace that led there."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, all_errors):  # all of them of the network, too
            record.msg, record.args = f"{record.getMessage()}: {error}", None
            record.exc_info = record.exc_text = None
        return True


def hide_secrets(secrets: Iterable[str]) -> None:
    """Keep these, and what looks like a password, out of every line and stack trace of this process's log.

    The last line of defence, for what other packages log. Records are made so, because Scrapy replaces its
    handler and its formatter with every crawler. What another crawler of the process has hidden stays hidden.
    """
    hidden = frozenset(secrets) | getattr(logging.getLogRecordFactory(), "hidden", frozenset())
    redact = Redactor(hidden)

    class RedactedRecord(logging.LogRecord):
        hidden: frozenset[str] = frozenset()

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            if self.exc_info and self.exc_info[0] is not None:
                # Formatters take this one where there is one.
                self.exc_text = redact(logging.Formatter().formatException(self.exc_info))

        def getMessage(self) -> str:  # noqa: N802 - as it is called in logging
            return redact(super().getMessage())

    RedactedRecord.hidden = hidden
    logging.setLogRecordFactory(RedactedRecord)


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
    # So is a server that takes no feed.
    logging.getLogger("scrapy.extensions.feedexport").addFilter(CauseInLine())


class PlainRecords(logging.Formatter):
    """The last exit of the log: a record begins where a line begins, and what acts is shown as ``\\x1b``.

    Whatever a page, a server or an argument put into a message, it steers no terminal and forges no record:
    further lines, as stack traces have, are indented. ``inner`` makes the line, with its colours.
    """

    def __init__(self, inner: logging.Formatter | None) -> None:
        super().__init__()
        self._inner = inner or logging.Formatter()

    def format(self, record: logging.LogRecord) -> str:
        """The record as ``inner`` formats it, of a plain message and stack trace."""
        text = self._inner.format(record)
        if text.isprintable():
            return text
        plain = copy(record)
        plain.msg, plain.args = _indented(record.getMessage()), None
        plain.exc_text = record.exc_text and f"  {_indented(record.exc_text)}"
        plain.stack_info = record.stack_info and f"  {_indented(record.stack_info)}"
        return self._inner.format(plain)


def _indented(text: str) -> str:
    return escaped_controls(text).replace("\n", "\n  ")


class JsonRecords(logging.Formatter):
    """A record as one line of JSON, for collectors of logs: ``LOG_JSON``."""

    def format(self, record: logging.LogRecord) -> str:
        """Time (UTC), level, logger and message; ``traceback`` where there is one."""
        made: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            made["traceback"] = record.exc_text
        return json_without_controls(json.dumps(made, ensure_ascii=False))


def make_plain(*, as_json: bool = False) -> None:
    """Put ``PlainRecords`` before Scrapy's handler, or ``JsonRecords`` in the place of its lines."""
    handler = get_scrapy_root_handler()
    if handler is None or isinstance(handler.formatter, PlainRecords | JsonRecords):
        return
    handler.setFormatter(JsonRecords() if as_json else PlainRecords(handler.formatter))


class OneLineLogFormatter(LogFormatter):
    """Scrapy's messages without the whole item in them, and the log of its crawler without its secrets."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy makes it once its handler stands, whichever way a crawl is started, and changes the handler
        once more before the spider opens.
        """
        settings = crawler.settings
        # Those of Scrapy's own defaults are in its documentation.
        given = {name: settings[name] for name in settings if (settings.getpriority(name) or 0) > 0}
        hide_secrets(secrets_in(given) | secrets_in(os.environ))
        formatter = cls()
        formatter.as_json = settings.getbool("LOG_JSON")
        formatter.make_plain()
        crawler.signals.connect(formatter.make_plain, signals.spider_opened)
        return formatter

    as_json = False

    def make_plain(self) -> None:
        """Have Scrapy's handler write records that cannot be forged."""
        make_plain(as_json=self.as_json)

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

    def crawled(self, request: Request, response: Response, spider: Spider) -> Any:
        """As Scrapy's; None, which is no line, where nobody sees it."""
        return super().crawled(request, response, spider) if _ENGINE.isEnabledFor(logging.DEBUG) else None

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> Any:
        """One line; None, which is none, where nobody sees it."""
        if not _SCRAPER.isEnabledFor(logging.DEBUG):
            return None
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
