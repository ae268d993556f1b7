"""MBC News: the number before the underscore is the article, behind it the page's edition."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site


class Mbc(Site):
    """MBC."""

    name = "mbc"
    title = "MBC"
    domains = ("imnews.imbc.com",)
    base_url = "https://imnews.imbc.com/"
    publisher = "MBC"
    robots = "unknown"
    articles_verified = date(2023, 4, 19)
    seen = ("https://imnews.imbc.com/news/2023/society/article/6470442_36126.html",)
    articles = (Address(r"/(?:[\w-]+/)*article/(\d{7})_\d{5}\.html"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        # Teams sign here too: "iMBC 연예".
        "authors": (
            Rule(
                "//div[@class='reporter']/span[@class='writer']",
                "https://imnews.imbc.com/news/2023/enter/article/6470701_36161.html",
            ),
        ),
    }
    lists = (
        ListSource(kind="mainnews", url="/rss/news/news_00.xml", name="전체기사", reader="feed"),
        ListSource(kind="mainnews", url="/rss/news/news_01.xml", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/rss/news/news_04.xml", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/news/news_05.xml", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/rss/news/news_03.xml", section="국제", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
