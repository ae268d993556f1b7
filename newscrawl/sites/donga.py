"""Dong-A Ilbo."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site


class Donga(Site):
    """동아일보."""

    name = "donga"
    title = "동아일보"
    domains = ("donga.com",)
    publisher = "동아일보"
    robots = "unknown"
    articles_verified = date(2013, 10, 24)
    seen = ("http://news.donga.com/3/all/20131023/58406128/1",)
    articles = (
        Address(
            r"/(?:\d/\w+|news/(?:\w+/)?(?:article|amp)|\w+/article)/(?:all/)?\d{8}/(\d{6,})(?:/\d+)?",
        ),
    )
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        # The sub-headline is the first thing inside the text's own container.
        "subtitle": (
            Rule(
                "//div[@class='article_txt']/strong[not(preceding-sibling::node()[normalize-space()])]",
                "http://news.donga.com/3/all/20131023/58406128/1",
            ),
        ),
    }
    lists = (
        ListSource(kind="mainnews", url="https://rss.donga.com/total.xml", name="전체기사", reader="feed"),
        ListSource(kind="mainnews", url="https://rss.donga.com/politics.xml", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="https://rss.donga.com/national.xml", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="https://rss.donga.com/economy.xml", section="경제", reader="feed"),
        ListSource(
            kind="mainnews", url="https://rss.donga.com/international.xml", section="국제", reader="feed"
        ),
        ListSource(kind="mainnews", url="https://rss.donga.com/culture.xml", section="문화", reader="feed"),
        ListSource(kind="mainnews", url="https://rss.donga.com/sports.xml", section="스포츠", reader="feed"),
        ListSource(kind="trending", url="/news/TrendNews/daily", name="많이 본 뉴스"),
    )
