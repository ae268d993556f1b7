"""The documentation as a site, in a real browser: its search, its languages, nothing from elsewhere."""

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.docs.pages import DOCS

SITE = DOCS.parent / "build" / "site"
pytestmark = [
    pytest.mark.skipif(not SITE.is_dir(), reason="needs the site: make site"),
    pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium"),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """The site on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def test_a_korean_word_is_found_and_nothing_is_asked_elsewhere(origin: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{origin}/ko/index.html")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("노출")  # as an input method does: the page has 노출되었나
    page.keyboard.press("End")
    page.locator(".md-search-result__link[href*='ko/data.html']").first.wait_for()
    assert [url for url in asked if not url.startswith(f"{origin}/")] == []
    assert any(url.endswith("search_index.json") for url in asked)


def test_a_page_leads_to_its_other_language(origin: str, page: Page) -> None:
    page.goto(f"{origin}/tutorial.html")
    link = page.locator(".md-select__link[hreflang=ko]")
    page.goto(f"{origin}/{link.get_attribute('href')}")
    assert page.url == f"{origin}/ko/tutorial.html"
    assert page.locator("h1").inner_text().startswith("첫 수집")
    assert page.locator("article a[href='tutorial.html']").count() == 0


def test_a_picture_stands_where_the_korean_page_wants_it(origin: str, page: Page) -> None:
    page.goto(f"{origin}/ko/tutorial.html")
    assert page.evaluate("document.querySelector('article img').naturalWidth") > 400


def test_every_page_of_the_docs_is_there(origin: str) -> None:
    built = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")}
    wanted = {
        path.relative_to(DOCS).with_suffix(".html").as_posix()
        for path in DOCS.rglob("*.md")
        if not path.name.endswith(".ko.md")
    }
    assert wanted | {f"ko/{name}" for name in wanted} <= built
