"""What the browser does not load: pictures, fonts, films, and what counts and follows visitors.

It is answered with nothing rather than failed, because the scripts of some pages stop where one of their
requests fails. Only these requests are held up; all others never leave the browser's own path.
"""

import base64
import logging
from typing import Any

from playwright.async_api import CDPSession, Error, Page

logger = logging.getLogger(__name__)

_RESOURCE_TYPES = ("Image", "Font", "Media")
# Hosts that serve counters, advertising and sharing on Korean news pages, as patterns of the DevTools
# protocol.
TRACKERS = (
    "*://*.google-analytics.com/*",
    "*://*.googletagmanager.com/*",
    "*://*.googlesyndication.com/*",
    "*://*.googletagservices.com/*",
    "*://*.doubleclick.net/*",
    "*://connect.facebook.net/*",
    "*://*.hotjar.com/*",
    "*://*.criteo.com/*",
    "*://*.criteo.net/*",
    "*://*.taboola.com/*",
    "*://*.dable.io/*",
    "*://*.mobon.net/*",
    "*://*.realclick.co.kr/*",
    "*://*.acecounter.com/*",
    "*://wcs.naver.net/*",
    "*://wcs.naver.com/*",
    "*://*.daumcdn.net/*/kas/*",
    "*://developers.kakao.com/*",
    "*://t1.kakaocdn.net/*",
)
# A picture of one transparent point, for scripts that wait until a picture is there.
_POINT = base64.b64encode(
    bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
).decode()
_TYPES = {"Image": "image/gif", "Font": "font/woff2", "Media": "video/mp4", "Stylesheet": "text/css"}


async def block(page: Page) -> None:
    """Answer all such requests of ``page`` with nothing, for as long as it is open."""
    session = await page.context.new_cdp_session(page)

    async def answer(event: dict[str, Any]) -> None:
        await _answer(session, event)

    session.on("Fetch.requestPaused", answer)
    patterns: list[dict[str, str]] = [{"resourceType": kind} for kind in _RESOURCE_TYPES]
    patterns += [{"urlPattern": pattern} for pattern in TRACKERS]
    await session.send("Fetch.enable", {"patterns": patterns})


async def _answer(session: CDPSession, event: dict[str, Any]) -> None:
    kind = event["resourceType"]
    headers = [
        {"name": "Content-Type", "value": _TYPES.get(kind, "text/javascript")},
        {"name": "Access-Control-Allow-Origin", "value": "*"},
    ]
    answer: dict[str, Any] = {
        "requestId": event["requestId"],
        "responseCode": 200,
        "responseHeaders": headers,
    }
    if kind == "Image":
        answer["body"] = _POINT
    try:
        await session.send("Fetch.fulfillRequest", answer)
    except Error:
        # The page went on or was closed while it waited for the picture.
        logger.debug("No answer for %s", event["request"]["url"])
