"""The browser's only way out: a SOCKS5 proxy on loopback that asks the guard about every connection.

Rules that look at a page's requests do not see all of them: redirects, workers, prefetches and what a name
resolves to pass them by. A connection cannot: Chromium is started with this proxy for every address, loopback
included, and names are resolved and checked here (RFC 1928). Where Chromium has a network of its own, this is
all that there is in it: the socket that it connects to was made in there and handed over to the gateway.
"""

import asyncio
import ipaddress
import logging
import socket
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newscrawl.middlewares.guard import Guard

logger = logging.getLogger(__name__)

_VERSION, _CONNECT, _NO_AUTHENTICATION = 5, 1, 0
_IPV4, _NAME, _IPV6 = 1, 3, 4
_DONE, _NOT_ALLOWED, _UNREACHABLE, _REFUSED, _NO_COMMAND = 0, 2, 4, 5, 7
_HANDSHAKE_SECONDS = 10
_CONNECT_SECONDS = 20
_CHUNK = 64 * 1024
_REMEMBERED = 256
# What Chromium asks for by itself, whatever its switches say (seen with 150: checking in for push messages,
# who is signed in). No page of a news site needs them.
_OWN_ERRANDS = frozenset({"android.clients.google.com", "accounts.google.com", "mtalk.google.com"})
# The browser or the server went away in the middle of something.
_HUNG_UP = (OSError, EOFError, TimeoutError)


class Gateway:
    """Relays connections that the guard allows. ``why`` tells of a place what kept the browser from it."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._server: asyncio.Server | None = None
        self._within: asyncio.Server | None = None
        self._taking: set[asyncio.Task[None]] = set()
        self._relays: set[asyncio.Task[None]] = set()
        self._refusals: OrderedDict[str, str] = OrderedDict()

    async def start(self) -> str:
        """Listen on a free port of loopback, if not yet; the proxy's address as Chromium takes it."""
        if self._server is None:
            self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return f"socks5://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    @contextmanager
    def handed_over_at(self, place: Path) -> Iterator[None]:
        """Meanwhile take a listening socket at the Unix socket ``place``, and serve it in place of the last
        one.
        """
        loop = asyncio.get_running_loop()
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as taking:
            taking.bind(str(place))
            taking.settimeout(0)
            loop.add_reader(taking, self._take, taking)
            try:
                yield
            finally:
                loop.remove_reader(taking)

    async def stop(self) -> None:
        """Listen no more and cut what is open."""
        for server in (self._server, self._within):
            if server is not None:
                server.close()
        self._server = self._within = None
        cut = [*self._taking, *self._relays]
        for task in cut:
            task.cancel()
        await asyncio.gather(*cut, return_exceptions=True)

    def _take(self, taking: socket.socket) -> None:
        _, descriptors, _, _ = socket.recv_fds(taking, 1, 1)
        for descriptor in descriptors:
            task = asyncio.create_task(self._listen_within(socket.socket(fileno=descriptor)))
            self._taking.add(task)
            task.add_done_callback(self._taking.discard)

    async def _listen_within(self, listening: socket.socket) -> None:
        if self._within is not None:
            self._within.close()
        self._within = await asyncio.start_server(self._accept, sock=listening)

    def why(self, place: str) -> str | None:
        """Why the guard let nothing through to ``host:port``; None if it did not refuse it."""
        return self._refusals.get(place)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A task of our own: that of the stream would be logged when the gateway stops and cancels it.
        relay = asyncio.create_task(self._serve(reader, writer))
        self._relays.add(relay)
        try:
            await asyncio.wait({relay})
            if not relay.cancelled() and not isinstance(relay.exception(), _HUNG_UP):
                await relay
        finally:
            self._relays.discard(relay)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(_HANDSHAKE_SECONDS):
            host, port = await self._asked(reader, writer)
        if not host:
            return
        if host in _OWN_ERRANDS:
            await _reply(writer, _NOT_ALLOWED)
            return
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                upstream = await self._connect(host, port)
        except PermissionError as error:
            place = f"{host}:{port}"
            logger.warning("The browser was kept from %s: %s", place, error)
            self._refusals[place] = str(error)
            if len(self._refusals) > _REMEMBERED:
                self._refusals.popitem(last=False)
            await _reply(writer, _NOT_ALLOWED)
        except socket.gaierror:
            await _reply(writer, _UNREACHABLE)
        except (OSError, TimeoutError):
            await _reply(writer, _REFUSED)
        else:
            await self._relay(reader, writer, *upstream)

    async def _asked(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
        """Host and port that the browser asks for; an empty host if it asks for something else."""
        version, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        if version != _VERSION:
            return "", 0
        writer.write(bytes([_VERSION, _NO_AUTHENTICATION]))
        _, command, _, kind = await reader.readexactly(4)
        if kind == _NAME:
            host = (
                (await reader.readexactly((await reader.readexactly(1))[0]))
                .decode("ascii", "replace")
                .lower()
            )
        elif kind in {_IPV4, _IPV6}:
            host = str(ipaddress.ip_address(await reader.readexactly(4 if kind == _IPV4 else 16)))
        else:
            return "", 0
        port = int.from_bytes(await reader.readexactly(2), "big")
        if command != _CONNECT:
            await _reply(writer, _NO_COMMAND)
            return "", 0
        return host, port

    async def _connect(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to an address that was checked. PermissionError: the guard says no."""
        if refusal := self._guard.refusal(host, port):
            raise PermissionError(refusal)
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        # IPv4 first: many machines have an IPv6 address and no way out with it.
        addresses = [
            address[0] for _, _, _, _, address in sorted(found, key=lambda one: one[0] == socket.AF_INET6)
        ]
        for address in addresses:
            if not self._guard.may_resolve_to(host, str(address)):
                raise PermissionError(f"{host} leads to {address}, which is no public address")
        error: OSError = ConnectionRefusedError()
        for address in dict.fromkeys(addresses):
            try:
                return await asyncio.open_connection(str(address), port)
            except OSError as failed:
                error = failed
        raise error

    async def _relay(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        up_reader: asyncio.StreamReader,
        up_writer: asyncio.StreamWriter,
    ) -> None:
        try:
            await _reply(writer, _DONE)
            async with asyncio.TaskGroup() as group:
                group.create_task(_copy(reader, up_writer))
                group.create_task(_copy(up_reader, writer))
        except* OSError:
            pass  # one side hung up
        finally:
            up_writer.close()


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(_CHUNK):
        target.write(data)
        await target.drain()
    with suppress(OSError, RuntimeError):  # the other side may be gone already
        target.write_eof()


async def _reply(writer: asyncio.StreamWriter, outcome: int) -> None:
    # The bound address is of no use to the browser: zeros.
    writer.write(bytes([_VERSION, outcome, 0, _IPV4, 0, 0, 0, 0, 0, 0]))
    await writer.drain()
