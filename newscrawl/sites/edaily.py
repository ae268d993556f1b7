"""Edaily."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Edaily(Site):
    """이데일리."""

    name = "edaily"
    title = "이데일리"
    domains = ("edaily.co.kr",)
    publisher = "이데일리"
    robots = "unknown"
    articles = (
        Address(
            r"(?i)(?:/\w+)*/(?:read(?:/amp)?|news_detail\.asp|newspath\.asp|newsread\.asp)",
            ("newsid",),
            canonical="https://www.edaily.co.kr/News/Read?newsId={}",
        ),
    )
    lists = (
        ListSource(
            kind="mainnews", url="http://rss.edaily.co.kr/edaily_news.xml", name="전체뉴스", reader="feed"
        ),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
