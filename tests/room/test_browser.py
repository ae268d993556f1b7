"""The room in Chromium: a quiet console, no request elsewhere, no serious fault, all of it by keyboard."""

import threading
import urllib.parse
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.types import ASGIApp

from newscrawl.room.app import make_app
from newscrawl.room.server import listening, serve
from newscrawl.room.views import VIEWS
from newscrawl.store import Store
from tests.axe import Looked, looking, serious_faults
from tests.docs.newsday import LATE, LINE_2, at
from tests.looks import PICTURES, THEMES, WIDTHS, looks, missed_by_tab, wider_than_its_window
from tests.room.asking import room_over
from tests.room.conftest import Morning

# What a room shows besides a page of each view.
MORE = {
    "then": "/?at=2026-11-24T08:10",
    "hole": "/?at=2026-11-24T09:20",
    "story": "/articles/demo:7",
    "nothing": "/search?q=없는말",
    "unsearched": "/search",
    "none": "/changes?class=withdrawal",
    "wrong": "/?at=x",
    "gone": "/articles/demo:99",
}
LANGUAGES = {"ko": "ko-KR", "en": "en-GB"}


def served(app: ASGIApp) -> str:
    """The address of an application that is served as ``scrapy serve`` serves it."""
    begun, on = threading.Event(), listening("127.0.0.1", 0)
    # A thread's server hears no signal; it ends with the tests' process.
    threading.Thread(target=serve, args=(app, on, begun.set), daemon=True).start()
    assert begun.wait(30)
    return f"http://127.0.0.1:{on.getsockname()[1]}"


@pytest.fixture(scope="module")
def room(furnished: Morning) -> tuple[str, dict[str, str]]:
    """The address of a room that is served, and the addresses of every kind of its pages."""
    app = make_app(room_over(furnished.url, at("09:35"), write=True))
    return served(app), {**furnished.pages, **MORE}


def elsewhere(requests: list[str], own: str) -> list[str]:
    return [one for one in requests if urllib.parse.urlsplit(one).netloc != urllib.parse.urlsplit(own).netloc]


def faults(looked: Looked, base: str) -> list[str]:
    """What the console said and who else was asked. That a page answers something wrong is no fault."""
    answered = ("400 (Bad Request)", "404 (Not Found)")
    said = [one for one in looked.console if not any(status in one for status in answered)]
    return said + elsewhere(looked.requests, base)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_used_by_everybody(
    browser: Browser,
    room: tuple[str, dict[str, str]],
    language: str,
) -> None:
    base, pages = room
    with looking(browser, locale=LANGUAGES[language]) as looked:
        for name, path in pages.items():
            looked.page.goto(base + path)
            for width, theme in looks(looked.page, f"room/{name}-{language}"):
                assert wider_than_its_window(looked.page) == 0, (name, width)
                if (width, theme) == ((1440, "light") if language == "ko" else (390, "dark")):
                    assert serious_faults(looked.page) == [], (name, width, theme)
        assert faults(looked, base) == []
    kept = {one.name for one in (PICTURES / "room").glob(f"*-{language}-*.png")}
    assert kept >= {
        f"{name}-{language}-{width}-{theme}.png" for name in pages for width in WIDTHS for theme in THEMES
    }


def test_a_room_over_nothing_is_designed_too(
    browser: Browser,
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    Store(url).close()
    base = served(make_app(room_over(url, at("09:35"))))
    with looking(browser, locale="ko-KR") as looked:
        for view in VIEWS:
            if "{" in view.path:
                continue
            looked.page.goto(base + view.path)
            for width, _ in looks(looked.page, f"room/empty-{view.name}-ko", (390, 1440)):
                assert wider_than_its_window(looked.page) == 0, (view.name, width)
            assert serious_faults(looked.page) == [], view.name
        assert faults(looked, base) == []


def test_every_page_is_used_by_keyboard(
    browser: Browser,
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, locale="ko-KR") as looked:
        for name, path in pages.items():
            looked.page.goto(base + path)
            assert missed_by_tab(looked.page) == [], name


def test_what_cannot_be_reached_or_seen_is_noticed(
    browser: Browser,
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, locale="ko-KR", bypass_csp=True) as looked:
        page = looked.page
        page.goto(base + pages["runs"])
        page.evaluate("document.querySelector('.places a').tabIndex = -1")
        page.add_style_tag(content="th a:focus-visible { outline: none } body { min-width: 1500px }")
        page.evaluate("document.querySelector('.quick input').removeAttribute('id')")
        missed = missed_by_tab(page)
        assert [one for one in missed if one.startswith('not reached: <a href="/"')] != []
        assert [one for one in missed if one.startswith('not shown: <a href="/runs/')] != []
        assert wider_than_its_window(page) == 1500 - 1280
        page.evaluate("document.querySelector('.quick label').remove()")
        page.evaluate("document.querySelector('.quick input').placeholder = ''")
        assert [one for one in serious_faults(page) if one.startswith("label:")] != []
        page.evaluate("fetch('http://127.0.0.1:1/').catch(() => null)")
        assert [one for one in faults(looked, base) if one.startswith("http://127.0.0.1:1/")] != []


def focused(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.textContent || document.activeElement.name).trim()"))


def test_keys_lead_from_headline_to_headline_and_from_change_to_change(
    browser: Browser,
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280, locale="ko-KR") as looked:
        page = looked.page
        page.goto(base + pages["then"])
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
    browser: Browser,
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280) as looked:
        page = looked.page
        page.goto(base + pages["then"])
        slider = page.locator("#minutes")
        assert slider.input_value() == str(8 * 60 + 10)
        slider.press("ArrowRight")
        page.wait_for_url("**at=2026-11-24T08%3A11")
        page.locator("[data-theme-button]").click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page.reload()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_without_scripts_links_and_forms_do_the_same(
    browser: Browser,
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280, locale="ko-KR", java_script_enabled=False) as looked:
        page = looked.page
        page.goto(base + pages["then"])
        assert not page.locator("#minutes").is_visible()
        page.locator("#at").fill("2026-11-24T08:35")
        page.locator(".go button").click()
        assert page.locator(".trending .headline").first.text_content() == LATE
        page.locator(".trending .headline").first.click()
        assert page.locator("h1").text_content() == LINE_2
        page.get_by_role("link", name="English").click()
        assert page.locator("#versions").text_content() == "What changed"


def test_a_kept_page_loads_nothing_and_runs_nothing(
    browser: Browser,
    room: tuple[str, dict[str, str]],
) -> None:
    base, pages = room
    with looking(browser, width=1280) as looked:
        looked.page.goto(base + pages["refused"])
        looked.page.locator("iframe").scroll_into_view_if_needed()
        frame = looked.page.frame_locator("iframe")
        assert frame.locator("p").first.text_content() == "거절된 글"
        assert elsewhere(looked.requests, base) == []
        looked.page.goto(f"{base}/kept{pages['refused']}")
        assert looked.page.evaluate("self.origin") == "null"
        assert elsewhere(looked.requests, base) == []
