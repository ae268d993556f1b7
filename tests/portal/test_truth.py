"""The truth is what stands on the served page: checked against the page's text, not against the writer."""

import re
from datetime import timedelta

import aiohttp
import pytest
from lxml import html
from lxml.html import HtmlElement

from newscrawl.items import Article
from newscrawl.portal import truth
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import NEWEST, Newsroom
from newscrawl.portal.rankings import PERIOD, rankings_at
from newscrawl.portal.server import Portal

LATER = NEWEST + timedelta(hours=4)


def decoded(body: bytes, content_type: str) -> str:
    """A page as a browser decodes it: byte order mark, then header, then ``<meta charset>``."""
    if body.startswith(b"\xef\xbb\xbf"):
        return body[3:].decode("utf-8")
    declared = re.search(r"charset=([\w-]+)", content_type) or re.search(
        r'<meta charset="([\w-]+)"', body[:200].decode("latin-1")
    )
    assert declared is not None
    return body.decode("cp949" if declared[1] == "euc-kr" else declared[1])


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def text_of(root: HtmlElement) -> str:
    """The text of a container with a blank for each tag: cells of a table stay apart."""
    return folded(" ".join(root.itertext()))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return list(truth.articles(Newsroom(500, 7), "http://portal.example", LATER))


async def test_every_article_stands_on_its_page(client: aiohttp.ClientSession) -> None:
    charsets = set()
    async with Portal(200, 7, clock=PortalClock(LATER, running=False)) as portal:
        for article in truth.articles(portal.newsroom, portal.url, LATER):
            assert article.url is not None
            assert article.body is not None
            async with client.get(article.url) as response:
                content_type = response.headers["Content-Type"]
                body = await response.read()
            text = decoded(body, content_type)
            charsets.add((content_type, text[text.index("<meta") :][:30], body[:3] == b"\xef\xbb\xbf"))
            root = html.fromstring(text)
            (content,) = root.xpath("//div[@class='contents']/div[@class='content']")
            shown = text_of(content)
            assert [title.text_content() for title in root.xpath("//div[@class='articleTitle']")] == [
                article.title
            ] * 2
            for paragraph in article.body.split("\n\n"):
                assert folded(paragraph) in shown, (article.url, paragraph)
            for author in article.authors:
                assert author.name in shown
                assert author.email is None or author.email in shown
                assert author.email is None or author.email not in article.body
            for image in article.images:
                assert image.url is not None
                assert root.xpath("//img[@src=$src]", src=image.url.removeprefix(portal.url))
                assert image.caption is not None
                assert folded(image.caption) in shown
                assert image.caption not in article.body
                assert image.credit is not None
                assert image.credit in image.caption
            assert article.copyright is None or article.copyright in shown
            for line in (article.subtitle or "").splitlines():
                assert line in shown
            dates = root.xpath("//ul[@class='date' or @class='update']/text()")
            assert len(dates) == (2 if article.modified_at else 1)
            assert [tag.text for tag in root.xpath("//div[@class='tag']/ul")] == [
                f"#{tag}" for tag in article.tags
            ]
            votes = [
                [item.text_content() for item in row.xpath("li")][1:]
                for row in root.xpath("//div[@class='newsVote']/ul")
            ]
            assert [(name, str(count)) for name, count in article.reactions.items()] == [
                tuple(vote) for vote in votes
            ]
            (total,) = root.xpath("//div[@class='totalCnt']/span/text()")
            assert int(total) == article.comment_count
    assert len(charsets) == 5


async def test_nothing_but_the_body_and_what_is_known_to_go_stands_in_the_container(
    client: aiohttp.ClientSession,
) -> None:
    """Once body, captions and all else of the truth are taken out of the container, only junk is left."""
    junk = re.compile(
        "|".join(
            (
                r"광고|이 광고는 30초 뒤 닫힙니다|페이스북|카카오톡|주소 복사|글자 크기 조절|인쇄",
                r"동영상 고정 취소|재생 00:00 / 01:47|음소거|관련기사|☞|■ 제보하기.*",
                r"▶ .{2,12} 뉴스레터 ‘아침 한 줄’ 구독하기|촬영기자:\S+/영상편집:\S+",
                r"\((?:서울|워싱턴|베이징|도쿄|브뤼셀)=두물통신\)",
                r"\[ ?(?:가람경제|솔빛이코노미|미르신문|라온스포츠)|기자|특파원|[/()·=\s\[\]]",
            )
        )
    )
    async with Portal(120, 7, clock=PortalClock(LATER, running=False)) as portal:
        for article in truth.articles(portal.newsroom, portal.url, LATER):
            async with client.get(article.url or "") as response:
                root = html.fromstring(decoded(await response.read(), response.headers["Content-Type"]))
            (content,) = root.xpath("//div[@class='contents']/div[@class='content']")
            for element in content.xpath(".//script | .//a"):
                element.text = ""
            left = text_of(content)
            known = (article.body or "").split("\n\n")
            known += [image.caption or "" for image in article.images]
            known += [article.copyright or "", *(article.subtitle or "").splitlines(), article.title or ""]
            for text in sorted(filter(None, known), key=len, reverse=True):
                left = left.replace(folded(text), " ")
            for author in article.authors:
                left = left.replace(author.email or author.name, " ").replace(author.name, " ")
            assert junk.sub("", left) == "", (article.url, left)


