"""Which Chromium is taken, and what is said where there is none."""

import pytest

from newscrawl.rendering.chromium import find_chromium
from newscrawl.rendering.errors import BrowserMissingError


def program(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_named_program_is_taken_before_all_others(tmp_path):
    named = program(tmp_path / "mine/chrome")
    program(tmp_path / "bin/chromium")
    assert find_chromium(named, {"PATH": str(tmp_path / "bin")}) == named


def test_playwright_s_own_is_taken_before_the_system_s_and_the_newest_first(tmp_path):
    program(tmp_path / "bin/chromium")
    program(tmp_path / "home/.cache/ms-playwright/chromium-1100/chrome-linux/chrome")
    newest = program(tmp_path / "home/.cache/ms-playwright/chromium-1200/chrome-linux/chrome")
    assert find_chromium(None, {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "home")}) == newest


def test_playwright_s_browsers_are_looked_for_where_it_was_told_to_put_them(tmp_path):
    own = program(tmp_path / "browsers/chromium-1200/chrome-linux64/chrome")
    assert find_chromium(None, {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "browsers")}) == own


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
def test_a_browser_of_the_system_is_found(tmp_path, name):
    installed = program(tmp_path / "bin" / name)
    assert find_chromium(None, {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}) == installed


def test_without_any_one_line_says_how_to_get_one(tmp_path):
    with pytest.raises(BrowserMissingError, match="install") as raised:
        find_chromium(None, {"PATH": str(tmp_path), "HOME": str(tmp_path)})
    assert "\n" not in str(raised.value)


def test_a_named_program_that_is_none_is_an_error_and_not_replaced(tmp_path):
    program(tmp_path / "bin/chromium")
    with pytest.raises(BrowserMissingError, match="PLAYWRIGHT_CHROMIUM=/no/such/browser is no program"):
        find_chromium("/no/such/browser", {"PATH": str(tmp_path / "bin")})
