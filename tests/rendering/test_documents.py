"""Where a page leads by itself, robots.txt of that host is asked first."""

import pytest

from newscrawl.addresses import place_of
from tests.conftest import serving
from tests.rendering.scripted import SCRIPTED, TITLES

FORBIDS = "User-agent: *\nDisallow: /private\n"
WAYS = {
    "script": "<script>location.replace('{}')</script>",
    "refresh": "<meta http-equiv=refresh content='0;url={}'>",
    "form": "<form action='{}'></form><script>document.forms[0].submit()</script>",
}


def allowed(*sites):
    return "-s", "GUARD_ALLOWED=" + ",".join(place_of(site.url) for site in sites)


@pytest.fixture
def other_site():
    """Another site, whose robots.txt refuses a part of it."""
    with serving() as site:
        site.page("/robots.txt", FORBIDS, Content_Type="text/plain")
        site.page("/private", "<h1>비공개 문서가 열렸다</h1>")
        yield site


def test_a_redirect_to_what_robots_txt_refuses_is_not_followed(scripted_site, other_site, crawl):
    scripted_site.page("/article/10002", "", status=302, Location=f"{other_site.url}/private")
    result, articles = crawl(f"{scripted_site.url}/", *allowed(scripted_site, other_site))
    assert len(articles) == len(TITLES) - 1
    assert "/article/10002: refused by robots.txt" in result.stderr
    assert other_site.requests == ["/robots.txt"]


@pytest.mark.parametrize("way", WAYS)
def test_nor_does_a_page_go_there_by_itself(scripted_site, other_site, crawl, way):
    scripted_site.page("/article/10002", WAYS[way].format(f"{other_site.url}/private"))
    result, articles = crawl(f"{scripted_site.url}/", *allowed(scripted_site, other_site))
    assert len(articles) == len(TITLES) - 1
    assert "/article/10002: refused by robots.txt" in result.stderr
    assert other_site.requests == ["/robots.txt"]


def test_what_it_allows_is_followed(scripted_site, other_site, crawl):
    """Also while every place of the host is taken by pages that lead to the same host at another port."""
    for number in TITLES:
        other_site.page(f"/article/{number}", SCRIPTED)
        scripted_site.page(
            f"/article/{number}", "", status=302, Location=f"{other_site.url}/article/{number}"
        )
    for path in ("/app.js", "/data.json"):
        other_site.pages[path] = scripted_site.pages[path]
    result, articles = crawl(f"{scripted_site.url}/", *allowed(scripted_site, other_site))
    assert {one["title"] for one in articles} == set(TITLES.values()), result.stderr


def test_without_obedience_nobody_is_asked(scripted_site, other_site, crawl):
    scripted_site.page("/article/10002", "", status=302, Location=f"{other_site.url}/private")
    crawl(f"{scripted_site.url}/", *allowed(scripted_site, other_site), "-s", "ROBOTSTXT_OBEY=0")
    assert "/private" in other_site.requests
    assert "/robots.txt" not in other_site.requests
