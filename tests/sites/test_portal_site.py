"""The declaration of the bundled portal, applied to the portal itself."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import aiohttp
import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article, Ranking
from newscrawl.pages import read_article
from newscrawl.pages.lists import read_list_page
from newscrawl.portal import truth
from newscrawl.portal.beats import GROUPS
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.rankings import rankings_at
from newscrawl.portal.server import Portal as Server
from newscrawl.sites import registry
from newscrawl.sites.identity import identify
from newscrawl.sites.portal import Newsmaru
from newscrawl.sites.systems.dctrend import DcTrend

AT = NEWEST + timedelta(hours=4)
# Fields that a rule reads and no cleaning of the publisher's HTML is needed for.
RULED = (
    *("id", "url", "source_url", "site", "publisher", "section", "title", "subtitle", "published_at"),
    *("modified_at", "tags", "comment_count", "reactions"),
)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server(150, 7, clock=PortalClock(AT, running=False)) as served:
        yield served


@pytest.fixture
def site(server: Server) -> Newsmaru:
    found = registry.declared().placed("portal", server.url).get("portal")
    assert isinstance(found, Newsmaru)
    return found


async def fetched(session: aiohttp.ClientSession, address: str) -> HtmlResponse:
    async with session.get(address) as response:
        headers = {"Content-Type": response.headers["Content-Type"]}
        return HtmlResponse(address, body=await response.read(), headers=headers)


async def read_lists(server: Server, site: Newsmaru) -> list[Ranking]:
    found = []
    async with aiohttp.ClientSession() as session:
        for source in site.lists:
            address: str | None = source.first(server.url, date(2025, 2, 5))
            above = 0
            while address:
                page = read_list_page(await fetched(session, address), site, source)
                for ranking in page.rankings:
                    assert ranking.rank is not None
                    ranking.rank += above
                above = page.rankings[-1].rank or 0
                found += page.rankings
                address = page.next_url
    return found


def shown(ranking: Ranking) -> tuple[object, ...]:
    """What a list shows; the address apart, which differs in boxes, but names the same article."""
    return (
        *(ranking.list, ranking.name, ranking.tab, ranking.section, ranking.rank, ranking.title),
        *(ranking.article_id, ranking.publisher, ranking.comment_count),
    )


async def test_lists_are_read_as_the_portal_made_them(server: Server, site: Newsmaru) -> None:
    expected = [shown(ranking) for ranking in rankings_at(server.newsroom, server.url, AT)]
    assert [shown(ranking) for ranking in await read_lists(server, site)] == expected
    assert len(expected) == 150 + 8 * 10 + 2 * 20


async def test_rules_read_what_the_portal_made(server: Server, site: Newsmaru) -> None:
    async with aiohttp.ClientSession() as session:
        for expected in truth.articles(server.newsroom, server.url, AT):
            assert expected.url is not None
            article: Article = read_article(await fetched(session, expected.url), site)
            for field in RULED:
                assert getattr(article, field) == getattr(expected, field), (expected.url, field)


@pytest.mark.parametrize(
    "path",
    [
        "/category/2/news/90000000",
        "/category/7/news/90000000?utm_source=portal&rank=3",
        "/m/category/2/news/90000000",
        "/ranking/news/90000000?from=main&rank=1",
        "/m/ranking/news/90000000",
    ],
)
def test_every_address_of_an_article_is_one_identity(path: str) -> None:
    site = registry.get("portal")
    assert site.native_id(f"http://127.0.0.1:8600{path}") == "90000000"
    assert identify(f"http://127.0.0.1:8600{path}").id == "portal:90000000"


@pytest.mark.parametrize("path", ["/", "/category/ECONOMY", "/category/2/news/", "/trend", "/ranking/TECH"])
def test_other_pages_are_no_articles(path: str) -> None:
    assert registry.get("portal").native_id(f"http://127.0.0.1:8600{path}") is None


def test_another_port_of_this_machine_is_another_site() -> None:
    assert registry.site_for("http://127.0.0.1:8600/").name == "portal"
    assert registry.site_for("http://127.0.0.1:8599/").name == ""
    assert registry.site_for("http://127.0.0.1/").name == ""


async def test_a_portal_that_is_placed_is_found(server: Server) -> None:
    sites = registry.declared().placed("portal", server.url)
    assert sites.site_for(f"{server.url}/trend").name == "portal"
    # The declaration itself stays where it was.
    assert registry.site_for(f"{server.url}/trend") is registry.GENERIC
    assert registry.get("portal").base_url == "http://127.0.0.1:8600/"


def test_sections_are_those_of_the_portal() -> None:
    declared = {source.section for source in Newsmaru.lists if source.section}
    assert declared == {group.name for group in GROUPS}


def test_a_portal_on_the_same_system_needs_its_host_alone() -> None:
    class Elsewhere(DcTrend):
        name = "elsewhere"
        domains = ("elsewhere.example",)

    assert Elsewhere().native_id("https://elsewhere.example/category/1/news/42") == "42"
    assert Elsewhere.rules is DcTrend.rules
    assert Elsewhere.kind == "portal"