def test_conventions_of_the_truth(articles: list[Article]) -> None:
    for article in articles:
        assert article.id == "portal:" + (article.url or "").rpartition("/")[2]
        assert article.site == "portal"
        assert article.language == "ko"
        assert article.body
        assert all(article.body.split("\n\n"))
        assert not re.search(r"@\w|무단전재|무단 전재|제보하기|뉴스레터|\S=두물통신", article.body)
        assert not article.body.startswith(("[ ", "[미르", "[라온", "("))
        assert article.published_at is not None
        assert article.published_at.utcoffset() == timedelta(hours=9)
        assert article.subtitle is None or article.subtitle not in article.body
    assert any(len(article.authors) == 3 for article in articles)
    assert any(not article.authors for article in articles)
    assert any(author.role == "특파원" for article in articles for author in article.authors)
    assert any("\n\n[앵커]\n\n" in f"\n\n{article.body}\n\n" for article in articles)
    assert any((article.body or "").count("구분 지난해 올해 증감률") for article in articles)
    assert any(article.source_url is None for article in articles)


@pytest.mark.parametrize(
    "sign",
    [r"-\d\.\d%", r"\d\.\d~\d\.\d%", r"\d,\d{3}\.\dp", r"△\d+%", r"\d+억 달러", "美", "尹", "“", '"', "‘"],
)
def test_signs_that_cleaning_must_not_touch_occur(articles: list[Article], sign: str) -> None:
    assert sum(bool(re.search(sign, f"{article.title}\n{article.body}")) for article in articles) >= 3


def test_addresses_and_domains_are_reserved_ones(articles: list[Article]) -> None:
    for article in articles:
        shown = [article.source_url, article.copyright, *(author.email for author in article.authors)]
        assert not re.search(r"\.(?:com|net|kr|org)\b", " ".join(filter(None, shown)))


def test_json_has_the_fields_of_the_page_alone(articles: list[Article]) -> None:
    line = truth.as_json(articles[0])
    assert {"requested_url", "crawled_at", "revision", "listed_in"}.isdisjoint(line)
    assert line["published_at"] == "2025-02-05T15:22:00+09:00"
    assert line["modified_at"] is None


async def test_rankings_are_what_the_lists_show(portal: Portal, client: aiohttp.ClientSession) -> None:
    at = portal.clock.now()
    expected = list(rankings_at(portal.newsroom, portal.url, at))
    shown: list[tuple[str, str]] = []
    codes = ("POLITICS", "ECONOMY", "SOCIETY", "WORLD", "CULTURE", "ENTERTAINMENT", "SPORTS", "TECH")
    for code in codes:
        address: str | None = f"{portal.url}/category/{code}"
        while address:
            async with client.get(address) as response:
                root = html.fromstring(await response.text())
            rows = root.xpath("//div[@class='newsList']//ul")
            shown += [(row.xpath("li")[1].text, row.xpath("li")[3].text) for row in rows]
            following = root.xpath("//a[@rel='next']/@href")
            address = portal.url + following[0] if following else None
    for path in [*(f"/ranking/{code}" for code in codes), "/trend?tab=latest", "/trend?tab=popular"]:
        async with client.get(portal.url + path) as response:
            root = html.fromstring(await response.text())
        rows = root.xpath("//div[@class='left']//ul[li[@class='rank']]")
        shown += [(row.xpath("li")[1].text, row.xpath("li/div")[0].text) for row in rows]
    assert [(entry.title, entry.publisher) for entry in expected] == shown
    assert len(shown) == 500 + 8 * 10 + 2 * 20
    assert {entry.section for entry in expected if entry.list == "mainnews"} == {
        *("정치", "경제", "사회", "국제", "문화", "연예", "스포츠", "IT·과학")
    }
    ranks = [entry.rank for entry in expected if entry.name == "경제 뉴스"]
    assert ranks == list(range(1, 101))


def test_rankings_of_another_time_are_another_order() -> None:
    newsroom = Newsroom(300, 7)

    def order(at_period: int) -> list[str | None]:
        return [
            entry.title
            for entry in rankings_at(newsroom, "", NEWEST + at_period * PERIOD)
            if entry.tab == "인기뉴스"
        ]

    assert order(0) == order(0)
    assert order(0) != order(1)
    assert sorted(map(str, order(0))) == sorted(map(str, order(1)))
