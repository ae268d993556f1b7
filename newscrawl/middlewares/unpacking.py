"""Files that are compressed themselves, as large sitemaps are (``sitemap.xml.gz``), are unpacked.

Scrapy's HttpCompressionMiddleware unpacks what is compressed for the transfer (Content-Encoding), which these
are not.
"""

import zlib
from typing import Final, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response, TextResponse, XmlResponse

_GZIP: Final = b"\x1f\x8b"
_PART: Final = 1 << 16


class UnpackingMiddleware:
    """Hands on what is inside of a gzip file as the XML or the text that it is, as much as may be downloaded.

    What is larger, or broken off, stays as it came.
    """

    def __init__(self, most: int) -> None:
        self._most = most

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not (most := crawler.settings.getint("DOWNLOAD_MAXSIZE")):
            raise NotConfigured
        return cls(most)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response unpacked, or as it is."""
        if not response.body.startswith(_GZIP):
            return response
        body = unpacked(response.body, request.meta.get("download_maxsize", self._most))
        if body is None:
            return response
        is_xml = body.lstrip()[:1] == b"<"
        headers = response.headers.copy()
        headers["Content-Type"] = "application/xml" if is_xml else "text/plain"
        return response.replace(body=body, headers=headers, cls=XmlResponse if is_xml else TextResponse)


def unpacked(body: bytes, most: int) -> bytes | None:
    """What is inside of a gzip file; None if that is more than ``most`` bytes, or it is no whole file."""
    found, rest = bytearray(), body
    while rest.startswith(_GZIP):  # a file may have several members
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            while not member.eof and len(found) <= most:
                part = member.decompress(rest, _PART)
                if not part and not member.unconsumed_tail:
                    break
                found += part
                rest = member.unconsumed_tail
        except zlib.error:
            return None
        if not member.eof or len(found) > most:
            return None
        rest = member.unused_data
    return bytes(found)
