"""A small news site on loopback, whose list leads to twenty articles."""

import pytest

from tests.crawl.council import article, listing


@pytest.fixture
def news_site(web_site):
    web_site.page("/robots.txt", "User-agent: *\nAllow: /\n", Content_Type="text/plain")
    web_site.page("/", listing(range(10, 30)))
    for number in range(10, 30):
        web_site.page(f"/news/{number}", article(number))
    return web_site
