"""The next page of a list whose pager is made of buttons, on a site that nobody declared."""

import pytest
import pytest_asyncio

from newscrawl.rendering.pager import next_address
from tests.conftest import serving

GOES = "onclick=\"history.pushState(null, '', '/list?page=2')\""


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address_on(launch_once):
    """The next page's address on a page with this body."""
    with serving() as site:
        browser = await launch_once(site.url)

        async def ask(body):
            site.page("/list", f"<html><body><a href='/news/1'>기사</a>{body}</body></html>")
            page = await browser.new_page()
            await page.goto(f"{site.url}/list")
            found = await next_address(page)
            await page.close()
            return found and found.removeprefix(site.url)

        yield ask
        await browser.close()


@pytest.mark.parametrize(
    "pager",
    [
        f'<ul class="ant-pagination"><li class="ant-pagination-next"><button {GOES}></button></li></ul>',
        f'<div class="paging"><span>1</span><span {GOES}>다음</span></div>',
        f'<nav aria-label="pagination"><button aria-label="Go to next page" {GOES}>&gt;</button></nav>',
        f'<div class="board_page"><a href="#" class="btn next" {GOES}></a></div>',
    ],
)
async def test_a_button_is_clicked(address_on, pager):
    assert await address_on(pager) == "/list?page=2"


@pytest.mark.parametrize(
    "pager",
    [
        "",
        f'<ul class="pagination"><li class="pagination-next pagination-disabled"><a {GOES}>2</a></li></ul>',
        f'<div class="paging"><button class="next" disabled {GOES}>다음</button></div>',
        f'<div class="paging"><a href="/list?page=7">7</a><a class="next" {GOES}>다음</a></div>',
        '<div class="paging"><a class="next" href="#" onclick="1">다음</a></div>',
        f'<div class="homepage"><button class="next" {GOES}>다음 뉴스</button></div>',
        '<div class="paging"><button class="next" onclick="1">다음</button></div>',
    ],
    ids=["none", "disabled-item", "disabled-button", "has-links", "fragment", "no-pager", "goes-nowhere"],
)
async def test_there_is_none(address_on, pager):
    assert await address_on(pager) is None
