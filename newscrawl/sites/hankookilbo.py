"""Hankook Ilbo."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Hankookilbo(Site):
    """한국일보."""

    name = "hankookilbo"
    title = "한국일보"
    domains = ("hankookilbo.com",)
    publisher = "한국일보"
    robots = "unknown"
    articles_verified = date(2026, 1, 29)
    seen = (
        "https://www.hankookilbo.com/news/article/A2026012914320005196",
        "https://www.hankookilbo.com/News/Read/A2025051516330004328",
    )
    articles = (
        Address(r"(?i)/news/(?:read/(?:amp/)?|article/(?:amp/)?)(A\d{16,19})"),
        Address(r"(?i)/news/(?:npath|read)/(\d{15,})"),
    )
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="mainnews", url="/News/Politics", section="정치"),
        ListSource(kind="mainnews", url="/News/Economy", section="경제"),
        ListSource(kind="mainnews", url="/News/Society", section="사회"),
        ListSource(kind="mainnews", url="/News/World", section="국제"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
