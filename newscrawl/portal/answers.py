"""HTTP answers with a charset, an ETag, a Last-Modified and 304 for what the client already has."""

from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import blake2b
from typing import Final

from aiohttp import web
from aiohttp.web import Request, Response

from newscrawl.portal.newsroom import Charset

HTML: Final = "text/html; charset=utf-8"
JSON: Final = "application/json; charset=utf-8"
_BOM: Final = b"\xef\xbb\xbf"
_CACHE: Final = "no-cache"


def encoded(html: str, charset: Charset) -> tuple[bytes, str]:
    """The bytes of a page whose own ``<meta>`` was written for ``charset``, and its Content-Type."""
    if charset == "cp949-header":
        return html.encode("cp949", "xmlcharrefreplace"), "text/html; charset=euc-kr"
    if charset == "cp949-meta":
        return html.encode("cp949", "xmlcharrefreplace"), "text/html"
    if charset == "bom-over-meta":
        return _BOM + html.encode(), "text/html"
    return html.encode(), "text/html; charset=utf-8"


def meta_charset(charset: Charset) -> str:
    """What the page's ``<meta charset>`` says: wrong where the header or a byte order mark overrules it."""
    return "utf-8" if charset in {"utf-8", "cp949-header"} else "euc-kr"


def _known(request: Request, etag: str, modified: datetime | None) -> bool:
    if request.if_none_match is not None:
        return any(tag.value in {etag, "*"} for tag in request.if_none_match)
    since = request.if_modified_since
    return modified is not None and since is not None and modified <= since


def answer(
    request: Request,
    body: bytes,
    content_type: str,
    *,
    modified: datetime | None = None,
    status: int = 200,
) -> Response:
    """An answer, or 304 without a body if the client has it already."""
    etag = blake2b(body, digest_size=12).hexdigest()
    headers = {"ETag": f'"{etag}"', "Cache-Control": _CACHE}
    if modified is not None:
        modified = modified.astimezone(UTC).replace(microsecond=0)
        headers["Last-Modified"] = format_datetime(modified, usegmt=True)
    if status == 200 and _known(request, etag, modified):
        return web.Response(status=304, headers=headers)
    headers["Content-Type"] = content_type
    return web.Response(body=body, status=status, headers=headers)
