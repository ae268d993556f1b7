"""Serving the room: a loop of its own, until it is told to end."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import anyio.to_thread
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from newscrawl.room.errors import RoomError

# Threads that ask the store at once: as many as there are connections that are kept.
_THREADS: Final = 4
# Connections at once; more are told to come again.
_CONNECTIONS: Final = 256


def listening(host: str, port: int) -> socket.socket:
    """The socket to serve on; port 0 takes a free one. Raises ``RoomError``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(_CONNECTIONS)
    except OSError as error:
        found.close()
        raise RoomError(
            f"port {port} of {host} cannot be served: {error.strerror}; name another --port"
        ) from None
    return found


def serve(app: ASGIApp, on: socket.socket, begun: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM. ``begun`` is called once requests are answered."""
    config = uvicorn.Config(
        _Limited(app, begun),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=3,
    )
    _Server(config).run(sockets=[on])


class _Server(uvicorn.Server):
    """Ends when it is told to, and that is no error: uvicorn's own raises the signal again."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        former = {
            number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)


class _Limited:
    """The application with few threads, set within its loop."""

    def __init__(self, app: ASGIApp, begun: Callable[[], None]) -> None:
        self._app = app
        self._begun = begun

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
            self._begun()
        await self._app(scope, receive, send)
