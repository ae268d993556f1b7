"""Cookies: off by default and not even imported, and Scrapy's own where they are asked for."""

import subprocess
import sys

import pytest
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.cookies import OptionalCookies


def test_scrapys_own_where_cookies_are_on() -> None:
    crawler = get_crawler(settings_dict={"COOKIES_ENABLED": True})
    assert isinstance(OptionalCookies.from_crawler(crawler), CookiesMiddleware)


def test_none_where_cookies_are_off() -> None:
    with pytest.raises(NotConfigured):
        OptionalCookies.from_crawler(get_crawler(settings_dict={"COOKIES_ENABLED": False}))


def test_what_only_cookies_need_is_not_imported() -> None:
    code = (
        "import sys; from scrapy.utils.misc import load_object; from newscrawl import settings\n"
        "[load_object(path) for path, place in settings.DOWNLOADER_MIDDLEWARES.items() if place]\n"
        "print('tldextract' in sys.modules, 'requests' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "False"]
