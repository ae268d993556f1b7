"""KBS News."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Kbs(Site):
    """KBS."""

    name = "kbs"
    title = "KBS"
    domains = (
        "news.kbs.co.kr",
        "mn.kbs.co.kr",
    )
    base_url = "https://news.kbs.co.kr/news/pc/main/main.html"
    publisher = "KBS"
    robots = "unknown"
    verified = True
    seen = ("https://news.kbs.co.kr/news/view.do?ncd=7645555",)
    articles = (
        Address(r"(?:/\w+)*/view\.do", ("ncd",), canonical="https://news.kbs.co.kr/news/view.do?ncd={}"),
    )
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
