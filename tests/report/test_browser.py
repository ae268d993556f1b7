"""The report as people have it: opened from disk, by pointer, by keyboard, on paper and on phones."""

from datetime import timedelta

import pytest

from newscrawl.store import Store
from newscrawl.text import KST
from tests.axe import looking, serious_faults
from tests.looks import PICTURES, looks, missed_by_tab, wider_than_its_window
from tests.report.conftest import NIGHT
from tests.store.samples import article, end, ranking

SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
HOSTILE = (
    SCRIPT,
    "\u202egnp.exe\u2066 뒤집힌 제목",
    "가나다" * 3_334,
    '"><svg onload=alert(1)>',
    "{{ 7*7 }}{% raw %}",
)


def opened(looked, path, theme="light"):
    looked.page.emulate_media(color_scheme=theme)
    looked.page.goto(path.as_uri())
    return looked.page


@pytest.fixture(scope="module")
def reports(write, day_url, day_report):
    """The night in each language."""
    return {"ko": day_report, "en": write(day_url, "en")}


def others(looked):
    """What a report asked for besides itself."""
    return [url for url in looked.requests if not url.startswith(("data:", "file:"))]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_opens_without_an_error_or_a_request_and_all_can_use_it(browser, reports, language) -> None:
    with looking(browser) as looked:
        page = opened(looked, reports[language])
        for width, theme in looks(page, f"report/day-{language}"):
            assert wider_than_its_window(page) == 0, (width, theme)
        assert page.evaluate("document.documentElement.lang") == language
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.emulate_media(color_scheme="light" if language == "ko" else "dark")
        assert serious_faults(page) == []
        assert (looked.console, others(looked)) == ([], [])
    kept = {one.name for one in (PICTURES / "report").glob(f"day-{language}-*.png")}
    assert len(kept) >= 6


def test_it_is_used_by_keyboard(browser, day_report) -> None:
    with looking(browser) as looked:
        assert missed_by_tab(opened(looked, day_report)) == []


@pytest.mark.parametrize("bypass_csp", [False, True])
def test_a_request_elsewhere_is_refused_by_the_policy_and_would_be_noticed(
    browser, day_report, bypass_csp
) -> None:
    elsewhere = "http://127.0.0.1:1/"
    with looking(browser, bypass_csp=bypass_csp) as looked:
        opened(looked, day_report).evaluate(f"fetch('{elsewhere}').catch(() => null)")
        assert others(looked) == ([elsewhere] if bypass_csp else [])
        assert {"Content Security Policy" in one for one in looked.console} == {not bypass_csp}


def test_entries_of_a_chart_are_reached_by_keyboard(browser, day_report) -> None:
    with looking(browser) as looked:
        page = opened(looked, day_report)
        stops = page.locator(".bumps .track[tabindex='0']")
        assert stops.count() == page.locator(".bumps").count() == 2
        stops.first.focus()
        told = page.locator(".track:focus .told p")
        first = told.inner_text()
        assert told.is_visible()
        seen = {first}
        number = page.locator(".bumps").first.locator(".track").count()
        for _ in range(number - 1):
            page.keyboard.press("ArrowRight")
            seen.add(told.inner_text())
        assert len(seen) == number
        page.keyboard.press("Home")
        assert told.inner_text() == first
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.standing a')")


def test_everything_is_there_without_a_script(browser, day_report) -> None:
    with looking(browser, java_script_enabled=False) as looked:
        page = opened(looked, day_report)
        tracks = page.locator(".bumps .track")
        assert page.locator(".bumps .track[tabindex='0']").count() == tracks.count() > 20
        assert not page.locator("button.theme").is_visible()
        page.locator("#moves-1 summary").click()
        assert page.locator("#moves-1 details table").is_visible()


def test_pointing_at_a_line_tells_its_article(browser, day_report) -> None:
    with looking(browser) as looked:
        page = opened(looked, day_report)
        track = page.locator(".bumps .track").last
        assert not track.locator(".told p").is_visible()
        track.scroll_into_view_if_needed()
        # A line has no height of its own to point at: its middle is.
        box = track.locator(".step").first.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert track.locator(".told p").is_visible()


