"""The browser gets nowhere but where the guard lets it: no redirect, script or name leads around it."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Error

from newscrawl.addresses import place_of
from newscrawl.middlewares.guard import Guard
from newscrawl.rendering.gateway import Gateway
from tests.conftest import serving

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORKER = """<script>
const work = new Blob([`fetch('http://{place}/', {{mode: 'no-cors'}})`]);
new Worker(URL.createObjectURL(work));
</script>"""


class Secret:
    """A service of the operator's own network: it notes that somebody came."""

    def __init__(self) -> None:
        self.visits = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret")

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def secret() -> Iterator[Secret]:
    service = Secret()
    yield service
    service.close()


@pytest.fixture(scope="module")
def site():
    with serving() as served:
        yield served


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shut_in(browsers_once, site):
    """A browser whose only way out allows the web site alone, and its gateway."""
    gateway = Gateway(Guard([place_of(site.url)]))
    browser = await browsers_once(gateway).launch_browser()
    yield browser, gateway
    await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def guarded(shut_in, site):
    """A page of that browser, with nothing of another, and the gateway."""
    browser, gateway = shut_in
    site.pages.clear()
    site.requests.clear()
    context = await browser.new_context()
    yield await context.new_page(), gateway
    await context.close()


async def test_a_page_of_a_named_place_is_loaded(guarded, site):
    page, _ = guarded
    site.page("/", "<h1>뉴스</h1>")
    await page.goto(f"{site.url}/")
    assert await page.inner_text("h1") == "뉴스"


async def test_a_redirect_of_the_page_to_a_private_address_is_not_followed(guarded, site, secret):
    page, gateway = guarded
    site.page("/", "", status=302, Location=f"http://{secret.place}/")
    with pytest.raises(Error, match="ERR_SOCKS_CONNECTION_FAILED"):
        await page.goto(f"{site.url}/")
    assert secret.visits == 0
    assert gateway.why(secret.place) == f"{secret.place} is no public address"


@pytest.mark.parametrize(
    "way",
    [
        "<img src='http://{place}/'>",
        "<iframe src='http://{place}/'></iframe>",
        "<script>fetch('http://{place}/', {{mode: 'no-cors'}})</script>",
        "<script>fetch('/redirect', {{mode: 'no-cors'}})</script>",
        "<script>new WebSocket('ws://{place}/')</script>",
        WORKER,
        "<script>location = 'http://{place}/'</script>",
        "<link rel='prefetch' href='http://{place}/'>",
    ],
    ids=["picture", "frame", "fetch", "redirected-fetch", "websocket", "worker", "navigation", "prefetch"],
)
async def test_nothing_on_a_page_reaches_a_private_address(guarded, site, secret, way):
    page, gateway = guarded
    site.page("/", way.format(place=secret.place))
    site.page("/redirect", "", status=302, Location=f"http://{secret.place}/")
    await page.goto(f"{site.url}/", wait_until="commit")
    # The gateway notes what it refused; the page cannot tell when a worker has tried.
    for _ in range(200):
        if gateway.why(secret.place):
            break
        await page.wait_for_timeout(50)
    assert gateway.why(secret.place)
    assert secret.visits == 0


async def test_a_name_that_leads_into_a_private_network_is_refused(guarded, site):
    page, gateway = guarded
    port = site.url.rpartition(":")[2]
    with pytest.raises(Error, match="ERR_SOCKS_CONNECTION_FAILED"):
        await page.goto(f"http://localhost:{port}/")
    assert "no public address" in (gateway.why(f"localhost:{port}") or "")
    assert not site.requests


async def test_other_ports_of_a_named_host_stay_closed(guarded, secret):
    page, _ = guarded
    with pytest.raises(Error, match="ERR_SOCKS_CONNECTION_FAILED"):
        await page.goto(f"http://{secret.place}/")
    assert secret.visits == 0


async def test_what_speaks_no_socks_is_hung_up_on():
    gateway = Gateway(Guard([]))
    port = int((await gateway.start()).rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"\x04\x01\x00\x50")  # SOCKS 4
    try:
        answer = await asyncio.wait_for(reader.read(), 10)
    except ConnectionResetError:
        answer = b""
    assert answer == b""
    writer.close()
    await gateway.stop()
