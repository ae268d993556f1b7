"""Services of the operator's own network that note whoever comes, by TCP or UDP, on every address."""

import asyncio
import re
import socket

# Each way of a page asks for a path of its own.
_ASKED = re.compile(rb"^[A-Z]+ /(?:way/)?([\w-]+)")
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Type: text/plain\r\nAccess-Control-Allow-Origin: *\r\n"
    b"Connection: close\r\n\r\nsecret"
)


class Canaries(asyncio.DatagramProtocol):
    """Listens on all addresses of the machine, with one number for TCP and UDP ports.

    ``asked``: the ways that came by TCP (``?`` for a connection without a request); ``datagrams``: how many
    came by UDP.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.datagrams = 0
        self.port = 0
        self.changed = asyncio.Event()

    async def start(self) -> None:
        listening = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        self.port = listening.getsockname()[1]
        self._server = await asyncio.start_server(self._serve, sock=listening)
        datagrams = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        datagrams.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        datagrams.bind(("::", self.port))
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, sock=datagrams)

    async def stop(self) -> None:
        self._server.close()
        self._transport.close()

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002 - asyncio's interface
        self.datagrams += 1
        self.changed.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            asked = _ASKED.match(await reader.read(4096))
            self.asked.append(asked[1].decode() if asked else "?")
            writer.write(_ANSWER)
            await writer.drain()
        except OSError:
            self.asked.append("?")
        finally:
            self.changed.set()
            writer.close()


def own_addresses() -> list[str]:
    """Addresses of this machine, as they stand in a URL."""
    found = {"127.0.0.1", "127.1.2.3", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]"}
    # The source that the system would take for somebody far away (TEST-NET-3, RFC 5737; RFC 3849): no packet
    # is sent.
    for family, far in ((socket.AF_INET, "203.0.113.1"), (socket.AF_INET6, "2001:db8::1")):
        with socket.socket(family, socket.SOCK_DGRAM) as asking:
            try:
                asking.connect((far, 9))
            except OSError:
                continue
            address = asking.getsockname()[0]
            found.add(f"[{address}]" if ":" in address else address)
    return sorted(found)
