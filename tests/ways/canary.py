"""Canaries: sockets of TCP and UDP on every address of this machine that note who comes."""

import selectors
import socket
import threading
from types import TracebackType
from typing import Self

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


class Canary:
    """Listens on one free port of all addresses, IPv4 and IPv6, while it is used as a context manager.

    ``visits``: what came, a line each, as ``tcp GET /path`` or ``udp``. A connection that says nothing counts
    as ``tcp`` alone.
    """

    def __init__(self) -> None:
        self.visits: list[str] = []
        self.port = 0
        self._selector = selectors.DefaultSelector()
        self._waker, self._waked = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._changed = threading.Condition()

    def heard(self, count: int) -> bool:
        """Wait for so many visits; False if they do not come, which only a hanging machine explains."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self.visits) >= count, timeout=60)

    def __enter__(self) -> Self:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            for family, address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
                listener = socket.socket(family, kind)
                if family == socket.AF_INET6:
                    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                listener.bind((address, self.port))
                self.port = listener.getsockname()[1]
                if kind == socket.SOCK_STREAM:
                    listener.listen(128)
                listener.settimeout(0)
                self._selector.register(listener, selectors.EVENT_READ, kind)
        self._selector.register(self._waked, selectors.EVENT_READ, None)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waker.send(b"x")
        self._thread.join()
        for key in list(self._selector.get_map().values()):
            key.fileobj.close()
        self._selector.close()
        self._waker.close()

    def _serve(self) -> None:
        while True:
            for key, _ in self._selector.select():
                if key.data is None:
                    return
                listener: socket.socket = key.fileobj
                if key.data == socket.SOCK_DGRAM:
                    listener.recvfrom(65_536)
                    self._note("udp")
                else:
                    self._answer(listener)

    def _answer(self, listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(5)
            try:
                said = connection.recv(4_096).partition(b" HTTP/")[0].decode("latin-1")
                connection.sendall(ANSWER)
            except OSError:
                said = ""
            self._note(f"tcp {said}".strip())

    def _note(self, visit: str) -> None:
        with self._changed:
            self.visits.append(visit)
            self._changed.notify_all()
