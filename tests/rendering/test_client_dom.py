"""The DOM that the client-rendered portal shows in Chromium, element by element, and what the rules read."""

import re

import pytest
import pytest_asyncio
from lxml import html
from lxml.html import HtmlElement
from playwright.async_api import Page
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.pages.lists import read_listing
from newscrawl.portal.beats import GROUPS
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.polls import no_news
from newscrawl.portal.server import Portal
from newscrawl.portal.weather import Weather
from newscrawl.sites import get

POLLS = set(no_news())


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def portal():
    async with Portal(100, 7, clock=PortalClock(NEWEST, running=False), client=Weather()) as served:
        yield served


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(launch_once, portal):
    browser = await launch_once(portal.url, portal.api_url)
    yield browser
    await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser_page(browser):
    context = await browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul")
    yield await context.new_page()
    await context.close()


async def shown(page: Page, address: str, ready: str) -> HtmlElement:
    await page.goto(address)
    await page.wait_for_selector(ready, state="attached")
    return html.document_fromstring(await page.content())


def the(root: HtmlElement, css: str) -> list[HtmlElement]:
    return root.cssselect(f"#root > {css}")


def texts(root: HtmlElement, css: str) -> list[str]:
    return [found.text_content() for found in the(root, css)]


def path_of(headline) -> str:
    return f"/category/{headline.category.id}/news/{headline.news_id}"


async def test_every_page_has_the_menus_and_a_notice_that_is_no_article_s(portal, browser_page):
    root = await shown(browser_page, portal.url, "#root .menuBox")
    links = the(root, "section.topWrap .menuBox .dep2 dl > a")
    assert [link.get("href") for link in links] == [f"/category/{group.word}" for group in GROUPS]
    assert [link.find("dt").text for link in links] == [group.name for group in GROUPS]
    assert "홍길동" in texts(root, "section.slideMenu")[0]
    assert texts(root, "section.footer ul.copyright")
    assert root.findtext(".//title") == "React App"


async def test_the_front_page_shows_samples_that_lead_nowhere_and_polls(portal, browser_page):
    root = await shown(browser_page, portal.url, "#root .mainNews")
    news = "div.contentsWrap > .trendNewsWrap > .mainNews"
    assert texts(root, f"{news} > .main > ul.head") == ["헤드라인"]
    assert texts(root, f"{news} > .sideNewsTitle") == ["주요기사"]
    assert len(the(root, f"{news} > .sideNews > ul > li.title")) == 2
    assert texts(root, f"{news} > .rtNewsTitle") == ["최신 기사"]
    assert not the(root, "div.contentsWrap a")
    assert the(root, "div.contentsWrap .dcTrend")
    assert the(root, "div.contentsWrap .dcTrendRoll")
    response = HtmlResponse(portal.url, body=html.tostring(root))
    assert read_listing(response, get("dctrend")) == []


async def test_a_list_page(portal, browser_page):
    root = await shown(browser_page, f"{portal.url}/category/economy?page=2", "#root .newsList .list > a")
    left = "div.contentsWrap > .newsLayout > .leftWrap > .newsList"
    rows = the(root, f"{left} > .list > a[href^='/category/'] > ul.hoverImgPt")
    assert len(rows) == 8
    for row in rows:
        assert [len(row.cssselect(css)) for css in (".thumb img", "li.tit", "li.txt", "li.info")] == [1] * 4
    pager = f"{left} > .paging > ul.ant-pagination"
    assert texts(root, f"{pager} > li.ant-pagination-item-active") == ["2"]
    assert [link.get("href") for link in the(root, f"{pager} > li.ant-pagination-item-1 > a")] == [None]
    assert the(root, f"{pager} > li.ant-pagination-next.ant-pagination-disabled")
    right = "div.contentsWrap > .newsLayout > .rightWrap > .rightSticky"
    assert texts(root, f"{right} > .stickyTitle") == ["랭킹 뉴스", "실시간 인기기사", "최신 기사"]
    assert set(texts(root, f"{right} > .rankNews .rankBox li.tit")) <= POLLS
    popular = the(root, f"{right} > .stickyTitle + .popularNewsRight > ul")
    assert [row[0].text for row in popular] == [str(rank) for rank in range(1, 11)]
    assert all(re.fullmatch(r"/category/\d+/news/\d+", row[1][0].get("href")) for row in popular)
    recent = the(root, f"{right} > .stickyTitle + .rtNewsRight > ul > a[href]")
    assert [[len(row), row[0][0].tag] for row in recent] == [[2, "img"]] * 10


