"""What scripts of a page may not: each is tried in a page of a crawl, as if somebody had just clicked."""

import pytest
from scrapy.settings import Settings

from newscrawl.addresses import place_of
from newscrawl.middlewares.guard import Guard
from newscrawl.rendering.gateway import Gateway
from newscrawl.rendering.pool import PagePool
from newscrawl.rendering.settings import enable

PERMISSIONS = (
    "geolocation", "notifications", "push", "clipboard-read", "clipboard-write", "camera", "microphone",
    "midi", "persistent-storage", "background-sync", "payment-handler", "screen-wake-lock", "local-fonts",
    "window-management", "idle-detection", "local-network-access",
)  # fmt: skip
MARKUP = """<p>문서</p><input type=file><a href=/file>받기</a><iframe name=frame></iframe>"""
CHOOSING = """
new Promise(done => {
    const field = document.querySelector("input");
    field.oncancel = () => done("none");
    field.onchange = () => done(field.files.length);
    field.click();
})
"""
# A picker that opens while the last one still closes is "already active": no file is given either way.
REFUSED = ".catch(e => ['AbortError', 'NotAllowedError'].includes(e.name) ? 'refused' : e.name)"
# An expression, and what it gives: evaluated as if the user had clicked.
TRIED = {
    "place": ("new Promise(done => navigator.geolocation.getCurrentPosition(done, e => done(e.code)))", 1),
    "notices": ("Notification.requestPermission()", "denied"),
    "reading the clipboard": ("navigator.clipboard.readText().catch(e => e.name)", "NotAllowedError"),
    "writing the clipboard": ("navigator.clipboard.writeText('x').catch(e => e.name)", "NotAllowedError"),
    "opening files": (f"showOpenFilePicker(){REFUSED}", "refused"),
    "opening folders": (f"showDirectoryPicker(){REFUSED}", "refused"),
    "saving files": (f"showSaveFilePicker(){REFUSED}", "refused"),
    "choosing files": (CHOOSING, "none"),
    "microphone": ("navigator.mediaDevices.getUserMedia({audio: true}).catch(e => typeof e)", "object"),
    "keeping data": ("navigator.storage.persist()", False),
    "dialogs": ("[alert('x'), confirm('x'), prompt('x', 'y')]", [None, False, None]),
    "fetching files": ("fetch('file:///etc/hostname').catch(e => e.name)", "TypeError"),
    "windows of files": ("open('file:///etc/hostname')", None),
    "windows of the browser's own pages": ("open('chrome://version')", None),
    "WebRTC": ("typeof RTCPeerConnection", "undefined"),
    "WebRTC of a frame": ("typeof frames[0].RTCPeerConnection", "undefined"),
    "being on line": ("navigator.onLine", True),
}  # fmt: skip


@pytest.fixture
async def page(chromium, browsers, web_site):
    """A page of a crawl's own, on the web site."""
    settings = Settings({"PLAYWRIGHT_CHROMIUM": chromium, "USER_AGENT": "newscrawl"})
    enable(settings)
    web_site.page("/", MARKUP)
    web_site.page("/file", "x" * 100, Content_Disposition="attachment; filename=kept.txt")

    async def nothing(page):
        """Prepares no page."""

    provider = browsers(Gateway(Guard([place_of(web_site.url)])))
    options = settings.getdict("BROWSER_CONTEXT")
    pool = PagePool(provider.launch_browser, nothing, options, most=1, uses=9, count=lambda _: None)
    async with pool.page() as taken:
        await taken.goto(f"{web_site.url}/")
        yield taken
    await pool.close()


async def test_every_permission_is_denied_without_anyone_being_asked(page):
    states = {
        name: await page.evaluate(
            "name => navigator.permissions.query({name, userVisibleOnly: true}).then(one => one.state)", name
        )
        for name in PERMISSIONS
    }
    assert states == dict.fromkeys(PERMISSIONS, "denied")


async def test_nothing_that_scripts_ask_for_is_granted(page):
    assert {what: await page.evaluate(tried) for what, (tried, _) in TRIED.items()} == {
        what: given for what, (_, given) in TRIED.items()
    }


async def test_no_download_is_kept(page):
    async with page.expect_download() as started:
        await page.evaluate("document.querySelector('a').click()")
    download = await started.value
    assert "accept_downloads=True" in (await download.failure() or "")  # Playwright's word for refused


@pytest.mark.parametrize("address", ["file:///etc/hostname", "chrome://version", "view-source:http://a/"])
async def test_a_page_cannot_go_to_such_an_address(page, web_site, address):
    async with page.expect_console_message(lambda said: "Not allowed" in said.text):
        await page.evaluate("address => { location.href = address; }", address)
    assert page.url == f"{web_site.url}/"
