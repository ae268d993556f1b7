"""Munhwa Ilbo; before 2025 its articles had longer numbers under another path."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Munhwa(Site):
    """문화일보."""

    name = "munhwa"
    title = "문화일보"
    domains = ("munhwa.com",)
    publisher = "문화일보"
    robots = "unknown"
    lists_verified = date(2019, 1, 31)
    seen = ("http://www.munhwa.com/",)
    articles = (
        Address(r"/article/(\d{5,})", canonical="https://www.munhwa.com/article/{}"),
        Address(r"/news/view\.html", ("no",), canonical="https://www.munhwa.com/news/view.html?no={}"),
    )
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