async def test_an_article_page(portal, browser_page):
    headline = next(one for one in portal.newsroom if one.comment_count > 1 and not one.gone)
    root = await shown(browser_page, portal.url + path_of(headline), "#root .articleWrap")
    left = "div.contentsWrap > .newsLayout > .leftWrap"
    wrap = f"{left} > .articleWrap"
    assert texts(root, f"{wrap} > div.category.ftSz16") == [headline.category.name]
    assert texts(root, f"{wrap} > div.articleTitle.ftSz36") == [headline.title]
    assert texts(root, "div.contentsWrap > #sticky > .articleTitle") == [headline.title]
    assert texts(root, f"{wrap} > .info > ul.publisher") == [headline.publisher.name]
    at = headline.published
    half = "오전" if at.hour < 12 else "오후"
    assert texts(root, f"{wrap} > .info > ul.date") == [
        f"입력 {at.year}. {at.month}. {at.day}. {half} {at.hour % 12 or 12}:{at:%M:%S}"
    ]
    assert the(root, f"{wrap} > .contents > .content")
    assert texts(root, f"{wrap} > .publisherBot") == [f"{headline.publisher.name} 기자"]
    assert all(tag.startswith("#") for tag in texts(root, f"{wrap} > .tag > ul"))
    assert texts(root, f"{left} > .sectionTitleSub > .title") == ["실시간 랭킹 차트", "이 기사, 어떠셨나요?"]
    assert set(texts(root, f"{left} > .keywordRank li.tit")) <= POLLS
    votes = the(root, f"{left} > .newsVote > ul")
    assert [[vote[0][0].tag, vote[1].text] for vote in votes] == [
        ["img", name] for name in ("기뻐요", "응원해요", "실망이에요", "슬퍼요")
    ]
    assert texts(root, f"{left} > .commentWrap > .totalCnt") == [f"댓글 {headline.comment_count}"]
    assert texts(root, f"{left} > .commentWrap > .tab > ul") == ["최신순", "추천순", "답글순"]
    assert the(root, f"{left} > .commentWrap > .commentList")
    right = "div.contentsWrap > .newsLayout > .rightWrap > .rightSticky"
    assert texts(root, f"{right} > .dcTrend > .stickyTitle") == ["실시간 인기투표"]
    heading = the(root, f"{right} > .stickyTitle")[0]
    assert heading.text_content() == f"{heading.find('span').text} 주요뉴스"
    rows = the(root, f"{right} > .stickyTitle + .popularNewsRight > ul")
    assert [row[0].text for row in rows] == [str(rank) for rank in range(1, 11)]
    assert [row[2][0].tag for row in rows] == ["img"] * 10
    assert not the(root, f"{right} > .popularNewsRight a")


async def test_a_row_without_a_link_is_opened_by_a_click(portal, browser_page):
    await shown(browser_page, portal.url + path_of(portal.newsroom.headline(0)), "#root .articleWrap")
    row = browser_page.locator(".popularNewsRight > ul").nth(2)
    title = await row.locator("li").nth(1).text_content()
    await row.click()
    await browser_page.wait_for_function(
        "title => document.querySelector('.articleTitle')?.textContent === title", arg=title
    )
    assert re.search(r"/category/\d+/news/\d+$", browser_page.url)


async def test_the_rules_read_the_publisher_s_line_as_no_author(portal, browser_page):
    headline = next(one for one in portal.newsroom if one.publisher.byline == "none" and not one.gone)
    address = portal.url + path_of(headline)
    root = await shown(browser_page, address, "#root .articleWrap")
    article = read_article(HtmlResponse(address, body=html.tostring(root)), get("dctrend"))
    assert article.publisher == headline.publisher.name
    assert headline.publisher.name not in {author.name for author in article.authors}
    assert "Copyright ⓒ 뉴스마루" not in (article.copyright or "")


async def test_without_the_third_party_s_global_the_app_shows_nothing(launch_once):
    errors = []
    async with Portal(30, client=Weather(kit=False)) as portal:
        browser = await launch_once(portal.url, portal.api_url)
        page = await browser.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(portal.url)
        assert (await page.locator("#root").inner_html()).strip() == ""
        await browser.close()
    assert errors == ["Kakao is not defined"]
