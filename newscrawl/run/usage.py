"""What the origins of a run say about the use of all their pages; each is heard once."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser

from newscrawl.addresses import split
from newscrawl.run.errors import words_of
from newscrawl.run.slots import AHEAD
from newscrawl.usage import OriginStatements, Statements

logger = logging.getLogger(__name__)

TDM_FILE: Final = "/.well-known/tdmrep.json"
_SUCCESS = 200


class UsageOfOrigins:
    """Hears of each robots.txt that is read, and asks each origin for its TDM file once."""

    def __init__(self) -> None:
        self._origins: dict[str, OriginStatements] = {}
        self._asked: set[str] = set()
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Scrapy's signal: the robots.txt of the request's origin was read."""
        body = getattr(robotparser, "body", b"")
        self._of(_origin(request.url)).read_robots(body)

    async def ask_for_tdm_file(self, crawler: Crawler, url: str, meta: Mapping[str, Any]) -> Response | None:
        """Ask the origin of ``url`` for its TDM file, once; none, and one that cannot be had, say nothing.

        ``meta`` of the request says whether it is conditional. Returns a file that was had just now.
        """
        origin = _origin(url)
        # Who comes meanwhile waits for the answer.
        async with self._locks[origin]:
            if origin in self._asked:
                return None
            self._asked.add(origin)
            asking = asyncio.ensure_future(self._ask(crawler, origin, meta))
            # A run that is told to end cancels its requests: that is no end of who waits for this one.
            await asyncio.wait({asking})
            return None if asking.cancelled() else asking.result()

    async def _ask(self, crawler: Crawler, origin: str, meta: Mapping[str, Any]) -> Response | None:
        request = Request(
            f"{origin}{TDM_FILE}",
            meta={**meta, AHEAD: True, "dont_retry": True, "handle_httpstatus_all": True},
            callback=NO_CALLBACK,
        )
        try:
            response = await crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - refused, unreachable: no statement either way
            logger.info("No TDM file of %s: %s", origin, words_of(error))
            return None
        if response.status != _SUCCESS:
            return None
        self._of(origin).add_tdm_file(response.body)
        return response

    def _of(self, origin: str) -> OriginStatements:
        return self._origins.setdefault(origin, OriginStatements())

    def of(self, url: str) -> Statements:
        """What the origin of ``url`` says of that page."""
        known = self._origins.get(_origin(url))
        return known.of(url) if known is not None else {}


def _origin(url: str) -> str:
    parts = split(url)
    return f"{parts.scheme}://{parts.netloc}"
