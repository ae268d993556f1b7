"""What the browser does not load: pictures, fonts, films, and what counts and follows visitors.

It is answered with nothing rather than failed, because the scripts of some pages stop where one of their
requests fails. So is a third party's script that cannot be had. Where apps call what a blocked script leaves
behind, a stand-in leaves it. All other requests never leave the browser's own path.
"""

import base64
import logging
import re
from collections import OrderedDict
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

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
# The header of an empty answer that says why the script itself could not be had.
NOT_LOADED = "x-not-loaded"
# Globals that apps call when they start, and their scripts' addresses: whatever is asked of one, it answers
# with itself. DC Trend's front end of 2024 shows nothing without Kakao's.
_STAND_IN = """window.%s ??= (() => {
  const any = new Proxy(function () {}, {
    get: (_, name) => name === "then" ? undefined : name === Symbol.toPrimitive ? () => "" : any,
    apply: () => any,
    construct: () => any,
  });
  return any;
})();"""
_GLOBALS = {
    "Kakao": re.compile(r"//(?:developers\.kakao\.com/sdk/js/|t1\.kakaocdn\.net/kakao_js_sdk/)"),
}
# A page may name the digest of the script it expects; that of a stand-in is another.
_LET_IN = """
new MutationObserver(changes => {
    for (const change of changes) for (const added of change.addedNodes) {
        if (added.tagName === "SCRIPT" && /%s/.test(added.src)) added.removeAttribute("integrity");
    }
}).observe(document, {childList: true, subtree: true});
"""
# A picture of one transparent point, for scripts that wait until a picture is there.
_POINT = base64.b64encode(
    bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
).decode()
# Scripts that cannot be had; a site has a handful.
_REMEMBERED = 200
_TYPES = {"Image": "image/gif", "Font": "font/woff2", "Media": "video/mp4", "Stylesheet": "text/css"}


class Blocking:
    """Answers such requests of pages with nothing.

    A third party's script that could not be had is answered so from then on: ``learned`` counts these, and a
    page that read nothing while it rose may be read when it is loaded again.
    """

    def __init__(self) -> None:
        self.learned = 0
        self._missing: OrderedDict[str, str] = OrderedDict()

    async def block(self, page: Page) -> None:
        """Do it for ``page``, for as long as it is open."""
        session = await page.context.new_cdp_session(page)

        async def answer(event: dict[str, Any]) -> None:
            try:
                await self._answer(session, event, page.url)
            except Error:
                # The page went on or was closed while it waited for the answer.
                logger.debug("No answer for %s", event["request"]["url"])

        session.on("Fetch.requestPaused", answer)
        addresses = "|".join(address.pattern.replace("/", r"\/") for address in _GLOBALS.values())
        await page.add_init_script(_LET_IN % addresses)
        await self._enable(session)

    async def _enable(self, session: CDPSession) -> None:
        patterns: list[dict[str, str]] = [{"resourceType": kind} for kind in _RESOURCE_TYPES]
        patterns += [{"urlPattern": pattern} for pattern in TRACKERS]
        patterns += [{"urlPattern": re.sub(r"([\\*?])", r"\\\1", url) + "*"} for url in self._missing]
        patterns.append({"resourceType": "Script", "requestStage": "Response"})
        await session.send("Fetch.enable", {"patterns": patterns})

    async def _answer(self, session: CDPSession, event: dict[str, Any], page_url: str) -> None:
        url = event["request"]["url"]
        script = url.partition("?")[0]
        status, error = event.get("responseStatusCode"), event.get("responseErrorReason")
        third_party = urlsplit(url).netloc != urlsplit(page_url).netloc
        why = self._missing.get(script, "")
        if error and third_party:
            # Chromium takes no other answer any more: the next load of the page gets one.
            self._remember(script, str(error))
            await self._enable(session)
        elif status and status >= HTTPStatus.BAD_REQUEST and third_party:
            why = f"HTTP {status}"
        if error or (status and not why):
            await session.send("Fetch.continueRequest", {"requestId": event["requestId"]})
        else:
            await session.send("Fetch.fulfillRequest", _nothing(event, why))

    def _remember(self, script: str, why: str) -> None:
        if script not in self._missing:
            self.learned += 1
        self._missing[script] = why
        if len(self._missing) > _REMEMBERED:
            self._missing.popitem(last=False)


def _nothing(event: dict[str, Any], why: str) -> dict[str, Any]:
    """The answer to a paused request; ``why`` the script could not be had, if it was to be had at all."""
    kind = event["resourceType"]
    headers = {
        "Content-Type": _TYPES.get(kind, "text/javascript"),
        "Access-Control-Allow-Origin": "*",
        **({NOT_LOADED: why} if why else {}),
    }
    return {
        "requestId": event["requestId"],
        "responseCode": HTTPStatus.OK.value,
        "responseHeaders": [{"name": name, "value": value} for name, value in headers.items()],
        "body": _POINT if kind == "Image" else _stand_in(event["request"]["url"]),
    }


def _stand_in(url: str) -> str:
    """The script, in base64, that leaves the global of a blocked one behind; empty if nobody calls it."""
    name = next((name for name, address in _GLOBALS.items() if address.search(url)), None)
    return base64.b64encode((_STAND_IN % name).encode()).decode() if name else ""
