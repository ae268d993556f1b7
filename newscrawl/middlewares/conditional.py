"""Conditional requests (RFC 9110, 13): what a server calls unchanged is answered from the kept copy.

Scrapy's HttpCacheMiddleware is not taken: its storages answer at once or not at all, while the store is a
database; its policy answers fresh pages without asking and old ones in the place of errors, so that a list
would be observed that nobody has seen; and it keeps whatever came, also what is no list.
"""

from typing import Final, Self
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from newscrawl.run import Count, Run
from newscrawl.run.answers import CONDITIONAL, NOT_MODIFIED, UNCHANGED, conditions, kept_answer
from newscrawl.store.answers import KeptAnswer

_OF_BODY: Final = ("Content-Encoding", "Content-Length", "Content-Type")
_ASKING: Final = (b"If-None-Match", b"If-Modified-Since")


class ConditionalMiddleware:
    """Asks with ETag and Last-Modified of the kept copy where ``meta`` has ``conditional``.

    Everything after it sees an ordinary response, with the flag ``unchanged``. What is kept is for others to
    say: the spider, once it has read a list, and the middleware of robots.txt.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._kept: WeakKeyDictionary[Request, KeptAnswer] = WeakKeyDictionary()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if (run := Run.of(crawler)) is None:
            raise NotConfigured
        return cls(run)

    async def process_request(self, request: Request) -> None:
        """Ask whether the copy still holds, if there is one."""
        if not request.meta.keys() >= CONDITIONAL.keys():
            return
        for name in _ASKING:  # a redirect brings those of another address along
            request.headers.pop(name, None)
        kept = await kept_answer(self._run, request.url)
        if kept is None:
            return
        if asking := conditions(kept):
            request.headers.update(asking)
            self._kept[request] = kept

    def process_response(self, request: Request, response: Response) -> Response:
        """Put the copy in the place of an answer that says it still holds."""
        kept = self._kept.pop(request, None)
        if kept is None or response.status != NOT_MODIFIED:
            return response
        self._run.counters.add(Count.ANSWERS_UNCHANGED)
        self._run.counters.add(Count.ANSWERS_SAVED, kept.transferred)
        headers = response.headers.copy()
        for name in _OF_BODY:
            headers.pop(name, None)
        headers.update(kept.headers)
        for name, value in (("ETag", kept.etag), ("Last-Modified", kept.last_modified)):
            if value:
                headers[name] = value
        kind = responsetypes.from_args(headers=headers, url=response.url, body=kept.body)
        return kind(
            response.url,
            status=200,
            headers=headers,
            body=kept.body,
            flags=[*response.flags, UNCHANGED],
            request=request,
            ip_address=response.ip_address,
            protocol=response.protocol,
        )
