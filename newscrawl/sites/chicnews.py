"""Chic News."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Chicnews(Site):
    """시크뉴스."""

    name = "chicnews"
    title = "시크뉴스"
    domains = (
        "chicnews.mk.co.kr",
        "chicnewsm.mk.co.kr",
    )
    base_url = "http://chicnews.mk.co.kr/"
    publisher = "시크뉴스"
    robots = "unknown"
    articles_verified = date(2018, 10, 24)
    seen = ("http://chicnewsm.mk.co.kr/article.php?aid=1540284267218349007",)
    articles = (Address(r"(?:/\w+)*/(?:article|amp)\.php", ("aid",)),)
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="trending", url="/", name="인기기사", reader="heading"),
    )
