"""Every route over a real connection."""

import asyncio
import json
import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from yarl import URL

from newscrawl.portal.newsroom import Headline
from newscrawl.portal.rankings import PERIOD
from newscrawl.portal.server import Portal

FIRST = "/category/7/news/90000000"


async def page(client: aiohttp.ClientSession, address: str) -> HtmlElement:
    async with client.get(address) as response:
        assert response.status == 200, address
        return html.fromstring(await response.text())


async def data(client: aiohttp.ClientSession, address: str) -> Any:
    async with client.get(address) as response:
        assert response.status == 200, address
        answer = await response.json()
    assert answer["message"] == "success"
    return answer["data"]


def texts(root: HtmlElement, xpath: str) -> list[str]:
    return [
        (found if isinstance(found, str) else found.text_content()).strip() for found in root.xpath(xpath)
    ]


def a_headline(portal: Portal, wanted: Any) -> Headline:
    return next(headline for headline in portal.newsroom if wanted(headline) and not headline.gone)


def path_of(headline: Headline) -> str:
    return f"/category/{headline.category.id}/news/{headline.news_id}"


ROUTES = [
    ("/", "text/html"),
    ("/category/ECONOMY", "text/html"),
    ("/category/ECONOMY?page=2", "text/html"),
    ("/ranking/SPORTS", "text/html"),
    ("/trend", "text/html"),
    ("/trend?tab=popular", "text/html"),
    ("/point", "text/html"),
    (FIRST, "text/html"),
    ("/v1/news/categories/group", "application/json"),
    ("/v1/news", "application/json"),
    ("/v1/news/main", "application/json"),
    ("/v1/news/point", "application/json"),
    ("/v1/polls", "application/json"),
    ("/v1/news/7/90000000?popularNews=10", "application/json"),
    ("/v1/comments/news?entityId=90000000", "application/json"),
    ("/robots.txt", "text/plain"),
    ("/rss", "application/rss+xml"),
    ("/rss/TECH", "application/rss+xml"),
    ("/news-sitemap.xml", "application/xml"),
    ("/favicon.ico", "image/svg+xml"),
    ("/static/portal.css", "text/css"),
    ("/static/cheer.svg", "image/svg+xml"),
    ("/img/90000000/1.svg", "image/svg+xml"),
]


@pytest.mark.parametrize(("path", "content_type"), ROUTES)
async def test_route_answers_get_head_and_if_none_match(
    portal: Portal, client: aiohttp.ClientSession, path: str, content_type: str
) -> None:
    async with client.get(portal.url + path) as got:
        body = await got.read()
        assert (got.status, got.content_type) == (200, content_type)
        assert body
    async with client.head(portal.url + path) as head:
        assert head.status == 200
        assert head.headers["Content-Length"] == str(len(body))
        assert head.headers["ETag"] == got.headers["ETag"]
    async with client.get(portal.url + path, headers={"If-None-Match": got.headers["ETag"]}) as again:
        assert again.status == 304
        assert await again.read() == b""
    async with client.get(portal.url + path, headers={"If-None-Match": '"another"'}) as other:
        assert other.status == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/category/NOTHING", 404),
        ("/category/economy", 404),
        ("/category/ECONOMY?page=0", 400),
        ("/category/ECONOMY?page=-1", 400),
        ("/category/ECONOMY?page=x", 400),
        ("/category/ECONOMY?page=%C2%B2", 400),
        ("/category/ECONOMY?page=99999999999", 400),
        ("/category/99/news/90000000", 404),
        ("/category/1/news/1", 404),
        ("/category/1/news/x", 404),
        ("/category/1/news/99999999999999", 404),
        ("/ranking/news/1", 404),
        ("/ranking/NOTHING", 404),
        ("/trend?tab=oldest", 400),
        ("/rss/NOTHING", 404),
        ("/news-sitemap.xml?page=2", 404),
        ("/news-sitemap.xml?page=x", 400),
        ("/static/..%2fserver.py", 404),
        ("/static/nothing.css", 404),
        ("/img/1/1.svg", 404),
        ("/v1/nothing", 404),
        ("/v1/news?categoryIds=99", 404),
        ("/v1/news?categoryIds=x", 400),
        ("/v1/news?size=101", 400),
        ("/v1/news?popularNews=-1", 400),
        ("/v1/news/7/1", 404),
        ("/v1/comments/news", 400),
        ("/v1/comments/news?entityId=1", 404),
        ("/v1/comments/news?entityId=90000000&sort=name", 400),
    ],
)
async def test_what_is_not_there_or_asked_wrongly(
    portal: Portal, client: aiohttp.ClientSession, path: str, status: int
) -> None:
    async with client.get(URL(portal.url + path, encoded=True)) as response:
        assert response.status == status
        if path.startswith("/v1/"):
            assert (await response.json())["data"] is None
        else:
            assert "없는 페이지" in await response.text()


