"""What a portal at fault answers for robots.txt; ``newscrawl.portal.faults`` names the answers."""

import socket
import struct
from typing import Final

from aiohttp.web import Response, StreamResponse

from newscrawl.portal.fault_answers import FaultRequest, page

_PATH: Final = "/robots.txt"
_ELSEWHERE: Final = "/elsewhere/robots.txt"
_NO_ARTICLES: Final = "User-agent: *\nDisallow: /*/news/\n"
_LONG: Final = 600 * 1024
_HUGE: Final = 17 * 1024 * 1024
_COMMENT: Final = "# 뉴스마루\n"
_HOSTS: Final = {"127.0.0.1": "localhost", "localhost": "127.0.0.1"}


def _file(text: str) -> Response:
    return Response(text=text, content_type="text/plain", charset="utf-8")


async def refuses(_: FaultRequest) -> StreamResponse:
    """Nobody may read anything."""
    return _file("User-agent: *\nDisallow: /\n")


async def reset(asked: FaultRequest) -> StreamResponse:
    """The connection is reset before a byte was sent."""
    if (transport := asked.request.transport) is not None:
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return page("")


async def elsewhere(asked: FaultRequest) -> StreamResponse:
    """A redirect to this server under its other name, where the file refuses articles."""
    url = asked.request.url
    if url.path == _ELSEWHERE:
        return _file(_NO_ARTICLES)
    if url.path != _PATH:
        return await asked.sound()
    other = url.with_host(_HOSTS.get(url.host or "", "localhost")).with_path(_ELSEWHERE)
    return page("", 302, Location=str(other))


async def redirects(asked: FaultRequest) -> StreamResponse:
    """A redirect to an address that redirects to the next one."""
    if asked.request.path != _PATH and not asked.request.path.startswith("/robots/"):
        return await asked.sound()
    return page("", 302, Location=f"/robots/{asked.number}")


async def long(_: FaultRequest) -> StreamResponse:
    """More than a crawler reads. What it is to obey stands first; that all is refused, behind its limit."""
    return _of_size(_LONG)


async def huge(_: FaultRequest) -> StreamResponse:
    """More than a crawler downloads of any page, and otherwise as ``long``."""
    return _of_size(_HUGE)


def _of_size(size: int) -> Response:
    lines = size // len(_COMMENT.encode())
    return _file(_NO_ARTICLES + _COMMENT * lines + "Disallow: /\n")


async def with_bom(_: FaultRequest) -> StreamResponse:
    """Written by an editor of Windows."""
    return Response(body=("\ufeff" + _NO_ARTICLES.replace("\n", "\r\n")).encode(), content_type="text/plain")


async def html(_: FaultRequest) -> StreamResponse:
    """200, and a page that no robot understands."""
    return page('<!DOCTYPE html><html lang="ko"><body><h1>뉴스마루</h1><p>Disallow: /</p></body></html>')
