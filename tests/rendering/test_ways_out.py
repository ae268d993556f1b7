"""More than a hundred ways out of a page, and nobody in the operator's network is reached by any of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

import pytest
from playwright.async_api import Browser
from scrapy.settings import Settings
from scrapy_playwright.handler import Config
from scrapy_playwright.provider import PlaywrightBrowserProvider

from newscrawl.addresses import place_of
from newscrawl.middlewares.guard import Guard
from newscrawl.rendering.confinement import Confinement
from newscrawl.rendering.gateway import Gateway
from tests.rendering.canaries import Canaries, own_addresses
from tests.rendering.test_confinement import granted
from tests.rendering.ways import MARKUP, SCRIPTS, pages

# From the strongest that the system grants to what switches do alone. Outside of namespaces root's Chromium
# has no sandbox.
CONFINEMENTS = {
    "granted": granted(),
    "filter": Confinement(sandbox=False, streams_only=True),
    "switches": Confinement(sandbox=False),
}
SERVICE_WORKER = "fetch(decodeURIComponent(location.search.slice(1)), {mode: 'no-cors'})"
SECONDS = 60


class RecordingGuard(Guard):
    """Remembers every place that it is asked about."""

    def __init__(self, allowed: list[str]) -> None:
        super().__init__(allowed)
        self.asked: set[tuple[str, int]] = set()

    def refusal(self, host: str, port: int) -> str | None:
        self.asked.add((host, port))
        return super().refusal(host, port)


@pytest.fixture
async def canaries() -> AsyncIterator[Canaries]:
    """Listening on every address of the machine."""
    listening = Canaries()
    await listening.start()
    yield listening
    await listening.stop()


@pytest.fixture
def paths(web_site, canaries) -> list[str]:
    """The paths of pages that try everything."""
    hosts = own_addresses()
    hosts.sort(key=lambda host: host != "127.0.0.1")
    way = f"http://127.0.0.1:{canaries.port}/way/"
    served = pages([f"{host}:{canaries.port}" for host in hosts])
    for path, text in served.items():
        web_site.page(path, text, Link=f"<{way}link-header>; rel=preload; as=fetch; crossorigin")
    web_site.page(
        "/redirect?" + quote(f"{way}fetch-redirected", safe=""), "", 302, Location=f"{way}fetch-redirected"
    )
    worker = "/service.js?" + quote(f"{way}service-worker", safe="")
    web_site.page(worker, SERVICE_WORKER, Content_Type="text/javascript")
    web_site.page(
        "/reports", "<img src=/x>", Content_Security_Policy=f"img-src 'none'; report-uri {way}csp-report",
        Reporting_Endpoints=f'default="{way}reporting"', NEL='{"report_to":"default","max_age":9}',
        Report_To=f'{{"group":"default","max_age":9,"endpoints":[{{"url":"{way}report-to"}}]}}',
    )  # fmt: skip
    return list(served)


async def visit(browser: Browser, web_site, paths: list[str]) -> dict[str, str]:
    """Load the pages and wait until all that they try is over; what came of it."""
    tried: dict[str, str] = {}
    for path in paths:
        page = await browser.new_page()  # without what a crawl's contexts refuse besides
        async with asyncio.timeout(SECONDS):
            await page.goto(web_site.url + path, wait_until="commit")
            await page.wait_for_function("!!window.all && document.readyState === 'complete'")
            tried |= await page.evaluate("window.all")
        await page.context.close()
    return tried


@pytest.mark.parametrize("confinement", CONFINEMENTS)
async def test_no_way_out_of_a_page_reaches_the_operator_s_network(
    browsers, web_site, canaries, paths, confinement
):
    guard = RecordingGuard([place_of(web_site.url)])
    browser = await browsers(Gateway(guard), CONFINEMENTS[confinement]).launch_browser()
    tried = await visit(browser, web_site, paths)
    await browser.close()
    assert len(tried.keys() | MARKUP.keys()) >= 100
    assert (canaries.asked, canaries.datagrams) == ([], 0)
    # And Chromium asks for nothing on its own behalf.
    site_port = int(web_site.url.rpartition(":")[2])
    assert {port for _, port in guard.asked} == {site_port, canaries.port}


async def test_they_are_ways_where_the_guard_lets_them(browsers, web_site, canaries, paths):
    gateway = Gateway(Guard([place_of(web_site.url), f"127.0.0.1:{canaries.port}"]))
    browser = await browsers(gateway).launch_browser()
    await visit(browser, web_site, paths)
    await browser.close()
    arrived = set(canaries.asked) & (MARKUP.keys() | SCRIPTS.keys())
    assert len(arrived) >= 60, sorted(arrived)


@asynccontextmanager
async def unconfined(chromium: str) -> AsyncIterator[Browser]:
    """A browser as Playwright starts it."""
    settings = Settings({"PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": chromium}})
    provider = PlaywrightBrowserProvider(Config.from_settings(settings))
    await provider.start()
    browser = await provider.launch_browser()
    yield browser
    await browser.close()
    await provider.close()


async def test_datagrams_come_from_a_browser_that_nobody_shuts_in(chromium, web_site, canaries, paths):
    assert "/past-proxies" in paths
    async with unconfined(chromium) as browser:
        await visit(browser, web_site, ["/past-proxies"])
    assert canaries.datagrams > 0