async def test_a_method_that_is_not_allowed(portal: Portal, client: aiohttp.ClientSession) -> None:
    async with client.post(portal.url + FIRST) as response:
        assert response.status == 405


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(
        ["/category/ECONOMY", "/trend", "/v1/news", "/v1/comments/news", "/news-sitemap.xml"]
    ),
    name=st.sampled_from(["page", "size", "tab", "categoryIds", "entityId", "sort", "recentNews"]),
    value=st.text(max_size=12),
)
def test_no_parameter_breaks_the_server(path: str, name: str, value: str) -> None:
    async def ask() -> int:
        async with (
            Portal(30, 7) as served,
            aiohttp.ClientSession() as session,
            session.get(served.url + path, params={name: value}) as response,
        ):
            return response.status

    try:
        value.encode()
    except UnicodeEncodeError:  # a lone surrogate cannot be sent
        return
    assert asyncio.run(ask()) in {200, 400, 404}


async def test_the_article_page_shows_what_the_seed_page_shows(
    portal: Portal, client: aiohttp.ClientSession
) -> None:
    headline = a_headline(
        portal, lambda one: one.comment_count > 12 and one.charset == "utf-8" and not one.long_date
    )
    address = portal.url + path_of(headline)
    root = await page(client, address)
    detail = (await data(client, f"{portal.url}/v1/news/{headline.category.id}/{headline.news_id}"))[
        "newsDeatil"
    ]
    article = "//div[@class='articleWrap']"
    assert texts(root, f"{article}//div[@class='category']") == [headline.category.name]
    assert texts(root, "//div[@class='articleTitle']") == [headline.title] * 2
    assert texts(root, "//*[@id='sticky']/div[@class='articleTitle']") == [headline.title]
    assert texts(root, "//ul[@class='publisher']") == [headline.publisher.name]
    assert texts(root, "//ul[@class='date']") == [f"입력 {headline.published:%Y.%m.%d %H:%M}"]
    assert texts(root, "//div[@class='publisherBot']") == [f"{headline.publisher.name} 기자"]
    assert texts(root, "//div[@class='tag']/ul") == [f"#{tag}" for tag in detail["keywords"]]
    assert texts(root, "//div[@class='sectionTitleSub']") == ["이 기사, 어떠셨나요?"]
    assert texts(root, "//div[@class='newsVote']/ul/li[2]") == ["기뻐요", "응원해요", "실망이에요", "슬퍼요"]
    votes = texts(root, "//div[@class='newsVote']/ul/li[3]")
    assert len(votes) == 4
    assert all(map(str.isdigit, votes))
    assert texts(root, "//div[@class='totalCnt']") == [f"댓글 {headline.comment_count}"]
    assert texts(root, "//div[@class='commentWrap']/div[@class='tab']/ul") == ["최신순", "추천순", "답글순"]
    assert len(root.xpath("//div[@class='commentList']/ul")) == 10
    box = "//div[@class='mainNewsBox']"
    assert texts(root, f"{box}/div[@class='stickyTitle']")[0].endswith(" 주요뉴스")
    assert texts(root, f"{box}//li[@class='rank']") == [str(rank) for rank in range(1, 11)]
    assert texts(root, f"{box}//li[@class='tit']/text()[1]") == texts(root, f"{box}//li[@class='img']/span")
    assert all(texts(root, f"{box}//div[@class='press']"))
    assert len(root.xpath(f"{box}//a[@href]")) == 10
    assert texts(root, "//div[@class='trendNewsBox']/div[@class='tab']/ul") == ["최신뉴스", "인기뉴스"]
    assert [len(panel.xpath(".//a")) for panel in root.xpath("//div[@data-tab]")] == [20, 20]
    assert "포인트 뉴스" in texts(root, "//div[@class='stickyTitle']")
    assert "실시간 랭킹 차트" in texts(root, "//div[@class='rankBox']/div[@class='stickyTitle']")
    assert texts(root, "//div[@class='more']/a") == ["포인트 뉴스 모아보기", "트렌드 뉴스 모아보기"]
    assert texts(root, "//ul[@class='bottomNav']/li") == ["뉴스", "투표", "게임", "이벤트"]


