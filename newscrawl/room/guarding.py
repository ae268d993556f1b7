"""Who is answered, and what browsers may do with an answer.

Nobody logs in: whoever reaches the room reads all of the store. So a page of another site must not reach it
through the reader's browser: a name that was made to point here (DNS rebinding) is no host of ours, nothing
is said to other origins, and what writes needs our own page.
"""

import hmac
import ipaddress
import secrets
from collections.abc import Collection
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = frozenset(("localhost", "127.0.0.1", "[::1]"))
# No script and no style within a page, nothing of any other origin, and no page around ours.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A page of somebody else: no script, no form, an origin of its own, and nothing is loaded.
KEPT_POLICY: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guarding:
    """Answers hosts by their names alone, and puts the headers on every answer.

    ``names``: hosts beside this machine's own; ``addresses``: whether any IP address is one, as where it
    is served to a network: rebinding needs a name.
    """

    def __init__(self, app: ASGIApp, names: Collection[str] = (), *, addresses: bool = False) -> None:
        self._app = app
        self._names = LOOPBACK | {one.lower() for one in names}
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", POLICY)
            await send(message)

        if not self._is_ours(Request(scope).headers.get("host", "")):
            refusal = PlainTextResponse("This host is not known here.\n", status_code=421)
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)

    def _is_ours(self, host: str) -> bool:
        name = host.lower()
        head, colon, port = name.rpartition(":")
        if colon and port.isdigit():
            name = head
        return name in self._names or (self._addresses and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class Token:
    """What a form of ours holds and nobody else can read; of this process alone."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(24)

    def allows(self, request: Request, given: str) -> bool:
        """Whether a request that writes comes from a page of ours."""
        origin = request.headers.get("origin")
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        fetched = request.headers.get("sec-fetch-site")
        is_own = origin == own if origin is not None else fetched == "same-origin"
        return is_own and hmac.compare_digest(given.encode(), self.value.encode())
