"""robots.txt obeyed by every request, also by those that come while it is being fetched.

In Scrapy 2.19 all requests to a host that wait for its robots.txt share one Deferred, and each waiter takes
the result out of it: from the second waiter on the verdict is None, which counts as allowed. A spider that
asks for several lists of a site at once would fetch what the site refuses.
"""

import asyncio
from collections import defaultdict

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached


class OneAtATimeRobotsTxtMiddleware(RobotsTxtMiddleware):
    """Lets only one request for each host wait for robots.txt; the others find the parsed file."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        async with self._locks[urlparse_cached(request).netloc]:
            return await super().robot_parser(request)