async def test_the_other_way_to_write_the_time(portal: Portal, client: aiohttp.ClientSession) -> None:
    headline = portal.newsroom.headline(
        next(
            index
            for index in range(500)
            if (one := portal.newsroom.headline(index)).long_date
            and not one.gone
            and one.published.hour == 14
        )
    )
    root = await page(client, portal.url + path_of(headline))
    assert texts(root, "//ul[@class='date']") == [
        f"입력 2025. 2. {headline.published.day}. 오후 2:{headline.published.minute:02}:00"
    ]


async def test_all_addresses_of_an_article_name_one(portal: Portal, client: aiohttp.ClientSession) -> None:
    pages = []
    for path in (
        FIRST,
        f"/m{FIRST}",
        f"{FIRST}?utm_source=x&from=main&rank=3",
        "/ranking/news/90000000?rank=1",
        "/category/2/news/90000000",
    ):
        async with client.get(portal.url + path) as response:
            pages.append(await response.text())
    assert len(set(pages)) == 1
    assert html.fromstring(pages[0]).xpath("//link[@rel='canonical']/@href") == [portal.url + FIRST]


async def test_pages_of_a_list_lead_from_one_to_the_next(
    portal: Portal, client: aiohttp.ClientSession
) -> None:
    address: str | None = f"{portal.url}/category/SOCIETY"
    found: list[str] = []
    numbers = []
    while address:
        root = await page(client, address)
        found += root.xpath("//div[@class='newsList']//a/@href")
        numbers += texts(root, "//li[contains(@class, 'ant-pagination-item-active')]")
        following = root.xpath("//div[@class='paging']//a[@rel='next']/@href")
        address = portal.url + following[0] if following else None
    assert numbers == ["1", "2", "3", "4", "5"]
    assert len(found) == len(set(found)) == 50
    empty = await page(client, f"{portal.url}/category/SOCIETY?page=6")
    assert texts(empty, "//p[@class='empty']") == ["등록된 기사가 없습니다."]


async def test_an_article_that_is_listed_and_gone(portal: Portal, client: aiohttp.ClientSession) -> None:
    gone = next(headline for headline in portal.newsroom if headline.gone)
    for path in (path_of(gone), f"/m{path_of(gone)}", f"/ranking/news/{gone.news_id}"):
        async with client.get(portal.url + path) as response:
            assert response.status == 404
    async with client.get(f"{portal.url}/v1/news/{gone.category.id}/{gone.news_id}") as response:
        assert response.status == 404
    async with client.get(f"{portal.url}/news-sitemap.xml") as response:
        assert path_of(gone) in await response.text()


async def test_an_article_changes_at_its_moment(portal: Portal, client: aiohttp.ClientSession) -> None:
    headline = a_headline(portal, lambda one: one.edited_at is not None)
    assert headline.edited_at is not None
    address = portal.url + path_of(headline)
    async with client.get(address) as before:
        old = html.fromstring(await before.text())
    portal.clock.advance(headline.edited_at - portal.clock.now())
    async with client.get(address, headers={"If-None-Match": before.headers["ETag"]}) as after:
        assert after.status == 200
        new = html.fromstring(await after.text())
    assert texts(old, "//ul[@class='update']") == []
    assert texts(new, "//ul[@class='update']")[0].startswith("수정 2025")
    assert (
        texts(new, "//div[@class='articleTitle']")[1]
        == texts(old, "//div[@class='articleTitle']")[1] + "(종합)"
    )
    detail = (await data(client, f"{portal.url}/v1/news/{headline.category.id}/{headline.news_id}"))[
        "newsDeatil"
    ]
    assert detail["modifiedAt"].endswith("Z")


async def test_if_modified_since(portal: Portal, client: aiohttp.ClientSession) -> None:
    async with client.get(portal.url + FIRST) as first:
        modified = first.headers["Last-Modified"]
    async with client.get(portal.url + FIRST, headers={"If-Modified-Since": modified}) as second:
        assert second.status == 304
    portal.clock.advance(PERIOD)  # the ranks beside the article have moved
    async with client.get(portal.url + FIRST, headers={"If-Modified-Since": modified}) as third:
        assert third.status == 200


async def test_ranks_move_with_the_clock_and_keep_their_articles(
    portal: Portal, client: aiohttp.ClientSession
) -> None:
    async def order() -> list[str]:
        root = await page(client, f"{portal.url}/ranking/TECH")
        return texts(root, "//li[@class='tit']/text()[1]")

    first = await order()
    portal.clock.advance(timedelta(seconds=1))
    assert await order() == first
    portal.clock.advance(PERIOD)
    second = await order()
    assert sorted(second) == sorted(first)
    assert second != first
    async with Portal(500, 7, clock=portal.clock) as twin:
        root = await page(client, f"{twin.url}/ranking/TECH")
        assert texts(root, "//li[@class='tit']/text()[1]") == second


