"""Pages are bounded, come back in every path, and are replaced with their browser."""

import asyncio
import os
import signal

import pytest
from playwright.async_api import Error

from newscrawl.middlewares.guard import Guard
from newscrawl.rendering.errors import BrowserUnusableError
from newscrawl.rendering.gateway import Gateway
from newscrawl.rendering.pool import PagePool
from tests.rendering.processes import descendants, is_browser


async def nothing(page):
    """Prepares no page."""


@pytest.fixture
def counts():
    """What the pools of a test counted."""
    return []


@pytest.fixture
async def make_pool(launch, counts):
    pools = []

    def make(most=2, uses=100, start=launch, prepare=nothing):
        pool = PagePool(start, prepare, {}, most=most, uses=uses, count=counts.append)
        pools.append(pool)
        return pool

    yield make
    for pool in pools:
        await pool.close()


def kill_browser():
    browsers = [process for process in descendants(os.getpid()) if is_browser(process)]
    assert browsers
    for browser in browsers:
        os.kill(browser.pid, signal.SIGKILL)


@pytest.fixture
def broken(browsers, tmp_path):
    """Starts a browser that is none."""
    return browsers(Gateway(Guard([])), program=str(tmp_path / "none")).launch_browser


async def test_no_more_pages_are_open_than_allowed_and_they_are_used_again(make_pool, counts):
    pool = make_pool(most=2)
    seen = set()

    async def use(number):
        async with pool.page() as page:
            await page.goto(f"data:text/html,{number}")
            seen.add(page)
            assert pool.open_pages <= 2

    await asyncio.gather(*(use(number) for number in range(12)))
    assert pool.largest == 2
    assert len(seen) == 2
    assert counts == ["browsers", "contexts"]


async def test_a_context_is_renewed_after_its_uses_and_the_bound_holds_meanwhile(make_pool, counts):
    pool = make_pool(most=3, uses=4)

    async def use():
        async with pool.page() as page:
            await page.goto("data:text/html,x")
            assert len(page.context.browser.contexts) <= 3
            assert sum(len(context.pages) for context in page.context.browser.contexts) <= 3

    await asyncio.gather(*(use() for _ in range(16)))
    assert pool.largest <= 3
    assert counts.count("contexts") == 4
    assert counts.count("browsers") == 1


async def test_a_page_that_failed_is_closed_and_not_used_again(make_pool):
    pool = make_pool(most=1)
    with pytest.raises(KeyError):
        async with pool.page() as page:
            raise KeyError
    assert page.is_closed()
    assert pool.open_pages == 0
    async with pool.page() as other:
        assert other is not page


async def test_a_cancelled_user_gives_the_page_back(make_pool):
    pool = make_pool(most=1)
    inside = asyncio.Event()

    async def use():
        async with pool.page():
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(use())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(20), pool.page():
        assert pool.open_pages == 1


async def test_a_user_that_is_cancelled_while_it_waits_takes_no_page(make_pool):
    pool = make_pool(most=1)
    async with pool.page():
        waiting = asyncio.create_task(pool.page().__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(20), pool.page():
        pass


async def test_a_killed_browser_is_replaced(make_pool, counts):
    pool = make_pool(most=2)

    async def use():
        async with pool.page() as page:
            kill_browser()
            await page.goto("data:text/html,x")

    with pytest.raises(Error):
        await use()
    async with pool.page() as page:
        await page.goto("data:text/html,again")
        assert await page.inner_text("body") == "again"
    assert counts.count("browsers") == 2
    assert pool.largest == 1


async def test_idle_pages_of_a_killed_browser_are_not_lent(make_pool, counts):
    pool = make_pool(most=2)
    async with pool.page():
        pass
    kill_browser()
    async with asyncio.timeout(20):
        while "browsers_lost" not in counts:  # noqa: ASYNC110 - the pool tells of it by a count
            await asyncio.sleep(0.02)
    async with pool.page() as page:
        await page.goto("data:text/html,again")
    assert counts.count("browsers") == 2


async def test_a_page_whose_script_never_ends_is_got_rid_of(make_pool):
    pool = make_pool(most=1)

    async def use():
        async with asyncio.timeout(2), pool.page() as page:
            await page.goto("data:text/html,<script>setTimeout(() => { for (;;); })</script>")
            await page.wait_for_timeout(200)
            await page.content()

    with pytest.raises(TimeoutError):
        await use()
    async with asyncio.timeout(30), pool.page() as page:
        await page.goto("data:text/html,again")
        assert await page.inner_text("body") == "again"


async def test_windows_that_a_page_opens_are_closed(make_pool):
    pool = make_pool(most=1)
    async with pool.page() as page:
        await page.goto("data:text/html,<script>open('about:blank')</script>")
        async with asyncio.timeout(20):
            while len(page.context.pages) > 1:
                await page.wait_for_timeout(50)
        assert not page.is_closed()


async def test_a_browser_that_does_not_start_is_tried_once_and_then_refused(make_pool, broken):
    starts = []

    async def start():
        starts.append(1)
        return await broken()

    pool = make_pool(most=1, start=start)
    for _ in range(2):
        with pytest.raises(BrowserUnusableError, match="Chromium does not start"):
            async with pool.page():
                raise AssertionError
    assert len(starts) == 1


async def test_a_browser_that_started_once_is_started_again_after_a_failure(make_pool, launch, broken):
    starts = []

    async def start():
        starts.append(1)
        if len(starts) == 2:
            return await broken()
        return await launch()

    pool = make_pool(most=1, start=start)
    async with pool.page() as page:
        await page.context.browser.close()
    async with pool.page() as page:
        await page.goto("data:text/html,again")
    assert len(starts) == 3


async def test_scripts_of_a_page_that_nobody_takes_again_are_ended(make_pool):
    pool = make_pool(most=1)
    async with pool.page() as page:
        await page.goto("data:text/html,<script>setInterval(() => document.title += 'x', 10)</script>")
    async with asyncio.timeout(20):
        await page.wait_for_url("about:blank")
    async with pool.page() as again:
        assert again is page