def test_the_theme_is_changed_by_its_button(browser, day_report) -> None:
    with looking(browser) as looked:
        page = opened(looked, day_report)
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.locator("button.theme").click()
        dark = page.evaluate(paper)
        page.locator("button.theme").click()
        assert (light != dark, page.evaluate(paper)) == (True, light)


def hostile_store(tmp_path):
    url = f"sqlite:///{tmp_path}/hostile.db"
    store = Store(url)
    lists = {
        "mainnews": {"list": "mainnews", "name": SCRIPT, "section": f"경제{SCRIPT}"},
        "trending": {"list": "trending", "name": f"많이 본{SCRIPT}", "tab": SCRIPT, "section": None},
    }
    for look in range(3):
        at = NIGHT.since + timedelta(hours=1, minutes=20 * look)
        run = f"run-{look}"
        ranks = [
            ranking(number, 1 + (number + look) % len(HOSTILE), **names, title=title, publisher=title,
                    url=f"javascript:document.title='taken'//{number}", run=run, observed_at=at)
            for names in lists.values()
            for number, title in enumerate(HOSTILE)
        ]  # fmt: skip
        changed = [
            article(number, title=f"{title} {look}", publisher=title, section=title,
                    url=f"javascript:document.title='taken'//{number}", published_at=at, crawled_at=at)
            for number, title in enumerate(HOSTILE)
        ]  # fmt: skip
        store.commit(run, changed, ranks)
        end(store, run, site="demo", started=at)
    store.close()
    return url


def test_what_pages_say_is_text(browser, write, tmp_path) -> None:
    with looking(browser, width=390) as looked:
        page = opened(looked, write(hostile_store(tmp_path), "en"))
        assert looked.console == []
        assert page.title().startswith("News report")
        assert page.locator("img, a[href^='javascript']").count() == 0
        assert page.locator("script").count() == 1
        shown = page.locator("#mainnews").inner_text() + page.locator("#headlines").inner_text()
        assert "<script>document.title='taken'</script>" in shown
        assert "{{ 7*7 }}{% raw %}" in shown
        assert "\u202e" not in page.content()
        assert "뒤집힌 제목" in shown
        assert max(map(len, shown.split("\n"))) < 600, "ten thousand characters are cut"
        for width, _ in looks(page, "report/hostile-en"):
            assert wider_than_its_window(page) == 0, width
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert serious_faults(page) == []


def test_an_empty_store_and_a_single_look_are_designed(browser, write, tmp_path) -> None:
    url = f"sqlite:///{tmp_path}/empty.db"
    Store(url).close()
    with looking(browser) as looked:
        page = opened(looked, write(url))
        assert looked.console == []
        assert page.locator(".empty").count() == 6
        assert [
            one for one in looks(page, "report/empty-ko", (390, 1440)) if wider_than_its_window(page)
        ] == []
        assert serious_faults(page) == []
    store = Store(url)
    at = (NIGHT.since + timedelta(hours=7)).astimezone(KST)
    ranks = [
        ranking(n, n, list="trending", name="많이 본 뉴스", run="one", observed_at=at) for n in (1, 2, 3)
    ]
    store.commit("one", [], ranks)
    end(store, "one", site="demo", started=at)
    store.close()
    with looking(browser) as looked:
        page = opened(looked, write(url))
        assert page.locator(".bumps").count() == 0
        assert page.locator(".standing li").count() == 3
        assert [
            one for one in looks(page, "report/one-look-ko", (390, 1440)) if wider_than_its_window(page)
        ] == []
        assert "07:00에 한 번만 확인했습니다" in page.locator("#moves").inner_text()


def test_it_prints_in_dark_rooms_on_white(browser, day_report) -> None:
    with looking(browser) as looked:
        page = opened(looked, day_report)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 29, 33)"
        assert not page.locator("nav").is_visible()
        assert len(page.pdf()) > 20_000
