"""robots.txt by RFC 9309, asked for once for each origin and obeyed by every request.

Scrapy's middleware takes a file that cannot be read for one that allows everything, parses pages of errors,
and lets requests pass that wait for robots.txt together (they share one Deferred, out of which the first
takes the result). This one is in its place, and other components find it as ``RobotsTxtMiddleware``.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, Final, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import StopDownload
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.python import to_unicode
from twisted.internet.defer import CancelledError

from newscrawl.addresses import DEFAULT_PORTS
from newscrawl.exceptions import FailureClass
from newscrawl.robotstxt import LIMIT, RobotsTxt
from newscrawl.run import Run
from newscrawl.run.answers import CONDITIONAL, answer_of, forget_answer, keep_answer, kept_answer
from newscrawl.run.errors import (
    GivenUpError,
    RobotsError,
    class_of,
    class_of_status,
    is_too_often_redirected,
    words_of,
)
from newscrawl.text import KST

logger = logging.getLogger(__name__)

# Marks the requests for robots.txt themselves.
ROBOTS_META: Final = "newscrawl_robots"
# Seconds after which a robots.txt that could not be read is asked for again; then twice as long, at most.
_PAUSE, _LONGEST_PAUSE = 60.0, 3_600.0
_SUCCESS, _TOO_MANY, _SERVER_ERROR = 200, 429, 500
# How long the last good copy is followed while the file cannot be read.
_COPY_HOLDS: Final = timedelta(hours=24)

# What may be over when the file is asked for again.
_PASSING: Final = frozenset(
    {
        FailureClass.DNS,
        FailureClass.REFUSED,
        FailureClass.TIMEOUT,
        FailureClass.CONNECTION,
        FailureClass.SERVER,
        FailureClass.RATE_LIMITED,
    }
)


class Rfc9309Parser(RobotParser):
    """What ``ROBOTSTXT_PARSER`` names. ``crawl_delay`` is the longest that the file asks for in any way."""

    def __init__(self, body: bytes) -> None:
        self.file = RobotsTxt(body)
        self.body = body  # which other standards have records in

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:  # noqa: ARG003 - Scrapy's interface
        return cls(robotstxt_body)

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        return self.file.allows(to_unicode(url), to_unicode(user_agent))

    def crawl_delay(self, user_agent: str | bytes) -> float | None:
        return self.file.delay(to_unicode(user_agent))


@dataclass(slots=True)
class _Origin:
    """What is known of the robots.txt of one origin: the file, or why there is none to be had."""

    parser: RobotParser | None = None
    failure: RobotsError | None = None
    pause: float = 0.0
    ask_again_at: float = float("inf")


class _FirstPart:
    """Ends the download of an origin's robots.txt where no parser reads on, however long the file is.

    Scrapy would take one above ``DOWNLOAD_MAXSIZE`` for a failure, and so everything for refused.
    """

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._request: Request | None = None
        self._received = 0

    def stop(self, data: bytes, request: Request) -> None:
        """Count what arrives for the file. Raises ``StopDownload``, which keeps what has arrived."""
        if request.meta.get(ROBOTS_META) != self._origin:
            return
        if request is not self._request:  # the first, or where it was redirected to
            self._request, self._received = request, 0
            # It was for the length that the server announces; packed content may still grow without end.
            request.meta.pop("download_maxsize", None)
        self._received += len(data)
        if self._received > LIMIT:
            raise StopDownload(fail=False)


class RobotsMiddleware(RobotsTxtMiddleware):
    """Raises ``RobotsError`` for what robots.txt refuses, and for everything while it cannot be read.

    Answers are taken as RFC 9309, 2.3.1, says: 4xx, and more redirects than are followed, allow everything;
    no answer, 5xx and 429 refuse everything. Then the file is asked for again as long as the run waits for
    the host (``HOST_FAILURES``, with the rests of ``HOST_REST``), and later after growing pauses; a good copy
    of the last 24 hours, which the store keeps, is followed meanwhile.
    """

    def __init__(self, crawler: Crawler, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(crawler)
        self._clock = clock
        self._most_tries = crawler.settings.getint("HOST_FAILURES")
        self._origins: dict[str, _Origin] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def process_request(self, request: Request, *_: Any, **__: Any) -> None:
        """Raise ``RobotsError`` with the rule if the file refuses the request, or if it cannot be read.

        Scrapy's own takes a spider besides, which is dated and not given.
        """
        parts = urlparse_cached(request)
        if request.meta.get("dont_obey_robotstxt") or parts.scheme not in DEFAULT_PORTS:
            return
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._origins.get(origin)
        if known is None or self._clock() >= known.ask_again_at:
            known = await self._asked(origin, request)
        if known.failure is not None:
            raise RobotsError(str(known.failure), known.failure.failure_class)
        agent = self._robotstxt_useragent or request.headers.get(b"User-Agent") or self._default_useragent
        if known.parser is None or known.parser.allowed(request.url, agent):
            return
        self._stats.inc_value("robotstxt/forbidden")
        file = known.parser.file if isinstance(known.parser, Rfc9309Parser) else None
        rule = str(file.rule_for(request.url, to_unicode(agent))) if file else "a rule"
        raise RobotsError(f"refused by robots.txt ({rule})", FailureClass.ROBOTS, rule)

    # -- Asking -------------------------------------------------------------------------------------

    async def _asked(self, origin: str, request: Request) -> _Origin:
        """What is known of an origin's file, which is asked for if it is due; others wait for that."""
        async with self._locks[origin]:
            known = self._origins.get(origin)
            if known is None or self._clock() >= known.ask_again_at:
                known = self._origins[origin] = await self._ask(origin, request, known)
        return known

    async def _ask(self, origin: str, request: Request, before: _Origin | None) -> _Origin:
        answer = await self._answer(origin, request)
        copy = await self._copy(origin, answer) if isinstance(answer, RobotsError) else None
        # Only the first time: later the host was waited for already.
        tries = self._most_tries if before is None and copy is None else 1
        while (
            isinstance(answer, RobotsError) and answer.failure_class in _PASSING and (tries := tries - 1) > 0
        ):
            answer = await self._answer(origin, request)
        if not isinstance(answer, RobotsError):
            return _Origin(await self._read(answer, request))
        pause = min(max(_PAUSE, 2 * before.pause if before else 0.0), _LONGEST_PAUSE)
        again = self._clock() + pause
        if copy is not None:
            return _Origin(await self._read(copy, request), pause=pause, ask_again_at=again)
        return _Origin(failure=answer, pause=pause, ask_again_at=again)

    async def _answer(self, origin: str, request: Request) -> bytes | RobotsError:
        """The file, empty where there is none, or why it cannot be read. Raises ``GivenUpError``."""
        self._stats.inc_value("robotstxt/request_count")
        asked, limit = self._request(origin, request), _FirstPart(origin)
        self.crawler.signals.connect(limit.stop, signals.bytes_received)
        try:
            response = await self.crawler.engine.download_async(asked)
        except (GivenUpError, CancelledError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever keeps the file from us, it may refuse everything
            if is_too_often_redirected(error):
                return b""
            self._stats.inc_value(f"robotstxt/exception_count/{type(error)}")
            return RobotsError(f"robots.txt unreachable: {words_of(error)}", class_of(error))
        finally:
            self.crawler.signals.disconnect(limit.stop, signals.bytes_received)
        await self._note(origin, response)
        return self._body(response)

    def _request(self, origin: str, request: Request) -> Request:
        # Tried again here, and not by RetryMiddleware: what waits for it must not overtake it.
        meta = {"dont_obey_robotstxt": True, "dont_retry": True, ROBOTS_META: origin} | CONDITIONAL
        meta["download_maxsize"] = 0  # see _FirstPart
        if slot := request.meta.get("download_slot"):
            meta["download_slot"] = slot
        return Request(
            f"{origin}/robots.txt", priority=self.DOWNLOAD_PRIORITY, meta=meta, callback=NO_CALLBACK
        )

    def _body(self, response: Response) -> bytes | RobotsError:
        status = response.status
        self._stats.inc_value("robotstxt/response_count")
        self._stats.inc_value(f"robotstxt/response_status_count/{status}")
        if _is_failure(status):
            return RobotsError(f"robots.txt unreachable: HTTP {status}", class_of_status(status))
        return response.body if _SUCCESS <= status < _SUCCESS + 100 else b""

    async def _read(self, body: bytes, request: Request) -> RobotParser:
        parser = self._parserimpl.from_crawler(self.crawler, body)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=parser, request=request
        )
        return parser

    # -- The last good copy -------------------------------------------------------------------------

    async def _note(self, origin: str, response: Response) -> None:
        """Keep a good file, in the place of the one before; forget that one where there is none any more."""
        if (run := Run.of(self.crawler)) is None or _is_failure(response.status):
            return
        address, answer = _address(origin), answer_of(response, at_all_costs=True)
        if answer is None:
            await forget_answer(run, address)
        elif answer.url == address:
            await keep_answer(run, answer)
        else:  # where it leads to now is found out each time
            await keep_answer(
                run, replace(answer, url=address, etag=None, last_modified=None, unchanged=False)
            )

    async def _copy(self, origin: str, failure: RobotsError) -> bytes | None:
        """The last good file of an origin, if it is not too old to be followed (RFC 9309, 2.4)."""
        run = Run.of(self.crawler)
        kept = await kept_answer(run, _address(origin)) if run else None
        if kept is None or datetime.now(KST) - kept.confirmed_at > _COPY_HOLDS:
            return None
        logger.warning(
            "%s: %s; its copy of %s is followed", origin, failure, f"{kept.confirmed_at:%m-%d %H:%M}"
        )
        return kept.body


def _address(origin: str) -> str:
    return f"{origin}/robots.txt"


def _is_failure(status: int) -> bool:
    return status == _TOO_MANY or status >= _SERVER_ERROR
