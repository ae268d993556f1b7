"""Where else to look after a page without the list that was asked for."""

from scrapy.http import HtmlResponse

from newscrawl.following.fallbacks import fallbacks
from newscrawl.pages.lists import ListPage
from newscrawl.sites.sources import ListKind, ListSource

FRONT = "https://news.example.kr/"
FEED = f"{FRONT}rss.xml"


def addresses(kind: ListKind, body: str) -> list[str]:
    response = HtmlResponse(FRONT, body=f"<html><body>{body}</body></html>".encode(), encoding="utf-8")
    found = fallbacks(response, ListPage(feeds=[FEED]), ListSource(kind=kind, url=FRONT))
    return [source.url for source in found if source.kind == kind]


def test_no_feed_says_what_is_read_most() -> None:
    ranking = "<a href='/ranking'>랭킹뉴스</a>"
    assert addresses("mainnews", ranking) == [FEED]
    assert addresses("trending", ranking) == [f"{FRONT}ranking"]
    assert addresses("trending", "<a href='/politics'>정치</a>") == []
