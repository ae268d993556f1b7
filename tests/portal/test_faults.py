"""What the portal serves when something is wrong with it: some answers change, the others do not."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest
from lxml import html

from newscrawl.portal.errors import PortalError
from newscrawl.portal.fault_lists import breath
from newscrawl.portal.faults import FAULTS, Suffering, described, named
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.server import Portal

LIST = "/category/POLITICS"
ARTICLE = "/category/1/news/89999999"
ROBOTS = "/robots.txt"
# What never answers, or ends the server, or serves pages too large for a test, has tests of its own.
SILENT = {"hanging", "vanishing", "robots-hang", "robots-reset"}
ANSWERING = [fault.name for fault in FAULTS if fault.name not in SILENT]
OF_LISTS = {fault.name for fault in FAULTS if fault.part in {"lists", "pages"}}
OF_ARTICLES = {fault.name for fault in FAULTS if fault.part in {"articles", "pages"}} | {"redirect-chain"}
# The first article asked for can be read: what is refused is the nineteen after it.
UNTOUCHED = {"forbidden": ARTICLE}


async def answer(portal: Portal, path: str, faults: str = "") -> tuple[int, bytes]:
    portal.faults.suffer(named(faults))
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(60)) as client,
        client.get(portal.url + path, allow_redirects=False) as response,
    ):
        return response.status, await response.read()


def rows(page: bytes) -> list[str]:
    return html.document_fromstring(page.decode()).xpath(
        "//div[@class='left']//a[contains(@href, '/news/')]/@href"
    )


@pytest.mark.parametrize("name", ANSWERING)
async def test_a_fault_changes_what_it_names_and_nothing_else(portal: Portal, name: str) -> None:
    changed = {
        path
        for path in (LIST, ARTICLE, ROBOTS)
        if await answer(portal, path) != await answer(portal, path, name)
    }
    wanted = {LIST} if name in OF_LISTS else set()
    wanted |= {ARTICLE} if name in OF_ARTICLES and UNTOUCHED.get(name) != ARTICLE else set()
    wanted |= {ROBOTS} if name.startswith("robots") or name == "slow-host" else set()
    assert changed == wanted


async def test_nineteen_of_twenty_are_forbidden(portal: Portal) -> None:
    portal.faults.suffer(named("forbidden"))
    async with aiohttp.ClientSession() as client:
        statuses = []
        for _ in range(40):
            async with client.get(portal.url + ARTICLE) as response:
                statuses.append(response.status)
    assert [number for number, status in enumerate(statuses) if status == 200] == [0, 20]
    assert set(statuses) == {200, 403}


async def test_a_short_list_keeps_its_first_entries(portal: Portal) -> None:
    sound = rows((await answer(portal, LIST))[1])
    assert rows((await answer(portal, LIST, "short-list"))[1]) == sound[:4]


async def test_a_cut_list_ends_in_the_middle(portal: Portal) -> None:
    sound, cut = (await answer(portal, LIST))[1], (await answer(portal, LIST, "cut-list"))[1]
    assert sound.startswith(cut)
    assert cut.count(b"hoverImgPt") == sound.count(b"hoverImgPt") // 2


async def test_every_address_serves_one_article(portal: Portal) -> None:
    pages = [
        await answer(portal, f"/category/1/news/{90_000_000 - index}", "one-article") for index in (1, 2, 3)
    ]
    assert {status for status, _ in pages} == {200}
    assert len({html.document_fromstring(page).findtext("head/title") for _, page in pages}) == 1


async def test_the_lists_of_yesterday_are_those_of_a_day_before(portal: Portal) -> None:
    portal.clock.turn(NEWEST - timedelta(hours=5))
    before = await answer(portal, LIST)
    portal.clock.turn(NEWEST + timedelta(hours=19))
    assert await answer(portal, LIST) != before
    assert await answer(portal, LIST, "standing-still") == before


async def test_paging_leads_on_for_ever_with_the_same_entries(portal: Portal) -> None:
    pages = [
        (await answer(portal, f"{LIST}?page={page}", "endless-paging"))[1].decode() for page in (1, 1000)
    ]
    assert rows(pages[0].encode()) == rows(pages[1].encode())
    assert f'href="{LIST}?page=1001"' in pages[1]


async def test_who_is_hung_up_on_gets_no_answer_until_the_portal_starts_again(portal: Portal) -> None:
    portal.faults.suffer(named("vanishing"))
    async with aiohttp.ClientSession() as client:
        for _ in range(5):
            async with client.get(portal.url + ARTICLE) as response:
                assert response.status == 200
        with pytest.raises(aiohttp.ClientError):
            await client.get(portal.url + ARTICLE)
        with pytest.raises(aiohttp.ClientConnectorError):
            await client.get(portal.url + LIST)
    url = portal.url
    await portal.stop()
    await portal.start()
    assert portal.url == url
    assert (await answer(portal, ARTICLE))[0] == 200


async def test_who_hangs_is_left_when_the_client_goes(portal: Portal) -> None:
    portal.faults.suffer(named("hanging"))
    async with aiohttp.ClientSession() as client:
        with pytest.raises(asyncio.TimeoutError):
            await client.get(portal.url + ARTICLE, timeout=aiohttp.ClientTimeout(0.2))
        async with client.get(portal.url + LIST) as response:
            assert response.status == 200


async def test_a_browser_that_has_the_page_sees_the_fault(portal: Portal) -> None:
    async with aiohttp.ClientSession() as client:
        async with client.get(portal.url + LIST) as response:
            known = {"If-None-Match": response.headers["ETag"]}
        portal.faults.suffer(named("short-list"))
        async with client.get(portal.url + LIST, headers=known) as response:
            assert response.status == 200


def test_lists_breathe_with_the_hours_and_the_days() -> None:
    wednesday = NEWEST.replace(hour=15)  # the first one of February: a day of elections
    thursday, saturday = wednesday + timedelta(days=1), wednesday + timedelta(days=3)
    night = thursday.replace(hour=3)
    assert breath(saturday) < breath(thursday) < breath(wednesday) == 1
    assert breath(night) < breath(thursday)


def test_every_fault_has_a_line_of_its_own() -> None:
    lines = described().splitlines()
    assert [line.split()[0] for line in lines] == [fault.name for fault in FAULTS]
    assert len({fault.help for fault in FAULTS}) == len(FAULTS)


def test_a_name_that_is_none_is_refused() -> None:
    assert [fault.name for fault in named("gone, robots")] == ["gone", "robots"]
    assert named("") == Suffering().faults == ()
    with pytest.raises(PortalError, match="no fault is named 'nonsense'; --faults help lists them"):
        named("gone,nonsense")
