"""Money Today; osen.mt.co.kr and others below it are media of their own."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Mt(Site):
    """머니투데이."""

    name = "mt"
    title = "머니투데이"
    domains = ("mt.co.kr",)
    publisher = "머니투데이"
    robots = "unknown"
    articles = (
        Address(r"(?:/\w+)*/(?:mtview|mtview_amp|view)\.(?:php|html)", ("no",)),
        Address(r"/[\w-]+/\d{4}/\d\d/\d\d/(\d{19})"),
    )
    lists = (
        ListSource(kind="mainnews", url="https://rss.mt.co.kr/mt_news.xml", name="전체기사", reader="feed"),
        ListSource(kind="trending", url="https://www.mt.co.kr/", name="많이 본 뉴스", reader="heading"),
    )