async def test_the_api_answers_with_its_own_spelling(portal: Portal, client: aiohttp.ClientSession) -> None:
    groups = await data(client, f"{portal.url}/v1/news/categories/group")
    assert [group["name"] for group in groups] == [
        *("정치", "경제", "사회", "국제", "문화", "연예", "스포츠", "IT·과학")
    ]
    news = await data(
        client, f"{portal.url}/v1/news?categoryIds=2,3&page=2&size=12&recentNews=10&popularNews=10"
    )
    assert sorted(news) == ["newsList", "populars", "resents"]
    assert news["newsList"]["metadata"] == {"totalCounts": 100, "currentPage": 2, "totalPages": 9}
    assert len(news["newsList"]["content"]) == 12
    assert len(news["resents"]) == len(news["populars"]) == 10
    row = news["newsList"]["content"][0]
    assert {"newsId", "categoryId", "title", "content", "pressName", "thumbnail"} <= row.keys()
    article = await data(client, f"{portal.url}/v1/news/{row['categoryId']}/{row['newsId']}?popularNews=10")
    assert article["newsDeatil"]["title"] == row["title"]
    assert article["newsDeatil"]["publishedAt"].endswith("Z")
    assert [emotion["name"] for emotion in article["emotions"]] == [
        "기뻐요",
        "응원해요",
        "실망이에요",
        "슬퍼요",
    ]
    root = await page(client, f"{portal.url}/category/ECONOMY?page=2")
    shown = texts(root, "//div[@class='newsList']//li[@class='tit']")
    assert shown == [entry["title"] for entry in news["newsList"]["content"]]


async def test_comments_have_three_orders_and_pages(portal: Portal, client: aiohttp.ClientSession) -> None:
    headline = a_headline(portal, lambda one: one.comment_count > 15)
    base = f"{portal.url}/v1/comments/news?entityId={headline.news_id}"
    found = [
        await data(client, f"{base}&size=100&sort={sort}")
        for sort in ("", "likeCount,desc", "replyCount,desc")
    ]
    for key, answer in zip(("createdAt", "likeCount", "replyCount"), found, strict=True):
        values = [comment[key] for comment in answer["content"]]
        assert values == sorted(values, reverse=True)
        assert answer["metadata"]["totalCounts"] == len(values) == headline.comment_count
    ids = [{comment["id"] for comment in answer["content"]} for answer in found]
    assert ids[0] == ids[1] == ids[2]
    second = await data(client, f"{base}&page=2&size=10")
    assert second["content"] == found[0]["content"][10:20]


async def test_robots_allow_everything(portal: Portal, client: aiohttp.ClientSession) -> None:
    async with client.get(f"{portal.url}/robots.txt") as response:
        assert (await response.text()).startswith("User-agent: *\nDisallow:\n\n")


async def test_feed_and_sitemap_are_well_formed(late_portal: Portal, client: aiohttp.ClientSession) -> None:
    async with client.get(f"{late_portal.url}/rss/ECONOMY") as response:
        feed = ET.fromstring(await response.text())
    items = feed.findall("channel/item")
    assert len(items) == 50
    assert all((item.findtext("link") or "").startswith(late_portal.url) for item in items)
    assert all((item.findtext("pubDate") or "").endswith("+0900") for item in items)
    async with client.get(f"{late_portal.url}/news-sitemap.xml") as response:
        sitemap = ET.fromstring(await response.text())
    assert len(sitemap) == 500
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    assert sitemap[0].findtext(f"{news}news/{news}publication_date") == "2025-02-05T15:22:00+09:00"


async def test_a_large_sitemap_is_an_index_of_pages(client: aiohttp.ClientSession) -> None:
    async with Portal(2500, 7) as large:
        async with client.get(f"{large.url}/news-sitemap.xml") as response:
            index = ET.fromstring(await response.text())
        addresses = [entry[0].text or "" for entry in index]
        assert addresses == [f"{large.url}/news-sitemap.xml?page={number}" for number in (1, 2, 3)]
        found: list[str] = []
        for address in addresses:
            async with client.get(address) as response:
                found += [entry[0].text or "" for entry in ET.fromstring(await response.text())]
        assert len(set(found)) == 2500


async def test_json_is_utf_8_and_not_escaped(portal: Portal, client: aiohttp.ClientSession) -> None:
    async with client.get(f"{portal.url}/v1/news/categories/group") as response:
        body = await response.read()
    assert "정치".encode() in body
    assert json.loads(body)["message"] == "success"
