"""The room in Chromium: a quiet console, no request elsewhere, no serious fault, all of it by keyboard."""

import threading
import urllib.parse
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from newscrawl.room.app import make_app
from newscrawl.room.server import listening, serve
from newscrawl.store import Store
from tests.axe import browser, looking, serious_faults  # noqa: F401 - a fixture
from tests.docs.newsday import LATE, LINE_2, at, build
from tests.room.asking import room_over

# Every kind of page; a list's and a refused page's names are of the store.
PAGES = {
    "front": "/?at=2026-11-24T08:10",
    "now": "/",
    "sides": "/sides",
    "list": "/lists/{list}?at=2026-11-24T08:10",
    "article": "/articles/demo:4",
    "story": "/articles/demo:7",
    "search": "/search?q=금리",
    "nothing": "/search?q=없는말",
    "changes": "/changes",
    "stories": "/stories?span=7d",
    "outlets": "/outlets",
    "runs": "/runs",
    "run": "/runs/run-doubtful",
    "withheld": "/withheld",
    "refused": "/refused/{refused}",
    "wrong": "/?at=x",
}
KEPT = """<style>body { background: url(https://evil.example/a.png) }</style><script>alert(1)</script>
<img src="https://evil.example/b.png"><p>거절된 글</p>"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """The address of a room that is served, and the addresses of its pages."""
    url = f"sqlite:///{tmp_path_factory.mktemp('room')}/news.db"
    build(url)
    with closing(Store(url)) as store:
        store.index_texts()
        store.quarantine("run", "https://a.kr/1", "no article", KEPT.encode(), "utf-8")
        [refused] = store.refused_pages(1)
        names = {"list": str(store.followed()[-1].key), "refused": refused.key}
    begun, app = threading.Event(), make_app(room_over(url, at("09:35")))
    on = listening("127.0.0.1", 0)
    # A thread's server hears no signal; it ends with the tests' process.
    threading.Thread(target=serve, args=(app, on, begun.set), daemon=True).start()
    assert begun.wait(30)
    base = f"http://127.0.0.1:{on.getsockname()[1]}"
    return base, {one: path.format(**names) for one, path in PAGES.items()}


def elsewhere(requests: list[str], own: str) -> list[str]:
    return [one for one in requests if urllib.parse.urlsplit(one).netloc != urllib.parse.urlsplit(own).netloc]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_can_be_used_by_everybody(
    browser: Browser,  # noqa: F811 - the fixture
    room: tuple[str, dict[str, str]],
    tmp_path: Path,
    theme: str,
) -> None:
    base, pages = room
    width, locale = (1440, "ko-KR") if theme == "light" else (390, "en-GB")
    with looking(browser, width=width, color_scheme=theme, locale=locale) as looked:
        for name, path in pages.items():
            looked.page.goto(base + path)
            assert serious_faults(looked.page) == [], name
            assert looked.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
            looked.page.screenshot(path=tmp_path / f"{name}-{width}-{theme}.png", full_page=True)
        said = [one for one in looked.console if "400 (Bad Request)" not in one]
        assert said == []
        assert elsewhere(looked.requests, base) == []
    assert len([*tmp_path.iterdir()]) == len(pages)


def focused(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.textContent || document.activeElement.name).trim()"))


def test_all_is_reached_by_keyboard(
    browser: Browser,  # noqa: F811
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280, locale="ko-KR") as looked:
        page = looked.page
        page.goto(base + pages["front"])
        page.keyboard.press("Tab")
        assert focused(page) == "본문 바로가기"
        everything = page.evaluate(
            "[...document.querySelectorAll('a, button, input, summary')]"
            ".filter(one => one.checkVisibility() && one.type !== 'hidden').length"
        )
        reached = {page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")}
        for _ in range(everything * 2):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        assert len(reached) >= everything
        page.goto(base + pages["front"])
        page.keyboard.press("j")
        page.keyboard.press("j")
        second = focused(page)
        page.keyboard.press("k")
        assert focused(page) != second
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/**")
        page.go_back()
        page.keyboard.press("]")
        page.wait_for_url("**at=2026-11-24T08:30")
        assert page.locator(".trending .headline").first.text_content() == LATE
        page.keyboard.press("/")
        page.keyboard.type("금리")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=**")
        assert page.locator("mark").first.text_content() == "금리"


def test_the_slider_moves_the_clock(
    browser: Browser,  # noqa: F811
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280) as looked:
        page = looked.page
        page.goto(base + pages["front"])
        slider = page.locator("#minutes")
        assert slider.input_value() == str(8 * 60 + 10)
        slider.press("ArrowRight")
        page.wait_for_url("**at=2026-11-24T08%3A11")
        page.locator("[data-theme-button]").click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page.reload()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_without_scripts_links_and_forms_do_the_same(
    browser: Browser,  # noqa: F811
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280, locale="ko-KR", java_script_enabled=False) as looked:
        page = looked.page
        page.goto(base + pages["front"])
        assert not page.locator("#minutes").is_visible()
        page.locator("#at").fill("2026-11-24T08:35")
        page.locator(".go button").click()
        assert page.locator(".trending .headline").first.text_content() == LATE
        page.locator(".trending .headline").first.click()
        assert page.locator("h1").text_content() == LINE_2
        page.get_by_role("link", name="English").click()
        assert page.locator("#versions").text_content() == "What changed"


def test_a_kept_page_loads_nothing_and_runs_nothing(
    browser: Browser,  # noqa: F811
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280) as looked:
        looked.page.goto(base + pages["refused"])
        looked.page.locator("iframe").scroll_into_view_if_needed()
        frame = looked.page.frame_locator("iframe")
        assert frame.locator("p").text_content() == "거절된 글"
        assert elsewhere(looked.requests, base) == []
        looked.page.goto(f"{base}/kept{pages['refused']}")
        assert looked.page.evaluate("self.origin") == "null"
        assert elsewhere(looked.requests, base) == []
