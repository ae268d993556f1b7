"""A download handler that maps every host to a server on loopback: sites answer under their own names."""

import os

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Response

HANDLERS = '{"http": "tests.crawl.loopback.LoopbackHandler", "https": "tests.crawl.loopback.LoopbackHandler"}'


class LoopbackHandler(HTTP11DownloadHandler):
    """Asks ``LOOPBACK_URL`` for ``/<host><path>`` and hands the answer on as if it came from the host."""

    async def download_request(self, request: Request) -> Response:
        scheme, _, rest = request.url.partition("://")
        asked = request.replace(url=f"{os.environ['LOOPBACK_URL']}/{rest}")
        response = await super().download_request(asked)
        return response.replace(url=f"{scheme}://{rest}")
