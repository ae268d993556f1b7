"""Asking a room without a network: one call of ASGI, and what came of it."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from lxml import html
from starlette.types import ASGIApp, Message

from newscrawl.room.app import make_app
from newscrawl.room.opened import OpenStore
from newscrawl.room.remembered import Remembered
from newscrawl.room.room import Room
from newscrawl.store import Store


@dataclass
class Answer:
    """What a room answered."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)

    def said(self, xpath: str = "//main") -> str:
        """The text of what ``xpath`` finds, on one line."""
        return " ".join(" ".join(one.text_content() for one in self.tree.xpath(xpath)).split())


class Asker:
    """Asks an application, as a browser on this machine does."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, address: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """``headers``: by name, ``_`` for ``-``; ``host`` is this machine's unless it is given."""
        return asyncio.run(self._asked(address, method, body, {"host": "127.0.0.1:8500"} | headers))

    async def _asked(self, address: str, method: str, body: bytes, headers: dict[str, str]) -> Answer:
        parts = urlsplit(address)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(parts.path),
            "raw_path": quote(parts.path, safe="/%:").encode(),
            "query_string": quote(parts.query, safe="=&%+:").encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
            "server": ("127.0.0.1", 8500),
            "client": ("127.0.0.1", 50_000),
        }
        answer = Answer()
        asked: Iterator[Message] = iter([{"type": "http.request", "body": body}, {"type": "http.disconnect"}])

        async def receive() -> Message:
            return next(asked)

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                answer.body += message.get("body", b"")

        await self.app(scope, receive, send)
        return answer


def room_over(url: str, now: datetime, *, write: bool = False, seconds: float = 0) -> Room:
    """A room over the store at ``url`` whose clock stands at ``now``; it remembers nothing, or so long."""
    return Room(
        OpenStore(lambda: Store(url, read_only=True)),
        writing=(lambda: Store(url)) if write else None,
        remembered=Remembered(seconds),
        today=lambda: now,
    )


def asker_over(url: str, now: datetime, **options: Any) -> Asker:
    """An asker of a room as ``room_over`` makes it."""
    return Asker(make_app(room_over(url, now, **options)))
