import pytest
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.settings import default_settings
from scrapy.utils.test import get_crawler

from newscrawl import settings
from newscrawl.middlewares.cookies import CookiesWhereKept


def test_cookies_are_kept_where_a_crawl_asks_for_it() -> None:
    crawler = get_crawler(settings_dict={"COOKIES_ENABLED": True})
    assert isinstance(CookiesWhereKept.from_crawler(crawler), CookiesMiddleware)


def test_without_cookies_there_is_no_middleware_for_them() -> None:
    with pytest.raises(NotConfigured):
        CookiesWhereKept.from_crawler(get_crawler(settings_dict={"COOKIES_ENABLED": False}))


def test_the_middleware_stands_where_scrapys_would_and_nothing_else_names_that() -> None:
    base = default_settings.DOWNLOADER_MIDDLEWARES_BASE
    ours = settings.DOWNLOADER_MIDDLEWARES_BASE
    assert list(ours.values()) == list(base.values())
    assert ours.keys() - base.keys() == {"newscrawl.middlewares.cookies.CookiesWhereKept"}
    assert base.keys() - ours.keys() == {"scrapy.downloadermiddlewares.cookies.CookiesMiddleware"}
