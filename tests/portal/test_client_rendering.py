"""The portal whose pages are rendered in the browser: an empty page, a script, and an API on another port."""

import aiohttp
import pytest
from lxml import html

from newscrawl.portal.client import API_KEY
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.process import PortalProcess
from newscrawl.portal.server import Portal
from newscrawl.portal.weather import Weather

KEY = {"X-Api-Key": API_KEY}


def client_portal(**weather):
    clock = PortalClock(NEWEST, running=False)
    return Portal(60, 7, clock=clock, client=Weather(**weather))


@pytest.fixture
async def rendered():
    async with client_portal() as portal:
        yield portal


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/category/economy?page=2",
        "/category/2/news/90000000",
        "/trend",
    ],
)
async def test_every_page_is_served_empty(rendered, client, path):
    async with client.get(rendered.url + path) as response:
        assert response.status == 200
        page = html.fromstring(await response.text())
    assert page.xpath("id('root')")[0].text_content().strip() == ""
    assert page.findtext(".//title") == "React App"
    assert not page.xpath("//a")


async def test_the_script_is_told_where_the_api_is(rendered, client):
    async with client.get(rendered.url) as response:
        script = html.fromstring(await response.text()).xpath("//script[@data-api]")[0]
    assert script.get("data-api") == rendered.api_url != rendered.url
    async with client.get(rendered.url + script.get("src")) as response:
        assert response.status == 200
        assert response.content_type == "text/javascript"


async def test_the_pages_host_answers_no_api_and_the_api_host_no_page(rendered, client):
    async with client.get(rendered.url + "/v1/news", headers=KEY) as response:
        assert response.status == 404
    async with client.get(rendered.api_url + "/trend", headers=KEY) as response:
        assert response.status == 404


async def test_the_api_answers_nobody_without_the_front_end_s_key(rendered, client):
    async with client.get(rendered.api_url + "/v1/news") as response:
        assert response.status == 401
        assert (await response.json())["data"] is None
    async with client.get(rendered.api_url + "/v1/news?size=3", headers=KEY) as response:
        assert response.status == 200
        assert len((await response.json())["data"]["newsList"]["content"]) == 3


async def test_a_browser_may_ask_from_the_pages_origin(rendered, client):
    asked = {"Origin": rendered.url, "Access-Control-Request-Headers": "x-api-key"}
    async with client.options(rendered.api_url + "/v1/news", headers=asked) as response:
        assert response.status == 204
        assert response.headers["Access-Control-Allow-Headers"] == "X-Api-Key"
    for path, status in (("/v1/news", 200), ("/v1/news/1/5", 404)):
        async with client.get(rendered.api_url + path, headers=KEY) as response:
            assert response.status == status
            assert response.headers["Access-Control-Allow-Origin"] == "*"


async def test_one_call_in_so_many_fails_and_the_next_one_works():
    async with client_portal(failing=3) as portal, aiohttp.ClientSession() as client:
        statuses = []
        for _ in range(6):
            async with client.get(portal.api_url + "/v1/news", headers=KEY) as response:
                statuses.append(response.status)
    assert statuses == [200, 200, 503, 200, 200, 503]


async def test_a_slow_api_takes_its_time():
    async with client_portal(delay=0.3) as portal, aiohttp.ClientSession() as client:
        with pytest.raises(TimeoutError):
            await client.get(
                portal.api_url + "/v1/news", headers=KEY, timeout=aiohttp.ClientTimeout(total=0.15)
            )
        async with client.get(portal.api_url + "/v1/news", headers=KEY) as response:
            assert response.status == 200


def test_a_negative_delay_or_share_is_no_weather():
    with pytest.raises(ValueError, match="cannot be negative"):
        Weather(delay=-1)
    with pytest.raises(ValueError, match="cannot be negative"):
        Weather(failing=-1)


async def test_the_process_tells_both_addresses(client):
    async with PortalProcess(30, client=Weather(failing=1)) as portal:
        async with client.get(portal.url) as response:
            assert portal.api_url in await response.text()
        async with client.get(portal.api_url + "/v1/news", headers=KEY) as response:
            assert response.status == 503


async def test_robots_allow_everything(rendered, client):
    async with client.get(rendered.url + "/robots.txt") as response:
        assert "Disallow:\n" in await response.text()
